// Which meetings' floors a reader of a list sees (alias a: the activity): those he takes part in, arranges, or all.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'

type Sql = RawBuilder<unknown>

export const readsAll = (actor: Actor): boolean => may(actor, 'activities:read-all')

export function arrangesMeeting(actor: Actor): Sql {
  if (!may(actor, 'activities:write')) return sql`false`
  const mine = [...bodiesOf(actor)]
  return sql`(a.created_by = ${actor.personId} or a.host_id = any(${mine}::uuid[]) or exists (select from activity_cohost c
    where c.committee_id = a.committee_id and c.activity_id = a.id and c.body_id = any(${mine}::uuid[])))`
}

export const inMeeting = (actor: Actor): Sql => sql`exists (select from participation mine where mine.committee_id = a.committee_id
  and mine.activity_id = a.id and mine.person_id = ${actor.personId} and mine.removed_at is null)`

/** He runs it or reads all of it; `besides` says what others see of it. */
export const seesFloor = (actor: Actor, besides: Sql): Sql => (readsAll(actor) ? sql`true` : sql`(${arrangesMeeting(actor)} or ${besides})`)
