// Records of sign-in on which the access test tries owners and strangers: a Party group's session, a mark and a tablet of it, a closed meeting's correction.
import { activitySteps } from '../activity-steps.ts'
import { attendanceSteps } from '../attendance-steps.ts'
import { done } from '../stories/proposal-steps.ts'
import type { City } from '../world.ts'
import type { Sample } from './samples.ts'

export type AttendanceSampleName = 'activitySession' | 'attendanceMark' | 'doorDevice' | 'closedActivity' | 'attendanceCorrection'

export async function attendanceSamples(city: City): Promise<Record<AttendanceSampleName, Sample>> {
  const steps = activitySteps(city)
  const attendance = attendanceSteps(city, steps)
  const sample = (id: string | null | undefined): Sample => ({ id: id ?? '', version: 1 })
  const id = await steps.draft('party-group')
  done(await steps.invite(id, ['member', 'member2']))
  for (const [name, move] of [
    ['general-office', 'submit'],
    ['chair', 'approve'],
    ['general-office', 'notify'],
  ] as const)
    done(await steps.move(name, id, move))
  const [session = { id: '' }] = (await attendance.page('general-office', id)).sessions
  done(await attendance.mark('general-office', session.id, [await steps.partOf(id, 'member2')]))
  const { people } = await attendance.page('general-office', id)
  const marked = people.find((p) => p.seen[session.id]?.markId)
  const { bundle } = await attendance.tablet(id)

  const closed = await steps.inState('closed', 'committee', { hostId: city.bodies.specialCommittee })
  const [first = { id: '' }] = (await attendance.page('general-office', closed)).sessions
  const asked = await (
    await steps.as('committee-office')
  ).post(`/api/activities/${closed}/attendance-corrections`, {
    sessionId: first.id,
    participationId: await steps.partOf(closed, 'member'),
    state: 'present',
    reason: '会场照片可以证明到会',
  })
  return {
    activitySession: sample(session.id),
    attendanceMark: sample(marked?.seen[session.id]?.markId),
    doorDevice: sample(bundle.deviceId),
    closedActivity: sample(closed),
    attendanceCorrection: sample(done(asked).body.id),
  }
}
