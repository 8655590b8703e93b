// Who may see which activity, as a condition for queries and lists.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import { activityKinds, traitsOf } from './codes.ts'
import { activityStates, type ActivityState } from './lifecycle.ts'

type Sql = RawBuilder<unknown>

const toldStates = (Object.keys(activityStates) as ActivityState[]).filter((s) => activityStates[s].told)
const partyKinds = activityKinds.codes.filter((k) => traitsOf(k.code, k.data).group === 'party').map((k) => k.code)

/** What the Party group does is seen by those who take part and by the offices. */
const ofParty = (actor: Actor): Sql => sql`a.kind = any(coalesce((select array_agg(distinct k.code) from code k
  where k.committee_id = ${actor.committeeId} and k.list = ${activityKinds.name} and k.data ->> 'group' = 'party'), ${partyKinds}::text[]))`

const takesPart = (actor: Actor): Sql => sql`exists (select 1 from participation mine where mine.committee_id = a.committee_id
  and mine.activity_id = a.id and mine.person_id = ${actor.personId} and mine.removed_at is null)`

/** Which activities this person may see (aliases m and a: the register's row and the activity). */
export function visibleActivity(actor: Actor): Sql {
  if (may(actor, 'activities:read-all')) return sql`true`
  const mine = [...bodiesOf(actor)]
  const own = sql`(a.created_by = ${actor.personId} or a.host_id = any(${mine}::uuid[]) or exists (select 1 from activity_cohost c
    where c.committee_id = a.committee_id and c.activity_id = a.id and c.body_id = any(${mine}::uuid[])))`
  const told = sql`(m.state = any(${toldStates}::text[]) and (${takesPart(actor)} or not ${ofParty(actor)}))`
  return may(actor, 'activities:write') ? sql`(${own} or ${told})` : told
}

/** For the register, where only its row m is at hand: search, links, notices. */
export const visibleMatter = (actor: Actor): Sql => sql`exists (select 1 from activity a
  where a.committee_id = m.committee_id and a.id = m.id and ${visibleActivity(actor)})`
