// The registers of the organisation: units, bodies of every kind, sessions, places, edges. Server, page, filters and export come from these rows.
import { sql, type RawBuilder } from 'kysely'
import { may } from '#/core/actor.ts'
import type { Choice, ListAsked, ListDefinition, ListFilter } from '#/core/lists/list.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { bodyKinds, edgeKinds, openStandings, standingKinds, standingLevels, unitSystems } from './codes.ts'

const own = (table: string) => (asked: ListAsked) => sql`${sql.ref(`${table}.committee_id`)} = ${asked.actor.committeeId}`
const within = (column: RawBuilder<unknown>) => (values: readonly string[]) =>
  sql`(${values[0] || null}::date is null or ${column} >= ${values[0] || null}::date)
    and (${values[1] || null}::date is null or ${column} <= ${values[1] || null}::date)`
const anyOf = (column: RawBuilder<unknown>) => (values: readonly string[]) => sql`${column} = any(${[...values]}::text[])`
const is = (column: RawBuilder<unknown>) => (values: readonly string[]) => sql`${column} = ${values[0] ?? ''}::uuid`
const day1900 = (column: RawBuilder<unknown>) => sql`nullif(${column}, '1900-01-01')`

const parentName = sql`(select p.name from body p where p.committee_id = b.committee_id and p.id = b.parent_id)`
const successorName = sql`(select p.name from body p where p.committee_id = b.committee_id and p.id = b.successor_id)`
const placeName = sql`(select p.name from place p where p.committee_id = b.committee_id and p.code = b.place_code)`
const abolished: ListFilter = {
  key: 'gone',
  label: '已撤销',
  kind: 'yesNo',
  where: ([value]) => (value === 'yes' ? sql`b.to_day is not null` : sql`b.to_day is null`),
}
const parent: ListFilter = { key: 'parent', label: '上级单位', kind: 'body', where: is(sql`b.parent_id`) }
const bodyWords = (text: string) =>
  sql`(strpos(b.name, ${text}) > 0 or strpos(b.short_name, ${text}) > 0 or starts_with(b.pinyin, lower(${text})) or b.code = ${text})`

const bodyColumns = {
  name: { key: 'name', label: '名称', kind: 'link', sql: sql`b.name`, sortable: true, neverNull: true },
  code: { key: 'code', label: '代码', kind: 'text', sql: sql`b.code`, sortable: true, neverNull: true, width: 90 },
  shortName: { key: 'shortName', label: '简称', kind: 'text', sql: sql`b.short_name`, width: 120 },
  parent: { key: 'parent', label: '上级', kind: 'text', sql: parentName, width: 160 },
  from: { key: 'from', label: '设立日期', kind: 'day', sql: day1900(sql`b.from_day`), hidden: true },
  to: { key: 'to', label: '撤销日期', kind: 'day', sql: sql`b.to_day`, sortable: true, width: 120 },
  successor: { key: 'successor', label: '承接单位', kind: 'text', sql: successorName, hidden: true },
  sort: { key: 'sort', label: '顺序', kind: 'number', sql: sql`b.sort`, sortable: true, neverNull: true, hidden: true },
} as const

const liaisons = sql`(select string_agg(p.name, '、' order by o.role, p.name) from post o
  join person p on p.committee_id = o.committee_id and p.id = o.person_id
  where o.committee_id = b.committee_id and o.body_id = b.id and o.role = 'unit' and o.to_day is null)`

export const unitsList: ListDefinition = {
  name: 'units',
  title: '承办单位',
  right: 'organisation:read',
  columns: [
    bodyColumns.name,
    bodyColumns.shortName,
    bodyColumns.code,
    { key: 'system', label: '系统', kind: 'text', sql: codeLabel(unitSystems, sql`b.committee_id`, sql`b.system`), width: 80 },
    bodyColumns.parent,
    { key: 'liaisons', label: '联络员', kind: 'people', sql: liaisons, width: 140 },
    bodyColumns.to,
    bodyColumns.successor,
    bodyColumns.from,
    bodyColumns.sort,
  ],
  filters: [
    { key: 'system', label: '系统', kind: 'choices', choices: { codeList: unitSystems.name }, where: anyOf(sql`b.system`) },
    parent,
    abolished,
  ],
  from: () => sql`body b`,
  visible: (asked) => sql`${own('b')(asked)} and b.kind = 'handling-unit'`,
  id: sql`b.id`,
  idKind: 'uuid',
  url: (id) => `/bodies/${id}`,
  order: { key: 'sort', dir: 'asc' },
  words: bodyWords,
  empty: '还没有承办单位。可以从电子表格导入，或者逐个设立。',
  presets: [{ id: 'existing', title: '现有单位', query: { 'f.gone': 'no' } }],
}

