// Which act makes which move of a promise. A new move is a compile error here until it has its act.
import type { Act } from '#/core/http/move-routes.ts'
import type { CommitmentAsk, CommitmentMove } from '../lifecycle.ts'
import {
  accept,
  assignAgain,
  confirmUnable,
  expire,
  grantAdjustment,
  rate,
  reclassify,
  refuseAdjustment,
  refuseUnable,
  rejectDone,
  reopen,
} from './decide.ts'
import { askAdjustment, progress, reportDone, reportUnable, type Moved } from './report.ts'

export const commitmentActs: { readonly [M in CommitmentMove]: Act<CommitmentAsk<M>, Moved> } = {
  progress,
  reportDone,
  askAdjustment,
  reportUnable,
  grantAdjustment,
  refuseAdjustment,
  accept,
  rejectDone,
  confirmUnable,
  refuseUnable,
  assignAgain,
  expire,
  rate,
  reopen,
  reclassify,
}
