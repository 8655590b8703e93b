// A round of mutual review, from choosing the cases to telling both sides; and each pair in it, from asking to what follows a low rating.
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const roundStates = {
  draft: { label: '拟定', open: true, tone: 'waiting' },
  open: { label: '评议中', open: true, tone: 'active' },
  closed: { label: '已截止，待通报', open: true, tone: 'waiting' },
  published: { label: '已通报', open: false, tone: 'good' },
  discarded: { label: '已取消', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type RoundState = keyof typeof roundStates

export interface RoundSubject extends Judged<RoundState, never> {
  readonly pairs: number
  readonly dueDay: string
  readonly today: string
}

export const roundLifecycle = {
  kind: 'mutual-round',
  title: '双向评议',
  initial: 'draft',
  states: roundStates,
  moves: {
    send: {
      label: '发出评议表',
      from: ['draft'],
      to: 'open',
      right: 'appraisal:run',
      weight: 'primary',
      confirm: '发出后，提案者和承办单位都会收到通知；双方交齐或者本轮截止以前，谁也看不到对方的评分。',
      asks: z.strictObject({}),
      against: (r) => [
        ...(r.pairs === 0 ? ['还没有选入已经答复的提案'] : []),
        ...(r.dueDay < r.today ? ['评议期限已经过去，请先改期'] : []),
      ],
    },
    prolong: {
      label: '改期',
      from: ['draft', 'open'],
      to: null,
      right: 'appraisal:run',
      asks: z.strictObject({ dueDay: dayText.meta({ title: '新的评议期限' }) }),
    },
    close: {
      label: '截止并汇总',
      from: ['open'],
      to: 'closed',
      right: 'appraisal:run',
      confirm: '截止后没有交的记为未评；已交的评分向双方公开。',
      asks: z.strictObject({}),
    },
    publish: {
      label: '通报结果',
      from: ['closed'],
      to: 'published',
      right: 'appraisal:approve',
      weight: 'primary',
      asks: z.strictObject({
        meeting: words('主席会议', 60).meta({ title: '在哪次主席会议上通报', help: '如：五届第十二次主席会议' }),
        note: words('说明', 1000, 0).default('').meta({ title: '说明', widget: 'textarea' }),
      }),
      source: '双向评议结果报主席会议，反馈提案者和承办单位，作为委员履职和评选先进的参考',
    },
    discard: {
      label: '取消',
      from: ['draft'],
      to: 'discarded',
      right: 'appraisal:run',
      weight: 'danger',
      asks: z.strictObject({}),
    },
  },
} as const satisfies Lifecycle<RoundState, string, RoundSubject, never>
export type RoundMove = keyof typeof roundLifecycle.moves
export type RoundAsk<M extends RoundMove> = z.infer<(typeof roundLifecycle.moves)[M]['asks']>
export const roundCourse: Lifecycle<RoundState, RoundMove, RoundSubject, never> = roundLifecycle

export const pairStates = {
  awaiting: { label: '评议中', open: true, tone: 'waiting' },
  opened: { label: '已揭晓', open: false, tone: 'good' },
  low: { label: '建议重新答复', open: true, tone: 'bad' },
  reopened: { label: '已重新交办', open: false, tone: 'over' },
  stands: { label: '不再重办', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type PairState = keyof typeof pairStates

export interface PairSubject extends Judged<PairState, never> {
  /** The case may be sent back to its unit now. */
  readonly caseAnswered: boolean
  /** The unit's task that was rated has been followed by another round already. */
  readonly handledAgain: boolean
}

export const pairLifecycle = {
  kind: 'mutual-pair',
  title: '评议结果',
  initial: 'awaiting',
  states: pairStates,
  moves: {
    answerAgain: {
      label: '交单位重新答复',
      from: ['low'],
      to: 'reopened',
      right: 'proposals:rehandle',
      weight: 'primary',
      confirm: '承办单位将收到新一轮办理任务，另计期限；第一轮的答复和评价保留不变。',
      asks: z.strictObject({ demand: words('重新答复的要求', 2000).meta({ title: '重新答复的要求', widget: 'textarea' }) }),
      against: (p) => [
        ...(p.handledAgain ? ['这个单位已经在重新办理'] : []),
        ...(p.caseAnswered ? [] : ['这件提案已经归档或者还在办理，不能再交办一轮']),
      ],
      source: '双向评议办法：办理质量得分低的，建议承办单位重新答复',
    },
    letStand: {
      label: '不再重办',
      from: ['low'],
      to: 'stands',
      right: 'proposals:rehandle',
      asks: z.strictObject({ reason: words('理由', 1000).meta({ title: '理由', widget: 'textarea' }) }),
    },
  },
} as const satisfies Lifecycle<PairState, string, PairSubject, never>
export type PairMove = keyof typeof pairLifecycle.moves
export type PairAsk<M extends PairMove> = z.infer<(typeof pairLifecycle.moves)[M]['asks']>
export const pairCourse: Lifecycle<PairState, PairMove, PairSubject, never> = pairLifecycle
