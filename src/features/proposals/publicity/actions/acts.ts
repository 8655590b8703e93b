// Which act makes which move. A new move in the lifecycle is a compile error here until it has its act.
import type { Act } from '#/core/http/move-routes.ts'
import type { Moved } from '../../actions/draft.ts'
import type { PublicityAsk, PublicityMove } from '../lifecycle.ts'
import { decline, reopen, revise, revokeConsent, withdraw } from './decide.ts'
import { approve, sendBack, sendForReview } from './prepare.ts'

export const publicityActs: { readonly [M in PublicityMove]: Act<PublicityAsk<M>, Moved> } = {
  sendForReview,
  approve,
  sendBack,
  decline,
  withdraw,
  revise,
  reopen,
  revokeConsent,
}
