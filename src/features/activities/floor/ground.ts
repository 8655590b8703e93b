// The meeting as floor and minutes see it, with what the reader is to it: asked before anything else.
import { sql } from 'kysely'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { activityKinds, traitsOf, type ActivityTraits } from '../codes.ts'
import { activityStates, type ActivityState } from '../lifecycle.ts'
import { relationsTo } from '../rules.ts'
import { kindData } from '../store.ts'

export type GroundRelation = 'organiser' | 'approver' | 'participant' | 'convenor'

export interface Ground {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly kind: string
  readonly kindLabel: string
  readonly traits: ActivityTraits
  readonly state: ActivityState
  /** Takes place or took place: speeches, questions, votes happen now. */
  readonly live: boolean
  /** Neither closed nor called off. */
  readonly open: boolean
  readonly hostId: string | null
  readonly host: string
  readonly place: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly startsOn: Day
  readonly heldOn: Day | null
  /** The reader's own place on the list; null when he does not stand on it. */
  readonly participationId: string | null
  readonly relations: readonly GroundRelation[]
}

interface Row extends Omit<Ground, 'relations' | 'traits' | 'live' | 'open'> {
  readonly kindData: unknown
  readonly createdBy: string | null
  readonly cohosts: readonly { readonly id: string; readonly name: string }[]
  readonly convenes: boolean
}

/** Null where there is no such meeting, or it is not this reader's to see: whoever takes part, arranges, approves or reads everything sees it. */
export async function groundFor(tx: Tx, actor: Actor, activityId: string, seesAnyway = false): Promise<Ground | null> {
  const { rows } = await sql<Row>`
    select a.id, m.version, m.title, a.kind, ${codeLabel(activityKinds, sql`a.committee_id`, sql`a.kind`)} as "kindLabel", ${kindData} as "kindData", m.state,
      a.host_id as "hostId", coalesce(h.name, k.name) as host, a.place, a.starts_at as "startsAt", a.ends_at as "endsAt", a.starts_at::date as "startsOn",
      a.held_on as "heldOn", a.created_by as "createdBy", p.id as "participationId",
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.body_id, 'name', '')), '[]') from activity_cohost o
        where o.committee_id = a.committee_id and o.activity_id = a.id) as cohosts,
      exists (select from plenary_group g where g.committee_id = a.committee_id and g.activity_id = a.id and ${actor.personId}::uuid = any(g.convenors)) as convenes
    from activity a
    join matter m on m.committee_id = a.committee_id and m.id = a.id
    join committee k on k.id = a.committee_id
    left join body h on h.committee_id = a.committee_id and h.id = a.host_id
    left join participation p on p.committee_id = a.committee_id and p.activity_id = a.id and p.person_id = ${actor.personId}::uuid and p.removed_at is null
    where a.committee_id = ${actor.committeeId} and a.id = ${activityId}`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { convenes, cohosts, createdBy, kindData: data, ...ground } = row
  const { live, open, told } = activityStates[row.state]
  const relations: GroundRelation[] = [
    ...relationsTo(actor, { hostId: row.hostId, cohosts, createdBy }),
    // Before a meeting is told, its people do not know of it.
    ...(row.participationId && told ? (['participant'] as const) : []),
    ...(convenes && told ? (['convenor'] as const) : []),
  ]
  if (relations.length === 0 && !seesAnyway && !may(actor, 'activities:read-all')) return null
  return { ...ground, live, open, traits: traitsOf(row.kind, data), relations }
}
