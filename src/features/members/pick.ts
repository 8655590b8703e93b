// The person picker: at most twenty by name, initials or code, or those with given ids.
import { sql } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { idsOf, pickLimit, type PickAsked, type Picked } from '#/features/organisation/public.ts'

/** Of kind 'member' only those who hold a seat today. */
export async function pickPeople(tx: Tx, committeeId: number, asked: PickAsked, today: Day): Promise<Picked[]> {
  const q = (asked.q ?? '').trim().toLowerCase()
  const seat = sql`seat m where m.committee_id = p.committee_id and m.person_id = p.id and m.from_day <= ${today}
    and (m.to_day is null or m.to_day >= ${today})`
  const which = asked.ids
    ? sql`p.id = any(${idsOf(asked.ids)}::uuid[])`
    : sql`(${q} = '' or strpos(lower(p.name), ${q}) > 0 or starts_with(p.pinyin, ${q}) or starts_with(lower(p.code), ${q}))
        and ${asked.kind === 'member' ? sql`exists (select 1 from ${seat})` : sql`true`}`
  const found = await sql<Picked>`select p.id, p.name, coalesce(
      (select b.name from seat m join body b on b.committee_id = m.committee_id and b.id = m.sector_id
        where m.committee_id = p.committee_id and m.person_id = p.id and m.from_day <= ${today} and (m.to_day is null or m.to_day >= ${today})
        order by m.from_day desc limit 1), p.employer) as note
    from person p where p.committee_id = ${committeeId} and ${which}
    order by not starts_with(lower(p.name), ${q}), p.pinyin, p.id limit ${asked.ids ? 200 : pickLimit}`.execute(tx)
  return found.rows
}
