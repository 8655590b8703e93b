// All reading groups. Server, page, filters and export come from these rows.
import { sql, type RawBuilder } from 'kysely'
import type { ListDefinition } from '#/core/lists/list.ts'
import { groupStates } from './lifecycle.ts'

const count = (from: RawBuilder<unknown>): RawBuilder<unknown> => sql`(select count(*)::int from ${from})`
const of = (table: string): RawBuilder<unknown> => sql`${sql.table(table)} x where x.committee_id = g.committee_id and x.group_id = g.id`

export const groupsList: ListDefinition = {
  name: 'reading-groups',
  title: '读书群',
  right: 'studies:read',
  columns: [
    { key: 'title', label: '主题', kind: 'link', sql: sql`g.title` },
    {
      key: 'state',
      label: '状态',
      kind: 'tag',
      sql: sql`g.state`,
      tags: Object.fromEntries(Object.entries(groupStates).map(([value, { label, tone }]) => [value, { label, tone }])),
      width: 110,
    },
    {
      key: 'owner',
      label: '群主',
      kind: 'people',
      sql: sql`(select p.name from person p where p.committee_id = g.committee_id and p.id = g.owner_id)`,
      width: 96,
    },
    {
      key: 'body',
      label: '专委会、界别',
      kind: 'text',
      sql: sql`(select b.short_name from body b where b.committee_id = g.committee_id and b.id = g.body_id)`,
      width: 120,
    },
    { key: 'readers', label: '读者', kind: 'number', sql: count(sql`${of('reading_member')} and x.to_day is null`), width: 76 },
    { key: 'days', label: '打卡（人次）', kind: 'number', sql: count(of('reading_check_in')), width: 110 },
    {
      key: 'notes',
      label: '笔记',
      kind: 'number',
      sql: count(sql`${of('reading_post')} and x.kind = 'note' and x.hidden_on is null`),
      width: 76,
    },
    { key: 'conversions', label: '转化', kind: 'number', sql: count(of('reading_conversion')), width: 76 },
    { key: 'from', label: '开始', kind: 'day', sql: sql`g.from_day`, sortable: true, neverNull: true, sortId: sql`g.id`, width: 116 },
    { key: 'to', label: '结束', kind: 'day', sql: sql`g.to_day`, width: 116, hidden: true },
  ],
  filters: [
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: Object.entries(groupStates).map(([value, { label }]) => ({ value, label })),
      where: (values) => sql`g.state = any(${[...values]}::text[])`,
    },
    {
      key: 'body',
      label: '专委会、界别',
      kind: 'body',
      bodyKinds: ['special-committee', 'sector'],
      where: (values) => sql`g.body_id = ${values[0] ?? null}::uuid`,
    },
    // Given by the page of a programme.
    { key: 'programme', label: '学习活动', kind: 'text', where: (values) => sql`g.programme_id::text = ${values[0] ?? ''}` },
  ],
  from: () => sql`reading_group g`,
  visible: ({ actor }) => sql`g.committee_id = ${actor.committeeId}`,
  id: sql`g.id`,
  idKind: 'uuid',
  url: (id) => `/reading-groups/${id}`,
  order: { key: 'from', dir: 'desc' },
  words: (text) => sql`g.title like ${`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`,
  empty: '还没有读书群。先制定一项“书香政协”学习活动，再在它的页面里建立读书群：定主题、群主和书目，委员自己加入。',
  presets: [{ id: 'running', title: '正在读', query: { 'f.state': 'reading,discussing,essays' } }],
}
