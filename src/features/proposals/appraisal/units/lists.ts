// The lists of the units' assessment: the assessments, and the sheets in force with their totals – a unit sees its own.
import { sql } from 'kysely'
import { bodiesOf, may } from '#/core/actor.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { assessmentStates } from './lifecycle.ts'

const tags = Object.fromEntries(Object.entries(assessmentStates).map(([value, { label, tone }]) => [value, { label, tone }]))
const choices = Object.entries(assessmentStates).map(([value, { label }]) => ({ value, label }))

export const assessmentsList: ListDefinition = {
  name: 'assessments',
  title: '承办单位考核',
  right: 'appraisal:read',
  columns: [
    { key: 'year', label: '年度', kind: 'number', sql: sql`a.year`, sortable: true, neverNull: true, width: 80 },
    { key: 'title', label: '名称', kind: 'link', sql: sql`a.title` },
    { key: 'scheme', label: '考核办法', kind: 'text', sql: sql`a.scheme ->> 'title'`, width: 170 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`a.state`, tags, width: 120 },
    { key: 'until', label: '数据截至', kind: 'day', sql: sql`a.counts_until`, width: 120 },
    { key: 'approved', label: '审定日期', kind: 'day', sql: sql`a.approved_on`, width: 120 },
  ],
  filters: [{ key: 'state', label: '状态', kind: 'choices', choices, where: (values) => sql`a.state = any(${[...values]}::text[])` }],
  from: () => sql`unit_assessment a`,
  visible: ({ actor }) => sql`a.committee_id = ${actor.committeeId}`,
  id: sql`a.id`,
  idKind: 'uuid',
  url: (id) => `/assessments/${id}`,
  order: { key: 'year', dir: 'desc' },
  empty: '还没有考核。选一套考核办法，定数据截至日，得分由系统按记录算出，每一分都能打开看依据。',
}

/** The league table and what a unit may look at: editions in force only. */
export const sheetsList: ListDefinition = {
  name: 'assessment-sheets',
  title: '考核得分',
  right: 'appraisal:sheets',
  columns: [
    { key: 'year', label: '年度', kind: 'number', sql: sql`a.year`, width: 72 },
    { key: 'unit', label: '承办单位', kind: 'link', sql: sql`b.name` },
    { key: 'group', label: '排名组', kind: 'text', sql: sql`s.rank_group`, width: 90 },
    { key: 'place', label: '名次', kind: 'number', sql: sql`s.shown_place`, width: 72 },
    { key: 'total', label: '总分', kind: 'number', sql: sql`s.total`, width: 90 },
    { key: 'grade', label: '等次', kind: 'text', sql: sql`s.grade`, width: 90 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`a.state`, tags, width: 120 },
    { key: 'title', label: '考核', kind: 'text', sql: sql`a.title`, hidden: true },
    {
      key: 'frozen',
      label: '固定日期',
      kind: 'day',
      sql: sql`s.frozen_on`,
      sortable: true,
      neverNull: true,
      hidden: true,
    },
  ],
  filters: [
    {
      key: 'assessment',
      label: '考核',
      kind: 'choice',
      choices: {
        query: (actor) => sql<{ value: string; label: string }>`select distinct a.id::text as value, a.title as label from unit_assessment a
          join assessment_sheet s on s.committee_id = a.committee_id and s.assessment_id = a.id
          where a.committee_id = ${actor.committeeId} and ${
            may(actor, 'appraisal:read') ? sql`true` : sql`s.body_id = any(${[...bodiesOf(actor)]}::uuid[])`
          } order by label desc`,
      },
      where: (values) => sql`s.assessment_id = ${values[0]}::uuid`,
    },
    {
      key: 'group',
      label: '排名组',
      kind: 'choice',
      choices: [
        { value: '县区', label: '县区' },
        { value: '部门', label: '部门' },
      ],
      where: (values) => sql`s.rank_group = ${values[0]}`,
    },
    {
      key: 'unit',
      label: '承办单位',
      kind: 'body',
      bodyKinds: ['handling-unit'],
      where: (values) => sql`s.body_id = any(${[...values]}::uuid[])`,
    },
  ],
  // Units learn their place once the result is approved.
  from: ({ actor }) => sql`(select x.*, case when x.final_on is not null or ${may(actor, 'appraisal:read')} then x.place end as shown_place
      from assessment_sheet x where x.committee_id = ${actor.committeeId} and x.replaced_on is null) s
    join unit_assessment a on a.committee_id = s.committee_id and a.id = s.assessment_id and a.state in ('told', 'approved')
    join body b on b.committee_id = s.committee_id and b.id = s.body_id`,
  visible: ({ actor }) =>
    sql`s.committee_id = ${actor.committeeId} and ${may(actor, 'appraisal:read') ? sql`true` : sql`s.body_id = any(${[...bodiesOf(actor)]}::uuid[])`}`,
  id: sql`(s.assessment_id || '.' || s.body_id)`,
  idKind: 'text',
  url: (id) => `/assessments/${id.replace('.', '/units/')}`,
  order: { key: 'frozen', dir: 'desc' },
  empty: '还没有考核得分。提案办把得分送单位核对后会出现在这里，每一分都能打开看依据。',
}

export const unitLists: readonly ListDefinition[] = [assessmentsList, sheetsList]
