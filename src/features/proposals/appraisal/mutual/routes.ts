// Implements the contract of mutual review.
import { readIn } from '#/core/db/database.ts'
import { committeeName } from '#/core/committee.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { done, notFound, type Outcome } from '#/core/outcome.ts'
import { paperAnswer, type PaperAnswer, type PaperFormat } from '../paper-file.ts'
import { chooseCases, draftRound, giveForm, pairActs, removePairs, roundActs } from './acts.ts'
import { mutualContract } from './contract.ts'
import { mutualForm, mutualSummary } from './documents.ts'
import { pairOfForm } from './store.ts'
import { draftForm, pairView, roundView } from './view.ts'

const m = routesFor(mutualContract)

async function summaryPaper({ world, actor }: SignedInContext, id: string, format: PaperFormat): Promise<Outcome<PaperAnswer>> {
  const made = await readIn(world.db, [actor.committeeId], async (tx) => {
    const round = await roundView(tx, actor, id, world.clock.today())
    if (!round || round.opened === 0) return null
    const on = round.closedOn ?? world.clock.today()
    return mutualSummary({
      ...round,
      session: round.session.name,
      grades: round.scheme.grades,
      issuer: await committeeName(tx, actor.committeeId),
      on,
    })
  })
  return made ? done(await paperAnswer(made, made.title, format)) : notFound('这一轮评议还没有可以汇总的结果')
}

async function formPaper(
  { world, actor }: SignedInContext,
  id: string,
  side: 'handling' | 'quality',
  format: PaperFormat,
): Promise<Outcome<PaperAnswer>> {
  const made = await readIn(world.db, [actor.committeeId], async (tx) => {
    const found = await pairView(tx, actor, id)
    const form = found?.page.forms.find((f) => f.side === side)
    // A form that was given and is not to be seen yet is not printed either.
    if (!found || !form || (form.givenOn !== null && form.total === null)) return null
    const { page, round } = found
    return mutualForm({
      ...form,
      issuer: await committeeName(tx, actor.committeeId),
      round: round.title,
      session: round.sessionTitle,
      caseNo: page.proposal.caseNo,
      subject: page.proposal.subject,
      proposer: page.proposer,
      unit: page.unit.name,
    })
  })
  return made ? done(await paperAnswer(made, made.title, format)) : notFound('没有这份评议表，或者现在还不能看')
}

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
  summary: m.summary.handler(async ({ input, context }) => answer(await summaryPaper(context, input.id, input.format))),
  pair: m.pair.handler(async ({ input, context: { world, actor } }) => {
    const found = await readIn(world.db, [actor.committeeId], (tx) => pairView(tx, actor, input.id))
    return answer(found ? done(found.page) : notFound('没有找到这份评议，或者您无权查看'))
  }),
  pairMoves: moveRoutes(m.pairMoves, pairActs),
  paper: m.paper.handler(async ({ input, context }) => answer(await formPaper(context, input.id, input.name, input.format))),
  form: m.form.handler(async ({ input, context: { world, actor } }) => {
    const pairId = await readIn(world.db, [actor.committeeId], async (tx) => {
      const id = await pairOfForm(tx, actor.committeeId, input.id)
      return id && (await pairView(tx, actor, id)) ? id : null
    })
    return answer(pairId ? done({ pairId }) : notFound('没有找到这份评议表，或者您无权查看'))
  }),
  give: m.give.handler(async ({ input, context: x }) => answer(await giveForm(x.world, x.actor, input.id, input))),
})
