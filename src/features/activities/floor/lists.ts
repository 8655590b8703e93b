// Speeches, votes and resolutions of all meetings.
import { sql } from 'kysely'
import { codeLabel } from '#/core/lists/code-label.ts'
import type { ListDefinition, ListFilter } from '#/core/lists/list.ts'
import { activityKinds } from '../codes.ts'
import { resolutionKinds } from './codes.ts'
import { resolutionStates } from './plenary/lifecycle.ts'
import { inMeeting, seesFloor } from './seen-lists.ts'
import { speechForms, speechStates } from './speeches/lifecycle.ts'
import { voteKinds, voteModes, voteStates } from './votes/lifecycle.ts'

const words = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(labels).map(([k, label]) => [k, { label, tone: 'over' }]))
const choices = (labels: Readonly<Record<string, string | { readonly label: string }>>) =>
  Object.entries(labels).map(([value, l]) => ({ value, label: typeof l === 'string' ? l : l.label }))

const kindFilter: ListFilter = {
  key: 'kind',
  label: '会议类别',
  kind: 'choices',
  choices: { codeList: activityKinds.name },
  where: (values) => sql`a.kind = any(${[...values]}::text[])`,
}
const meetingColumns = [
  { key: 'meeting', label: '会议', kind: 'text', sql: sql`m.title` },
  { key: 'meetingKind', label: '会议类别', kind: 'text', sql: codeLabel(activityKinds, sql`a.committee_id`, sql`a.kind`), width: 130 },
] as const

export const speechesList: ListDefinition = {
  name: 'speeches',
  title: '发言',
  right: 'floor:take-part',
  columns: [
    { key: 'topic', label: '发言题目', kind: 'link', sql: sql`s.topic` },
    { key: 'speaker', label: '发言人', kind: 'text', sql: sql`s.speaker_name`, width: 110 },
    { key: 'body', label: '代表', kind: 'text', sql: sql`b.name`, width: 150 },
    ...meetingColumns,
    { key: 'form', label: '方式', kind: 'tag', sql: sql`coalesce(s.form, s.wished)`, tags: words(speechForms), width: 110 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`s.state`, tags: { ...speechStates }, width: 110 },
    { key: 'given', label: '发言日期', kind: 'day', sql: sql`s.given_on`, width: 120 },
    { key: 'minutes', label: '用时（分钟）', kind: 'number', sql: sql`s.minutes`, width: 110, hidden: true },
    { key: 'asked', label: '申请时间', kind: 'instant', sql: sql`s.asked_at`, sortable: true, neverNull: true, width: 160 },
  ],
  filters: [
    { key: 'state', label: '状态', kind: 'choices', choices: choices(speechStates), where: (v) => sql`s.state = any(${[...v]}::text[])` },
    { key: 'form', label: '方式', kind: 'choice', choices: choices(speechForms), where: ([v]) => sql`coalesce(s.form, s.wished) = ${v}` },
    kindFilter,
    { key: 'person', label: '发言人', kind: 'person', where: ([v]) => sql`s.person_id = ${v}::uuid` },
    { key: 'activity', label: '会议编号', kind: 'text', where: ([v]) => sql`s.activity_id::text = ${v}` },
  ],
  from: () => sql`speech s join activity a on a.committee_id = s.committee_id and a.id = s.activity_id
    join matter m on m.committee_id = a.committee_id and m.id = a.id
    left join body b on b.committee_id = s.committee_id and b.id = s.body_id`,
  visible: ({ actor }) =>
    sql`s.committee_id = ${actor.committeeId} and ${seesFloor(
      actor,
      sql`s.person_id = ${actor.personId} or s.state in ('chosen', 'speaking', 'given') and ${inMeeting(actor)}`,
    )}`,
  id: sql`s.id`,
  idKind: 'uuid',
  url: (id) => `/speeches/${id}`,
  order: { key: 'asked', dir: 'desc' },
  empty: '还没有发言。委员在会议的“会场”页申请发言，承办人选定口头或者书面，发言后计入履职档案。',
  presets: [{ id: 'asked', title: '待选定', query: { 'f.state': 'asked' } }],
}

export const votesList: ListDefinition = {
  name: 'meeting-votes',
  title: '表决',
  right: 'floor:take-part',
  columns: [
    { key: 'title', label: '表决事项', kind: 'link', sql: sql`v.title` },
    ...meetingColumns,
    { key: 'kind', label: '类别', kind: 'tag', sql: sql`v.kind`, tags: words(voteKinds), width: 110 },
    { key: 'mode', label: '方式', kind: 'tag', sql: sql`v.mode`, tags: words(voteModes), width: 150 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`v.state`, tags: { ...voteStates }, width: 100 },
    { key: 'outcome', label: '结果', kind: 'text', sql: sql`v.outcome` },
    { key: 'closed', label: '表决时间', kind: 'instant', sql: sql`v.closed_at`, sortable: true, width: 160 },
  ],
  filters: [
    { key: 'state', label: '状态', kind: 'choices', choices: choices(voteStates), where: (v) => sql`v.state = any(${[...v]}::text[])` },
    { key: 'passed', label: '通过', kind: 'yesNo', where: ([v]) => sql`v.passed = ${v === 'yes'}` },
    kindFilter,
  ],
  from: () => sql`floor_vote v join activity a on a.committee_id = v.committee_id and a.id = v.activity_id
    join matter m on m.committee_id = a.committee_id and m.id = a.id`,
  visible: ({ actor }) =>
    sql`v.committee_id = ${actor.committeeId} and ${seesFloor(actor, sql`v.state <> 'draft' and ${inMeeting(actor)}`)}`,
  id: sql`v.id`,
  idKind: 'uuid',
  url: (id) => `/votes/${id}`,
  order: { key: 'closed', dir: 'desc' },
  empty: '还没有表决。承办人在会议的“会场”页准备表决，到会的人用手机投票，或者举手、投纸质票。',
  presets: [],
}

export const resolutionsList: ListDefinition = {
  name: 'resolutions',
  title: '决议',
  right: 'floor:take-part',
  columns: [
    { key: 'title', label: '题目', kind: 'link', sql: sql`r.title` },
    { key: 'kind', label: '类别', kind: 'text', sql: codeLabel(resolutionKinds, sql`r.committee_id`, sql`r.kind`), width: 130 },
    ...meetingColumns,
    { key: 'state', label: '状态', kind: 'tag', sql: sql`r.state`, tags: { ...resolutionStates }, width: 110 },
    { key: 'decided', label: '通过日期', kind: 'day', sql: sql`r.decided_on`, sortable: true, width: 120 },
  ],
  filters: [
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: choices(resolutionStates),
      where: (v) => sql`r.state = any(${[...v]}::text[])`,
    },
    kindFilter,
  ],
  from: () => sql`resolution r join activity a on a.committee_id = r.committee_id and a.id = r.activity_id
    join matter m on m.committee_id = a.committee_id and m.id = a.id`,
  visible: ({ actor }) =>
    sql`r.committee_id = ${actor.committeeId} and ${seesFloor(actor, sql`r.state <> 'draft' and ${inMeeting(actor)}`)}`,
  id: sql`r.id`,
  idKind: 'uuid',
  url: (id) => `/resolutions/${id}`,
  order: { key: 'decided', dir: 'desc' },
  empty: '还没有决议。承办人在会议的“分组座次”页起草，提交表决，通过后列在这里。',
  presets: [],
}

export const floorLists: readonly ListDefinition[] = [speechesList, votesList, resolutionsList]
