// The whole's state is computed from its parts: a case after the hand-over is what its units' tasks and the proposers' forms make it.
import type { ProposalState } from './lifecycle.ts'
import { isReplaced, taskStates, type TaskState } from './task-lifecycle.ts'
import type { Verdict } from './scale-rules.ts'
import { answers, type UnitRole } from './words.ts'

export interface TaskPart {
  readonly role: UnitRole
  readonly round: number
  readonly state: TaskState
}

export interface FormPart {
  readonly round: number
  readonly decisive: boolean
  /** What its deciding answers say; null while it is not given. */
  readonly verdict: Verdict | null
  readonly lapsed: boolean
  /** The reply it rates belongs to a task that another has taken the place of. */
  readonly superseded: boolean
}

/** Forms that now call for a new round or, from the second on, for a meeting of the three sides. */
export const openDissatisfaction = (forms: readonly FormPart[]): readonly FormPart[] =>
  forms.filter((f) => f.decisive && !f.superseded && f.verdict === 'dissatisfied')

/**
 * The state of a case whose tasks exist. Silence (lapsed) closes as 未反馈 and is never counted as satisfied.
 * `mediated`: the meeting after a second 不满意 has been recorded. `promises`: what replies promised for later and is still owed;
 * a closed case with such is tracked (T21) and closed again when none is left (T22).
 */
export function caseState(tasks: readonly TaskPart[], forms: readonly FormPart[], mediated: boolean, promises = 0): ProposalState {
  const state = judgedState(tasks, forms, mediated)
  return state === 'closed' && promises > 0 ? 'tracking' : state
}

/** The proposers have judged, or let it pass: closed for statistics, whatever is still promised. */
export const isSettled = (state: ProposalState): boolean => state === 'closed' || state === 'tracking'

function judgedState(tasks: readonly TaskPart[], forms: readonly FormPart[], mediated: boolean): ProposalState {
  const live = tasks.filter((t) => !isReplaced(t.state))
  if (live.length > 0 && live.every((t) => t.state === 'withdrawn')) return 'withdrawn'
  if (live.length === 0) throw new Error('a case without live tasks has no computed state')
  const answering = live.filter((t) => answers[t.role])
  const unanswered = answering.filter((t) => taskStates[t.state].open)
  if (unanswered.length > 0) {
    if (unanswered.some((t) => t.round > 1)) return 'rehandling'
    return live.some((t) => t.state === 'pendingReceipt') ? 'assigned' : 'inHandling'
  }
  if (mediated) return 'closed'
  const decisive = forms.filter((f) => f.decisive && !f.superseded)
  if (decisive.some((f) => f.verdict === null && !f.lapsed)) return 'feedbackOpen'
  const unhappy = openDissatisfaction(forms)
  if (unhappy.some((f) => f.round > 1)) return 'mediating'
  // A first 不满意 stays open until the proposal office sends the case back to the unit.
  return unhappy.length > 0 ? 'feedbackOpen' : 'closed'
}
