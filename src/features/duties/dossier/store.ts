// The queries of duty records: facts as they stand, who holds which seat, what a person may look after.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { seatKindLabel } from '#/features/members/public.ts'
import { bodyKindLabel } from '#/features/organisation/public.ts'
import { bodyInScope, personInScope } from '../scope.ts'
import type { StandingFact } from './rules.ts'
import { known, standingFacts } from './standing.ts'

export interface FactRow extends StandingFact {
  readonly id: string
  readonly title: string | null
}

export interface Span {
  readonly from: Day
  readonly to: Day
  readonly asOf: Day
}

type Holder = { readonly personId: string } | { readonly bodyId: string }

const holderIs = (of: Holder): RawBuilder<unknown> =>
  'personId' in of ? sql`f.person_id = ${of.personId}::uuid` : sql`f.body_id = ${of.bodyId}::uuid`

/** What stands of one holder between two days, the latest first. A fact without a title of its own has that of its case. */
export async function factsStanding(tx: Tx, committeeId: number, of: Holder, span: Span): Promise<readonly FactRow[]> {
  const where = sql`f.committee_id = ${committeeId} and ${holderIs(of)} and f.day between ${span.from} and ${span.to} and ${known(span.asOf)}`
  const { rows } = await sql<FactRow>`select s.id, s.verb, s.role, s.object_kind as "objectKind", s.object_id as "objectId", s.day,
      s.weight::float8 as weight, s.about, coalesce(s.about ->> 'title', m.title) as title
    from (${standingFacts(where)}) s
    left join matter m on m.committee_id = s.committee_id
      and m.id = case when s.object_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then s.object_id::uuid end
    order by s.day desc, s.id desc limit 5000`.execute(tx)
  return rows
}

export async function countTakenBack(tx: Tx, committeeId: number, of: Holder, span: Span): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from fact f where f.committee_id = ${committeeId} and ${holderIs(of)}
    and f.weight < 0 and f.day between ${span.from} and ${span.to} and ${known(span.asOf)}`.execute(tx)
  return rows[0]?.n ?? 0
}

export interface PersonSeen {
  readonly id: string
  readonly name: string
}

/** The person, where this reader may open the dossier. */
export async function findPersonInScope(tx: Tx, actor: Actor, id: string, today: Day): Promise<PersonSeen | null> {
  const { rows } = await sql<PersonSeen>`select p.id, p.name from person p
    where p.committee_id = ${actor.committeeId} and p.id = ${id}::uuid and ${personInScope(actor, sql`p.id`, today)}`.execute(tx)
  return rows[0] ?? null
}

export interface BodySeen extends PersonSeen {
  readonly kind: string
  readonly kindLabel: string
  readonly placeCode: string | null
}

export async function findBodyInScope(tx: Tx, actor: Actor, id: string, today: Day): Promise<BodySeen | null> {
  const { rows } = await sql<BodySeen>`select b.id, b.name, b.kind, ${bodyKindLabel(sql`b.committee_id`, sql`b.kind`)} as "kindLabel",
      b.place_code as "placeCode" from body b
    where b.committee_id = ${actor.committeeId} and b.id = ${id}::uuid and ${bodyInScope(actor, sql`b.id`, today)}`.execute(tx)
  return rows[0] ?? null
}

export interface SeatHeld {
  readonly kind: string
  readonly sector: { readonly id: string; readonly name: string }
  readonly committee: { readonly id: string; readonly name: string } | null
  readonly fromDay: Day
  readonly termFrom: Day
  readonly termTitle: string
}

/** The last seat held between two days. */
export async function seatIn(tx: Tx, committeeId: number, personId: string, from: Day, to: Day): Promise<SeatHeld | null> {
  const { rows } = await sql<SeatHeld>`select ${seatKindLabel(sql`m.committee_id`, sql`m.kind`)} as kind,
      jsonb_build_object('id', s.id, 'name', s.name) as sector,
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as committee, m.from_day as "fromDay",
      t.from_day as "termFrom", t.title as "termTitle"
    from seat m join body s on s.committee_id = m.committee_id and s.id = m.sector_id
    left join body c on c.committee_id = m.committee_id and c.id = m.special_committee_id
    join term t on t.committee_id = m.committee_id and t.id = m.term_id
    where m.committee_id = ${committeeId} and m.person_id = ${personId}::uuid and m.from_day <= ${to} and (m.to_day is null or m.to_day >= ${from})
    order by m.from_day desc, m.id desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** The term in force on a day. */
export async function termAt(tx: Tx, committeeId: number, on: Day): Promise<{ readonly title: string; readonly fromDay: Day } | null> {
  const { rows } = await sql<{ title: string; fromDay: Day }>`select title, from_day as "fromDay" from term
    where committee_id = ${committeeId} and number > 0 and from_day <= ${on} and (to_day is null or to_day >= ${on})
    order by from_day desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Who sits in a sector, committee or group, or lives in a county, on that day. */
export async function membersOfBody(tx: Tx, committeeId: number, body: BodySeen, on: Day): Promise<readonly PersonSeen[]> {
  const { rows } =
    await sql<PersonSeen>`select p.id, p.name from seat m join person p on p.committee_id = m.committee_id and p.id = m.person_id
    where m.committee_id = ${committeeId} and m.from_day <= ${on} and (m.to_day is null or m.to_day >= ${on})
      and (${body.id}::uuid in (m.sector_id, m.special_committee_id, m.group_id)
        or (${body.kind} = 'county-committee' and p.place_code = ${body.placeCode}))
    order by p.code, m.id limit 400`.execute(tx)
  return rows
}

/** Entries of one's own that do not count: waiting for the second person, or refused this year. */
export async function ownEntries(
  tx: Tx,
  committeeId: number,
  personId: string,
  year: number,
): Promise<
  readonly { readonly id: string; readonly title: string; readonly state: 'entered' | 'refused' | 'voided'; readonly reason: string }[]
> {
  const { rows } = await sql<{ id: string; title: string; state: 'entered' | 'refused' | 'voided'; reason: string }>`
    select id, title, state, reason from manual_fact
    where committee_id = ${committeeId} and person_id = ${personId}::uuid and extract(year from day) = ${year}
      and state in ('entered', 'refused', 'voided') order by day desc, id desc limit 20`.execute(tx)
  return rows
}

export async function convenedBy(tx: Tx, committeeId: number, personId: string, on: Day): Promise<readonly PersonSeen[]> {
  const { rows } = await sql<PersonSeen>`select b.id, b.name from edge e join body b on b.committee_id = e.committee_id and b.id = e.to_id
    where e.committee_id = ${committeeId} and e.from_id = ${personId}::uuid and e.kind = 'convenes'
      and e.from_day <= ${on} and (e.to_day is null or e.to_day >= ${on}) order by b.sort, b.id`.execute(tx)
  return rows
}
