// The lists of mutual review: rounds, pairs, and a rater's own forms. A score that is not to be seen yet is not in the rows the lists read from.
import { sql } from 'kysely'
import { may } from '#/core/actor.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { partiesOfActor } from '../../store.ts'
import { pairStates, roundStates } from './lifecycle.ts'
import { sides } from './scheme.ts'

const stateTags = (states: Readonly<Record<string, { readonly label: string; readonly tone: string }>>) =>
  Object.fromEntries(Object.entries(states).map(([value, { label, tone }]) => [value, { label, tone }]))
const stateChoices = (states: Readonly<Record<string, { readonly label: string }>>) =>
  Object.entries(states).map(([value, { label }]) => ({ value, label }))

export const roundsList: ListDefinition = {
  name: 'mutual-rounds',
  title: '双向评议',
  right: 'appraisal:read',
  columns: [
    { key: 'title', label: '名称', kind: 'link', sql: sql`r.title` },
    { key: 'session', label: '届次', kind: 'text', sql: sql`s.title`, width: 130 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`r.state`, tags: stateTags(roundStates), width: 130 },
    {
      key: 'pairs',
      label: '评议',
      kind: 'number',
      sql: sql`(select count(*) from mutual_pair p where p.committee_id = r.committee_id and p.round_id = r.id)`,
      width: 72,
    },
    {
      key: 'given',
      label: '已交',
      kind: 'number',
      sql: sql`(select count(f.given_on) from mutual_pair p join mutual_form f on f.committee_id = p.committee_id and f.pair_id = p.id
        where p.committee_id = r.committee_id and p.round_id = r.id)`,
      width: 72,
    },
    { key: 'due', label: '期限', kind: 'day', sql: sql`r.due_day`, sortable: true, neverNull: true, width: 120 },
  ],
  filters: [
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: stateChoices(roundStates),
      where: (values) => sql`r.state = any(${[...values]}::text[])`,
    },
  ],
  from: () => sql`mutual_round r join session s on s.committee_id = r.committee_id and s.id = r.session_id`,
  visible: ({ actor }) => sql`r.committee_id = ${actor.committeeId}`,
  id: sql`r.id`,
  idKind: 'uuid',
  url: (id) => `/mutual-rounds/${id}`,
  order: { key: 'due', dir: 'desc' },
  empty: '还没有双向评议。建立一轮，选入已经答复的提案，发出评议表；双方交齐以前谁也看不到对方的评分。',
}

/** One row for each case and answering unit. Scores stand here only once the pair is opened. */
export const pairsList: ListDefinition = {
  name: 'mutual-pairs',
  title: '评议结果',
  right: 'appraisal:read',
  columns: [
    { key: 'caseNo', label: '案号', kind: 'number', sql: sql`p.case_no`, width: 72 },
    { key: 'title', label: '案由', kind: 'link', sql: sql`m.title` },
    { key: 'unit', label: '承办单位', kind: 'text', sql: sql`b.short_name`, width: 130 },
    { key: 'proposer', label: '提案者', kind: 'people', sql: sql`coalesce(pp.name, pb.name)`, width: 110 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`x.state`, tags: stateTags(pairStates), width: 120 },
    { key: 'given', label: '已交', kind: 'text', sql: sql`x.given || ' / ' || x.asked`, width: 72 },
    { key: 'handling', label: '办理评分', kind: 'number', sql: sql`x.handling`, width: 92 },
    { key: 'handlingGrade', label: '办理等次', kind: 'text', sql: sql`x.handling_grade`, width: 92 },
    { key: 'quality', label: '提案评分', kind: 'number', sql: sql`x.quality`, width: 92 },
    { key: 'qualityGrade', label: '提案等次', kind: 'text', sql: sql`x.quality_grade`, width: 92 },
    { key: 'round', label: '评议', kind: 'text', sql: sql`r.title`, hidden: true },
    { key: 'opened', label: '揭晓日期', kind: 'day', sql: sql`x.opened_on`, hidden: true },
  ],
  filters: [
    {
      key: 'round',
      label: '评议',
      kind: 'choice',
      choices: { query: roundChoices },
      where: (values) => sql`x.round_id = ${values[0]}::uuid`,
    },
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: stateChoices(pairStates),
      where: (values) => sql`x.state = any(${[...values]}::text[])`,
    },
    {
      key: 'unit',
      label: '承办单位',
      kind: 'body',
      bodyKinds: ['handling-unit'],
      where: (values) => sql`x.body_id = any(${[...values]}::uuid[])`,
    },
  ],
  from: ({ actor }) => sql`(select y.committee_id, y.id, y.round_id, y.proposal_id, y.body_id, y.proposer_id, y.state, y.opened_on,
      count(f.id) as asked, count(f.given_on) as given,
      max(f.total) filter (where f.side = 'handling' and y.opened_on is not null) as handling,
      max(f.grade) filter (where f.side = 'handling' and y.opened_on is not null) as handling_grade,
      max(f.total) filter (where f.side = 'quality' and y.opened_on is not null) as quality,
      max(f.grade) filter (where f.side = 'quality' and y.opened_on is not null) as quality_grade
    from mutual_pair y left join mutual_form f on f.committee_id = y.committee_id and f.pair_id = y.id
    where y.committee_id = ${actor.committeeId} group by y.committee_id, y.id) x
    join mutual_round r on r.committee_id = x.committee_id and r.id = x.round_id
    join proposal p on p.committee_id = x.committee_id and p.id = x.proposal_id
    join matter m on m.committee_id = x.committee_id and m.id = x.proposal_id
    join body b on b.committee_id = x.committee_id and b.id = x.body_id
    left join person pp on pp.committee_id = x.committee_id and pp.id = x.proposer_id
    left join body pb on pb.committee_id = x.committee_id and pb.id = x.proposer_id`,
  visible: ({ actor }) => sql`x.committee_id = ${actor.committeeId}`,
  id: sql`x.id`,
  idKind: 'uuid',
  url: (id) => `/mutual-pairs/${id}`,
  order: { key: 'caseNo', dir: 'asc' },
  empty: '还没有选入提案。可以一次选入本届次全部已经答复的，也可以在列表里勾选。',
  presets: [{ id: 'low', title: '建议重新答复', query: { 'f.state': 'low' } }],
}