export const bodiesList: ListDefinition = {
  name: 'bodies',
  title: '机构',
  right: 'organisation:read',
  columns: [
    bodyColumns.name,
    { key: 'kind', label: '类别', kind: 'text', sql: codeLabel(bodyKinds, sql`b.committee_id`, sql`b.kind`), width: 120 },
    bodyColumns.code,
    bodyColumns.parent,
    {
      key: 'members',
      label: '委员人数',
      kind: 'number',
      sql: sql`(select count(*) from seat m where m.committee_id = b.committee_id and m.from_day is not null and m.to_day is null
        and b.id in (m.sector_id, m.special_committee_id, m.group_id))`,
      width: 100,
    },
    bodyColumns.to,
    { key: 'place', label: '所在地', kind: 'text', sql: placeName, hidden: true },
    bodyColumns.shortName,
    bodyColumns.from,
    bodyColumns.sort,
  ],
  filters: [
    { key: 'kind', label: '类别', kind: 'choices', choices: { codeList: bodyKinds.name }, where: anyOf(sql`b.kind`) },
    parent,
    abolished,
  ],
  from: () => sql`body b`,
  visible: own('b'),
  id: sql`b.id`,
  idKind: 'uuid',
  url: (id) => `/bodies/${id}`,
  order: { key: 'sort', dir: 'asc' },
  words: bodyWords,
  empty: '还没有这类机构。',
  presets: [
    { id: 'sectors', title: '界别', query: { 'f.kind': 'sector', 'f.gone': 'no' } },
    { id: 'special-committees', title: '专门委员会', query: { 'f.kind': 'special-committee', 'f.gone': 'no' } },
    { id: 'parties', title: '党派团体', query: { 'f.kind': 'party,mass-organisation', 'f.gone': 'no' } },
    { id: 'groups', title: '委员小组', query: { 'f.kind': 'member-group', 'f.gone': 'no' } },
    { id: 'counties', title: '县区政协', query: { 'f.kind': 'county-committee', 'f.gone': 'no' } },
  ],
}

export const sessionsList: ListDefinition = {
  name: 'sessions',
  title: '历次会议',
  right: 'organisation:read',
  columns: [
    { key: 'title', label: '会议', kind: 'link', sql: sql`s.title` },
    { key: 'term', label: '届', kind: 'text', sql: sql`t.title`, width: 100 },
    { key: 'year', label: '年度', kind: 'number', sql: sql`s.year`, sortable: true, neverNull: true, width: 80 },
    { key: 'opens', label: '开幕', kind: 'day', sql: sql`s.opens_on`, sortable: true, neverNull: true, width: 120 },
    { key: 'closes', label: '闭幕', kind: 'day', sql: sql`s.closes_on`, width: 120 },
    { key: 'intake', label: '开始收件', kind: 'instant', sql: sql`s.intake_from`, width: 160 },
    { key: 'cutoff', label: '大会提案截止', kind: 'instant', sql: sql`s.cutoff_at`, width: 160 },
  ],
  filters: [],
  from: () => sql`session s join term t on t.committee_id = s.committee_id and t.id = s.term_id`,
  visible: own('s'),
  id: sql`s.id`,
  idKind: 'uuid',
  url: () => '/terms',
  order: { key: 'opens', dir: 'desc' },
  empty: '还没有设立届次。',
}

const levels: readonly Choice[] = [
  { value: 'city', label: '市' },
  { value: 'county', label: '县区' },
  { value: 'town', label: '乡镇街道' },
  { value: 'village', label: '村社区' },
]

export const placesList: ListDefinition = {
  name: 'places',
  title: '区划',
  right: 'organisation:read',
  columns: [
    { key: 'name', label: '名称', kind: 'text', sql: sql`p.name` },
    { key: 'code', label: '代码', kind: 'text', sql: sql`p.code`, sortable: true, neverNull: true, width: 140 },
    {
      key: 'level',
      label: '级别',
      kind: 'tag',
      sql: sql`p.level`,
      tags: Object.fromEntries(levels.map((l) => [l.value, { label: l.label, tone: 'over' }])),
      width: 110,
    },
    {
      key: 'parent',
      label: '上级',
      kind: 'text',
      sql: sql`(select u.name from place u where u.committee_id = p.committee_id and u.code = p.parent_code)`,
      width: 160,
    },
    {
      key: 'below',
      label: '下辖',
      kind: 'number',
      sql: sql`(select count(*) from place d where d.committee_id = p.committee_id and d.parent_code = p.code)`,
      width: 80,
    },
  ],
  filters: [
    { key: 'level', label: '级别', kind: 'choice', choices: levels, where: anyOf(sql`p.level`) },
    {
      key: 'county',
      label: '县区',
      kind: 'choice',
      choices: {
        query: (actor) =>
          sql<Choice>`select code as value, name as label from place where committee_id = ${actor.committeeId} and level = 'county' order by code`,
      },
      where: ([code]) => sql`(p.code = ${code} or p.parent_code = ${code}
        or p.parent_code in (select t.code from place t where t.committee_id = p.committee_id and t.parent_code = ${code}))`,
    },
  ],
  from: () => sql`place p`,
  visible: own('p'),
  id: sql`p.code`,
  idKind: 'text',
  url: () => null,
  order: { key: 'code', dir: 'asc' },
  words: (text) => sql`(strpos(p.name, ${text}) > 0 or starts_with(p.code, ${text}))`,
  empty: '还没有区划。可以导入统计用区划代码表。',
}

