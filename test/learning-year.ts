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
