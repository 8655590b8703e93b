// The review desk: first review, joint review, filing with its number, not filing with its reason, merging.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import { meetDeadline, setDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import { bodiesByIds } from '#/features/organisation/public.ts'
import { categories, refusals } from '../codes.ts'
import { proposalEvents, type NamedUnit } from '../events.ts'
import { unitsWrong, type ProposalAsk } from '../lifecycle.ts'
import type { Dossier } from '../dossier.ts'
import { askConversion } from '../conversion/actions.ts'
import { decideAtMeeting } from '../meeting/store.ts'
import { disposals, type UnitRole } from '../words.ts'
import { actOnCase, clockwork, enter, proposalOf, type Versioned } from './acting.ts'
import type { Moved } from './draft.ts'
import { anyReachable, proposersToTell, tellProposers } from './telling.ts'

interface ReviewEntry {
  readonly stage: 'preReview' | 'jointReview' | 'meeting'
  readonly decision: 'pass' | 'return' | 'reopen' | 'opinion' | 'file' | 'notFile' | 'merge' | 'unmerge'
  readonly category?: string | null
  readonly reasonCode?: string
  readonly reasonText?: string
  readonly disposal?: string
  readonly note?: string
}

const atMeetings = ['file', 'notFile', 'merge'] as const

/** A decision on a case that stands on the list of a meeting being held is the meeting's. */
export async function writeReview({ tx, actor, now, today, newId }: Change, proposalId: string, r: ReviewEntry): Promise<void> {
  const decision = atMeetings.find((d) => d === r.decision)
  const meetingId = decision ? await decideAtMeeting(tx, actor.committeeId, proposalId, decision, today) : null
  await sql`insert into proposal_review (committee_id, id, proposal_id, stage, decision, reviewer_id, reviewer_name, at, category,
      reason_code, reason_text, disposal, note, meeting_id)
    values (${actor.committeeId}, ${newId()}, ${proposalId}, ${meetingId ? 'meeting' : r.stage}, ${r.decision}, ${actor.personId}, ${actor.name}, ${now},
      ${r.category ?? null}, ${r.reasonCode ?? null}, ${r.reasonText ?? null}, ${r.disposal ?? null}, ${r.note ?? null}, ${meetingId})`.execute(
    tx,
  )
}

/** The label of a code in force, or the reason why it cannot be used. */
export async function coded(change: Change, list: CodeListDeclaration, code: string, field: string): Promise<Outcome<string>> {
  const found = (await codesOf(change.tx, change.actor.committeeId, list, change.today)).find((c) => c.code === code)
  return found ? done(found.label) : refused([{ field, says: `“${list.title}”里没有“${code}”，请重新选择` }])
}

/** Units by name, or why they cannot be given a case: abolished, not in the register. */
export async function namedUnits(
  change: Change,
  units: readonly { readonly bodyId: string; readonly role: UnitRole }[],
): Promise<Outcome<readonly NamedUnit[]>> {
  const bodies = await bodiesByIds(
    change.tx,
    units.map((u) => u.bodyId),
  )
  const says: string[] = []
  const named: NamedUnit[] = []
  for (const unit of units) {
    const body = bodies.get(unit.bodyId)
    if (!body) says.push('所选承办单位中有单位不在名册里')
    else if (body.toDay && body.toDay < change.today) says.push(`${body.name}已撤销，请改选承接其职能的单位`)
    else named.push({ bodyId: body.id, name: body.name, role: unit.role })
  }
  if (new Set(units.map((u) => u.bodyId)).size < units.length) says.push('同一单位不能选两次')
  return says.length ? refused(says.map((text) => ({ field: 'units', says: text }))) : done(named)
}

export async function writeAllocation({ tx, actor }: Change, proposalId: string, units: readonly NamedUnit[]): Promise<void> {
  await sql`delete from allocation where committee_id = ${actor.committeeId} and proposal_id = ${proposalId}`.execute(tx)
  await sql`insert into allocation (committee_id, proposal_id, body_id, role)
    select ${actor.committeeId}, ${proposalId}::uuid, u."bodyId", u.role
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as u("bodyId" uuid, role text)`.execute(tx)
}

export function returnToProposer(
  world: World,
  actor: Actor,
  seen: Versioned,
  ask: ProposalAsk<'returnToProposer'>,
): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'returnToProposer', seen)
    if (!acting.ok) return acting
    await writeReview(change, seen.id, { stage: 'preReview', decision: 'return', note: ask.defects })
    await voidDeadlines(change.tx, { matterId: seen.id }, change.today)
    const clocks = await clockwork(change, acting.value.case.sessionId)
    await setDeadline(change.tx, {
      committeeId: actor.committeeId,
      id: change.newId(),
      matterId: seen.id,
      partId: seen.id,
      code: 'proposal.revise',
      label: '修改后再次提交',
      holderId: acting.value.case.leadPersonId ?? acting.value.case.leadBodyId,
      due: clocks.due(clocks.isPlenary ? 'revisePlenary' : 'revise', change.today),
    })
    await enter(change, seen.id, 'returnedToProposer')
    await tellProposers(
      change,
      acting.value.case,
      `proposal.returned:${seen.version}`,
      '提案需要修改',
      `《${acting.value.case.subject}》：${ask.defects}`,
    )
    change.record(proposalOf(seen.id), proposalEvents.returned.of({ defects: ask.defects }))
    return done({ id: seen.id, state: 'returnedToProposer' })
  })
}

