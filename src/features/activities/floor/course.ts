// Records of a meeting that have a course of their own – speeches, questions, votes, decisions – are moved in one way: the record is held,
// the reader's relation to the meeting is known, the table judges, the work is done, the state is entered.
import { sql } from 'kysely'
import { perform, type Change } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { judge, type Judged, type Lifecycle } from '#/core/lifecycle.ts'
import { conflict, done, notFound, type Outcome } from '#/core/outcome.ts'
import { groundFor, type Ground } from './ground.ts'

export interface Kept<State extends string> {
  readonly id: string
  readonly activityId: string
  readonly version: number
  readonly state: State
}

export interface Moved {
  readonly id: string
  readonly state: string
}

export interface Asked {
  readonly actor: Actor
  readonly now: Date
  readonly today: Day
}

interface CourseOf<
  State extends string,
  Move extends string,
  Subject extends Judged<State, Relation>,
  Relation extends string,
  K extends Kept<State>,
> {
  readonly course: Lifecycle<State, Move, Subject, Relation>
  readonly table: string
  readonly read: (tx: Tx, committeeId: number, id: string) => Promise<K | null>
  readonly subject: (kept: K, ground: Ground, asked: Asked) => Subject
  /** Who may see the record although he does not see the meeting: the unit that has to carry out a decision. */
  readonly sees?: (kept: K, actor: Actor) => boolean
  readonly missing: string
}

/** The offer of every move with its form, as pages receive it. */
export interface Offered {
  readonly move: string
  readonly label: string
  readonly weight: 'primary' | 'danger' | 'plain'
  readonly confirm: string | null
  readonly ok: boolean
  readonly fits: boolean
  readonly reasons: string[]
  readonly form: Record<string, unknown> | null
}

export function courseOf<
  State extends string,
  Move extends string,
  Subject extends Judged<State, Relation>,
  Relation extends string,
  K extends Kept<State>,
>(of: CourseOf<State, Move, Subject, Relation, K>) {
  const { course } = of
  /** The record with its meeting, if this reader may see it. */
  const find = async (tx: Tx, actor: Actor, id: string): Promise<{ readonly kept: K; readonly ground: Ground } | null> => {
    const kept = await of.read(tx, actor.committeeId, id)
    if (!kept) return null
    const ground = (await groundFor(tx, actor, kept.activityId, of.sees?.(kept, actor) ?? false)) ?? null
    return ground ? { kept, ground } : null
  }
  const act =
    <Ask>(
      move: Move,
      work: (change: Change, on: { readonly kept: K; readonly ground: Ground }, ask: Ask) => Promise<Outcome<State | void>>,
    ): Act<Ask, Moved> =>
    (world, actor, seen, ask) =>
      perform(world, actor, async (change) => {
        const { tx, now, today } = change
        await sql`select 1 from ${sql.table(of.table)} where committee_id = ${actor.committeeId} and id = ${seen.id} for update`.execute(tx)
        const on = await find(tx, actor, seen.id)
        if (!on) return notFound(of.missing)
        const verdict = judge(course, move, of.subject(on.kept, on.ground, { actor, now, today }), actor)
        if (!verdict.ok) return verdict
        if (on.kept.version !== seen.version) return conflict()
        const worked = await work(change, on, ask)
        if (!worked.ok) return worked
        const state = worked.value ?? course.moves[move].to ?? on.kept.state
        await enter(tx, of.table, actor.committeeId, seen.id, state, now)
        return done({ id: seen.id, state })
      })
  const offered = (kept: K, ground: Ground, asked: Asked): Offered[] => movesShown(course, of.subject(kept, ground, asked), asked.actor)
  const tagOf = (state: State) => ({ code: state as string, label: course.states[state].label, tone: course.states[state].tone as string })
  return { find, act, offered, tagOf }
}

/** The same state again keeps the day it was entered. */
export const enter = (tx: Tx, table: string, committeeId: number, id: string, state: string, now: Date) =>
  sql`update ${sql.table(table)} set version = version + 1, state_since = case when state = ${state} then state_since else ${now} end, state = ${state}
    where committee_id = ${committeeId} and id = ${id}`.execute(tx)
