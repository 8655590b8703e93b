// Texts of a made-up year, written straight into the tables: of every kind, some accepted, some taken back. Drawn from their numbers, so always the same.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'

export async function worksOfYear(tx: Tx, committeeId: number): Promise<void> {
  const people = sql`(select array_agg(id order by id) from person where committee_id = ${committeeId})`
  const drawn = sql`(select n, md5('work' || n)::uuid as id, date '2022-01-12' + n * 3 as began,
      (array['essay', 'advice', 'advice', 'article'])[1 + n % 4] as kind, n % 5 < 4 as taken from generate_series(1, 110) n)`
  await sql`insert into matter (committee_id, id, kind, title, state, state_since, open, opened_at)
    select ${committeeId}, d.id, 'work', '文稿' || d.n, case when d.taken then 'accepted' else 'submitted' end, d.began, not d.taken, d.began
    from ${drawn} d`.execute(tx)
  await sql`insert into work (committee_id, id, kind, year, body, themes, suggestion_type, horizon, written_at, submitted_on, accepted_on, revoked_on)
    select ${committeeId}, d.id, d.kind, 2022, '正文', case when d.kind = 'essay' then array['congress-spirit', 'rural-link'] else array[]::text[] end,
      case when d.kind = 'advice' then (array['planning', 'implementation', 'opinion'])[1 + d.n % 3] end,
      case when d.kind = 'advice' then (array['forward', 'routine'])[1 + d.n % 2] end, d.began, d.began,
      case when d.taken then d.began + 4 end, case when d.taken and d.n % 13 = 0 then d.began + 20 end
    from ${drawn} d`.execute(tx)
  await sql`insert into work_author (committee_id, work_id, position, person_id)
    select ${committeeId}, d.id, a, (${people})[1 + (d.n * 7 + a) % 50] from ${drawn} d cross join generate_series(1, 2) a
    where a = 1 or d.n % 4 = 0`.execute(tx)
}

