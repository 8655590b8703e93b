// The registers of the members: who sits today, every seat with its course, every person. Server, page, filters and export come from these rows.
import { sql, type RawBuilder } from 'kysely'
import type { Choice, ListAsked, ListDefinition, ListFilter } from '#/core/lists/list.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { ethnicGroups, parties, seatEnds, seatKinds } from './codes.ts'
import { seatStates } from './lifecycle.ts'

const anyOf = (column: RawBuilder<unknown>) => (values: readonly string[]) => sql`${column} = any(${[...values]}::text[])`
const is = (column: RawBuilder<unknown>) => (values: readonly string[]) => sql`${column} = ${values[0] ?? ''}::uuid`

const stateTags = Object.fromEntries(Object.entries(seatStates).map(([code, { label, tone }]) => [code, { label, tone }]))
const statesOf = (codes: readonly (keyof typeof seatStates)[]): readonly Choice[] =>
  codes.map((value) => ({ value, label: seatStates[value].label }))

const bodiesOf = (kind: string): ListFilter['choices'] => ({
  query: (actor) =>
    sql<Choice>`select id::text as value, name as label from body where committee_id = ${actor.committeeId} and kind = ${kind}
      order by to_day is not null, sort, id`,
})
const nameOf = (column: RawBuilder<unknown>) =>
  sql`(select b.short_name from body b where b.committee_id = m.committee_id and b.id = ${column})`
const county = sql`(select l.name from place l where l.committee_id = p.committee_id and l.code = left(p.place_code, 6))`
const words = (text: string) =>
  sql`(strpos(p.name, ${text}) > 0 or starts_with(p.pinyin, lower(${text})) or p.code = ${text} or strpos(p.employer, ${text}) > 0)`

const traits: readonly ListFilter[] = [
  {
    key: 'sex',
    label: '性别',
    kind: 'choice',
    choices: [
      { value: '男', label: '男' },
      { value: '女', label: '女' },
    ],
    where: anyOf(sql`p.sex`),
  },
  { key: 'party', label: '党派', kind: 'choices', choices: { codeList: parties.name }, where: anyOf(sql`p.party`) },
  { key: 'ethnic', label: '民族', kind: 'choices', choices: { codeList: ethnicGroups.name }, where: anyOf(sql`p.ethnic_group`) },
  {
    key: 'county',
    label: '所在县区',
    kind: 'choice',
    choices: {
      query: (actor) =>
        sql<Choice>`select code as value, name as label from place where committee_id = ${actor.committeeId} and level = 'county' order by code`,
    },
    where: ([code]) => sql`left(p.place_code, 6) = ${code}`,
  },
  {
    key: 'inside',
    label: '体制内',
    kind: 'yesNo',
    where: ([value]) => sql`p.inside_system is ${value === 'yes' ? sql`true` : sql`false`}`,
  },
  {
    key: 'standing',
    label: '受过表彰或处理',
    kind: 'choice',
    choices: { codeList: 'standing-kind' },
    where: ([kind]) =>
      sql`exists (select 1 from standing x where x.committee_id = p.committee_id and x.holder_id = p.id and x.kind = ${kind})`,
  },
]
const places: readonly ListFilter[] = [
  { key: 'sector', label: '界别', kind: 'choice', choices: bodiesOf('sector'), where: is(sql`m.sector_id`) },
  { key: 'committee', label: '专委会', kind: 'choice', choices: bodiesOf('special-committee'), where: is(sql`m.special_committee_id`) },
  { key: 'group', label: '委员小组', kind: 'choice', choices: bodiesOf('member-group'), where: is(sql`m.group_id`) },
  { key: 'kind', label: '职务', kind: 'choices', choices: { codeList: seatKinds.name }, where: anyOf(sql`m.kind`) },
]

const columns = {
  code: { key: 'code', label: '编号', kind: 'text', sql: sql`p.code`, sortable: true, neverNull: true, width: 80 },
  name: { key: 'name', label: '姓名', kind: 'link', sql: sql`p.name`, sortable: true, sortBy: sql`p.pinyin`, neverNull: true, width: 110 },
  sex: { key: 'sex', label: '性别', kind: 'text', sql: sql`p.sex`, width: 64 },
  party: { key: 'party', label: '党派', kind: 'text', sql: sql`p.party`, width: 90 },
  kind: { key: 'kind', label: '职务', kind: 'text', sql: codeLabel(seatKinds, sql`m.committee_id`, sql`m.kind`), width: 90 },
  sector: { key: 'sector', label: '界别', kind: 'text', sql: nameOf(sql`m.sector_id`), width: 130 },
  committee: { key: 'committee', label: '专委会', kind: 'text', sql: nameOf(sql`m.special_committee_id`), width: 150 },
  group: { key: 'group', label: '委员小组', kind: 'text', sql: nameOf(sql`m.group_id`), hidden: true },
  employer: { key: 'employer', label: '工作单位', kind: 'text', sql: sql`p.employer` },
  post: { key: 'post', label: '工作职务', kind: 'text', sql: sql`p.post`, hidden: true },
  county: { key: 'county', label: '所在县区', kind: 'text', sql: county, hidden: true },
  state: { key: 'state', label: '状态', kind: 'tag', sql: sql`m.state`, tags: stateTags, width: 100 },
  from: { key: 'from', label: '任职起', kind: 'day', sql: sql`m.from_day`, sortable: true, hidden: true },
} as const

