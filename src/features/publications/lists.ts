// All texts a reader may see, and one's own. Server, page, filters and export come from these rows.
import { sql, type RawBuilder } from 'kysely'
import { codeLabel } from '#/core/lists/code-label.ts'
import type { ListColumn, ListDefinition, ListFilter } from '#/core/lists/list.ts'
import { yearThemes } from '#/core/settings/themes.ts'
import { workKinds } from './codes.ts'
import { workStates } from './lifecycle.ts'
import { visibleTo } from './store.ts'
import { horizons, suggestionTypes } from './words.ts'

const stateTags = Object.fromEntries(Object.entries(workStates).map(([value, { label, tone }]) => [value, { label, tone }]))
const tagsOf = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(labels).map(([value, label]) => [value, { label, tone: 'over' }]))
const choicesOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
const oneOf = (column: RawBuilder<unknown>) => (values: readonly string[]) => sql`${column} = any(${[...values]}::text[])`
const theId = (column: RawBuilder<unknown>) => (values: readonly string[]) => sql`${column} = ${values[0] ?? null}::uuid`
const between =
  (column: RawBuilder<unknown>) =>
  ([from, to]: readonly string[]) =>
    sql`(${from ? sql`${column} >= ${from}::date` : sql`true`} and ${to ? sql`${column} <= ${to}::date` : sql`true`})`

const columns: readonly ListColumn[] = [
  { key: 'title', label: '题目', kind: 'link', sql: sql`coalesce(nullif(m.title, ''), '（未填题目）')` },
  { key: 'kind', label: '类别', kind: 'text', sql: codeLabel(workKinds, sql`w.committee_id`, sql`w.kind`), width: 104 },
  {
    key: 'authors',
    label: '作者',
    kind: 'people',
    sql: sql`(select string_agg(p.name, '、' order by a.position) from work_author a
      join person p on p.committee_id = a.committee_id and p.id = a.person_id
      where a.committee_id = w.committee_id and a.work_id = w.id)`,
    width: 140,
  },
  { key: 'state', label: '状态', kind: 'tag', sql: sql`m.state`, tags: stateTags, width: 104 },
  {
    key: 'receiver',
    label: '审看',
    kind: 'text',
    sql: sql`coalesce((select b.short_name from body b where b.committee_id = w.committee_id and b.id = w.receiver_id), '办公室')`,
    width: 110,
  },
  { key: 'submitted', label: '报送', kind: 'day', sql: sql`w.submitted_on`, width: 116 },
  { key: 'accepted', label: '采用', kind: 'day', sql: sql`w.accepted_on`, width: 116 },
  { key: 'type', label: '建议类型', kind: 'tag', sql: sql`w.suggestion_type`, tags: tagsOf(suggestionTypes), width: 96, hidden: true },
  { key: 'horizon', label: '前瞻或常规', kind: 'tag', sql: sql`w.horizon`, tags: tagsOf(horizons), width: 110, hidden: true },
  {
    key: 'themes',
    label: '主题',
    kind: 'text',
    sql: sql`(select string_agg(${codeLabel(yearThemes, sql`w.committee_id`, sql`t.code`)}, '、' order by t.n)
      from unnest(w.themes) with ordinality as t(code, n))`,
    hidden: true,
  },
  { key: 'year', label: '年度', kind: 'number', sql: sql`w.year`, hidden: true },
  { key: 'shownAt', label: '交流刊发', kind: 'text', sql: sql`w.shown_at`, hidden: true },
  {
    key: 'written',
    label: '起草',
    kind: 'instant',
    sql: sql`w.written_at`,
    sortable: true,
    neverNull: true,
    sortId: sql`w.id`,
    hidden: true,
  },
]

const filters: readonly ListFilter[] = [
  { key: 'kind', label: '类别', kind: 'choices', choices: { codeList: workKinds.name }, where: oneOf(sql`w.kind`) },
  {
    key: 'state',
    label: '状态',
    kind: 'choices',
    choices: Object.entries(workStates).map(([value, { label }]) => ({ value, label })),
    where: oneOf(sql`m.state`),
  },
  {
    key: 'theme',
    label: '主题',
    kind: 'choices',
    choices: { codeList: yearThemes.name },
    where: (values) => sql`w.themes && ${[...values]}::text[]`,
  },
  { key: 'type', label: '建议类型', kind: 'choices', choices: choicesOf(suggestionTypes), where: oneOf(sql`w.suggestion_type`) },
  { key: 'horizon', label: '前瞻或常规', kind: 'choice', choices: choicesOf(horizons), where: oneOf(sql`w.horizon`) },
  { key: 'receiver', label: '专委会', kind: 'body', bodyKinds: ['special-committee'], where: theId(sql`w.receiver_id`) },
  {
    key: 'author',
    label: '作者',
    kind: 'person',
    where: (values) => sql`exists (select from work_author a where a.committee_id = w.committee_id and a.work_id = w.id
      and a.person_id = ${values[0] ?? null}::uuid)`,
  },
  { key: 'accepted', label: '采用日期', kind: 'dayRange', where: between(sql`w.accepted_on`) },
  // Given by pages that embed the list: a programme's essays, what grew out of one point of a discussion.
  { key: 'programme', label: '学习活动', kind: 'text', where: (values) => sql`w.programme_id::text = ${values[0] ?? ''}` },
  { key: 'origin', label: '来源', kind: 'text', where: (values) => sql`w.origin_id::text = ${values[0] ?? ''}` },
]

const common = {
  columns,
  filters,
  from: () => sql`work w join matter m on m.committee_id = w.committee_id and m.id = w.id`,
  id: sql`w.id`,
  idKind: 'uuid',
  url: (id: string) => `/works/${id}`,
  order: { key: 'written', dir: 'desc' },
  words: (text: string) => sql`m.title like ${`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`,
} as const satisfies Partial<ListDefinition>

export const worksList: ListDefinition = {
  ...common,
  name: 'works',
  title: '文稿',
  right: 'works:read',
  visible: ({ actor }) => sql`w.committee_id = ${actor.committeeId} and ${visibleTo(actor)}`,
  empty: '这里列出报送来的和已经交流的文稿。委员在“我的文稿”起草学习心得、对策建议，报送后由办公室或专委会审看。',
  presets: [
    { id: 'waiting', title: '待审看', query: { 'f.state': 'submitted' } },
    { id: 'essays', title: '采用的心得', query: { 'f.kind': 'essay', 'f.state': 'accepted,exchanged' } },
    { id: 'advice', title: '采用的对策建议', query: { 'f.kind': 'advice', 'f.state': 'accepted,exchanged' } },
  ],
}

export const myWorksList: ListDefinition = {
  ...common,
  name: 'my-works',
  title: '我的文稿',
  right: 'works:write',
  visible: ({ actor }) => sql`w.committee_id = ${actor.committeeId} and exists (select from work_author mine
    where mine.committee_id = w.committee_id and mine.work_id = w.id and mine.person_id = ${actor.personId}::uuid)`,
  empty: '您还没有文稿。“四个一”要求每年一篇学习心得、一条对策建议：点“起草文稿”，写的内容自动保存，写好再报送。',
}
