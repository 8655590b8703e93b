// What the office owes about study: the texts that wait for their first session.
import { sql } from 'kysely'
import type { Worklist } from '#/core/feature.ts'
import { foundWork } from '#/core/work/found.ts'

export const studyWorklists: readonly Worklist[] = [
  {
    key: 'studies.prompt',
    title: '须第一时间学习的篇目',
    right: 'studies:write',
    items: (tx, actor) =>
      foundWork(
        tx,
        sql`select t.id, t.title, '/study-texts/' || t.id as url, '组织第一次学习' as owes, t.until_day as due, t.until_steps as steps
          from study_text t where t.committee_id = ${actor.committeeId} and t.until_day is not null and t.withdrawn_on is null
            and not exists (select from fact f where f.committee_id = t.committee_id and f.about ->> 'trigger' = t.id::text
              and f.verb = 'activity.held' and f.role = 'host' group by f.object_id having sum(f.weight) > 0)`,
      ),
  },
]
