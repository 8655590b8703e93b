// The items of a worklist from one query: id, title, url, owes, due, steps – the soonest first.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../day.ts'
import type { Tx } from '../db/database.ts'
import { worklistLimit, type WorkItem } from '../feature.ts'

interface Found {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owes: string
  readonly due: Day | null
  readonly steps: readonly string[] | null
}

export async function foundWork(tx: Tx, query: RawBuilder<unknown>): Promise<readonly WorkItem[]> {
  const { rows } =
    await sql<Found>`/* planned once: work-list */ select w.id, w.title, w.url, w.owes, w.due, w.steps from (${query}) w order by w.due nulls last, w.id limit ${worklistLimit + 1}`.execute(
      tx,
    )
  return rows.map((r) => ({ id: r.id, title: r.title || '（未填题目）', url: r.url, owes: r.owes, due: r.due, dueSteps: r.steps ?? [] }))
}
