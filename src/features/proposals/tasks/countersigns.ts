// Signatures hold for the draft they were given to.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import type { TaskRow } from '../dossier.ts'

/** The draft is changed again: it has to go round anew. */
export async function recallCountersigns({ tx, actor, today }: Change, task: TaskRow): Promise<void> {
  if (task.matters.countersigns.length === 0) return
  await sql`update task_countersign set recalled_on = ${today}
    where committee_id = ${actor.committeeId} and task_id = ${task.id} and recalled_on is null`.execute(tx)
}
