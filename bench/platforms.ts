// A year of grassroots platforms as a city has them: 1,970 in seven counties, most with a session each quarter, as facts.
import { sql, type Transaction } from 'kysely'

export const platformCount = 1970

export async function loadPlatformYear(tx: Transaction<unknown>, year: number): Promise<void> {
  await sql`insert into place (committee_id, code, name, level, parent_code)
    select 1, '99' || c, '第' || c || '县', 'county', null from generate_series(1, 7) c
    union all select 1, '99' || c || lpad(t::text, 3, '0'), '第' || c || '县' || t || '镇', 'town', '99' || c
      from generate_series(1, 7) c, generate_series(1, 20) t on conflict do nothing`.execute(tx)
  await sql`insert into body (committee_id, id, kind, code, name, short_name, place_code, from_day, sort)
    select 1, gen_random_uuid(), 'platform', 'Y' || n, '第' || n || '协商议事室', '第' || n || '室',
      '99' || (1 + n % 7) || lpad((1 + n % 20)::text, 3, '0'), case when n % 50 = 0 then make_date(${year}::int, 5, 10) else '2020-01-01' end, n
    from generate_series(1, ${platformCount}::int) n`.execute(tx)
  // Nine of ten hold one a quarter, some two; a few were taken back.
  await sql`insert into fact (committee_id, id, person_id, body_id, role, verb, object_kind, object_id, day, weight, verified, about)
    select 1, gen_random_uuid(), null, b.id, 'host', 'activity.held', 'activity', gen_random_uuid()::text, d.day, 1, true,
      jsonb_build_object('title', b.name || '议事', 'kind', 'consult.platform', 'group', 'consultation', 'people', 5 + b.sort % 30)
    from body b, generate_series(0, 3) q, generate_series(1, 2) again,
      lateral (select make_date(${year}::int, 1 + q * 3 + b.sort % 3, 1 + (b.sort * 7 + again * 5) % 27) as day) d
    where b.committee_id = 1 and b.kind = 'platform' and (b.sort * 31 + q * 17) % 10 < 9 and (again = 1 or b.sort % 4 = 0)
      and d.day <= make_date(${year}::int, 12, 20)`.execute(tx)
  // What members did in the year: other facts the index has to pass over.
  await sql`insert into fact (committee_id, id, person_id, body_id, role, verb, object_kind, object_id, day, weight, verified, about)
    select 1, gen_random_uuid(), p.id, null, 'participant', 'activity.attended', 'activity', gen_random_uuid()::text, make_date(${year}::int, 1 + n % 12, 1 + n % 27), 1, true,
      jsonb_build_object('title', '活动', 'kind', 'survey')
    from person p, generate_series(1, 60) n where p.committee_id = 1`.execute(tx)
}
