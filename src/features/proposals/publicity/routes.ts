// Implements the contract of publicity: call the act or the query, answer.
import { sql } from 'kysely'
import { may } from '#/core/actor.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import { yearsWithSession } from '#/core/figures/question.ts'
import { batchRoutes, moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { done, notFound, type Outcome } from '#/core/outcome.ts'
import { findCase } from '../store.ts'
import { publicityActs } from './actions/acts.ts'
import { publishedSets, publishFigures, withdrawFigures } from './actions/figures.ts'
import { saveCopy } from './actions/prepare.ts'
import { publicityBatchMoves, publicityContract, type CasePublicity, type PublicationPage } from './contract.ts'
import { caseView, editorView } from './page.ts'
import { namesIn, proposalOfPublication, publicationsOf, redactionLog } from './store.ts'
import { placesOf, relationsTo, suggestionsFor, wholeText } from './subject.ts'

const p = routesFor(publicityContract)

const ofCase = ({ world, actor }: SignedInContext, id: string): Promise<Outcome<CasePublicity>> =>
  readIn(world.db, [actor.committeeId], async (tx) => {
    const found = await findCase(tx, actor, id)
    if (!found) return notFound('没有找到这件提案，或者您无权查看')
    const all = await publicationsOf(tx, actor.committeeId, id)
    const names = all.length ? await namesIn(tx, actor.committeeId, all.map((g) => wholeText(placesOf(found, g))).join('\n')) : []
    const counted = all.map((g) => ({ publication: g, count: suggestionsFor(placesOf(found, g), g, names).length }))
    return done(caseView(found, counted, actor, await publicAddress(tx, actor.committeeId, id)))
  })

/** Where the portal shows the case: a county's lies under its own name. */
async function publicAddress(tx: Tx, committeeId: number, proposalId: string): Promise<string | null> {
  const { rows } = await sql<{ path: string }>`
    select '/open/' || case when k.parent_id is null then '' else 'of/' || k.code || '/' end
      || 'proposals/' || t.number || '-' || s.number || '-' || p.case_no as path
    from proposal p join committee k on k.id = p.committee_id
    join session s on s.committee_id = p.committee_id and s.id = p.session_id
    join term t on t.committee_id = s.committee_id and t.id = s.term_id
    where p.committee_id = ${committeeId} and p.id = ${proposalId} and p.case_no is not null`.execute(tx)
  return rows[0]?.path ?? null
}

const editor = ({ world, actor }: SignedInContext, id: string): Promise<Outcome<PublicationPage>> =>
  readIn(world.db, [actor.committeeId], async (tx) => {
    const proposalId = await proposalOfPublication(tx, id)
    const found = proposalId ? await findCase(tx, actor, proposalId) : null
    const all = found ? await publicationsOf(tx, actor.committeeId, found.id) : []
    const publication = all.find((g) => g.id === id)
    if (!found || !publication || !relationsTo(found, publication, actor).some((r) => r !== 'author'))
      return notFound('没有找到这份公开稿，或者您无权查看')
    const places = placesOf(found, publication)
    const names = await namesIn(tx, actor.committeeId, wholeText(places))
    return done(
      editorView(found, publication, actor, {
        all,
        places,
        suggestions: suggestionsFor(places, publication, names),
        log: await redactionLog(tx, actor.committeeId, id),
      }),
    )
  })

export const publicityRoutes = p.router({
  get: p.get.handler(async ({ input, context }) => answer(await editor(context, input.id))),
  ofCase: p.ofCase.handler(async ({ input, context }) => answer(await ofCase(context, input.id))),
  save: p.save.handler(async ({ input, context: x }) => answer(await saveCopy(x.world, x.actor, input, input.text))),
  moves: moveRoutes(p.moves, publicityActs),
  batch: batchRoutes(p.batch, publicityBatchMoves, publicityActs),
  figures: {
    list: p.figures.list.handler(async ({ context: { world, actor } }) =>
      readIn(world.db, [actor.committeeId], async (tx) => ({
        sets: (await publishedSets(tx, actor.committeeId)).map((s) => ({
          ...s,
          publishedAt: s.publishedAt.toISOString(),
          withdrawnAt: s.withdrawnAt?.toISOString() ?? null,
          figures: s.figures.map(({ code, title, text, unit }) => ({ code, title, text, unit })),
        })),
        years: [...(await yearsWithSession(tx, actor.committeeId))],
        mayPublish: may(actor, 'publicity:figures'),
      })),
    ),
    publish: p.figures.publish.handler(async ({ input, context: x }) => answer(await publishFigures(x.world, x.actor, input))),
    withdraw: p.figures.withdraw.handler(async ({ input, context: x }) =>
      answer(await withdrawFigures(x.world, x.actor, input.id, input.reason)),
    ),
  },
})
