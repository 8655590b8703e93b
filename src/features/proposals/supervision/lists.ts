// The lists of supervision: items, candidates for key proposals, problems. The board shows the first one another way.
import { sql, type RawBuilder } from 'kysely'
import type { ListDefinition, ListFilter } from '#/core/lists/list.ts'
import type { Actor } from '#/core/actor.ts'
import { supervisionStates } from './lifecycle.ts'
import { problemStates } from './problem-lifecycle.ts'
import { selectionStates } from './selection-lifecycle.ts'
import { visibleSupervision } from './store.ts'
import { sources, tiers } from './words.ts'

type Sql = RawBuilder<unknown>
const tagsOf = (states: Readonly<Record<string, { readonly label: string; readonly tone: string }>>) =>
  Object.fromEntries(Object.entries(states).map(([value, { label, tone }]) => [value, { label, tone }]))
const choicesOf = (states: Readonly<Record<string, { readonly label: string }>>) =>
  Object.entries(states).map(([value, { label }]) => ({ value, label }))
const wordChoices = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
const tierTags = { key: { label: tiers.key, tone: 'bad' }, important: { label: tiers.important, tone: 'active' } }
const oneOf = (column: Sql) => (values: readonly string[]) => sql`${column} = any(${[...values]}::text[])`
const uuidIs = (column: Sql) => (values: readonly string[]) => sql`${column} = any(${[...values]}::uuid[])`

