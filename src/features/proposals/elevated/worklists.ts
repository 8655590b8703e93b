// What the proposal office owes about matters upstairs: material to hand in, and a look at each in its time.
import { sql } from 'kysely'
import { addDays } from '#/core/day.ts'
import type { Worklist } from '#/core/feature.ts'
import { found } from '../worklists.ts'

const soon = 14

export const elevatedWorklists: readonly Worklist[] = [
  {
    key: 'elevated.follow',
    title: '提级办理要跟踪的',
    right: 'elevated:write',
    items: (tx, actor, today) =>
      found(
        tx,
        sql`select e.id, m.title, '/elevated/' || e.id as url,
            case m.state when 'preparing' then '整理素材，请上级政协委员提交' else '跟踪上级办理情况并登记' end as owes, d.due_day as due, d.steps
          from external_proposal e join matter m on m.committee_id = e.committee_id and m.id = e.id
          join deadline d on d.committee_id = e.committee_id and d.part_id = e.id and d.code = 'elevated.followUp' and d.met_on is null
            and d.voided_on is null
          where e.committee_id = ${actor.committeeId} and d.due_day <= ${addDays(today, soon)}`,
      ),
  },
]
