// Figures of mutual review: means by unit and by kind of proposer, participation, sense of gain. Only what was given blind and is open by the day counts.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { caseDimensions, caseRecords, figure, oneIf, unitDimension } from '../../counted-indicators.ts'
import { sides, type Side } from './scheme.ts'

const group = '双向评议'
const source = '双向评议均分：按承办单位、按提案者类别，只计双方互不见分时给出的评分'
const gradeDimension: Dimension = { key: 'grade', label: '评议等次', of: 'text' }
const sideDimension: Dimension = { key: 'side', label: '哪一方评', of: { words: sides } }
const dimensions = [unitDimension, gradeDimension, ...caseDimensions]

const formRecords = (
  q: FigureQuestion,
  where: RawBuilder<unknown>,
  amount: RawBuilder<unknown>,
  at: RawBuilder<unknown> = sql`x.opened_on`,
) =>
  caseRecords(q, {
    id: sql`f.id::text`,
    join: sql`join mutual_pair x on x.committee_id = p.committee_id and x.proposal_id = p.id
      join mutual_round r on r.committee_id = x.committee_id and r.id = x.round_id and r.sent_on <= ${q.asOf}
      join mutual_form f on f.committee_id = x.committee_id and f.pair_id = x.id
      join body fb on fb.committee_id = x.committee_id and fb.id = x.body_id`,
    where,
    day: at,
    title: sql`fb.short_name`,
    amount,
    columns: sql`x.body_id as unit, case when x.opened_on <= ${q.asOf} then f.grade end as grade, f.side as side`,
  })

/** A score is known from the day both sides could see it: before that no figure may tell it. */
const rated = (q: FigureQuestion, side: Side) => sql`f.side = ${side} and f.given_on is not null and x.opened_on <= ${q.asOf}`

const mean = (code: string, title: string, definition: string, records: Figure['records'], more: Partial<Figure> = {}): Figure =>
  figure({ code, title, group, unit: '分', definition, reckoning: 'mean', source, dimensions, records, ...more })

export const mutualFigures: readonly Figure[] = [
  mean('P-MUTUAL-HANDLING', '办理评议均分', '提案者对办理的评议总分（百分制）的平均数；双方交齐或者本轮截止后才计。', (q) =>
    formRecords(q, rated(q, 'handling'), sql`f.total`),
  ),
  mean('P-MUTUAL-QUALITY', '提案质量评议均分', '承办单位对提案质量的评议总分（百分制）的平均数；双方交齐或者本轮截止后才计。', (q) =>
    formRecords(q, rated(q, 'quality'), sql`f.total`),
  ),
  figure({
    code: 'P-MUTUAL-PARTICIPATION',
    title: '评议参与率',
    group,
    unit: '%',
    definition: '发出的评议表中已经交回的百分比，双方各计一份。',
    reckoning: 'share',
    source,
    dimensions: [sideDimension, unitDimension, ...caseDimensions],
    records: (q) =>
      formRecords(
        q,
        sql`true`,
        oneIf(sql`coalesce(f.given_on <= ${q.asOf}, false)`),
        sql`case when f.given_on <= ${q.asOf} then f.given_on end`,
      ),
  }),
  figure({
    code: 'P-MUTUAL-LOW',
    title: '建议重新答复',
    group,
    unit: '件次',
    definition: '办理评分低于评议办法规定的分数，建议承办单位重新答复的。',
    reckoning: 'count',
    source: '双向评议办法：办理质量得分低的，建议重新答复',
    dimensions,
    records: (q) => formRecords(q, sql`f.side = 'handling' and x.recommended_on <= ${q.asOf}`, sql`f.total`, sql`x.recommended_on`),
  }),
  mean(
    'P-SENSE-OF-GAIN',
    '群众获得感（提案者评）',
    '双向评议表问到群众获得感的，提案者给这一项的评分（百分制）的平均数；表里没有问的不计，一份也没有问就是“—”。',
    (q) => formRecords(q, sql`${rated(q, 'handling')} and f.gain is not null`, sql`f.gain`),
    { source: '工作报告：委员满意度和群众获得感；只计评议表实际问到的' },
  ),
]
