// The queries of minutes and decisions.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { DecisionKind, DecisionState } from './decision-lifecycle.ts'
import type { MinutesSection } from './draft.ts'
import type { MinutesState } from './lifecycle.ts'

export interface Minutes {
  readonly id: string
  readonly activityId: string
  readonly version: number
  readonly state: MinutesState
  readonly title: string
  readonly sections: readonly MinutesSection[]
  /** As the program last drafted them: what differs somebody wrote. */
  readonly drafted: readonly MinutesSection[]
  readonly circulation: string
  readonly dueDay: Day | null
  readonly dueSteps: readonly string[]
  readonly approvedBy: string
  readonly approvedOn: Day | null
  readonly issuedOn: Day | null
  readonly ownerless: number
}

const minutes = (committeeId: number, where: RawBuilder<unknown>) => sql<Minutes>`
  select x.id, x.activity_id as "activityId", x.version, x.state, x.title, x.sections, x.drafted, x.circulation, x.due_day as "dueDay", x.due_steps as "dueSteps",
    x.approved_by as "approvedBy", x.approved_on as "approvedOn", x.issued_on as "issuedOn",
    (select count(*)::int from meeting_decision d where d.committee_id = x.committee_id and d.activity_id = x.activity_id and d.state = 'draft'
      and d.owner_body_id is null and d.owner_person_id is null) as ownerless
  from minutes x where x.committee_id = ${committeeId} and ${where}`

export const findMinutes = async (tx: Tx, committeeId: number, id: string): Promise<Minutes | null> =>
  (await minutes(committeeId, sql`x.id = ${id}`).execute(tx)).rows[0] ?? null
export const minutesOf = async (tx: Tx, committeeId: number, activityId: string): Promise<Minutes | null> =>
  (await minutes(committeeId, sql`x.activity_id = ${activityId}`).execute(tx)).rows[0] ?? null

export interface Decision {
  readonly id: string
  readonly activityId: string
  readonly version: number
  readonly state: DecisionState
  readonly no: number
  readonly kind: DecisionKind
  readonly text: string
  readonly bodyId: string | null
  readonly personId: string | null
  readonly owner: string | null
  readonly type: 'planning' | 'implementation' | null
  readonly horizon: 'forward' | 'routine' | null
  readonly dueDay: Day | null
  readonly response: string
  readonly result: string
  readonly decidedOn: Day
  readonly assignedOn: Day | null
  readonly closedOn: Day | null
  readonly percent: number | null
}

const decisions = (committeeId: number, where: RawBuilder<unknown>) => sql<Decision>`
  select d.id, d.activity_id as "activityId", d.version, d.state, d.no, d.kind, d.text, d.owner_body_id as "bodyId", d.owner_person_id as "personId",
    coalesce(b.name, n.name) as owner, d.type, d.horizon, d.due_day as "dueDay", d.response, d.result, d.decided_on as "decidedOn",
    d.assigned_on as "assignedOn", d.closed_on as "closedOn",
    (select p.percent from decision_progress p where p.committee_id = d.committee_id and p.decision_id = d.id and p.percent is not null
      order by p.on_day desc, p.id desc limit 1) as percent
  from meeting_decision d
  left join body b on b.committee_id = d.committee_id and b.id = d.owner_body_id
  left join person n on n.committee_id = d.committee_id and n.id = d.owner_person_id
  where d.committee_id = ${committeeId} and ${where} order by d.no`

export const findDecision = async (tx: Tx, committeeId: number, id: string): Promise<Decision | null> =>
  (await decisions(committeeId, sql`d.id = ${id}`).execute(tx)).rows[0] ?? null
export const decisionsOf = async (tx: Tx, committeeId: number, activityId: string): Promise<readonly Decision[]> =>
  (await decisions(committeeId, sql`d.activity_id = ${activityId}`).execute(tx)).rows

export interface Progress {
  readonly id: string
  readonly onDay: Day
  readonly by: string
  readonly text: string
  readonly percent: number | null
}

export async function progressOf(tx: Tx, committeeId: number, decisionId: string): Promise<readonly Progress[]> {
  const { rows } = await sql<Progress>`select id, on_day as "onDay", by_name as by, text, percent from decision_progress
    where committee_id = ${committeeId} and decision_id = ${decisionId} order by on_day, id`.execute(tx)
  return rows
}

export interface Presences {
  readonly chairs: readonly string[]
  readonly onLeave: readonly string[]
  readonly absent: readonly string[]
  readonly observers: readonly string[]
  readonly personIds: readonly string[]
}

/** Names for the minutes: who was on leave and who stayed away, without reasons. */
export async function presencesOf(tx: Tx, committeeId: number, activityId: string): Promise<Presences> {
  const { rows } = await sql<{
    name: string
    personId: string | null
    role: string
    capacity: string
    leave: boolean
    here: boolean
    settled: boolean
  }>`select coalesce(n.name, p.guest_name) as name, p.person_id as "personId", p.role, p.capacity, p.reply = 'leaveGranted' as leave,
      exists (select from attendance_mark k where k.committee_id = p.committee_id and k.activity_id = p.activity_id and k.participation_id = p.id
        and k.direction = 'in' and k.voided_at is null)
      or exists (select from attendance t where t.committee_id = p.committee_id and t.activity_id = p.activity_id and t.participation_id = p.id and t.state = 'present') as here,
      exists (select from attendance_mark k where k.committee_id = p.committee_id and k.activity_id = p.activity_id)
      or exists (select from attendance t where t.committee_id = p.committee_id and t.activity_id = p.activity_id) as settled
    from participation p left join person n on n.committee_id = p.committee_id and n.id = p.person_id
    where p.committee_id = ${committeeId} and p.activity_id = ${activityId} and p.removed_at is null
    order by n.pinyin, name, p.id`.execute(tx)
  const names = (of: (r: (typeof rows)[number]) => boolean): string[] => rows.filter(of).map((r) => r.name)
  return {
    chairs: names((r) => r.role === 'chair'),
    onLeave: names((r) => r.capacity === 'due' && r.leave && !r.here),
    absent: names((r) => r.capacity === 'due' && !r.leave && !r.here && r.settled),
    observers: names((r) => r.capacity === 'observer' || r.capacity === 'invitee'),
    personIds: rows.flatMap((r) => (r.personId ? [r.personId] : [])),
  }
}

/** Who acts for these bodies on this day. */
export async function actingFor(
  tx: Tx,
  committeeId: number,
  bodyIds: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{
    bodyId: string
    people: string[]
  }>`select body_id as "bodyId", array_agg(distinct person_id) as people from post
    where committee_id = ${committeeId} and body_id = any(${[...bodyIds]}::uuid[]) and from_day <= ${on} and (to_day is null or to_day >= ${on}) group by body_id`.execute(
    tx,
  )
  return new Map(rows.map((r) => [r.bodyId, r.people]))
}
