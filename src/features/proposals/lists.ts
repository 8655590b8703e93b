// The lists of proposals: all of them, the units' tasks, the proposers' forms. Server, page, filters and export come from these rows.
import { sql, type RawBuilder } from 'kysely'
import { may, bodiesOf, type Actor } from '#/core/actor.ts'
import type { ListDefinition, ListFilter } from '#/core/lists/list.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { withWords } from '#/core/search/search.ts'
import { categories } from './codes.ts'
import { proposalStates } from './lifecycle.ts'
import { partiesOfActor, visibleTo } from './store.ts'
import { taskStates } from './task-lifecycle.ts'
import { verdicts } from './scale-rules.ts'
import { channels, proposerKinds, timeKinds, unitRoles } from './words.ts'

const choices = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
const tags = (labels: Readonly<Record<string, string>>, tone = 'active') =>
  Object.fromEntries(Object.entries(labels).map(([value, label]) => [value, { label, tone }]))
const stateTags = (states: Readonly<Record<string, { readonly label: string; readonly tone: string }>>) =>
  Object.fromEntries(Object.entries(states).map(([value, { label, tone }]) => [value, { label, tone }]))
const stateChoices = (states: Readonly<Record<string, { readonly label: string }>>) =>
  Object.entries(states).map(([value, { label }]) => ({ value, label }))

