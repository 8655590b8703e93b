// Records of a meeting's floor on which the access test tries owners and strangers: a plenary under way with one of each.
import { floorSteps, office } from '../floor-steps.ts'
import { done } from '../stories/proposal-steps.ts'
import type { City } from '../world.ts'
import type { Sample } from './samples.ts'

export const floorSampleNames = [
  'floorMeeting',
  'speech',
  'floorQuestion',
  'floorVote',
  'floorDisplay',
  'plenaryGroup',
  'groupLeave',
  'resolution',
  'briefing',
  'minutes',
  'meetingDecision',
] as const
export type FloorSampleName = (typeof floorSampleNames)[number]

export async function floorSamples(city: City): Promise<Record<FloorSampleName, Sample>> {
  const floor = floorSteps(city)
  const meeting = await floor.running()
  const of = `/api/activities/${meeting}`
  const made = async (path: string, form: object): Promise<string> => done(await floor.post(office, `${of}/${path}`, form)).body.id
  const speech = await made('floor/speeches', { topic: '题目', personId: city.personId('member') })
  const group = await made('plenary/groups', { name: '第一组', convenors: [city.personId('member2')] })
  const people = [await floor.meetings.partOf(meeting, 'member')]
  done(await floor.put(office, `/api/plenary-groups/${group}`, { name: '第一组', convenors: [city.personId('member2')], people }))
  const { sessions } = done(await floor.get('member', `${of}/plenary`)).body
  const leave = done(await floor.post('member', `${of}/plenary/leaves`, { sessionId: sessions[2].id, reason: '有事' })).body.id
  done(await floor.post(office, `${of}/floor/displays`, { label: '会议厅' }))
  const { displays } = done(await floor.get(office, `${of}/floor`)).body
  const sample = (id: string, version = 1): Sample => ({ id, version })
  return {
    floorMeeting: sample(meeting),
    speech: sample(speech),
    floorQuestion: sample(await floor.question(meeting)),
    floorVote: sample(await floor.opened(meeting), 2),
    floorDisplay: sample(displays[0].id),
    plenaryGroup: sample(group),
    groupLeave: sample(leave),
    resolution: sample(await made('plenary/resolutions', { title: '决议', text: '正文' })),
    briefing: sample(await made('plenary/briefings', { title: '简报', text: '正文' })),
    minutes: sample(await made('minutes', {})),
    meetingDecision: sample(await made('decisions', { text: '办一件事', ownerBodyId: city.bodies.housing })),
  }
}
