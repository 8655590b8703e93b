// Filing: the case number, and for what cannot wait the fast track into the units' hands.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { meetDeadline } from '#/core/cases/deadlines.ts'
import { nextNumber, setNumber } from '#/core/cases/register.ts'
import { owe } from '#/core/notices/notices.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { categories } from '../codes.ts'
import type { Dossier } from '../dossier.ts'
import { proposalEvents } from '../events.ts'
import { unitsWrong, type ProposalAsk } from '../lifecycle.ts'
import { openTextPublicity } from '../publicity/open.ts'
import { actOnCase, enter, leadPerson, proposalOf, recompute, signers, type Versioned } from './acting.ts'
import { handOver } from './assign.ts'
import type { Moved } from './draft.ts'
import { coded, namedUnits, writeAllocation, writeReview } from './review.ts'
import { tellProposers } from './telling.ts'

/** The case number is given at filing, from the session's one sequence, and never used twice. */
export function file(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'file'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'file', seen)
    if (!acting.ok) return acting
    const filed = await enterFiled(change, acting.value.case, ask.category, ask.note)
    return filed.ok ? done({ id: seen.id, state: 'filed' }) : filed
  })
}

async function enterFiled(change: Change, found: Dossier, chosen: string | undefined, note: string): Promise<Outcome<number>> {
  const { tx, actor } = change
  const code = chosen || found.category
  if (!code) return refused([{ field: 'category', says: '请先确定类别' }])
  const category = await coded(change, categories, code, 'category')
  if (!category.ok) return category
  const caseNo = await nextNumber(tx, actor.committeeId, `proposal.case:${found.sessionId}`)
  await writeReview(change, found.id, { stage: 'jointReview', decision: 'file', category: code, note })
  await sql`update proposal set filed_on = ${change.today}, case_no = ${caseNo}, category = ${code}
    where committee_id = ${actor.committeeId} and id = ${found.id}`.execute(tx)
  await setNumber(tx, found.id, caseNo)
  await meetDeadline(tx, found.id, 'proposal.filing', change.today)
  await enter(change, found.id, 'filed')
  await openTextPublicity(change, found, change.today)
  await tellProposers(
    change,
    found,
    'proposal.filed',
    `提案已立案，第${caseNo}号`,
    `《${found.subject}》审查立案，类别：${category.value}。`,
  )
  change.record(
    proposalOf(found.id),
    proposalEvents.filed.of({ caseNo, category: category.value, note, lead: leadPerson(found), cosigners: signers(found) }),
  )
  return done(caseNo)
}

/** 快速通道: filed and in the units' hands in one act, under a clock of its own; the assigning offices hear of it at once. */
export function fastFile(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'fastFile'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'fastFile', seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    const units = await namedUnits(change, ask.units)
    if (!units.ok) return units
    const wrong = unitsWrong(units.value)
    if (wrong.length) return refused(wrong.map((says) => ({ field: 'units', says })))
    const caseNo = await enterFiled(change, found, ask.category, ask.reason)
    if (!caseNo.ok) return caseNo
    await sql`update proposal set fast_track = true, fast_reason = ${ask.reason}
      where committee_id = ${actor.committeeId} and id = ${found.id}`.execute(change.tx)
    await writeAllocation(change, found.id, units.value)
    await enter(change, found.id, 'allocated')
    change.record(proposalOf(found.id), proposalEvents.fastTracked.of({ reason: ask.reason }))
    change.record(proposalOf(found.id), proposalEvents.allocated.of({ units: units.value }))
    await handOver(change, { ...found, fastTrack: true }, units.value, change.today, {
      title: '快速通道',
      meetingDay: change.today,
      documentNo: '',
      place: '',
      note: ask.reason,
    })
    const offices = await peopleWithRole(change.tx, actor.committeeId, 'assigning-office', change.today)
    await owe(change, {
      personIds: offices.map((o) => o.personId),
      key: `proposal.fast:${found.id}`,
      title: '提案走快速通道，已即时交办',
      body: `第${caseNo.value}号《${found.subject}》，承办单位：${units.value.map((u) => u.name).join('、')}。理由：${ask.reason}`,
      url: `/proposals/${found.id}`,
      matterId: found.id,
    })
    return done({ id: seen.id, state: await recompute(change, seen.id) })
  })
}
