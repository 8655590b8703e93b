// What judge asks of an item, a problem and a selection, made from what the store read: the same values draw the button and guard the act.
import type { Actor } from '#/core/actor.ts'
import { unitIdsOf, type ProblemRow, type Supervision } from './item.ts'
import type { SupervisionSubject } from './lifecycle.ts'
import { problemStates, type ProblemSubject } from './problem-lifecycle.ts'
import { missingActs, modeOf, relationsTo, relationsToProblem } from './rules.ts'
import type { SelectionSubject } from './selection-lifecycle.ts'
import type { ModeRow } from './settings.ts'

const placeOf = (item: Supervision) => ({ leaderId: item.leaderId, bodyId: item.bodyId, unitIds: unitIdsOf(item) })

export const modeOfItem = (item: Pick<Supervision, 'mode' | 'modeLabel'>, modes: readonly ModeRow[]): ModeRow =>
  modeOf(modes, item.mode, item.modeLabel)

export function supervisionSubject(item: Supervision, modes: readonly ModeRow[], actor: Actor): SupervisionSubject {
  const mode = modeOfItem(item, modes)
  return {
    state: item.state,
    relations: relationsTo(placeOf(item), mode, actor),
    purpose: item.purpose,
    plan: item.plan,
    planned: item.plannedOn !== null,
    leaderApproves: mode.approves === 'leader',
    missingActs: missingActs(mode, item.activities),
    openProblems: item.problems.filter((p) => problemStates[p.state].open).length,
    activities: item.activities.length,
  }
}

export function problemSubject(item: Supervision, problem: ProblemRow, modes: readonly ModeRow[], actor: Actor): ProblemSubject {
  return {
    state: problem.state,
    relations: relationsToProblem(placeOf(item), problem.ownerId, modeOfItem(item, modes), actor),
    running: item.state === 'running',
  }
}

interface Recommended {
  readonly state: SelectionSubject['state']
  readonly standing: boolean
  readonly recommendations: readonly { readonly weighty: boolean; readonly broad: boolean; readonly feasible: boolean }[]
}

export const selectionSubject = ({ state, standing, recommendations }: Recommended): SelectionSubject => ({
  state,
  relations: [],
  weighty: recommendations.some((r) => r.weighty),
  broad: recommendations.some((r) => r.broad),
  feasible: recommendations.some((r) => r.feasible),
  standing,
})
