// A supervision item as rules, papers and pages see it: plain values, read by the store in one statement.
import type { Day } from '#/core/day.ts'
import type { ProposalState } from '../lifecycle.ts'
import type { TaskState } from '../task-lifecycle.ts'
import type { UnitRole } from '../words.ts'
import type { SupervisionState } from './lifecycle.ts'
import type { ProblemState } from './problem-lifecycle.ts'
import type { Tier } from './words.ts'

export interface SupervisedUnit {
  readonly bodyId: string
  readonly name: string
  readonly role: UnitRole
  readonly taskId: string
  readonly state: TaskState
  readonly version: number
  readonly due: Day
}

export interface SupervisedCase {
  readonly id: string
  readonly caseNo: number | null
  readonly subject: string
  readonly state: ProposalState
  readonly tier: Tier | null
  readonly lead: string
  readonly units: readonly SupervisedUnit[]
}

export interface ActivityRow {
  readonly id: string
  readonly kind: string
  readonly label: string
  readonly heldOn: Day
  readonly place: string
  readonly participants: string
  readonly leaderPresent: boolean
  readonly minutes: string
  readonly asked: string
  readonly recordedBy: string
}

export interface ProblemRow {
  readonly id: string
  readonly no: number
  readonly text: string
  readonly ownerId: string
  readonly owner: string
  readonly foundOn: Day
  readonly state: ProblemState
  readonly version: number
  readonly answer: string
  readonly answeredOn: Day | null
  readonly answeredBy: string | null
  readonly returned: string
  readonly solvedOn: Day | null
  readonly confirmedBy: string | null
  readonly retractReason: string
  readonly due: Day | null
  readonly dueSteps: readonly string[]
}

export interface UnitReportRow {
  readonly id: string
  readonly bodyId: string
  readonly unit: string
  readonly owedOn: Day
  readonly text: string
  readonly reportedOn: Day | null
  readonly reportedBy: string | null
}

export interface InstructionRow {
  readonly id: string
  readonly leaderName: string
  readonly text: string
  readonly givenOn: Day
  readonly recordedBy: string
}

export interface ResultRow {
  readonly id: string
  readonly text: string
  readonly reportedOn: Day
  readonly reportedBy: string
  readonly returnedOn: Day | null
  readonly returnReason: string
  readonly readOn: Day | null
  readonly readBy: string | null
  readonly opinion: string
}

export interface OwedRow {
  readonly code: string
  readonly label: string
  readonly holder: string | null
  readonly due: Day
  readonly steps: readonly string[]
}

export interface Supervision {
  readonly committeeId: number
  readonly id: string
  readonly version: number
  readonly state: SupervisionState
  readonly stateSince: string
  readonly title: string
  readonly sessionId: string
  readonly sessionTitle: string
  readonly mode: string
  readonly modeLabel: string
  readonly leaderId: string
  readonly leaderName: string
  readonly leaderPost: string
  readonly bodyId: string | null
  readonly body: string | null
  readonly purpose: string
  readonly plan: string
  readonly unitLeaders: string
  readonly participants: string
  readonly plannedOn: Day | null
  readonly openedOn: Day
  readonly planSubmittedOn: Day | null
  readonly planApprovedOn: Day | null
  readonly planApprovedBy: string | null
  readonly approvalNote: string
  readonly closedOn: Day | null
  readonly conclusion: string
  readonly cancelReason: string
  readonly cases: readonly SupervisedCase[]
  readonly activities: readonly ActivityRow[]
  readonly problems: readonly ProblemRow[]
  readonly reports: readonly UnitReportRow[]
  readonly instructions: readonly InstructionRow[]
  readonly results: readonly ResultRow[]
  readonly owed: readonly OwedRow[]
}

/** Every unit with a task in a supervised case. */
export const unitIdsOf = (item: Pick<Supervision, 'cases'>): readonly string[] => [
  ...new Set(item.cases.flatMap((c) => c.units.map((u) => u.bodyId))),
]
