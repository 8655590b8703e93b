// The proposal picker: at most twenty by case number or words of the subject, or those with given ids; only what this person may see.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { idsOf, pickLimit, type PickAsked, type Picked } from '#/features/organisation/public.ts'
import { visibleTo } from './store.ts'

export async function pickProposals(tx: Tx, actor: Actor, asked: PickAsked): Promise<Picked[]> {
  const q = (asked.q ?? '').trim()
  const number = /^第?(\d{1,6})号?$/.exec(q)?.[1]
  const which = asked.ids
    ? sql`p.id = any(${idsOf(asked.ids)}::uuid[])`
    : sql`p.submitted_at is not null and (${q} = '' or strpos(m.title, ${q}) > 0 ${number ? sql`or p.case_no = ${Number(number)}` : sql``})`
  const found = await sql<Picked>`
    select p.id, m.title as name, concat_ws(' ', s.title, case when p.case_no is not null then '第' || p.case_no || '号'
      when p.intake_no is not null then '收件' || p.intake_no || '号' end) as note
    from proposal p join matter m on m.committee_id = p.committee_id and m.id = p.id
    join session s on s.committee_id = p.committee_id and s.id = p.session_id
    where p.committee_id = ${actor.committeeId} and ${which} and ${visibleTo(actor)}
    order by ${number ? sql`p.case_no is distinct from ${Number(number)},` : sql``} p.submitted_at desc nulls last, p.id limit ${pickLimit}`.execute(
    tx,
  )
  return found.rows
}
