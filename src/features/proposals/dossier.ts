// A case as the rules and pages see it: plain values, read by the store in one statement.
import type { Day } from '#/core/day.ts'
import type { ConversionKind, ConversionState } from './conversion/lifecycle.ts'
import type { ProposalState } from './lifecycle.ts'
import type { MeetingKind, MeetingState } from './meeting/lifecycle.ts'
import type { FeedbackScale, GivenAnswer, Verdict } from './scale-rules.ts'
import type { TaskState } from './task-lifecycle.ts'
import type { TaskMatters } from './tasks/dossier.ts'
import type { Accepted, ClassMark, Mode, Openness, ProposerKind, Rating, TimeKind, UnitRole, phases } from './words.ts'

export interface CosignatureRow {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly invitedAt: string
  readonly expiresAt: string
  readonly signedAt: string | null
  readonly declinedAt: string | null
  readonly opinion: string | null
  readonly textHash: string | null
  readonly method: string
}

export interface ReviewRow {
  readonly stage: string
  readonly decision: string
  readonly reviewer: string
  readonly at: string
  readonly reasonCode: string | null
  readonly reasonText: string | null
  readonly disposal: string | null
  readonly category: string | null
  readonly note: string | null
}

export interface ConsultationRow {
  readonly id: string
  readonly taskId: string
  readonly phase: keyof typeof phases
  readonly mode: Mode
  readonly heldOn: Day
  readonly place: string
  readonly unitPeople: string
  readonly content: string
  readonly opinions: string
  readonly agreed: string
  readonly recordedBy: string
  readonly confirmedAt: string | null
  readonly disputedAt: string | null
  readonly disputeReason: string | null
}

export interface ReplyItemRow {
  readonly no: number
  readonly accepted: Accepted
  readonly measure: string
  readonly done: boolean
  readonly dueDay: Day | null
  readonly reason: string
}

export interface ReplyRow {
  readonly id: string
  readonly taskId: string
  readonly round: number
  readonly docNo: string
  readonly title: string
  readonly body: string
  readonly classMark: ClassMark | null
  /** As it stands: what was promised may have been kept since. Null while it is not issued. */
  readonly classNow: ClassMark | null
  readonly openness: Openness | null
  readonly opennessReason: string
  readonly signerName: string
  readonly signerPost: string
  readonly contactName: string
  readonly contactPhone: string
  readonly issuedOn: Day | null
  readonly items: readonly ReplyItemRow[]
}

export interface TaskRow {
  readonly id: string
  readonly bodyId: string
  readonly unit: string
  readonly role: UnitRole
  readonly round: number
  readonly state: TaskState
  readonly version: number
  readonly assignedOn: Day
  readonly receivedOn: Day | null
  readonly receivedBy: string | null
  readonly responsibleLeader: string | null
  readonly section: string | null
  readonly clerk: string | null
  readonly clerkPhone: string | null
  readonly plan: string | null
  readonly dueDay: Day
  readonly originalDueDay: Day
  readonly answeredOn: Day | null
  readonly matters: TaskMatters
}

export interface FormRow {
  readonly id: string
  readonly replyId: string
  readonly taskId: string
  readonly round: number
  readonly evaluatorId: string
  readonly evaluatorKind: 'person' | 'body'
  readonly evaluator: string
  readonly decisive: boolean
  readonly openedOn: Day
  readonly dueDay: Day
  /** The scale it was opened with; null before scales were data. */
  readonly scale: FeedbackScale | null
  readonly answers: readonly GivenAnswer[]
  readonly verdict: Verdict | null
  readonly comment: string
  readonly givenOn: Day | null
  readonly lapsedOn: Day | null
  readonly channel: string | null
  /** Of a form on paper: the clerk who typed it. */
  readonly enteredBy: string | null
}

export interface DeadlineRow {
  readonly partId: string | null
  readonly code: string
  readonly label: string
  readonly holder: string | null
  readonly due: Day
  readonly steps: readonly string[]
  readonly open: boolean
}

export interface UnitRow {
  readonly bodyId: string
  readonly name: string
  readonly role: UnitRole
}

export interface Dossier {
  readonly committeeId: number
  readonly id: string
  readonly version: number
  readonly state: ProposalState
  readonly stateSince: string
  readonly subject: string
  readonly sessionId: string
  readonly sessionTitle: string
  readonly cutoffAt: string
  readonly timeKind: TimeKind | null
  readonly proposerKind: ProposerKind
  readonly isKey: boolean
  readonly leadPersonId: string | null
  readonly leadBodyId: string | null
  readonly leadName: string | null
  readonly contactName: string
  readonly contactPhone: string
  readonly enteredBy: string | null
  readonly situation: string
  readonly analysis: string
  readonly surveyDone: boolean
  readonly surveyNote: string
  readonly openConsent: boolean
  readonly openReason: string
  readonly category: string | null
  readonly keywords: readonly string[]
  readonly intakeNo: number | null
  readonly caseNo: number | null
  readonly textHash: string | null
  readonly submittedAt: string | null
  readonly filedOn: Day | null
  readonly assignedOn: Day | null
  readonly repliedOn: Day | null
  readonly closedOn: Day | null
  readonly mainCase: { readonly id: string; readonly title: string; readonly caseNo: number | null; readonly state: ProposalState } | null
  readonly merged: readonly { readonly id: string; readonly title: string; readonly lead: string; readonly leadId: string }[]
  readonly suggestions: readonly string[]
  readonly wishedUnits: readonly UnitRow[]
  readonly allocation: readonly UnitRow[]
  readonly cosignatures: readonly CosignatureRow[]
  readonly reviews: readonly ReviewRow[]
  readonly tasks: readonly TaskRow[]
  readonly consultations: readonly ConsultationRow[]
  readonly replies: readonly ReplyRow[]
  readonly forms: readonly FormRow[]
  readonly mediation: {
    readonly heldOn: Day
    readonly place: string
    readonly proposerPeople: string
    readonly unitPeople: string
    readonly otherPeople: string
    readonly minutes: string
    readonly result: Rating
  } | null
  readonly fastTrack: boolean
  readonly fastReason: string
  readonly conversion: {
    readonly id: string
    readonly version: number
    readonly kind: ConversionKind
    readonly state: ConversionState
    readonly askedOn: Day
    readonly dueDay: Day
    readonly answeredOn: Day | null
    readonly handedOn: Day | null
    readonly receivingOffice: string | null
    readonly note: string
  } | null
  /** The review meeting on whose list the case stands, while it is not decided there. */
  readonly meeting: { readonly id: string; readonly title: string; readonly kind: MeetingKind; readonly state: MeetingState } | null
  /** The proposer's wish after filing, while nobody has answered it. */
  readonly withdrawalAsked: { readonly reason: string; readonly askedOn: Day } | null
  readonly deadlines: readonly DeadlineRow[]
  /** Parts the reader takes in the case, by person or by body: author, invited, cosigner, unit… */
  readonly myParts: readonly string[]
}
