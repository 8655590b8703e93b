// An exemption: asked for a cell or for a person's long leave, decided by another person, and taken back when its reason is gone.
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const exemptionStates = {
  asked: { label: '待审批', open: true, tone: 'waiting' },
  granted: { label: '已同意', open: true, tone: 'good' },
  refused: { label: '不同意', open: false, tone: 'bad' },
  withdrawn: { label: '已撤回', open: false, tone: 'over' },
  revoked: { label: '已收回', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type ExemptionState = keyof typeof exemptionStates

/** asker: who asked; other: neither asked nor is the one exempted. */
export type ExemptionRelation = 'asker' | 'other'
export type ExemptionSubject = Judged<ExemptionState, ExemptionRelation>

const reason = (title: string, min: number) => words(title, 500, min).meta({ title, widget: 'textarea' })

export const exemptionLifecycle = {
  kind: 'obligation-exemption',
  title: '免除应尽事项',
  initial: 'asked',
  states: exemptionStates,
  moves: {
    grant: {
      label: '同意免除',
      from: ['asked'],
      to: 'granted',
      right: 'obligations:exempt',
      as: ['other'],
      weight: 'primary',
      asks: z.strictObject({ says: reason('意见', 0).default('') }),
      source: '免除须由申请人以外的人批准',
    },
    refuse: {
      label: '不同意',
      from: ['asked'],
      to: 'refused',
      right: 'obligations:exempt',
      as: ['other'],
      weight: 'danger',
      asks: z.strictObject({ says: reason('理由', 1) }),
    },
    withdraw: { label: '撤回申请', from: ['asked'], to: 'withdrawn', right: 'obligations:own', as: ['asker'], asks: z.strictObject({}) },
    revoke: {
      label: '收回免除',
      from: ['granted'],
      to: 'revoked',
      right: 'obligations:exempt',
      as: ['other'],
      weight: 'danger',
      confirm: '收回以后又算应尽；此前的日期仍按免除统计。',
      asks: z.strictObject({ says: reason('理由', 1) }),
    },
  },
} as const satisfies Lifecycle<ExemptionState, string, ExemptionSubject, ExemptionRelation>

export type ExemptionMove = keyof typeof exemptionLifecycle.moves
export type ExemptionAsk<M extends ExemptionMove> = z.infer<(typeof exemptionLifecycle.moves)[M]['asks']>
export const exemptionCourse: Lifecycle<ExemptionState, ExemptionMove, ExemptionSubject, ExemptionRelation> = exemptionLifecycle
