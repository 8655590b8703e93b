// What records and readers may ask of the members: names, seats on a day, liaisons and holders of posts. Bulk functions, one query each.
import { sql, type RawBuilder } from 'kysely'
import type { Change } from '#/core/action.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { nameInitials } from '#/core/initials.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { seatKinds } from './codes.ts'
import { memberEvents } from './events.ts'

/** 常务委员: the word of a column with a kind of seat. */
export const seatKindLabel = (committee: RawBuilder<unknown>, code: RawBuilder<unknown>): RawBuilder<string> =>
  codeLabel(seatKinds, committee, code)

export async function personNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; name: string }>`select id, name from person where id = any(${[...new Set(ids)]}::uuid[])`.execute(
    tx,
  )
  return new Map(found.rows.map((p) => [p.id, p.name]))
}

/** A member's seat as it stood on a day, with the names of its sector, committee and group. */
export interface SeatOnDay {
  readonly seatId: string
  readonly personId: string
  readonly personCode: string
  readonly name: string
  readonly termId: string
  /** member, standing, vice-chair, chair, secretary-general */
  readonly kind: string
  readonly sectorId: string
  readonly sectorName: string
  readonly specialCommitteeId: string | null
  readonly specialCommitteeName: string | null
  readonly groupId: string | null
  readonly groupName: string | null
  /** The person's party: 中共, 民革, 群众 … */
  readonly party: string | null
  readonly fromDay: Day
}

// A seat is held from its first to its last day; leave does not end it.
const seatOnDay = (
  on: Day,
) => sql`select m.id as "seatId", m.person_id as "personId", p.code as "personCode", p.name, m.term_id as "termId",
    m.kind, m.sector_id as "sectorId", s.name as "sectorName", m.special_committee_id as "specialCommitteeId",
    c.name as "specialCommitteeName", m.group_id as "groupId", g.name as "groupName", p.party, m.from_day as "fromDay"
  from seat m
  join person p on p.committee_id = m.committee_id and p.id = m.person_id
  join body s on s.committee_id = m.committee_id and s.id = m.sector_id
  left join body c on c.committee_id = m.committee_id and c.id = m.special_committee_id
  left join body g on g.committee_id = m.committee_id and g.id = m.group_id
  where m.from_day <= ${on} and (m.to_day is null or m.to_day >= ${on})`

export async function activeMembers(tx: Tx, committeeId: number, on: Day): Promise<readonly SeatOnDay[]> {
  const found = await sql<SeatOnDay>`${seatOnDay(on)} and m.committee_id = ${committeeId} order by p.code, m.id`.execute(tx)
  return found.rows
}

export async function memberSeats(tx: Tx, personIds: readonly string[], on: Day): Promise<ReadonlyMap<string, SeatOnDay>> {
  if (personIds.length === 0) return new Map()
  const found = await sql<SeatOnDay>`/* planned once: seats */ ${seatOnDay(on)} and m.person_id = any(${[...new Set(personIds)]}::uuid[])
    order by m.from_day, m.id`.execute(tx)
  return new Map(found.rows.map((s) => [s.personId, s]))
}

export const memberSeat = async (tx: Tx, personId: string, on: Day): Promise<SeatOnDay | null> =>
  (await memberSeats(tx, [personId], on)).get(personId) ?? null

/** The party (as a body) a person belongs to on that day, where the membership is on record as an edge. */
export async function partyBodyOf(tx: Tx, personId: string, on: Day): Promise<string | null> {
  const found = await sql<{ id: string }>`select b.id from edge e
    join body b on b.committee_id = e.committee_id and b.id = e.to_id and b.kind = 'party'
    where e.from_id = ${personId} and e.kind = 'memberOf' and e.from_day <= ${on} and (e.to_day is null or e.to_day >= ${on})
    order by e.from_day desc limit 1`.execute(tx)
  return found.rows[0]?.id ?? null
}

export interface PostHolder {
  readonly personId: string
  readonly name: string
  readonly role: string
  readonly title: string
  readonly bodyId: string | null
}

const heldOn = (on: Day) => sql`select o.person_id as "personId", p.name, o.role, o.title, o.body_id as "bodyId" from post o
  join person p on p.committee_id = o.committee_id and p.id = o.person_id
  where o.from_day <= ${on} and (o.to_day is null or o.to_day >= ${on})`

/** Who receives for a handling unit: its liaisons and heads (roles 'unit' and 'unit-head'), by unit. */
export async function liaisonsOfAll(tx: Tx, bodyIds: readonly string[], on: Day): Promise<ReadonlyMap<string, readonly PostHolder[]>> {
  const byBody = new Map<string, PostHolder[]>()
  if (bodyIds.length === 0) return byBody
  const found =
    await sql<PostHolder>`${heldOn(on)} and o.body_id = any(${[...new Set(bodyIds)]}::uuid[]) and o.role in ('unit', 'unit-head')
    order by o.role, o.from_day, o.id`.execute(tx)
  for (const holder of found.rows) if (holder.bodyId) byBody.set(holder.bodyId, [...(byBody.get(holder.bodyId) ?? []), holder])
  return byBody
}

/** Person ids, without repeats. */
export async function liaisonsOf(tx: Tx, bodyId: string, on: Day): Promise<readonly string[]> {
  const holders = (await liaisonsOfAll(tx, [bodyId], on)).get(bodyId) ?? []
  return [...new Set(holders.map((h) => h.personId))]
}

export async function peopleWithRole(tx: Tx, committeeId: number, role: string, on: Day): Promise<readonly PostHolder[]> {
  const found = await sql<PostHolder>`${heldOn(on)} and o.committee_id = ${committeeId} and o.role = ${role}
    order by o.from_day, o.id`.execute(tx)
  return found.rows
}

/** Persons by exact name, for imports: a name may be borne by several. */
export async function personsByNames(
  tx: Tx,
  committeeId: number,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly id: string; readonly code: string; readonly name: string }[]>> {
  const byName = new Map<string, { id: string; code: string; name: string }[]>()
  if (names.length === 0) return byName
  const found = await sql<{ id: string; code: string; name: string }>`select id, code, name from person
    where committee_id = ${committeeId} and name = any(${[...new Set(names)]}) order by code`.execute(tx)
  for (const person of found.rows) byName.set(person.name, [...(byName.get(person.name) ?? []), person])
  return byName
}

/** People whom an imported record names and the register lacks: registered without a seat, and told to the journal. Name → id. */
export async function adoptPersons(
  { tx, actor, newId, record }: Change,
  people: readonly { readonly name: string; readonly code: string }[],
  source: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = people.map((p) => ({ ...p, id: newId(), pinyin: nameInitials(p.name) }))
  if (rows.length === 0) return new Map()
  await sql`insert into person (committee_id, id, code, name, pinyin) select ${actor.committeeId}, id, code, name, pinyin
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text, pinyin text)`.execute(tx)
  for (const { id, name } of rows) record({ kind: 'person', id }, memberEvents.personRegistered.of({ name, source }))
  return new Map(rows.map(({ id, name }) => [name, id]))
}
