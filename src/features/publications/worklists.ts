// What is owed about texts: to examine what came in, to mend what came back.
import { sql } from 'kysely'
import { bodiesOf, may } from '#/core/actor.ts'
import { foundWork } from '#/core/work/found.ts'
import type { Worklist } from '#/core/feature.ts'

export const publicationWorklists: readonly Worklist[] = [
  {
    key: 'works.examine',
    title: '待审看的文稿',
    right: 'works:review',
    items: (tx, actor) =>
      foundWork(
        tx,
        sql`select m.id, m.title, '/works/' || m.id as url, '审看：采用、退回修改或不采用' as owes, null::date as due, null::text[] as steps
          from work w join matter m on m.committee_id = w.committee_id and m.id = w.id
          where w.committee_id = ${actor.committeeId} and m.kind = 'work' and m.state = 'submitted'
            and (w.receiver_id = any(${[...bodiesOf(actor)]}::uuid[])
              or (w.receiver_id is null and ${may(actor, 'works:review-all')}))`,
      ),
  },
  {
    key: 'works.mend',
    title: '退回修改的文稿',
    right: 'works:write',
    items: (tx, actor) =>
      foundWork(
        tx,
        sql`select m.id, m.title, '/works/' || m.id || '/write' as url, '按意见修改后再报送' as owes, null::date as due, null::text[] as steps
          from work_author a join matter m on m.committee_id = a.committee_id and m.id = a.work_id
          where a.committee_id = ${actor.committeeId} and a.person_id = ${actor.personId}::uuid and a.position = 1 and m.state = 'returned'`,
      ),
  },
]
