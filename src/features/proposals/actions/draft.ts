// Writing: a draft, its autosave, co-signers bound to the text, and the submission that fixes plenary or intersession.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import { openMatter, nextNumber, setSession, setTitle, touch } from '#/core/cases/register.ts'
import { meetDeadline, setDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import { instantOf } from '#/core/day.ts'
import { conflict, done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { forgetMatter, indexMatter } from '#/core/search/search.ts'
import { owe } from '#/core/notices/notices.ts'
import { memberSeat, memberSeats, personNames } from '#/features/members/public.ts'
import { sessionAt, type Session } from '#/features/organisation/public.ts'
import { blankText } from '../blank.ts'
import type { ProposalDraft } from '../contract.ts'
import { proposalEvents } from '../events.ts'
import { isEditable, proposalSubject } from '../judged.ts'
import { unready, type ProposalAsk } from '../lifecycle.ts'
import { submitAtExpiry } from '../settings.ts'
import { isCollective, kindBySignatures, textHash, timeKindAt } from '../rules.ts'
import { textLength } from '../text-length.ts'
import type { Dossier } from '../dossier.ts'
import { holdCase, partiesOfActor } from '../store.ts'
import type { ProposerKind } from '../words.ts'
import { actOnCase, clockwork, enter, leadPerson, leave, party, proposalOf, settingsFor, signers, type Versioned } from './acting.ts'

export interface Created {
  readonly id: string
  readonly url: string
}

/** A member starts his own; the account of a party, group or committee starts a collective one. */
export async function createDraft(
  world: World,
  actor: Actor,
  proposerKind: ProposerKind,
  text: ProposalDraft = blankText,
): Promise<Outcome<Created>> {
  const untouched = text === blankText ? await readIn(world.db, [actor.committeeId], (tx) => blankDraft(tx, actor, proposerKind)) : null
  if (untouched) return done(created(untouched))
  return perform(world, actor, async (change) => {
    const bodyId = isCollective(proposerKind) ? (bodiesOf(actor)[0] ?? null) : null
    if (isCollective(proposerKind) && !bodyId) return refused(['集体提案由提案单位的账号起草；您可以起草委员个人提案'])
    if (!isCollective(proposerKind) && !(actor.personId && (await memberSeat(change.tx, actor.personId, change.today))))
      return refused(['委员提案由委员本人起草；纸质提案请用“代录”'])
    return openDraft(change, { ...text, proposerKind, leadBodyId: bodyId }, isCollective(proposerKind) ? null : actor.personId, false)
  })
}

const created = (id: string): Created => ({ id, url: `/proposals/${id}` })

/** A draft opened and never written in is taken up again, so that looking at an empty form leaves nothing behind. */
async function blankDraft(tx: Tx, actor: Actor, proposerKind: ProposerKind): Promise<string | null> {
  const found = await sql<{ id: string }>`select m.id from matter m join proposal p on p.committee_id = m.committee_id and p.id = m.id
    join matter_party mp on mp.committee_id = m.committee_id and mp.matter_id = m.id and mp.part = 'author' and mp.until_at is null
      and mp.party_id = any(${partiesOfActor(actor)}::uuid[])
    where m.committee_id = ${actor.committeeId} and m.kind = 'proposal' and m.state = 'draft' and m.version = 1 and m.title = ''
      and p.proposer_kind = ${proposerKind} and p.entered_by is null limit 1`.execute(tx)
  return found.rows[0]?.id ?? null
}

/** 代录: the clerk types what came on paper and stays named as the one who entered it. */
export function enterOnBehalf(world: World, actor: Actor, leadPersonId: string | null, text: ProposalDraft): Promise<Outcome<Created>> {
  return perform(world, actor, async (change) => {
    const collective = isCollective(text.proposerKind)
    const says: string[] = []
    if (collective && !text.leadBodyId) says.push('集体提案请选择提案单位')
    if (!collective && !leadPersonId) says.push('委员提案请选择提案者')
    if (says.length) return refused(says)
    return openDraft(change, text, collective ? null : leadPersonId, true)
  })
}

async function openDraft(change: Change, text: ProposalDraft, leadPersonId: string | null, onBehalf: boolean): Promise<Outcome<Created>> {
  const { tx, actor, now } = change
  const intake = await sessionAt(tx, actor.committeeId, now)
  if (!intake) return refused(['还没有开放收件的届次，请先由办公室登记届次'])
  const id = change.newId()
  const at = { committeeId: actor.committeeId, id }
  await openMatter(tx, { ...at, kind: 'proposal', title: text.subject, state: 'draft', sessionId: intake.session.id, at: now })
  await sql`insert into proposal (committee_id, id, session_id, proposer_kind, lead_person_id, lead_body_id, entered_by, saved_at)
    values (${at.committeeId}, ${id}, ${intake.session.id}, ${text.proposerKind}, ${leadPersonId}, ${leadPersonId ? null : text.leadBodyId},
      ${onBehalf ? actor.personId : null}, ${now})`.execute(tx)
  await writeText(change, id, text)
  if (leadPersonId) await party(change, id, 'author', leadPersonId, 'person')
  else if (text.leadBodyId) await party(change, id, 'author', text.leadBodyId, 'body')
  if (onBehalf && actor.personId) await party(change, id, 'enteredBy', actor.personId, 'person')
  change.record(proposalOf(id), proposalEvents.drafted.of({ onBehalf }))
  return done(created(id))
}

const hashOf = (text: ProposalDraft): string =>
  textHash({ subject: text.subject, situation: text.situation, analysis: text.analysis, suggestions: text.suggestions })

async function writeText({ tx, actor, now }: Change, id: string, text: ProposalDraft): Promise<void> {
  await setTitle(tx, id, text.subject)
  await sql`update proposal set situation = ${text.situation}, analysis = ${text.analysis}, survey_done = ${text.surveyDone},
      survey_note = ${text.surveyNote}, open_consent = ${text.openConsent}, open_reason = ${text.openReason}, keywords = ${[...text.keywords]},
      contact_name = ${text.contactName}, contact_phone = ${text.contactPhone}, wished_units = ${JSON.stringify(text.wishedUnits)}::jsonb,
      text_hash = ${hashOf(text)}, saved_at = ${now}
    where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
  await sql`delete from proposal_suggestion where committee_id = ${actor.committeeId} and proposal_id = ${id}`.execute(tx)
  await sql`insert into proposal_suggestion (committee_id, proposal_id, no, text)
    select ${actor.committeeId}, ${id}::uuid, no, text
    from unnest(${text.suggestions.filter((s) => s.trim() !== '')}::text[]) with ordinality as s(text, no)`.execute(tx)
  const body = [text.situation, text.analysis, ...text.suggestions, ...text.keywords].join('\n')
  await indexMatter(tx, { committeeId: actor.committeeId, matterId: id, kind: 'proposal', title: text.subject, body })
}

export interface Saved {
  readonly version: number
  readonly textHash: string
  readonly length: number
  /** Signatures that fell because the text they were given for changed. */
  readonly voided: number
  readonly savedAt: string
}

/** Autosave. A signature is bound to its text: when the text differs from what was signed, the signer is asked again. */
export function saveText(world: World, actor: Actor, seen: Versioned, text: ProposalDraft): Promise<Outcome<Saved>> {
  return perform(world, actor, async (change) => {
    const { tx, now } = change
    const found = await holdCase(tx, actor, seen.id)
    if (!found) return notFound('没有找到这件提案，或者您无权查看')
    if (!isEditable(found)) return refused(['这件提案现在不能修改正文'], found.myParts.includes('author') ? 'refused' : 'forbidden')
    const wasCollective = isCollective(found.proposerKind)
    if (wasCollective !== isCollective(text.proposerKind))
      return refused([{ field: 'proposerKind', says: '委员提案与集体提案不能互改，请另起草一件' }])
    if (!(await touch(tx, seen.id, seen.version))) return conflict('这份稿子在别处改过，请刷新后再改；刚才写的内容仍在本机')
    await writeText(change, seen.id, text)
    const hash = hashOf(text)
    const voided = await voidSignatures(change, found, hash)
    if (voided) await setKind(change, found, signers(found).length - voided)
    change.record(proposalOf(seen.id), proposalEvents.saved.of({ textHash: hash, voided }))
    return done({ version: seen.version + 1, textHash: hash, length: textLength(text), voided, savedAt: now.toISOString() })
  })
}

/** The fallen signature stays as a voided row; a new invitation under the old expiry takes its place. */
async function voidSignatures(change: Change, found: Dossier, hash: string): Promise<number> {
  const { tx, actor, now } = change
  const fallen = found.cosignatures.filter((c) => c.signedAt && c.textHash !== hash)
  for (const signature of fallen) {
    await sql`update cosignature set voided_at = ${now} where committee_id = ${actor.committeeId} and id = ${signature.id}`.execute(tx)
    await insertInvitation(change, found.id, signature.personId, new Date(signature.expiresAt))
    await leave(change, found.id, 'cosigner', signature.personId)
    await party(change, found.id, 'invited', signature.personId, 'person')
    await owe(change, {
      personIds: [signature.personId],
      key: `proposal.signAgain:${found.id}:${hash}`,
      title: '您联名的提案改了正文，请重新签名',
      body: `《${found.subject}》的正文有改动，原签名已失效。`,
      url: `/proposals/${found.id}`,
      matterId: found.id,
    })
  }
  return fallen.length
}

async function insertInvitation({ tx, actor, now, newId }: Change, proposalId: string, personId: string, expiresAt: Date): Promise<void> {
  await sql`insert into cosignature (committee_id, id, proposal_id, person_id, invited_at, expires_at)
    values (${actor.committeeId}, ${newId()}, ${proposalId}, ${personId}, ${now}, ${expiresAt})`.execute(tx)
}

export function invite(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'invite'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'invite', seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    const names = await personNames(change.tx, ask.people)
    const seats = await memberSeats(change.tx, ask.people, change.today)
    const says: string[] = []
    for (const personId of new Set(ask.people)) {
      const name = names.get(personId)
      if (!name) says.push('所选委员中有人不在名册里')
      else if (personId === found.leadPersonId) says.push(`${name}是第一提案人，不必邀请`)
      else if (!seats.has(personId)) says.push(`${name}现在不是委员，不能联名`)
      else if (found.cosignatures.some((c) => c.personId === personId && !c.declinedAt)) says.push(`${name}已经邀请过`)
    }
    if (says.length) return refused(says.map((text) => ({ field: 'people', says: text })))
    const clocks = await clockwork(change, found.sessionId)
    const due = clocks.due(clocks.isPlenary ? 'cosignPlenary' : 'cosignInSession', change.today)
    const until = instantOf(due.due, '23:59:59')
    for (const personId of new Set(ask.people)) {
      await sql`update cosignature set voided_at = ${change.now} where committee_id = ${actor.committeeId} and proposal_id = ${seen.id}
        and person_id = ${personId} and declined_at is not null and voided_at is null`.execute(change.tx)
      await insertInvitation(change, seen.id, personId, until)
      await party(change, seen.id, 'invited', personId, 'person')
      await setDeadline(change.tx, {
        committeeId: actor.committeeId,
        id: change.newId(),
        matterId: seen.id,
        partId: personId,
        code: 'proposal.cosign',
        label: '签名联署',
        holderId: personId,
        due,
      })
    }
    await owe(change, {
      personIds: [...names.keys()],
      key: `proposal.invited:${seen.id}`,
      title: `${found.leadName ?? ''}请您联名提案`,
      body: `《${found.subject}》，请在期限内阅读全文后签名或谢绝。`,
      url: `/proposals/${seen.id}`,
      matterId: seen.id,
    })
    await enter(change, seen.id, 'cosigning')
    change.record(
      proposalOf(seen.id),
      proposalEvents.invited.of({ people: [...names].map(([id, name]) => ({ id, name })), until: until.toISOString() }),
    )
    return done({ id: seen.id, state: 'cosigning' })
  })
}

export interface Moved {
  readonly id: string
  readonly state: string
}

export function sign(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'sign'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'sign', seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    const mine = found.cosignatures.find((c) => c.personId === actor.personId && !c.signedAt && !c.declinedAt)
    if (!mine) return refused(['没有给您的有效邀请'])
    if (new Date(mine.expiresAt) < change.now) return refused(['签名期限已过，请联系第一提案人重新邀请'])
    if (ask.textHash !== found.textHash) return conflict('正文在您打开之后改过，请重新阅读全文再签名')
    await sql`update cosignature set signed_at = ${change.now}, opinion = ${ask.opinion}, text_hash = ${ask.textHash}
      where committee_id = ${actor.committeeId} and id = ${mine.id}`.execute(change.tx)
    await leave(change, seen.id, 'invited', mine.personId)
    await party(change, seen.id, 'cosigner', mine.personId, 'person')
    await meetDeadline(change.tx, mine.personId, 'proposal.cosign', change.today)
    await setKind(change, found, signers(found).length + 1)
    change.record(
      proposalOf(seen.id),
      proposalEvents.signed.of({ person: { id: mine.personId, name: mine.name }, textHash: ask.textHash, opinion: ask.opinion }),
    )
    return done({ id: seen.id, state: 'cosigning' })
  })
}

export function decline(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'decline'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'decline', seen)
    if (!acting.ok) return acting
    const mine = acting.value.case.cosignatures.find((c) => c.personId === actor.personId && !c.signedAt && !c.declinedAt)
    if (!mine) return refused(['没有给您的有效邀请'])
    await sql`update cosignature set declined_at = ${change.now}, decline_reason = ${ask.reason}
      where committee_id = ${actor.committeeId} and id = ${mine.id}`.execute(change.tx)
    await leave(change, seen.id, 'invited', mine.personId)
    await meetDeadline(change.tx, mine.personId, 'proposal.cosign', change.today)
    change.record(proposalOf(seen.id), proposalEvents.declined.of({ person: { id: mine.personId, name: mine.name }, reason: ask.reason }))
    return done({ id: seen.id, state: 'cosigning' })
  })
}

async function setKind({ tx, actor }: Change, found: Dossier, signed: number): Promise<ProposerKind> {
  const kind = kindBySignatures(found.proposerKind, signed)
  await sql`update proposal set proposer_kind = ${kind} where committee_id = ${actor.committeeId} and id = ${found.id}`.execute(tx)
  return kind
}

/** The instant decides plenary or intersession; a resubmission keeps its intake number and its first time. */
export function submit(world: World, actor: Actor, seen: Versioned): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'submit', seen)
    return acting.ok ? enterSubmitted(change, acting.value.case) : acting
  })
}

async function enterSubmitted(change: Change, found: Dossier): Promise<Outcome<Moved>> {
  const { actor } = change
  const seen = { id: found.id }
  const again = found.intakeNo !== null
  const intake = again ? null : await sessionAt(change.tx, actor.committeeId, change.now)
  if (!again && !intake) return refused(['现在没有开放收件的届次'])
  const session: Pick<Session, 'id'> = intake?.session ?? { id: found.sessionId }
  const timeKind = found.timeKind ?? timeKindAt(change.now, intake ? new Date(intake.session.cutoffAt) : change.now)
  const intakeNo = found.intakeNo ?? (await nextNumber(change.tx, actor.committeeId, `proposal.intake:${session.id}`))
  const unsigned = found.cosignatures.filter((c) => !c.signedAt && !c.declinedAt)
  for (const invitation of unsigned) await leave(change, seen.id, 'invited', invitation.personId)
  await sql`update cosignature set voided_at = ${change.now} where committee_id = ${actor.committeeId} and proposal_id = ${seen.id}
      and signed_at is null and declined_at is null and voided_at is null`.execute(change.tx)
  await voidDeadlines(change.tx, { matterId: seen.id }, change.today)
  await setSession(change.tx, seen.id, session.id)
  await setKind(change, found, signers(found).length)
  await sql`update proposal set session_id = ${session.id}, time_kind = ${timeKind}, intake_no = ${intakeNo},
        submitted_at = coalesce(submitted_at, ${change.now})
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
  const clocks = await clockwork(change, session.id)
  for (const [clock, code, label] of [
    [clocks.isPlenary ? 'preReviewPlenary' : 'preReview', 'proposal.preReview', '初审'],
    ['filing', 'proposal.filing', '作出审查决定'],
  ] as const)
    await setDeadline(change.tx, {
      committeeId: actor.committeeId,
      id: change.newId(),
      matterId: seen.id,
      partId: seen.id,
      code,
      label,
      holderId: null,
      due: clocks.due(clock, change.today),
    })
  await enter(change, seen.id, 'submitted')
  change.record(
    proposalOf(seen.id),
    proposalEvents.submitted.of({
      intakeNo,
      timeKind,
      lead: leadPerson(found),
      cosigners: signers(found),
      unsigned: unsigned.length,
      again,
      textHash: found.textHash ?? '',
    }),
  )
  return done({ id: seen.id, state: 'submitted' })
}

/** T2: on the day after the invitations ran out, who has not signed drops out; the text stays as it was signed. Safe to repeat. */
export function expireCosigning(world: World, actor: Actor, proposalId: string): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const found = await holdCase(change.tx, actor, proposalId)
    if (!found) return notFound()
    const waiting = found.cosignatures.filter((c) => !c.signedAt && !c.declinedAt)
    const late = waiting.filter((c) => new Date(c.expiresAt) < change.now)
    if (found.state !== 'cosigning' || late.length === 0) return refused(['没有到期未签的联名邀请'])
    const settings = await settingsFor(change.tx, actor.committeeId, found.sessionId, change.today)
    const automatic = await settingOn(change.tx, actor.committeeId, submitAtExpiry, change.today, found.sessionId)
    const submits =
      automatic && late.length === waiting.length && unready({ ...proposalSubject(found, settings), pendingInvitations: 0 }).length === 0
    if (!submits) {
      await sql`update cosignature set voided_at = ${change.now} where committee_id = ${actor.committeeId} and id = any(${late.map((c) => c.id)}::uuid[])`.execute(
        change.tx,
      )
      for (const c of late) {
        await leave(change, proposalId, 'invited', c.personId)
        await voidDeadlines(change.tx, { partId: c.personId }, change.today)
      }
    }
    change.record(
      proposalOf(proposalId),
      proposalEvents.cosignExpired.of({ unsigned: late.map((c) => ({ id: c.personId, name: c.name })), submitted: submits }),
    )
    await owe(change, {
      personIds: found.leadPersonId ? [found.leadPersonId] : [],
      key: `proposal.cosignExpired:${proposalId}:${found.version}`,
      title: submits ? '联名期满，提案已自动提交' : '联名期满，可以提交了',
      body: `《${found.subject}》：${late.map((c) => c.name).join('、')}没有在期限内签名，邀请已作废，正文不变。`,
      url: `/proposals/${proposalId}`,
      matterId: proposalId,
    })
    return submits ? enterSubmitted(change, found) : done({ id: proposalId, state: found.state })
  })
}

/** A draft nobody needs: its invitations fall, nobody finds it any more, the journal still knows it was there. */
export function discard(world: World, actor: Actor, seen: Versioned): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'discard', seen)
    if (!acting.ok) return acting
    for (const c of acting.value.case.cosignatures) await leave(change, seen.id, c.signedAt ? 'cosigner' : 'invited', c.personId)
    await sql`update cosignature set voided_at = ${change.now} where committee_id = ${actor.committeeId} and proposal_id = ${seen.id}
      and voided_at is null`.execute(change.tx)
    await voidDeadlines(change.tx, { matterId: seen.id }, change.today)
    await forgetMatter(change.tx, seen.id)
    await enter(change, seen.id, 'discarded')
    change.record(proposalOf(seen.id), proposalEvents.discarded.of({}))
    return done({ id: seen.id, state: 'discarded' })
  })
}
