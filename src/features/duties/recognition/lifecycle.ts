// 表彰、批评、谈话: nominated by one, checked by another, shown where it is praise, approved by the chair meeting, issued – and withdrawn when it was wrong.
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const recognitionStates = {
  nominated: { label: '提名', open: true, tone: 'active' },
  checked: { label: '已核查', open: true, tone: 'active' },
  shown: { label: '公示中', open: true, tone: 'waiting' },
  approved: { label: '已批准', open: true, tone: 'active' },
  issued: { label: '已办结', open: false, tone: 'good' },
  withdrawn: { label: '已撤销', open: false, tone: 'bad' },
  dropped: { label: '不再办理', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type RecognitionState = keyof typeof recognitionStates

export interface RecognitionSubject extends Judged<RecognitionState, 'nominator' | 'other'> {
  readonly holders: number
  readonly needsShowing: boolean
  readonly shownUntil: string | null
  /** Talks not held yet, where the kind is one. */
  readonly untalked: number
  readonly today: string
}

const reason = words('理由', 1000).meta({ title: '理由', widget: 'textarea' })
const somebody = (r: RecognitionSubject): readonly string[] => (r.holders === 0 ? ['没有对象'] : [])

export const recognitionLifecycle = {
  kind: 'recognition',
  title: '表彰批评谈话',
  initial: 'nominated',
  states: recognitionStates,
  moves: {
    check: {
      label: '核查通过',
      from: ['nominated'],
      to: 'checked',
      right: 'recognition:check',
      // Whoever nominated does not check.
      as: ['other'],
      weight: 'primary',
      asks: z.strictObject({ note: z.string().trim().max(1000).default('').meta({ title: '核查情况', widget: 'textarea' }) }),
      against: somebody,
    },
    show: {
      label: '开始公示',
      from: ['checked'],
      to: 'shown',
      right: 'recognition:check',
      asks: z.strictObject({ shownUntil: dayText.meta({ title: '公示到哪天' }) }),
      awaits: (r) => (r.needsShowing ? null : '这一类不公示'),
      weight: 'primary',
    },
    approve: {
      label: '登记批准',
      from: ['checked', 'shown'],
      to: 'approved',
      right: 'recognition:approve',
      weight: 'primary',
      asks: z.strictObject({ meeting: words('哪次主席会议批准', 60) }),
      against: (r) => [
        ...somebody(r),
        ...(r.needsShowing && r.state === 'checked' ? ['表彰要先公示'] : []),
        ...(r.needsShowing && r.shownUntil && r.today <= r.shownUntil ? [`公示到${r.shownUntil}，期满后才能批准`] : []),
      ],
      source: '表彰、批评由主席会议批准',
    },
    issue: {
      label: '办结',
      from: ['approved'],
      to: 'issued',
      right: 'recognition:check',
      weight: 'primary',
      confirm: '表扬、荣誉和批评从此记入本人（单位）的档案，并通知本人；谈话类只留谈话记录。',
      asks: z.strictObject({ documentNo: z.string().trim().max(60).default('').meta({ title: '文号（没有可不填）' }) }),
      against: (r) => (r.untalked ? [`还有${r.untalked}人没有谈话记录`] : []),
    },
    withdraw: {
      label: '撤销',
      from: ['issued'],
      to: 'withdrawn',
      right: 'recognition:approve',
      weight: 'danger',
      undoes: true,
      asks: z.strictObject({ reason }),
    },
    drop: {
      label: '不再办理',
      from: ['nominated', 'checked', 'shown'],
      to: 'dropped',
      right: 'recognition:check',
      weight: 'danger',
      asks: z.strictObject({ reason }),
    },
  },
} as const satisfies Lifecycle<RecognitionState, string, RecognitionSubject, 'nominator' | 'other'>
export type RecognitionMove = keyof typeof recognitionLifecycle.moves
export type RecognitionAsk<M extends RecognitionMove> = z.infer<(typeof recognitionLifecycle.moves)[M]['asks']>
export const recognitionCourse: Lifecycle<RecognitionState, RecognitionMove, RecognitionSubject, 'nominator' | 'other'> =
  recognitionLifecycle
