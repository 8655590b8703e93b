// Implements the contract of 述职.
import { readIn } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { toldOnlyBy } from '#/core/journal/told.ts'
import { done, notFound } from '#/core/outcome.ts'
import { prepareRound, roundActs, roundOf } from './acts.ts'
import { reportingContract } from './contract.ts'
import { reportingEvents } from './events.ts'
import { roundCourse, roundStates } from './lifecycle.ts'
import { findRound } from './store.ts'

const r = routesFor(reportingContract)
const tell = toldOnlyBy(Object.values(reportingEvents))

export const reportingRoutes = r.router({
  create: r.create.handler(async ({ input, context: { world, actor } }) => answer(await prepareRound(world, actor, input))),
  get: r.get.handler(async ({ input, context: { world, actor } }) =>
    answer(
      await readIn(world.db, [actor.committeeId], async (tx) => {
        const found = await findRound(tx, actor, input.id)
        if (!found) return notFound('没有找到这轮述职')
        const { label, tone } = roundStates[found.state]
        const entries = await entriesOf(tx, actor.committeeId, [roundOf(found.id)])
        return done({
          ...found,
          url: `/duty-rounds/${found.id}`,
          state: { code: found.state, label, tone },
          groups: [...found.groups],
          people: [...found.people],
          timeline: tell(entries),
          moves: movesShown(roundCourse, { state: found.state, relations: [], groups: found.groups.length }, actor),
        })
      }),
    ),
  ),
  moves: moveRoutes(r.moves, roundActs),
})
