// Texts on which the access test tries owners and strangers: a draft, one handed in to a committee, one accepted.
import { proposalSteps } from '../stories/proposal-steps.ts'
import { workSteps } from '../stories/works-steps.ts'
import type { City } from '../world.ts'
import type { Sample } from './samples.ts'

export type WorkSampleName = 'workDraft' | 'workSubmitted' | 'workAccepted'

export async function workSamples(city: City): Promise<Record<WorkSampleName, Sample>> {
  const works = workSteps(city, proposalSteps(city))
  return {
    workDraft: { id: await works.inState('draft'), version: 2 },
    workSubmitted: { id: await works.inState('submitted'), version: 3 },
    workAccepted: { id: await works.inState('accepted'), version: 4 },
  }
}
