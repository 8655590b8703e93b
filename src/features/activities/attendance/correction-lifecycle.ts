// A correction of settled attendance: one person asks with a reason, a second one confirms or refuses.
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const correctionStates = {
  asked: { label: '待复核', open: true, tone: 'waiting' },
  confirmed: { label: '已更正', open: false, tone: 'good' },
  refused: { label: '不予更正', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type CorrectionState = keyof typeof correctionStates

/** organiser: keeps the activity; second: does so, too, and is not the one who asked. */
export type CorrectionRelation = 'organiser' | 'second'

export type CorrectionSubject = Judged<CorrectionState, CorrectionRelation>

export const correctionLifecycle = {
  kind: 'attendance-correction',
  title: '出勤更正',
  initial: 'asked',
  states: correctionStates,
  moves: {
    confirm: {
      label: '复核同意',
      from: ['asked'],
      to: 'confirmed',
      right: 'activities:write',
      as: ['second'],
      weight: 'primary',
      confirm: '出勤按更正后的记，履职档案里原来的一笔冲销，另记一笔。',
      asks: z.strictObject({ says: words('复核意见', 300, 0).default('').meta({ title: '复核意见', widget: 'textarea' }) }),
      source: '已结算的出勤须由第二人复核才能更正',
    },
    refuse: {
      label: '不予更正',
      from: ['asked'],
      to: 'refused',
      right: 'activities:write',
      as: ['second'],
      weight: 'danger',
      asks: z.strictObject({ says: words('理由', 300, 2).meta({ title: '理由', widget: 'textarea' }) }),
    },
  },
} as const satisfies Lifecycle<CorrectionState, string, CorrectionSubject, CorrectionRelation>

export type CorrectionMove = keyof typeof correctionLifecycle.moves
export type CorrectionMoveAsk<M extends CorrectionMove> = z.infer<(typeof correctionLifecycle.moves)[M]['asks']>
export const correctionCourse: Lifecycle<CorrectionState, CorrectionMove, CorrectionSubject, CorrectionRelation> = correctionLifecycle
