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
  const { rows } = await sql<{ key: string; value: unknown }>`
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
  const { rows } = await sql<Code & { inForce: boolean }>`
    select code, label, data, from_day <= ${day} and (to_day is null or to_day >= ${day}) as "inForce" from code
    where committee_id = ${committeeId} and list = ${list.name} order by sort, code`.execute(tx)
  if (rows.length === 0) return list.codes
  return rows.filter((r) => r.inForce).map(({ code, label, data }) => ({ code, label, data }))
}
