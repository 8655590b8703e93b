// A change of the calendar lists the running cases it would move and moves them only when somebody has seen the list and said yes.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { perform, type Change, type World } from '../action.ts'
import { systemActor, type Actor } from '../actor.ts'
import { calendarOf, withYear, type Calendar, type CalendarYear } from '../calendar/calendar.ts'
import { reckonDue, type ClockRule } from '../calendar/due.ts'
import { runningCasesMoved, type MovedDeadline } from '../calendar/moved.ts'
import { calendarEvents, saveYear, storedYears } from '../calendar/store.ts'
import { committees } from '../committee.ts'
import { inChinese, type Day } from '../day.ts'
import { readIn, type Tx } from '../db/database.ts'
import { event } from '../event.ts'
import { conflict, done, refused, type Outcome } from '../outcome.ts'
import { moveDeadlines } from './deadlines.ts'

export const deadlineEvents = {
  moved: event(
    'deadline.moved',
    (d: { label: string; was: Day; becomes: Day; year: number }) =>
      `因${d.year}年放假调休安排，${d.label}的期限由${inChinese(d.was)}改为${inChinese(d.becomes)}`,
  ),
} as const

interface Running {
  readonly id: string
  readonly committeeId: number
  readonly matterId: string
  readonly matterKind: string
  readonly title: string
  readonly number: number | null
  readonly partId: string | null
  readonly code: string
  readonly label: string
  readonly rule: ClockRule
  readonly from: Day
  readonly due: Day
  readonly provisional: boolean
}

export type MovedCase = MovedDeadline<Running>

async function runningDeadlines(tx: Tx): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select d.id, d.committee_id as "committeeId", d.matter_id as "matterId", m.kind as "matterKind", m.title, m.number,
      d.part_id as "partId", d.code, d.label, d.rule, d.from_day as "from", d.due_day as due, d.provisional
    from deadline d join matter m on m.committee_id = d.committee_id and m.id = d.matter_id
    where d.met_on is null and d.voided_on is null
    order by d.committee_id, d.due_day, d.id`.execute(tx)
  return rows
}

/** The running deadlines in the scope that would get another day, the earliest first. */
export async function casesMovedBy(tx: Tx, year: CalendarYear): Promise<MovedCase[]> {
  const years = await storedYears(tx)
  return runningCasesMoved(calendarOf(years), calendarOf(withYear(years, year)), await runningDeadlines(tx))
}

/** What somebody saw and agreed to: another list has another code. */
export const codeOf = (moved: readonly MovedCase[]): string =>
  createHash('sha256')
    .update(moved.map((m) => `${m.deadline.id} ${m.was} ${m.becomes.due}`).join('\n'))
    .digest('hex')
    .slice(0, 32)

export interface Preview {
  readonly moved: readonly MovedCase[]
  readonly confirm: string
}

export const previewYear = (world: World, year: CalendarYear): Promise<Preview> =>
  readIn(world.db, 'all', async (tx) => {
    const moved = await casesMovedBy(tx, year)
    return { moved, confirm: codeOf(moved) }
  })

/** Features that keep a due day of their own beside the deadline are told of every move, in the same transaction. */
export type DeadlinesMoved = (
  tx: Tx,
  moved: readonly { readonly partId: string; readonly code: string; readonly due: Day }[],
) => Promise<void>

/**
 * One calendar serves all committees of the installation, so the top one keeps it and the change reaches the cases of all, each
 * told in its own journal. The counties come first: should the program stop in between, doing it again moves only what is left.
 */
export async function applyYear(
  world: World,
  actor: Actor,
  year: CalendarYear,
  confirm: string,
  followers: readonly DeadlinesMoved[],
): Promise<Outcome<{ moved: number }>> {
  const all = await readIn(world.db, 'all', committees)
  if (all.find((c) => c.id === actor.committeeId)?.parentId) return refused(['工作日历由上级政协统一维护，请与市政协办公室联系'])
  const { moved, confirm: now } = await previewYear(world, year)
  if (now !== confirm) return conflict('受影响的在办事项刚刚有变化，请重新查看后再确认')
  const years = await readIn(world.db, 'all', storedYears)
  const move = moving(calendarOf(years), calendarOf(withYear(years, year)), year.year, followers)
  for (const { id } of all) {
    if (id === actor.committeeId || !moved.some((m) => m.deadline.committeeId === id)) continue
    await perform(world, systemActor(id, []), async (change) => {
      await move(change)
      return done(null)
    })
  }
  return perform(world, actor, async (change) => {
    const saved = await saveYear(change.tx, year)
    if (!saved.ok) return saved
    await move(change)
    change.record(
      { kind: 'calendar', id: String(year.year) },
      calendarEvents.imported.of({ year: year.year, status: year.status, source: year.source, moved: moved.length }),
    )
    return done({ moved: moved.length })
  })
}

function moving(before: Calendar, after: Calendar, year: number, followers: readonly DeadlinesMoved[]) {
  return async ({ tx, record }: Change): Promise<void> => {
    const running = await runningDeadlines(tx)
    const moved = runningCasesMoved(before, after, running)
    const ids = new Set(moved.map((m) => m.deadline.id))
    // The same day after all, but now for certain: the calculation says so from here on.
    const settled = running.flatMap((r) => {
      if (!r.provisional || ids.has(r.id)) return []
      const due = reckonDue(r.rule, r.from, after)
      return due.due === r.due && !due.provisional ? [{ id: r.id, due }] : []
    })
    await moveDeadlines(tx, [...moved.map((m) => ({ id: m.deadline.id, due: m.becomes })), ...settled])
    const parts = moved.flatMap(({ deadline: d, becomes }) => (d.partId ? [{ partId: d.partId, code: d.code, due: becomes.due }] : []))
    for (const follow of followers) if (parts.length > 0) await follow(tx, parts)
    for (const { deadline: d, was, becomes } of moved)
      record({ kind: d.matterKind, id: d.matterId }, deadlineEvents.moved.of({ label: d.label, was, becomes: becomes.due, year }))
  }
}
