// What every act on a case does first: hold it, claim the version the person saw, ask judge with today's settings.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { reckonDue, type ClockRule, type DueDate } from '#/core/calendar/due.ts'
import type { Calendar } from '#/core/calendar/calendar.ts'
import { addParty, endParty, enterState, touch } from '#/core/cases/register.ts'
import type { Day } from '#/core/day.ts'
import { judge } from '#/core/lifecycle.ts'
import { conflict, done, notFound, refused, type Outcome, type Refused } from '#/core/outcome.ts'
import { settingsOn } from '#/core/settings/store.ts'
import { findSession } from '#/features/organisation/public.ts'
import { caseState, isSettled } from '../course.ts'
import type { FeedbackScale } from '../scale-rules.ts'
import { proposalEvents, type NamedPerson } from '../events.ts'
import { formParts, proposalSubject, taskParts, taskSubject, type CaseSettings } from '../judged.ts'
import { proposalCourse, proposalStates, type ProposalMove, type ProposalState } from '../lifecycle.ts'
import { allCoSignersEvaluate, caseClassRule, classes, clocks, feedbackScale, maxLength, mergedLeadsDecide } from '../settings.ts'
import type { Dossier, TaskRow } from '../dossier.ts'
import { caseOfPart, holdCase, partsOf } from '../store.ts'
import { collectiveByFullMeeting } from '../meeting/settings.ts'
import { taskCourse, type TaskMove, type TaskState } from '../task-lifecycle.ts'
import { assistLead, clockStart, taskSettings } from '../tasks/settings.ts'
import type { Tx } from '#/core/db/database.ts'

export const judgingSettings = {
  maxLength,
  classes,
  caseClassRule,
  allCoSignersEvaluate,
  mergedLeadsDecide,
  feedbackScale,
  collectiveByFullMeeting,
}

export interface Settings extends CaseSettings {
  readonly allCoSignersEvaluate: boolean
  readonly mergedLeadsDecide: boolean
  readonly feedbackScale: FeedbackScale
}

export async function settingsFor(tx: Tx, committeeId: number, sessionId: string, on: Day): Promise<Settings> {
  const all = await settingsOn(tx, committeeId, { ...judgingSettings, ...taskSettings }, on, sessionId)
  return { ...all, tasks: all }
}

export interface Acting {
  readonly case: Dossier
  readonly settings: Settings
}

export interface Versioned {
  readonly id: string
  readonly version: number
}

export const proposalOf = (id: string) => ({ kind: 'proposal', id }) as const

/** Reads, locks and judges; the outcome's value is the case as it stood before the act. */
export async function actOnCase(change: Change, move: ProposalMove, seen: Versioned): Promise<Outcome<Acting>> {
  const found = await holdCase(change.tx, change.actor, seen.id)
  if (!found) return notFound('没有找到这件提案，或者您无权查看')
  const settings = await settingsFor(change.tx, change.actor.committeeId, found.sessionId, change.today)
  const verdict = judge(proposalCourse, move, proposalSubject(found, settings), change.actor)
  if (!verdict.ok) return orFaster(verdict, found.version !== seen.version)
  if (!(await touch(change.tx, seen.id, seen.version))) return conflict()
  return done({ case: found, settings })
}

/** What is refused because somebody acted meanwhile says so first: the page is old, not the person wrong. */
function orFaster(verdict: Refused, isOld: boolean): Refused {
  return isOld && verdict.kind === 'refused' ? refused([...conflict().reasons, ...verdict.reasons], 'conflict') : verdict
}

export interface ActingOnTask extends Acting {
  readonly task: TaskRow
}

/** The same for a unit's task; the version is the case's, because parts of one case are moved one after the other. */
export async function actOnTask(change: Change, move: TaskMove | 'saveReply', seen: Versioned): Promise<Outcome<ActingOnTask>> {
  const proposalId = await caseOfPart(change.tx, 'handling_task', seen.id)
  const found = proposalId ? await holdCase(change.tx, change.actor, proposalId) : null
  const task = found?.tasks.find((t) => t.id === seen.id)
  if (!found || !task) return notFound('没有找到这项办理任务，或者您无权查看')
  const settings = await settingsFor(change.tx, change.actor.committeeId, found.sessionId, change.today)
  if (move !== 'saveReply') {
    const verdict = judge(taskCourse, move, taskSubject(found, task, settings, change.actor, change.today), change.actor)
    if (!verdict.ok) return orFaster(verdict, task.version !== seen.version)
  }
  if (task.version !== seen.version) return conflict()
  return done({ case: found, settings, task })
}

