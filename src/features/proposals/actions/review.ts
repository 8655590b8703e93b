// The review desk: first review, joint review, filing with its number, not filing with its reason, merging.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { meetDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { link, nextNumber, setNumber } from '#/core/cases/register.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import { bodiesByIds } from '#/features/organisation/public.ts'
import { categories, refusals } from '../codes.ts'
import { proposalEvents, type NamedUnit } from '../events.ts'
import { proposalStates, unitsWrong, type ProposalAsk } from '../lifecycle.ts'
import type { Dossier } from '../dossier.ts'
import { openTextPublicity } from '../publicity/open.ts'
import { findCase } from '../store.ts'
import { disposals, type UnitRole } from '../words.ts'
import { actOnCase, enter, leadPerson, party, proposalOf, signers, type Versioned } from './acting.ts'
import type { Moved } from './draft.ts'
import { tellProposers } from './telling.ts'

interface ReviewEntry {
  readonly stage: 'preReview' | 'jointReview'
  readonly decision: 'pass' | 'return' | 'opinion' | 'file' | 'notFile' | 'merge'
  readonly category?: string | null
  readonly reasonCode?: string
  readonly reasonText?: string
  readonly disposal?: string
  readonly note?: string
}

async function writeReview({ tx, actor, now, newId }: Change, proposalId: string, r: ReviewEntry): Promise<void> {
  await sql`insert into proposal_review (committee_id, id, proposal_id, stage, decision, reviewer_id, reviewer_name, at, category,
      reason_code, reason_text, disposal, note)
    values (${actor.committeeId}, ${newId()}, ${proposalId}, ${r.stage}, ${r.decision}, ${actor.personId}, ${actor.name}, ${now},
      ${r.category ?? null}, ${r.reasonCode ?? null}, ${r.reasonText ?? null}, ${r.disposal ?? null}, ${r.note ?? null})`.execute(tx)
}

/** The label of a code in force, or the reason why it cannot be used. */
async function coded(change: Change, list: CodeListDeclaration, code: string, field: string): Promise<Outcome<string>> {
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

/** The case number is given at filing, from the session's one sequence, and never used twice. */
export function file(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'file'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'file', seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    const code = ask.category || found.category
    if (!code) return refused([{ field: 'category', says: '请先确定类别' }])
    const category = await coded(change, categories, code, 'category')
    if (!category.ok) return category
    const caseNo = await nextNumber(change.tx, actor.committeeId, `proposal.case:${found.sessionId}`)
    await writeReview(change, seen.id, { stage: 'jointReview', decision: 'file', category: code, note: ask.note })
    await sql`update proposal set filed_on = ${change.today}, case_no = ${caseNo}, category = ${code}
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
    await setNumber(change.tx, seen.id, caseNo)
    await meetDeadline(change.tx, seen.id, 'proposal.filing', change.today)
    await enter(change, seen.id, 'filed')
    await openTextPublicity(change, found, change.today)
    await tellProposers(
      change,
      found,
      'proposal.filed',
      `提案已立案，第${caseNo}号`,
      `《${found.subject}》审查立案，类别：${category.value}。`,
    )
    change.record(
      proposalOf(seen.id),
      proposalEvents.filed.of({ caseNo, category: category.value, note: ask.note, lead: leadPerson(found), cosigners: signers(found) }),
    )
    return done({ id: seen.id, state: 'filed' })
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
    await enter(change, seen.id, 'notFiled')
    // The reason goes to the proposer at once: 不说明理由 is the oldest complaint about such systems.
    await tellProposers(
      change,
      found,
      'proposal.notFiled',
      '提案未予立案',
      `《${found.subject}》：${reason.value}。${ask.reasonText}。处理：${disposals[ask.disposal]}。`,
    )
    change.record(
      proposalOf(seen.id),
      proposalEvents.notFiled.of({ reasonCode: ask.reasonCode, reason: reason.value, text: ask.reasonText, disposal: ask.disposal }),
    )
    return done({ id: seen.id, state: 'notFiled' })
  })
}

/** Merging at review: the proposers of the merged case become equal proposers of the main one. */
export function merge(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'merge'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'merge', seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    const main = await findCase(change.tx, actor, ask.mainCase)
    const says = unfitMain(found, main)
    if (!main || says.length) return refused(says.map((text) => ({ field: 'mainCase', says: text })))
    await writeReview(change, seen.id, { stage: 'jointReview', decision: 'merge', note: ask.note })
    await sql`update proposal set merged_on = ${change.today}, main_case_id = ${main.id}
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
    await link(change.tx, { committeeId: actor.committeeId, fromId: seen.id, toId: main.id, kind: 'mergedInto', at: change.now })
    const people = [...(leadPerson(found) ? [leadPerson(found)] : []), ...signers(found)].filter((p) => p !== null)
    for (const person of people) await party(change, main.id, 'coAuthor', person.id, 'person')
    if (found.leadBodyId) await party(change, main.id, 'coAuthor', found.leadBodyId, 'body')
    await voidDeadlines(change.tx, { matterId: seen.id }, change.today)
    await enter(change, seen.id, 'mergedInto')
    await tellProposers(
      change,
      found,
      'proposal.merged',
      '提案已并案办理',
      `《${found.subject}》并入《${main.subject}》，您与主案提案者享有同等权利。`,
    )
    change.record(
      proposalOf(seen.id),
      proposalEvents.merged.of({
        mainId: main.id,
        mainNo: main.caseNo,
        mainTitle: main.subject,
        note: ask.note,
        lead: leadPerson(found),
        cosigners: signers(found),
      }),
    )
    change.record(proposalOf(main.id), proposalEvents.tookIn.of({ fromId: seen.id, title: found.subject, people }))
    return done({ id: seen.id, state: 'mergedInto' })
  })
}

function unfitMain(found: Dossier, main: Dossier | null): string[] {
  if (!main) return ['没有找到要并入的提案']
  const says: string[] = []
  if (main.id === found.id) says.push('不能并入自己')
  if (main.sessionId !== found.sessionId) says.push('只能并入同一届次的提案')
  if (!proposalStates[main.state].open) says.push(`主案当前是“${proposalStates[main.state].label}”，不能再并入`)
  else if (!['jointReview', 'filed', 'allocated'].includes(main.state)) says.push('主案须在审查中或已立案尚未交办')
  if (found.merged.length) says.push('这件提案自己是主案，已有提案并入，不能再并入别案')
  return says
}
