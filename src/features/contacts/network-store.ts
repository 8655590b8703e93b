// Every query of the network: who is in it and what rank that makes, live links with their last contact, who is placed where.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { rankOf, type NetworkLink, type NetworkPerson } from './network-rules.ts'

/** On that day; works for seats, edges and bodies alike. */
export const liveOn = (alias: string, on: Day): RawBuilder<unknown> =>
  sql`(${sql.ref(`${alias}.from_day`)} <= ${on} and (${sql.ref(`${alias}.to_day`)} is null or ${sql.ref(`${alias}.to_day`)} >= ${on}))`

interface PersonFound {
  readonly id: string
  readonly name: string
  readonly inPartyGroup: boolean
  readonly seatKind: string | null
  readonly party: string | null
  readonly livesElsewhere: boolean
  readonly sectorId: string | null
  readonly sector: string | null
  readonly committeeId: string | null
  readonly groupId: string | null
}

export interface RankedPerson extends NetworkPerson {
  readonly seated: boolean
  readonly party: string | null
  readonly livesElsewhere: boolean
}

/** Members, the Party group, and whoever else stands at an end of a live link; or only those with given ids. */
export async function peopleOn(tx: Tx, committeeId: number, on: Day, ids?: readonly string[]): Promise<readonly RankedPerson[]> {
  const which = ids
    ? sql`p.id = any(${[...ids]}::uuid[])`
    : sql`(m.person_id is not null or g.from_id is not null or exists (select 1 from edge e where e.committee_id = p.committee_id
        and e.kind = 'contacts' and e.from_kind = 'person' and e.to_kind = 'person' and p.id in (e.from_id, e.to_id) and ${liveOn('e', on)}))`
  const found = await sql<PersonFound>`select p.id, p.name, g.from_id is not null as "inPartyGroup", m.kind as "seatKind", p.party,
      p.lives_elsewhere as "livesElsewhere", m.sector_id as "sectorId", s.name as sector, m.special_committee_id as "committeeId",
      m.group_id as "groupId"
    from person p
    left join (select distinct on (m.person_id) m.* from seat m where m.committee_id = ${committeeId} and ${liveOn('m', on)}
      order by m.person_id, m.from_day desc) m on m.person_id = p.id
    left join (select distinct e.from_id from edge e join body b on b.committee_id = e.committee_id and b.id = e.to_id and b.kind = 'party-group'
      where e.committee_id = ${committeeId} and e.kind = 'memberOf' and ${liveOn('e', on)} and ${liveOn('b', on)}) g on g.from_id = p.id
    left join body s on s.committee_id = ${committeeId} and s.id = m.sector_id
    where p.committee_id = ${committeeId} and ${which}
    order by s.sort nulls first, p.code, p.id`.execute(tx)
  return found.rows.map((p) => ({
    id: p.id,
    name: p.name,
    rank: rankOf(p),
    seated: p.seatKind !== null,
    party: p.party,
    livesElsewhere: p.livesElsewhere,
    sectorId: p.sectorId,
    sector: p.sector,
    committeeId: p.committeeId,
    groupId: p.groupId,
  }))
}

/** Live links between persons; of one person only, where one is named. */
export async function linksOn(
  tx: Tx,
  committeeId: number,
  on: Day,
  of?: { readonly from?: string; readonly to?: string },
): Promise<NetworkLink[]> {
  const found = await sql<NetworkLink>`select e.id, e.from_id as "fromId", e.to_id as "toId", e.from_day as "fromDay", e.source, (
      select max(c.day) from contact_with w join contact c on c.committee_id = w.committee_id and c.id = w.contact_id
      where w.committee_id = e.committee_id and w.person_id = e.to_id and c.maker_id = e.from_id and c.voided_on is null and c.day <= ${on}
    ) as "lastOn"
    from edge e where e.committee_id = ${committeeId} and e.kind = 'contacts' and e.from_kind = 'person' and e.to_kind = 'person'
      and ${liveOn('e', on)} ${of?.from ? sql`and e.from_id = ${of.from}` : sql``} ${of?.to ? sql`and e.to_id = ${of.to}` : sql``}
    order by e.from_day, e.id`.execute(tx)
  return found.rows
}

/** The members whom a committee's office sees; null: everybody. */
export const committeesSeen = (actor: Actor): readonly string[] | null => (may(actor, 'contacts:all') ? null : bodiesOf(actor))

/** The kinds of body that people are placed in here, and by which link. */
export const placeKinds = { 'party-group': 'memberOf', 'party-branch': 'memberOf', grid: 'assignedTo' } as const
export type PlaceKind = keyof typeof placeKinds
export const isPlaceKind = (kind: string): kind is PlaceKind => Object.hasOwn(placeKinds, kind)

export interface PlacedPerson {
  readonly linkId: string
  readonly bodyId: string
  readonly kind: PlaceKind
  readonly id: string
  readonly name: string
  readonly since: Day
}

const placedBy = sql`((b.kind = 'grid' and e.kind = 'assignedTo') or (b.kind in ('party-group', 'party-branch') and e.kind = 'memberOf'))`

export async function placedOn(tx: Tx, committeeId: number, on: Day): Promise<readonly PlacedPerson[]> {
  const found = await sql<PlacedPerson>`select e.id as "linkId", b.id as "bodyId", b.kind, p.id, p.name, e.from_day as since
    from edge e join body b on b.committee_id = e.committee_id and b.id = e.to_id
    join person p on p.committee_id = e.committee_id and p.id = e.from_id
    where e.committee_id = ${committeeId} and e.from_kind = 'person' and ${placedBy} and ${liveOn('e', on)}
    order by p.code, p.id`.execute(tx)
  return found.rows
}

/** Which of these links the office may end here: contacts between persons, and people placed in a group, branch or grid. */
export async function endableLinks(tx: Tx, committeeId: number, ids: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select e.id from edge e left join body b on b.committee_id = e.committee_id and b.id = e.to_id
    where e.committee_id = ${committeeId} and e.id = any(${[...ids]}::uuid[]) and e.to_day is null and e.from_kind = 'person'
      and ((e.kind = 'contacts' and e.to_kind = 'person') or ${placedBy})`.execute(tx)
  return found.rows.map((r) => r.id)
}
