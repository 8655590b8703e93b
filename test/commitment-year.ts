// Promises and matters upstairs of a made-up year: some answers name a day, are kept, moved, given up, rated, and turn B into A. Drawn from the ids, so always the same.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'

export async function promisesOfYear(tx: Tx, committeeId: number): Promise<void> {
  const drawn = sql`(select r.committee_id, r.id as reply_id, r.task_id, r.proposal_id, t.body_id, r.class_mark, i.no, r.issued_on,
      abs(hashtext(r.id::text || i.no)) as h, md5(r.id::text || i.no)::uuid as id
    from reply r
    join handling_task t on t.committee_id = r.committee_id and t.id = r.task_id
    join reply_item i on i.committee_id = r.committee_id and i.reply_id = r.id and i.accepted <> 'notAdopted'
    where r.committee_id = ${committeeId} and r.class_mark in ('A', 'B') and r.issued_on is not null and abs(hashtext(r.id::text || i.no)) % 3 = 0)`
  const state = sql`case when d.h % 11 = 0 then 'replaced' else (array['notStarted', 'underWay', 'done', 'done', 'failed'])[1 + d.h / 3 % 5] end`
  const entered = sql`d.issued_on + 15 + d.h % 120`
  await sql`insert into commitment (committee_id, id, proposal_id, task_id, reply_id, item_no, class_mark, body_id, text, promised_on, entered_on,
      due_day, original_due_day, limit_day, state, state_since)
    select d.committee_id, d.id, d.proposal_id, d.task_id, d.reply_id, d.no, d.class_mark, d.body_id, '按计划办成第' || d.no || '件事', d.issued_on,
      d.issued_on, d.issued_on + 30 + d.h % 100, d.issued_on + 30 + d.h % 100, d.issued_on + 1095, ${state}, d.issued_on::timestamptz
    from ${drawn} d`.execute(tx)
  await sql`insert into commitment_state (committee_id, commitment_id, entry, state, from_day, until_day, finished_on)
    select d.committee_id, d.id, e.entry, case e.entry when 1 then 'notStarted' else ${state} end,
      case e.entry when 1 then d.issued_on else ${entered} end, case e.entry when 1 then ${entered} end,
      case when e.entry = 2 and ${state} = 'done' then ${entered} - 2 end
    from ${drawn} d cross join (values (1), (2)) e(entry)`.execute(tx)
  await sql`insert into commitment_due (committee_id, commitment_id, entry, due_day, from_day, until_day, kind, set_by)
    select d.committee_id, d.id, e.entry, d.issued_on + 30 + d.h % 100 + 60 * (e.entry - 1),
      d.issued_on + 20 * (e.entry - 1), case when e.entry = 1 and d.h / 9 % 7 = 0 then d.issued_on + 20 end,
      case e.entry when 1 then 'promised' else 'adjusted' end, '承办单位'
    from ${drawn} d cross join (values (1), (2)) e(entry) where e.entry = 1 or d.h / 9 % 7 = 0`.execute(tx)
  await sql`insert into commitment_rating (committee_id, id, commitment_id, evaluator_id, rated_on, result, rated_by, voided_on)
    select d.committee_id, md5('rating' || d.id)::uuid, d.id, d.id, ${entered} + 3, (array['satisfied', 'basically', 'dissatisfied'])[1 + d.h / 2 % 3],
      '提案者', case when d.h % 4 = 0 then ${entered} + 20 end
    from ${drawn} d where ${state} = 'done'`.execute(tx)
  await sql`with kept as (
      select distinct c.committee_id, c.reply_id, c.proposal_id, c.promised_on + 60 as on_day from commitment c
      join reply_class rc on rc.committee_id = c.committee_id and rc.reply_id = c.reply_id and rc.until_day is null and rc.entry = 1
      where c.committee_id = ${committeeId} and c.class_mark = 'B' and c.state = 'done'),
    before as (
      update reply_class rc set until_day = k.on_day from kept k
      where rc.committee_id = k.committee_id and rc.reply_id = k.reply_id and rc.until_day is null)
    insert into reply_class (committee_id, reply_id, proposal_id, from_day, entry, class_mark, set_by)
    select committee_id, reply_id, proposal_id, on_day, 2, 'A', '提案办' from kept`.execute(tx)
}

/** Two dozen matters upstairs, some far, some given up; a few came from a table and were known at once. */
export async function mattersUpstairs(tx: Tx, committeeId: number): Promise<void> {
  const drawn = sql`(select n, md5('upstairs' || n)::uuid as id, date '2022-01-10' + n * 9 as began, 1 + n % 6 as far from generate_series(1, 24) n)`
  await sql`insert into matter (committee_id, id, kind, title, state, state_since, open, opened_at)
    select ${committeeId}, d.id, 'external-proposal', '上级事项' || d.n, 'filed', d.began, true, d.began from ${drawn} d`.execute(tx)
  await sql`insert into external_proposal (committee_id, id, level, session_title, year, external_no, department, outcome_class)
    select ${committeeId}, d.id, case when d.n % 3 = 0 then 'national' else 'province' end, '上级会议', 2022, d.n::text,
      case when d.far > 3 then '部门' || d.n % 2 else '' end, case when d.far > 4 then (array['A', 'B'])[1 + d.n % 2] end from ${drawn} d`.execute(
    tx,
  )
  await sql`insert into external_stage (committee_id, external_id, entry, state, on_day, entered_on)
    select ${committeeId}, d.id, e, (array['preparing', 'submitted', 'filed', 'handling', 'replied', 'effective'])[e], d.began + 12 * e,
      case when d.n % 4 = 0 then null else d.began + 12 * e + d.n % 5 end
    from ${drawn} d cross join lateral generate_series(1, d.far) e`.execute(tx)
}
