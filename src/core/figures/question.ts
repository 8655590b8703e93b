// A question about figures with all that its answer rests on: the session of the year and the settings in force on the day asked about.
import { sql } from 'kysely'
import { day, isDay, type Day } from '../day.ts'
import type { Tx } from '../db/database.ts'
import type { Figure, FigureQuestion } from '../figure.ts'
import { done, refused, type Outcome, type Reason } from '../outcome.ts'
import type { SettingDeclaration } from '../settings/setting.ts'

export interface AskedOf {
  readonly committeeId: number
  readonly year: number
  readonly asOf: Day
}

/**
 * The year and the day a person asked about. Without a day: today, or the last day of a year gone by. A day still to come is
 * answered as of today, because nothing that happens later is known.
 */
export function readAsked(
  committeeId: number,
  asked: { readonly year?: number | string | undefined; readonly asOf?: string | undefined },
  today: Day,
): Outcome<AskedOf> {
  const reasons: Reason[] = []
  const year = asked.year === undefined ? Number(today.slice(0, 4)) : Number(asked.year)
  if (!Number.isInteger(year) || year < 1949 || year > 2200) reasons.push({ field: 'year', says: '年度请填写四位数字，如 2022' })
  if (asked.asOf !== undefined && !isDay(asked.asOf)) reasons.push({ field: 'asOf', says: '截至日期请填写为 2022-12-31 这样的日期' })
  if (reasons.length) return refused(reasons)
  const wanted = asked.asOf === undefined ? day(`${year}-12-31`) : day(asked.asOf)
  return done({ committeeId, year, asOf: wanted > today ? today : wanted })
}

export async function askAbout(tx: Tx, asked: AskedOf): Promise<FigureQuestion> {
  const session = await sessionOf(tx, asked)
  const stored = await settingsOf(tx, asked, session?.id ?? null)
  return {
    ...asked,
    sessionFrom: session?.from ?? null,
    sessionTitle: session?.title ?? null,
    setting: <T>(d: SettingDeclaration<T>): T => (stored.has(d.key) ? d.schema.parse(stored.get(d.key)) : d.standard),
  }
}

type Prepare = NonNullable<Figure['prepare']>
const prepared = new WeakMap<FigureQuestion, Map<Prepare, Promise<unknown>>>()

/** The question with what the figure reads beforehand; asked of several figures, that is read once. */
export async function preparedFor(tx: Tx, figure: Figure, q: FigureQuestion): Promise<FigureQuestion> {
  if (!figure.prepare) return q
  const known = prepared.get(q) ?? new Map<Prepare, Promise<unknown>>()
  prepared.set(q, known)
  const found = known.get(figure.prepare) ?? figure.prepare(tx, q)
  known.set(figure.prepare, found)
  return { ...q, prepared: await found }
}

interface SessionOfYear {
  readonly id: string
  readonly title: string
  readonly from: Day
}

/** Of several sessions in one year the last one's settings hold. */
async function sessionOf(tx: Tx, { committeeId, year }: AskedOf): Promise<SessionOfYear | null> {
  const found = await sql<SessionOfYear>`
    select id, title, min(least(opens_on, (intake_from at time zone 'Asia/Shanghai')::date)) over () as "from"
    from session where committee_id = ${committeeId} and year = ${year} order by intake_from desc limit 1`.execute(tx)
  return found.rows[0] ?? null
}

/** Every setting with a row of its own, as `settingsOn` finds one: the session's row before the committee's, the latest day first. */
async function settingsOf(tx: Tx, { committeeId, asOf }: AskedOf, sessionId: string | null): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await sql<{ key: string; value: unknown }>`
    select distinct on (key) key, value from setting
    where committee_id = ${committeeId} and from_day <= ${asOf} and (session_id is null or session_id = ${sessionId}::uuid)
    order by key, session_id nulls last, from_day desc`.execute(tx)
  return new Map(rows.map((r) => [r.key, r.value]))
}

/** The years that have a session, newest first, for the choice on a page. */
export async function yearsWithSession(tx: Tx, committeeId: number): Promise<readonly { readonly year: number; readonly title: string }[]> {
  const { rows } = await sql<{ year: number; title: string }>`
    select year, string_agg(title, '、' order by intake_from) as title from session
    where committee_id = ${committeeId} group by year order by year desc`.execute(tx)
  return rows
}
