// Implements the contract of duty records.
import { readIn } from '#/core/db/database.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound } from '#/core/outcome.ts'
import { dossierContract } from './contract.ts'
import { bodyDossierOf, myYearOf, personDossierOf, type Opened } from './view.ts'

const d = routesFor(dossierContract)

export const dossierRoutes = (opened: Opened) =>
  d.router({
    person: d.person.handler(async ({ input, context: { world, actor } }) => {
      const found = await readIn(world.db, [actor.committeeId], (tx) => personDossierOf(tx, actor, input, world.clock.today(), opened))
      return answer(found ? done(found) : notFound('没有找到这份履职档案，或者您无权查看'))
    }),
    body: d.body.handler(async ({ input, context: { world, actor } }) => {
      const found = await readIn(world.db, [actor.committeeId], (tx) => bodyDossierOf(tx, actor, input, world.clock.today(), opened))
      return answer(found ? done(found) : notFound('没有找到这个机构的履职记录，或者您无权查看'))
    }),
    myYear: d.myYear.handler(async ({ context: { world, actor } }) => {
      const found = await readIn(world.db, [actor.committeeId], (tx) => myYearOf(tx, actor, world.clock.today(), opened))
      return answer(found ? done(found) : notFound('您的账号没有对应的人员，没有履职记录'))
    }),
  })
