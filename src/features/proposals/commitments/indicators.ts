// Figures whose records are promises: kept in time, kept at all, owed, overdue, not kept, handed over again; and the B replies that became A.
// States and due days are dated rows, so each is answered as of the end of the day asked about.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import {
  acceptedDimension,
  caseDimensions,
  caseRecords,
  figure,
  filedAlone,
  latestReplies,
  oneIf,
  unitDimension,
} from '../counted-indicators.ts'
import { ratings as ratingWords } from '../words.ts'
import { commitmentStates, owedStates } from './lifecycle.ts'

type Sql = RawBuilder<unknown>

const group = '承诺和跟踪办理'
const source = 'B类落实率、转A率：承诺台账的通行算法'

const stateDimension: Dimension = {
  key: 'promiseState',
  label: '承诺状态',
  of: { words: Object.fromEntries(Object.entries(commitmentStates).map(([code, { label }]) => [code, label])) },
}
const markDimension: Dimension = { key: 'promiseClass', label: '答复时类别', of: { words: { A: 'A类', B: 'B类', C: 'C类', D: 'D类' } } }
const ratingDimension: Dimension = { key: 'promiseResult', label: '对兑现结果', of: { words: ratingWords } }
const promiseDimensions = [unitDimension, stateDimension, markDimension, ...caseDimensions]

const owed = sql`cs.state = any(${[...owedStates]}::text[])`
const isDue = (q: FigureQuestion): Sql => sql`cd.due_day <= ${q.asOf}`
const keptInTime = sql`cs.state = 'done' and cs.finished_on <= cd.due_day`

interface Shown {
  readonly where?: Sql
  readonly amount?: Sql
  readonly day?: Sql
  readonly inSession?: Sql
}

/** Promises as they stood at the end of the day; one that a newer reply took over counts no more. */
const promiseRecords = (q: FigureQuestion, { where, amount, day, inSession }: Shown): Sql =>
  caseRecords(q, {
    id: sql`c.id::text`,
    join: sql`join commitment c on c.committee_id = p.committee_id and c.proposal_id = p.id and c.entered_on <= ${q.asOf}
      join commitment_state cs on cs.committee_id = c.committee_id and cs.commitment_id = c.id and cs.from_day <= ${q.asOf}
        and (cs.until_day is null or cs.until_day > ${q.asOf})
      join commitment_due cd on cd.committee_id = c.committee_id and cd.commitment_id = c.id and cd.from_day <= ${q.asOf}
        and (cd.until_day is null or cd.until_day > ${q.asOf})
      join body cb on cb.committee_id = c.committee_id and cb.id = c.body_id`,
    where: sql`${filedAlone(q)} and cs.state <> 'replaced' and ${where ?? sql`true`}`,
    day: day ?? sql`c.promised_on`,
    title: sql`cb.short_name || '：' || c.text`,
    columns: sql`c.body_id as unit, cs.state as "promiseState", c.class_mark as "promiseClass"`,
    ...(amount ? { amount } : {}),
    ...(inSession ? { inSession } : {}),
  })

const count = (code: string, title: string, definition: string, shown: (q: FigureQuestion) => Shown, more: Partial<Figure> = {}): Figure =>
  figure({
    code,
    title,
    group,
    unit: '项',
    definition,
    reckoning: 'count',
    source,
    dimensions: promiseDimensions,
    records: (q) => promiseRecords(q, shown(q)),
    ...more,
  })

const share = (code: string, title: string, definition: string, formula: string, shown: (q: FigureQuestion) => Shown): Figure =>
  figure({
    code,
    title,
    group,
    unit: '%',
    definition,
    formula,
    reckoning: 'share',
    source,
    dimensions: promiseDimensions,
    records: (q) => promiseRecords(q, shown(q)),
  })

