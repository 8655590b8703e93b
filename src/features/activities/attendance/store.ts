// The queries of sign-in: a session with what judges it, marks and settled rows of an activity, tablets with what they sent, corrections.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import type { ActivityState } from '../lifecycle.ts'
import type { ReplyState } from '../reply-lifecycle.ts'
import type { Capacity } from '../words.ts'
import type { CorrectionState } from './correction-lifecycle.ts'
import type { Direction, PresenceState } from './presence.ts'

export interface SessionAt {
  readonly id: string
  readonly activityId: string
  readonly ord: number
  readonly label: string
  readonly title: string
  readonly place: string
  readonly state: ActivityState
  readonly startsAt: Date
  readonly endsAt: Date
  readonly checkInFrom: Date | null
}

const sessionColumns = sql`s.id, s.activity_id as "activityId", s.ord, s.label, m.title, a.place, m.state, s.starts_at as "startsAt",
  s.ends_at as "endsAt", a.check_in_from as "checkInFrom"`

const sessionFrom = sql`activity_session s
  join activity a on a.committee_id = s.committee_id and a.id = s.activity_id
  join matter m on m.committee_id = s.committee_id and m.id = s.activity_id`

export async function findSessionAt(tx: Tx, committeeId: number, id: string): Promise<SessionAt | null> {
  const { rows } =
    await sql<SessionAt>`select ${sessionColumns} from ${sessionFrom} where s.committee_id = ${committeeId} and s.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export interface OwnPlace extends SessionAt {
  readonly participationId: string
  readonly name: string
  readonly blockedUntil: Date | null
}

/**
 * The session with this person's own part in it. The register's row is held against closing, not against the others who sign in at the same
 * moment; null where there is no such session or he is not on its list.
 */
export async function holdOwnPlace(tx: Tx, actor: Actor, sessionId: string): Promise<OwnPlace | null> {
  const { rows } = await sql<OwnPlace>`select ${sessionColumns}, x.id as "participationId", p.name, g.blocked_until as "blockedUntil"
    from ${sessionFrom}
    join participation x on x.committee_id = s.committee_id and x.activity_id = s.activity_id and x.person_id = ${actor.personId}
      and x.removed_at is null
    join person p on p.committee_id = x.committee_id and p.id = x.person_id
    left join attendance_guess g on g.committee_id = s.committee_id and g.session_id = s.id and g.person_id = x.person_id
    where s.committee_id = ${actor.committeeId} and s.id = ${sessionId}
    for share of m`.execute(tx)
  return rows[0] ?? null
}

export interface OwnRow extends SessionAt {
  readonly cameAt: Date | null
  readonly leftAt: Date | null
}

/** Sessions between two instants on whose list this person is. */
export async function ownSessions(tx: Tx, actor: Actor, from: Date, until: Date): Promise<readonly OwnRow[]> {
  const mark = (direction: Direction) => sql`(select k.at from attendance_mark k where k.committee_id = s.committee_id
    and k.activity_id = s.activity_id and k.session_id = s.id and k.participation_id = x.id and k.direction = ${direction} and k.voided_at is null)`
  const { rows } = await sql<OwnRow>`select ${sessionColumns}, ${mark('in')} as "cameAt", ${mark('out')} as "leftAt"
    from ${sessionFrom}
    join participation x on x.committee_id = s.committee_id and x.activity_id = s.activity_id and x.person_id = ${actor.personId}
      and x.removed_at is null
    where s.committee_id = ${actor.committeeId} and s.ends_at >= ${from} and s.starts_at <= ${until}
    order by s.starts_at, s.id limit 20`.execute(tx)
  return rows
}

export interface MarkRow {
  readonly id: string
  readonly sessionId: string
  readonly participationId: string
  readonly direction: Direction
  readonly at: Date
  readonly way: Way
}
export type Way = 'code' | 'qr' | 'tablet' | 'staff' | 'paper'

export async function marksOf(tx: Tx, committeeId: number, activityId: string): Promise<readonly MarkRow[]> {
  const { rows } = await sql<MarkRow>`select id, session_id as "sessionId", participation_id as "participationId", direction, at, way
    from attendance_mark where committee_id = ${committeeId} and activity_id = ${activityId} and voided_at is null`.execute(tx)
  return rows
}

export interface SettledRow {
  readonly sessionId: string
  readonly participationId: string
  readonly state: PresenceState
  readonly lateMinutes: number
  readonly leftMinutes: number
  readonly says: string
}

export async function settledRows(tx: Tx, committeeId: number, activityId: string): Promise<readonly SettledRow[]> {
  const { rows } = await sql<SettledRow>`select session_id as "sessionId", participation_id as "participationId", state,
      late_minutes as "lateMinutes", left_minutes as "leftMinutes", says
    from attendance where committee_id = ${committeeId} and activity_id = ${activityId}`.execute(tx)
  return rows
}

export interface HeadRow {
  readonly capacity: Capacity
  readonly reply: ReplyState
  readonly came: boolean
  readonly people: number
}

/** Who is there, for the screen of the room: by capacity and answer, in one count. */
export async function headRows(tx: Tx, committeeId: number, activityId: string, sessionId: string): Promise<readonly HeadRow[]> {
  const { rows } = await sql<HeadRow>`select x.capacity, x.reply, k.id is not null as came, count(*)::int as people
    from participation x left join attendance_mark k on k.committee_id = x.committee_id and k.activity_id = x.activity_id
      and k.session_id = ${sessionId} and k.participation_id = x.id and k.direction = 'in' and k.voided_at is null
    where x.committee_id = ${committeeId} and x.activity_id = ${activityId} and x.removed_at is null
    group by 1, 2, 3`.execute(tx)
  return rows
}

export interface DeviceRow {
  readonly id: string
  readonly activityId: string
  readonly label: string
  readonly keyX: string
  readonly keyY: string
  readonly enrolledBy: string
  readonly enrolledAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly revokedWhy: string
  readonly seenAt: Date | null
}

const deviceColumns = sql`id, activity_id as "activityId", label, key_x as "keyX", key_y as "keyY", enrolled_by as "enrolledBy",
  enrolled_at as "enrolledAt", expires_at as "expiresAt", revoked_at as "revokedAt", revoked_why as "revokedWhy", seen_at as "seenAt"`

export async function findDevice(tx: Tx, committeeId: number, id: string): Promise<DeviceRow | null> {
  const { rows } = await sql<DeviceRow>`select ${deviceColumns} from attendance_device
    where committee_id = ${committeeId} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Batches of one tablet are taken one after the other. */
export async function holdDevice(tx: Tx, committeeId: number, id: string): Promise<DeviceRow | null> {
  const { rows } = await sql<DeviceRow>`select ${deviceColumns} from attendance_device
    where committee_id = ${committeeId} and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

export interface DeviceWithCount extends DeviceRow {
  readonly received: number
  readonly missing: readonly number[]
}

export async function devicesOf(tx: Tx, committeeId: number, activityId: string): Promise<readonly DeviceWithCount[]> {
  const { rows } = await sql<DeviceWithCount>`select ${deviceColumns},
      (select count(*)::int from attendance_device_mark k where k.committee_id = d.committee_id and k.device_id = d.id) as received,
      array(select n from generate_series(1, (select max(k.sequence) from attendance_device_mark k
          where k.committee_id = d.committee_id and k.device_id = d.id)) n
        where not exists (select 1 from attendance_device_mark k where k.committee_id = d.committee_id and k.device_id = d.id and k.sequence = n)
        order by n limit 20) as missing
    from attendance_device d where committee_id = ${committeeId} and activity_id = ${activityId} order by enrolled_at, id`.execute(tx)
  return rows
}

export interface SentRow {
  readonly deviceId: string
  readonly device: string
  readonly sequence: number
  readonly activityId: string
  readonly sessionId: string
  readonly session: string | null
  readonly participationId: string
  readonly name: string | null
  readonly direction: Direction
  readonly at: Date
  readonly receivedAt: Date
  readonly outcome: 'taken' | 'doubtful' | 'accepted' | 'dismissed'
  readonly doubts: readonly string[]
  readonly says: string
}

const sentColumns = sql`k.device_id as "deviceId", d.label as device, k.sequence, k.activity_id as "activityId", k.session_id as "sessionId",
  s.label as session, k.participation_id as "participationId", coalesce(p.name, x.guest_name) as name, k.direction, k.at,
  k.received_at as "receivedAt", k.outcome, k.doubts, k.says`

const sentFrom = sql`attendance_device_mark k
  join attendance_device d on d.committee_id = k.committee_id and d.id = k.device_id
  left join activity_session s on s.committee_id = k.committee_id and s.id = k.session_id
  left join participation x on x.committee_id = k.committee_id and x.id = k.participation_id
  left join person p on p.committee_id = x.committee_id and p.id = x.person_id`

export async function doubtfulOf(tx: Tx, committeeId: number, activityId: string): Promise<readonly SentRow[]> {
  const { rows } = await sql<SentRow>`select ${sentColumns} from ${sentFrom} where k.committee_id = ${committeeId}
    and k.activity_id = ${activityId} and k.outcome = 'doubtful' order by k.at, k.device_id, k.sequence`.execute(tx)
  return rows
}

/** What a tablet sent before under these numbers. */
export async function sentBefore(tx: Tx, committeeId: number, deviceId: string, sequences: readonly number[]): Promise<readonly SentRow[]> {
  const { rows } = await sql<SentRow>`select ${sentColumns} from ${sentFrom} where k.committee_id = ${committeeId}
    and k.device_id = ${deviceId} and k.sequence = any(${[...sequences]}::int[])`.execute(tx)
  return rows
}

export interface DoorPerson {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly code: string
  readonly seen: readonly string[]
}

/** The list a tablet keeps: names, where they belong, the number people know themselves by, and who has been seen. */
export async function doorPeople(tx: Tx, committeeId: number, activityId: string): Promise<readonly DoorPerson[]> {
  const { rows } = await sql<DoorPerson>`select x.id, coalesce(p.name, x.guest_name) as name,
      coalesce(nullif(x.guest_unit, ''), (select b.name from seat t join body b on b.committee_id = t.committee_id and b.id = t.sector_id
        where t.committee_id = x.committee_id and t.person_id = x.person_id and t.from_day <= a.starts_at::date
          and (t.to_day is null or t.to_day >= a.starts_at::date) order by t.from_day desc limit 1), p.employer, '') as unit,
      coalesce(p.code, '') as code,
      array(select k.direction || ':' || k.session_id from attendance_mark k where k.committee_id = x.committee_id
        and k.activity_id = x.activity_id and k.participation_id = x.id and k.voided_at is null) as seen
    from participation x join activity a on a.committee_id = x.committee_id and a.id = x.activity_id
    left join person p on p.committee_id = x.committee_id and p.id = x.person_id
    where x.committee_id = ${committeeId} and x.activity_id = ${activityId} and x.removed_at is null
    order by p.pinyin nulls last, name, x.id`.execute(tx)
  return rows
}

export async function sessionsAt(tx: Tx, committeeId: number, activityId: string): Promise<readonly SessionAt[]> {
  const { rows } = await sql<SessionAt>`select ${sessionColumns} from ${sessionFrom}
    where s.committee_id = ${committeeId} and s.activity_id = ${activityId} order by s.ord`.execute(tx)
  return rows
}

export interface CorrectionRow {
  readonly id: string
  readonly version: number
  readonly activityId: string
  readonly sessionId: string
  readonly session: string
  readonly participationId: string
  readonly name: string
  readonly before: { readonly state: PresenceState; readonly lateMinutes: number; readonly leftMinutes: number } | null
  readonly state: PresenceState
  readonly lateMinutes: number
  readonly leftMinutes: number
  readonly leaveKind: string | null
  readonly reason: string
  readonly course: CorrectionState
  readonly askedBy: string
  readonly askedName: string
  readonly askedAt: Date
  readonly decidedName: string | null
  readonly decidedAt: Date | null
  readonly says: string
}

const corrections = sql`select c.id, c.version, c.activity_id as "activityId", c.session_id as "sessionId", s.label as session,
    c.participation_id as "participationId", coalesce(p.name, x.guest_name) as name, c.before, c.state, c.late_minutes as "lateMinutes",
    c.left_minutes as "leftMinutes", c.leave_kind as "leaveKind", c.reason, c.course, c.asked_by as "askedBy", c.asked_name as "askedName",
    c.asked_at as "askedAt", c.decided_name as "decidedName", c.decided_at as "decidedAt", c.says
  from attendance_correction c
  join activity_session s on s.committee_id = c.committee_id and s.id = c.session_id
  join participation x on x.committee_id = c.committee_id and x.id = c.participation_id
  left join person p on p.committee_id = x.committee_id and p.id = x.person_id`

export async function correctionsOf(tx: Tx, committeeId: number, activityId: string): Promise<readonly CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`${corrections} where c.committee_id = ${committeeId} and c.activity_id = ${activityId}
    order by c.asked_at desc, c.id`.execute(tx)
  return rows
}

export async function holdCorrection(tx: Tx, committeeId: number, id: string): Promise<CorrectionRow | null> {
  const { rows } = await sql<CorrectionRow>`${corrections} where c.committee_id = ${committeeId} and c.id = ${id} for update of c`.execute(
    tx,
  )
  return rows[0] ?? null
}
