// Implements the contract: call the act or the query, answer.
import { sql } from 'kysely'
import { readIn } from '#/core/db/database.ts'
import { batchRoutes, moveRoutes } from '#/core/http/move-routes.ts'
import { formSchema } from '#/core/http/moves.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { done, notFound, type Outcome } from '#/core/outcome.ts'
import { findCase } from '../store.ts'
import { budgetsOf } from '../tasks/urgings.ts'
import { itemOf, rulesOn } from './actions/acting.ts'
import { problemActs, selectionActs, supervisionActs } from './actions/acts.ts'
import { open } from './actions/plan.ts'
import { recommend } from './actions/selection.ts'
import { boardOf } from './board.ts'
import { keySelectionsContract, selectionBatchMoves, supervisionContract } from './contract.ts'
import { unitIdsOf } from './item.ts'
import { itemPage, selectionPage, type SupervisionPageData } from './page.ts'
import { formsFor, limitsOf, ofCase } from './seen.ts'
import { selectionLifecycle } from './selection-lifecycle.ts'
import { findSupervision, selectionsWhere, supervisionOfPart } from './store.ts'

const k = routesFor(keySelectionsContract)
const s = routesFor(supervisionContract)

const here = <T>({ world, actor }: SignedInContext, work: Parameters<typeof readIn<T>>[2]): Promise<T> =>
  readIn<T>(world.db, [actor.committeeId], work)

function itemSeen(x: SignedInContext, id: string): Promise<Outcome<SupervisionPageData>> {
  const today = x.world.clock.today()
  return here(x, async (tx) => {
    const item = await findSupervision(tx, x.actor, id, today)
    if (!item) return notFound('没有找到这件督办，或者您无权查看')
    const { modes } = await rulesOn(tx, x.actor.committeeId, today, item.sessionId)
    const budgets = await budgetsOf(tx, x.actor.committeeId, unitIdsOf(item), today)
    const entries = await entriesOf(tx, x.actor.committeeId, [
      itemOf(id),
      ...item.activities.map((a) => ({ kind: 'supervision-activity', id: a.id })),
      ...item.problems.map((p) => ({ kind: 'supervision-problem', id: p.id })),
      ...item.reports.map((r) => ({ kind: 'supervision-report', id: r.id })),
    ])
    return done(itemPage(item, x.actor, today, { modes, budgets, entries }))
  })
}

export const keySelectionsRoutes = k.router({
  recommend: k.recommend.handler(async ({ input, context: x }) => answer(await recommend(x.world, x.actor, input))),
  limits: k.limits.handler(({ context: x }) => here(x, (tx) => limitsOf(tx, x.actor, x.world.clock.today()))),
  get: k.get.handler(async ({ input, context: x }) => {
    const [found] = await here(x, (tx) => selectionsWhere(tx, x.actor.committeeId, sql`k.id = ${input.id}`))
    if (!found) return answer(notFound('没有找到这件候选提案，或者您无权查看'))
    return { ...selectionPage(found, x.actor), proposal: { id: found.proposalId, subject: found.subject, caseNo: found.caseNo } }
  }),
  batchForms: k.batchForms.handler(() => ({
    shortlist: formSchema(selectionLifecycle.moves.shortlist.asks),
    decide: formSchema(selectionLifecycle.moves.decide.asks),
    decline: formSchema(selectionLifecycle.moves.decline.asks),
  })),
  moves: moveRoutes(k.moves, selectionActs),
  batch: batchRoutes(k.batch, selectionBatchMoves, selectionActs),
})

export const supervisionRoutes = s.router({
  board: s.board.handler(async ({ input, context: x }) =>
    answer(await here(x, (tx) => boardOf(tx, x.actor, x.world.clock.today(), input))),
  ),
  forms: s.forms.handler(({ context: x }) => here(x, (tx) => formsFor(tx, x.actor, x.world.clock.today(), null))),
  ofCase: s.ofCase.handler(async ({ input, context: x }) =>
    answer(
      await here(x, async (tx) => {
        const found = await findCase(tx, x.actor, input.id)
        return found ? done(await ofCase(tx, x.actor, found, x.world.clock.today())) : notFound('没有找到这件提案，或者您无权查看')
      }),
    ),
  ),
  open: s.open.handler(async ({ input, context: x }) => answer(await open(x.world, x.actor, input))),
  get: s.get.handler(async ({ input, context: x }) => answer(await itemSeen(x, input.id))),
  ofProblem: s.ofProblem.handler(async ({ input, context: x }) =>
    answer(
      await here(x, async (tx) => {
        const id = await supervisionOfPart(tx, x.actor.committeeId, 'supervision_problem', input.id)
        const item = id ? await findSupervision(tx, x.actor, id, x.world.clock.today()) : null
        return item ? done({ supervisionId: item.id }) : notFound('没有找到这个问题，或者您无权查看')
      }),
    ),
  ),
  moves: moveRoutes(s.moves, supervisionActs),
  problems: moveRoutes(s.problems, problemActs),
})
