// The matters filed upstairs. Server, page, filters and export come from these rows.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { classMarks } from '../words.ts'
import { externalStates } from './lifecycle.ts'
import { levels } from './words.ts'

const stateTags = Object.fromEntries(Object.entries(externalStates).map(([value, { label, tone }]) => [value, { label, tone }]))
const levelTags = Object.fromEntries(Object.entries(levels).map(([value, label]) => [value, { label, tone: 'active' }]))
const oneOf = (column: RawBuilder<unknown>) => (values: readonly string[]) => sql`${column} = any(${[...values]}::text[])`
const stageDay = (state: string): RawBuilder<unknown> =>
  sql`(select max(s.on_day) from external_stage s where s.committee_id = e.committee_id and s.external_id = e.id and s.state = ${state})`

export const externalList: ListDefinition = {
  name: 'external-proposals',
  title: '提级办理',
  right: 'elevated:read',
  columns: [
    { key: 'level', label: '级别', kind: 'tag', sql: sql`e.level`, tags: levelTags, width: 96 },
    { key: 'title', label: '案由', kind: 'link', sql: sql`m.title` },
    { key: 'session', label: '届次', kind: 'text', sql: sql`e.session_title`, width: 190 },
    { key: 'no', label: '上级案号', kind: 'text', sql: sql`e.external_no`, width: 96 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`m.state`, tags: stateTags, width: 104 },
    { key: 'proposer', label: '上级委员', kind: 'people', sql: sql`e.prepared_for`, width: 130 },
    { key: 'department', label: '承办部门', kind: 'text', sql: sql`e.department`, width: 150 },
    { key: 'class', label: '结果', kind: 'text', sql: sql`e.outcome_class`, width: 64 },
    { key: 'due', label: '跟踪期限', kind: 'day', sql: sql`m.next_due`, width: 116 },
    { key: 'year', label: '年度', kind: 'number', sql: sql`e.year`, sortable: true, neverNull: true, sortId: sql`e.id`, hidden: true },
    { key: 'filed', label: '立案日期', kind: 'day', sql: stageDay('filed'), hidden: true },
    { key: 'replied', label: '答复日期', kind: 'day', sql: stageDay('replied'), hidden: true },
    { key: 'outcome', label: '答复要点', kind: 'text', sql: sql`e.outcome_text`, hidden: true },
    { key: 'benefits', label: '本市成效', kind: 'text', sql: sql`e.benefits`, hidden: true },
  ],
  filters: [
    {
      key: 'level',
      label: '级别',
      kind: 'choice',
      choices: Object.entries(levels).map(([value, label]) => ({ value, label })),
      where: oneOf(sql`e.level`),
    },
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: Object.entries(externalStates).map(([value, { label }]) => ({ value, label })),
      where: oneOf(sql`m.state`),
    },
    {
      key: 'year',
      label: '年度',
      kind: 'choices',
      choices: {
        query: (actor: Actor) => sql<{ value: string; label: string }>`select distinct year::text as value, year || '年' as label
          from external_proposal where committee_id = ${actor.committeeId} order by 1 desc`,
      },
      where: oneOf(sql`e.year::text`),
    },
    {
      key: 'class',
      label: '结果类别',
      kind: 'choices',
      choices: classMarks.map((value) => ({ value, label: `${value}类` })),
      where: oneOf(sql`e.outcome_class`),
    },
  ],
  from: () => sql`external_proposal e join matter m on m.committee_id = e.committee_id and m.id = e.id`,
  visible: ({ actor }) => sql`e.committee_id = ${actor.committeeId}`,
  id: sql`e.id`,
  idKind: 'uuid',
  url: (id) => `/elevated/${id}`,
  order: { key: 'year', dir: 'desc' },
  words: (text) => sql`m.title like ${`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`,
  empty: '还没有提级办理的事项。本市解决不了、需要上级部门办理的，整理成素材，请驻本市的上级政协委员提出；也可以从表格导入。',
  presets: [
    { id: 'open', title: '办理中', query: { 'f.state': 'preparing,submitted,filed,handling,replied' } },
    { id: 'effective', title: '落地见效', query: { 'f.state': 'effective' } },
  ],
}
