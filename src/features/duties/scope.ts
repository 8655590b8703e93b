// Whose duty record a reader may open: his own; of his committee, the sector he convenes or his county; the whole committee's for the office.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'

type Sql = RawBuilder<unknown>

const own = (actor: Actor): Sql => sql`${may(actor, 'duties:read') ? [...bodiesOf(actor)] : []}::uuid[]`

/** Bodies the reader convenes on that day. */
const convened = (actor: Actor, on: Day): Sql => sql`(select ce.to_id from edge ce where ce.committee_id = ${actor.committeeId}
  and ce.from_id = ${actor.personId}::uuid and ce.kind = 'convenes' and ce.from_day <= ${on} and (ce.to_day is null or ce.to_day >= ${on}))`

/** The place of a county's office, and its whole committee where that is the county's own. */
const inPlace = (actor: Actor, place: Sql): Sql =>
  may(actor, 'duties:read-place')
    ? sql`(exists (select from committee cc where cc.id = ${actor.committeeId} and cc.level = 'county')
        or ${place} in (select cb.place_code from body cb where cb.committee_id = ${actor.committeeId} and cb.id = any(${[...bodiesOf(actor)]}::uuid[])))`
    : sql`false`

/** Condition on a person's id. */
export function personInScope(actor: Actor, person: Sql, on: Day): Sql {
  if (may(actor, 'duties:read-all')) return sql`true`
  return sql`(${person} = ${actor.personId}::uuid
    or exists (select from seat cs where cs.committee_id = ${actor.committeeId} and cs.person_id = ${person}
      and cs.from_day <= ${on} and (cs.to_day is null or cs.to_day >= ${on})
      and (cs.special_committee_id = any(${own(actor)}) or cs.sector_id = any(${own(actor)})
        or cs.sector_id in ${convened(actor, on)} or cs.special_committee_id in ${convened(actor, on)} or cs.group_id in ${convened(actor, on)}))
    or ${inPlace(actor, sql`(select cp.place_code from person cp where cp.committee_id = ${actor.committeeId} and cp.id = ${person})`)})`
}

/** Condition on a body's id. */
export function bodyInScope(actor: Actor, body: Sql, on: Day): Sql {
  if (may(actor, 'duties:read-all')) return sql`true`
  return sql`(${body} = any(${[...bodiesOf(actor)]}::uuid[]) or ${body} in ${convened(actor, on)}
    or ${inPlace(actor, sql`(select cb.place_code from body cb where cb.committee_id = ${actor.committeeId} and cb.id = ${body})`)})`
}
