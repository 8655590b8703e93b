// Implements the contract of the units' assessment.
import { readIn } from '#/core/db/database.ts'
import { readAsked } from '#/core/figures/question.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound, refused } from '#/core/outcome.ts'
import { scoringScheme } from '#/core/scoring/scheme.ts'
import { assessmentActs, confirmMark, draftAssessment, giveMark, object, objectionActs, saveScheme, voidMark } from './acts.ts'
import { assessmentsContract } from './contract.ts'
import { lackingIn, unitSheets } from './sheets.ts'
import { assessmentView, draftForm, schemesView, sheetView } from './view.ts'

const a = routesFor(assessmentsContract)

export const assessmentsRoutes = a.router({
  schemes: a.schemes.handler(({ context: { world, actor } }) =>
    readIn(world.db, [actor.committeeId], (tx) => schemesView(tx, actor, world.clock.today())),
  ),
  saveScheme: a.saveScheme.handler(async ({ input, context: x }) => answer(await saveScheme(x.world, x.actor, input))),
  trial: a.trial.handler(async ({ input, context: { world, actor } }) => {
    const asked = answer(readAsked(actor.committeeId, { year: input.year }, world.clock.today()))
    const scheme = scoringScheme.safeParse(input.content)
    if (!scheme.success)
      return answer(refused(scheme.error.issues.map((i) => ({ field: ['content', ...i.path].join('.'), says: i.message }))))
    const sheets = await readIn(world.db, [actor.committeeId], (tx) => unitSheets(tx, { ...asked, scheme: scheme.data, marks: [] }))
    return {
      standings: sheets.map(({ sheet, ...s }) => ({ ...s, total: sheet.total, grade: sheet.grade })),
      lacking: [...lackingIn(sheets)],
    }
  }),
  form: a.form.handler(({ context: { world, actor } }) =>
    readIn(world.db, [actor.committeeId], (tx) => draftForm(tx, actor, world.clock.today())),
  ),
  draft: a.draft.handler(async ({ input, context: x }) => answer(await draftAssessment(x.world, x.actor, input))),
  get: a.get.handler(async ({ input, context: { world, actor } }) => {
    const page = await readIn(world.db, [actor.committeeId], (tx) => assessmentView(tx, actor, input.id, world.clock.today()))
    return answer(page ? done(page) : notFound('没有找到这次考核'))
  }),
  moves: moveRoutes(a.moves, assessmentActs),
  sheet: a.sheet.handler(async ({ input, context: { world, actor } }) => {
    const page = await readIn(world.db, [actor.committeeId], (tx) => sheetView(tx, actor, input.id, input.bodyId))
    return answer(page ? done(page) : notFound('没有找到这份得分，或者您现在还不能看'))
  }),
  mark: a.mark.handler(async ({ input, context: x }) => answer(await giveMark(x.world, x.actor, input.id, input))),
  confirmMark: a.confirmMark.handler(async ({ input, context: x }) => answer(await confirmMark(x.world, x.actor, input.id))),
  voidMark: a.voidMark.handler(async ({ input, context: x }) => answer(await voidMark(x.world, x.actor, input.id, input.reason))),
  object: a.object.handler(async ({ input, context: x }) => answer(await object(x.world, x.actor, input.id, input))),
  objectionMoves: moveRoutes(a.objectionMoves, objectionActs),
})
