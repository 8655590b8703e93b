// A made-up year of meetings and activities: every kind, some only planned, some known late, with people who came, were excused or stayed away.
// Drawn from the numbers, so always the same.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import { activityKinds } from '#/features/activities/codes.ts'

export async function activitiesOfYear(tx: Tx, committeeId: number): Promise<void> {
  const kinds = activityKinds.codes.map((c) => c.code)
  await sql`insert into body (committee_id, id, kind, code, name, short_name) values
    (${committeeId}, md5('organ')::uuid, 'organ-office', 'organ-a', '市政协办公室', '办公室'),
    (${committeeId}, md5('special')::uuid, 'special-committee', 'special-a', '农业和农村委员会', '农业委') on conflict do nothing`.execute(
    tx,
  )
  const drawn = sql`(select n, md5('activity' || n)::uuid as id, date '2021-12-10' + n * 2 as day, (${kinds}::text[])[1 + n % ${kinds.length}] as kind,
    abs(hashtext('a' || n)) as h from generate_series(1, 200) n)`
  await sql`insert into matter (committee_id, id, kind, title, state, state_since, open, opened_at)
    select ${committeeId}, d.id, 'activity', '活动' || d.n, 'held', d.day, true, d.day - 20 from ${drawn} d`.execute(tx)
  await sql`insert into matter_state (committee_id, matter_id, from_at, state, entry)
    select ${committeeId}, d.id, d.day::timestamptz + (d.h % 5 * 7) * interval '1 day', 'held', 2 from ${drawn} d where d.h % 9 > 0`.execute(
    tx,
  )
  await sql`insert into activity (committee_id, id, kind, ordinal, host_id, starts_at, ends_at, mandatory, themes, programme, thematic, partners, audience,
      details, held_on)
    select ${committeeId}, d.id, d.kind, case when d.h % 4 = 0 then d.n end,
      case d.h % 3 when 0 then md5('organ')::uuid when 1 then md5('special')::uuid end, d.day::timestamptz, d.day::timestamptz + interval '2 hours',
      d.h % 2 = 0, case d.h % 4 when 0 then '{}'::text[] when 1 then '{rural-link}' else '{rural-link,industry}' end,
      case d.h % 5 when 0 then 'county-aid' when 1 then 'east-west' end, d.h % 3 = 0,
      case when d.h % 6 = 0 then '{省政协,邻市政协}'::text[] else '{}' end, case when d.h % 3 = 0 then d.h % 200 end,
      jsonb_build_object('tier', (array['leader', 'partyMember', 'everyone'])[1 + d.h % 3],
        'level', (array['national', 'province', 'city', 'county', 'other'])[1 + d.h % 5], 'persons', d.h % 30),
      case when d.h % 9 > 0 then d.day end
    from ${drawn} d`.execute(tx)
  await sql`insert into activity_cohost (committee_id, activity_id, body_id)
    select ${committeeId}, d.id, md5('special')::uuid from ${drawn} d where d.h % 3 = 0`.execute(tx)
  await sql`insert into activity_session (committee_id, id, activity_id, ord, label, starts_at, ends_at)
    select ${committeeId}, md5(d.id::text || s)::uuid, d.id, s, '第' || s || '场', d.day::timestamptz, d.day::timestamptz + interval '2 hours'
    from ${drawn} d cross join generate_series(1, 2) s`.execute(tx)
  await sql`insert into activity_agenda (committee_id, id, activity_id, ord, title, matter_id)
    select ${committeeId}, md5('agenda' || d.id)::uuid, d.id, 1, '议题' || d.n, case when d.h % 2 = 0 then d.id end from ${drawn} d`.execute(
    tx,
  )
  const people = sql`(select d.*, p.id as person_id, p.k, abs(hashtext(d.id::text || p.k)) as r from ${drawn} d
    cross join (select id, row_number() over (order by code) as k from person where committee_id = ${committeeId} order by code limit 12) p
    where (d.n + p.k) % 3 = 0)`
  await sql`insert into participation (committee_id, id, activity_id, person_id, guest_name, category, capacity)
    select ${committeeId}, md5(x.id::text || x.k)::uuid, x.id, case when x.r % 7 > 0 then x.person_id end,
      case when x.r % 7 = 0 then '来宾' || x.k else '' end,
      (array['member', 'member', 'leader', 'party-rep', 'expert', 'public', 'staff'])[1 + x.r % 7],
      (array['due', 'due', 'invitee', 'observer', 'signedUp', 'due', 'staff'])[1 + x.r % 7]
    from ${people} x`.execute(tx)
  await sql`insert into attendance (committee_id, activity_id, session_id, participation_id, state, share, settled_on)
    select ${committeeId}, x.id, md5(x.id::text || s)::uuid, md5(x.id::text || x.k)::uuid,
      (array['present', 'present', 'present', 'excused', 'absent'])[1 + (x.r + s) % 5], 1, x.day + x.h % 5 * 7
    from ${people} x cross join generate_series(1, 2) s where x.h % 9 > 0`.execute(tx)
  await sql`insert into fact (committee_id, id, role, verb, object_kind, object_id, day, weight, verified, about)
    select ${committeeId}, md5('notice' || d.id)::uuid, 'host', 'activity.notified', 'activity', d.id::text, d.day - 5, 1, true,
      jsonb_build_object('workingDays', d.h % 12) from ${drawn} d where d.h % 4 > 0`.execute(tx)
}
