// Every (state, move, person) of a matter upstairs and of a round of 回头看.
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { lookBackCourse, lookBackStates } from '#/features/proposals/commitments/look-back-lifecycle.ts'
import { externalCourse, externalStates, type ExternalMove, type ExternalState } from '#/features/proposals/elevated/lifecycle.ts'
import { rowOf, tryTriples, type Tried } from '../triples.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { commitmentSteps } from './commitment-steps.ts'
import { elevatedSteps, type ElevatedSteps } from './elevated-steps.ts'
import { done, proposalSteps, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
let upstairs: ElevatedSteps
let local = ''
const actors = new Map<PersonName, Actor>()

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  local = await people.filed()
  upstairs = elevatedSteps(city, people, async () => local)
  await commitmentSteps(city, people).promised()
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await people.as(name)
  }
})
after(() => city.close())

/** Where the link is to be taken off it is there. */
async function linkedIn(state: ExternalState): Promise<string> {
  const id = await upstairs.prepared()
  done(await upstairs.move('proposal-office', id, 'linkCase'))
  const way = { preparing: [], submitted: ['submit'], filed: ['submit', 'file'], handling: ['submit', 'file', 'handle'] } as const
  for (const made of way[state as keyof typeof way] ?? ['submit', 'file', 'handle', 'reply'])
    done(await upstairs.move('proposal-office', id, made))
  return id
}

const externals: Tried = {
  course: externalCourse,
  relations: {},
  prepare: (state, move) => (move === 'unlinkCase' ? linkedIn(state as ExternalState) : upstairs.inState(state as ExternalState)),
  call: (name, id, move) => upstairs.move(name, id, move as ExternalMove),
  record: (id) => rowOf(city, 'matter')(id),
}

/** One round a time, and its day has passed: everybody may close it who may close one at all. */
const rounds: Tried = {
  course: lookBackCourse,
  relations: {},
  prepare: async (state) => {
    const { owner } = city.world.db
    await sql`update look_back set closed_on = coalesce(closed_on, '2022-03-04')`.execute(owner)
    const ask = { title: '回头看', dueDay: '2022-03-24' }
    const id = done(await (await people.as('proposal-office')).post('/api/look-backs', ask)).body.id as string
    await sql`update look_back set due_day = '2022-03-01', closed_on = ${state === 'closed' ? '2022-03-04' : null} where id = ${id}`.execute(
      owner,
    )
    return id
  },
  call: async (name, id) => (await people.as(name)).post(`/api/look-backs/${id}/moves/close`, { version: 1 }),
  record: async (id) => {
    const row = (await rowOf(city, 'look_back')(id)) as { closed_on: string | null }
    return { ...row, state: row.closed_on ? 'closed' : 'open' }
  },
}

tryTriples(
  'a matter upstairs',
  () => city,
  actors,
  () => externals,
  Object.keys(externalStates),
)
tryTriples(
  'a round of look-back',
  () => city,
  actors,
  () => rounds,
  Object.keys(lookBackStates),
)
