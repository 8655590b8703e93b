// From allocation to the hand-over: units with roles, then a batch that starts the clocks of every task.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { DueDate } from '#/core/calendar/due.ts'
import { setDeadlines, type NewDeadline } from '#/core/cases/deadlines.ts'
import { day, inChinese, type Day } from '#/core/day.ts'
import { owe } from '#/core/notices/notices.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { liaisonsOfAll } from '#/features/members/public.ts'
import { proposalEvents, type NamedUnit } from '../events.ts'
import { unitsWrong, type ProposalAsk } from '../lifecycle.ts'
import type { Dossier } from '../dossier.ts'
import { answers } from '../words.ts'
import { mainDueOf, taskDue } from '../tasks/due.ts'
import { actOnCase, clockwork, enter, party, proposalOf, recompute, type Clockwork, type Versioned } from './acting.ts'
import type { Moved } from './draft.ts'
import { namedUnits, writeAllocation } from './review.ts'

export function allocate(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'allocate'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'allocate', seen)
    if (!acting.ok) return acting
    const units = await namedUnits(change, ask.units)
    if (!units.ok) return units
    const wrong = unitsWrong(units.value)
    if (wrong.length) return refused(wrong.map((says) => ({ field: 'units', says })))
    await writeAllocation(change, seen.id, units.value)
    await enter(change, seen.id, 'allocated')
    change.record(proposalOf(seen.id), proposalEvents.allocated.of({ units: units.value }))
    return done({ id: seen.id, state: 'allocated' })
  })
}

export interface Batch {
  readonly id: string
  readonly title: string
  readonly on: Day
}

/** A batch exists once; each case is handed over in its own transaction, so one refused case does not stop the others. */
export async function openBatch(change: Change, sessionId: string, ask: ProposalAsk<'assign'>): Promise<Batch> {
  const { tx, actor } = change
  const known = await sql<Batch>`select id, title, assigned_on as "on" from assignment_batch where committee_id = ${actor.committeeId}
    and session_id = ${sessionId} and title = ${ask.title} and meeting_day = ${ask.meetingDay}`.execute(tx)
  if (known.rows[0]) return known.rows[0]
  const batch: Batch = { id: change.newId(), title: ask.title, on: day(ask.meetingDay) }
  await sql`insert into assignment_batch (committee_id, id, session_id, title, meeting_day, place, document_no, assigned_by, note, assigned_on)
    values (${actor.committeeId}, ${batch.id}, ${sessionId}, ${ask.title}, ${batch.on}, ${ask.place}, ${ask.documentNo}, ${actor.name},
      ${ask.note}, ${batch.on})`.execute(tx)
  return batch
}

export function assign(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'assign'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'assign', seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    const on = day(ask.meetingDay)
    const says: string[] = []
    if (on > change.today) says.push('交办日不能晚于今天')
    if (found.filedOn && on < found.filedOn) says.push('交办日不能早于立案日')
    if (says.length) return refused(says.map((text) => ({ field: 'meetingDay', says: text })))
    const units = await namedUnits(change, found.allocation)
    if (!units.ok) return units
    await handOver(change, found, units.value, on, ask)
    return done({ id: seen.id, state: await recompute(change, seen.id) })
  })
}

/** Into the units' hands as part of a batch: the clocks run from `on`. */
export async function handOver(
  change: Change,
  found: Dossier,
  units: readonly NamedUnit[],
  on: Day,
  ask: ProposalAsk<'assign'>,
): Promise<void> {
  const batch = await openBatch(change, found.sessionId, ask)
  const clocks = await clockwork(change, found.sessionId)
  const tasks = await openTasks(change, found, units, { round: 1, on, batchId: batch.id }, clocks)
  await sql`update proposal set assigned_on = ${on} where committee_id = ${change.actor.committeeId} and id = ${found.id}`.execute(
    change.tx,
  )
  change.record(proposalOf(found.id), proposalEvents.assigned.of({ batchId: batch.id, batch: batch.title, on, units: tasks }))
}

export interface OpenedTask extends NamedUnit {
  readonly taskId: string
  readonly due: Day
}

export interface Round {
  readonly round: number
  readonly on: Day
  readonly batchId: string | null
  /** The task of the round before, per body. */
  readonly previous?: ReadonlyMap<string, string>
}

/** One task per unit with its own clock; the unit's people are told, and the unit may read the case from now on. */
export async function openTasks(
  change: Change,
  found: Dossier,
  units: readonly NamedUnit[],
  round: Round,
  clocks: Clockwork,
): Promise<readonly OpenedTask[]> {
  const { tx, actor, now } = change
  const opened: OpenedTask[] = []
  const deadlines: NewDeadline[] = []
  const mainDue = mainDueOf(found, units, round, clocks)
  for (const unit of units) {
    const taskId = change.newId()
    const answering = answers[unit.role]
    const due = taskDue({ role: unit.role, round: round.round, from: round.on, mainDue, isFast: found.fastTrack }, clocks, 'assigned')
    // A later round is about an answer the unit has given: it cannot say that the case is not its own.
    const window = round.round === 1 ? clocks.due('returnRequest', round.on) : null
    await sql`insert into handling_task (committee_id, id, proposal_id, body_id, role, round, batch_id, state, state_since, assigned_on,
        due_day, original_due_day, previous_id, entered_on, return_until, return_steps)
      values (${actor.committeeId}, ${taskId}, ${found.id}, ${unit.bodyId}, ${unit.role}, ${round.round}, ${round.batchId}, 'pendingReceipt', ${now},
        ${round.on}, ${due.due}, ${due.due}, ${round.previous?.get(unit.bodyId) ?? null}, ${change.today}, ${window?.due ?? null},
        ${window ? JSON.stringify(window.steps) : null}::jsonb)`.execute(tx)
    await party(change, found.id, 'unit', unit.bodyId, 'body')
    const base = { committeeId: actor.committeeId, matterId: found.id, partId: taskId, holderId: unit.bodyId }
    const owed = (code: string, label: string, at: DueDate) => deadlines.push({ ...base, id: change.newId(), code, label, due: at })
    owed('task.receipt', '签收', clocks.due('receipt', round.on))
    owed('task.answer', answering ? '答复提案者' : '提交会办意见', due)
    if (answering) owed('task.firstContact', '首次与提案者沟通', clocks.due('firstContact', round.on))
    if (answering && found.isKey) owed('task.plan', '拟定办理方案', clocks.due('plan', round.on))
    opened.push({ ...unit, taskId, due: due.due })
  }
  await setDeadlines(tx, deadlines)
  const liaisons = await liaisonsOfAll(
    tx,
    units.map((u) => u.bodyId),
    change.today,
  )
  for (const task of opened)
    await owe(change, {
      personIds: (liaisons.get(task.bodyId) ?? []).map((p) => p.personId),
      key: `task.assigned:${task.taskId}`,
      title: round.round > 1 ? '提案须重新办理' : '新交办提案',
      body: `《${found.subject}》，请在${inChinese(task.due)}前${answers[task.role] ? '答复' : '提交会办意见'}。`,
      url: `/proposals/${found.id}`,
      matterId: found.id,
    })
  return opened
}
