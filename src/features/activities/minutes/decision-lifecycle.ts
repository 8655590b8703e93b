// What a meeting decided: a task that somebody carries out and the office confirms, or a suggestion that a body answers and carries out.
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const decisionKinds = { task: '任务', suggestion: '建议' } as const
export type DecisionKind = keyof typeof decisionKinds

export const suggestionTypes = { planning: '规划类', implementation: '落实类' } as const
export const suggestionHorizons = { forward: '前瞻性', routine: '常态性' } as const
export const responses = { adopted: '采纳', partly: '部分采纳', studying: '研究中', declined: '不采纳', alreadyDone: '已在做' } as const

export const decisionStates = {
  draft: { label: '待交办', open: true, editable: true, tone: 'waiting' },
  assigned: { label: '办理中', open: true, tone: 'active' },
  responded: { label: '已回应', open: true, tone: 'active' },
  reported: { label: '报办结', open: true, tone: 'active' },
  done: { label: '已办结', open: false, tone: 'good' },
  notDone: { label: '未落实', open: false, tone: 'bad' },
  dropped: { label: '已撤销', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type DecisionState = keyof typeof decisionStates

export type DecisionRelation = 'organiser' | 'owner'

export interface DecisionSubject extends Judged<DecisionState, DecisionRelation> {
  readonly kind: DecisionKind
}

const long = (label: string, max = 2000) => words(label, max).meta({ title: label, widget: 'textarea' })
const answer = { right: 'decisions:answer', as: ['owner', 'organiser'] } as const
const run = { right: 'activities:write', as: ['organiser'] } as const
const suggestion = (d: DecisionSubject): string | null => (d.kind === 'suggestion' ? null : '任务不用回应，请直接办理')
const canReport = (d: DecisionSubject): string | null => (d.kind === 'suggestion' && d.state === 'assigned' ? '请先回应是否采纳' : null)

export const decisionLifecycle = {
  kind: 'meeting-decision',
  title: '议定事项',
  initial: 'draft',
  states: decisionStates,
  moves: {
    progress: {
      label: '报进展',
      from: ['assigned', 'responded'],
      to: null,
      ...answer,
      asks: z.strictObject({
        text: long('进展'),
        percent: z.int({ error: '百分比是整数' }).min(0).max(100).nullable().default(null).meta({ title: '完成（%）' }),
      }),
    },
    respond: {
      label: '回应建议',
      from: ['assigned'],
      to: 'responded',
      ...answer,
      weight: 'primary',
      asks: z.strictObject({
        response: z
          .enum(['adopted', 'partly', 'studying', 'declined', 'alreadyDone'], { error: '请选择是否采纳' })
          .meta({ title: '是否采纳', labels: responses }),
        text: long('说明'),
      }),
      awaits: suggestion,
      source: '建议的采纳、落实、反馈机制',
    },
    report: {
      label: '报办结',
      from: ['assigned', 'responded'],
      to: 'reported',
      ...answer,
      weight: 'primary',
      asks: z.strictObject({ result: long('办理结果') }),
      awaits: canReport,
    },
    confirm: { label: '确认办结', from: ['reported'], to: 'done', ...run, weight: 'primary', asks: z.strictObject({}) },
    returnIt: { label: '退回再办', from: ['reported'], to: null, ...run, asks: z.strictObject({ reason: long('退回的原因', 500) }) },
    extend: {
      label: '改期限',
      from: ['assigned', 'responded'],
      to: null,
      ...run,
      asks: z.strictObject({ dueDay: dayText.meta({ title: '新的期限' }), reason: long('原因', 500) }),
    },
    closeNotDone: {
      label: '按未落实了结',
      from: ['responded', 'reported'],
      to: 'notDone',
      ...run,
      weight: 'danger',
      asks: z.strictObject({ reason: long('情况', 500) }),
    },
    drop: {
      label: '撤销',
      from: ['draft', 'assigned', 'responded'],
      to: 'dropped',
      ...run,
      weight: 'danger',
      asks: z.strictObject({ reason: long('原因', 500) }),
    },
  },
} as const satisfies Lifecycle<DecisionState, string, DecisionSubject, DecisionRelation>

export type DecisionMove = keyof typeof decisionLifecycle.moves
export type DecisionAsk<M extends DecisionMove> = z.infer<(typeof decisionLifecycle.moves)[M]['asks']>
export const decisionCourse: Lifecycle<DecisionState, DecisionMove, DecisionSubject, DecisionRelation> = decisionLifecycle
