// What every act on a supervision item does first: hold it, claim the version the person saw, ask judge with the session's modes.
import type { Change } from '#/core/action.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { reckonDue, type DueDate } from '#/core/calendar/due.ts'
import { setDeadlines } from '#/core/cases/deadlines.ts'
import { enterState, touch } from '#/core/cases/register.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, notFound, refused, type Outcome, type Refused } from '#/core/outcome.ts'
import { settingsOn } from '#/core/settings/store.ts'
import type { ProblemRow, Supervision } from '../item.ts'
import { problemSubject, supervisionSubject } from '../judged.ts'
import { supervisionCourse, supervisionStates, type SupervisionMove, type SupervisionState } from '../lifecycle.ts'
import { problemCourse, type ProblemMove } from '../problem-lifecycle.ts'
import { modes, reportBeforeMeeting, supervisionClocks, type ModeRow } from '../settings.ts'
import { holdSupervision, supervisionOfPart } from '../store.ts'

export interface ActingOnItem {
  readonly item: Supervision
  readonly modes: readonly ModeRow[]
  readonly reportBeforeMeeting: boolean
}

export interface ActingOnProblem extends ActingOnItem {
  readonly problem: ProblemRow
}

export const itemOf = (id: string) => ({ kind: 'supervision', id }) as const

export const supervisionRules = { modes, reportBeforeMeeting }

export const rulesOn = (tx: Tx, committeeId: number, on: Day, sessionId: string | null) =>
  settingsOn(tx, committeeId, supervisionRules, on, sessionId)

/** What is refused because somebody acted meanwhile says so first. */
const orFaster = (verdict: Refused, isOld: boolean): Refused =>
  isOld && verdict.kind === 'refused' ? refused([...conflict().reasons, ...verdict.reasons], 'conflict') : verdict

export async function actOnItem(change: Change, move: SupervisionMove, seen: Seen): Promise<Outcome<ActingOnItem>> {
  const { tx, actor, today } = change
  const item = await holdSupervision(tx, actor, seen.id, today)
  if (!item) return notFound('没有找到这件督办，或者您无权查看')
  const rules = await rulesOn(tx, actor.committeeId, today, item.sessionId)
  const verdict = judge(supervisionCourse, move, supervisionSubject(item, rules.modes, actor), actor)
  if (!verdict.ok) return orFaster(verdict, item.version !== seen.version)
  if (!(await touch(tx, seen.id, seen.version))) return conflict()
  return done({ item, ...rules })
}

export async function actOnProblem(change: Change, move: ProblemMove, seen: Seen): Promise<Outcome<ActingOnProblem>> {
  const { tx, actor, today } = change
  const itemId = await supervisionOfPart(tx, actor.committeeId, 'supervision_problem', seen.id)
  const item = itemId ? await holdSupervision(tx, actor, itemId, today) : null
  const problem = item?.problems.find((p) => p.id === seen.id)
  if (!item || !problem) return notFound('没有找到这个问题，或者您无权查看')
  const rules = await rulesOn(tx, actor.committeeId, today, item.sessionId)
  const verdict = judge(problemCourse, move, problemSubject(item, problem, rules.modes, actor), actor)
  if (!verdict.ok) return orFaster(verdict, problem.version !== seen.version)
  if (problem.version !== seen.version) return conflict()
  return done({ item, problem, ...rules })
}

export async function enter(change: Change, id: string, state: SupervisionState): Promise<Outcome<{ id: string; state: string }>> {
  await enterState(change.tx, id, state, supervisionStates[state].open, change.now)
  return done({ id, state })
}

export type SupervisionClock = keyof typeof supervisionClocks

/** A due date by the session's clock; a day agreed on stands in its place, and the calculation says so. */
export async function dueBy(
  { tx, actor, today }: Change,
  clock: SupervisionClock,
  from: Day,
  sessionId: string,
  agreed: { readonly day: Day; readonly label: string; readonly replaces: boolean } | null = null,
): Promise<DueDate> {
  const { rule } = await settingsOn(tx, actor.committeeId, { rule: supervisionClocks[clock] }, today, sessionId)
  const capped = agreed ? { ...rule, cap: agreed.day, capLabel: agreed.label, capReplaces: agreed.replaces } : rule
  return reckonDue(capped, from, await calendarFor(tx))
}

export interface Owed {
  readonly partId: string
  readonly code: `supervision.${string}`
  readonly label: string
  readonly holderId: string | null
  readonly due: DueDate
}

export const oweBy = (change: Change, matterId: string, owed: readonly Owed[]): Promise<void> =>
  setDeadlines(
    change.tx,
    owed.map((o) => ({ ...o, committeeId: change.actor.committeeId, id: change.newId(), matterId })),
  )

/** Nobody is told what he did himself. */
export const tellPeople = (
  change: Change,
  item: { readonly id: string },
  notice: { readonly personIds: readonly string[]; readonly key: string; readonly title: string; readonly body: string },
): Promise<void> =>
  owe(change, {
    ...notice,
    personIds: notice.personIds.filter((id) => id !== change.actor.personId),
    url: `/supervision/${item.id}`,
    matterId: item.id,
  })
