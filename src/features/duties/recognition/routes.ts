// Implements the contract of recognition.
import { readIn } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound } from '#/core/outcome.ts'
import { nominate, recognitionActs, recordTalk, removeHolder } from './acts.ts'
import { recognitionContract } from './contract.ts'
import { nominateForm, recognitionView } from './view.ts'

const r = routesFor(recognitionContract)

export const recognitionRoutes = r.router({
  form: r.form.handler(() => ({ form: nominateForm() })),
  nominate: r.nominate.handler(async ({ input, context: x }) => answer(await nominate(x.world, x.actor, input))),
  get: r.get.handler(async ({ input, context: { world, actor } }) => {
    const page = await readIn(world.db, [actor.committeeId], (tx) => recognitionView(tx, actor, input.id, world.clock.today()))
    return answer(page ? done(page) : notFound('没有找到，或者您无权查看'))
  }),
  moves: moveRoutes(r.moves, recognitionActs),
  remove: r.remove.handler(async ({ input, context: x }) => answer(await removeHolder(x.world, x.actor, input.id, input.reason))),
  talk: r.talk.handler(async ({ input, context: x }) => answer(await recordTalk(x.world, x.actor, input.id, input))),
})
