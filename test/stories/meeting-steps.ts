// Review meetings over HTTP, as the office makes them.
import { done, type Heard, type Steps } from './proposal-steps.ts'

export interface MeetingWish {
  readonly kind?: 'regular' | 'full'
  readonly cases?: readonly string[]
}

export async function preparedMeeting(people: Steps, { kind = 'regular', cases }: MeetingWish = {}): Promise<string> {
  const office = await people.as('proposal-office')
  const title = kind === 'full' ? '提案委员会全体会议' : '提案委员会主任会议'
  const { id } = done(await office.post('/api/review-meetings', { kind, title, plannedOn: '2022-01-12', place: '市政协' })).body
  const listed = cases ?? [await people.inJointReview()]
  if (listed.length) done(await office.post(`/api/review-meetings/${id}/moves/addCases`, { version: 1, cases: listed }))
  return id
}

export async function meetingMove(
  people: Steps,
  id: string,
  move: string,
  form: object,
  as: Parameters<Steps['as']>[0] = 'proposal-office',
): Promise<Heard> {
  const { version } = done(await (await people.as('proposal-office')).get(`/api/review-meetings/${id}`)).body
  return (await people.as(as)).post(`/api/review-meetings/${id}/moves/${move}`, { version, ...form })
}

export const holding = (heldOn: string, present = 7) => ({
  heldOn,
  place: '市政协',
  chair: '顾长庚',
  membersDue: 9,
  membersPresent: present,
})

export async function heldMeeting(people: Steps, wish: MeetingWish = {}): Promise<{ id: string; cases: readonly string[] }> {
  const cases = wish.cases ?? [await people.inJointReview()]
  const id = await preparedMeeting(people, { ...wish, cases })
  done(await meetingMove(people, id, 'hold', holding('2022-01-12')))
  return { id, cases }
}
