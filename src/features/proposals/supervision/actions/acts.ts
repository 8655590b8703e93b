// Which act makes which move. A new move in a lifecycle is a compile error here until it has its act.
import type { Act } from '#/core/http/move-routes.ts'
import type { SupervisionAsk, SupervisionMove } from '../lifecycle.ts'
import type { ProblemAsk, ProblemMove } from '../problem-lifecycle.ts'
import type { SelectionAsk, SelectionMove } from '../selection-lifecycle.ts'
import { approvePlan, cancel, recordApproval, returnPlan, submitPlan, writePlan, type Moved } from './plan.ts'
import { answer, confirm, retract, sendBack } from './problem.ts'
import { close, readResult, recordReading, reportResult, returnResult } from './result.ts'
import { addProblem, instruct, recordActivity, reportByUnit, urge } from './run.ts'
import { decide, decline, endStanding, shortlist, type Selected } from './selection.ts'

export const selectionActs: { readonly [M in SelectionMove]: Act<SelectionAsk<M>, Selected> } = { shortlist, decide, decline, endStanding }

export const supervisionActs: { readonly [M in SupervisionMove]: Act<SupervisionAsk<M>, Moved> } = {
  writePlan,
  submitPlan,
  approvePlan,
  returnPlan,
  recordApproval,
  recordActivity,
  addProblem,
  urge,
  reportByUnit,
  instruct,
  reportResult,
  readResult,
  returnResult,
  recordReading,
  close,
  cancel,
}

export const problemActs: { readonly [M in ProblemMove]: Act<ProblemAsk<M>, Moved> } = { answer, confirm, sendBack, retract }
