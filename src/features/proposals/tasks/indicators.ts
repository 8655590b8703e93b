// Figures of what happens to tasks besides their plain way: receipts in time, returns, extensions, pauses, urgings. Records are tasks, requests, urgings.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import {
  caseDimensions,
  caseRecords,
  clockJoin,
  clockSets,
  figure,
  filedAlone,
  oneIf,
  openedBy,
  roleDimension,
  roundDimension,
  standing,
  systemDimension,
  unitDimension,
} from '../counted-indicators.ts'
import { channels } from './urging-budget.ts'
import { returnKinds, returnResults } from './words.ts'

const group = '交办和改办'
const dimensions: readonly Dimension[] = [unitDimension, systemDimension, roleDimension, roundDimension, ...caseDimensions]

interface Shown {
  readonly where?: RawBuilder<unknown>
  readonly amount?: RawBuilder<unknown>
  readonly day?: RawBuilder<unknown>
  readonly title?: RawBuilder<unknown>
  readonly id?: RawBuilder<unknown>
  readonly join?: RawBuilder<unknown>
  readonly columns?: RawBuilder<unknown>
}

/** Every task that was handed over, 会办 and tasks taken away again included. */
const tasksHandedOver = (q: FigureQuestion, more: Shown) =>
  caseRecords(q, {
    id: more.id ?? sql`t.id::text`,
    join: sql`join handling_task t on t.committee_id = p.committee_id and t.proposal_id = p.id
      join body tb on tb.committee_id = t.committee_id and tb.id = t.body_id ${clockJoin} ${more.join ?? sql``}`,
    where: sql`${filedAlone(q)} and ${openedBy(q)} and ${standing(q)} and ${more.where ?? sql`true`}`,
    day: more.day ?? sql`t.assigned_on`,
    title: more.title ?? sql`tb.short_name`,
    columns: sql`t.body_id as unit, tb.system as system, t.role as role, t.round as round ${more.columns ? sql`, ${more.columns}` : sql``}`,
    once: clockSets(q),
    ...(more.amount ? { amount: more.amount } : {}),
  })

const returnsJoin = sql`join task_return tr on tr.committee_id = t.committee_id and tr.task_id = t.id`
const returned = (
  q: FigureQuestion,
) => sql`exists (select 1 from task_return tr where tr.committee_id = t.committee_id and tr.task_id = t.id
  and tr.result = 'reassigned' and tr.decided_on <= ${q.asOf})`
const extended = (
  q: FigureQuestion,
) => sql`exists (select 1 from task_extension te where te.committee_id = t.committee_id and te.task_id = t.id
  and te.result = 'granted' and te.decided_on <= ${q.asOf})`
const receipt = sql`join deadline rd on rd.committee_id = t.committee_id and rd.part_id = t.id and rd.code = 'task.receipt'`
const received = (q: FigureQuestion) => sql`coalesce(t.received_on <= ${q.asOf}, false)`

const resultDimension: Dimension = { key: 'decision', label: '申退结果', of: { words: { ...returnResults, open: '待决定' } } }
const kindDimension: Dimension = { key: 'kind', label: '申请事项', of: { words: returnKinds } }
const officeDimension: Dimension = { key: 'office', label: '谁催办', of: 'text' }
const channelDimension: Dimension = { key: 'channel', label: '催办方式', of: { words: channels } }