const endName = (id: RawBuilder<unknown>, table: string) => sql`coalesce(
  (select x.name from person x where x.committee_id = ${sql.ref(`${table}.committee_id`)} and x.id = ${id}),
  (select x.name from body x where x.committee_id = ${sql.ref(`${table}.committee_id`)} and x.id = ${id}))`
const live = (table: string): ListFilter => ({
  key: 'live',
  label: '现行有效',
  kind: 'yesNo',
  where: ([value]) => (value === 'yes' ? sql`${sql.ref(`${table}.to_day`)} is null` : sql`${sql.ref(`${table}.to_day`)} is not null`),
})

export const edgesList: ListDefinition = {
  name: 'edges',
  title: '联系关系',
  right: 'members:read',
  columns: [
    { key: 'from', label: '一方', kind: 'text', sql: endName(sql`e.from_id`, 'e') },
    { key: 'kind', label: '关系', kind: 'text', sql: codeLabel(edgeKinds, sql`e.committee_id`, sql`e.kind`), width: 90 },
    { key: 'to', label: '另一方', kind: 'text', sql: endName(sql`e.to_id`, 'e') },
    { key: 'since', label: '开始', kind: 'day', sql: sql`e.from_day`, sortable: true, neverNull: true, width: 120 },
    { key: 'until', label: '结束', kind: 'day', sql: sql`e.to_day`, sortable: true, width: 120 },
    { key: 'source', label: '依据', kind: 'text', sql: sql`e.source`, width: 200 },
  ],
  filters: [
    { key: 'kind', label: '关系', kind: 'choices', choices: { codeList: edgeKinds.name }, where: anyOf(sql`e.kind`) },
    { key: 'body', label: '机构', kind: 'body', where: ([id]) => sql`${id}::uuid in (e.from_id, e.to_id)` },
    { key: 'person', label: '人员', kind: 'person', where: ([id]) => sql`${id}::uuid in (e.from_id, e.to_id)` },
    { key: 'since', label: '开始日期', kind: 'dayRange', where: within(sql`e.from_day`) },
    live('e'),
  ],
  from: () => sql`edge e`,
  visible: own('e'),
  id: sql`e.id`,
  idKind: 'uuid',
  url: () => null,
  order: { key: 'since', dir: 'desc' },
  empty: '还没有登记联系关系。在机构或委员的页面上登记。',
}

export const standingsList: ListDefinition = {
  name: 'standings',
  title: '表彰和处理',
  right: 'members:read',
  columns: [
    { key: 'holder', label: '对象', kind: 'link', sql: endName(sql`s.holder_id`, 's') },
    { key: 'kind', label: '类别', kind: 'text', sql: codeLabel(standingKinds, sql`s.committee_id`, sql`s.kind`), width: 90 },
    { key: 'title', label: '内容', kind: 'text', sql: sql`s.title` },
    { key: 'level', label: '级别', kind: 'text', sql: codeLabel(standingLevels, sql`s.committee_id`, sql`s.level`), width: 110 },
    { key: 'rank', label: '晋升的职级', kind: 'text', sql: sql`nullif(s.rank, '')`, hidden: true },
    { key: 'by', label: '决定机关', kind: 'text', sql: sql`s.decided_by`, width: 160 },
    { key: 'since', label: '日期', kind: 'day', sql: sql`s.from_day`, sortable: true, neverNull: true, width: 120 },
    { key: 'until', label: '有效期至', kind: 'day', sql: sql`s.to_day`, sortable: true, width: 120 },
    { key: 'source', label: '依据', kind: 'text', sql: sql`s.source`, hidden: true },
  ],
  filters: [
    { key: 'kind', label: '类别', kind: 'choices', choices: { codeList: standingKinds.name }, where: anyOf(sql`s.kind`) },
    { key: 'level', label: '级别', kind: 'choices', choices: { codeList: standingLevels.name }, where: anyOf(sql`s.level`) },
    { key: 'since', label: '日期', kind: 'dayRange', where: within(sql`s.from_day`) },
    live('s'),
  ],
  from: () => sql`standing s`,
  visible: ({ actor }) =>
    sql`s.committee_id = ${actor.committeeId} and ${may(actor, 'members:file') ? sql`true` : sql`s.kind = any(${[...openStandings]}::text[])`}`,
  id: sql`s.id`,
  idKind: 'uuid',
  url: () => null,
  order: { key: 'since', dir: 'desc' },
  empty: '还没有登记表彰或处理。',
}
