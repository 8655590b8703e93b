// Figures of minutes and decisions: how long minutes take, how many are in time, what share of what was decided is closed.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { activityKinds } from '../codes.ts'
import { decisionKinds } from './decision-lifecycle.ts'

type Sql = RawBuilder<unknown>

const group = '会议纪要和议定事项'
const kindDimension: Dimension = { key: 'kind', label: '会议类别', of: { codes: activityKinds } }
const whatDimension: Dimension = { key: 'what', label: '任务还是建议', of: { words: decisionKinds } }
const ownerDimension: Dimension = { key: 'owner', label: '责任单位', of: 'body' }

const figure = (f: Omit<Figure, 'scope' | 'anchor' | 'group'>): Figure => ({ scope: 'C', anchor: 'CY', group, ...f })

const inYear = (q: FigureQuestion, day: Sql): Sql =>
  sql`${day} between make_date(${q.year}, 1, 1) and least(${q.asOf}::date, make_date(${q.year}, 12, 31))`

const issued = (q: FigureQuestion, amount: Sql, where: Sql = sql`true`): Sql => sql`
  select x.id::text as id, coalesce(nullif(x.approved_by, ''), '—') as ref, x.title, x.issued_on as day, (${amount})::numeric as amount,
    '/activities/' || x.activity_id || '/minutes' as url, a.kind
  from minutes x join activity a on a.committee_id = x.committee_id and a.id = x.activity_id
  where x.committee_id = ${q.committeeId} and ${inYear(q, sql`x.issued_on`)} and ${where}`

/** Handed over by the day; a decision that was dropped by then is none. */
const decided = (q: FigureQuestion, where: Sql, amount: Sql = sql`null`): Sql => sql`
  select x.id::text as id, '第' || x.no || '项' as ref, left(x.text, 60) as title, x.assigned_on as day, (${amount})::numeric as amount,
    '/meeting-decisions/' || x.id as url, a.kind, x.kind as what, x.owner_body_id as owner
  from meeting_decision x join activity a on a.committee_id = x.committee_id and a.id = x.activity_id
  where x.committee_id = ${q.committeeId} and ${inYear(q, sql`x.assigned_on`)} and (x.dropped_on is null or x.dropped_on > ${q.asOf}) and ${where}`

/** The day it was due on, as it stood then. */
const dueOn = (
  q: FigureQuestion,
): Sql => sql`(select u.due_day from decision_due u where u.committee_id = x.committee_id and u.decision_id = x.id
  and u.from_day <= ${q.asOf} order by u.entry desc limit 1)`

export const minutesFigures: readonly Figure[] = [
  figure({
    code: 'M-MINUTES',
    title: '印发会议纪要',
    unit: '份',
    places: 0,
    definition: '年内印发的会议纪要。',
    reckoning: 'count',
    source: '纪要的印发登记',
    dimensions: [kindDimension],
    records: (q) => issued(q, sql`null`),
  }),
  figure({
    code: 'M-MINUTES-DAYS',
    title: '纪要印发用时',
    unit: '天',
    places: 1,
    definition: '从开会到印发纪要的日历天数的中位数。',
    reckoning: 'median',
    source: '协商会议的工作程序：会后7个工作日内印发纪要',
    dimensions: [kindDimension],
    records: (q) => issued(q, sql`x.issued_on - x.held_on`),
  }),
  figure({
    code: 'M-MINUTES-IN-TIME',
    title: '纪要按期印发率',
    unit: '%',
    places: 1,
    definition: '有期限的纪要里在期限内印发的百分比；期限按会后工作日计，存在纪要上。',
    formula: '按期印发的纪要 ÷ 印发的有期限的纪要 × 100%',
    reckoning: 'share',
    source: '协商会议的工作程序：会后7个工作日内印发纪要',
    dimensions: [kindDimension],
    records: (q) => issued(q, sql`case when x.issued_on <= x.due_day then 1 else 0 end`, sql`x.due_day is not null`),
  }),
  figure({
    code: 'M-DECISION',
    title: '会议交办的事项',
    unit: '项',
    places: 0,
    definition: '随纪要交办的任务和建议，后来撤销的不计。',
    reckoning: 'count',
    source: '会议纪要的议定事项',
    dimensions: [kindDimension, whatDimension, ownerDimension],
    records: (q) => decided(q, sql`true`),
  }),
  figure({
    code: 'M-DECISION-CLOSED',
    title: '议定事项办结率',
    unit: '%',
    places: 1,
    definition: '交办的事项里已确认办结的百分比；按未落实了结的在分母里，不在分子里。',
    formula: '已确认办结的事项 ÷ 交办的事项 × 100%',
    reckoning: 'share',
    source: '会议纪要的议定事项',
    dimensions: [kindDimension, whatDimension, ownerDimension],
    records: (q) => decided(q, sql`true`, sql`case when x.state = 'done' and x.closed_on <= ${q.asOf} then 1 else 0 end`),
  }),
  figure({
    code: 'M-DECISION-LATE',
    title: '逾期没有办结的事项',
    unit: '项',
    places: 0,
    definition: '期限已过、没有了结的交办事项。',
    reckoning: 'count',
    source: '会议纪要的议定事项',
    dimensions: [kindDimension, whatDimension, ownerDimension],
    records: (q) => decided(q, sql`${dueOn(q)} < ${q.asOf} and (x.closed_on is null or x.closed_on > ${q.asOf})`),
  }),
]
