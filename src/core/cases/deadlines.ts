// Deadlines of a case and its parts. Each stores its own calculation; the earliest open one stands in the register.
import { sql, type RawBuilder } from 'kysely'
import type { DueDate } from '../calendar/due.ts'
import type { Day } from '../day.ts'
import type { Tx } from '../db/database.ts'

export interface NewDeadline {
  readonly committeeId: number
  readonly id: string
  readonly matterId: string
  /** The task, form or promise it belongs to. */
  readonly partId: string | null
  /** 'proposal.reply' */
  readonly code: string
  readonly label: string
  /** The person or body that owes it. */
  readonly holderId: string | null
  readonly due: DueDate
}

export const setDeadline = (tx: Tx, deadline: NewDeadline): Promise<void> => setDeadlines(tx, [deadline])

/** Many at once: a batch of assignments sets hundreds in one statement. */
export async function setDeadlines(tx: Tx, deadlines: readonly NewDeadline[]): Promise<void> {
  if (deadlines.length === 0) return
  const rows = deadlines.map((d) => ({
    committee_id: d.committeeId,
    id: d.id,
    matter_id: d.matterId,
    part_id: d.partId,
    code: d.code,
    label: d.label,
    holder_id: d.holderId,
    rule: d.due.rule,
    from_day: d.due.from,
    due_day: d.due.due,
    steps: d.due.steps,
    provisional: d.due.provisional,
  }))
  await changeDeadlines(
    tx,
    sql`insert into deadline (committee_id, id, matter_id, part_id, code, label, holder_id, rule, from_day, due_day, original_due_day, steps, provisional)
      select committee_id, id, matter_id, part_id, code, label, holder_id, rule, from_day, due_day, due_day, steps, provisional
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(committee_id integer, id uuid, matter_id uuid, part_id uuid, code text,
        label text, holder_id uuid, rule jsonb, from_day date, due_day date, steps jsonb, provisional boolean)`,
  )
}

/** The part did what was due on this day: kept when `on` is not later than the due day. */
export const meetDeadline = (tx: Tx, partId: string, code: string, on: Day): Promise<void> =>
  changeDeadlines(tx, sql`update deadline set met_on = ${on} where part_id = ${partId} and code = ${code} and ${running}`)

/** What is no longer owed: of a part, of a whole case, or one kind in it. */
export type NotOwed = { readonly partId: string } | { readonly matterId: string; readonly code?: string }

/** The case was withdrawn, the task taken back, the demand dropped. */
export const voidDeadlines = (tx: Tx, of: NotOwed, on: Day): Promise<void> =>
  changeDeadlines(
    tx,
    sql`update deadline set voided_on = ${on}
      where ${'partId' in of ? sql`part_id = ${of.partId}` : sql`matter_id = ${of.matterId}`}
        and ${'code' in of ? sql`code = ${of.code}` : sql`true`} and ${running}`,
  )

/** An extension or a changed calendar: the due day moves with its new calculation, the original stays for the rate of 按期办复. */
export const moveDeadline = (tx: Tx, partId: string, code: string, due: DueDate): Promise<void> =>
  changeDeadlines(
    tx,
    sql`update deadline set due_day = ${due.due}, rule = ${JSON.stringify(due.rule)}::jsonb, from_day = ${due.from},
        steps = ${JSON.stringify(due.steps)}::jsonb, provisional = ${due.provisional}
      where part_id = ${partId} and code = ${code} and ${running}`,
  )

/** Many at once by their own ids: what a changed calendar does. */
export async function moveDeadlines(tx: Tx, moves: readonly { readonly id: string; readonly due: DueDate }[]): Promise<void> {
  if (moves.length === 0) return
  const rows = moves.map(({ id, due }) => ({ id, due_day: due.due, steps: due.steps, provisional: due.provisional }))
  await changeDeadlines(
    tx,
    sql`update deadline set due_day = r.due_day, steps = r.steps, provisional = r.provisional
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, due_day date, steps jsonb, provisional boolean)
      where deadline.id = r.id and ${running}`,
  )
}

export interface Deadline {
  readonly id: string
  readonly matterId: string
  readonly partId: string | null
  readonly code: string
  readonly label: string
  readonly holderId: string | null
  readonly fromDay: Day
  readonly dueDay: Day
  readonly originalDueDay: Day
  readonly steps: readonly string[]
  readonly provisional: boolean
  readonly metOn: Day | null
  readonly voidedOn: Day | null
}

const columns = sql`id, matter_id as "matterId", part_id as "partId", code, label, holder_id as "holderId", from_day as "fromDay",
  due_day as "dueDay", original_due_day as "originalDueDay", steps, provisional, met_on as "metOn", voided_on as "voidedOn"`

/** What is still owed, soonest first. */
export async function openDeadlinesOf(tx: Tx, matterId: string): Promise<Deadline[]> {
  const { rows } = await sql<Deadline>`
    select ${columns} from deadline where matter_id = ${matterId} and ${running} order by due_day, id`.execute(tx)
  return rows
}

/** All the case ever had, for the timeline. */
export async function deadlinesOf(tx: Tx, matterId: string): Promise<Deadline[]> {
  const { rows } =
    await sql<Deadline>`select ${columns} from deadline where matter_id = ${matterId} order by from_day, due_day, id`.execute(tx)
  return rows
}

const running = sql`met_on is null and voided_on is null`

/** Writes deadlines and the register's earliest open one in one statement. The parts of a statement do not see each other's writes, hence the union. */
async function changeDeadlines(tx: Tx, change: RawBuilder<unknown>): Promise<void> {
  await sql`/* planned once: change-deadlines */
    with changed as (
      ${change}
      returning deadline.committee_id, deadline.id, deadline.matter_id, deadline.due_day, deadline.met_on, deadline.voided_on),
    now_owed as (
      select committee_id, matter_id, due_day from changed where ${running}
      union all
      select d.committee_id, d.matter_id, d.due_day from deadline d
      where d.matter_id in (select matter_id from changed) and ${running} and d.id not in (select id from changed))
    update matter m set next_due = (
      select min(o.due_day) from now_owed o where o.committee_id = m.committee_id and o.matter_id = m.id)
    where m.id in (select matter_id from changed)`.execute(tx)
}
