// What units are measured by, and the figures of their assessment: the same records on the sheet, the statistics page and in the export.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import {
  caseDimensions,
  caseRecords,
  faceModes,
  figure,
  filedAlone,
  oneIf,
  openedBy,
  roleDimension,
  unitDimension,
} from '../../counted-indicators.ts'
import { proposalFigures } from '../../indicators.ts'
import { mutualFigures } from '../mutual/indicators.ts'

const group = '承办单位考核'

/** Tasks that have been answered, with whether the unit spoke with the proposer before it answered. */
const answeredRecords = (q: FigureQuestion, modes: RawBuilder<unknown>) =>
  caseRecords(q, {
    id: sql`t.id::text`,
    join: sql`join handling_task t on t.committee_id = p.committee_id and t.proposal_id = p.id and t.role <> 'assist'
      join body tb on tb.committee_id = t.committee_id and tb.id = t.body_id`,
    where: sql`${filedAlone(q)} and ${openedBy(q)} and t.answered_on <= ${q.asOf}`,
    day: sql`t.answered_on`,
    title: sql`tb.short_name`,
    amount: oneIf(sql`exists (select 1 from consultation_record cr where cr.committee_id = t.committee_id and cr.task_id = t.id
      and (cr.recorded_at at time zone 'Asia/Shanghai')::date <= ${q.asOf} and ${modes})`),
    columns: sql`t.body_id as unit, t.role as role`,
  })

const rate = (code: string, title: string, definition: string, modes: RawBuilder<unknown>): Figure =>
  figure({
    code,
    title,
    group,
    unit: '%',
    definition,
    reckoning: 'share',
    source: '面商率只计当面沟通；沟通率计各种方式，委员提出不需要的不计',
    dimensions: [unitDimension, roleDimension, ...caseDimensions],
    records: (q) => answeredRecords(q, modes),
  })

const measured: readonly Figure[] = [
  rate(
    'P-UNIT-FACE-RATE',
    '面商率（按单位）',
    '已答复的办理任务中，与提案者当面沟通过（走访、座谈、现场踏勘、会议）的百分比。',
    sql`cr.mode = ${faceModes}`,
  ),
  rate('P-UNIT-TALK-RATE', '沟通率（按单位）', '已答复的办理任务中，以任何方式与提案者沟通过的百分比。', sql`cr.mode <> 'waived'`),
]

const gradeDimension: Dimension = { key: 'grade', label: '等次', of: 'text' }
const rankDimension: Dimension = { key: 'rankGroup', label: '排名组', of: 'text' }

/** Sheets as they stood at the end of the day: the edition in force, approved by then. */
const sheetRecords = (q: FigureQuestion) => sql`
  select s.id::text as id, b.short_name as ref, a.title as title, s.final_on as day, s.total::numeric as amount,
    '/assessments/' || a.id || '/units/' || s.body_id as url, s.body_id as unit, s.grade as grade, s.rank_group as "rankGroup"
  from assessment_sheet s
  join unit_assessment a on a.committee_id = s.committee_id and a.id = s.assessment_id
  join body b on b.committee_id = s.committee_id and b.id = s.body_id
  where s.committee_id = ${q.committeeId} and a.year = ${q.year} and s.final_on <= ${q.asOf}`

const sheets = (code: string, title: string, unit: string, definition: string, reckoning: 'count' | 'mean'): Figure =>
  figure({
    code,
    title,
    group,
    unit,
    definition,
    reckoning,
    source: '承办单位考核办法；主席会议审定的考核结果',
    anchor: 'RY',
    dimensions: [unitDimension, gradeDimension, rankDimension],
    records: sheetRecords,
  })

export const unitFigures: readonly Figure[] = [
  ...measured,
  sheets('P-ASSESSED', '考核的承办单位', '个', '主席会议已经审定考核结果的承办单位；可以按等次、排名组分。', 'count'),
  sheets('P-ASSESSED-MEAN', '考核平均分', '分', '主席会议已经审定的承办单位考核总分的平均数；各年办法不同的，不宜相比。', 'mean'),
]

/** What a rule of a scheme may count: figures whose records name the unit. */
const offered = [
  'P-TASKS',
  'P-TASK-REPLY-RATE',
  'P-ON-TIME',
  'P-ON-TIME-DUE',
  'P-ON-TIME-ORIGINAL',
  'P-OVERDUE',
  'P-TASKS-AGAIN',
  'P-FEEDBACK-RATE',
  'P-SATISFACTION-RESULT',
  'P-SATISFACTION-WORK',
  'P-DISSATISFIED',
  'P-REHANDLING-RATE',
  'P-REPLY-CLASS-A-SHARE',
  'P-UNIT-FACE-RATE',
  'P-UNIT-TALK-RATE',
  'P-MUTUAL-HANDLING',
] as const

const all = [...proposalFigures, ...mutualFigures, ...measured]
export const unitMeasures: readonly Figure[] = offered.flatMap((code) => all.find((f) => f.code === code) ?? [])