/** Study and reading of the year: texts studied soon, late and not yet, trainings and lectures as facts, groups with their days. */
export async function studiesOfYear(tx: Tx, committeeId: number): Promise<void> {
  const people = sql`(select array_agg(id order by id) from person where committee_id = ${committeeId})`
  const programme = (n: number) => sql`md5('programme' || ${n}::int)::uuid`
  await sql`insert into study_programme (committee_id, id, kind, title, year, from_day, to_day, state, state_since, entered_on)
    values (${committeeId}, ${programme(1)}, 'training', '培训', 2022, '2022-01-01', '2022-12-31', 'open', now(), '2022-01-01'),
      (${committeeId}, ${programme(2)}, 'reading', '书香', 2022, '2022-01-01', '2022-12-31', 'open', now(), '2022-01-01')`.execute(tx)
  const texts = sql`(select n, md5('text' || n)::uuid as id, date '2022-01-10' + n * 11 as day from generate_series(1, 30) n)`
  await sql`insert into study_text (committee_id, id, kind, title, published_on, promptly, until_day, entered_on, withdrawn_on)
    select ${committeeId}, t.id, (array['speech', 'document', 'instruction'])[1 + t.n % 3], '篇目' || t.n, t.day, t.n % 4 > 0,
      case when t.n % 4 > 0 then t.day + 15 end, t.day + t.n % 3, case when t.n % 11 = 0 then t.day + 40 end from ${texts} t`.execute(tx)
  await sql`insert into study_lecture (committee_id, id, title, planned_on, speaker, tier, entered_on)
    select ${committeeId}, md5('lecture' || n)::uuid, '讲题' || n, date '2022-02-01' + n * 30, '主讲', (array['party-group', 'expert'])[1 + n % 2], '2022-01-01'
    from generate_series(1, 8) n`.execute(tx)
  const held = sql`(select n, md5('held' || n) as id, date '2022-01-12' + n * 5 as day,
      (array['training', 'capacity', 'lecture', 'reading-meeting', 'study-symposium'])[1 + n % 5] as kind,
      case n % 5 when 0 then ${programme(1)}::text when 3 then ${programme(2)}::text end as programme,
      case n % 5 when 2 then md5('lecture' || (n / 5 % 8 + 1))::uuid::text else md5('text' || (n % 30 + 1))::uuid::text end as trigger
    from generate_series(1, 60) n)`
  const fact = sql`insert into fact (committee_id, id, person_id, role, verb, object_kind, object_id, day, weight, verified, about, recorded_on)`
  const about = sql`jsonb_build_object('title', '活动' || h.n, 'kind', h.kind, 'programme', h.programme, 'trigger', h.trigger)`
  await sql`${fact} select ${committeeId}, md5('hf' || h.n || w)::uuid, null, 'host', 'activity.held', 'activity', h.id::uuid::text, h.day,
      case w when 1 then 1 else -1 end, true, ${about}, case w when 1 then null else h.day + 30 end
    from ${held} h cross join generate_series(1, 2) w where w = 1 or h.n % 9 = 0`.execute(tx)
  await sql`${fact} select ${committeeId}, md5('ha' || h.n || ':' || a)::uuid, (${people})[1 + (h.n * 3 + a * 7) % 50], 'participant', 'activity.attended', 'activity',
      h.id::uuid::text, h.day, 1, true, ${about}, h.day + 3 from ${held} h cross join generate_series(1, 9) a`.execute(tx)
  await sql`insert into reading_group (committee_id, id, programme_id, title, owner_id, from_day, to_day, state, state_since, entered_on, started_on)
    select ${committeeId}, md5('group' || n)::uuid, ${programme(2)}, '读书群' || n, (${people})[n], date '2022-02-01' + n * 20, '2022-12-31', 'reading', now(),
      '2022-01-20', case when n % 4 > 0 then date '2022-02-02' + n * 20 end from generate_series(1, 9) n`.execute(tx)
  await sql`insert into reading_check_in (committee_id, group_id, person_id, day, entered_on)
    select ${committeeId}, md5('group' || (1 + n % 3))::uuid, (${people})[1 + n % 17], date '2022-04-10' + n % 40, date '2022-04-10' + n % 40 + n % 2
    from generate_series(1, 160) n on conflict do nothing`.execute(tx)
  await sql`${fact} select c.committee_id, md5('hc' || c.group_id || c.person_id || c.day)::uuid, c.person_id, 'reader', 'reading.checkedIn', 'reading-group',
      c.group_id::text, c.day, 1, true, jsonb_build_object('title', '群', 'programme', ${programme(2)}::text), c.entered_on
    from reading_check_in c where c.committee_id = ${committeeId}`.execute(tx)
  await sql`insert into reading_conversion (committee_id, id, group_id, post_id, kind, title, by_name, on_day)
    select ${committeeId}, md5('conversion' || n)::uuid, md5('group' || (1 + n % 3))::uuid, md5('point' || n)::uuid,
      (array['advice', 'proposal', 'information'])[1 + n % 3], '意见' || n, '委员', date '2022-05-01' + n * 9 from generate_series(1, 12) n`.execute(
    tx,
  )
}

/** A round of 述职: some filed, some heard, some both, some known later. */
export async function reportsOfYear(tx: Tx, committeeId: number): Promise<void> {
  await sql`insert into duty_round (committee_id, id, title, year, due_day, state, state_since, started_on)
    values (${committeeId}, md5('round')::uuid, '述职', 2022, '2022-04-10', 'running', now(), '2022-04-01')`.execute(tx)
  await sql`insert into duty_round_person (committee_id, round_id, person_id, filed_on, filed_known_on, delivered_on, delivered_known_on)
    select ${committeeId}, md5('round')::uuid, p.id, case when p.n % 3 > 0 then date '2022-04-02' + p.n end, case when p.n % 3 > 0 then date '2022-04-05' + p.n end,
      case when p.n % 4 > 0 then date '2022-04-12' + p.n * 2 end, case when p.n % 4 > 0 then date '2022-04-14' + p.n * 2 end
    from (select id, row_number() over (order by id)::int as n from person where committee_id = ${committeeId}) p where p.n <= 25`.execute(
    tx,
  )
}
