// Merging at review with full credit to every author, and taking it back.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { setDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { link, unlink } from '#/core/cases/register.ts'
import { done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import type { Dossier } from '../dossier.ts'
import { proposalEvents } from '../events.ts'
import { mayTakeIn, proposalStates, type ProposalAsk } from '../lifecycle.ts'
import { findCase, holdCase } from '../store.ts'
import { actOnCase, clockwork, enter, leadPerson, party, proposalOf, signers, type Versioned } from './acting.ts'
import type { Moved } from './draft.ts'
import { writeReview } from './review.ts'
import { tellProposers } from './telling.ts'

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

/** The state before comes back: the case in joint review with its clock, its people out of the main case, their credit reversed. */
export function unmerge(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'unmerge'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'unmerge', seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    const main = found.mainCase && (await holdCase(change.tx, actor, found.mainCase.id))
    if (!main) return notFound('没有找到主案，或者您无权查看')
    const { tx, now, today } = change
    // Between the judgement and the lock on the main case its units may have got it.
    if (!mayTakeIn(main.state)) return refused(['主案已经交办，不能再解除并案'], 'conflict')
    await sql`insert into undone_merger (committee_id, id, proposal_id, main_case_id, merged_on, undone_on, reason)
      select committee_id, ${change.newId()}, id, main_case_id, merged_on, ${today}, ${ask.reason} from proposal
      where committee_id = ${actor.committeeId} and id = ${found.id}`.execute(tx)
    await sql`update proposal set merged_on = null, main_case_id = null where committee_id = ${actor.committeeId} and id = ${found.id}`.execute(
      tx,
    )
    await unlink(tx, { fromId: found.id, toId: main.id, kind: 'mergedInto', at: now })
    await releaseCoAuthors(change, main.id, found)
    await writeReview(change, seen.id, { stage: 'jointReview', decision: 'unmerge', note: ask.reason })
    const due = (await clockwork(change, found.sessionId)).due('filing', today)
    const deadline = { committeeId: actor.committeeId, id: change.newId(), matterId: seen.id, partId: seen.id, holderId: null, due }
    await setDeadline(tx, { ...deadline, code: 'proposal.filing', label: '作出审查决定' })
    await enter(change, seen.id, 'jointReview')
    const key = `proposal.unmerged:${seen.version}`
    await tellProposers(change, found, key, '并案已经解除', `《${found.subject}》不再并入《${main.subject}》，重新审查：${ask.reason}`)
    await tellProposers(
      change,
      main,
      `${key}:${found.id}`,
      '并案已经解除',
      `《${found.subject}》不再并入您的《${main.subject}》：${ask.reason}`,
    )
    change.record(
      proposalOf(seen.id),
      proposalEvents.unmerged.of({ mainTitle: main.subject, reason: ask.reason, lead: leadPerson(found), cosigners: signers(found) }),
    )
    change.record(proposalOf(main.id), proposalEvents.gaveBack.of({ fromId: seen.id, title: found.subject }))
    return done({ id: seen.id, state: 'jointReview' })
  })
}

/** Who also came with another merged case stays. */
async function releaseCoAuthors({ tx, actor, now }: Change, mainId: string, found: Dossier): Promise<void> {
  const parties = [leadPerson(found)?.id, found.leadBodyId, ...signers(found).map((p) => p.id)].filter((id) => typeof id === 'string')
  await sql`update matter_party mp set until_at = ${now}
    where mp.committee_id = ${actor.committeeId} and mp.matter_id = ${mainId} and mp.part = 'coAuthor' and mp.until_at is null
      and mp.party_id = any(${parties}::uuid[]) and not exists (
        select 1 from proposal c left join cosignature s on s.committee_id = c.committee_id and s.proposal_id = c.id
          and s.signed_at is not null and s.voided_at is null
        where c.committee_id = mp.committee_id and c.main_case_id = ${mainId} and mp.party_id in (c.lead_person_id, c.lead_body_id, s.person_id))`.execute(
    tx,
  )
}

function unfitMain(found: Dossier, main: Dossier | null): string[] {
  if (!main) return ['没有找到要并入的提案']
  const says: string[] = []
  if (main.id === found.id) says.push('不能并入自己')
  if (main.sessionId !== found.sessionId) says.push('只能并入同一届次的提案')
  if (!proposalStates[main.state].open) says.push(`主案当前是“${proposalStates[main.state].label}”，不能再并入`)
  else if (!mayTakeIn(main.state)) says.push('主案须在审查中或已立案尚未交办')
  if (found.merged.length) says.push('这件提案自己是主案，已有提案并入，不能再并入别案')
  return says
}
