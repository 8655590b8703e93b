// Implements the contract of promises: call the act or the query, answer.
import { may } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import { batchRoutes, moveRoutes } from '#/core/http/move-routes.ts'
import { formSchema } from '#/core/http/moves.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { done, notFound } from '#/core/outcome.ts'
import { proposalOf } from '../actions/acting.ts'
import { commitmentActs } from './actions/acts.ts'
import { closeLookBack, openLookBack } from './actions/look-back.ts'
import { commitmentsContract, lookBackAsk, lookBacksContract } from './contract.ts'
import { briefOf, lookBackBriefOf, lookBackPageOf, pageOf } from './page.ts'
import { commitmentsOf, findCommitment, followable, lookBackItems, lookBacks } from './store.ts'

const c = routesFor(commitmentsContract)
const l = routesFor(lookBacksContract)

export const commitmentsRoutes = c.router({
  get: c.get.handler(async ({ input, context: { world, actor } }) =>
    answer(
      await readIn(world.db, [actor.committeeId], async (tx) => {
        const found = await findCommitment(tx, actor, input.id)
        if (!found) return notFound('没有找到这项承诺，或者您无权查看')
        const story = [proposalOf(found.proposalId), ...found.progress.map((p) => ({ kind: 'commitment-progress', id: p.id }))]
        return done(pageOf(found, actor, world.clock.today(), await entriesOf(tx, actor.committeeId, story)))
      }),
    ),
  ),
  ofCase: c.ofCase.handler(async ({ input, context: { world, actor } }) => {
    const found = await readIn(world.db, [actor.committeeId], (tx) => commitmentsOf(tx, actor, input.id))
    return answer(found ? done({ items: found.map(briefOf) }) : notFound('没有找到这件提案，或者您无权查看'))
  }),
  moves: moveRoutes(c.moves, commitmentActs),
  batch: batchRoutes(c.batch, ['assignAgain'], commitmentActs),
})

export const lookBacksRoutes = l.router({
  all: l.all.handler(({ context: { world, actor } }) =>
    readIn(world.db, [actor.committeeId], async (tx) => ({
      rounds: (await lookBacks(tx, actor.committeeId)).map(lookBackBriefOf),
      owed: (await followable(tx, actor.committeeId, 0)).owed,
      mayOpen: may(actor, 'commitments:decide'),
      form: formSchema(lookBackAsk) ?? {},
    })),
  ),
  get: l.get.handler(async ({ input, context: { world, actor } }) =>
    answer(
      await readIn(world.db, [actor.committeeId], async (tx) => {
        const [found] = await lookBacks(tx, actor.committeeId, input.id)
        if (!found) return notFound('没有找到这次回头看')
        return done(lookBackPageOf(found, await lookBackItems(tx, actor, input.id), actor, world.clock.today()))
      }),
    ),
  ),
  open: l.open.handler(async ({ input, context: { world, actor } }) => answer(await openLookBack(world, actor, input))),
  moves: moveRoutes(l.moves, { close: closeLookBack }),
})
