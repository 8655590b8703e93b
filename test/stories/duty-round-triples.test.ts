// Every (state, move, person) of a round of 述职.
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { roundCourse, type RoundMove, type RoundState } from '#/features/duties/reporting/lifecycle.ts'
import { rowOf, tryTriples } from '../triples.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, type Heard, type Steps } from './proposal-steps.ts'
import { workSteps } from './works-steps.ts'

let city: City
let people: Steps
const actors = new Map<PersonName, Actor>()

before(async () => {
  city = await world({ at: '2022-12-10 09:00' })
  people = proposalSteps(city)
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await people.as(name)
  }
  await sql`update seat set kind = 'standing' where committee_id = 1 and person_id = ${city.personId('member')}`.execute(
    city.world.db.owner,
  )
  // One accepted report, which every round finds that has not filed it yet.
  const works = workSteps(city, people)
  const report = await works.written('duty-report')
  done(await works.move('member', report, 'submit'))
  done(await works.move('general-office', report, 'accept'))
})
after(() => city.close())

const forms: { readonly [M in RoundMove]: () => object } = {
  addGroup: () => ({ name: '第一组', headName: '苏怀瑾', day: '2022-12-16', place: '会议室', people: [city.personId('member')] }),
  start: () => ({}),
  collect: () => ({}),
  deliver: () => ({ personId: city.personId('member'), day: '2022-12-10', ballots: [] }),
  close: () => ({}),
}

const wayTo: Record<RoundState, readonly RoundMove[]> = {
  preparing: ['addGroup'],
  running: ['addGroup', 'start'],
  closed: ['addGroup', 'start', 'close'],
}

async function call(name: PersonName, id: string, move: RoundMove): Promise<Heard> {
  const { version } = (await rowOf(city, 'duty_round')(id)) as { version: number }
  return (await people.as(name)).post(`/api/duty-rounds/${id}/moves/${move}`, { version, ...forms[move]() })
}

async function roundIn(state: RoundState): Promise<string> {
  const office = await people.as('general-office')
  const { id } = done(await office.post('/api/duty-rounds', { title: '2022年度常委述职', year: 2022, dueDay: '2022-12-12' })).body
  for (const move of wayTo[state]) done(await call('general-office', id, move))
  return id
}

tryTriples(
  'a round of 述职',
  () => city,
  actors,
  () => ({
    course: roundCourse,
    relations: {},
    prepare: (state) => roundIn(state as RoundState),
    call: (name, id, move) => call(name, id, move as RoundMove),
    record: (id) => rowOf(city, 'duty_round')(id),
  }),
  Object.keys(roundCourse.states),
)
