// Figures whose records are units' tasks, their replies and the suggestions they answered: in time or late, how many days, which class.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { replyRecords } from './case-indicators.ts'
import {
  acceptedDimension,
  caseDimensions,
  caseRecords,
  classWording,
  clockJoin,
  clockSets,
  endOf,
  figure,
  filedAlone,
  latestReplies,
  oneIf,
  openedBy,
  faceModes,
  replyClassDimension,
  roleDimension,
  roundDimension,
  sessionsOf,
  standing,
  systemDimension,
  unitDimension,
} from './counted-indicators.ts'
import { classMarks } from './words.ts'

const handling = '办理和答复'
const results = '办理结果'
const source = '办复率、按期办复率、逾期率、平均办理天数、采纳率的通行算法'

const courseDimension: Dimension = {
  key: 'course',
  label: '办理进度',
  of: { words: { onTime: '按期答复', late: '逾期答复', running: '未到期在办', overdue: '逾期未答复' } },
}
const bands = { d30: '30天以内', d60: '31至60天', d90: '61至90天', d120: '91至120天', more: '120天以上' }
const bandDimension: Dimension = { key: 'band', label: '答复用时', of: { words: bands } }
const dimensions = [unitDimension, systemDimension, roleDimension, roundDimension, courseDimension, bandDimension, ...caseDimensions]
const answered = (q: FigureQuestion) => sql`coalesce(t.answered_on <= ${q.asOf}, false)`
const daysTaken = sql`t.answered_on - t.assigned_on`
/** The day due as it stood on the day asked about: an extension granted later had not been granted yet. */
const due = sql`coalesce(dm.due_day, t.due_day)`
/** The day the task's clock stopped, or the day asked about while it runs; a pause stops it where it began. */
const stopped = (q: FigureQuestion) => sql`case when ${answered(q)} then t.answered_on else coalesce(ps.from_day, ${q.asOf}::date) end`

/** T: tasks that answer the proposer (主办 独办 分办), every round; one taken away before it answered is not counted. */
const taskRecords = (
  q: FigureQuestion,
  more: {
    readonly where?: RawBuilder<unknown>
    readonly amount?: RawBuilder<unknown>
    readonly day?: RawBuilder<unknown>
    readonly title?: RawBuilder<unknown>
    readonly join?: RawBuilder<unknown>
    readonly once?: Readonly<Record<string, RawBuilder<unknown>>>
  },
) =>
  caseRecords(q, {
    id: sql`t.id::text`,
    join: sql`join handling_task t on t.committee_id = p.committee_id and t.proposal_id = p.id
      join body tb on tb.committee_id = t.committee_id and tb.id = t.body_id ${clockJoin} ${more.join ?? sql``}`,
    where: sql`${filedAlone(q)} and t.role <> 'assist' and ${openedBy(q)} and ${standing(q)}
      and not (coalesce(t.superseded_on <= ${q.asOf}, false) and not ${answered(q)}) and ${more.where ?? sql`true`}`,
    day: more.day ?? sql`t.assigned_on`,
    title: more.title ?? sql`tb.short_name`,
    columns: sql`t.body_id as unit, tb.system as system, t.role as role, t.round as round,
      case when ${answered(q)} then case when t.answered_on <= ${due} then 'onTime' else 'late' end
        when ${due} < ${stopped(q)} then 'overdue' else 'running' end as course,
      case when ${answered(q)} then case when ${daysTaken} <= 30 then 'd30' when ${daysTaken} <= 60 then 'd60' when ${daysTaken} <= 90 then 'd90'
        when ${daysTaken} <= 120 then 'd120' else 'more' end end as band`,
    ...(more.amount ? { amount: more.amount } : {}),
    once: { ...clockSets(q), ...more.once },
  })

const count = (code: string, title: string, group: string, unit: string, definition: string, records: Figure['records']): Figure =>
  figure({ code, title, group, unit, definition, reckoning: 'count', source, dimensions, records })
const share = (code: string, title: string, definition: string, formula: string, records: Figure['records']): Figure =>
  figure({ code, title, group: handling, unit: '%', definition, formula, reckoning: 'share', source, dimensions, records })

const lateTitle = (q: FigureQuestion) => sql`tb.short_name || '，逾期' || (${stopped(q)} - ${due}) || '天'`
const late = (q: FigureQuestion) => sql`${due} < ${stopped(q)}`

/** Working days up to each day of the span the session's tasks cover: the schedule of the State Council, else Monday to Friday. */
const workingDays = (q: FigureQuestion) => sql`
  select d::date as d, sum(case when coalesce(c.kind = 'workday', extract(isodow from d) < 6) then 1 else 0 end) over (order by d) as n
  from generate_series((select min(t.assigned_on) from handling_task t join proposal p on p.committee_id = t.committee_id and p.id = t.proposal_id
    where t.committee_id = ${q.committeeId} and p.session_id in ${sessionsOf(q)}), ${q.asOf}::date, interval '1 day') d
  left join calendar_day c on c.day = d::date`
const inWorkingDays = sql`left join w w0 on w0.d = t.assigned_on left join w w1 on w1.d = t.answered_on`

