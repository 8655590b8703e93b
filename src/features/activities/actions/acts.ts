// Which act makes which move. A new move in a lifecycle is a compile error here until it has its act.
import type { Act } from '#/core/http/move-routes.ts'
import type { ActivityAsk, ActivityMove } from '../lifecycle.ts'
import type { ReplyAsk, ReplyMove } from '../reply-lifecycle.ts'
import {
  approve,
  begin,
  cancel,
  close,
  closeSignUp,
  hold,
  issueMinutes,
  notify,
  postpone,
  registerApproval,
  reschedule,
  sendBack,
  submit,
  type Moved,
} from './course.ts'
import { askLeave, confirm, decline, grantLeave, refuseLeave, registerLeave, substitute, type Answered } from './reply.ts'

export const activityActs: { readonly [M in ActivityMove]: Act<ActivityAsk<M>, Moved> } = {
  submit,
  approve,
  sendBack,
  registerApproval,
  notify,
  closeSignUp,
  begin,
  hold,
  issueMinutes,
  close,
  postpone,
  reschedule,
  cancel,
}

export const replyActs: { readonly [M in ReplyMove]: Act<ReplyAsk<M>, Answered> } = {
  confirm,
  decline,
  askLeave,
  grantLeave,
  refuseLeave,
  registerLeave,
  substitute,
}
