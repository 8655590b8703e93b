// Assessments and recognition of a made-up year: two assessments of the members, the later one in force from its day; praise, criticism, talks, some withdrawn. Drawn from the ids.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'

export async function scoresOfYear(tx: Tx, committeeId: number): Promise<void> {
  const rules = JSON.stringify({ holder: 'member' })
  await sql`insert into duty_assessment (committee_id, id, year, title, set_key, set_edition, rules, from_day, to_day, facts_until, state, state_since,
      scored_on, approved_on, created_by)
    select ${committeeId}, md5('assessment' || a.n)::uuid, 2022, '考核' || a.n, 'dx-default-1', 0, ${rules}::jsonb, '2022-01-10', '2022-12-31', a.until,
      a.state, '2022-07-01T10:00:00+08:00', a.until, a.approved, '办公室'
    from (values (1, date '2022-06-30', 'archived', date '2022-07-20'), (2, date '2022-11-30', 'approved', date '2022-12-10'), (3, date '2022-12-01', 'graded', null::date))
      a(n, until, state, approved)`.execute(tx)
  const drawn = sql`(select m.committee_id, m.person_id, p.name, m.sector_id, m.special_committee_id, abs(hashtext(m.person_id::text)) as h
    from (select distinct on (person_id) * from seat where committee_id = ${committeeId} and from_day is not null order by person_id, from_day desc) m
    join person p on p.committee_id = m.committee_id and p.id = m.person_id)`
  await sql`insert into duty_sheet (committee_id, id, assessment_id, holder_id, holder_kind, holder_name, sector_id, special_committee_id, active_share, exempt,
      total, earned_grade, grade, content)
    select d.committee_id, md5('sheet' || a.n || d.person_id)::uuid, md5('assessment' || a.n)::uuid, d.person_id, 'person', d.name, d.sector_id,
      d.special_committee_id, 1, case when d.h % 13 = 0 then '长期病休' end, (d.h / a.n % 1100) / 10.0, g.grade, g.grade, '{}'
    from ${drawn} d cross join (values (1), (2), (3)) a(n)
    cross join lateral (select case when d.h % 13 > 0 then (array['优秀', '良好', '称职', '不称职'])[1 + d.h / a.n % 4] end as grade) g
    where d.h % 7 > 0`.execute(tx)
  await sql`insert into recognition (committee_id, id, year, kind, title, criteria, state, state_since, nominated_on, nominated_by_name, issued_on, withdrawn_on)
    select ${committeeId}, md5('recognition' || r.n)::uuid, 2022, r.kind, '事项' || r.n, '条件', 'issued', '2022-05-01T10:00:00+08:00', '2022-04-01', '办公室', r.issued, r.withdrawn
    from (values (1, 'talkConvenor', date '2022-05-06', null::date), (2, 'talkBody', date '2022-09-09', date '2022-10-10'), (3, 'commend', date '2022-06-06', null))
      r(n, kind, issued, withdrawn)`.execute(tx)
  await sql`insert into recognition_holder (committee_id, id, recognition_id, holder_id, holder_kind, holder_name, reason)
    select d.committee_id, md5('holder' || r.n || d.person_id)::uuid, md5('recognition' || r.n)::uuid, d.person_id, 'person', d.name, '理由'
    from ${drawn} d cross join (values (1), (2), (3)) r(n) where d.h % 9 = r.n`.execute(tx)
  await sql`insert into standing (committee_id, id, holder_id, holder_kind, kind, title, decided_by, source, from_day, entered_on)
    select d.committee_id, md5('standing' || d.person_id)::uuid, d.person_id, 'person', (array['commendation', 'criticism', 'talk', 'honour'])[1 + d.h % 4], '表彰处理',
      '主席会议', '通报', date '2022-01-20' + d.h % 300, date '2022-01-25' + d.h % 320
    from ${drawn} d where d.h % 5 = 0`.execute(tx)
}