const days = (code: string, title: string, reckoning: 'mean' | 'median', working: boolean): Figure =>
  figure({
    code,
    title,
    group: handling,
    unit: working ? '个工作日' : '天',
    definition: `已答复的办理任务自交办到答复的${working ? '工作日数（按国务院放假安排，含调休）' : '自然日数'}的${reckoning === 'mean' ? '平均数' : '中位数'}；每轮办理各计一次。`,
    formula: `（答复日 − 交办日）${working ? '工作日' : '天'}数${reckoning === 'mean' ? '之和 ÷ 已答复任务数' : '的中位数'}`,
    reckoning,
    source,
    dimensions,
    records: (q) =>
      taskRecords(q, {
        where: answered(q),
        day: sql`t.answered_on`,
        amount: working ? sql`w1.n - w0.n` : sql`t.answered_on - t.assigned_on`,
        ...(working ? { once: { w: workingDays(q) }, join: inWorkingDays } : {}),
      }),
  })

/** 答复及时提前量: what was left of the clock when the reply went out; below zero when it went out late. */
const ahead = (code: string, title: string, reckoning: 'mean' | 'median'): Figure =>
  figure({
    code,
    title,
    group: handling,
    unit: '天',
    definition: `答复及时提前量：已答复的办理任务，期限（含批准的延期）减去答复日的自然日数的${reckoning === 'mean' ? '平均数' : '中位数'}；逾期答复的为负数。`,
    formula: reckoning === 'mean' ? '（期限 − 答复日）天数之和 ÷ 已答复任务数' : '（期限 − 答复日）天数的中位数',
    reckoning,
    source,
    dimensions,
    records: (q) => taskRecords(q, { where: answered(q), day: sql`t.answered_on`, amount: sql`${due} - t.answered_on` }),
  })

/** Talks as known on the day; what the proposer disputed was none. */
const talked = (q: FigureQuestion, which: RawBuilder<unknown>) => sql`exists (select 1 from consultation_record cr
  where cr.committee_id = t.committee_id and cr.task_id = t.id and cr.recorded_at < ${endOf(q)}
    and coalesce(cr.disputed_at >= ${endOf(q)}, true) and ${which})`

const taskFigures: readonly Figure[] = [
  count('P-TASKS', '办理任务', handling, '件次', '交给主办、独办、分办单位的办理任务；重新办理另计一次，会办不计。', (q) =>
    taskRecords(q, {}),
  ),
  count('P-TASKS-AGAIN', '重新办理任务', handling, '件次', '因提案者不满意而重新交办的办理任务。', (q) =>
    taskRecords(q, { where: sql`t.round > 1` }),
  ),
  count('P-TASKS-REPLIED', '已答复任务', handling, '件次', '主办、独办、分办单位已签发答复的办理任务。', (q) =>
    taskRecords(q, { where: answered(q), day: sql`t.answered_on` }),
  ),
  share(
    'P-TASK-REPLY-RATE',
    '办复率（按任务）',
    '已答复任务占办理任务的百分比；重新办理另计一次。',
    '已答复任务数 ÷ 办理任务数 × 100%',
    (q) => taskRecords(q, { amount: oneIf(answered(q)) }),
  ),
  share(
    'P-ON-TIME',
    '按期办复率',
    '在期限内（含批准的延期）答复的任务占全部办理任务的百分比；尚未答复的不计入分子。',
    '期限内答复的任务数 ÷ 办理任务数 × 100%',
    (q) => taskRecords(q, { amount: oneIf(sql`${answered(q)} and t.answered_on <= ${due}`) }),
  ),
  share(
    'P-ON-TIME-ORIGINAL',
    '按期办复率（原期限）',
    '在最初期限内（不计延期）答复的任务占全部办理任务的百分比。',
    '最初期限内答复的任务数 ÷ 办理任务数 × 100%',
    (q) => taskRecords(q, { amount: oneIf(sql`${answered(q)} and t.answered_on <= t.original_due_day`) }),
  ),
  share(
    'P-ON-TIME-DUE',
    '到期任务按期率',
    '已答复或已到期的办理任务中，在期限内（含批准的延期）答复的百分比；未到期而在办的不计。',
    '期限内答复的任务数 ÷ （已答复＋到期未答复）任务数 × 100%',
    (q) =>
      taskRecords(q, {
        where: sql`(${answered(q)} or ${due} < ${q.asOf})`,
        amount: oneIf(sql`${answered(q)} and t.answered_on <= ${due}`),
      }),
  ),
  share(
    'P-TASK-CONSULT-RATE',
    '沟通率（按任务）',
    '办理任务中，承办单位与提案者沟通过的百分比；方式不限，提案者不认可的记录不计，“委员提出不需要”不算沟通。',
    '有沟通记录的任务数 ÷ 办理任务数 × 100%',
    (q) => taskRecords(q, { amount: oneIf(talked(q, sql`cr.mode <> 'waived'`)) }),
  ),
  share(
    'P-TASK-FACE-RATE',
    '面商率（按任务）',
    '办理任务中，承办单位与提案者当面沟通过的百分比；提案者不认可的记录不计。',
    '有当面沟通记录的任务数 ÷ 办理任务数 × 100%',
    (q) => taskRecords(q, { amount: oneIf(talked(q, sql`cr.mode = ${faceModes}`)) }),
  ),
  count('P-OVERDUE', '逾期任务', handling, '件次', '超过期限才答复的和超过期限仍未答复的办理任务，名称后注明逾期天数。', (q) =>
    taskRecords(q, { where: late(q), day: sql`${due}`, title: lateTitle(q) }),
  ),
  count('P-OVERDUE-OPEN', '逾期未答复', handling, '件次', '超过期限仍未答复的办理任务，名称后注明逾期天数。', (q) =>
    taskRecords(q, { where: sql`${late(q)} and not ${answered(q)}`, day: sql`${due}`, title: lateTitle(q) }),
  ),
  share('P-OVERDUE-RATE', '逾期率', '逾期任务占办理任务的百分比。', '逾期任务数 ÷ 办理任务数 × 100%', (q) =>
    taskRecords(q, { amount: oneIf(late(q)) }),
  ),
  ahead('P-AHEAD-MEAN', '平均提前天数', 'mean'),
  ahead('P-AHEAD-MEDIAN', '提前天数中位数', 'median'),
  days('P-DAYS-MEAN', '平均办理天数', 'mean', false),
  days('P-DAYS-MEDIAN', '办理天数中位数', 'median', false),
  days('P-WORKING-DAYS-MEAN', '平均办理工作日', 'mean', true),
  days('P-WORKING-DAYS-MEDIAN', '办理工作日中位数', 'median', true),
]

