// The queries of plenary extras.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { BriefingState, GroupLeaveState, ResolutionState } from './lifecycle.ts'

export interface Group {
  readonly id: string
  readonly activityId: string
  readonly name: string
  readonly place: string
  readonly convenors: readonly { readonly id: string; readonly name: string }[]
}

const groups = (committeeId: number, where: RawBuilder<unknown>) => sql<Group>`
  select g.id, g.activity_id as "activityId", g.name, g.place,
    (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by x.n), '[]') from unnest(g.convenors) with ordinality as x(id, n)
      join person p on p.committee_id = g.committee_id and p.id = x.id) as convenors
  from plenary_group g where g.committee_id = ${committeeId} and ${where} order by g.ord`

export const groupsOf = async (tx: Tx, committeeId: number, activityId: string): Promise<readonly Group[]> =>
  (await groups(committeeId, sql`g.activity_id = ${activityId}`).execute(tx)).rows
export const findGroup = async (tx: Tx, committeeId: number, id: string): Promise<Group | null> =>
  (await groups(committeeId, sql`g.id = ${id}`).execute(tx)).rows[0] ?? null

export interface PlenaryPerson {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly note: string
  readonly capacity: string
  readonly groupId: string | null
  readonly seat: string
  readonly sectorSort: number
}

/** Who is on the list with sector (of a member) or unit (of a guest). */
export async function peopleOf(tx: Tx, committeeId: number, activityId: string): Promise<readonly PlenaryPerson[]> {
  const { rows } = await sql<PlenaryPerson>`
    select p.id, p.person_id as "personId", coalesce(n.name, p.guest_name) as name, coalesce(b.short_name, nullif(p.guest_unit, ''), '') as note, p.capacity,
      p.group_id as "groupId", p.seat, coalesce(b.sort, 9999) as "sectorSort"
    from participation p
    left join person n on n.committee_id = p.committee_id and n.id = p.person_id
    left join lateral (select s.sector_id from seat s where s.committee_id = p.committee_id and s.person_id = p.person_id order by s.from_day desc limit 1) s on true
    left join body b on b.committee_id = p.committee_id and b.id = s.sector_id
    where p.committee_id = ${committeeId} and p.activity_id = ${activityId} and p.removed_at is null
    order by coalesce(b.sort, 9999), n.pinyin, name, p.id`.execute(tx)
  return rows
}

export async function sessionsOf(
  tx: Tx,
  committeeId: number,
  activityId: string,
): Promise<readonly { readonly id: string; readonly label: string; readonly endsAt: Date }[]> {
  const { rows } = await sql<{ id: string; label: string; endsAt: Date }>`select id, label, ends_at as "endsAt" from activity_session
    where committee_id = ${committeeId} and activity_id = ${activityId} order by ord`.execute(tx)
  return rows
}

export interface GroupLeave {
  readonly id: string
  readonly activityId: string
  readonly version: number
  readonly state: GroupLeaveState
  readonly personId: string | null
  readonly name: string
  readonly group: string
  readonly convenors: readonly string[]
  readonly session: string
  readonly reason: string
  readonly says: string
}

const leaves = (committeeId: number, where: RawBuilder<unknown>) => sql<GroupLeave>`
  select l.id, l.activity_id as "activityId", l.version, l.state, p.person_id as "personId", coalesce(n.name, p.guest_name) as name, g.name as group,
    to_jsonb(g.convenors) as convenors, s.label as session, l.reason, l.says
  from group_leave l
  join plenary_group g on g.committee_id = l.committee_id and g.id = l.group_id
  join participation p on p.committee_id = l.committee_id and p.id = l.participation_id
  join activity_session s on s.committee_id = l.committee_id and s.id = l.session_id
  left join person n on n.committee_id = p.committee_id and n.id = p.person_id
  where l.committee_id = ${committeeId} and ${where} order by l.asked_at, l.id`

export const leavesOf = async (tx: Tx, committeeId: number, activityId: string): Promise<readonly GroupLeave[]> =>
  (await leaves(committeeId, sql`l.activity_id = ${activityId}`).execute(tx)).rows
export const findLeave = async (tx: Tx, committeeId: number, id: string): Promise<GroupLeave | null> =>
  (await leaves(committeeId, sql`l.id = ${id}`).execute(tx)).rows[0] ?? null

export interface SeatMap {
  readonly rows: number
  readonly seats: number
  readonly aisles: number[]
  readonly rule: string
  readonly blocked: string[]
}

export async function seatMapOf(tx: Tx, committeeId: number, activityId: string): Promise<SeatMap | null> {
  const { rows } = await sql<SeatMap>`select rows, seats, to_jsonb(aisles) as aisles, rule, to_jsonb(blocked) as blocked from seat_map
    where committee_id = ${committeeId} and activity_id = ${activityId}`.execute(tx)
  return rows[0] ?? null
}

export interface Resolution {
  readonly id: string
  readonly activityId: string
  readonly version: number
  readonly state: ResolutionState
  readonly kind: string
  readonly title: string
  readonly text: string
  readonly decidedOn: Day | null
  readonly voting: boolean
}

const resolutions = (committeeId: number, where: RawBuilder<unknown>) => sql<Resolution>`
  select r.id, r.activity_id as "activityId", r.version, r.state, r.kind, r.title, r.text, r.decided_on as "decidedOn",
    exists (select from floor_vote v where v.committee_id = r.committee_id and v.activity_id = r.activity_id and v.resolution_id = r.id and v.state = 'open') as voting
  from resolution r where r.committee_id = ${committeeId} and ${where} order by r.id`

export const resolutionsOf = async (tx: Tx, committeeId: number, activityId: string): Promise<readonly Resolution[]> =>
  (await resolutions(committeeId, sql`r.activity_id = ${activityId}`).execute(tx)).rows
export const findResolution = async (tx: Tx, committeeId: number, id: string): Promise<Resolution | null> =>
  (await resolutions(committeeId, sql`r.id = ${id}`).execute(tx)).rows[0] ?? null

export interface Briefing {
  readonly id: string
  readonly activityId: string
  readonly version: number
  readonly state: BriefingState
  readonly no: number | null
  readonly title: string
  readonly text: string
  readonly groupId: string | null
  readonly group: string | null
  readonly issuedOn: Day | null
}

const briefings = (committeeId: number, where: RawBuilder<unknown>) => sql<Briefing>`
  select f.id, f.activity_id as "activityId", f.version, f.state, f.no, f.title, f.text, f.group_id as "groupId", g.name as group, f.issued_on as "issuedOn"
  from briefing f left join plenary_group g on g.committee_id = f.committee_id and g.id = f.group_id
  where f.committee_id = ${committeeId} and ${where} order by f.no nulls last, f.id`

export const briefingsOf = async (tx: Tx, committeeId: number, activityId: string): Promise<readonly Briefing[]> =>
  (await briefings(committeeId, sql`f.activity_id = ${activityId}`).execute(tx)).rows
export const findBriefing = async (tx: Tx, committeeId: number, id: string): Promise<Briefing | null> =>
  (await briefings(committeeId, sql`f.id = ${id}`).execute(tx)).rows[0] ?? null