const seats = () => sql`seat m join person p on p.committee_id = m.committee_id and p.id = m.person_id`
const own = ({ actor }: ListAsked) => sql`m.committee_id = ${actor.committeeId}`

export const membersList: ListDefinition = {
  name: 'members',
  title: '委员',
  right: 'members:read',
  columns: [
    columns.code,
    columns.name,
    columns.sex,
    columns.party,
    columns.kind,
    columns.sector,
    columns.committee,
    columns.employer,
    columns.state,
    columns.post,
    columns.group,
    columns.county,
    columns.from,
  ],
  filters: [
    ...places,
    ...traits,
    { key: 'state', label: '状态', kind: 'choices', choices: statesOf(['active', 'onLeave', 'transferred']), where: anyOf(sql`m.state`) },
  ],
  from: seats,
  // Who sits today: the term in force is the one whose seats are held.
  visible: (asked) => sql`${own(asked)} and m.from_day <= ${asked.today} and (m.to_day is null or m.to_day >= ${asked.today})`,
  id: sql`p.id`,
  idKind: 'uuid',
  url: (id) => `/people/${id}`,
  order: { key: 'code', dir: 'asc' },
  words,
  empty: '没有在任的委员。可以从电子表格导入委员名册，或者逐个提名。',
  presets: [
    { id: 'standing', title: '常委', query: { 'f.kind': 'chair,vice-chair,secretary-general,standing' } },
    { id: 'women', title: '女委员', query: { 'f.sex': '女' } },
    { id: 'away', title: '请假和调离', query: { 'f.state': 'onLeave,transferred' } },
  ],
}

export const seatsList: ListDefinition = {
  name: 'seats',
  title: '委员席位',
  right: 'members:write',
  columns: [
    { key: 'since', label: '进入状态', kind: 'day', sql: sql`m.state_since`, sortable: true, neverNull: true, width: 120 },
    { ...columns.name, sortable: false },
    {
      key: 'term',
      label: '届',
      kind: 'text',
      sql: sql`(select t.title from term t where t.committee_id = m.committee_id and t.id = m.term_id)`,
      width: 90,
    },
    columns.kind,
    columns.sector,
    columns.committee,
    columns.state,
    columns.from,
    { key: 'to', label: '任职至', kind: 'day', sql: sql`m.to_day`, hidden: true },
    {
      key: 'reason',
      label: '终止原因',
      kind: 'text',
      sql: sql`case when m.end_reason is not null then ${codeLabel(seatEnds, sql`m.committee_id`, sql`m.end_reason`)} end`,
      hidden: true,
    },
    { key: 'source', label: '依据', kind: 'text', sql: sql`m.source`, hidden: true },
  ],
  filters: [
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: statesOf(['nominated', 'agreed', 'decided', 'active', 'onLeave', 'transferred', 'ended']),
      where: anyOf(sql`m.state`),
    },
    {
      key: 'term',
      label: '届',
      kind: 'choice',
      choices: {
        query: (actor) =>
          sql<Choice>`select id::text as value, title as label from term where committee_id = ${actor.committeeId} order by number desc`,
      },
      where: is(sql`m.term_id`),
    },
    ...places,
    { key: 'reason', label: '终止原因', kind: 'choices', choices: { codeList: seatEnds.name }, where: anyOf(sql`m.end_reason`) },
  ],
  from: seats,
  visible: own,
  id: sql`m.id`,
  idKind: 'uuid',
  url: () => null,
  order: { key: 'since', dir: 'desc' },
  words,
  empty: '还没有委员席位。',
  presets: [{ id: 'pending', title: '待决定', query: { 'f.state': 'nominated,agreed,decided' } }],
}

const posts = sql`(select string_agg(concat(b.short_name, o.title), '、' order by o.from_day, o.id) from post o
  left join body b on b.committee_id = o.committee_id and b.id = o.body_id
  where o.committee_id = p.committee_id and o.person_id = p.id and o.to_day is null)`

export const personsList: ListDefinition = {
  name: 'people',
  title: '人员',
  right: 'members:read',
  columns: [
    columns.code,
    columns.name,
    columns.sex,
    columns.party,
    columns.employer,
    { ...columns.post, hidden: false },
    { key: 'posts', label: '岗位', kind: 'text', sql: posts, width: 240 },
    columns.county,
  ],
  filters: [
    ...traits,
    {
      key: 'role',
      label: '岗位',
      kind: 'text',
      where: ([text]) => sql`exists (select 1 from post o where o.committee_id = p.committee_id and o.person_id = p.id and o.to_day is null
        and strpos(o.title, ${text}) > 0)`,
    },
    {
      key: 'body',
      label: '所在机构',
      kind: 'body',
      where: ([id]) => sql`exists (select 1 from post o where o.committee_id = p.committee_id and o.person_id = p.id and o.to_day is null
        and o.body_id = ${id}::uuid)`,
    },
    {
      key: 'seated',
      label: '委员',
      kind: 'yesNo',
      where: ([value]) => sql`${value === 'yes' ? sql`exists` : sql`not exists`} (select 1 from seat m
        where m.committee_id = p.committee_id and m.person_id = p.id and m.state <> 'ended')`,
    },
  ],
  from: () => sql`person p`,
  visible: ({ actor }) => sql`p.committee_id = ${actor.committeeId}`,
  id: sql`p.id`,
  idKind: 'uuid',
  url: (id) => `/people/${id}`,
  order: { key: 'code', dir: 'asc' },
  words,
  empty: '还没有登记人员。',
}
