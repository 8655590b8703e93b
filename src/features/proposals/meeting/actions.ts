// Making the list, holding the meeting with its quorum, closing it. Decisions are the cases' own moves.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { conflict, done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { findSession } from '#/features/organisation/public.ts'
import type { Versioned } from '../actions/acting.ts'
import type { Moved } from '../actions/draft.ts'
import type { NewMeeting } from './contract.ts'
import { meetingEvents } from './events.ts'
import { meetingCourse, quorumLack, type MeetingAsk, type MeetingMove, type MeetingState } from './lifecycle.ts'
import { reviewQuorum } from './settings.ts'
import { holdMeeting, type Meeting } from './store.ts'

const meetingOf = (id: string) => ({ kind: 'review-meeting', id }) as const

export function prepareMeeting(world: World, actor: Actor, ask: NewMeeting): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const session = await findSession(change.tx, actor.committeeId, { currentOn: change.today })
    if (!session) return refused(['还没有届次，请先由办公室登记届次'])
    const id = change.newId()
    const plannedOn = day(ask.plannedOn)
    await sql`insert into review_meeting (committee_id, id, session_id, kind, title, planned_on, place, state, state_since)
      values (${actor.committeeId}, ${id}, ${session.id}, ${ask.kind}, ${ask.title}, ${plannedOn}, ${ask.place}, 'preparing', ${change.now})`.execute(
      change.tx,
    )
    change.record(meetingOf(id), meetingEvents.prepared.of({ title: ask.title, plannedOn }))
    return done({ id })
  })
}

const act =
  <M extends MeetingMove>(
    move: M,
    work: (change: Change, meeting: Meeting, ask: MeetingAsk<M>) => Promise<Outcome<void>>,
  ): Act<MeetingAsk<M>, Moved> =>
  (world: World, actor: Actor, seen: Versioned, ask: MeetingAsk<M>) =>
    perform(world, actor, async (change) => {
      const meeting = await holdMeeting(change.tx, actor.committeeId, seen.id)
      if (!meeting) return notFound('没有找到这次会议')
      const verdict = judge(meetingCourse, move, { state: meeting.state, relations: [], cases: meeting.cases.length }, actor)
      if (!verdict.ok) return verdict
      if (meeting.version !== seen.version) return conflict()
      const worked = await work(change, meeting, ask)
      if (!worked.ok) return worked
      const state: MeetingState = meetingCourse.moves[move].to ?? meeting.state
      await sql`update review_meeting set version = version + 1, state = ${state},
          state_since = case when state = ${state} then state_since else ${change.now} end
        where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
      return done({ id: seen.id, state })
    })

/** Only what waits for the joint decision, and stands on no other open list. */
async function addCases(change: Change, meeting: Meeting, ids: readonly string[]): Promise<Outcome<void>> {
  const { tx, actor } = change
  const { rows } = await sql<{ id: string; title: string; waits: boolean; listed: string | null }>`
    select m.id, m.title, m.state = 'jointReview' as waits, v.title as listed
    from matter m
    left join review_meeting_case c on c.committee_id = m.committee_id and c.proposal_id = m.id and c.decided_on is null
    left join review_meeting v on v.committee_id = c.committee_id and v.id = c.meeting_id
    where m.committee_id = ${actor.committeeId} and m.kind = 'proposal' and m.id = any(${[...ids]}::uuid[])`.execute(tx)
  const says = [
    ...(rows.length < new Set(ids).size ? ['所选提案中有的找不到'] : []),
    ...rows.filter((r) => !r.waits).map((r) => `《${r.title}》不在联合审查，不能列入`),
    ...rows.filter((r) => r.listed !== null).map((r) => `《${r.title}》已列入${r.listed}`),
  ]
  if (says.length) return refused(says.map((text) => ({ field: 'cases', says: text })))
  const last = meeting.cases.length
  await sql`insert into review_meeting_case (committee_id, meeting_id, proposal_id, position)
    select ${actor.committeeId}, ${meeting.id}, c.id, ${last} + c.n from unnest(${[...new Set(ids)]}::uuid[]) with ordinality as c(id, n)
    on conflict (committee_id, meeting_id, proposal_id) do update set decided_on = null, decision = null, position = excluded.position`.execute(
    tx,
  )
  change.record(meetingOf(meeting.id), meetingEvents.casesAdded.of({ count: rows.length }))
  return done(undefined)
}

async function dropCases({ tx, actor, record }: Change, meeting: Meeting, ids: readonly string[]): Promise<Outcome<void>> {
  const decided = meeting.cases.filter((c) => ids.includes(c.id) && c.decision)
  if (decided.length) return refused(decided.map((c) => `《${c.title}》已经作出决定，不能移出`))
  const open = meeting.cases.filter((c) => ids.includes(c.id))
  if (open.length === 0) return refused(['所选提案不在这次会议上'])
  await sql`delete from review_meeting_case where committee_id = ${actor.committeeId} and meeting_id = ${meeting.id}
    and proposal_id = any(${open.map((c) => c.id)}::uuid[])`.execute(tx)
  record(meetingOf(meeting.id), meetingEvents.casesDropped.of({ count: open.length }))
  return done(undefined)
}

async function hold(change: Change, meeting: Meeting, ask: MeetingAsk<'hold'>): Promise<Outcome<void>> {
  const { tx, actor, today } = change
  const on = day(ask.heldOn)
  if (on > today) return refused([{ field: 'heldOn', says: '开会日期不能晚于今天' }])
  const lack = quorumLack(await settingOn(tx, actor.committeeId, reviewQuorum, today), ask.membersDue, ask.membersPresent)
  if (lack) return refused([{ field: 'membersPresent', says: lack }])
  await sql`update review_meeting set held_on = ${on}, place = ${ask.place}, chair = ${ask.chair}, members_due = ${ask.membersDue},
      members_present = ${ask.membersPresent}, attendees = ${ask.attendees}
    where committee_id = ${actor.committeeId} and id = ${meeting.id}`.execute(tx)
  change.record(
    meetingOf(meeting.id),
    meetingEvents.held.of({ on, place: ask.place, chair: ask.chair, due: ask.membersDue, present: ask.membersPresent }),
  )
  return done(undefined)
}

async function close({ tx, actor, today, record }: Change, meeting: Meeting, ask: MeetingAsk<'close'>): Promise<Outcome<void>> {
  await sql`update review_meeting set minutes = ${ask.minutes} where committee_id = ${actor.committeeId} and id = ${meeting.id}`.execute(tx)
  const { numAffectedRows } = await sql`update review_meeting_case set decided_on = ${today}, decision = 'postponed'
    where committee_id = ${actor.committeeId} and meeting_id = ${meeting.id} and decided_on is null`.execute(tx)
  const postponed = Number(numAffectedRows ?? 0n)
  record(meetingOf(meeting.id), meetingEvents.closed.of({ decided: meeting.cases.length - postponed, postponed }))
  return done(undefined)
}

export const meetingActs: { readonly [M in MeetingMove]: Act<MeetingAsk<M>, Moved> } = {
  addCases: act('addCases', (change, meeting, { cases }) => addCases(change, meeting, cases)),
  dropCases: act('dropCases', (change, meeting, { cases }) => dropCases(change, meeting, cases)),
  hold: act('hold', hold),
  close: act('close', close),
}
