// Implements the contract of commendation.
import { readIn } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound } from '#/core/outcome.ts'
import { beginSelection, candidateActs, decideObjection, nominate, receiveObjection, selectionActs, vote } from './acts.ts'
import { awardsContract } from './contract.ts'
import { findSelection, suggestedProposals, suggestedUnits } from './store.ts'
import { selectionView } from './view.ts'

const w = routesFor(awardsContract)

export const awardsRoutes = w.router({
  begin: w.begin.handler(async ({ input, context: x }) => answer(await beginSelection(x.world, x.actor, input))),
  get: w.get.handler(async ({ input, context: { world, actor } }) => {
    const page = await readIn(world.db, [actor.committeeId], (tx) => selectionView(tx, actor, input.id, world.clock.today()))
    return answer(page ? done(page) : notFound('没有找到这次评选，或者还没有公示'))
  }),
  suggestions: w.suggestions.handler(async ({ input, context: { world, actor } }) => {
    const found = await readIn(world.db, [actor.committeeId], async (tx) => {
      const s = await findSelection(tx, actor.committeeId, input.id)
      if (!s) return null
      return {
        proposals: [...(await suggestedProposals(tx, actor.committeeId, s.year, s.id))],
        units: [...(await suggestedUnits(tx, actor.committeeId, s.year, s.id))],
      }
    })
    return answer(found ? done(found) : notFound('没有找到这次评选'))
  }),
  nominate: w.nominate.handler(async ({ input, context: x }) => answer(await nominate(x.world, x.actor, input.id, input))),
  vote: w.vote.handler(async ({ input, context: x }) => answer(await vote(x.world, x.actor, input.id, input.ballot))),
  moves: moveRoutes(w.moves, selectionActs),
  candidateMoves: moveRoutes(w.candidateMoves, candidateActs),
  object: w.object.handler(async ({ input, context: x }) => answer(await receiveObjection(x.world, x.actor, input.id, input))),
  decide: w.decide.handler(async ({ input, context: x }) => answer(await decideObjection(x.world, x.actor, input.id, input))),
})
