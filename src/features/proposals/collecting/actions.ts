// Links and paper: made and typed by the proposal office, never by anybody of the unit that answered.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import { day, instantOf } from '#/core/day.ts'
import { inScope, readIn, type Tx } from '#/core/db/database.ts'
import { filesOf } from '#/core/documents/file-store.ts'
import type { Visitor } from '#/core/http/procedure.ts'
import { blockedUntil, countFailure } from '#/core/identity/sign-in-guard.ts'
import { committeeOf, hashOf, newToken } from '#/core/identity/tokens.ts'
import { done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { proposalOf } from '../actions/acting.ts'
import { closedForm, giveJudgement, holdForm, worksFor, type HeldForm } from '../actions/feedback.ts'
import { asked, standardScale, type Judgement } from '../scale-rules.ts'
import { caseOfPart, findCase } from '../store.ts'
import type { LinkedForm } from './contract.ts'
import { collectingEvents } from './events.ts'

async function heldByOffice(change: Change, formId: string): Promise<Outcome<HeldForm>> {
  const held = await holdForm(change, change.actor, formId)
  if (!held) return notFound('没有找到这份征询意见表，或者您无权查看')
  if (!may(change.actor, 'proposals:collect-forms')) return forbidden('代收征询意见表由提案办办理')
  // A post in the unit weighs more than any other post of the same person.
  if (worksFor(change.actor, held.task)) return forbidden(`您在${held.task?.unit ?? '承办单位'}任职，不能代收对本单位答复的评价`)
  const closed = closedForm(held.form)
  return closed.length ? refused(closed) : done(held)
}

export interface MadeLink {
  readonly token: string
  readonly expiresAt: string
}

/** Valid to the end of the day the form is due; a newer link puts the older one out of use. */
export function makeLink(world: World, actor: Actor, formId: string): Promise<Outcome<MadeLink>> {
  return perform(world, actor, async (change) => {
    const held = await heldByOffice(change, formId)
    if (!held.ok) return held
    const { found, form } = held.value
    const { tx, now } = change
    const expiresAt = instantOf(form.dueDay, '23:59:59')
    if (expiresAt < now) return refused(['评价期限已过，不能再生成链接'])
    const token = newToken(actor.committeeId)
    await sql`update feedback_link set revoked_at = ${now} where committee_id = ${actor.committeeId} and feedback_id = ${formId}
      and used_at is null and revoked_at is null`.execute(tx)
    await sql`insert into feedback_link (committee_id, id, feedback_id, token_hash, made_by, made_at, expires_at)
      values (${actor.committeeId}, ${change.newId()}, ${formId}, ${hashOf(token)}, ${actor.name}, ${now}, ${expiresAt})`.execute(tx)
    change.record(
      proposalOf(found.id),
      collectingEvents.linkMade.of({ formId, evaluator: form.evaluator, expiresAt: expiresAt.toISOString() }),
    )
    return done({ token, expiresAt: expiresAt.toISOString() })
  })
}

/** What the proposer wrote on paper, typed by the office; without the scan nobody could check it. */
export function enterPaper(world: World, actor: Actor, formId: string, given: Judgement & { readonly signedOn: string }) {
  return perform(world, actor, async (change) => {
    const held = await heldByOffice(change, formId)
    if (!held.ok) return held
    const { form } = held.value
    const signedOn = day(given.signedOn)
    if (signedOn > change.today) return refused([{ field: 'signedOn', says: '签署日期不能晚于今天' }])
    if (signedOn < form.openedOn) return refused([{ field: 'signedOn', says: '签署日期不能早于答复送达' }])
    const scans = await filesOf(change.tx, actor.committeeId, { kind: 'feedback', id: formId })
    if (scans.length === 0) return refused(['请先上传提案者签名的征询意见表扫描件'])
    const by = { id: form.evaluatorId, name: form.evaluator }
    return giveJudgement(change, held.value, given, { by, channel: 'paper', enteredBy: actor.name, signedOn })
  })
}

interface Link {
  readonly id: string
  readonly committeeId: number
  readonly feedbackId: string
  readonly evaluatorId: string
  readonly evaluatorKind: 'person' | 'body'
  readonly evaluator: string
}

/** A link that opens now: not used, not replaced, not expired. */
async function liveLink(tx: Tx, token: string, now: Date): Promise<Link | null> {
  const { rows } =
    await sql<Link>`select l.id, l.committee_id as "committeeId", l.feedback_id as "feedbackId", f.evaluator_id as "evaluatorId",
      f.evaluator_kind as "evaluatorKind", coalesce(p.name, b.name, '') as evaluator
    from feedback_link l join feedback f on f.committee_id = l.committee_id and f.id = l.feedback_id
    left join person p on p.committee_id = f.committee_id and p.id = f.evaluator_id
    left join body b on b.committee_id = f.committee_id and b.id = f.evaluator_id
    where l.committee_id = ${committeeOf(token)} and l.token_hash = ${hashOf(token)} and l.used_at is null and l.revoked_at is null and l.expires_at >= ${now}
      and f.given_on is null and f.lapsed_on is null`.execute(tx)
  return rows[0] ?? null
}

/** The evaluator, for this one form and nothing else. */
const holderOf = (link: Link): Actor => ({
  kind: 'person',
  personId: link.evaluatorKind === 'person' ? link.evaluatorId : null,
  accountId: null,
  name: link.evaluator,
  committeeId: link.committeeId,
  posts: link.evaluatorKind === 'body' ? [{ role: 'collective', bodyId: link.evaluatorId, bodyName: link.evaluator }] : [],
  rights: new Set(['proposals:evaluate']),
})

const deadLink = '这个链接无效、已经用过或者过期了，请联系提案办'

/** Guessing is slowed as at the sign-in: by the token tried and by where it comes from. */
async function linkOr(world: World, token: string, visitor: Visitor): Promise<Outcome<Link>> {
  // A key of its own: who fails here may still sign in.
  const source = `link:${visitor.source}`
  const now = world.clock.now()
  const name = `link:${hashOf(token).toString('hex').slice(0, 48)}`
  const { until, link } = await readIn(world.db, 'all', async (tx) => ({
    until: await blockedUntil(tx, name, source, now),
    link: await liveLink(tx, token, now),
  }))
  if (until) return refused(['打不开的链接试得太多，请十五分钟后再试'])
  if (link) return done(link)
  await inScope(world.db, 'all', (tx) => countFailure(tx, name, source, now))
  return notFound(deadLink)
}

export async function openLink(world: World, token: string, visitor: Visitor): Promise<Outcome<LinkedForm>> {
  const link = await linkOr(world, token, visitor)
  if (!link.ok) return link
  const { committeeId, feedbackId } = link.value
  return readIn(world.db, [committeeId], async (tx) => {
    const proposalId = await caseOfPart(tx, 'feedback', feedbackId)
    const found = proposalId ? await findCase(tx, holderOf(link.value), proposalId) : null
    const form = found?.forms.find((f) => f.id === feedbackId)
    const reply = found?.replies.find((r) => r.id === form?.replyId)
    if (!found || !form || !reply) return notFound(deadLink)
    return done({
      session: found.sessionTitle,
      caseNo: found.caseNo,
      subject: found.subject,
      unit: found.tasks.find((t) => t.id === form.taskId)?.unit ?? '',
      round: form.round,
      evaluator: form.evaluator,
      dueDay: form.dueDay,
      docNo: reply.docNo,
      issuedOn: reply.issuedOn,
      body: reply.body,
      classMark: reply.classMark,
      items: reply.items.map((i) => ({ ...i, suggestion: found.suggestions[i.no - 1] ?? '' })),
      questions: asked(form.scale ?? standardScale, form.evaluatorKind === 'body').map(({ code, title, answers }) => ({
        code,
        title,
        answers: [...answers],
      })),
    })
  })
}

export async function giveByLink(world: World, token: string, given: Judgement, visitor: Visitor): Promise<Outcome<{ state: string }>> {
  const link = await linkOr(world, token, visitor)
  if (!link.ok) return link
  const { id, feedbackId, evaluatorId, evaluator } = link.value
  return perform(world, holderOf(link.value), async (change) => {
    // Used in the same transaction: two taps at once give one judgement.
    const { numAffectedRows } = await sql`update feedback_link set used_at = ${change.now}
      where committee_id = ${change.actor.committeeId} and id = ${id} and used_at is null and revoked_at is null`.execute(change.tx)
    const held = numAffectedRows === 1n ? await holdForm(change, change.actor, feedbackId) : null
    if (!held) return notFound(deadLink)
    const closed = closedForm(held.form)
    if (closed.length) return refused(closed)
    return giveJudgement(change, held, given, { by: { id: evaluatorId, name: evaluator }, channel: 'link' })
  })
}
