// The ladder at work: every step once, by a row per task, clock, step and due day, however often and in how many copies the work is run.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import type { Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { RoleName } from '#/core/identity/access.ts'
import { owe } from '#/core/notices/notices.ts'
import { done, refused } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { liaisonsOfAll, peopleWithRole } from '#/features/members/public.ts'
import { underWay } from '../../task-lifecycle.ts'
import { taskEvents } from '../events.ts'
import {
  keyOf,
  remindedClocks,
  sortSteps,
  standingOf,
  stepsDue,
  type Recipient,
  type RemindedClock,
  type Sorted,
  type Step,
} from '../ladder.ts'
import { reminderLadder } from '../settings.ts'
import { budgetsOf, writeUrging } from '../urgings.ts'

interface Running {
  readonly taskId: string
  readonly clock: RemindedClock
  readonly due: Day
  readonly since: Day
  readonly bodyId: string
  readonly unit: string
  readonly proposalId: string
  readonly subject: string
  readonly caseNo: number | null
}

/** For every unit in a transaction of its own: one that fails does not silence the others, and what is done stays done. */
export async function remindUnits(world: World, committeeId: number): Promise<void> {
  const today = world.clock.today()
  const { running, sorted } = await readIn(world.db, [committeeId], (tx) => owedOn(tx, committeeId, today))
  const byTask = new Map(running.map((r) => [r.taskId, r]))
  const byUnit = Map.groupBy([...sorted.send, ...sorted.passed], (s) => byTask.get(s.taskId)?.bodyId ?? '')
  for (const steps of byUnit.values()) {
    const isSent = new Set(sorted.send)
    await remindUnit(world, committeeId, { send: steps.filter((s) => isSent.has(s)), passed: steps.filter((s) => !isSent.has(s)) }, byTask)
  }
}

async function owedOn(tx: Tx, committeeId: number, today: Day): Promise<{ running: readonly Running[]; sorted: Sorted }> {
  const ladder = await settingOn(tx, committeeId, reminderLadder, today)
  const furthest = Math.max(0, ...ladder.map((r) => Math.abs(r.offset))) * 2 + 30
  const codes = Object.keys(remindedClocks).map((c) => `task.${c}`)
  const { rows } = await sql<Running>`
    select t.id as "taskId", substr(d.code, 6) as clock, d.due_day as due, t.body_id as "bodyId", b.name as unit, t.proposal_id as "proposalId",
      m.title as subject, p.case_no as "caseNo",
      greatest(t.assigned_on, t.entered_on,
        (select max(from_day) from task_due x where x.committee_id = t.committee_id and x.task_id = t.id)) as since
    from deadline d
    join handling_task t on t.committee_id = d.committee_id and t.id = d.part_id
    join body b on b.committee_id = t.committee_id and b.id = t.body_id
    join matter m on m.committee_id = t.committee_id and m.id = t.proposal_id
    join proposal p on p.committee_id = t.committee_id and p.id = t.proposal_id
    where d.committee_id = ${committeeId} and d.code = any(${codes}::text[]) and d.met_on is null and d.voided_on is null
      and d.due_day between ${today}::date - ${furthest}::integer and ${today}::date + ${furthest}::integer
      and t.paused_on is null and t.state = any(${[...underWay]}::text[])`.execute(tx)
  const due = stepsDue(ladder, rows, today, await calendarFor(tx))
  const taken = await sql<{ taskId: string; clock: RemindedClock; name: string; due: Day }>`
    select task_id as "taskId", clock, step as name, due_day as due from task_reminder
    where committee_id = ${committeeId} and task_id = any(${[...new Set(due.map((s) => s.taskId))]}::uuid[])`.execute(tx)
  return { running: rows, sorted: sortSteps(due, new Set(taken.rows.map(keyOf))) }
}

async function remindUnit(world: World, committeeId: number, { send, passed }: Sorted, tasks: ReadonlyMap<string, Running>): Promise<void> {
  await perform(world, systemActor(committeeId, []), async (change) => {
    // Whoever enters the row sends: another copy of the program finds it there.
    const mine = new Set(
      await enterSteps(change, [...send.map((s) => ({ s, outcome: 'sent' })), ...passed.map((s) => ({ s, outcome: 'passed' }))]),
    )
    const told = send.filter((s) => mine.has(keyOf(s)))
    if (mine.size === 0) return refused(['都已经提醒过'])
    const letters = told.filter((s) => s.rung.kind === 'letter')
    for (const step of told) if (step.rung.kind !== 'letter') await tell(change, step, taskOf(tasks, step))
    if (letters.length) await write(change, letters, tasks)
    for (const step of passed) if (mine.has(keyOf(step)) && told.length === 0) record(change, step, taskOf(tasks, step))
    return done(null)
  })
}

const taskOf = (tasks: ReadonlyMap<string, Running>, { taskId }: Step): Running => {
  const task = tasks.get(taskId)
  if (!task) throw new Error('a step of a task that was not read')
  return task
}