const sessionFilter = (column: Sql): ListFilter => ({
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

/** What the items were called when they were opened: a mode struck from the rules is still found. */
const modeFilter: ListFilter = {
  key: 'mode',
  label: '督办方式',
  kind: 'choices',
  choices: {
    query: (actor: Actor) => sql<{ value: string; label: string }>`select mode as value, max(mode_label) as label from supervision
      where committee_id = ${actor.committeeId} group by mode order by min(opened_on), mode`,
  },
  where: oneOf(sql`s.mode`),
}

const unitNames = sql`(select string_agg(distinct b.short_name, '、') from supervision_case sc
  join handling_task t on t.committee_id = sc.committee_id and t.proposal_id = sc.proposal_id and t.superseded_on is null
  join body b on b.committee_id = t.committee_id and b.id = t.body_id
  where sc.committee_id = s.committee_id and sc.supervision_id = s.id)`
const caseNumbers = sql`(select string_agg('第' || p.case_no || '号', '、' order by p.case_no) from supervision_case sc
  join proposal p on p.committee_id = sc.committee_id and p.id = sc.proposal_id where sc.committee_id = s.committee_id and sc.supervision_id = s.id)`
const openProblems = sql`(select count(*) from supervision_problem x where x.committee_id = s.committee_id and x.supervision_id = s.id
  and x.state in ('open', 'answered'))`
const heldCount = sql`(select count(*) from supervision_activity x where x.committee_id = s.committee_id and x.supervision_id = s.id)`

const ofUnit = (values: readonly string[]) => sql`exists (select 1 from supervision_case sc
  join handling_task t on t.committee_id = sc.committee_id and t.proposal_id = sc.proposal_id
  where sc.committee_id = s.committee_id and sc.supervision_id = s.id and t.body_id = any(${[...values]}::uuid[]))`

export const supervisionList: ListDefinition = {
  name: 'supervision',
  title: '督办件',
  right: 'supervision:read',
  columns: [
    { key: 'title', label: '督办的提案', kind: 'link', sql: sql`m.title` },
    { key: 'caseNo', label: '案号', kind: 'text', sql: caseNumbers, width: 110 },
    { key: 'mode', label: '督办方式', kind: 'text', sql: sql`s.mode_label`, width: 190 },
    { key: 'leader', label: '领衔人', kind: 'people', sql: sql`s.leader_name`, width: 100 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`m.state`, tags: tagsOf(supervisionStates), width: 120 },
    { key: 'units', label: '承办单位', kind: 'text', sql: unitNames, width: 160 },
    { key: 'due', label: '最近期限', kind: 'day', sql: sql`m.next_due`, sortable: true, width: 120 },
    { key: 'problems', label: '未解决问题', kind: 'number', sql: openProblems, width: 110 },
    { key: 'held', label: '活动次数', kind: 'number', sql: heldCount, hidden: true },
    {
      key: 'opened',
      label: '开办日期',
      kind: 'day',
      sql: sql`s.opened_on`,
      sortable: true,
      sortId: sql`s.id`,
      neverNull: true,
      hidden: true,
    },
    { key: 'closed', label: '办结日期', kind: 'day', sql: sql`s.closed_on`, hidden: true },
  ],
  filters: [
    modeFilter,
    { key: 'state', label: '状态', kind: 'choices', choices: choicesOf(supervisionStates), where: oneOf(sql`m.state`) },
    { key: 'unit', label: '承办单位', kind: 'body', bodyKinds: ['handling-unit'], where: ofUnit },
    { key: 'leader', label: '领衔人', kind: 'person', where: uuidIs(sql`s.leader_id`) },
    sessionFilter(sql`s.session_id`),
    {
      key: 'problems',
      label: '有未解决问题',
      kind: 'yesNo',
      where: (values) => (values[0] === 'yes' ? sql`${openProblems} > 0` : sql`${openProblems} = 0`),
    },
    { key: 'open', label: '正在进行', kind: 'yesNo', where: (values) => sql`m.open = ${values[0] === 'yes'}` },
  ],
  from: () => sql`matter m join supervision s on s.committee_id = m.committee_id and s.id = m.id`,
  visible: ({ actor }) => sql`m.committee_id = ${actor.committeeId} and m.kind = 'supervision' and ${visibleSupervision(actor)}`,
  id: sql`m.id`,
  idKind: 'uuid',
  url: (id) => `/supervision/${id}`,
  order: { key: 'opened', dir: 'desc' },
  words: (text) => sql`strpos(m.title || ' ' || s.leader_name || ' ' || s.mode_label, ${text}) > 0`,
  empty: '还没有督办。主席会议确定重点、重要提案后，在督办台点“开办督办”，选方式、提案和领衔人。',
  presets: [
    { id: 'open', title: '正在进行', query: { 'f.open': 'yes' } },
    { id: 'problems', title: '有未解决问题', query: { 'f.problems': 'yes' } },
    { id: 'closed', title: '已办结', query: { 'f.state': 'closed' } },
  ],
}

const recommenders = sql`(select string_agg(r.recommender, '、' order by r.recorded_at, r.id) from key_recommendation r
  where r.committee_id = k.committee_id and r.selection_id = k.id)`
const says = (condition: string, column: string): Sql => sql`case when exists (select 1 from key_recommendation r
  where r.committee_id = k.committee_id and r.selection_id = k.id and ${sql.ref(`r.${column}`)}) then ${sql.lit(condition)} end`
const conditions = sql`concat_ws('、', ${says('分量重', 'weighty')}, ${says('涉及面广', 'broad')}, ${says('当年能办', 'feasible')})`

export const selectionsList: ListDefinition = {
  name: 'key-selections',
  title: '候选提案',
  right: 'supervision:candidates',
  columns: [
    { key: 'caseNo', label: '案号', kind: 'number', sql: sql`p.case_no`, width: 72 },
    { key: 'title', label: '案由', kind: 'link', sql: sql`m.title` },
    { key: 'recommenders', label: '推荐', kind: 'text', sql: recommenders, width: 160 },
    { key: 'conditions', label: '条件', kind: 'text', sql: conditions, width: 180 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`k.state`, tags: tagsOf(selectionStates), width: 130 },
    { key: 'shortlistTier', label: '提案委建议', kind: 'tag', sql: sql`k.shortlist_tier`, tags: tierTags, width: 110 },
    { key: 'tier', label: '决定', kind: 'tag', sql: sql`k.tier`, tags: tierTags, width: 110 },
    { key: 'meeting', label: '主席会议', kind: 'day', sql: sql`k.meeting_day`, width: 120 },
    { key: 'documentNo', label: '文号', kind: 'text', sql: sql`k.document_no`, hidden: true },
    {
      key: 'proposed',
      label: '推荐日期',
      kind: 'day',
      sql: sql`k.proposed_on`,
      sortable: true,
      sortId: sql`k.id`,
      neverNull: true,
      hidden: true,
    },
    { key: 'version', label: '改动次数', kind: 'number', sql: sql`k.version`, hidden: true },
  ],
  filters: [
    { key: 'state', label: '状态', kind: 'choices', choices: choicesOf(selectionStates), where: oneOf(sql`k.state`) },
    { key: 'tier', label: '决定', kind: 'choice', choices: wordChoices(tiers), where: oneOf(sql`k.tier`) },
    {
      key: 'source',
      label: '推荐来源',
      kind: 'choices',
      choices: wordChoices(sources),
      where: (values) => sql`exists (select 1 from key_recommendation r where r.committee_id = k.committee_id and r.selection_id = k.id
        and r.source = any(${[...values]}::text[]))`,
    },
    sessionFilter(sql`k.session_id`),
  ],
  from: () => sql`key_selection k join proposal p on p.committee_id = k.committee_id and p.id = k.proposal_id
    join matter m on m.committee_id = p.committee_id and m.id = p.id`,
  // Who may open this list reads every filed case.
  visible: ({ actor }) => sql`k.committee_id = ${actor.committeeId}`,
  id: sql`k.id`,
  idKind: 'uuid',
  url: (id) => `/supervision/candidates/${id}`,
  order: { key: 'proposed', dir: 'desc' },
  words: (text) => sql`strpos(m.title, ${text}) > 0`,
  empty: '还没有候选提案。党派、专委会可以推荐；函询承办单位得到的推荐由提案办录入，点“推荐候选”。',
  presets: [
    { id: 'candidates', title: '待提案委初选', query: { 'f.state': 'candidate' } },
    { id: 'shortlisted', title: '待主席会议决定', query: { 'f.state': 'shortlisted' } },
    { id: 'decided', title: '已确定', query: { 'f.state': 'decided' } },
  ],
}

const problemDue = sql`(select d.due_day from deadline d where d.committee_id = x.committee_id and d.part_id = x.id and d.code = 'supervision.problem'
  and d.voided_on is null order by d.from_day desc, d.id desc limit 1)`

export const problemsList: ListDefinition = {
  name: 'supervision-problems',
  title: '督办问题',
  right: 'supervision:read',
  columns: [
    { key: 'text', label: '问题', kind: 'link', sql: sql`x.text` },
    { key: 'owner', label: '责任单位', kind: 'text', sql: sql`o.name`, width: 180 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`x.state`, tags: tagsOf(problemStates), width: 100 },
    { key: 'due', label: '整改期限', kind: 'day', sql: problemDue, width: 120 },
    { key: 'title', label: '督办的提案', kind: 'text', sql: sql`m.title` },
    { key: 'mode', label: '督办方式', kind: 'text', sql: sql`s.mode_label`, hidden: true },
    { key: 'found', label: '提出日期', kind: 'day', sql: sql`x.found_on`, sortable: true, sortId: sql`x.id`, neverNull: true, width: 120 },
    { key: 'solved', label: '确认解决', kind: 'day', sql: sql`x.solved_on`, width: 120 },
  ],
  filters: [
    { key: 'state', label: '状态', kind: 'choices', choices: choicesOf(problemStates), where: oneOf(sql`x.state`) },
    { key: 'unit', label: '责任单位', kind: 'body', bodyKinds: ['handling-unit'], where: uuidIs(sql`x.owner_id`) },
    modeFilter,
  ],
  from: () => sql`supervision_problem x join supervision s on s.committee_id = x.committee_id and s.id = x.supervision_id
    join matter m on m.committee_id = s.committee_id and m.id = s.id join body o on o.committee_id = x.committee_id and o.id = x.owner_id`,
  visible: ({ actor }) => sql`x.committee_id = ${actor.committeeId} and ${visibleSupervision(actor)}`,
  id: sql`x.id`,
  idKind: 'uuid',
  url: (id) => `/supervision/problems/${id}`,
  order: { key: 'found', dir: 'desc' },
  empty: '还没有问题。督办中发现的问题列在督办件里，写明责任单位和期限。',
  presets: [
    { id: 'open', title: '整改中', query: { 'f.state': 'open' } },
    { id: 'answered', title: '待确认', query: { 'f.state': 'answered' } },
  ],
}
