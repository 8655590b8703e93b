// What the marks of an activity come to, by person and session, written once when it is closed.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import { dayOf, type Day } from '#/core/day.ts'
import type { Capacity, Presence } from '../words.ts'

export interface SettledPresence {
  readonly participationId: string
  /** null for a guest who is not in the register. */
  readonly personId: string | null
  readonly role: string
  readonly capacity: Capacity
  readonly substitute: boolean
  readonly sessionId: string
  /** The session's number, 1 first. */
  readonly session: number
  readonly label: string
  readonly day: Day
  readonly state: Presence
  readonly lateMinutes: number
  readonly leftMinutes: number
  readonly confirmed: boolean
  readonly leaveKind: string | null
}

/** Present who was marked as come in the session; excused who has leave; else absent. What was settled before stays. */
export async function settle({ tx, actor, today }: Change, activityId: string): Promise<readonly SettledPresence[]> {
  await sql`insert into attendance (committee_id, activity_id, session_id, participation_id, state, settled_on)
    select p.committee_id, p.activity_id, s.id, p.id,
      case when exists (select 1 from attendance_mark k where k.committee_id = p.committee_id and k.activity_id = p.activity_id
          and k.session_id = s.id and k.participation_id = p.id and k.direction = 'in' and k.voided_at is null) then 'present'
        when p.reply = 'leaveGranted' then 'excused' else 'absent' end, ${today}
    from participation p join activity_session s on s.committee_id = p.committee_id and s.activity_id = p.activity_id
    where p.committee_id = ${actor.committeeId} and p.activity_id = ${activityId} and p.removed_at is null
    on conflict do nothing`.execute(tx)
  return settledOf({ tx, actor }, activityId)
}

export async function settledOf({ tx, actor }: Pick<Change, 'tx' | 'actor'>, activityId: string): Promise<readonly SettledPresence[]> {
  const found = await sql<Omit<SettledPresence, 'day'> & { startsAt: Date }>`select t.participation_id as "participationId",
      p.person_id as "personId", p.role, p.capacity, p.substitute_for is not null as substitute, t.session_id as "sessionId", s.ord as session,
      s.label, s.starts_at as "startsAt", t.state, t.late_minutes as "lateMinutes", t.left_minutes as "leftMinutes",
      p.reply = 'confirmed' as confirmed, p.leave_kind as "leaveKind"
    from attendance t
    join participation p on p.committee_id = t.committee_id and p.id = t.participation_id
    join activity_session s on s.committee_id = t.committee_id and s.id = t.session_id
    where t.committee_id = ${actor.committeeId} and t.activity_id = ${activityId} and p.removed_at is null
    order by t.participation_id, s.ord`.execute(tx)
  return found.rows.map(({ startsAt, ...row }) => ({ ...row, day: dayOf(startsAt) }))
}
