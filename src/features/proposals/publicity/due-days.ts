// A publication keeps its due day beside the deadline, for lists; when a changed calendar moves the deadline it follows.
import { sql } from 'kysely'
import type { DeadlinesMoved } from '#/core/cases/calendar-change.ts'

export const followPublicityDeadlines: DeadlinesMoved = async (tx, moved) => {
  const rows = JSON.stringify(moved.map((m) => ({ part_id: m.partId, code: m.code, due: m.due })))
  await sql`update publication g set due_day = r.due
    from jsonb_to_recordset(${rows}::jsonb) as r(part_id uuid, code text, due date)
    where g.id = r.part_id and r.code in ('publicity.text', 'publicity.reply')`.execute(tx)
}
