// After a new key was added everything sealed with an earlier one is sealed again, so that the earlier key can be put away.
import { sql } from 'kysely'
import type { World } from '../action.ts'
import { inScope } from '../db/database.ts'

/** Every column that holds a seal, with the purpose it was sealed for. */
const sealedColumns = [
  { table: 'account', column: 'factor_sealed', purpose: 'factor' },
  { table: 'person', column: 'mobile_sealed', purpose: 'person.mobile' },
] as const

/** How many were sealed again. Safe to repeat; a row changed meanwhile is left to the next run. */
export async function resealAll({ db, secrets }: World): Promise<number> {
  let done = 0
  for (const { table, column, purpose } of sealedColumns)
    done += await inScope(db, 'all', async (tx) => {
      const { rows } = await sql<{ committeeId: number; id: string; sealed: Buffer }>`
        select committee_id as "committeeId", id, ${sql.ref(column)} as sealed from ${sql.table(table)}
        where ${sql.ref(column)} is not null`.execute(tx)
      const stale = rows.filter((r) => secrets.isStale(r.sealed))
      for (const { committeeId, id, sealed } of stale)
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${secrets.seal(secrets.open(sealed, purpose), purpose)}
          where committee_id = ${committeeId} and id = ${id} and ${sql.ref(column)} = ${sealed}`.execute(tx)
      return stale.length
    })
  return done
}
