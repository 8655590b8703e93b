// Implements the contract of mutual review.
import { readIn } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound } from '#/core/outcome.ts'
import { chooseCases, draftRound, giveForm, pairActs, removePairs, roundActs } from './acts.ts'
import { mutualContract } from './contract.ts'
import { pairOfForm } from './store.ts'
import { draftForm, pairView, roundView } from './view.ts'

const m = routesFor(mutualContract)

export const mutualRoutes = m.router({
  forms: m.forms.handler(({ context: { world, actor } }) =>
    readIn(world.db, [actor.committeeId], (tx) => draftForm(tx, actor, world.clock.today())),
  ),
  draft: m.draft.handler(async ({ input, context: x }) => answer(await draftRound(x.world, x.actor, input))),
  round: m.round.handler(async ({ input, context: { world, actor } }) => {
    const page = await readIn(world.db, [actor.committeeId], (tx) => roundView(tx, actor, input.id, world.clock.today()))
    return answer(page ? done(page) : notFound('没有找到这一轮评议'))
  }),
  choose: m.choose.handler(async ({ input, context: x }) => answer(await chooseCases(x.world, x.actor, input.id, input.proposals))),
  remove: m.remove.handler(async ({ input, context: x }) => answer(await removePairs(x.world, x.actor, input.id, input.pairs))),
  moves: moveRoutes(m.moves, roundActs),
  pair: m.pair.handler(async ({ input, context: { world, actor } }) => {
    const found = await readIn(world.db, [actor.committeeId], (tx) => pairView(tx, actor, input.id))
    return answer(found ? done(found.page) : notFound('没有找到这份评议，或者您无权查看'))
  }),
  pairMoves: moveRoutes(m.pairMoves, pairActs),
  form: m.form.handler(async ({ input, context: { world, actor } }) => {
    const pairId = await readIn(world.db, [actor.committeeId], async (tx) => {
      const id = await pairOfForm(tx, actor.committeeId, input.id)
      return id && (await pairView(tx, actor, id)) ? id : null
    })
    return answer(pairId ? done({ pairId }) : notFound('没有找到这份评议表，或者您无权查看'))
  }),
  give: m.give.handler(async ({ input, context: x }) => answer(await giveForm(x.world, x.actor, input.id, input))),
})
