// The course of one promise (cases.md §3.9, T22): taken up, reported on, adjusted with consent, fulfilled and accepted, or not kept with a reason.
import { z } from 'zod'
import { inChinese, type Day } from '#/core/day.ts'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import { ratings } from '../words.ts'

interface CommitmentStateRow extends StateRow {
  /** The unit still owes it. What is done is no longer owed, though it may be rated, and reopened when the proposer is not content. */
  readonly owed: boolean
}

export const commitmentStates = {
  notStarted: { label: '未启动', open: true, tone: 'waiting', owed: true },
  underWay: { label: '推进中', open: true, tone: 'active', owed: true },
  adjustmentAsked: { label: '申请调整期限', open: true, tone: 'waiting', owed: true },
  doneReported: { label: '报告完成待验收', open: true, tone: 'active', owed: true },
  unableReported: { label: '报告无法完成', open: true, tone: 'bad', owed: true },
  done: { label: '已完成', open: true, tone: 'good', owed: false },
  failed: { label: '无法完成', open: false, tone: 'bad', owed: false },
  expired: { label: '跟踪期满', open: false, tone: 'over', owed: false },
  replaced: { label: '由新答复承接', open: false, tone: 'over', owed: false },
} as const satisfies Record<string, CommitmentStateRow>
export type CommitmentState = keyof typeof commitmentStates

export const owedStates = (Object.keys(commitmentStates) as CommitmentState[]).filter((s) => commitmentStates[s].owed)

export type CommitmentRelation = 'unit' | 'proposer'

export interface CommitmentSubject extends Judged<CommitmentState, CommitmentRelation> {
  readonly today: Day
  /** Tracking ends here. */
  readonly limitDay: Day
  /** The year of the promise, as 二次交办 counts. */
  readonly promisedYear: number
  /** The class of its reply as it stands today. */
  readonly classNow: string | null
  /** Other promises of the same reply that are still owed, and those that were not kept. */
  readonly othersOwed: number
  readonly othersNotKept: number
  /** A proposer is dissatisfied with the fulfilment, as last rated. */
  readonly dissatisfied: boolean
  /** The reader has rated the fulfilment already. */
  readonly ratedByMe: boolean
  /** The case's papers are closed for good. */
  readonly archived: boolean
}

const reason = (label: string, max = 2000) => words(label, max).meta({ title: label, widget: 'textarea' })
const note = (label: string) =>
  words(label, 2000, 0)
    .default('')
    .meta({ title: `${label}（可不填）`, widget: 'textarea' })
const working: readonly CommitmentState[] = ['notStarted', 'underWay']

const notArchived = (c: CommitmentSubject): readonly string[] => (c.archived ? ['提案已经归档，不能再改动'] : [])

