// A promise as the rules and pages see it: plain values, read by the store in one statement, and what judge asks of it.
import { bodiesOf, type Actor } from '#/core/actor.ts'
import { yearOf, type Day } from '#/core/day.ts'
import type { ProposalState } from '../lifecycle.ts'
import { partiesOfActor } from '../store.ts'
import type { ClassMark, Rating } from '../words.ts'
import { commitmentStates, type CommitmentState, type CommitmentSubject } from './lifecycle.ts'
import type { DueKind, ProgressKind } from './words.ts'

export interface ProgressRow {
  readonly id: string
  readonly onDay: Day
  readonly percent: number
  readonly text: string
  readonly kind: ProgressKind
  readonly recordedBy: string
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[]
}

export interface DueRow {
  readonly dueDay: Day
  readonly fromDay: Day
  readonly kind: DueKind
  readonly reason: string
  readonly setBy: string
}

export interface RatingRow {
  readonly evaluatorId: string
  readonly evaluator: string
  readonly ratedOn: Day
  readonly result: Rating
  readonly comment: string
  readonly voided: boolean
}

export interface SiblingRow {
  readonly id: string
  readonly text: string
  readonly state: CommitmentState
  readonly dueDay: Day
}

export interface CommitmentRow {
  readonly id: string
  readonly version: number
  readonly proposalId: string
  readonly taskId: string
  readonly replyId: string
  readonly docNo: string
  readonly itemNo: number
  readonly suggestion: string
  readonly classMark: ClassMark
  /** The class of the reply as it stands. */
  readonly classNow: ClassMark
  readonly bodyId: string
  readonly unit: string
  readonly text: string
  readonly promisedOn: Day
  readonly dueDay: Day
  readonly originalDueDay: Day
  readonly limitDay: Day
  readonly state: CommitmentState
  readonly stateSince: string
  readonly percent: number
  readonly reportedOn: Day | null
  readonly askedDue: Day | null
  readonly askedReason: string | null
  readonly finishedOn: Day | null
  readonly againOn: Day | null
  readonly subject: string
  readonly caseNo: number | null
  readonly sessionId: string
  readonly sessionTitle: string
  readonly caseState: ProposalState
  readonly lead: string | null
  readonly progress: readonly ProgressRow[]
  readonly dues: readonly DueRow[]
  readonly ratings: readonly RatingRow[]
  readonly siblings: readonly SiblingRow[]
  readonly assignments: readonly {
    readonly title: string
    readonly on: Day
    readonly dueDay: Day
    readonly documentNo: string
    readonly demand: string
  }[]
  /** The round of 回头看 that awaits this promise. */
  readonly lookBack: { readonly id: string; readonly title: string; readonly dueDay: Day; readonly demand: string } | null
  readonly deadlines: readonly { readonly code: string; readonly label: string; readonly due: Day; readonly steps: readonly string[] }[]
  readonly myParts: readonly string[]
}

const proposing = ['author', 'cosigner', 'coAuthor']

export function commitmentSubject(c: CommitmentRow, actor: Actor, today: Day): CommitmentSubject {
  const ratings = c.ratings.filter((r) => !r.voided)
  const mine = partiesOfActor(actor)
  return {
    state: c.state,
    relations: [
      ...(bodiesOf(actor).includes(c.bodyId) ? (['unit'] as const) : []),
      ...(c.myParts.some((p) => proposing.includes(p)) ? (['proposer'] as const) : []),
    ],
    today,
    limitDay: c.limitDay,
    promisedYear: yearOf(c.promisedOn),
    classNow: c.classNow,
    othersOwed: c.siblings.filter((s) => commitmentStates[s.state].owed).length,
    othersNotKept: c.siblings.filter((s) => s.state === 'failed' || s.state === 'expired').length,
    dissatisfied: ratings.some((r) => r.result === 'dissatisfied'),
    ratedByMe: ratings.some((r) => mine.includes(r.evaluatorId)),
    archived: c.caseState === 'archived',
  }
}
