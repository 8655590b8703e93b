// The lists of activities: all that a reader may see, and a person's own invitations and attendance.
import { sql, type RawBuilder } from 'kysely'
import { codeLabel } from '#/core/lists/code-label.ts'
import type { ListDefinition, ListFilter } from '#/core/lists/list.ts'
import { activityKinds, activityProgrammes, kindGroups, themes } from './codes.ts'
import { activityStates } from './lifecycle.ts'
import { replyStates } from './reply-lifecycle.ts'
import { visibleActivity } from './visible-lists.ts'
import { capacities, forms, presences } from './words.ts'

type Sql = RawBuilder<unknown>

const tagsOf = (states: Readonly<Record<string, { readonly label: string; readonly tone: string }>>) =>
  Object.fromEntries(Object.entries(states).map(([value, { label, tone }]) => [value, { label, tone }]))
const choicesOf = (states: Readonly<Record<string, { readonly label: string }>>) =>
  Object.entries(states).map(([value, { label }]) => ({ value, label }))
const wordChoices = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
const worded = (labels: Readonly<Record<string, string>>, tone = 'over') =>
  Object.fromEntries(Object.entries(labels).map(([value, label]) => [value, { label, tone }]))
const oneOf = (column: Sql) => (values: readonly string[]) => sql`${column} = any(${[...values]}::text[])`
const uuidIs = (column: Sql) => (values: readonly string[]) => sql`${column} = any(${[...values]}::uuid[])`

/** The kinds of some groups, by the office's rows, else the declared ones. */
const kindsOf = (groups: readonly string[]): Sql => {
  const declared = activityKinds.codes.filter((k) => groups.includes(String(k.data?.group))).map((k) => k.code)
  return sql`(case when exists (select 1 from code k where k.committee_id = a.committee_id and k.list = ${activityKinds.name})
    then a.kind in (select k.code from code k where k.committee_id = a.committee_id and k.list = ${activityKinds.name}
      and k.data ->> 'group' = any(${[...groups]}::text[]))
    else a.kind = any(${declared}::text[]) end)`
}

const peopleOf = (where: Sql): Sql => sql`(select count(*) from participation p where p.committee_id = a.committee_id
  and p.activity_id = a.id and p.removed_at is null and ${where})`

const due = peopleOf(sql`p.capacity = 'due'`)
const excused = peopleOf(sql`p.reply = 'leaveGranted'`)
/** Before attendance is settled there is nothing to count. */
const present = sql`(select count(distinct t.participation_id) filter (where t.state = 'present') from attendance t
  where t.committee_id = a.committee_id and t.activity_id = a.id having count(*) > 0)`

const days = (values: readonly string[]): Sql => {
  const [from, to] = values
  return sql`(${from || null}::date is null or a.starts_at >= ${from || null}::date) and (${to || null}::date is null
    or a.starts_at < ${to || null}::date + 1)`
}

const hostedBy = (values: readonly string[]): Sql => sql`(a.host_id = any(${[...values]}::uuid[]) or exists (select 1 from activity_cohost c
  where c.committee_id = a.committee_id and c.activity_id = a.id and c.body_id = any(${[...values]}::uuid[])))`

const themed = (values: readonly string[]): Sql => sql`a.themes && ${[...values]}::text[]`

const common: readonly ListFilter[] = [
  { key: 'kind', label: '类别', kind: 'choices', choices: { codeList: activityKinds.name }, where: oneOf(sql`a.kind`) },
  { key: 'group', label: '大类', kind: 'choices', choices: wordChoices(kindGroups), where: kindsOf },
  { key: 'day', label: '日期', kind: 'dayRange', where: days },
  {
    key: 'host',
    label: '主办、合办',
    kind: 'body',
    bodyKinds: ['special-committee', 'sector', 'organ-office', 'member-group', 'party', 'county-committee'],
    where: hostedBy,
  },
  { key: 'theme', label: '主题', kind: 'choices', choices: { codeList: themes.name }, where: themed },
  { key: 'programme', label: '专项工作', kind: 'choices', choices: { codeList: activityProgrammes.name }, where: oneOf(sql`a.programme`) },
]

const kindLabel = codeLabel(activityKinds, sql`a.committee_id`, sql`a.kind`)
const host = sql`coalesce((select b.name from body b where b.committee_id = a.committee_id and b.id = a.host_id),
  (select k.short_name from committee k where k.id = a.committee_id))`
const themeWords = sql`(select string_agg(${codeLabel(themes, sql`a.committee_id`, sql`t`)}, '、' order by n)
  from unnest(a.themes) with ordinality as u(t, n))`

