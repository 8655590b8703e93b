// Every (state, move, person) of a course, generated from its table and tried over HTTP: what the table allows is done, everything else is
// refused and changes nothing. A lifecycle brings a case in each state, a form for each move, and who stands in which relation.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { may, type Actor, type Right } from '#/core/actor.ts'
import type { Lifecycle } from '#/core/lifecycle.ts'
import type { Heard } from './stories/proposal-steps.ts'
import { personNames, type City, type PersonName } from './world.ts'

// Rows of any table, whatever its own subject is.
type Course = Lifecycle<string, string, never, string>

export interface Tried {
  readonly course: Course
  readonly relations: Partial<Record<PersonName, readonly string[]>>
  /** A subject in the state, such that nothing but the table can stand against the move. */
  readonly prepare: (state: string, move: string) => Promise<string>
  readonly call: (name: PersonName, id: string, move: string) => Promise<Heard>
  readonly record: (id: string) => Promise<unknown>
  /** What the forms refer to and is made once, so that it is not written between two looks. */
  readonly beforehand?: () => Promise<unknown>
}

export const rowOf = (city: City, table: string) => (id: string) =>
  city.read(async (tx) => (await sql`select * from ${sql.table(table)} where id = ${id}`.execute(tx)).rows[0])

/** Two tests for each state. `actors` is filled before they run. */
export function tryTriples(
  what: string,
  city: () => City,
  actors: ReadonlyMap<PersonName, Actor>,
  tried: () => Tried,
  states: readonly string[],
): void {
  for (const state of states) {
    test(`${what} in ${state}: what the table does not allow is refused to everybody and changes nothing`, () =>
      refuseAllOthers(city(), actors, tried(), state))
    test(`${what} in ${state}: what the table allows is done`, () => doWhatIsAllowed(actors, tried(), state))
  }
}

type Actors = ReadonlyMap<PersonName, Actor>

/** Read from the table alone: right, relation, state, and the same committee. */
function allows({ course, relations }: Tried, actors: Actors, state: string, move: string, name: PersonName): boolean {
  const row = course.moves[move]
  const actor = actors.get(name)
  if (!row || !actor || actor.committeeId !== 1 || !may(actor, row.right)) return false
  if (row.as && !row.as.some((r) => relations[name]?.includes(r))) return false
  return row.from === '*' ? course.states[state]?.open === true : row.from.includes(state)
}

/** What was written since, besides that somebody tried what is not his. */
const entriesSince = (city: City, seq: number): Promise<readonly string[]> =>
  city.read(async (tx) => {
    const { rows } = await sql<{ event: string }>`select event from journal_entry
      where committee_id = 1 and seq > ${seq} and event <> 'identity.accessRefused'`.execute(tx)
    return rows.map((r) => r.event)
  })

const lastEntry = (city: City): Promise<number> =>
  city.read(async (tx) => {
    const { rows } = await sql<{ seq: number }>`select seq from journal_head where committee_id = 1`.execute(tx)
    return rows[0]?.seq ?? 0
  })

const reading: readonly Right[] = ['proposals:read-all', 'proposals:read-open', 'supervision:read']

/** People whose rights over this course and whose relations are the same take turns from state to state; everybody is asked somewhere. */
function oneOfEach({ course: { moves, states }, relations }: Tried, actors: Actors, state: string): readonly PersonName[] {
  const rights = [...new Set([...Object.values(moves).map((m) => m.right), ...reading])]
  const alike = Object.groupBy(personNames, (name) => {
    const actor = actors.get(name)
    return JSON.stringify([actor?.committeeId, relations[name], rights.filter((r) => actor && may(actor, r))])
  })
  const turn = Object.keys(states).indexOf(state)
  return Object.values(alike).flatMap((names) => names?.[turn % names.length] ?? [])
}

async function refuseAllOthers(city: City, actors: Actors, tried: Tried, state: string): Promise<void> {
  const { course, prepare, call, record } = tried
  const id = await prepare(state, '')
  await tried.beforehand?.()
  const [before, seq] = [await record(id), await lastEntry(city)]
  for (const move of Object.keys(course.moves)) {
    const others = oneOfEach(tried, actors, state).filter((name) => !allows(tried, actors, state, move, name))
    const answers = await Promise.all(others.map(async (name) => ({ name, heard: await call(name, id, move) })))
    for (const { name, heard } of answers) {
      const says = `${name} ${move} in ${state}: ${heard.status} ${heard.text}`
      assert.ok([403, 404, 422].includes(heard.status), says)
      assert.match(heard.body.detail, /[一-龥]/, says)
      if (!may(actors.get(name) ?? assert.fail(name), course.moves[move]?.right ?? assert.fail(move))) assert.equal(heard.status, 403, says)
    }
  }
  assert.deepEqual(await record(id), before, `${state}: nothing has changed`)
  assert.deepEqual(await entriesSince(city, seq), [], `${state}: nothing is written`)
}

async function doWhatIsAllowed(actors: Actors, tried: Tried, state: string): Promise<void> {
  const { course, prepare, call, record } = tried
  for (const move of Object.keys(course.moves))
    for (const name of personNames.filter((n) => allows(tried, actors, state, move, n))) {
      const id = await prepare(state, move)
      const heard = await call(name, id, move)
      assert.equal(heard.status, 200, `${name} ${move} in ${state}: ${heard.text}`)
      const to = course.moves[move]?.to
      if (to) assert.equal(((await record(id)) as { state: string }).state, to, `${name} ${move} in ${state}`)
    }
}
