// Records of study and reading on which the access test tries owners and strangers: the group's owner is the member.
import { proposalSteps } from '../stories/proposal-steps.ts'
import { studySteps } from '../stories/studies-steps.ts'
import type { City } from '../world.ts'
import type { Sample } from './samples.ts'

export type StudySampleName = 'studyProgramme' | 'studyText' | 'studyLecture' | 'readingGroup' | 'dutyRound'

export async function studySamples(city: City): Promise<Record<StudySampleName, Sample>> {
  const study = studySteps(city, proposalSteps(city))
  const sample = (id: string): Sample => ({ id, version: 1 })
  return {
    studyProgramme: sample(await study.programme()),
    studyText: sample(await study.text()),
    studyLecture: sample(await study.lecture()),
    readingGroup: sample(await study.group()),
    dutyRound: sample(await aRound(city)),
  }
}

export async function aRound(city: City): Promise<string> {
  const office = await city.signIn('general-office')
  const { status, body, text } = await office.post('/api/duty-rounds', { title: '述职', year: 2022, dueDay: '2022-12-12' })
  if (status !== 201) throw new Error(text)
  return body.id as string
}
