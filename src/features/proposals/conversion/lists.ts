// The register of what was not filed and went, or was to go, another way.
import { sql } from 'kysely'
import type { ListDefinition } from '#/core/lists/list.ts'
import { conversionKinds, conversionStates } from './lifecycle.ts'

const choices = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

export const conversionsList: ListDefinition = {
  name: 'conversions',
  title: '转办登记',
  right: 'proposals:review',
  columns: [
    { key: 'title', label: '案由', kind: 'link', sql: sql`m.title` },
    {
      key: 'lead',
      label: '提案者',
      kind: 'people',
      sql: sql`coalesce((select name from person x where x.committee_id = p.committee_id and x.id = p.lead_person_id),
        (select name from body x where x.committee_id = p.committee_id and x.id = p.lead_body_id))`,
      width: 120,
    },
    {
      key: 'kind',
      label: '转往',
      kind: 'tag',
      sql: sql`c.kind`,
      tags: Object.fromEntries(Object.entries(conversionKinds).map(([value, label]) => [value, { label, tone: 'active' }])),
      width: 190,
    },
    { key: 'state', label: '进展', kind: 'tag', sql: sql`c.state`, tags: { ...conversionStates }, width: 150 },
    { key: 'asked', label: '征求意见', kind: 'day', sql: sql`c.asked_on`, sortable: true, neverNull: true, width: 120 },
    { key: 'due', label: '答复期限', kind: 'day', sql: sql`c.due_day`, width: 120 },
    { key: 'answered', label: '提案者答复', kind: 'day', sql: sql`c.answered_on`, width: 120 },
    { key: 'office', label: '接收机构', kind: 'text', sql: sql`c.receiving_office`, width: 140 },
    { key: 'handed', label: '转办日期', kind: 'day', sql: sql`c.handed_on`, width: 120 },
    { key: 'note', label: '附言', kind: 'text', sql: sql`c.note`, hidden: true },
  ],
  filters: [
    {
      key: 'state',
      label: '进展',
      kind: 'choices',
      choices: choices(Object.fromEntries(Object.entries(conversionStates).map(([k, s]) => [k, s.label]))),
      where: (values) => sql`c.state = any(${[...values]}::text[])`,
    },
    {
      key: 'kind',
      label: '转往',
      kind: 'choices',
      choices: choices(conversionKinds),
      where: (values) => sql`c.kind = any(${[...values]}::text[])`,
    },
  ],
  from: () => sql`conversion c join proposal p on p.committee_id = c.committee_id and p.id = c.proposal_id
    join matter m on m.committee_id = c.committee_id and m.id = c.proposal_id`,
  visible: ({ actor }) => sql`c.committee_id = ${actor.committeeId}`,
  id: sql`c.proposal_id`,
  idKind: 'uuid',
  url: (id) => `/proposals/${id}`,
  order: { key: 'asked', dir: 'desc' },
  empty: '还没有转办的提案。不予立案时选“转为社情民意信息”或“作委员来信处理”的，征得提案者同意后在这里登记转交。',
  presets: [
    { id: 'asked', title: '待提案者答复', query: { 'f.state': 'asked' } },
    { id: 'agreed', title: '待转交', query: { 'f.state': 'agreed' } },
    { id: 'handed', title: '已转办', query: { 'f.state': 'handed' } },
  ],
}
