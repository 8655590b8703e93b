// All that the page of a body shows, read in a few queries.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { may } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { toldBy } from '#/core/journal/told.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { bodyKinds, unitSystems } from './codes.ts'
import type { BodyPageData } from './contract.ts'
import { organisationEvents } from './events.ts'
import { edgesOf, standingsOf } from './public.ts'
import { findBody, lineAbove } from './store.ts'

const told = toldBy(Object.values(organisationEvents))
/** A body whose beginning nobody noted. */
const always = '1900-01-01'

export async function bodyPageOf(tx: Tx, actor: Actor, id: string, today: Day): Promise<BodyPageData | null> {
  const body = await findBody(tx, actor.committeeId, id)
  if (!body) return null
  const line = await lineAbove(tx, actor.committeeId, id)
  const words = await sql<{
    kind: string
    system: string | null
    place: string | null
    below: { id: string; name: string; toDay: string | null }[]
    predecessors: { id: string; name: string }[]
    successor: { id: string; name: string } | null
    members: number
  }>`select ${codeLabel(bodyKinds, sql`b.committee_id`, sql`b.kind`)} as kind, ${codeLabel(unitSystems, sql`b.committee_id`, sql`b.system`)} as system,
      (select name from place p where p.committee_id = b.committee_id and p.code = b.place_code) as place,
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'toDay', c.to_day) order by c.sort, c.id), '[]')
        from body c where c.committee_id = b.committee_id and c.parent_id = b.id) as below,
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by c.to_day, c.id), '[]')
        from body c where c.committee_id = b.committee_id and c.successor_id = b.id) as predecessors,
      (select jsonb_build_object('id', s.id, 'name', s.name) from body s where s.committee_id = b.committee_id and s.id = b.successor_id) as successor,
      (select count(*) from seat m where m.committee_id = b.committee_id and m.from_day <= ${today} and (m.to_day is null or m.to_day >= ${today})
        and b.id in (m.sector_id, m.special_committee_id, m.group_id)) as members
    from body b where b.committee_id = ${actor.committeeId} and b.id = ${id}`.execute(tx)
  const w = words.rows[0]!
  return {
    id,
    version: body.version,
    kind: { code: body.kind, label: w.kind },
    code: body.code,
    name: body.name,
    shortName: body.shortName,
    system: body.system ? { code: body.system, label: w.system ?? body.system } : null,
    place: body.placeCode ? { code: body.placeCode, name: w.place ?? body.placeCode } : null,
    sort: body.sort,
    fromDay: body.fromDay === always ? null : body.fromDay,
    toDay: body.toDay,
    above: line.slice(1).map((b) => ({ id: b.id, name: b.name })),
    below: w.below,
    successor: w.successor,
    predecessors: w.predecessors,
    posts: await postsAt(tx, actor.committeeId, id),
    edges: await edgesOf(tx, actor.committeeId, id),
    standings: await standingsOf(tx, actor.committeeId, id),
    members: w.members,
    timeline: told(await entriesOf(tx, actor.committeeId, [{ kind: 'body', id }])),
    mayEdit: may(actor, 'organisation:write'),
  }
}

async function postsAt(tx: Tx, committeeId: number, bodyId: string): Promise<BodyPageData['posts']> {
  const found = await sql<
    BodyPageData['posts'][number]
  >`select o.id, o.person_id as "personId", p.name, o.role, o.title, o.from_day as "fromDay",
      o.to_day as "toDay", o.source
    from post o join person p on p.committee_id = o.committee_id and p.id = o.person_id
    where o.committee_id = ${committeeId} and o.body_id = ${bodyId} order by o.to_day nulls first, o.from_day, o.id`.execute(tx)
  return found.rows
}
