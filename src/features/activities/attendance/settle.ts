// What the marks of an activity come to, by person and session, written once when it is closed.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import { dayOf, type Day } from '#/core/day.ts'
import { settingsOn } from '#/core/settings/store.ts'
import type { Capacity } from '../words.ts'
import { presenceOf, type PresenceState } from './presence.ts'
import { graceMinutes, presentShare } from './settings.ts'
import { marksOf, sessionsAt } from './store.ts'

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
  readonly state: PresenceState
  readonly lateMinutes: number
  readonly leftMinutes: number
  readonly confirmed: boolean
  readonly leaveKind: string | null
}

/** By the rules in force on the day of the meeting. What was settled before stays. */
export async function settle({ tx, actor, today }: Change, activityId: string): Promise<readonly SettledPresence[]> {
  const sessions = await sessionsAt(tx, actor.committeeId, activityId)
  const marks = Map.groupBy(await marksOf(tx, actor.committeeId, activityId), (m) => `${m.sessionId}:${m.participationId}`)
  const rules = await settingsOn(tx, actor.committeeId, { presentShare, graceMinutes }, sessions[0] ? dayOf(sessions[0].startsAt) : today)
  const { rows: people } = await sql<{ id: string; onLeave: boolean }>`select id, reply = 'leaveGranted' as "onLeave" from participation
    where committee_id = ${actor.committeeId} and activity_id = ${activityId} and removed_at is null`.execute(tx)
  const rows = sessions.flatMap((s) =>
    people.map((p) => ({ sessionId: s.id, participationId: p.id, ...presenceOf(s, marks.get(`${s.id}:${p.id}`) ?? [], p.onLeave, rules) })),
  )
  await sql`insert into attendance (committee_id, activity_id, session_id, participation_id, state, late_minutes, left_minutes, share, settled_on)
    select ${actor.committeeId}, ${activityId}, r."sessionId", r."participationId", r.state, r."lateMinutes", r."leftMinutes", r.share, ${today}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("sessionId" uuid, "participationId" uuid, state text, "lateMinutes" int,
      "leftMinutes" int, share numeric)
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
