// How many rows each table has: what was refused must have left all of them as they were.
import { sql } from 'kysely'
import type { City } from '../world.ts'

export async function rowCounts(city: City): Promise<Readonly<Record<string, number>>> {
  const { owner } = city.world.db
  const tables = await sql<{
    name: string
  }>`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema') order by 1`.execute(
    owner,
  )
  const counts = await sql<{ name: string; rows: number }>`${sql.join(
    tables.rows.map((t) => sql`select ${t.name}::text as name, count(*) as rows from ${sql.raw(t.name)}`),
    sql` union all `,
  )}`.execute(owner)
  return Object.fromEntries(counts.rows.map((c) => [c.name, c.rows]))
}