export function passPreReview(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'passPreReview'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'passPreReview', seen)
    if (!acting.ok) return acting
    const category = await coded(change, categories, ask.category, 'category')
    if (!category.ok) return category
    const units = await namedUnits(change, ask.units)
    if (!units.ok) return units
    const wrong = units.value.length ? unitsWrong(units.value) : []
    if (wrong.length) return refused(wrong.map((says) => ({ field: 'units', says })))
    await writeReview(change, seen.id, { stage: 'preReview', decision: 'pass', category: ask.category, note: ask.note })
    await writeAllocation(change, seen.id, units.value)
    await sql`update proposal set category = ${ask.category} where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(
      change.tx,
    )
    await meetDeadline(change.tx, seen.id, 'proposal.preReview', change.today)
    await enter(change, seen.id, 'jointReview')
    change.record(proposalOf(seen.id), proposalEvents.preReviewed.of({ category: category.value, units: units.value, note: ask.note }))
    return done({ id: seen.id, state: 'jointReview' })
  })
}

/** A first review passed too soon is taken up again; the clock of the decision goes on. */
export function reopenPreReview(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'reopenPreReview'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'reopenPreReview', seen)
    if (!acting.ok) return acting
    await writeReview(change, seen.id, { stage: 'jointReview', decision: 'reopen', note: ask.note })
    await enter(change, seen.id, 'preReview')
    change.record(proposalOf(seen.id), proposalEvents.preReviewReopened.of({ note: ask.note }))
    return done({ id: seen.id, state: 'preReview' })
  })
}

export function jointOpinion(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'jointOpinion'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'jointOpinion', seen)
    if (!acting.ok) return acting
    const units = await namedUnits(change, ask.units)
    if (!units.ok) return units
    const wrong = units.value.length ? unitsWrong(units.value) : []
    if (wrong.length) return refused(wrong.map((says) => ({ field: 'units', says })))
    if (units.value.length) await writeAllocation(change, seen.id, units.value)
    await writeReview(change, seen.id, { stage: 'jointReview', decision: 'opinion', note: ask.note })
    change.record(proposalOf(seen.id), proposalEvents.jointOpinion.of({ units: units.value, note: ask.note }))
    return done({ id: seen.id, state: 'jointReview' })
  })
}

export function notFile(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'notFile'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'notFile', seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    const reason = await coded(change, refusals, ask.reasonCode, 'reasonCode')
    if (!reason.ok) return reason
    await writeReview(change, seen.id, {
      stage: 'jointReview',
      decision: 'notFile',
      reasonCode: ask.reasonCode,
      reasonText: ask.reasonText,
      disposal: ask.disposal,
    })
    await sql`update proposal set not_filed_on = ${change.today}, disposal = ${ask.disposal}, reason_code = ${ask.reasonCode}
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
    await meetDeadline(change.tx, seen.id, 'proposal.filing', change.today)
    await noticeOwed(change, found)
    await enter(change, seen.id, 'notFiled')
    // The reason goes to the proposer at once: 不说明理由 is the oldest complaint about such systems.
    await tellProposers(
      change,
      found,
      'proposal.notFiled',
      '提案未予立案',
      `《${found.subject}》：${reason.value}。${ask.reasonText}。${ask.disposal === 'informedOnly' ? '' : `拟${disposals[ask.disposal]}，请答复是否同意。`}`,
    )
    change.record(
      proposalOf(seen.id),
      proposalEvents.notFiled.of({ reasonCode: ask.reasonCode, reason: reason.value, text: ask.reasonText, disposal: ask.disposal }),
    )
    if (ask.disposal !== 'informedOnly') await askConversion(change, found, ask.disposal)
    return done({ id: seen.id, state: 'notFiled' })
  })
}

/** The notice is proven delivered where the proposer has an account; who has none must be told on paper within the clock. */
async function noticeOwed(change: Change, found: Dossier): Promise<void> {
  const { tx, actor, today } = change
  const due = (await clockwork(change, found.sessionId)).due('inform', today)
  const deadline = { committeeId: actor.committeeId, id: change.newId(), matterId: found.id, partId: found.id, holderId: null, due }
  await setDeadline(tx, { ...deadline, code: 'proposal.inform', label: '告知提案者' })
  if (await anyReachable(tx, await proposersToTell(change, found))) await meetDeadline(tx, found.id, 'proposal.inform', today)
}

export function inform(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'inform'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'inform', seen)
    if (!acting.ok) return acting
    const on = day(ask.on)
    if (on > change.today) return refused([{ field: 'on', says: '告知日期不能晚于今天' }])
    await meetDeadline(change.tx, seen.id, 'proposal.inform', on)
    change.record(proposalOf(seen.id), proposalEvents.informed.of({ on, how: ask.how }))
    return done({ id: seen.id, state: 'notFiled' })
  })
}
