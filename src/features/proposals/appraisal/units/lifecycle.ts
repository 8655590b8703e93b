// The yearly assessment of the units: reckoned, put before the units, approved by the chair meeting. And an objection to it.
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const assessmentStates = {
  scoring: { label: '计分中', open: true, tone: 'active' },
  told: { label: '送单位核对', open: true, tone: 'waiting' },
  approved: { label: '已审定', open: false, tone: 'good' },
  discarded: { label: '已取消', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type AssessmentState = keyof typeof assessmentStates

export interface AssessmentSubject extends Judged<AssessmentState, never> {
  readonly units: number
  /** Titles of rules that still wait for a mark, with how many units wait. */
  readonly lacking: readonly string[]
  readonly unconfirmed: number
  readonly openObjections: number
  /** Objections to the edition in force that were found right. */
  readonly upheld: number
  readonly objectionsUntil: string | null
  readonly today: string
}

const reason = words('理由', 1000).meta({ title: '理由', widget: 'textarea' })

export const assessmentLifecycle = {
  kind: 'unit-assessment',
  title: '承办单位考核',
  initial: 'scoring',
  states: assessmentStates,
  moves: {
    tell: {
      label: '送单位核对',
      from: ['scoring'],
      to: 'told',
      right: 'appraisal:run',
      weight: 'primary',
      confirm: '各单位的得分和依据就此固定成一版，单位只看到自己的；有异议的可以在期限内提出。',
      asks: z.strictObject({ objectionsUntil: dayText.meta({ title: '异议期限' }) }),
      against: (a) => [
        ...(a.units === 0 ? ['本年度没有可以考核的承办单位'] : []),
        ...a.lacking.map((says) => `还没有评分：${says}`),
        ...(a.unconfirmed ? [`${a.unconfirmed}条人工评分还没有第二人确认`] : []),
      ],
    },
    takeBack: {
      label: '退回计分',
      from: ['told'],
      to: 'scoring',
      right: 'appraisal:run',
      asks: z.strictObject({ reason }),
    },
    approve: {
      label: '登记审定',
      from: ['told'],
      to: 'approved',
      right: 'appraisal:approve',
      weight: 'primary',
      confirm: '审定后得分不再改动，等次和名次向承办单位公布。',
      asks: z.strictObject({
        meeting: words('主席会议', 60).meta({ title: '哪次主席会议审定' }),
        meetingDay: dayText.meta({ title: '会议日期' }),
      }),
      against: (a) => [
        ...(a.objectionsUntil && a.today <= a.objectionsUntil ? [`异议期限到${a.objectionsUntil}，期满后才能审定`] : []),
        ...(a.openObjections ? [`还有${a.openObjections}件异议没有处理`] : []),
        ...(a.upheld ? [`${a.upheld}件异议成立，请退回计分，改正后再送单位核对`] : []),
      ],
      source: '考核结果由主席会议审定，计入全市年度考核',
    },
    discard: {
      label: '取消',
      from: ['scoring'],
      to: 'discarded',
      right: 'appraisal:run',
      weight: 'danger',
      asks: z.strictObject({ reason }),
    },
  },
} as const satisfies Lifecycle<AssessmentState, string, AssessmentSubject, never>
export type AssessmentMove = keyof typeof assessmentLifecycle.moves
export type AssessmentAsk<M extends AssessmentMove> = z.infer<(typeof assessmentLifecycle.moves)[M]['asks']>
export const assessmentCourse: Lifecycle<AssessmentState, AssessmentMove, AssessmentSubject, never> = assessmentLifecycle

export const objectionStates = {
  raised: { label: '待处理', open: true, tone: 'waiting' },
  upheld: { label: '成立', open: false, tone: 'good' },
  rejected: { label: '不成立', open: false, tone: 'over' },
  withdrawn: { label: '已撤回', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type ObjectionState = keyof typeof objectionStates

export const objectionLifecycle = {
  kind: 'assessment-objection',
  title: '考核异议',
  initial: 'raised',
  states: objectionStates,
  moves: {
    uphold: {
      label: '异议成立',
      from: ['raised'],
      to: 'upheld',
      right: 'appraisal:run',
      weight: 'primary',
      asks: z.strictObject({ reason }),
    },
    reject: { label: '异议不成立', from: ['raised'], to: 'rejected', right: 'appraisal:run', asks: z.strictObject({ reason }) },
    withdraw: { label: '撤回异议', from: ['raised'], to: 'withdrawn', right: 'appraisal:object', as: ['unit'], asks: z.strictObject({}) },
  },
} as const satisfies Lifecycle<ObjectionState, string, Judged<ObjectionState, 'unit'>, 'unit'>
export type ObjectionMove = keyof typeof objectionLifecycle.moves
export type ObjectionAsk<M extends ObjectionMove> = z.infer<(typeof objectionLifecycle.moves)[M]['asks']>
export const objectionCourse: Lifecycle<ObjectionState, ObjectionMove, Judged<ObjectionState, 'unit'>, 'unit'> = objectionLifecycle
