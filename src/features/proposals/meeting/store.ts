// The queries of review meetings.
import { sql } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { ProposalState } from '../lifecycle.ts'
import type { meetingDecisions, MeetingKind, MeetingState } from './lifecycle.ts'

export interface Meeting {
  readonly id: string
  readonly version: number
  readonly sessionId: string
  readonly session: string
  readonly kind: MeetingKind
  readonly title: string
  readonly state: MeetingState
  readonly plannedOn: Day
  readonly place: string
  readonly heldOn: Day | null
  readonly chair: string | null
  readonly membersDue: number | null
  readonly membersPresent: number | null
  readonly attendees: string | null
  readonly minutes: string | null
  readonly cases: readonly {
    readonly id: string
    readonly version: number
    readonly title: string
    readonly lead: string
    readonly category: string | null
    readonly state: ProposalState
    readonly decision: keyof typeof meetingDecisions | null
    readonly decidedOn: Day | null
  }[]
}

/** Locked first where an act follows, so that two changes of one list are made one after the other. */
export async function holdMeeting(tx: Tx, committeeId: number, id: string): Promise<Meeting | null> {
  await sql`select 1 from review_meeting where committee_id = ${committeeId} and id = ${id} for update`.execute(tx)
  return findMeeting(tx, committeeId, id)
}

export async function findMeeting(tx: Tx, committeeId: number, id: string): Promise<Meeting | null> {
  const { rows } = await sql<Meeting>`select v.id, v.version, v.session_id as "sessionId", s.title as session, v.kind, v.title, v.state,
      v.planned_on as "plannedOn", v.place, v.held_on as "heldOn", v.chair, v.members_due as "membersDue", v.members_present as "membersPresent",
      v.attendees, v.minutes,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'version', m.version, 'title', m.title, 'state', m.state, 'category', p.category,
          'lead', coalesce(lp.name, lb.name, ''), 'decision', c.decision, 'decidedOn', c.decided_on) order by c.position, m.id), '[]')
        from review_meeting_case c
        join matter m on m.committee_id = c.committee_id and m.id = c.proposal_id
        join proposal p on p.committee_id = c.committee_id and p.id = c.proposal_id
        left join person lp on lp.committee_id = p.committee_id and lp.id = p.lead_person_id
        left join body lb on lb.committee_id = p.committee_id and lb.id = p.lead_body_id
        where c.committee_id = v.committee_id and c.meeting_id = v.id) as cases
    from review_meeting v join session s on s.committee_id = v.committee_id and s.id = v.session_id
    where v.committee_id = ${committeeId} and v.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** A decision made while a meeting on whose list the case stands is held is the meeting's; answers which. */
export async function decideAtMeeting(
  tx: Tx,
  committeeId: number,
  proposalId: string,
  decision: 'file' | 'notFile' | 'merge',
  on: Day,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`update review_meeting_case c set decided_on = ${on}, decision = ${decision}
    from review_meeting v where v.committee_id = c.committee_id and v.id = c.meeting_id and v.state = 'held'
      and c.committee_id = ${committeeId} and c.proposal_id = ${proposalId} and c.decided_on is null
    returning c.meeting_id as id`.execute(tx)
  return rows[0]?.id ?? null
}
