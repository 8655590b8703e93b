// The body picker: at most twenty by name, initials or code, or those with given ids.
import { sql } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { bodyKinds } from './codes.ts'
import { idsOf, pickLimit, type PickAsked, type Picked } from './public.ts'

/** Ids are shown whatever became of them; a search finds those that exist today. */
export async function pickBodies(tx: Tx, committeeId: number, asked: PickAsked, today: Day): Promise<Picked[]> {
  const ids = idsOf(asked.ids)
  const q = (asked.q ?? '').trim().toLowerCase()
  const kinds = (asked.kind ?? '').split(',').flatMap((k) => (k === '' ? [] : [k === 'unit' ? 'handling-unit' : k]))
  const which = asked.ids
    ? sql`b.id = any(${ids}::uuid[])`
    : sql`${kinds.length ? sql`b.kind = any(${kinds})` : sql`true`} and b.from_day <= ${today} and (b.to_day is null or b.to_day >= ${today})
        and (${q} = '' or strpos(lower(b.name), ${q}) > 0 or strpos(lower(b.short_name), ${q}) > 0 or starts_with(b.pinyin, ${q})
          or starts_with(lower(b.code), ${q}))`
  // Names that begin with what was typed come first.
  const found = await sql<Picked>`select b.id, b.name,
      nullif(concat_ws('，', ${kinds.length === 1 ? sql`null` : codeLabel(bodyKinds, sql`b.committee_id`, sql`b.kind`)},
        (select p.short_name from body p where p.committee_id = b.committee_id and p.id = b.parent_id),
        case when b.to_day < ${today} then '已撤销' end), '') as note
    from body b where b.committee_id = ${committeeId} and ${which}
    order by not (starts_with(lower(b.name), ${q}) or starts_with(lower(b.short_name), ${q})), b.kind, b.sort, b.id limit ${pickLimit}`.execute(
    tx,
  )
  return found.rows
}