const promises: readonly Figure[] = [
  count('P-PROMISES', '承诺事项', 'A类、B类答复里写明日期、答复时还没有完成的事项；由新一轮答复承接的不计。', () => ({})),
  count('P-PROMISES-DUE', '到期的承诺', '承诺期限（含批准调整）已到的事项。', (q) => ({ where: isDue(q), day: sql`cd.due_day` })),
  count('P-PROMISES-DONE', '已兑现的承诺', '经提案委验收完成的事项。', () => ({ where: sql`cs.state = 'done'`, day: sql`cs.finished_on` })),
  count('P-PROMISES-OWED', '跟踪中的承诺', '还没有兑现、也没有结束跟踪的事项。', () => ({ where: owed })),
  count('P-PROMISES-OVERDUE', '逾期未兑现的承诺', '承诺期限已过、还在跟踪的事项。', (q) => ({
    where: sql`${owed} and cd.due_day < ${q.asOf}`,
    day: sql`cd.due_day`,
  })),
  count('P-PROMISES-FAILED', '没有兑现的承诺', '认定无法完成的和跟踪期满没有兑现的事项。', () => ({
    where: sql`cs.state in ('failed', 'expired')`,
    day: sql`cs.from_day`,
  })),
  count('P-PROMISES-MOVED', '调整过期限的承诺', '经提案委同意调整过期限的事项。', (q) => ({
    where: sql`exists (select from commitment_due o where o.committee_id = c.committee_id and o.commitment_id = c.id and o.kind = 'adjusted'
      and o.from_day <= ${q.asOf})`,
  })),
  count('P-PROMISES-AGAIN', '二次交办的承诺', '次年二次交办过的事项。', (q) => ({
    where: sql`exists (select from commitment_due o where o.committee_id = c.committee_id and o.commitment_id = c.id and o.kind = 'again'
      and o.from_day <= ${q.asOf})`,
  })),
  count(
    'P-PROMISES-OWED-ALL',
    '跟踪中的承诺（历年）',
    '不分届次，截至当日还在跟踪的全部承诺。',
    () => ({ where: owed, inSession: sql`true` }),
    { anchor: 'AD' },
  ),
  share(
    'P-B-KEPT-RATE',
    'B类落实率',
    'B类答复到期的承诺中按期完成的百分比：完成日期以验收认定的为准，期限含批准的调整；无法完成、期满的计入分母。',
    '按期完成的B类承诺数 ÷ 到期的B类承诺数 × 100%',
    (q) => ({ where: sql`c.class_mark = 'B' and ${isDue(q)}`, day: sql`cd.due_day`, amount: oneIf(keptInTime) }),
  ),
  share(
    'P-PROMISE-KEPT-RATE',
    '承诺兑现率',
    '全部到期的承诺中已经完成的百分比，不论是否按期。',
    '已完成的到期承诺数 ÷ 到期承诺数 × 100%',
    (q) => ({ where: isDue(q), day: sql`cd.due_day`, amount: oneIf(sql`cs.state = 'done'`) }),
  ),
]

/** Each unit's last reply that was B when it was issued, with the class it has by then. */
const firstB = (q: FigureQuestion): Sql => sql`
  select lr.id, lr.proposal_id, lr.body_id, lr.issued_on, lr.class_mark
  from (${latestReplies(q)}) lr
  join reply_class rc on rc.committee_id = ${q.committeeId} and rc.reply_id = lr.id and rc.entry = 1 and rc.class_mark = 'B'`

const replyRecords = (q: FigureQuestion, where: Sql, amount?: Sql): Sql =>
  caseRecords(q, {
    id: sql`fb.id::text`,
    once: { fb: firstB(q) },
    join: sql`join fb on fb.proposal_id = p.id join body cb on cb.committee_id = p.committee_id and cb.id = fb.body_id`,
    where: sql`${filedAlone(q)} and ${where}`,
    day: sql`fb.issued_on`,
    title: sql`cb.short_name`,
    columns: sql`fb.body_id as unit`,
    ...(amount ? { amount } : {}),
  })