export const commitmentLifecycle = {
  kind: 'commitment',
  title: '承诺',
  initial: 'notStarted',
  states: commitmentStates,
  moves: {
    progress: {
      label: '登记进展',
      from: working,
      to: 'underWay',
      right: 'proposals:handle',
      as: ['unit'],
      weight: 'primary',
      asks: z.strictObject({
        percent: z
          .int({ error: '请填写0到99的整数' })
          .min(0, { error: '进度不能小于0' })
          .max(99, { error: '全部完成的请用“报告完成”' })
          .meta({ title: '进度（%）' }),
        text: reason('进展情况', 4000),
      }),
      source: '承诺事项至少每半年报告一次进展',
    },
    reportDone: {
      label: '报告完成',
      from: working,
      to: 'doneReported',
      right: 'proposals:handle',
      as: ['unit'],
      weight: 'primary',
      confirm: '提案委验收后告知提案者。佐证材料可在进展记录里上传。',
      asks: z.strictObject({
        finishedOn: dayText.meta({ title: '完成日期' }),
        text: reason('完成情况', 4000),
      }),
    },
    askAdjustment: {
      label: '申请调整期限',
      from: working,
      to: 'adjustmentAsked',
      right: 'proposals:handle',
      as: ['unit'],
      asks: z.strictObject({ newDue: dayText.meta({ title: '申请的新期限' }), reason: reason('理由') }),
      source: '承诺的期限经提案委同意才能调整，并告知提案者',
    },
    reportUnable: {
      label: '报告无法完成',
      from: working,
      to: 'unableReported',
      right: 'proposals:handle',
      as: ['unit'],
      weight: 'danger',
      asks: z.strictObject({ reason: reason('无法完成的理由', 4000) }),
      source: '承诺不能兑现的，应当向提案者说明理由',
    },
    grantAdjustment: {
      label: '同意调整期限',
      from: ['adjustmentAsked'],
      to: 'underWay',
      right: 'commitments:decide',
      weight: 'primary',
      asks: z.strictObject({ note: note('意见') }),
    },
    refuseAdjustment: {
      label: '不同意调整',
      from: ['adjustmentAsked'],
      to: 'underWay',
      right: 'commitments:decide',
      weight: 'danger',
      asks: z.strictObject({ reason: reason('理由') }),
    },
    accept: {
      label: '验收',
      from: ['doneReported'],
      to: 'done',
      right: 'commitments:decide',
      weight: 'primary',
      asks: z.strictObject({ note: note('验收意见') }),
    },
    rejectDone: {
      label: '退回继续推进',
      from: ['doneReported'],
      to: 'underWay',
      right: 'commitments:decide',
      weight: 'danger',
      asks: z.strictObject({ reason: reason('还缺什么') }),
    },
    confirmUnable: {
      label: '认定无法完成',
      from: ['unableReported'],
      to: 'failed',
      right: 'commitments:decide',
      weight: 'primary',
      confirm: '认定后结束跟踪，并把理由告知提案者。',
      asks: z.strictObject({ note: note('向提案者说明') }),
    },
    refuseUnable: {
      label: '要求继续推进',
      from: ['unableReported'],
      to: 'underWay',
      right: 'commitments:decide',
      weight: 'danger',
      asks: z.strictObject({ reason: reason('理由') }),
    },
    assignAgain: {
      label: '二次交办',
      from: working,
      to: null,
      right: 'commitments:decide',
      asks: z.strictObject({
        title: words('批次名称', 80).meta({ title: '批次名称' }),
        meetingDay: dayText.meta({ title: '交办日' }),
        newDue: dayText.meta({ title: '新的期限' }),
        documentNo: words('交办文号', 60, 0).default('').meta({ title: '交办文号' }),
        demand: note('办理要求'),
      }),
      against: (c) => [
        ...(Number(c.today.slice(0, 4)) <= c.promisedYear ? ['当年答复的承诺，次年才二次交办'] : []),
        ...(c.classNow === 'B' ? [] : ['只有B类答复的承诺才二次交办']),
      ],
      source: 'B类答复件次年二次交办，按重点提案督办',
    },
    expire: {
      label: '跟踪期满',
      from: owedStates,
      to: 'expired',
      right: 'commitments:decide',
      weight: 'danger',
      asks: z.strictObject({ reason: reason('结论（告知提案者）') }),
      against: (c) => (c.today < c.limitDay ? [`跟踪到${inChinese(c.limitDay)}为止，还没有期满`] : []),
      source: '跟踪最长三年或到本届期满，由提案委作出结论',
    },
    rate: {
      label: '评价兑现结果',
      from: ['done'],
      to: null,
      right: 'proposals:evaluate',
      as: ['proposer'],
      weight: 'primary',
      asks: z.strictObject({
        result: z
          .enum(Object.keys(ratings) as [keyof typeof ratings], { error: '请评价兑现结果' })
          .meta({ title: '对兑现结果', labels: ratings }),
        comment: note('意见'),
      }),
      against: (c) => (c.ratedByMe ? ['您已经评价过这项承诺的兑现结果'] : []),
    },
    reopen: {
      label: '退回重新推进',
      from: ['done'],
      to: 'underWay',
      right: 'commitments:decide',
      weight: 'danger',
      asks: z.strictObject({ newDue: dayText.meta({ title: '新的期限' }), reason: reason('理由') }),
      against: (c) => [...notArchived(c), ...(c.dissatisfied ? [] : ['提案者没有评价“不满意”，不需要重新推进'])],
    },
    reclassify: {
      label: '改定为A类',
      from: ['done'],
      to: null,
      right: 'commitments:decide',
      confirm: '从今天起这份答复按A类统计；改定以前各日的统计和原答复不变。',
      asks: z.strictObject({ reason: reason('改定依据') }),
      against: (c) => [
        ...notArchived(c),
        ...(c.classNow === 'A' ? ['这份答复已经是A类'] : c.classNow === 'B' ? [] : ['只有B类答复兑现后才改定为A类']),
        ...(c.othersOwed ? [`这份答复还有${c.othersOwed}项承诺没有完成`] : []),
        ...(c.othersNotKept ? [`这份答复有${c.othersNotKept}项承诺没有兑现`] : []),
        ...(c.dissatisfied ? ['提案者对兑现结果不满意'] : []),
      ],
      source: '承诺全部兑现并经验收，B类改定为A类',
    },
  },
} as const satisfies Lifecycle<CommitmentState, string, CommitmentSubject, CommitmentRelation>

export type CommitmentMove = keyof typeof commitmentLifecycle.moves
export type CommitmentAsk<M extends CommitmentMove> = z.infer<(typeof commitmentLifecycle.moves)[M]['asks']>

/** The same table as judge takes it. */
export const commitmentCourse: Lifecycle<CommitmentState, CommitmentMove, CommitmentSubject, CommitmentRelation> = commitmentLifecycle