function roundChoices(actor: { readonly committeeId: number }) {
  return sql<{ value: string; label: string }>`select id::text as value, title as label from mutual_round
    where committee_id = ${actor.committeeId} order by due_day desc`
}

/** What a proposer or a unit has to rate and has rated; the other side's score beside it once the pair is opened. */
export const formsList: ListDefinition = {
  name: 'mutual-forms',
  title: '我的评议',
  right: 'appraisal:rate',
  columns: [
    { key: 'caseNo', label: '案号', kind: 'number', sql: sql`p.case_no`, width: 72 },
    { key: 'title', label: '案由', kind: 'link', sql: sql`m.title` },
    { key: 'side', label: '评什么', kind: 'tag', sql: sql`f.side`, tags: stateTags(sideTags()), width: 140 },
    { key: 'unit', label: '承办单位', kind: 'text', sql: sql`b.short_name`, width: 130 },
    { key: 'due', label: '期限', kind: 'day', sql: sql`r.due_day`, width: 112 },
    { key: 'given', label: '交表日期', kind: 'day', sql: sql`f.given_on`, width: 112 },
    { key: 'total', label: '我方评分', kind: 'number', sql: sql`f.total`, width: 92 },
    { key: 'other', label: '对方评分', kind: 'number', sql: sql`case when x.opened_on is not null then o.total end`, width: 92 },
    { key: 'round', label: '评议', kind: 'text', sql: sql`r.title`, hidden: true },
  ],
  filters: [
    {
      key: 'given',
      label: '已交',
      kind: 'yesNo',
      where: (values) => (values[0] === 'yes' ? sql`f.given_on is not null` : sql`f.given_on is null and r.state = 'open'`),
    },
  ],
  from: () => sql`mutual_form f
    join mutual_pair x on x.committee_id = f.committee_id and x.id = f.pair_id
    left join mutual_form o on o.committee_id = f.committee_id and o.pair_id = f.pair_id and o.side <> f.side
    join mutual_round r on r.committee_id = x.committee_id and r.id = x.round_id
    join proposal p on p.committee_id = x.committee_id and p.id = x.proposal_id
    join matter m on m.committee_id = x.committee_id and m.id = x.proposal_id
    join body b on b.committee_id = x.committee_id and b.id = x.body_id`,
  visible: ({ actor }) =>
    sql`f.committee_id = ${actor.committeeId} and ${may(actor, 'appraisal:rate') ? sql`f.rater_id = any(${[...partiesOfActor(actor)]}::uuid[])` : sql`false`}`,
  id: sql`f.id`,
  idKind: 'uuid',
  url: (id) => `/mutual-forms/${id}`,
  order: { key: 'due', dir: 'desc' },
  empty: '还没有要您评议的。提案办发出评议表后会出现在这里；双方交齐以前，谁也看不到对方的评分。',
  presets: [{ id: 'open', title: '还没有交', query: { 'f.given': 'no' } }],
}

function sideTags() {
  return Object.fromEntries(Object.entries(sides).map(([value, label]) => [value, { label, tone: 'active' }]))
}

export const mutualLists: readonly ListDefinition[] = [roundsList, pairsList, formsList]
