// Tasks and forms keep their due day beside the deadline, for lists and figures; when a changed calendar moves the deadline they follow.
import { sql } from 'kysely'
import type { DeadlinesMoved } from '#/core/cases/calendar-change.ts'

export const followDeadlines: DeadlinesMoved = async (tx, moved) => {
  const rows = JSON.stringify(moved.map((m) => ({ part_id: m.partId, code: m.code, due: m.due })))
  await sql`
    update handling_task t set due_day = r.due
    from jsonb_to_recordset(${rows}::jsonb) as r(part_id uuid, code text, due date)
    where t.id = r.part_id and r.code = 'task.answer'`.execute(tx)
  // The deadline is the deciding evaluator's; the forms of the others for the same reply are due with it.
  await sql`
    update feedback f set due_day = r.due
    from jsonb_to_recordset(${rows}::jsonb) as r(part_id uuid, code text, due date)
      join feedback deciding on deciding.id = r.part_id
    where r.code = 'proposal.feedback' and f.committee_id = deciding.committee_id and f.reply_id = deciding.reply_id
      and f.given_on is null and f.lapsed_on is null`.execute(tx)
}