// One value is asked for as one: an index keeps its order behind an equality, not behind a choice of several.
const oneOf = (column: RawBuilder<unknown>) => (values: readonly string[]) =>
  values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = any(${[...values]}::text[])`
const uuidIs = (column: RawBuilder<unknown>) => (values: readonly string[]) =>
  values.length === 1 ? sql`${column} = ${values[0]}::uuid` : sql`${column} = any(${[...values]}::uuid[])`
const between = (column: RawBuilder<unknown>) => (values: readonly string[]) =>
  sql`(${values[0] || null}::date is null or ${column} >= ${values[0] || null}::date)
    and (${values[1] || null}::date is null or ${column} < ${values[1] || null}::date + 1)`

const sessionFilter = (column: RawBuilder<unknown>): ListFilter => ({
  key: 'session',
  label: '届次',
  kind: 'choice',
  choices: {
    query: (actor: Actor) =>
      sql<{
        value: string
        label: string
      }>`select id::text as value, title as label from session where committee_id = ${actor.committeeId} order by intake_from desc`,
  },
  where: uuidIs(column),
})

const sectorOf = sql`(select b.name from seat st join body b on b.committee_id = st.committee_id and b.id = st.sector_id
  where st.committee_id = p.committee_id and st.person_id = p.lead_person_id and st.from_day is not null order by st.from_day desc limit 1)`
const leadName = sql`coalesce((select name from person where committee_id = p.committee_id and id = p.lead_person_id),
  (select name from body where committee_id = p.committee_id and id = p.lead_body_id))`
const unitNames = sql`(select string_agg(b.short_name, '、' order by array_position(array['sole','lead','separate','assist'], a.role), b.sort)
  from allocation a join body b on b.committee_id = a.committee_id and b.id = a.body_id where a.committee_id = p.committee_id and a.proposal_id = p.id)`
const categoryName = codeLabel(categories, sql`p.committee_id`, sql`p.category`)

export const proposalsList: ListDefinition = {
  name: 'proposals',
  title: '提案',
  right: 'proposals:list',
  columns: [
    { key: 'caseNo', label: '案号', kind: 'number', sql: sql`p.case_no`, sortable: true, sortId: sql`p.id`, width: 72 },
    { key: 'title', label: '案由', kind: 'link', sql: sql`m.title` },
    { key: 'lead', label: '提案者', kind: 'people', sql: leadName, width: 110 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`m.state`, tags: stateTags(proposalStates), width: 104 },
    { key: 'units', label: '承办单位', kind: 'text', sql: unitNames, width: 150 },
    { key: 'category', label: '类别', kind: 'text', sql: categoryName, width: 130 },
    { key: 'due', label: '最近期限', kind: 'day', sql: sql`m.next_due`, sortable: true, width: 112 },
    { key: 'submitted', label: '提交时间', kind: 'instant', sql: sql`p.submitted_at`, sortable: true, sortId: sql`p.id`, width: 132 },
    { key: 'since', label: '进入状态', kind: 'instant', sql: sql`m.state_since`, sortable: true, neverNull: true, hidden: true },
    { key: 'filed', label: '立案日期', kind: 'day', sql: sql`p.filed_on`, sortable: true, sortId: sql`p.id`, hidden: true },
    { key: 'version', label: '改动次数', kind: 'number', sql: sql`m.version`, hidden: true },
    { key: 'intakeNo', label: '收件号', kind: 'number', sql: sql`p.intake_no`, hidden: true },
    { key: 'time', label: '大会或平时', kind: 'tag', sql: sql`p.time_kind`, tags: tags(timeKinds), hidden: true },
    { key: 'kind', label: '提案者类别', kind: 'tag', sql: sql`p.proposer_kind`, tags: tags(proposerKinds), hidden: true },
    { key: 'sector', label: '界别', kind: 'text', sql: sectorOf, hidden: true },
    {
      key: 'session',
      label: '届次',
      kind: 'text',
      sql: sql`(select title from session s where s.committee_id = p.committee_id and s.id = p.session_id)`,
      hidden: true,
    },
  ],
  filters: [
    sessionFilter(sql`p.session_id`),
    { key: 'state', label: '状态', kind: 'choices', choices: stateChoices(proposalStates), where: oneOf(sql`m.state`) },
    { key: 'category', label: '类别', kind: 'choices', choices: { codeList: 'proposal-category' }, where: oneOf(sql`p.category`) },
    { key: 'kind', label: '提案者类别', kind: 'choices', choices: choices(proposerKinds), where: oneOf(sql`p.proposer_kind`) },
    { key: 'time', label: '大会或平时', kind: 'choice', choices: choices(timeKinds), where: oneOf(sql`p.time_kind`) },
    { key: 'lead', label: '提案者', kind: 'person', where: uuidIs(sql`p.lead_person_id`) },
    {
      key: 'unit',
      label: '承办单位',
      kind: 'body',
      bodyKinds: ['handling-unit'],
      where: (values) => sql`exists (select 1 from allocation a where a.committee_id = p.committee_id and a.proposal_id = p.id
        and ${uuidIs(sql`a.body_id`)(values)})`,
      inOrder: {
        column: 'submitted',
        join: (unit) =>
          sql`join allocation ua on ua.committee_id = p.committee_id and ua.proposal_id = p.id and ua.body_id = ${unit}::uuid`,
        key: sql`ua.submitted_at`,
        id: sql`ua.proposal_id`,
      },
    },
    {
      key: 'sector',
      label: '界别',
      kind: 'body',
      bodyKinds: ['sector'],
      where: (values) => sql`p.lead_person_id in (select person_id from seat st where st.committee_id = p.committee_id
        and st.sector_id = any(${[...values]}::uuid[]))`,
    },
    { key: 'submitted', label: '提交日期', kind: 'dayRange', where: between(sql`p.submitted_at`) },
    { key: 'filed', label: '立案日期', kind: 'dayRange', where: between(sql`p.filed_on`) },
    { key: 'fast', label: '快速通道', kind: 'yesNo', where: (values) => sql`p.fast_track = ${values[0] === 'yes'}` },
    { key: 'key', label: '重点提案', kind: 'yesNo', where: (values) => sql`p.is_key = ${values[0] === 'yes'}` },
    { key: 'important', label: '重要提案', kind: 'yesNo', where: (values) => sql`p.is_important = ${values[0] === 'yes'}` },
  ],
  from: () => sql`matter m join proposal p on p.committee_id = m.committee_id and p.id = m.id`,
  visible: ({ actor }) => sql`m.committee_id = ${actor.committeeId} and m.kind = 'proposal' and ${visibleTo(actor)}`,
  id: sql`m.id`,
  idKind: 'uuid',
  url: (id) => `/proposals/${id}`,
  order: { key: 'submitted', dir: 'desc' },
  words: (text) => withWords(text, ['proposal'], sql`m.id`),
  empty: '还没有提案。委员可以点“写提案”起草；提案办可以代录，也可以从表格导入往年提案。',
  presets: [
    { id: 'review', title: '待审查', query: { 'f.state': 'submitted,preReview,jointReview' } },
    { id: 'assign', title: '待交办', query: { 'f.state': 'filed,allocated' } },
    { id: 'handling', title: '办理中', query: { 'f.state': 'assigned,inHandling,rehandling', sort: 'due', dir: 'asc' } },
    { id: 'feedback', title: '待反馈', query: { 'f.state': 'feedbackOpen,mediating' } },
    { id: 'tracking', title: '跟踪办理', query: { 'f.state': 'tracking', sort: 'due', dir: 'asc' } },
  ],
}

/** Own proposals: written, co-signed or invited to sign. */
export const myProposalsList: ListDefinition = {
  ...proposalsList,
  name: 'my-proposals',
  title: '我的提案',
  right: 'proposals:write',
  filters: proposalsList.filters.filter((f) => ['session', 'state', 'submitted'].includes(f.key)),
  visible: ({ actor }) => sql`m.committee_id = ${actor.committeeId} and m.kind = 'proposal'
    and m.state <> 'discarded' and m.id in (select matter_id from matter_party mp where mp.committee_id = m.committee_id and mp.party_id = any(${[...partiesOfActor(actor)]}::uuid[])
      and mp.part in ('author', 'invited', 'cosigner', 'coAuthor', 'enteredBy') and mp.until_at is null)`,
  order: { key: 'since', dir: 'desc' },
  empty: '您还没有写过提案。点“写提案”起草，写的内容会自动保存；别的委员邀请您联名的也会出现在这里。',
  presets: [],
}

export const tasksList: ListDefinition = {
  name: 'tasks',
  title: '办理任务',
  right: 'proposals:tasks',
  columns: [
    { key: 'caseNo', label: '案号', kind: 'number', sql: sql`p.case_no`, width: 72 },
    { key: 'title', label: '案由', kind: 'link', sql: sql`m.title` },
    { key: 'unit', label: '承办单位', kind: 'text', sql: sql`b.name`, width: 180 },
    { key: 'role', label: '方式', kind: 'tag', sql: sql`t.role`, tags: tags(unitRoles), width: 80 },
    { key: 'round', label: '轮次', kind: 'number', sql: sql`t.round`, width: 64 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`t.state`, tags: stateTags(taskStates), width: 120 },
    { key: 'due', label: '期限', kind: 'day', sql: sql`t.due_day`, sortable: true, neverNull: true, width: 120 },
    { key: 'answered', label: '答复日期', kind: 'day', sql: sql`t.answered_on`, width: 120 },
    { key: 'assigned', label: '交办日期', kind: 'day', sql: sql`t.assigned_on`, sortable: true, neverNull: true, hidden: true },
    { key: 'original', label: '原期限', kind: 'day', sql: sql`t.original_due_day`, hidden: true },
    { key: 'paused', label: '暂停于', kind: 'day', sql: sql`t.paused_on`, hidden: true },
    { key: 'clerk', label: '经办人', kind: 'people', sql: sql`t.clerk`, hidden: true },
  ],
  filters: [
    sessionFilter(sql`p.session_id`),
    { key: 'state', label: '状态', kind: 'choices', choices: stateChoices(taskStates), where: oneOf(sql`t.state`) },
    { key: 'role', label: '方式', kind: 'choices', choices: choices(unitRoles), where: oneOf(sql`t.role`) },
    { key: 'unit', label: '承办单位', kind: 'body', bodyKinds: ['handling-unit'], where: uuidIs(sql`t.body_id`) },
    { key: 'due', label: '期限', kind: 'dayRange', where: between(sql`t.due_day`) },
    { key: 'paused', label: '暂停中', kind: 'yesNo', where: (values) => sql`(t.paused_on is not null) = ${values[0] === 'yes'}` },
    {
      key: 'extension',
      label: '延期',
      kind: 'choice',
      choices: [
        { value: 'asked', label: '申请待批' },
        { value: 'granted', label: '已延期' },
      ],
      where: (values) => sql`exists (select 1 from task_extension x where x.committee_id = t.committee_id and x.task_id = t.id
        and ${values[0] === 'asked' ? sql`x.decided_on is null` : sql`x.result = 'granted'`})`,
    },
    {
      key: 'returned',
      label: '申退',
      kind: 'choice',
      choices: [
        { value: 'open', label: '待决定' },
        { value: 'decided', label: '已决定' },
      ],
      where: (values) => sql`exists (select 1 from task_return x where x.committee_id = t.committee_id and x.task_id = t.id
        and ${values[0] === 'open' ? sql`x.decided_on is null` : sql`x.decided_on is not null`})`,
    },
    {
      key: 'late',
      label: '逾期',
      kind: 'yesNo',
      where: (values) =>
        values[0] === 'yes'
          ? sql`t.due_day < coalesce(t.answered_on, t.superseded_on, t.paused_on, current_date)`
          : sql`t.due_day >= coalesce(t.answered_on, t.superseded_on, t.paused_on, current_date)`,
    },
  ],
  from: () => sql`handling_task t join matter m on m.committee_id = t.committee_id and m.id = t.proposal_id
    join proposal p on p.committee_id = t.committee_id and p.id = t.proposal_id
    join body b on b.committee_id = t.committee_id and b.id = t.body_id`,
  visible: ({ actor }) =>
    sql`t.committee_id = ${actor.committeeId} and ${
      may(actor, 'proposals:read-all') || may(actor, 'proposals:review') ? sql`true` : sql`t.body_id = any(${[...bodiesOf(actor)]}::uuid[])`
    }`,
  id: sql`t.id`,
  idKind: 'uuid',
  url: (id) => `/tasks/${id}`,
  order: { key: 'due', dir: 'asc' },
  empty: '还没有交办来的提案。交办后会出现在这里，请先签收，再拟定方案、与提案者沟通、逐条答复。',
  presets: [
    {
      id: 'open',
      title: '在办',
      query: { 'f.state': 'pendingReceipt,returnRequested,accepted,handling,replyDraft,countersign,audit,internalSign' },
    },
    { id: 'sign', title: '待签发', query: { 'f.state': 'internalSign' } },
    { id: 'late', title: '逾期', query: { 'f.late': 'yes' } },
    { id: 'returns', title: '申退待定', query: { 'f.state': 'returnRequested' } },
    { id: 'extensions', title: '延期待批', query: { 'f.extension': 'asked' } },
    { id: 'paused', title: '暂停中', query: { 'f.paused': 'yes' } },
  ],
}

const verdictTags = {
  satisfied: { label: verdicts.satisfied, tone: 'good' },
  neither: { label: verdicts.neither, tone: 'waiting' },
  dissatisfied: { label: verdicts.dissatisfied, tone: 'bad' },
}

export const formsList: ListDefinition = {
  name: 'feedback',
  title: '征询意见表',
  right: 'proposals:forms',
  columns: [
    { key: 'caseNo', label: '案号', kind: 'number', sql: sql`p.case_no`, width: 72 },
    { key: 'title', label: '案由', kind: 'link', sql: sql`m.title` },
    { key: 'unit', label: '承办单位', kind: 'text', sql: sql`b.name`, width: 180 },
    { key: 'evaluator', label: '评价人', kind: 'people', sql: sql`coalesce(ep.name, eb.name)`, width: 100 },
    { key: 'verdict', label: '评价', kind: 'tag', sql: sql`f.verdict`, tags: verdictTags, width: 88 },
    { key: 'attitude', label: '办理工作', kind: 'text', sql: sql`f.attitude_label`, width: 100 },
    { key: 'result', label: '办理结果', kind: 'text', sql: sql`f.result_label`, width: 100 },
    { key: 'round', label: '轮次', kind: 'number', sql: sql`f.round`, width: 64 },
    { key: 'due', label: '期限', kind: 'day', sql: sql`f.due_day`, sortable: true, neverNull: true, width: 120 },
    { key: 'given', label: '反馈日期', kind: 'day', sql: sql`f.given_on`, sortable: true, width: 120 },
    { key: 'channel', label: '反馈方式', kind: 'tag', sql: sql`f.channel`, tags: tags(channels), hidden: true },
  ],
  filters: [
    sessionFilter(sql`p.session_id`),
    { key: 'verdict', label: '评价', kind: 'choices', choices: choices(verdicts), where: oneOf(sql`f.verdict`) },
    { key: 'channel', label: '反馈方式', kind: 'choices', choices: choices(channels), where: oneOf(sql`f.channel`) },
    { key: 'unit', label: '承办单位', kind: 'body', bodyKinds: ['handling-unit'], where: uuidIs(sql`t.body_id`) },
    {
      key: 'given',
      label: '已反馈',
      kind: 'yesNo',
      where: (values) => (values[0] === 'yes' ? sql`f.given_on is not null` : sql`f.given_on is null`),
    },
  ],
  from: () => sql`feedback f join handling_task t on t.committee_id = f.committee_id and t.id = f.task_id
    join body b on b.committee_id = t.committee_id and b.id = t.body_id
    join matter m on m.committee_id = f.committee_id and m.id = f.proposal_id
    join proposal p on p.committee_id = f.committee_id and p.id = f.proposal_id
    left join person ep on ep.committee_id = f.committee_id and ep.id = f.evaluator_id
    left join body eb on eb.committee_id = f.committee_id and eb.id = f.evaluator_id`,
  visible: ({ actor }) =>
    sql`f.committee_id = ${actor.committeeId} and ${
      may(actor, 'proposals:read-all') || may(actor, 'proposals:review')
        ? sql`true`
        : sql`f.evaluator_id = any(${[...partiesOfActor(actor)]}::uuid[])`
    }`,
  id: sql`f.id`,
  idKind: 'uuid',
  url: (id) => `/feedback/${id}`,
  order: { key: 'due', dir: 'desc' },
  empty: '还没有征询意见表。承办单位签发答复后，系统会请提案者评价。',
}
