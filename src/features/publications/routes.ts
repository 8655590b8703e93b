// Implements the contract of texts: call the act or the query, answer.
import { readIn } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { done, notFound } from '#/core/outcome.ts'
import { codesOf, settingOn } from '#/core/settings/store.ts'
import { yearThemes } from '#/core/settings/themes.ts'
import { workActs } from './actions/acts.ts'
import { createWork, saveWork, workOf } from './actions/write.ts'
import { publicationsContract } from './contract.ts'
import { pageOf } from './page.ts'
import { yearTheme } from './settings.ts'
import { similarWorks } from './similar.ts'
import { findWork, kindsOf } from './store.ts'

const w = routesFor(publicationsContract)

export const publicationsRoutes = w.router({
  kinds: w.kinds.handler(({ context: { world, actor } }) =>
    readIn(world.db, [actor.committeeId], async (tx) => {
      const today = world.clock.today()
      const kinds = [...(await kindsOf(tx, actor.committeeId, today)).values()]
      const themes = await codesOf(tx, actor.committeeId, yearThemes, today)
      return {
        kinds: kinds.map(({ code, label, accepts, minimum, themed, advice }) => ({ code, label, accepts, minimum, themed, advice })),
        themes: themes.map(({ code, label }) => ({ code, label })),
        yearTheme: await settingOn(tx, actor.committeeId, yearTheme, today),
      }
    }),
  ),
  create: w.create.handler(async ({ input, context: { world, actor } }) => answer(await createWork(world, actor, input))),
  get: w.get.handler(async ({ input, context: { world, actor } }) =>
    answer(
      await readIn(world.db, [actor.committeeId], async (tx) => {
        const found = await findWork(tx, actor, input.id, world.clock.today())
        if (!found) return notFound('没有找到这篇文稿，或者您无权查看')
        return done(pageOf(found, actor, await entriesOf(tx, actor.committeeId, [workOf(found.id)])))
      }),
    ),
  ),
  save: w.save.handler(async ({ input: { id, version, ...draft }, context: { world, actor } }) =>
    answer(await saveWork(world, actor, { id, version }, draft)),
  ),
  similar: w.similar.handler(async ({ input, context: { world, actor } }) => ({ items: await similarWorks(world, actor, input) })),
  moves: moveRoutes(w.moves, workActs),
})
