// Every (state, move, person) of a text.
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { workCourse, workStates, type WorkMove, type WorkState } from '#/features/publications/lifecycle.ts'
import { rowOf, tryTriples } from '../triples.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { proposalSteps, type Steps } from './proposal-steps.ts'
import { workSteps, type WorkSteps } from './works-steps.ts'

let city: City
let people: Steps
let works: WorkSteps
const actors = new Map<PersonName, Actor>()

before(async () => {
  city = await world({ at: '2022-11-01 09:00' })
  people = proposalSteps(city)
  works = workSteps(city, people)
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await people.as(name)
  }
})
after(() => city.close())

tryTriples(
  'a text',
  () => city,
  actors,
  () => ({
    course: workCourse,
    relations: { member: ['author'], 'committee-office': ['reviewer'], 'general-office': ['office'] },
    prepare: (state) => works.inState(state as WorkState),
    call: (name, id, move) =>
      move === 'pass' ? works.move(name, id, 'pass', { receiverId: otherCommittee }) : works.move(name, id, move as WorkMove),
    record: async (id) => rowOf(city, 'matter')(id),
    beforehand: anotherCommittee,
  }),
  Object.keys(workStates),
)

const otherCommittee = '01912345-0000-7000-8000-0000000000aa'
const anotherCommittee = () =>
  sql`insert into body (committee_id, id, kind, code, name, short_name, sort)
    values (1, ${otherCommittee}, 'special-committee', 'Z9', '经济委员会', '经济委', 99) on conflict do nothing`.execute(
    city.world.db.owner,
  )