export const activitiesList: ListDefinition = {
  name: 'activities',
  title: '会议活动',
  right: 'activities:read',
  columns: [
    { key: 'title', label: '名称', kind: 'link', sql: sql`m.title` },
    { key: 'kind', label: '类别', kind: 'text', sql: kindLabel, width: 150 },
    {
      key: 'starts',
      label: '开始时间',
      kind: 'instant',
      sql: sql`a.starts_at`,
      sortable: true,
      sortId: sql`a.id`,
      neverNull: true,
      width: 160,
    },
    { key: 'host', label: '主办', kind: 'text', sql: host, width: 160 },
    { key: 'place', label: '地点', kind: 'text', sql: sql`a.place`, width: 160 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`m.state`, tags: tagsOf(activityStates), width: 110 },
    { key: 'due', label: '应到', kind: 'number', sql: due, width: 72 },
    { key: 'excused', label: '请假', kind: 'number', sql: excused, width: 72 },
    { key: 'present', label: '实到', kind: 'number', sql: present, width: 72 },
    { key: 'audience', label: '听众', kind: 'number', sql: sql`a.audience`, hidden: true },
    { key: 'ordinal', label: '第几次', kind: 'number', sql: sql`a.ordinal`, hidden: true },
    { key: 'form', label: '形式', kind: 'tag', sql: sql`a.form`, tags: worded(forms), hidden: true },
    { key: 'themes', label: '主题', kind: 'text', sql: themeWords, hidden: true },
    {
      key: 'programme',
      label: '专项工作',
      kind: 'text',
      sql: codeLabel(activityProgrammes, sql`a.committee_id`, sql`a.programme`),
      hidden: true,
    },
    { key: 'held', label: '举行日期', kind: 'day', sql: sql`a.held_on`, hidden: true },
    { key: 'minuted', label: '纪要印发', kind: 'instant', sql: sql`a.minuted_at`, hidden: true },
    { key: 'closed', label: '关闭日期', kind: 'day', sql: sql`a.closed_on`, hidden: true },
  ],
  filters: [
    { key: 'state', label: '状态', kind: 'choices', choices: choicesOf(activityStates), where: oneOf(sql`m.state`) },
    ...common,
    { key: 'thematic', label: '专题议政性', kind: 'yesNo', where: (values) => sql`a.thematic = ${values[0] === 'yes'}` },
    {
      key: 'leaves',
      label: '有请假待批',
      kind: 'yesNo',
      where: (values) => sql`${values[0] === 'yes'} = exists (select 1 from participation p where p.committee_id = a.committee_id
        and p.activity_id = a.id and p.removed_at is null and p.reply = 'leaveRequested')`,
    },
    { key: 'open', label: '还没有关闭', kind: 'yesNo', where: (values) => sql`m.open = ${values[0] === 'yes'}` },
  ],
  from: () => sql`activity a join matter m on m.committee_id = a.committee_id and m.id = a.id`,
  visible: ({ actor }) => sql`a.committee_id = ${actor.committeeId} and ${visibleActivity(actor)}`,
  id: sql`a.id`,
  idKind: 'uuid',
  url: (id) => `/activities/${id}`,
  order: { key: 'starts', dir: 'desc' },
  words: (text) => sql`strpos(m.title || ' ' || a.place, ${text}) > 0`,
  empty: '还没有会议活动。点“拟办活动”，选类别、填时间地点、列名单，再发出通知。',
  presets: [
    { id: 'arranging', title: '筹备中', query: { 'f.state': 'draft,submitted,returned,approved' } },
    { id: 'coming', title: '已通知', query: { 'f.state': 'notified,signupClosed,postponed' } },
    { id: 'toClose', title: '待关闭', query: { 'f.state': 'inSession,held,minutesIssued' } },
    { id: 'closed', title: '已关闭', query: { 'f.state': 'closed' } },
    { id: 'leaves', title: '有请假待批', query: { 'f.leaves': 'yes' } },
  ],
}

const came = sql`(select case when bool_or(t.state = 'present') then 'present' when bool_or(t.state = 'excused') then 'excused' else 'absent' end
  from attendance t where t.committee_id = p.committee_id and t.participation_id = p.id having count(*) > 0)`

export const myActivitiesList: ListDefinition = {
  name: 'my-activities',
  title: '我的活动',
  right: 'activities:reply',
  columns: [
    { key: 'title', label: '名称', kind: 'link', sql: sql`m.title` },
    {
      key: 'starts',
      label: '开始时间',
      kind: 'instant',
      sql: sql`a.starts_at`,
      sortable: true,
      sortId: sql`a.id`,
      neverNull: true,
      width: 160,
    },
    { key: 'place', label: '地点', kind: 'text', sql: sql`a.place`, width: 160 },
    { key: 'kind', label: '类别', kind: 'text', sql: kindLabel, width: 150 },
    { key: 'capacity', label: '身份', kind: 'tag', sql: sql`p.capacity`, tags: worded(capacities), width: 100 },
    { key: 'reply', label: '答复', kind: 'tag', sql: sql`p.reply`, tags: tagsOf(replyStates), width: 110 },
    { key: 'came', label: '出勤', kind: 'tag', sql: came, tags: worded(presences, 'good'), width: 90 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`m.state`, tags: tagsOf(activityStates), hidden: true },
  ],
  filters: [
    ...common.slice(0, 3),
    { key: 'reply', label: '答复', kind: 'choices', choices: choicesOf(replyStates), where: oneOf(sql`p.reply`) },
    { key: 'capacity', label: '身份', kind: 'choices', choices: wordChoices(capacities), where: oneOf(sql`p.capacity`) },
    { key: 'host', label: '主办、合办', kind: 'body', bodyKinds: ['special-committee', 'sector'], where: uuidIs(sql`a.host_id`) },
  ],
  from: () => sql`activity a join matter m on m.committee_id = a.committee_id and m.id = a.id
    join participation p on p.committee_id = a.committee_id and p.activity_id = a.id and p.removed_at is null`,
  visible: ({ actor }) => sql`a.committee_id = ${actor.committeeId} and p.person_id = ${actor.personId} and ${visibleActivity(actor)}`,
  id: sql`a.id`,
  idKind: 'uuid',
  url: (id) => `/activities/${id}`,
  order: { key: 'starts', dir: 'desc' },
  words: (text) => sql`strpos(m.title || ' ' || a.place, ${text}) > 0`,
  empty: '还没有请您参加的活动。收到邀请后在这里答复；活动关闭后，出勤也看得到。',
  presets: [
    { id: 'unanswered', title: '还没有答复', query: { 'f.reply': 'none' } },
    { id: 'leave', title: '请过假的', query: { 'f.reply': 'leaveRequested,leaveGranted,leaveRefused' } },
  ],
}
