// An edition of a rule set: written as a draft, adopted from a day, then never changed; a later edition takes its place from its own day.
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const editionStates = {
  draft: { label: '草案', open: true, editable: true, tone: 'active' },
  adopted: { label: '已通过', open: false, tone: 'good' },
  discarded: { label: '已作废', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type EditionState = keyof typeof editionStates

export interface EditionSubject extends Judged<EditionState, never> {
  /** What is still wrong with the draft. */
  readonly flaws: readonly string[]
}

export const editionLifecycle = {
  kind: 'duty-rule-set',
  title: '履职考核办法',
  initial: 'draft',
  states: editionStates,
  moves: {
    adopt: {
      label: '登记通过',
      from: ['draft'],
      to: 'adopted',
      right: 'scores:adopt',
      weight: 'primary',
      confirm: '通过后这一版不再改动。已经固定的得分仍按当时的办法，不受影响。',
      asks: z.strictObject({ fromDay: dayText.meta({ title: '自哪天起适用' }), source: words('依据（会议、文号）', 300) }),
      against: (e) => e.flaws,
    },
    discard: { label: '作废草案', from: ['draft'], to: 'discarded', right: 'scores:rules', weight: 'danger', asks: z.strictObject({}) },
  },
} as const satisfies Lifecycle<EditionState, string, EditionSubject, never>
export type EditionMove = keyof typeof editionLifecycle.moves
export type EditionAsk<M extends EditionMove> = z.infer<(typeof editionLifecycle.moves)[M]['asks']>
export const editionCourse: Lifecycle<EditionState, EditionMove, EditionSubject, never> = editionLifecycle