/** Answers whether the state was new. */
export function enter(change: Change, id: string, state: ProposalState): Promise<boolean> {
  return enterState(change.tx, id, state, proposalStates[state].open, change.now)
}

/**
 * Computes the case's state from its parts as they are now and enters it. Closing is told once and its day is kept: a case that is tracked
 * for what it still promises was closed on that day, and is closed again without another.
 */
export async function recompute(change: Change, id: string): Promise<ProposalState> {
  const { tx, actor, today } = change
  const now = await partsOf(tx, actor.committeeId, id)
  const state = caseState(taskParts(now), formParts(now), now.mediated, now.promises)
  const entered = await enter(change, id, state)
  if (!entered || !isSettled(state)) return state
  const { numAffectedRows } = await sql`update proposal set closed_on = ${today}
    where committee_id = ${actor.committeeId} and id = ${id} and closed_on is null`.execute(tx)
  if (numAffectedRows === 1n) change.record(proposalOf(id), proposalEvents.closed.of({}))
  if (state === 'tracking') change.record(proposalOf(id), proposalEvents.tracked.of({ promises: now.promises }))
  else if (numAffectedRows === 0n) change.record(proposalOf(id), proposalEvents.untracked.of({}))
  return state
}

export async function enterTask({ tx, actor, now }: Change, task: TaskRow, state: TaskState): Promise<void> {
  await sql`update handling_task set state = ${state}, state_since = case when state = ${state} then state_since else ${now} end,
      version = version + 1
    where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(tx)
}

/** Enters the task's state, computes the case's, and answers with the task as moved. */
export async function finishTask(
  change: Change,
  { case: found, task }: ActingOnTask,
  state: TaskState,
): Promise<Outcome<{ readonly id: string; readonly state: TaskState }>> {
  await enterTask(change, task, state)
  await recompute(change, found.id)
  return done({ id: task.id, state })
}

export async function party(change: Change, matterId: string, part: string, partyId: string, partyKind: 'person' | 'body'): Promise<void> {
  await addParty(change.tx, { committeeId: change.actor.committeeId, matterId, part, partyId, partyKind, at: change.now })
}

export async function leave(change: Change, matterId: string, part: string, partyId: string): Promise<void> {
  await endParty(change.tx, { matterId, part, partyId, at: change.now })
}

export type ClockName = keyof typeof clocks

/** Due dates under the session's clocks and the calendar in force. */
export interface Clockwork {
  readonly rules: Readonly<Record<ClockName, ClockRule>>
  readonly calendar: Calendar
  readonly due: (clock: ClockName, from: Day) => DueDate
  /** Today lies within the plenary: shorter clocks hold. */
  readonly isPlenary: boolean
  /** From the hand-over, or anew from the receipt. */
  readonly clockStart: 'assigned' | 'received'
  /** Days by which an assisting unit's opinion comes before the reply it serves. */
  readonly assistLead: number
}

export async function clockwork(change: Change, sessionId: string): Promise<Clockwork> {
  const all = await settingsOn(change.tx, change.actor.committeeId, { ...clocks, clockStart, assistLead }, change.today, sessionId)
  const calendar = await calendarFor(change.tx)
  const session = await findSession(change.tx, change.actor.committeeId, { id: sessionId })
  const isPlenary = session !== null && session.opensOn <= change.today && change.today <= session.closesOn
  return {
    rules: all,
    calendar,
    due: (clock, from) => reckonDue(all[clock], from, calendar),
    clockStart: all.clockStart,
    assistLead: all.assistLead,
    isPlenary,
  }
}

export const leadPerson = (d: Dossier): NamedPerson | null => (d.leadPersonId ? { id: d.leadPersonId, name: d.leadName ?? '' } : null)

export const signers = (d: Dossier): readonly NamedPerson[] =>
  d.cosignatures.filter((c) => c.signedAt).map((c) => ({ id: c.personId, name: c.name }))

/** Everyone to be told as a proposer: lead, co-signers, or the holders of the proposing body's posts (given). */
export const proposerPeople = (d: Dossier): readonly string[] => [
  ...(d.leadPersonId ? [d.leadPersonId] : []),
  ...d.cosignatures.filter((c) => c.signedAt).map((c) => c.personId),
]
