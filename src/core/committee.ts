// The committee itself: its name is a setting of the installation, never a literal.
import { sql } from 'kysely'
import type { Tx } from './db/database.ts'

export interface Committee {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly parentId: number | null
  readonly level: 'city' | 'county'
}

export async function committees(tx: Tx): Promise<readonly Committee[]> {
  const found =
    await sql<Committee>`select id, code, name, short_name as "shortName", parent_id as "parentId", level from committee order by id`.execute(
      tx,
    )
  return found.rows
}

export async function committeeName(tx: Tx, id: number): Promise<string> {
  const found = await sql<{ name: string }>`select name from committee where id = ${id}`.execute(tx)
  const row = found.rows[0]
  if (!row) throw new Error(`no committee ${id}`)
  return row.name
}
