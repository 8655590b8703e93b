// What is owed in mutual review: a form of one's own, a round whose day has passed, a low rating to be decided on.
import { sql } from 'kysely'
import type { Actor, Right } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Worklist } from '#/core/feature.ts'
import { partiesOfActor } from '../../store.ts'
import { owedItems } from '../owed.ts'
import type { Side } from './scheme.ts'

const ownForms = (key: string, title: string, right: Right, side: Side): Worklist => ({
  key,
  title,
  right,
  items: (tx: Tx, actor: Actor) =>
    owedItems(
      tx,
      sql`select f.id, m.title, '/mutual-forms/' || f.id as url,
          ${side === 'handling' ? sql`'评' || b.name || '的办理'` : sql`'评这件提案的质量'`} as owes, r.due_day as due,
          jsonb_build_array('“' || r.title || '”的评议期限') as steps
        from mutual_form f
        join mutual_pair x on x.committee_id = f.committee_id and x.id = f.pair_id
        join mutual_round r on r.committee_id = x.committee_id and r.id = x.round_id and r.state = 'open'
        join matter m on m.committee_id = x.committee_id and m.id = x.proposal_id
        join body b on b.committee_id = x.committee_id and b.id = x.body_id
        where f.committee_id = ${actor.committeeId} and f.side = ${side} and f.given_on is null
          and f.rater_id = any(${[...partiesOfActor(actor)]}::uuid[])`,
    ),
})

export const mutualWorklists: readonly Worklist[] = [
  ownForms('mutual.handling', '请您评议办理', 'proposals:evaluate', 'handling'),
  ownForms('mutual.quality', '请评议提案质量', 'proposals:handle', 'quality'),
  {
    key: 'mutual.rounds',
    title: '双向评议待办',
    right: 'appraisal:run',
    items: (tx, actor, today) =>
      owedItems(
        tx,
        sql`select r.id, r.title, '/mutual-rounds/' || r.id as url,
            case r.state when 'draft' then '选入提案，发出评议表' when 'closed' then '报主席会议后通报结果' else '截止并汇总' end as owes,
            r.due_day as due, jsonb_build_array('评议期限') as steps
          from mutual_round r where r.committee_id = ${actor.committeeId}
            and (r.state in ('draft', 'closed') or r.state = 'open' and r.due_day < ${today})`,
      ),
  },
  {
    key: 'mutual.low',
    title: '评议分数低',
    right: 'proposals:rehandle',
    items: (tx, actor) =>
      owedItems(
        tx,
        sql`select x.id, m.title, '/mutual-pairs/' || x.id as url, '决定是否交' || b.short_name || '重新答复' as owes, null::date as due, null::jsonb as steps
          from mutual_pair x join matter m on m.committee_id = x.committee_id and m.id = x.proposal_id
          join body b on b.committee_id = x.committee_id and b.id = x.body_id
          where x.committee_id = ${actor.committeeId} and x.state = 'low'`,
      ),
  },
]
