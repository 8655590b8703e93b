// Implements the contract of the yearly assessment.
import { readIn } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound } from '#/core/outcome.ts'
import type { Known } from '../scoring/sheet-view.ts'
import { assessmentActs, openAssessment } from './acts.ts'
import { dutyAssessmentsContract } from './contract.ts'
import { changeGrade, checkSheet, exempt, object, objectionActs } from './sheet-acts.ts'
import { assessmentView, draftForm, ownAssessmentsView, sheetView } from './view.ts'

const a = routesFor(dutyAssessmentsContract)

export const dutyAssessmentsRoutes = (known: () => Known) =>
  a.router({
    form: a.form.handler(({ context: { world, actor } }) =>
      readIn(world.db, [actor.committeeId], (tx) => draftForm(tx, actor, world.clock.today())),
    ),
    open: a.open.handler(async ({ input, context: x }) => answer(await openAssessment(x.world, x.actor, input))),
    get: a.get.handler(async ({ input, context: { world, actor } }) => {
      const page = await readIn(world.db, [actor.committeeId], (tx) => assessmentView(tx, actor, input.id, world.clock.today()))
      return answer(page ? done(page) : notFound('没有找到这次考核'))
    }),
    moves: moveRoutes(a.moves, assessmentActs),
    mine: a.mine.handler(({ context: { world, actor } }) => readIn(world.db, [actor.committeeId], (tx) => ownAssessmentsView(tx, actor))),
    sheet: a.sheet.handler(async ({ input, context: { world, actor } }) => {
      const page = await readIn(world.db, [actor.committeeId], (tx) => sheetView(tx, actor, input.id, world.clock.today(), known()))
      return answer(page ? done(page) : notFound('没有找到这份得分，或者您现在还不能看'))
    }),
    check: a.check.handler(async ({ input, context: x }) => answer(await checkSheet(x.world, x.actor, input.id))),
    object: a.object.handler(async ({ input, context: x }) => answer(await object(x.world, x.actor, input.id, input))),
    exempt: a.exempt.handler(async ({ input, context: x }) => answer(await exempt(x.world, x.actor, input.id, input.reason))),
    changeGrade: a.changeGrade.handler(async ({ input, context: x }) => answer(await changeGrade(x.world, x.actor, input, input))),
    objectionMoves: moveRoutes(a.objectionMoves, objectionActs),
  })
