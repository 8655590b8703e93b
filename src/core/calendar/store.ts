// The calendar in the database: loaded from the reference that comes with the program, replaced year by year by whoever may.
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Day } from '../day.ts'
import { event } from '../event.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { calendarOf, type Calendar, type CalendarYear, type DayKind, type YearStatus } from './calendar.ts'
import { referenceYears } from './reference.ts'

export const calendarEvents = {
  imported: event('calendar.imported', (d: { year: number; status: YearStatus; source: string; moved: number }) =>
    [`录入${d.year}年${d.status === 'published' ? '放假调休安排' : '法定节假日（调休待公布）'}，依据：${d.source}`]
      .concat(d.moved ? `随之调整${d.moved}件在办事项的期限` : [])
      .join('；'),
  ),
}

export async function calendarFor(tx: Tx): Promise<Calendar> {
  return calendarOf(await storedYears(tx))
}

/** Year by year, for the page that shows them and for trying out a change (`withYear`). */
export async function storedYears(tx: Tx): Promise<CalendarYear[]> {
  const { rows } = await sql<{ year: number; status: YearStatus; source: string; day: Day | null; kind: DayKind; name: string }>`
    select y.year, y.status, y.source, d.day, d.kind, d.name
    from calendar_year y left join calendar_day d using (year) order by y.year, d.day`.execute(tx)
  const years = new Map<number, CalendarYear & { days: CalendarYear['days'][number][] }>()
  for (const { year, status, source, day, kind, name } of rows) {
    const known = years.get(year) ?? { year, status, source, days: [] }
    if (day) known.days.push({ day, kind, name })
    years.set(year, known)
  }
  return [...years.values()]
}

/** Puts one year in place of what was known of it. Deadlines are not touched: show `runningCasesMoved` and ask first. */
export async function saveYear(tx: Tx, { year, status, source, days }: CalendarYear): Promise<Outcome<null>> {
  const dates = days.map((d) => d.day)
  const { rows: taken } = await sql<{ day: Day; year: number }>`
    select day, year from calendar_day where day = any(${dates}::date[]) and year <> ${year} order by day`.execute(tx)
  if (taken.length) return refused(taken.map((t) => ({ field: 'day', says: `${t.day}已由${t.year}年的安排规定，请先核对两年的通知` })))
  await sql`
    insert into calendar_year (year, status, source) values (${year}, ${status}, ${source})
    on conflict (year) do update set status = excluded.status, source = excluded.source`.execute(tx)
  await sql`delete from calendar_day where year = ${year}`.execute(tx)
  await sql`
    insert into calendar_day (day, year, kind, name)
    select d.day, ${year}, d.kind, d.name
    from unnest(${dates}::date[], ${days.map((d) => d.kind)}::text[], ${days.map((d) => d.name)}::text[]) as d (day, kind, name)`.execute(
    tx,
  )
  return done(null)
}

export interface LoadedReference {
  readonly loaded: readonly number[]
  /** Known here as provisional, published in the reference: somebody should import them, seeing what moves. */
  readonly waiting: readonly number[]
}

/** Years the database does not know yet. What it knows stays, since running cases were reckoned by it. Safe to repeat. */
export async function loadReferenceCalendar(tx: Tx): Promise<LoadedReference> {
  const known = new Map((await storedYears(tx)).map((y) => [y.year, y.status]))
  const reference = await referenceYears()
  const missing = reference.filter((y) => !known.has(y.year))
  for (const year of missing) {
    const saved = await saveYear(tx, year)
    if (!saved.ok) throw new Error(`calendar ${year.year}: ${saved.reasons.map((r) => r.says).join('; ')}`)
  }
  const waiting = reference.filter((y) => y.status === 'published' && known.get(y.year) === 'provisional')
  return { loaded: missing.map((y) => y.year), waiting: waiting.map((y) => y.year) }
}
