// What happened to the tasks of a random year: receipts, returns, extensions, pauses, urgings, drawn from each task's own id.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'

const drawn = (of: number, n: string) => sql`abs(hashtext(${n} || t.id::text)) % ${sql.lit(of)}`

export async function taskRoundsOfYear(tx: Tx, committeeId: number): Promise<void> {
  const tasks = sql`handling_task t where t.committee_id = ${committeeId}`
  await sql`update handling_task t set received_on = t.assigned_on + ${drawn(7, 'received')} where t.committee_id = ${committeeId}
    and ${drawn(10, 'receives')} < 9`.execute(tx)
  await sql`insert into deadline (committee_id, id, matter_id, part_id, code, label, rule, from_day, due_day, original_due_day, steps)
    select t.committee_id, gen_random_uuid(), t.proposal_id, t.id, 'task.receipt', '签收', '{}', t.assigned_on, t.assigned_on + 4, t.assigned_on + 4, '[]'
    from ${tasks}`.execute(tx)
  await sql`insert into task_return (committee_id, id, task_id, proposal_id, kind, reason, signer_name, signer_post, requested_by, requested_on,
      decided_on, decided_by, result, handed_over_on)
    select t.committee_id, gen_random_uuid(), t.id, t.proposal_id, case when r = 1 then 'add' else 'return' end, '职责', '甲', '局长', '甲', t.assigned_on + 2,
      case when r < 4 then t.assigned_on + 6 end, '乙', case r when 0 then 'refused' when 1 then 'added' when 2 then 'reassigned' when 3 then 'reassigned' end,
      case when r in (2, 3) then t.assigned_on + 7 end
    from (select t.*, ${drawn(5, 'decided')} as r from ${tasks} and t.round = 1 and ${drawn(8, 'returned')} = 0) t`.execute(tx)
  await sql`with granted as (
      insert into task_extension (committee_id, id, task_id, proposal_id, reason, asked_due, signer_name, signer_post, requested_by, requested_on,
        decided_on, decided_by, result, old_due, new_due)
      select t.committee_id, gen_random_uuid(), t.id, t.proposal_id, '复杂', t.due_day + 30, '甲', '局长', '甲', t.assigned_on + 60,
        t.assigned_on + 70, '乙', 'granted', t.due_day, t.due_day + 30
      from ${tasks} and ${drawn(6, 'extended')} = 0 returning committee_id, task_id, decided_on, old_due, new_due)
    insert into task_due (committee_id, task_id, entry, from_day, due_day, why)
    select g.committee_id, g.task_id, 0, t.assigned_on, g.old_due, 'assigned' from granted g join handling_task t on t.id = g.task_id
    union all select committee_id, task_id, 1, decided_on, new_due, 'extended' from granted`.execute(tx)
  await sql`update handling_task t set due_day = d.due_day from task_due d where d.committee_id = t.committee_id and d.task_id = t.id and d.entry = 1`.execute(
    tx,
  )
  await sql`insert into task_pause (committee_id, id, task_id, proposal_id, from_day, until_day, reason, decided_by)
    select t.committee_id, gen_random_uuid(), t.id, t.proposal_id, t.assigned_on + 30, case when ${drawn(2, 'resumed')} = 0 then t.assigned_on + 45 end,
      '等待', '丙' from ${tasks} and ${drawn(12, 'paused')} = 0`.execute(tx)
  await sql`with urged as (
      insert into unit_urging (committee_id, id, body_id, urged_on, urged_at, office, urged_by, channel, text)
      select t.committee_id, t.id, t.body_id, t.assigned_on + 50, now(), case ${drawn(2, 'office')} when 0 then '督查室' else '提案办' end, '丁', 'phone', '抓紧'
      from ${tasks} and ${drawn(4, 'urged')} = 0 returning committee_id, id)
    insert into unit_urging_about (committee_id, urging_id, proposal_id, task_id)
    select u.committee_id, u.id, t.proposal_id, t.id from urged u join handling_task t on t.committee_id = u.committee_id and t.id = u.id`.execute(
    tx,
  )
}
