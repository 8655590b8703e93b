// Implements the contract: call the act or the query, answer.
import type { Outcome } from '#/core/outcome.ts'
import { done, notFound } from '#/core/outcome.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import { batchRoutes, moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { codesOf } from '#/core/settings/store.ts'
import { memberSeat } from '#/features/members/public.ts'
import { caseActs, taskActs } from './actions/acts.ts'
import * as drafting from './actions/draft.ts'
import * as judging from './actions/feedback.ts'
import * as handling from './actions/handle.ts'
import { proposalOf, settingsFor } from './actions/acting.ts'
import { categories, refusals } from './codes.ts'
import { batchMoves, consultationsContract, feedbackContract, proposalsContract, tasksContract } from './contract.ts'
import { pageOf, readsReply, type ProposalPageData } from './page.ts'
import { pickProposals } from './pick.ts'
import { similarTo } from './similar.ts'
import { caseOfPart, findCase } from './store.ts'

const p = routesFor(proposalsContract)
const t = routesFor(tasksContract)
const c = routesFor(consultationsContract)
const f = routesFor(feedbackContract)

async function page({ world, actor }: SignedInContext, id: string): Promise<Outcome<ProposalPageData>> {
  const today = world.clock.today()
  const read = async (tx: Tx): Promise<Outcome<ProposalPageData>> => {
    const found = await findCase(tx, actor, id)
    if (!found) return notFound('没有找到这件提案，或者您无权查看')
    const settings = await settingsFor(tx, actor.committeeId, found.sessionId, today)
    const value = pageOf(found, actor, today, {
      settings,
      categories: await codesOf(tx, actor.committeeId, categories, today),
      refusals: await codesOf(tx, actor.committeeId, refusals, today),
      entries: await entriesOf(tx, actor.committeeId, [
        proposalOf(id),
        ...found.tasks.filter((t) => readsReply(found, t, actor)).map((t) => ({ kind: 'handling-task', id: t.id })),
      ]),
      leadSector: found.leadPersonId ? ((await memberSeat(tx, found.leadPersonId, today))?.sectorName ?? null) : null,
    })
    return { ok: true, value }
  }
  return readIn(world.db, [actor.committeeId], read, { rowByRow: true, plannedOnce: true })
}

/** The case of a part, for who may read the case. */
function caseWith(
  { world, actor }: SignedInContext,
  part: 'handling_task' | 'feedback',
  id: string,
): Promise<Outcome<{ proposalId: string }>> {
  return readIn(world.db, [actor.committeeId], async (tx) => {
    const proposalId = await caseOfPart(tx, part, id)
    const found = proposalId ? await findCase(tx, actor, proposalId) : null
    return found ? done({ proposalId: found.id }) : notFound()
  })
}

const { create, enter, get, save, similar, pick, moves, batch } = p
export const proposalsRoutes = p.router({
  create: create.handler(async ({ input, context: x }) =>
    answer(await drafting.createDraft(x.world, x.actor, input.proposerKind, input.text)),
  ),
  enter: enter.handler(async ({ input, context: x }) =>
    answer(await drafting.enterOnBehalf(x.world, x.actor, input.leadPersonId, input.text)),
  ),
  get: get.handler(async ({ input, context }) => answer(await page(context, input.id))),
  save: save.handler(async ({ input, context: x }) => answer(await drafting.saveText(x.world, x.actor, input, input.text))),
  similar: similar.handler(async ({ input, context: x }) => ({ items: await similarTo(x.world, x.actor, input) })),
  pick: pick.handler(({ input, context: { world, actor } }) =>
    readIn(world.db, [actor.committeeId], (tx) => pickProposals(tx, actor, input)),
  ),
  moves: moveRoutes(moves, caseActs),
  batch: batchRoutes(batch, batchMoves, caseActs),
})

export const tasksRoutes = t.router({
  get: t.get.handler(async ({ input, context }) => answer(await caseWith(context, 'handling_task', input.id))),
  saveReply: t.saveReply.handler(async ({ input, context: x }) => answer(await handling.saveReply(x.world, x.actor, input, input.text))),
  moves: moveRoutes(t.moves, taskActs),
})

export const consultationsRoutes = c.router({
  confirm: c.confirm.handler(async ({ input, context: x }) => answer(await judging.judgeConsultation(x.world, x.actor, input.id, null))),
  dispute: c.dispute.handler(async ({ input, context: x }) =>
    answer(await judging.judgeConsultation(x.world, x.actor, input.id, input.reason)),
  ),
})

export const feedbackRoutes = f.router({
  get: f.get.handler(async ({ input, context }) => answer(await caseWith(context, 'feedback', input.id))),
  give: f.give.handler(async ({ input, context: x }) => answer(await judging.evaluate(x.world, x.actor, input.id, input))),
})
