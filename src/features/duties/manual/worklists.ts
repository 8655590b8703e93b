// What waits for a second person: entries of others about the reader's people, the oldest first.
import { sql } from 'kysely'
import { worklistLimit, type Worklist, type WorkItem } from '#/core/feature.ts'
import { visibleManual } from './lists.ts'

export const manualWorklists: readonly Worklist[] = [
  {
    key: 'manualFacts.confirm',
    title: '待核实的履职登记',
    right: 'duties:confirm',
    items: async (tx, actor, today) => {
      const { rows } = await sql<
        Pick<WorkItem, 'id' | 'title' | 'owes'>
      >`select mf.id, coalesce(p.name, b.short_name) || '：' || mf.title as title,
          '核实' || mf.entered_name || '的' || case when mf.by_self then '申报' else '登记' end as owes
        from manual_fact mf
        left join person p on p.committee_id = mf.committee_id and p.id = mf.person_id
        left join body b on b.committee_id = mf.committee_id and b.id = mf.body_id
        where mf.committee_id = ${actor.committeeId} and mf.state = 'entered' and mf.entered_by is distinct from ${actor.personId}::uuid
          and mf.person_id is distinct from ${actor.personId}::uuid and ${visibleManual(actor, today)}
        order by mf.entered_on, mf.id limit ${worklistLimit + 1}`.execute(tx)
      return rows.map((r) => ({ ...r, url: `/manual-facts/${r.id}`, due: null, dueSteps: [] }))
    },
  },
]
