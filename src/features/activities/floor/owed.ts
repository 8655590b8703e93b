// One shape for what is owed: id, title, url, owes, due, steps.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { worklistLimit, type WorkItem } from '#/core/feature.ts'

interface Owed extends Omit<WorkItem, 'dueSteps'> {
  readonly due: Day | null
  readonly steps: readonly string[] | null
}

/** id, title, url, owes, due, steps. */
export async function owedBy(tx: Tx, query: RawBuilder<unknown>): Promise<readonly WorkItem[]> {
  const { rows } = await sql<Owed>`select w.* from (${query}) w order by w.due nulls last, w.id limit ${worklistLimit + 1}`.execute(tx)
  return rows.map(({ steps, ...item }) => ({ ...item, dueSteps: steps ?? [] }))
}
