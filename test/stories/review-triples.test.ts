// Every (state, move, person) of the courses beside review: the meetings of the committee, and what becomes of what is not filed.
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { inScope } from '#/core/db/database.ts'
import { conversionCourse, conversionStates, type ConversionMove, type ConversionState } from '#/features/proposals/conversion/lifecycle.ts'
import { meetingCourse, meetingStates, type MeetingMove, type MeetingState } from '#/features/proposals/meeting/lifecycle.ts'
import { rowOf, tryTriples, type Tried } from '../triples.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { holding, meetingMove, preparedMeeting } from './meeting-steps.ts'
import { done, proposalSteps, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
const actors = new Map<PersonName, Actor>()

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await people.as(name)
  }
})
after(() => city.close())

const versionOf = (table: string, id: string): Promise<number> =>
  city.read(async (tx) => {
    const { rows } = await sql<{ version: number }>`select version from ${sql.table(table)} where id = ${id}`.execute(tx)
    return rows[0]?.version ?? 1
  })

/** A meeting with one case on its list, and one that could be put there. */
const listed = new Map<string, string>()
const free = new Map<string, string>()

async function meetingIn(state: MeetingState): Promise<string> {
  const onList = await people.inJointReview()
  const id = await preparedMeeting(people, { cases: [onList] })
  listed.set(id, onList)
  free.set(id, await people.inJointReview())
  if (state !== 'preparing') done(await meetingMove(people, id, 'hold', holding(city.today())))
  if (state === 'closed') done(await meetingMove(people, id, 'close', { minutes: '纪要' }))
  return id
}

const meetingForms: Record<MeetingMove, (id: string) => object> = {
  addCases: (id) => ({ cases: [free.get(id)] }),
  dropCases: (id) => ({ cases: [listed.get(id)] }),
  hold: () => holding(city.today()),
  close: () => ({ minutes: '纪要' }),
}

const meetings = (): Tried => ({
  course: meetingCourse,
  relations: {},
  prepare: (state) => meetingIn(state as MeetingState),
  call: async (name, id, move) =>
    (await people.as(name)).post(`/api/review-meetings/${id}/moves/${move}`, {
      version: await versionOf('review_meeting', id),
      ...meetingForms[move as MeetingMove](id),
    }),
  record: rowOf(city, 'review_meeting'),
})

async function conversionIn(state: ConversionState): Promise<string> {
  const proposal = await people.inJointReview()
  done(
    await people.move('proposal-director', proposal, 'notFile', {
      reasonCode: 'single',
      reasonText: '只提一事',
      disposal: 'convertedLetter',
    }),
  )
  const id = await city.read(async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from conversion where proposal_id = ${proposal}`.execute(tx)
    return rows[0]?.id ?? ''
  })
  const step = async (name: PersonName, move: ConversionMove): Promise<unknown> => done(await convert(name, id, move))
  if (state === 'agreed' || state === 'handed') await step('member', 'agree')
  if (state === 'handed') await step('proposal-office', 'handOver')
  if (state === 'declined') await step('member', 'decline')
  if (state === 'lapsed')
    await inScope(city.world.db, [1], (tx) => sql`update conversion set state = 'lapsed' where id = ${id}`.execute(tx))
  return id
}

const conversionForms: Record<ConversionMove, () => object> = {
  agree: () => ({}),
  decline: () => ({}),
  handOver: () => ({ on: city.today(), receivingOffice: '来信办理组' }),
}
const convert = async (name: PersonName, id: string, move: ConversionMove) =>
  (await people.as(name)).post(`/api/conversions/${id}/moves/${move}`, {
    version: await versionOf('conversion', id),
    ...conversionForms[move](),
  })

const conversions = (): Tried => ({
  course: conversionCourse,
  relations: { member: ['author'] },
  prepare: (state) => conversionIn(state as ConversionState),
  call: (name, id, move) => convert(name, id, move as ConversionMove),
  record: rowOf(city, 'conversion'),
})

tryTriples('a review meeting', () => city, actors, meetings, Object.keys(meetingStates))
tryTriples('a conversion', () => city, actors, conversions, Object.keys(conversionStates))