const replies: readonly Figure[] = [
  figure({
    code: 'P-B-TO-A',
    title: 'B类改定为A类',
    group,
    unit: '件次',
    definition: '答复时为B类、承诺兑现后改定为A类的答复；每个单位取最后一轮答复。改定以前各日的统计不变。',
    reckoning: 'count',
    source,
    dimensions: [unitDimension, ...caseDimensions],
    records: (q) => replyRecords(q, sql`fb.class_mark = 'A'`),
  }),
  figure({
    code: 'P-B-TO-A-RATE',
    title: '转A率',
    group,
    unit: '%',
    definition: '答复时为B类的答复中，兑现后改定为A类的百分比；每个单位取最后一轮答复。',
    formula: '改定为A类的件次 ÷ 答复时为B类的件次 × 100%',
    reckoning: 'share',
    source,
    dimensions: [unitDimension, ...caseDimensions],
    records: (q) => replyRecords(q, sql`true`, oneIf(sql`fb.class_mark = 'A'`)),
  }),
]

/** Adopted suggestions by the best answer of any unit; implemented when done in the reply or when what was promised is accepted as done. */
const implementation: Figure = figure({
  code: 'P-IMPLEMENTATION-RATE',
  title: '建议落实率',
  group,
  unit: '%',
  definition: '采纳和部分采纳的建议中已经落实的百分比：答复时已完成，或者承诺的事项已验收完成。',
  formula: '已落实的建议条数 ÷ （采纳＋部分采纳）的建议条数 × 100%',
  reckoning: 'share',
  source,
  dimensions: [acceptedDimension, ...caseDimensions],
  records: (q) =>
    caseRecords(q, {
      id: sql`p.id || ':' || i.no`,
      once: {
        lr: latestReplies(q),
        i: sql`select lr.proposal_id, ri.no, max(lr.issued_on) as issued_on,
            (array_agg(ri.accepted order by array_position(array['adopted', 'partly'], ri.accepted)))[1] as accepted,
            bool_or(ri.done or cs.state = 'done') is true as implemented
          from lr
          join reply_item ri on ri.committee_id = ${q.committeeId} and ri.reply_id = lr.id and ri.accepted in ('adopted', 'partly')
          left join commitment c on c.committee_id = ri.committee_id and c.reply_id = ri.reply_id and c.item_no = ri.no
          left join commitment_state cs on cs.committee_id = c.committee_id and cs.commitment_id = c.id and cs.from_day <= ${q.asOf}
            and (cs.until_day is null or cs.until_day > ${q.asOf})
          group by lr.proposal_id, ri.no`,
      },
      join: sql`join i on i.proposal_id = p.id`,
      where: filedAlone(q),
      day: sql`i.issued_on`,
      title: sql`'建议' || i.no`,
      amount: oneIf(sql`i.implemented`),
      columns: sql`i.accepted as accepted`,
    }),
})

/** The proposers' second judgement, as it stood: the last of each for each promise that is not taken back. */
const ratings: Figure = figure({
  code: 'P-PROMISE-SATISFACTION',
  title: '兑现满意率',
  group,
  unit: '%',
  definition: '提案者对兑现结果的评价中“满意”“基本满意”的百分比；退回重新推进的旧评价不计。',
  formula: '（满意＋基本满意）的评价数 ÷ 对兑现结果的评价数 × 100%',
  reckoning: 'share',
  source,
  dimensions: [unitDimension, ratingDimension, ...caseDimensions],
  records: (q) =>
    caseRecords(q, {
      id: sql`e.id::text`,
      join: sql`join commitment c on c.committee_id = p.committee_id and c.proposal_id = p.id
        join commitment_rating e on e.committee_id = c.committee_id and e.commitment_id = c.id and e.rated_on <= ${q.asOf}
          and (e.voided_on is null or e.voided_on > ${q.asOf})
        join body cb on cb.committee_id = c.committee_id and cb.id = c.body_id`,
      where: filedAlone(q),
      day: sql`e.rated_on`,
      title: sql`cb.short_name || '：' || c.text`,
      amount: oneIf(sql`e.result in ('satisfied', 'basically')`),
      columns: sql`c.body_id as unit, e.result as "promiseResult"`,
    }),
})

export const commitmentFigures: readonly Figure[] = [...promises, ...replies, implementation, ratings]
