// A publication as the rules and pages see it: plain values, read by the store in one statement.
import type { Day } from '#/core/day.ts'
import type { Openness } from '../words.ts'
import type { PublicityState } from './lifecycle.ts'
import type { Mark } from './redaction-rules.ts'
import type { CopyForm, PublicityPart } from './words.ts'

export interface MarkRow extends Mark {
  readonly id: string
  readonly passage: string
  readonly suggested: boolean
  readonly by: string
  readonly at: string
}

export interface CopyRow {
  readonly entry: number
  readonly form: CopyForm
  readonly preparedBy: string
  readonly approvedBy: string
  readonly publishedOn: Day
  readonly withdrawnOn: Day | null
  readonly withdrawnBy: string | null
  readonly withdrawnBecause: string | null
}

export interface Publication {
  readonly id: string
  readonly proposalId: string
  readonly part: PublicityPart
  readonly replyId: string | null
  readonly bodyId: string | null
  readonly unit: string | null
  readonly state: PublicityState
  readonly openedOn: Day
  readonly dueDay: Day
  readonly form: CopyForm
  readonly abstract: string
  readonly showsProposer: boolean
  readonly preparedBy: string | null
  readonly preparedName: string | null
  readonly sentBack: string | null
  readonly version: number
  readonly openness: Openness
  readonly opennessReason: string
  /** Marks in force. */
  readonly marks: readonly MarkRow[]
  readonly copies: readonly CopyRow[]
}

export interface LogRow {
  readonly at: Date
  readonly by: string
  readonly place: string
  readonly passage: string
  readonly kind: Mark['kind']
  readonly decision: Mark['decision']
  readonly reason: string
  readonly suggested: boolean
  readonly undoneAt: Date | null
  readonly undoneBy: string | null
}
