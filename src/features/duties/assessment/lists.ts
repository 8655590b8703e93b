// The lists of the yearly assessment: the assessments, every sheet with its points for the organ, and grades as far as a reader may know them.
import { sql } from 'kysely'
import type { Choice, ListDefinition } from '#/core/lists/list.ts'
import { personInScope } from '../scope.ts'
import { assessmentStates } from './lifecycle.ts'

const tags = Object.fromEntries(Object.entries(assessmentStates).map(([value, { label, tone }]) => [value, { label, tone }]))
const choices = Object.entries(assessmentStates).map(([value, { label }]) => ({ value, label }))

export const dutyAssessmentsList: ListDefinition = {
  name: 'duty-assessments',
  title: '履职考核',
  right: 'scores:read',
  columns: [
    { key: 'year', label: '年度', kind: 'number', sql: sql`a.year`, sortable: true, neverNull: true, width: 80 },
    { key: 'title', label: '名称', kind: 'link', sql: sql`a.title` },
    { key: 'rules', label: '考核办法', kind: 'text', sql: sql`a.rules ->> 'title'`, width: 220 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`a.state`, tags, width: 150 },
    {
      key: 'count',
      label: '对象',
      kind: 'number',
      sql: sql`(select count(*)::int from duty_sheet h where h.committee_id = a.committee_id and h.assessment_id = a.id)`,
      width: 80,
    },
    { key: 'until', label: '事实截至', kind: 'day', sql: sql`a.facts_until`, width: 120 },
    { key: 'approved', label: '审定日期', kind: 'day', sql: sql`a.approved_on`, width: 120 },
  ],
  filters: [{ key: 'state', label: '状态', kind: 'choices', choices, where: (values) => sql`a.state = any(${[...values]}::text[])` }],
  from: () => sql`duty_assessment a`,
  visible: ({ actor }) => sql`a.committee_id = ${actor.committeeId}`,
  id: sql`a.id`,
  idKind: 'uuid',
  url: (id) => `/duty-assessments/${id}`,
  order: { key: 'year', dir: 'desc' },
  empty: '还没有履职考核。选一套办法和年度建立，得分由履职事实算出，每一分都能打开看依据。',
}

const from = sql`duty_sheet h join duty_assessment a on a.committee_id = h.committee_id and a.id = h.assessment_id
  left join body s on s.committee_id = h.committee_id and s.id = h.sector_id
  left join body c on c.committee_id = h.committee_id and c.id = h.special_committee_id`

const who = [
  { key: 'year', label: '年度', kind: 'number', sql: sql`a.year`, width: 72 },
  { key: 'name', label: '姓名或名称', kind: 'text', sql: sql`h.holder_name`, sortable: true, neverNull: true },
  { key: 'sector', label: '界别', kind: 'text', sql: sql`s.short_name`, width: 120 },
  { key: 'committee', label: '专委会', kind: 'text', sql: sql`c.short_name`, width: 140 },
] as const

const ofBody = (column: 'sector' | 'committee') => ({
  key: column,
  label: column === 'sector' ? '界别' : '专委会',
  kind: 'body' as const,
  bodyKinds: [column === 'sector' ? 'sector' : 'special-committee'],
  where: (values: readonly string[]) =>
    sql`${column === 'sector' ? sql`h.sector_id` : sql`h.special_committee_id`} = any(${[...values]}::uuid[])`,
})

const grade = {
  key: 'grade',
  label: '等次',
  kind: 'text' as const,
  where: ([value]: readonly string[]) => sql`h.grade = ${value ?? ''}`,
}

const assessment = (isOpen: boolean) => ({
  key: 'assessment',
  label: '考核',
  kind: 'choice' as const,
  choices: {
    query: (actor: { readonly committeeId: number }) => sql<Choice>`select id::text as value, title as label from duty_assessment
      where committee_id = ${actor.committeeId} and ${isOpen ? sql`state in ('notified', 'archived')` : sql`scored_on is not null`} order by year desc, id`,
  },
  where: (values: readonly string[]) => sql`h.assessment_id = ${values[0]}::uuid`,
})

export const dutySheetsList: ListDefinition = {
  name: 'duty-sheets',
  title: '考核得分',
  right: 'scores:read',
  columns: [
    ...who.map((c) => (c.key === 'name' ? { ...c, kind: 'link' as const } : c)),
    { key: 'total', label: '得分', kind: 'number', sql: sql`h.total`, sortable: true, width: 90 },
    { key: 'grade', label: '等次', kind: 'text', sql: sql`h.grade`, width: 90 },
    { key: 'earned', label: '按得分的等次', kind: 'text', sql: sql`h.earned_grade`, hidden: true },
    { key: 'why', label: '说明', kind: 'text', sql: sql`coalesce(h.exempt, h.grade_reason)`, hidden: true },
    { key: 'checked', label: '核对日期', kind: 'day', sql: sql`h.checked_on`, hidden: true },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`a.state`, tags, width: 130 },
  ],
  filters: [assessment(false), grade, ofBody('sector'), ofBody('committee')],
  from: () => from,
  visible: ({ actor }) => sql`h.committee_id = ${actor.committeeId} and h.total is not null and a.state <> 'discarded'`,
  id: sql`h.id`,
  idKind: 'uuid',
  url: (id) => `/duty-sheets/${id}`,
  order: { key: 'total', dir: 'desc' },
  words: (text) => sql`strpos(h.holder_name, ${text}) > 0`,
  empty: '还没有固定的得分。考核计分以后，每个人的得分在这里，可以按得分排，也可以导出。',
}

/** Grades without points: one's own sector and committee, once the results were told. */
export const dutyGradesList: ListDefinition = {
  name: 'duty-grades',
  title: '考核等次',
  right: 'scores:grades',
  columns: [
    ...who,
    { key: 'grade', label: '等次', kind: 'text', sql: sql`coalesce(h.grade, '不参加考核')`, width: 110 },
    { key: 'approved', label: '审定日期', kind: 'day', sql: sql`a.approved_on`, width: 120 },
    { key: 'title', label: '考核', kind: 'text', sql: sql`a.title`, hidden: true },
  ],
  filters: [assessment(true), grade, ofBody('sector'), ofBody('committee')],
  from: () => from,
  visible: ({ actor, today }) =>
    sql`h.committee_id = ${actor.committeeId} and h.holder_kind = 'person' and a.state in ('notified', 'archived')
      and ${personInScope(actor, sql`h.holder_id`, today)}`,
  id: sql`h.id`,
  idKind: 'uuid',
  url: () => null,
  order: { key: 'name', dir: 'asc' },
  words: (text) => sql`strpos(h.holder_name, ${text}) > 0`,
  empty: '还没有可以看的考核等次。结果通知以后，召集人看到本界别的等次，专委会看到本委的，委员看到自己的。',
}

export const assessmentLists: readonly ListDefinition[] = [dutyAssessmentsList, dutySheetsList, dutyGradesList]
