// Programmes, texts to be studied, lectures, and what each member did in a programme. Server, page, filters and export come from these rows.
import { sql, type RawBuilder } from 'kysely'
import { codeLabel } from '#/core/lists/code-label.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { programmeKinds, studyResults, textKinds } from './codes.ts'
import { programmeStates } from './lifecycle.ts'
import { lectureTiers } from './words.ts'

type Sql = RawBuilder<unknown>

const oneOf = (column: Sql) => (values: readonly string[]) => sql`${column} = any(${[...values]}::text[])`
const like = (column: Sql) => (text: string) => sql`${column} like ${`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`
/** Given by pages that embed the list. */
const programmeFilter = (column: Sql) =>
  ({
    key: 'programme',
    label: '学习活动',
    kind: 'text',
    where: (values: readonly string[]) => sql`${column}::text = ${values[0] ?? ''}`,
  }) as const

/** The activities held for a text or a lecture, from the facts of their hosts. */
const heldFor = (id: Sql, committee: Sql): Sql => sql`(select f.object_id, min(f.day) as day from fact f where f.committee_id = ${committee}
  and f.about ->> 'trigger' = ${id}::text and f.verb = 'activity.held' and f.role = 'host' group by f.object_id having sum(f.weight) > 0)`

export const programmesList: ListDefinition = {
  name: 'study-programmes',
  title: '学习活动',
  right: 'studies:read',
  columns: [
    { key: 'title', label: '名称', kind: 'link', sql: sql`p.title` },
    { key: 'kind', label: '类别', kind: 'text', sql: codeLabel(programmeKinds, sql`p.committee_id`, sql`p.kind`), width: 104 },
    {
      key: 'state',
      label: '状态',
      kind: 'tag',
      sql: sql`p.state`,
      tags: Object.fromEntries(Object.entries(programmeStates).map(([value, { label, tone }]) => [value, { label, tone }])),
      width: 96,
    },
    { key: 'from', label: '开始', kind: 'day', sql: sql`p.from_day`, sortable: true, neverNull: true, sortId: sql`p.id`, width: 116 },
    { key: 'to', label: '结束', kind: 'day', sql: sql`p.to_day`, width: 116 },
    {
      key: 'host',
      label: '主办',
      kind: 'text',
      sql: sql`coalesce((select b.short_name from body b where b.committee_id = p.committee_id and b.id = p.host_id), '市政协')`,
      width: 120,
    },
    { key: 'audience', label: '参加范围', kind: 'text', sql: sql`p.audience`, hidden: true },
    { key: 'year', label: '年度', kind: 'number', sql: sql`p.year`, hidden: true },
  ],
  filters: [
    { key: 'kind', label: '类别', kind: 'choices', choices: { codeList: programmeKinds.name }, where: oneOf(sql`p.kind`) },
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: Object.entries(programmeStates).map(([value, { label }]) => ({ value, label })),
      where: oneOf(sql`p.state`),
    },
  ],
  from: () => sql`study_programme p`,
  visible: ({ actor }) => sql`p.committee_id = ${actor.committeeId}`,
  id: sql`p.id`,
  idKind: 'uuid',
  url: (id) => `/study-programmes/${id}`,
  order: { key: 'from', dir: 'desc' },
  words: like(sql`p.title`),
  empty: '还没有学习活动。专题学习、培训班和书香政协都在这里制定：写明起止日期和阶段，再列入学习篇目、大讲堂或者读书群。',
  presets: [{ id: 'open', title: '进行中', query: { 'f.state': 'open' } }],
}

export const textsList: ListDefinition = {
  name: 'study-texts',
  title: '学习篇目',
  right: 'studies:read',
  columns: [
    { key: 'title', label: '篇目', kind: 'link', sql: sql`t.title` },
    { key: 'kind', label: '类别', kind: 'text', sql: codeLabel(textKinds, sql`t.committee_id`, sql`t.kind`), width: 130 },
    {
      key: 'published',
      label: '公布',
      kind: 'day',
      sql: sql`t.published_on`,
      sortable: true,
      neverNull: true,
      sortId: sql`t.id`,
      width: 116,
    },
    {
      key: 'standing',
      label: '学习情况',
      kind: 'tag',
      sql: sql`case when t.withdrawn_on is not null then 'withdrawn' when exists ${heldFor(sql`t.id`, sql`t.committee_id`)} then 'covered'
        when t.until_day is not null then 'owed' else 'listed' end`,
      tags: {
        covered: { label: '已学习', tone: 'good' },
        owed: { label: '第一时间学习', tone: 'active' },
        listed: { label: '待学习', tone: 'waiting' },
        withdrawn: { label: '已撤下', tone: 'over' },
      },
      width: 124,
    },
    { key: 'until', label: '最迟', kind: 'day', sql: sql`t.until_day`, width: 116 },
    {
      key: 'first',
      label: '首次学习',
      kind: 'day',
      sql: sql`(select min(h.day) from ${heldFor(sql`t.id`, sql`t.committee_id`)} h)`,
      width: 116,
    },
    {
      key: 'sessions',
      label: '次数',
      kind: 'number',
      sql: sql`(select count(*)::int from ${heldFor(sql`t.id`, sql`t.committee_id`)} h)`,
      width: 76,
    },
    { key: 'issuer', label: '发布', kind: 'text', sql: sql`t.issuer`, hidden: true },
  ],
  filters: [
    { key: 'kind', label: '类别', kind: 'choices', choices: { codeList: textKinds.name }, where: oneOf(sql`t.kind`) },
    {
      key: 'promptly',
      label: '第一时间学习',
      kind: 'yesNo',
      where: (values) => sql`t.promptly = ${values[0] === 'yes'}`,
    },
    {
      key: 'covered',
      label: '已学习',
      kind: 'yesNo',
      where: (values) => sql`exists ${heldFor(sql`t.id`, sql`t.committee_id`)} = ${values[0] === 'yes'} and t.withdrawn_on is null`,
    },
    programmeFilter(sql`t.programme_id`),
  ],
  from: () => sql`study_text t`,
  visible: ({ actor }) => sql`t.committee_id = ${actor.committeeId}`,
  id: sql`t.id`,
  idKind: 'uuid',
  url: (id) => `/study-texts/${id}`,
  order: { key: 'published', dir: 'desc' },
  words: like(sql`t.title`),
  empty: '还没有学习篇目。新的讲话、文件公布后列在这里；需要第一时间学习的，系统算出最迟的日期并通知党组成员和办公室。',
  presets: [{ id: 'owed', title: '还没有学习的', query: { 'f.covered': 'no' } }],
}

export const lecturesList: ListDefinition = {
  name: 'study-lectures',
  title: '政协大讲堂',
  right: 'studies:read',
  columns: [
    { key: 'title', label: '讲题', kind: 'link', sql: sql`l.title` },
    { key: 'planned', label: '日期', kind: 'day', sql: sql`l.planned_on`, sortable: true, neverNull: true, sortId: sql`l.id`, width: 116 },
    { key: 'speaker', label: '主讲人', kind: 'people', sql: sql`l.speaker`, width: 120 },
    {
      key: 'tier',
      label: '类别',
      kind: 'tag',
      sql: sql`l.tier`,
      tags: Object.fromEntries(Object.entries(lectureTiers).map(([value, label]) => [value, { label, tone: 'over' }])),
      width: 104,
    },
    {
      key: 'standing',
      label: '情况',
      kind: 'tag',
      sql: sql`case when l.cancelled_on is not null then 'cancelled' when exists ${heldFor(sql`l.id`, sql`l.committee_id`)} then 'held' else 'planned' end`,
      tags: {
        planned: { label: '计划', tone: 'waiting' },
        held: { label: '已举办', tone: 'good' },
        cancelled: { label: '已取消', tone: 'over' },
      },
      width: 96,
    },
    { key: 'place', label: '地点', kind: 'text', sql: sql`l.place`, width: 140 },
  ],
  filters: [
    {
      key: 'tier',
      label: '主讲人类别',
      kind: 'choices',
      choices: Object.entries(lectureTiers).map(([value, label]) => ({ value, label })),
      where: oneOf(sql`l.tier`),
    },
    programmeFilter(sql`l.programme_id`),
  ],
  from: () => sql`study_lecture l`,
  visible: ({ actor }) => sql`l.committee_id = ${actor.committeeId}`,
  id: sql`l.id`,
  idKind: 'uuid',
  url: (id) => `/study-lectures/${id}`,
  order: { key: 'planned', dir: 'desc' },
  words: like(sql`l.title`),
  empty: '还没有安排大讲堂。先在这里排好讲题、日期和主讲人，举办时在会议活动里选这一讲。',
}

/** How often a fact of that verb stands for the person: an act taken back does not. */
const times = (verb: string): Sql => sql`count(*) filter (where g.verb = ${verb})::int`

export const progressList: ListDefinition = {
  name: 'study-progress',
  title: '学员情况',
  right: 'studies:assess',
  columns: [
    { key: 'name', label: '姓名', kind: 'link', sql: sql`g.name` },
    { key: 'attended', label: '出席（次）', kind: 'number', sql: sql`g.attended`, width: 100 },
    { key: 'excused', label: '请假（次）', kind: 'number', sql: sql`g.excused`, width: 100 },
    { key: 'absent', label: '缺席（次）', kind: 'number', sql: sql`g.absent`, width: 100 },
    { key: 'essays', label: '采用的心得', kind: 'number', sql: sql`g.essays`, width: 110 },
    {
      key: 'result',
      label: '考核结果',
      kind: 'text',
      sql: sql`(select ${codeLabel(studyResults, sql`a.committee_id`, sql`a.result`)} from study_assessment a where a.committee_id = g.committee_id
        and a.programme_id::text = g.programme and a.person_id = g.person_id and a.replaced_on is null)`,
      width: 100,
    },
    { key: 'code', label: '编号', kind: 'text', sql: sql`g.code`, sortable: true, neverNull: true, sortId: sql`g.id`, hidden: true },
  ],
  filters: [programmeFilter(sql`g.programme`)],
  from: ({ actor }) => sql`(select g.committee_id, g.programme, g.person_id, g.programme || ':' || g.person_id as id, p.name, p.code,
      ${times('activity.attended')} as attended, ${times('activity.excused')} as excused, ${times('activity.absent')} as absent,
      ${times('work.accepted')} as essays
    from (select f.committee_id, f.about ->> 'programme' as programme, f.person_id, f.verb, f.object_id from fact f
      where f.committee_id = ${actor.committeeId} and f.about ->> 'programme' is not null and f.person_id is not null
        and f.verb in ('activity.attended', 'activity.excused', 'activity.absent', 'work.accepted', 'study.assessed')
      group by 1, 2, 3, 4, 5 having sum(f.weight) > 0) g
    join person p on p.committee_id = g.committee_id and p.id = g.person_id
    group by g.committee_id, g.programme, g.person_id, p.name, p.code) g`,
  visible: ({ actor }) => sql`g.committee_id = ${actor.committeeId}`,
  id: sql`g.id`,
  idKind: 'text',
  url: (id) => `/people/${id.slice(id.indexOf(':') + 1)}`,
  order: { key: 'code', dir: 'asc' },
  words: like(sql`g.name`),
  empty: '还没有人参加。出席、请假、缺席由会议活动办结时记入，心得由文稿采用时记入，考核结果在这里登记或导入。',
}
