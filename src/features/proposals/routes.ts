// Implements the contract: call the act or the query, answer.
import type { Outcome } from '#/core/outcome.ts'
import { done, notFound } from '#/core/outcome.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import { toDocx } from '#/core/documents/paper-docx.ts'
import { toPdf } from '#/core/documents/paper-pdf.ts'
import { batchRoutes, moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { codesOf } from '#/core/settings/store.ts'
import { memberSeat } from '#/features/members/public.ts'
import { committeeName } from '#/core/committee.ts'
import { caseActs, taskActs } from './actions/acts.ts'
import * as drafting from './actions/draft.ts'
import * as judging from './actions/feedback.ts'
import * as handling from './actions/handle.ts'
import { proposalOf, settingsFor } from './actions/acting.ts'
import { categories, refusals } from './codes.ts'
import { batchMoves, consultationsContract, feedbackContract, proposalsContract, tasksContract } from './contract.ts'
import { documentsOf } from './documents.ts'
import { pageOf, readsReply, type ProposalPageData } from './page.ts'
import { pickProposals } from './pick.ts'
import { similarTo } from './similar.ts'
import { caseOfPart, findCase } from './store.ts'

const p = routesFor(proposalsContract)
const t = routesFor(tasksContract)
const c = routesFor(consultationsContract)
const f = routesFor(feedbackContract)

async function page({ world, actor }: SignedInContext, id: string): Promise<Outcome<ProposalPageData>> {
  const today = world.clock.today()
  const read = async (tx: Tx): Promise<Outcome<ProposalPageData>> => {
    const found = await findCase(tx, actor, id)
    if (!found) return notFound('没有找到这件提案，或者您无权查看')
    const settings = await settingsFor(tx, actor.committeeId, found.sessionId, today)
    const value = pageOf(found, actor, today, {
      settings,
      categories: await codesOf(tx, actor.committeeId, categories, today),
      refusals: await codesOf(tx, actor.committeeId, refusals, today),
      entries: await entriesOf(tx, actor.committeeId, [
        proposalOf(id),
        ...found.tasks.filter((t) => readsReply(found, t, actor)).map((t) => ({ kind: 'handling-task', id: t.id })),
      ]),
      leadSector: found.leadPersonId ? ((await memberSeat(tx, found.leadPersonId, today))?.sectorName ?? null) : null,
    })
    return { ok: true, value }
  }
  return readIn(world.db, [actor.committeeId], read, { rowByRow: true, plannedOnce: true })
}

/** The case of a part, for who may read the case. */
function caseWith(
  { world, actor }: SignedInContext,
  part: 'handling_task' | 'feedback',
  id: string,
): Promise<Outcome<{ proposalId: string }>> {
  return readIn(world.db, [actor.committeeId], async (tx) => {
    const proposalId = await caseOfPart(tx, part, id)
    const found = proposalId ? await findCase(tx, actor, proposalId) : null
    return found ? done({ proposalId: found.id }) : notFound()
  })
}

async function paper({ world, actor }: SignedInContext, id: string, name: string, format: 'docx' | 'pdf'): Promise<Outcome<File>> {
  const today = world.clock.today()
  const made = await readIn(world.db, [actor.committeeId], async (tx) => {
    const found = await findCase(tx, actor, id)
    const document = found ? documentsOf(found).find((d) => d.name === name) : undefined
    if (!found || !document) return null
    const label = (codes: readonly { code: string; label: string }[], code: string | null | undefined) =>
      codes.find((x) => x.code === code)?.label ?? null
    const made = document.make(found, {
      issuer: await committeeName(tx, actor.committeeId),
      categoryLabel: label(await codesOf(tx, actor.committeeId, categories, today), found.category),
      refusalLabel: label(
        await codesOf(tx, actor.committeeId, refusals, today),
        found.reviews.findLast((r) => r.decision === 'notFile')?.reasonCode,
      ),
    })
    return { made, fileName: `${document.title}-${found.caseNo ? `第${found.caseNo}号` : found.subject.slice(0, 20)}` }
  })
  if (!made) return notFound('这件提案没有这份文书')
  const bytes = format === 'docx' ? await toDocx(made.made) : await toPdf(made.made)
  const type = format === 'docx' ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' : 'application/pdf'
  return { ok: true, value: new File([new Uint8Array(bytes)], `${made.fileName}.${format}`, { type }) }
}

const { create, enter, get, save, similar, pick, moves, batch, document } = p
export const proposalsRoutes = p.router({
  create: create.handler(async ({ input, context: x }) =>
    answer(await drafting.createDraft(x.world, x.actor, input.proposerKind, input.text)),
  ),
  enter: enter.handler(async ({ input, context: x }) =>
    answer(await drafting.enterOnBehalf(x.world, x.actor, input.leadPersonId, input.text)),
  ),
  get: get.handler(async ({ input, context }) => answer(await page(context, input.id))),
  save: save.handler(async ({ input, context: x }) => answer(await drafting.saveText(x.world, x.actor, input, input.text))),
  similar: similar.handler(async ({ input, context: x }) => ({ items: await similarTo(x.world, x.actor, input) })),
  pick: pick.handler(({ input, context: { world, actor } }) =>
    readIn(world.db, [actor.committeeId], (tx) => pickProposals(tx, actor, input)),
  ),
  moves: moveRoutes(moves, caseActs),
  batch: batchRoutes(batch, batchMoves, caseActs),
  document: document.handler(async ({ input, context }) => {
    const body = answer(await paper(context, input.id, input.name, input.format))
    return { headers: { 'content-disposition': `attachment; filename*=utf-8''${encodeURIComponent(body.name)}` }, body }
  }),
})

export const tasksRoutes = t.router({
  get: t.get.handler(async ({ input, context }) => answer(await caseWith(context, 'handling_task', input.id))),
  saveReply: t.saveReply.handler(async ({ input, context: x }) => answer(await handling.saveReply(x.world, x.actor, input, input.text))),
  moves: moveRoutes(t.moves, taskActs),
})

export const consultationsRoutes = c.router({
  confirm: c.confirm.handler(async ({ input, context: x }) => answer(await judging.judgeConsultation(x.world, x.actor, input.id, null))),
  dispute: c.dispute.handler(async ({ input, context: x }) =>
    answer(await judging.judgeConsultation(x.world, x.actor, input.id, input.reason)),
  ),
})

export const feedbackRoutes = f.router({
  get: f.get.handler(async ({ input, context }) => answer(await caseWith(context, 'feedback', input.id))),
  give: f.give.handler(async ({ input, context: x }) => answer(await judging.evaluate(x.world, x.actor, input.id, input))),
})
