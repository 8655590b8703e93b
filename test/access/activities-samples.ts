// Records of activities on which the access test tries owners and strangers: a Party group's meeting, which only its people see, and an answer to it.
import { activitySteps } from '../activity-steps.ts'
import { done } from '../stories/proposal-steps.ts'
import type { City } from '../world.ts'
import type { Sample } from './samples.ts'

export type ActivitySampleName = 'activity' | 'participation'

export async function activitySamples(city: City): Promise<Record<ActivitySampleName, Sample>> {
  const steps = activitySteps(city)
  const id = await steps.draft('party-group')
  done(await steps.invite(id, ['member', 'member2']))
  for (const [name, move] of [
    ['general-office', 'submit'],
    ['chair', 'approve'],
    ['general-office', 'notify'],
  ] as const)
    done(await steps.move(name, id, move))
  const { version } = await steps.page('general-office', id)
  return { activity: { id, version }, participation: { id: await steps.partOf(id, 'member'), version: 1 } }
}
