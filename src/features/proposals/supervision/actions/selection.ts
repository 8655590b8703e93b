// Choosing key proposals: recommend, shortlist, the meeting's decision, which gives the proposal its standing from that day on.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { day, type Day } from '#/core/day.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { findCase } from '../../store.ts'
import { owePlans, owePlansNoMore } from '../../tasks/plans.ts'
import type { Recommendation } from '../contract.ts'
import { selectionEvents } from '../events.ts'
import { selectionSubject } from '../judged.ts'
import { supervisable } from '../rules.ts'
import { selectionCourse, type SelectionAsk, type SelectionMove, type SelectionState } from '../selection-lifecycle.ts'
import { peopleIn, selectionsWhere, type Candidate } from '../store.ts'
import { tiers, type RecommenderKind, type Tier } from '../words.ts'

export interface Selected {
  readonly id: string
  readonly state: string
}

const subjectOf = (proposalId: string) => ({ kind: 'proposal', id: proposalId }) as const

/** Who speaks: a party and a committee's office for themselves, the offices for whoever wrote to them. */
function recommenderOf(actor: Actor, ask: Recommendation): Outcome<{ source: RecommenderKind; recommender: string }> {
  if (may(actor, 'supervision:shortlist')) {
    const recommender = ask.recommender.trim() || (ask.source === 'office' ? '提案办' : '')
    return recommender ? done({ source: ask.source, recommender }) : refused([{ field: 'recommender', says: '请填写推荐单位或者推荐人' }])
  }
  const post = actor.posts.find((p) => p.role === 'collective' || p.role === 'committee-office')
  return done({ source: post?.role === 'committee-office' ? 'committee' : 'party', recommender: post?.bodyName ?? actor.name })
}

/** A second recommendation of a running candidate is added to it. */
export function recommend(world: World, actor: Actor, ask: Recommendation): Promise<Outcome<Selected>> {
  return perform(world, actor, async (change) => {
    const { tx, today, now } = change
    const found = await findCase(tx, actor, ask.proposalId)
    if (!found) return notFound('没有找到这件提案，或者您无权查看')
    if (!supervisable.includes(found.state)) return refused(['只有已立案、没有并案和归档的提案可以推荐'])
    await sql`select 1 from matter where committee_id = ${actor.committeeId} and id = ${found.id} for update`.execute(tx)
    const from = recommenderOf(actor, ask)
    if (!from.ok) return from
    const [running] = await selectionsWhere(
      tx,
      actor.committeeId,
      sql`k.proposal_id = ${found.id} and k.state in ('candidate', 'shortlisted', 'decided')`,
    )
    if (running?.state === 'decided') return refused([`这件提案已经是${running.tier ? tiers[running.tier] : '重点提案'}`])
    const selectionId = running?.id ?? change.newId()
    if (!running)
      await sql`insert into key_selection (committee_id, id, proposal_id, session_id, state, state_since, proposed_on)
        values (${actor.committeeId}, ${selectionId}, ${found.id}, ${found.sessionId}, 'candidate', ${now}, ${today})`.execute(tx)
    await sql`insert into key_recommendation (committee_id, id, selection_id, source, recommender, reason, weighty, broad, feasible,
        recommended_on, recorded_by, recorded_at)
      values (${actor.committeeId}, ${change.newId()}, ${selectionId}, ${from.value.source}, ${from.value.recommender}, ${ask.reason},
        ${ask.weighty}, ${ask.broad}, ${ask.feasible}, ${today}, ${actor.name}, ${now})`.execute(tx)
    if (!running) await tell(change, 'proposal-director', found.id, found.subject)
    change.record(subjectOf(found.id), selectionEvents.recommended.of({ selectionId, ...from.value, reason: ask.reason }))
    return done({ id: selectionId, state: running?.state ?? 'candidate' })
  })
}

async function tell(change: Change, role: string, proposalId: string, subject: string): Promise<void> {
  const holders = await peopleWithRole(change.tx, change.actor.committeeId, role, change.today)
  await owe(change, {
    personIds: holders.map((h) => h.personId).filter((id) => id !== change.actor.personId),
    key: `selection.candidate:${proposalId}:${change.today}`,
    title: '有新的重点提案候选',
    body: `《${subject}》被推荐为重点提案候选。`,
    url: '/supervision/candidates',
    matterId: proposalId,
  })
}

async function actOnSelection(change: Change, move: SelectionMove, seen: Seen): Promise<Outcome<Candidate>> {
  const { tx, actor } = change
  const held = await sql<{ proposalId: string }>`select proposal_id as "proposalId" from key_selection
    where committee_id = ${actor.committeeId} and id = ${seen.id} for update`.execute(tx)
  const [found] = held.rows[0] ? await selectionsWhere(tx, actor.committeeId, sql`k.id = ${seen.id}`) : []
  if (!found) return notFound('没有找到这件候选提案，或者您无权查看')
  const verdict = judge(selectionCourse, move, selectionSubject(found), actor)
  if (!verdict.ok)
    return found.version !== seen.version && verdict.kind === 'refused'
      ? refused([...conflict().reasons, ...verdict.reasons], 'conflict')
      : verdict
  return found.version === seen.version ? done(found) : conflict()
}

