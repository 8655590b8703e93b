// Dated settings and code lists as they stood on a day: the session's own row, else the committee's, else the declared standard.
import { sql } from 'kysely'
import type { Day } from '../day.ts'
import type { Tx } from '../db/database.ts'
import type { Code, CodeListDeclaration, SettingDeclaration } from './setting.ts'

export async function settingOn<T>(
  tx: Tx,
  committeeId: number,
  declaration: SettingDeclaration<T>,
  day: Day,
  sessionId: string | null = null,
): Promise<T> {
  const { value } = await settingsOn(tx, committeeId, { value: declaration }, day, sessionId)
  return value
}

type Values<D> = { readonly [K in keyof D]: D[K] extends SettingDeclaration<infer T> ? T : never }

/** Several settings in one query: `const { months, classes } = await settingsOn(tx, c, { months: replyMonths, classes: classRule }, day, session)`. */
// Settings of different value types stand side by side; each comes back with its own.
// oxlint-disable-next-line typescript/no-explicit-any
export async function settingsOn<D extends Readonly<Record<string, SettingDeclaration<any>>>>(
  tx: Tx,
  committeeId: number,
  declarations: D,
  day: Day,
  sessionId: string | null = null,
): Promise<Values<D>> {
  const keys = Object.values(declarations).map((d) => d.key)
  const { rows } = await sql<{ key: string; value: unknown }>`/* planned once: settings */
    select distinct on (key) key, value from setting
    where committee_id = ${committeeId} and key = any(${keys}::text[]) and from_day <= ${day}
      and (session_id is null or session_id = ${sessionId}::uuid)
    order by key, session_id nulls last, from_day desc`.execute(tx)
  const stored = new Map(rows.map((r) => [r.key, r.value]))
  return Object.fromEntries(
    Object.entries(declarations).map(([name, d]) => [name, stored.has(d.key) ? d.schema.parse(stored.get(d.key)) : d.standard]),
  ) as Values<D>
}

/** The codes of a list in force on a day, in the office's order; the declared ones while the committee has no rows of its own. */
export async function codesOf(tx: Tx, committeeId: number, list: CodeListDeclaration, day: Day): Promise<readonly Code[]> {
  const { rows } = await sql<Code & { inForce: boolean }>`/* planned once: codes */
    select code, label, data, from_day <= ${day} and (to_day is null or to_day >= ${day}) as "inForce" from code
    where committee_id = ${committeeId} and list = ${list.name} order by sort, code`.execute(tx)
  if (rows.length === 0) return list.codes
  return rows.filter((r) => r.inForce).map(({ code, label, data }) => ({ code, label, data }))
}

export interface SettingRow {
  readonly id: string
  readonly key: string
  readonly sessionId: string | null
  readonly sessionTitle: string | null
  readonly fromDay: Day
  readonly value: unknown
  readonly source: string
  readonly recordedAt: Date
}

/** Every dated row of these settings, the newest first. */
export async function settingRows(tx: Tx, committeeId: number, keys: readonly string[]): Promise<SettingRow[]> {
  const { rows } = await sql<SettingRow>`
    select s.id, s.key, s.session_id as "sessionId", n.title as "sessionTitle", s.from_day as "fromDay", s.value, s.source,
      s.recorded_at as "recordedAt"
    from setting s left join session n on n.committee_id = s.committee_id and n.id = s.session_id
    where s.committee_id = ${committeeId} and s.key = any(${keys}::text[])
    order by s.key, s.from_day desc, s.recorded_at desc`.execute(tx)
  return rows
}

export async function sessionTitle(tx: Tx, committeeId: number, sessionId: string): Promise<string | null> {
  const { rows } = await sql<{ title: string }>`
    select title from session where committee_id = ${committeeId} and id = ${sessionId}`.execute(tx)
  return rows[0]?.title ?? null
}

/** The sessions a rule may be fixed for, the latest first. */
export async function sessionChoices(tx: Tx, committeeId: number): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from session where committee_id = ${committeeId} order by intake_from desc`.execute(tx)
  return rows
}
