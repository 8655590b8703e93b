// What the owner of a reading group owes: the next step of its course.
import { sql } from 'kysely'
import type { Worklist } from '#/core/feature.ts'
import { foundWork } from '#/core/work/found.ts'

export const readingWorklists: readonly Worklist[] = [
  {
    key: 'reading.approve',
    title: '等待审定书目的读书群',
    right: 'studies:write',
    items: (tx, actor) =>
      foundWork(
        tx,
        sql`select g.id, g.title, '/reading-groups/' || g.id as url, '审定书目' as owes, g.from_day as due, null::text[] as steps
          from reading_group g where g.committee_id = ${actor.committeeId} and g.state = 'planned'
            and exists (select from reading_book b where b.committee_id = g.committee_id and b.group_id = g.id)`,
      ),
  },
  {
    key: 'reading.lead',
    title: '您主持的读书群',
    right: 'reading:run',
    items: (tx, actor, today) =>
      foundWork(
        tx,
        sql`select g.id, g.title, '/reading-groups/' || g.id as url,
            case when g.state = 'listed' then '开群' when g.state = 'planned' then '列书目' when g.state = 'summarised' then '结束'
              when g.state = 'essays' then '总结' else '组织导读和研讨' end as owes,
            case when g.state in ('planned', 'listed') then g.from_day else g.to_day end as due, null::text[] as steps
          from reading_group g where g.committee_id = ${actor.committeeId} and g.owner_id = ${actor.personId}::uuid and g.closed_on is null
            and g.from_day <= ${today}::date + 14`,
      ),
  },
]
