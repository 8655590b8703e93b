// What happened to a task besides its plain way, as rules and pages see it.
import type { Day } from '#/core/day.ts'
import type { UnitRole } from '../words.ts'
import type { Urging } from './urging-budget.ts'
import type { AskWhom, AuditModel, AuditResult, ExtensionResult, ReturnKind, ReturnResult, Ruling } from './words.ts'

export interface ReturnRow {
  readonly id: string
  readonly kind: ReturnKind
  readonly reason: string
  readonly suggested: readonly { readonly bodyId: string; readonly name: string }[]
  readonly signerName: string
  readonly signerPost: string
  readonly requestedOn: Day
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  readonly result: ReturnResult | null
  readonly note: string
  readonly newUnits: readonly {
    readonly bodyId: string
    readonly name: string
    readonly role: UnitRole
    readonly taskId: string
    readonly due: Day
  }[]
  readonly handedOverOn: Day | null
}

export interface EscalationRow {
  readonly id: string
  readonly issue: string
  readonly askWhom: AskWhom
  readonly raisedBy: string
  readonly raisedOn: Day
  readonly ruledOn: Day | null
  readonly ruler: string | null
  readonly rulerPost: string | null
  readonly ruling: Ruling | null
  readonly rulingText: string | null
}

export interface ExtensionRow {
  readonly id: string
  readonly reason: string
  readonly askedDue: Day
  readonly signerName: string
  readonly signerPost: string
  readonly requestedOn: Day
  readonly assigningBy: string | null
  readonly assigningOn: Day | null
  readonly committeeBy: string | null
  readonly committeeOn: Day | null
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  readonly result: ExtensionResult | null
  readonly oldDue: Day
  readonly newDue: Day | null
  readonly note: string
  readonly proposerToldOn: Day | null
}

export interface PauseRow {
  readonly id: string
  readonly from: Day
  readonly until: Day | null
  readonly reason: string
  readonly decision: string
  readonly decidedBy: string
}

export interface CountersignRow {
  readonly id: string
  readonly bodyId: string | null
  /** The unit's name, or the section's. */
  readonly name: string
  readonly askedOn: Day
  readonly agreed: boolean | null
  readonly opinion: string
  readonly givenBy: string | null
  readonly givenOn: Day | null
}

export interface AuditRow {
  readonly id: string
  readonly model: Exclude<AuditModel, 'none'>
  readonly askedOn: Day
  readonly decidedOn: Day | null
  readonly auditor: string | null
  readonly result: AuditResult | null
  readonly opinion: string
}

/** Each list the earliest first. */
export interface TaskMatters {
  readonly previousId: string | null
  readonly returnUntil: Day | null
  readonly returnSteps: readonly string[]
  readonly pausedOn: Day | null
  readonly returns: readonly ReturnRow[]
  readonly escalations: readonly EscalationRow[]
  readonly extensions: readonly ExtensionRow[]
  readonly pauses: readonly PauseRow[]
  /** Of the draft as it was sent round last. */
  readonly countersigns: readonly CountersignRow[]
  readonly audits: readonly AuditRow[]
  /** The latest of the unit, about this case or another: they share one budget. */
  readonly urgings: readonly Urging[]
}

export const openReturn = (t: Pick<TaskMatters, 'returns'>): ReturnRow | null => t.returns.find((r) => r.decidedOn === null) ?? null
export const openEscalation = (t: Pick<TaskMatters, 'escalations'>): EscalationRow | null =>
  t.escalations.find((e) => e.ruledOn === null) ?? null
export const openExtension = (t: Pick<TaskMatters, 'extensions'>): ExtensionRow | null =>
  t.extensions.find((e) => e.decidedOn === null) ?? null
export const openAudit = (t: Pick<TaskMatters, 'audits'>): AuditRow | null => t.audits.find((a) => a.decidedOn === null) ?? null
