// One text with everything about it, as it is read.
import type { Day } from '#/core/day.ts'
import type { WorkKind } from './codes.ts'
import type { WorkState } from './lifecycle.ts'
import type { Horizon, SuggestionType } from './words.ts'

export interface Work {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly state: WorkState
  readonly kind: WorkKind
  readonly year: number
  readonly body: string
  readonly themes: readonly { readonly code: string; readonly label: string }[]
  readonly programmeId: string | null
  readonly originId: string | null
  readonly receiver: { readonly id: string; readonly name: string } | null
  readonly suggestionType: SuggestionType | null
  readonly horizon: Horizon | null
  readonly submittedOn: Day | null
  readonly acceptedOn: Day | null
  readonly shownOn: Day | null
  readonly shownAt: string
  /** The author first. */
  readonly authors: readonly { readonly id: string; readonly name: string }[]
  readonly rounds: readonly {
    readonly submittedOn: Day
    readonly decidedOn: Day | null
    readonly decision: string | null
    readonly reason: string
    readonly decidedBy: string
  }[]
}
