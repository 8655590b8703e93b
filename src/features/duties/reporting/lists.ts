// All rounds of 述职.
import { sql } from 'kysely'
import type { ListDefinition } from '#/core/lists/list.ts'
import { roundStates } from './lifecycle.ts'

const count = (where: string) =>
  sql`(select count(*)::int from duty_round_person d where d.committee_id = r.committee_id and d.round_id = r.id and case ${where}
    when 'filed' then d.filed_on is not null when 'delivered' then d.delivered_on is not null else true end)`

export const roundsList: ListDefinition = {
  name: 'duty-rounds',
  title: '述职',
  right: 'reporting:read',
  columns: [
    { key: 'title', label: '名称', kind: 'link', sql: sql`r.title` },
    {
      key: 'state',
      label: '状态',
      kind: 'tag',
      sql: sql`r.state`,
      tags: Object.fromEntries(Object.entries(roundStates).map(([value, { label, tone }]) => [value, { label, tone }])),
      width: 96,
    },
    { key: 'year', label: '年度', kind: 'number', sql: sql`r.year`, width: 80 },
    { key: 'due', label: '书面截止', kind: 'day', sql: sql`r.due_day`, sortable: true, neverNull: true, sortId: sql`r.id`, width: 116 },
    { key: 'people', label: '应述职', kind: 'number', sql: count('all'), width: 90 },
    { key: 'filed', label: '已报书面', kind: 'number', sql: count('filed'), width: 100 },
    { key: 'delivered', label: '已会上述职', kind: 'number', sql: count('delivered'), width: 110 },
  ],
  filters: [],
  from: () => sql`duty_round r`,
  visible: ({ actor }) => sql`r.committee_id = ${actor.committeeId}`,
  id: sql`r.id`,
  idKind: 'uuid',
  url: (id) => `/duty-rounds/${id}`,
  order: { key: 'due', dir: 'desc' },
  empty: '还没有述职。每年筹备一轮：写明书面报告的截止日期，设述职小组，启动时在任的常务委员都列入名单。',
}