async function enter({ tx, actor, now }: Change, id: string, state: SelectionState): Promise<Outcome<Selected>> {
  await sql`update key_selection set state = ${state}, state_since = ${now}, version = version + 1
    where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
  return done({ id, state })
}

export function shortlist(world: World, actor: Actor, seen: Seen, ask: SelectionAsk<'shortlist'>): Promise<Outcome<Selected>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnSelection(change, 'shortlist', seen)
    if (!acting.ok) return acting
    await sql`update key_selection set shortlisted_on = ${change.today}, shortlist_tier = ${ask.tier}, opinion = ${ask.opinion}
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
    change.record(subjectOf(acting.value.proposalId), selectionEvents.shortlisted.of({ selectionId: seen.id, ...ask }))
    return enter(change, seen.id, 'shortlisted')
  })
}

/** The columns of the proposal repeat its standing for lists. */
async function project({ tx, actor }: Change, proposalId: string): Promise<void> {
  await sql`update proposal p set
      is_key = exists (select 1 from proposal_standing ps where ps.committee_id = p.committee_id and ps.proposal_id = p.id and ps.tier = 'key'
        and ps.until_day is null),
      is_important = exists (select 1 from proposal_standing ps where ps.committee_id = p.committee_id and ps.proposal_id = p.id
        and ps.tier = 'important' and ps.until_day is null)
    where p.committee_id = ${actor.committeeId} and p.id = ${proposalId}`.execute(tx)
}

export function decide(world: World, actor: Actor, seen: Seen, ask: SelectionAsk<'decide'>): Promise<Outcome<Selected>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnSelection(change, 'decide', seen)
    if (!acting.ok) return acting
    const { tx, today } = change
    const found = acting.value
    const meetingDay = day(ask.meetingDay)
    const wrong = dayWrong(meetingDay, today, found.filedOn, '立案日')
    if (wrong) return refused([{ field: 'meetingDay', says: wrong }])
    await sql`update key_selection set tier = ${ask.tier}, meeting_day = ${meetingDay}, document_no = ${ask.documentNo}, decided_on = ${today}
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(tx)
    await sql`insert into proposal_standing (committee_id, id, proposal_id, selection_id, tier, from_day, entered_on, document_no)
      values (${actor.committeeId}, ${change.newId()}, ${found.proposalId}, ${seen.id}, ${ask.tier}, ${meetingDay}, ${today},
        ${ask.documentNo})`.execute(tx)
    await project(change, found.proposalId)
    if (ask.tier === 'key') await owePlans(change, found.proposalId)
    await tellDecision(change, found, ask.tier)
    change.record(
      subjectOf(found.proposalId),
      selectionEvents.decided.of({ selectionId: seen.id, tier: ask.tier, meetingDay, documentNo: ask.documentNo }),
    )
    return enter(change, seen.id, 'decided')
  })
}

function dayWrong(on: Day, today: Day, since: Day | null, sinceWords: string): string | null {
  if (on > today) return '会议日期不能晚于今天'
  return since && on < since ? `会议日期不能早于${sinceWords}` : null
}

async function tellDecision(change: Change, found: Candidate, tier: Tier): Promise<void> {
  const { tx, actor, today } = change
  const concerned = [
    ...(await peopleIn(tx, actor.committeeId, [found.proposalId], 'proposers', today)),
    ...(await peopleIn(tx, actor.committeeId, [found.proposalId], 'units', today)),
  ]
  await owe(change, {
    personIds: concerned,
    key: `selection.decided:${found.id}`,
    title: `列为${tiers[tier]}`,
    body: `《${found.subject}》经主席会议确定为${tiers[tier]}。`,
    url: `/proposals/${found.proposalId}`,
    matterId: found.proposalId,
  })
}

export function decline(world: World, actor: Actor, seen: Seen, { reason }: SelectionAsk<'decline'>): Promise<Outcome<Selected>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnSelection(change, 'decline', seen)
    if (!acting.ok) return acting
    await sql`update key_selection set declined_on = ${change.today}, reason = ${reason}
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
    change.record(subjectOf(acting.value.proposalId), selectionEvents.declined.of({ selectionId: seen.id, reason }))
    return enter(change, seen.id, 'declined')
  })
}

export function endStanding(world: World, actor: Actor, seen: Seen, ask: SelectionAsk<'endStanding'>): Promise<Outcome<Selected>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnSelection(change, 'endStanding', seen)
    if (!acting.ok) return acting
    const { tx, today } = change
    const found = acting.value
    const meetingDay = day(ask.meetingDay)
    const wrong = dayWrong(meetingDay, today, found.meetingDay, '确定的那次会议')
    if (wrong) return refused([{ field: 'meetingDay', says: wrong }])
    // What was asked about a day before today keeps its answer: the standing ends for figures when the decision is entered.
    await sql`update proposal_standing set until_day = ${today} where committee_id = ${actor.committeeId} and selection_id = ${seen.id}
      and until_day is null`.execute(tx)
    await sql`update key_selection set ended_on = ${today}, reason = ${ask.reason}
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(tx)
    await project(change, found.proposalId)
    await owePlansNoMore(change, found.proposalId)
    const told = { selectionId: seen.id, tier: found.tier ?? 'key', meetingDay, documentNo: ask.documentNo, reason: ask.reason }
    change.record(subjectOf(found.proposalId), selectionEvents.ended.of(told))
    return enter(change, seen.id, 'ended')
  })
}
