// Which act makes which move. A new move in the lifecycle is a compile error here until it has its act.
import type { Act, Seen } from '#/core/http/move-routes.ts'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Event } from '#/core/event.ts'
import { done } from '#/core/outcome.ts'
import { proposalEvents } from '../events.ts'
import { proposalCourse, type ProposalAsk, type ProposalMove } from '../lifecycle.ts'
import type { TaskAsk, TaskMove } from '../task-lifecycle.ts'
import { actOnCase, enter, proposalOf } from './acting.ts'
import { allocate, assign } from './assign.ts'
import { decline, discard, invite, sign, submit, type Moved } from './draft.ts'
import { confirmRehandle, mediate } from './feedback.ts'
import { assistOpinion, consult, issue, plan, receive, returnDraft, sendForSign } from './handle.ts'
import { correctClass, passAudit, passLaterAudit, rejectReply, returnFromAudit, sendForAudit } from '../tasks/actions/audit.ts'
import { countersign, recallDraft, sendForCountersign } from '../tasks/actions/countersign.ts'
import { escalate, rule } from '../tasks/actions/escalate.ts'
import { agreeExtension, refuseExtension, requestExtension } from '../tasks/actions/extend.ts'
import { pause, resume } from '../tasks/actions/pause.ts'
import { addUnit, reassign, refuseReturn, requestReturn } from '../tasks/actions/returns.ts'
import { urge } from '../tasks/actions/urge.ts'
import { merge, unmerge } from './merge.ts'
import { fastFile, file } from './file.ts'
import { inform, jointOpinion, notFile, passPreReview, reopenPreReview, returnToProposer } from './review.ts'
import { refuseWithdrawal, requestWithdrawal, withdraw, withdrawFiled } from './withdraw.ts'

/** A move that only enters its state: judge, enter, record. */
const plain =
  (move: ProposalMove, event: () => Event): Act<unknown, Moved> =>
  (world: World, actor: Actor, seen: Seen) =>
    perform(world, actor, async (change) => {
      const acting = await actOnCase(change, move, seen)
      if (!acting.ok) return acting
      const { to } = proposalCourse.moves[move]
      if (to === null) throw new Error(`${move} has no state of its own to enter`)
      await enter(change, seen.id, to)
      change.record(proposalOf(seen.id), event())
      return done({ id: seen.id, state: to })
    })

export const caseActs: { readonly [M in ProposalMove]: Act<ProposalAsk<M>, Moved> } = {
  invite,
  sign,
  decline,
  submit,
  discard,
  withdraw,
  requestWithdrawal,
  refuseWithdrawal,
  withdrawFiled: (world, actor, seen, ask) => withdrawFiled(world, actor, 'withdrawFiled', seen, ask),
  withdrawAssigned: (world, actor, seen, ask) => withdrawFiled(world, actor, 'withdrawAssigned', seen, ask),
  startReview: plain('startReview', () => proposalEvents.reviewStarted.of({})),
  returnToProposer,
  passPreReview,
  reopenPreReview,
  jointOpinion,
  file,
  fastFile,
  notFile,
  inform,
  merge,
  unmerge,
  allocate,
  assign,
  confirmRehandle,
  mediate,
  archive: plain('archive', () => proposalEvents.archived.of({})),
  archiveUnfiled: plain('archiveUnfiled', () => proposalEvents.archived.of({})),
}

export const taskActs: { readonly [M in TaskMove]: Act<TaskAsk<M>, Moved> } = {
  receive,
  plan,
  consult,
  assistOpinion,
  sendForSign,
  returnDraft,
  issue,
  requestReturn,
  refuseReturn,
  reassign,
  addUnit,
  escalate,
  rule,
  requestExtension,
  agreeExtension,
  refuseExtension,
  pause,
  resume,
  sendForCountersign,
  countersign,
  recallDraft,
  sendForAudit,
  passAudit,
  returnFromAudit,
  passLaterAudit,
  rejectReply,
  correctClass,
  urge,
}