async function enterSteps(
  { tx, actor, today }: Change,
  steps: readonly { readonly s: Step; readonly outcome: string }[],
): Promise<readonly string[]> {
  const rows = steps.map(({ s, outcome }) => ({ task_id: s.taskId, clock: s.clock, step: s.name, due_day: s.due, on_day: s.on, outcome }))
  const entered = await sql<{ taskId: string; clock: RemindedClock; name: string; due: Day }>`
    insert into task_reminder (committee_id, task_id, clock, step, due_day, on_day, done_on, outcome)
    select ${actor.committeeId}, task_id, clock, step, due_day, on_day, ${today}, outcome
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(task_id uuid, clock text, step text, due_day date, on_day date, outcome text)
    on conflict do nothing
    returning task_id as "taskId", clock, step as name, due_day as due`.execute(tx)
  return entered.rows.map(keyOf)
}

const caseOf = (t: Running): string => `${t.caseNo ? `第${t.caseNo}号` : ''}《${t.subject}》`

function record(change: Change, { clock, due, rung }: Step, task: Running): void {
  change.record(
    { kind: 'proposal', id: task.proposalId },
    taskEvents.reminded.of({
      unit: task.unit,
      taskId: task.taskId,
      clock,
      kind: rung.kind,
      standing: standingOf(due, change.today),
      to: [...rung.to],
    }),
  )
}

async function tell(change: Change, step: Step, task: Running): Promise<void> {
  const standing = standingOf(step.due, change.today)
  await owe(change, {
    personIds: await peopleOf(change, step.rung.to, task.bodyId),
    key: `task.reminder:${keyOf(step)}`,
    title: step.rung.kind === 'report' ? `${task.unit}逾期未办理提案` : `提案办理提醒：${remindedClocks[step.clock]}`,
    body: `${caseOf(task)}${step.rung.kind === 'report' ? `由${task.unit}承办，` : ''}${remindedClocks[step.clock]}${standing}。`,
    url: `/tasks/${task.taskId}`,
    matterId: task.proposalId,
  })
  record(change, step, task)
}

/** One letter names all that the unit is newly late with: it costs the unit's budget once. When that is spent, a plain notice goes out. */
async function write(change: Change, letters: readonly Step[], tasks: ReadonlyMap<string, Running>): Promise<void> {
  const { tx, actor, today } = change
  const [first] = letters
  if (!first) return
  const { bodyId, unit } = taskOf(tasks, first)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`urging ${bodyId}`}, 0))`.execute(tx)
  const { of } = await budgetsOf(tx, actor.committeeId, [bodyId], today)
  const isHeld = of(bodyId).left === 0
  const about = letters.map((s) => ({ step: s, task: taskOf(tasks, s) }))
  const text = about.map(({ step, task }) => `${caseOf(task)}${standingOf(step.due, today)}`).join('；')
  const urgingId = isHeld
    ? null
    : await writeUrging(
        change,
        {
          unit: { bodyId, name: unit },
          office: actor.name,
          channel: 'letter',
          text,
          about: about.map(({ task }) => ({
            proposalId: task.proposalId,
            taskId: task.taskId,
            subject: task.subject,
            url: `/tasks/${task.taskId}`,
          })),
        },
        true,
      )
  for (const { step, task } of about) {
    await sql`update task_reminder set outcome = ${isHeld ? 'held' : 'sent'}, urging_id = ${urgingId}
      where committee_id = ${actor.committeeId} and task_id = ${step.taskId} and clock = ${step.clock} and step = ${step.name}
        and due_day = ${step.due}`.execute(tx)
    if (isHeld)
      change.record(
        { kind: 'proposal', id: task.proposalId },
        taskEvents.letterHeld.of({ unit, taskId: task.taskId, standing: standingOf(step.due, today) }),
      )
  }
  const to = [...new Set(letters.flatMap((s) => s.rung.to))]
  await owe(change, {
    personIds: await peopleOf(change, to, bodyId),
    key: `task.letter:${about.map(({ step }) => keyOf(step)).join(' ')}`,
    title: isHeld ? '提案办理已经逾期' : '催办函：提案办理已经逾期',
    body: `${text}。请尽快答复提案者。`,
    url: letters.length === 1 ? `/tasks/${first.taskId}` : '/tasks',
    matterId: taskOf(tasks, first).proposalId,
  })
}

const roleOf: Partial<Record<Recipient, RoleName>> = {
  assigning: 'assigning-office',
  office: 'proposal-office',
  inspection: 'inspection',
  leader: 'leader',
}

async function peopleOf(change: Change, to: readonly Recipient[], bodyId: string): Promise<readonly string[]> {
  const { tx, actor, today } = change
  const people: string[] = []
  const ofUnit = (await liaisonsOfAll(tx, [bodyId], today)).get(bodyId) ?? []
  for (const recipient of to) {
    const role = roleOf[recipient]
    if (role) people.push(...(await peopleWithRole(tx, actor.committeeId, role, today)).map((p) => p.personId))
    else people.push(...ofUnit.filter((p) => recipient === 'unit' || p.role === 'unit-head').map((p) => p.personId))
  }
  return people
}