const replyDimensions = [replyClassDimension, unitDimension, systemDimension, roleDimension, ...caseDimensions]
const replyDefinition = '每个主办、独办、分办单位取最后一轮答复；并案的只计主案'

const replyFigures: readonly Figure[] = [
  figure({
    code: 'P-REPLY-CLASSED',
    wording: classWording,
    title: '按答复分类',
    group: results,
    unit: '件次',
    definition: `答复按办理结果的类别。${replyDefinition}。`,
    reckoning: 'count',
    source,
    dimensions: replyDimensions,
    records: (q) => replyRecords(q, sql`true`),
  }),
  ...classMarks.map((mark) =>
    figure({
      code: `P-REPLY-CLASS-${mark}`,
      wording: classWording,
      title: `${mark}类答复`,
      group: results,
      unit: '件次',
      definition: `办理结果为${mark}类的答复。${replyDefinition}。`,
      reckoning: 'count',
      source,
      dimensions: [unitDimension, systemDimension, roleDimension, ...caseDimensions],
      records: (q) => replyRecords(q, sql`lr.class_mark = ${mark}`),
    }),
  ),
  ...classMarks.map((mark) =>
    figure({
      code: `P-REPLY-CLASS-${mark}-SHARE`,
      formula: `${mark}类答复件次 ÷ 答复件次 × 100%`,
      wording: classWording,
      title: `${mark}类占答复`,
      group: results,
      unit: '%',
      definition: `${mark}类答复占全部答复件次的百分比。${replyDefinition}。`,
      reckoning: 'share',
      source,
      dimensions: [unitDimension, systemDimension, roleDimension, ...caseDimensions],
      records: (q) => replyRecords(q, sql`true`, oneIf(sql`lr.class_mark = ${mark}`)),
    }),
  ),
]

/** Suggestions that were answered one by one, with the best answer any unit gave. */
const suggestionRecords = (q: FigureQuestion) =>
  caseRecords(q, {
    id: sql`p.id || ':' || i.no`,
    once: {
      lr: latestReplies(q),
      i: sql`select lr.proposal_id, ri.no, max(lr.issued_on) as issued_on,
          (array_agg(ri.accepted order by array_position(array['adopted', 'partly', 'notAdopted'], ri.accepted)))[1] as accepted
        from lr join reply_item ri on ri.committee_id = ${q.committeeId} and ri.reply_id = lr.id
        group by lr.proposal_id, ri.no`,
    },
    join: sql`join i on i.proposal_id = p.id`,
    where: filedAlone(q),
    day: sql`i.issued_on`,
    title: sql`'建议' || i.no`,
    amount: oneIf(sql`i.accepted in ('adopted', 'partly')`),
    columns: sql`i.accepted as accepted`,
  })

const suggestionFigures: readonly Figure[] = [
  figure({
    code: 'P-ADOPTION-RATE',
    formula: '（采纳＋部分采纳）条数 ÷ 已逐条答复的建议条数 × 100%',
    title: '建议采纳率',
    group: results,
    unit: '%',
    definition: '已逐条答复的建议中采纳和部分采纳的百分比；几个单位答复同一条建议的，取采纳程度最高的。',
    reckoning: 'share',
    source,
    dimensions: [acceptedDimension, ...caseDimensions],
    records: suggestionRecords,
  }),
]

export const taskAndReplyFigures: readonly Figure[] = [...taskFigures, ...replyFigures, ...suggestionFigures]
