// What is owed about publicity: the proposal office makes the texts public, each unit its replies, a second person approves.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Worklist, WorkItem } from '#/core/feature.ts'

async function publications(tx: Tx, actor: Actor, owes: string, where: RawBuilder<unknown>): Promise<readonly WorkItem[]> {
  // Where a unit has people of its own the replies are theirs; the office looks after the texts and approves what waits anywhere.
  const mine = may(actor, 'proposals:review') ? sql`true` : sql`g.body_id = any(${[...bodiesOf(actor)]}::uuid[])`
  const { rows } = await sql<WorkItem>`select g.id, m.title, '/publicity/' || g.id as url,
      ${owes}::text || case g.part when 'reply' then coalesce(b.short_name, '') || '的答复' else '提案正文' end as owes,
      g.due_day as due, coalesce(d.steps, '[]') as "dueSteps"
    from publication g
    join matter m on m.committee_id = g.committee_id and m.id = g.proposal_id
    join proposal p on p.committee_id = g.committee_id and p.id = g.proposal_id and p.withdrawn_on is null and p.merged_on is null
    left join body b on b.committee_id = g.committee_id and b.id = g.body_id
    left join lateral (select steps from deadline d where d.committee_id = g.committee_id and d.part_id = g.id and d.met_on is null
      and d.voided_on is null limit 1) d on true
    where g.committee_id = ${actor.committeeId} and ${mine} and ${where}
    order by g.due_day, g.id limit 50`.execute(tx)
  return rows
}

export const publicityWorklists: readonly Worklist[] = [
  {
    key: 'publicity.prepare',
    title: '待整理公开稿',
    right: 'publicity:prepare',
    items: (tx, actor) =>
      publications(
        tx,
        actor,
        '整理并送复核：',
        may(actor, 'proposals:review') ? sql`g.state = 'redacting' and g.part = 'text'` : sql`g.state = 'redacting' and g.part = 'reply'`,
      ),
  },
  {
    key: 'publicity.approve',
    title: '待复核公开稿',
    right: 'publicity:approve',
    items: (tx, actor) =>
      publications(tx, actor, '复核：', sql`g.state = 'review' and g.prepared_by is distinct from ${actor.personId}::uuid`),
  },
]
