// The yearly assessment of duties, and an objection or appeal to it. Facts are frozen when it is scored; nothing is reckoned anew afterwards.
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const assessmentStates = {
  collecting: { label: '收集事实', open: true, tone: 'active' },
  checking: { label: '委员核对', open: true, tone: 'waiting' },
  scored: { label: '已计分', open: true, tone: 'active' },
  graded: { label: '已评等次', open: true, tone: 'active' },
  considered: { label: '主席会议已审议', open: true, tone: 'active' },
  approved: { label: '已审定', open: true, tone: 'good' },
  notified: { label: '已通知', open: true, tone: 'waiting' },
  archived: { label: '已归档', open: false, tone: 'over' },
  discarded: { label: '已取消', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type AssessmentState = keyof typeof assessmentStates

export interface AssessmentSubject extends Judged<AssessmentState, never> {
  readonly holders: number
  readonly checkUntil: string | null
  readonly appealUntil: string | null
  readonly openObjections: number
  /** What a share limit says of the grades as they are. */
  readonly overQuota: readonly string[]
  readonly today: string
}

const reason = words('理由', 1000).meta({ title: '理由', widget: 'textarea' })
const none = z.strictObject({})
const undecided = (a: AssessmentSubject, word: string): readonly string[] =>
  a.openObjections ? [`还有${a.openObjections}件${word}没有答复`] : []

export const assessmentLifecycle = {
  kind: 'duty-assessment',
  title: '委员履职考核',
  initial: 'collecting',
  states: assessmentStates,
  moves: {
    startCheck: {
      label: '送委员核对',
      from: ['collecting'],
      to: 'checking',
      right: 'scores:assess',
      weight: 'primary',
      confirm: '各人看到自己的履职事实和得分，在期限内核对；缺了、错了的可以提出异议。',
      asks: z.strictObject({ checkUntil: dayText.nullable().default(null).meta({ title: '核对到哪天', help: '不填按设置的天数' }) }),
      against: (a) => (a.holders === 0 ? ['这套办法在这一年度没有考核对象'] : []),
    },
    score: {
      label: '固定事实并计分',
      from: ['checking'],
      to: 'scored',
      right: 'scores:assess',
      weight: 'primary',
      confirm: '此刻的履职事实、办法和得分就此固定，以后事实和办法再变，也不影响这次考核。',
      asks: none,
      against: (a) => [
        ...(a.checkUntil && a.today <= a.checkUntil ? [`核对期限到${a.checkUntil}，期满后才能计分`] : []),
        ...undecided(a, '异议'),
      ],
    },
    grade: { label: '评定等次', from: ['scored'], to: 'graded', right: 'scores:assess', weight: 'primary', asks: none },
    takeBack: {
      label: '退回核对',
      from: ['scored', 'graded', 'considered'],
      to: 'checking',
      right: 'scores:assess',
      asks: z.strictObject({ reason }),
    },
    consider: {
      label: '登记主席会议审议',
      from: ['graded'],
      to: 'considered',
      right: 'scores:assess',
      weight: 'primary',
      asks: z.strictObject({ meeting: words('哪次主席会议', 60), meetingDay: dayText.meta({ title: '会议日期' }) }),
      against: (a) => a.overQuota,
    },
    approve: {
      label: '审定',
      from: ['considered'],
      to: 'approved',
      right: 'scores:approve',
      weight: 'primary',
      confirm: '审定后等次记入每个人的履职档案。',
      asks: z.strictObject({ documentNo: z.string().trim().max(60).default('').meta({ title: '文号（没有可不填）' }) }),
      source: '考核结果由考核小组提出，主席会议审定',
    },
    notify: {
      label: '通知本人',
      from: ['approved'],
      to: 'notified',
      right: 'scores:assess',
      weight: 'primary',
      confirm: '结果通知每个人；按办法应当表扬、函告、谈话的，列成建议，由人决定，不会自动公布。',
      asks: none,
    },
    archive: {
      label: '归档',
      from: ['notified'],
      to: 'archived',
      right: 'scores:assess',
      asks: none,
      against: (a) => [
        ...(a.appealUntil && a.today <= a.appealUntil ? [`申诉期限到${a.appealUntil}，期满后才能归档`] : []),
        ...undecided(a, '申诉'),
      ],
    },
    discard: {
      label: '取消',
      from: ['collecting', 'checking'],
      to: 'discarded',
      right: 'scores:assess',
      weight: 'danger',
      asks: z.strictObject({ reason }),
    },
  },
} as const satisfies Lifecycle<AssessmentState, string, AssessmentSubject, never>
export type AssessmentMove = keyof typeof assessmentLifecycle.moves
export type AssessmentAsk<M extends AssessmentMove> = z.infer<(typeof assessmentLifecycle.moves)[M]['asks']>
export const assessmentCourse: Lifecycle<AssessmentState, AssessmentMove, AssessmentSubject, never> = assessmentLifecycle

export const objectionStates = {
  raised: { label: '待答复', open: true, tone: 'waiting' },
  upheld: { label: '成立', open: false, tone: 'good' },
  rejected: { label: '不成立', open: false, tone: 'over' },
  withdrawn: { label: '已撤回', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type ObjectionState = keyof typeof objectionStates

export interface ObjectionSubject extends Judged<ObjectionState, 'self'> {
  readonly isAppeal: boolean
}

const decision = words('答复', 1000).meta({ title: '答复', widget: 'textarea' })

export const objectionLifecycle = {
  kind: 'duty-objection',
  title: '考核异议和申诉',
  initial: 'raised',
  states: objectionStates,
  moves: {
    uphold: {
      label: '成立',
      from: ['raised'],
      to: 'upheld',
      right: 'scores:assess',
      weight: 'primary',
      confirm: '异议成立的，请先把缺的事实补上、错的更正，再答复；申诉成立的，可以改定等次。',
      asks: z.strictObject({
        decision,
        grade: z.string().trim().max(20).default('').meta({ title: '改定的等次（申诉成立、要改等次的填写）' }),
      }),
    },
    reject: { label: '不成立', from: ['raised'], to: 'rejected', right: 'scores:assess', asks: z.strictObject({ decision }) },
    withdraw: { label: '撤回', from: ['raised'], to: 'withdrawn', right: 'scores:own', as: ['self'], asks: none },
  },
} as const satisfies Lifecycle<ObjectionState, string, ObjectionSubject, 'self'>
export type ObjectionMove = keyof typeof objectionLifecycle.moves
export type ObjectionAsk<M extends ObjectionMove> = z.infer<(typeof objectionLifecycle.moves)[M]['asks']>
export const objectionCourse: Lifecycle<ObjectionState, ObjectionMove, ObjectionSubject, 'self'> = objectionLifecycle
