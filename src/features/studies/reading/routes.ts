// Implements the contract of 书香政协.
import { readIn } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { done, notFound } from '#/core/outcome.ts'
import { groupOf } from './actions/acting.ts'
import { planGroup, saveGroup } from './actions/keep.ts'
import { groupActs } from './actions/read.ts'
import { readingContract } from './contract.ts'
import { groupPageOf } from './page.ts'
import { findGroup } from './store.ts'

const r = routesFor(readingContract)

export const readingRoutes = r.router({
  create: r.create.handler(async ({ input, context: { world, actor } }) => answer(await planGroup(world, actor, input))),
  get: r.get.handler(async ({ input, context: { world, actor } }) =>
    answer(
      await readIn(world.db, [actor.committeeId], async (tx) => {
        const today = world.clock.today()
        const found = await findGroup(tx, actor, input.id, today)
        if (!found) return notFound('没有找到这个读书群')
        return done(groupPageOf(found, actor, await entriesOf(tx, actor.committeeId, [groupOf(found.id)]), today))
      }),
    ),
  ),
  save: r.save.handler(async ({ input: { id, version, ...draft }, context: { world, actor } }) =>
    answer(await saveGroup(world, actor, { id, version }, draft)),
  ),
  moves: moveRoutes(r.moves, groupActs),
})
