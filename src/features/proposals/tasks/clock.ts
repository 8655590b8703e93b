// The clock of a running task as it is started anew by the receipt, moved by an extension, stopped and set going again.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import type { ClockRule } from '#/core/calendar/due.ts'
import { meetDeadline, moveDeadline } from '#/core/cases/deadlines.ts'
import { addDays, type Day } from '#/core/day.ts'
import { clockwork, type ActingOnTask } from '../actions/acting.ts'
import type { TaskRow } from '../dossier.ts'
import { answers } from '../words.ts'
import { mainDueOf, taskDue } from './due.ts'

/** The unit has it in hand. Where the session counts from the receipt, the period begins now. */
export async function markReceived(change: Change, { task, case: found, settings }: ActingOnTask): Promise<void> {
  const { tx, actor, today } = change
  if (task.receivedOn) return
  await sql`update handling_task set received_on = ${today}, received_by = ${actor.name}
    where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(tx)
  await meetDeadline(tx, task.id, 'task.receipt', today)
  if (settings.tasks.clockStart !== 'received') return
  const clocks = await clockwork(change, found.sessionId)
  const mainDue = answers[task.role] ? null : mainDueOf(found, [], { round: task.round, on: today }, clocks)
  const due = taskDue({ role: task.role, round: task.round, from: today, mainDue, isFast: found.fastTrack }, clocks, 'received')
  // The period itself begins here, so this is the original day and not an extension of it.
  await sql`update handling_task set due_day = ${due.due}, original_due_day = ${due.due}
    where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(tx)
  await moveDeadline(tx, task.id, 'task.answer', due)
}

/** Moves the day on which the answer is due and keeps the days before: a figure asked as of a past day finds the one that held then. */
export async function moveDue(change: Change, task: TaskRow, due: Day, why: 'extended' | 'resumed', step: string): Promise<void> {
  const { tx, actor, today } = change
  await sql`insert into task_due (committee_id, task_id, entry, from_day, due_day, why)
    select ${actor.committeeId}, ${task.id}::uuid, 0, ${task.assignedOn}::date, ${task.dueDay}::date, 'assigned'
    where not exists (select 1 from task_due where committee_id = ${actor.committeeId} and task_id = ${task.id})`.execute(tx)
  await sql`insert into task_due (committee_id, task_id, entry, from_day, due_day, why)
    select ${actor.committeeId}, ${task.id}::uuid, max(entry) + 1, ${today}::date, ${due}::date, ${why}
    from task_due where committee_id = ${actor.committeeId} and task_id = ${task.id}`.execute(tx)
  await sql`update handling_task set due_day = ${due} where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(tx)
  await pushDeadlines(change, task.id, (code, was) => (code === 'task.answer' ? due : was), step)
}

/** What else the unit owes on this task waits as long as the answer does. */
export async function shiftOthers(change: Change, task: TaskRow, days: number, step: string): Promise<void> {
  await pushDeadlines(
    change,
    task.id,
    (code, was) => (code === 'task.answer' || code === 'task.returnDecision' ? was : addDays(was, days)),
    step,
  )
}

interface Running {
  readonly code: string
  readonly due: Day
  readonly from: Day
  readonly rule: ClockRule
  readonly steps: readonly string[]
}

/** The rule stays with the deadline: a day that somebody decided is no longer what the rule gives, so a changed calendar leaves it alone. */
async function pushDeadlines({ tx }: Change, taskId: string, dayOf: (code: string, was: Day) => Day, step: string): Promise<void> {
  const { rows } = await sql<Running>`select code, due_day as due, from_day as "from", rule, steps from deadline
    where part_id = ${taskId} and met_on is null and voided_on is null`.execute(tx)
  for (const { code, due: was, from, rule, steps } of rows) {
    const due = dayOf(code, was)
    if (due !== was) await moveDeadline(tx, taskId, code, { due, from, rule, steps: [...steps, step], provisional: false })
  }
}