export const taskRoundFigures: readonly Figure[] = [
  figure({
    code: 'P-RECEIPT-ON-TIME',
    title: '按期签收率',
    group,
    unit: '%',
    definition: '在签收期限内签收的办理任务占已签收和已过签收期限的任务的百分比；会办也计，没有签收期限的（导入的往年提案）不计。',
    formula: '按期签收任务数 ÷（已签收 + 逾期未签收任务数）× 100%',
    reckoning: 'share',
    source: '签收期限内签收的通行算法',
    dimensions,
    records: (q) =>
      tasksHandedOver(q, {
        join: receipt,
        where: sql`(${received(q)} or rd.due_day < coalesce(t.superseded_on, ${q.asOf}::date))`,
        amount: oneIf(sql`${received(q)} and t.received_on <= rd.due_day`),
      }),
  }),
  figure({
    code: 'P-RETURNS',
    title: '申请退办、增办',
    group,
    unit: '件次',
    definition: '承办单位书面申请退办或者增加承办单位的次数。',
    formula: '申退件次',
    reckoning: 'count',
    source: '申退登记',
    dimensions: [resultDimension, kindDimension, ...dimensions],
    records: (q) =>
      tasksHandedOver(q, {
        id: sql`tr.id::text`,
        join: returnsJoin,
        where: sql`tr.requested_on <= ${q.asOf}`,
        day: sql`tr.requested_on`,
        columns: sql`tr.kind as kind, case when tr.decided_on <= ${q.asOf} then tr.result else 'open' end as decision`,
      }),
  }),
  figure({
    code: 'P-RETURN-RATE',
    title: '退办率',
    group,
    unit: '%',
    definition: '同意退办（改由其他单位承办）的任务占全部交办任务的百分比，反映分办的准确程度；会办也计，改办后的新任务另计一件。',
    formula: '同意退办任务数 ÷ 交办任务数 × 100%',
    reckoning: 'share',
    source: '退办率：同意的申退 ÷ 交办任务',
    dimensions,
    records: (q) => tasksHandedOver(q, { amount: oneIf(returned(q)) }),
  }),
  figure({
    code: 'P-REASSIGN-DAYS',
    title: '改办平均天数',
    group,
    unit: '天',
    definition: '同意退办的，自申请退办到重新交办的自然日数的平均数。',
    formula: '（重新交办日 − 申退日）天数之和 ÷ 改办件次',
    reckoning: 'mean',
    source: '改办成功平均天数',
    dimensions,
    records: (q) =>
      tasksHandedOver(q, {
        id: sql`tr.id::text`,
        join: returnsJoin,
        where: sql`tr.result = 'reassigned' and tr.decided_on <= ${q.asOf}`,
        day: sql`tr.decided_on`,
        amount: sql`tr.handed_over_on - tr.requested_on`,
      }),
  }),
  figure({
    code: 'P-EXTENDED',
    title: '延期任务',
    group,
    unit: '件次',
    definition: '经同意延期的办理任务；原期限另存，按期办复率分计延期和不计延期两种列出。',
    formula: '获准延期的任务数',
    reckoning: 'count',
    source: '延期登记',
    dimensions,
    records: (q) =>
      tasksHandedOver(q, {
        where: extended(q),
        title: sql`tb.short_name || '，' || to_char(t.original_due_day, 'FMMM月FMDD日') || '延至' || to_char(coalesce(dm.due_day, t.due_day), 'FMMM月FMDD日')`,
      }),
  }),
  figure({
    code: 'P-EXTENDED-RATE',
    title: '延期率',
    group,
    unit: '%',
    definition: '经同意延期的办理任务占全部交办任务的百分比。',
    formula: '获准延期的任务数 ÷ 交办任务数 × 100%',
    reckoning: 'share',
    source: '延期登记',
    dimensions,
    records: (q) => tasksHandedOver(q, { amount: oneIf(extended(q)) }),
  }),
  figure({
    code: 'P-PAUSED',
    title: '暂停办理',
    group,
    unit: '件次',
    definition: '统计日正暂停办理的任务。',
    formula: '暂停中的任务数',
    reckoning: 'count',
    source: '提案委决定',
    dimensions,
    records: (q) => tasksHandedOver(q, { where: sql`ps.from_day is not null`, day: sql`ps.from_day` }),
  }),
  figure({
    code: 'P-URGINGS',
    title: '催办',
    group,
    unit: '件次',
    definition: '对承办单位的催办，含自动发出的催办函；一次催办涉及几件提案的，每件各计一次。',
    formula: '催办件次',
    reckoning: 'count',
    source: '催办登记',
    dimensions: [officeDimension, channelDimension, ...dimensions],
    records: (q) =>
      tasksHandedOver(q, {
        id: sql`ua.urging_id || ':' || t.id`,
        join: sql`join unit_urging_about ua on ua.committee_id = t.committee_id and ua.task_id = t.id
          join unit_urging uu on uu.committee_id = ua.committee_id and uu.id = ua.urging_id`,
        where: sql`uu.urged_on <= ${q.asOf}`,
        day: sql`uu.urged_on`,
        columns: sql`uu.office as office, uu.channel as channel`,
      }),
  }),
]
