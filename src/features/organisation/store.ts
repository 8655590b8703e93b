// Every query of the organisation, one function each.
import { sql } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { initials } from '#/core/initials.ts'
import type { PlacedBody } from './rules.ts'

export interface BodyRow extends PlacedBody {
  readonly code: string
  readonly shortName: string
  readonly system: string | null
  readonly successorId: string | null
  readonly placeCode: string | null
  readonly sort: number
  readonly version: number
}

const bodyColumns = sql`b.id, b.kind, b.code, b.name, b.short_name as "shortName", b.system, b.parent_id as "parentId",
  b.successor_id as "successorId", b.place_code as "placeCode", b.from_day as "fromDay", b.to_day as "toDay", b.sort, b.version`

export async function findBody(tx: Tx, committeeId: number, id: string): Promise<BodyRow | null> {
  const found = await sql<BodyRow>`select ${bodyColumns} from body b where b.committee_id = ${committeeId} and b.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** A body and those above it, nearest first. */
export async function lineAbove(tx: Tx, committeeId: number, id: string): Promise<readonly BodyRow[]> {
  const found = await sql<BodyRow>`with recursive line as (
      select x.*, 1 as step from body x where x.committee_id = ${committeeId} and x.id = ${id}
      union all
      select p.*, line.step + 1 from line join body p on p.committee_id = line.committee_id and p.id = line.parent_id where line.step < 50
    ) select ${bodyColumns} from line b order by b.step`.execute(tx)
  return found.rows
}

/** Bodies of some kinds with their codes and names, for imports and for codes that continue. */
export async function bodiesOfKinds(tx: Tx, committeeId: number, kinds: readonly string[]): Promise<readonly BodyRow[]> {
  const found = await sql<BodyRow>`select ${bodyColumns} from body b where b.committee_id = ${committeeId} and b.kind = any(${[...kinds]})
    order by b.sort, b.id`.execute(tx)
  return found.rows
}

export async function namesBelow(tx: Tx, committeeId: number, id: string, after: Day): Promise<readonly string[]> {
  const found = await sql<{ name: string }>`select name from body
    where committee_id = ${committeeId} and parent_id = ${id} and (to_day is null or to_day > ${after}) order by sort, id`.execute(tx)
  return found.rows.map((b) => b.name)
}

/** Open cases in which a body takes part: what a successor would have to carry on. */
export async function openCasesOf(tx: Tx, committeeId: number, bodyId: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(distinct m.id) as n from matter_party x
    join matter m on m.committee_id = x.committee_id and m.id = x.matter_id
    where x.committee_id = ${committeeId} and x.party_id = ${bodyId} and x.until_at is null and m.open`.execute(tx)
  return found.rows[0]?.n ?? 0
}

export interface NewBody {
  readonly id: string
  readonly kind: string
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly system: string | null
  readonly parentId: string | null
  readonly successorId: string | null
  readonly placeCode: string | null
  readonly fromDay: Day
  readonly toDay: Day | null
  readonly sort: number
}

export async function insertBodies(tx: Tx, committeeId: number, bodies: readonly NewBody[]): Promise<void> {
  if (bodies.length === 0) return
  const rows = bodies.map((b) => ({ ...b, pinyin: initials(b.shortName || b.name) }))
  await sql`insert into body (committee_id, id, kind, code, name, short_name, system, parent_id, successor_id, place_code, from_day, to_day, sort, pinyin)
    select ${committeeId}, id, kind, code, name, "shortName", system, "parentId", "successorId", "placeCode", "fromDay", "toDay", sort, pinyin
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, kind text, code text, name text, "shortName" text, system text,
      "parentId" uuid, "successorId" uuid, "placeCode" text, "fromDay" date, "toDay" date, sort int, pinyin text)`.execute(tx)
}

/** Guarded by the version the person saw; false when somebody was faster. */
export async function updateBody(
  tx: Tx,
  committeeId: number,
  body: Pick<BodyRow, 'id' | 'version' | 'code' | 'name' | 'shortName' | 'system' | 'parentId' | 'placeCode' | 'sort'>,
): Promise<boolean> {
  const done = await sql`update body set code = ${body.code}, name = ${body.name}, short_name = ${body.shortName}, system = ${body.system},
      parent_id = ${body.parentId}, place_code = ${body.placeCode}, sort = ${body.sort}, pinyin = ${initials(body.shortName || body.name)},
      version = version + 1
    where committee_id = ${committeeId} and id = ${body.id} and version = ${body.version}`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function endBody(
  tx: Tx,
  committeeId: number,
  body: { readonly id: string; readonly version: number; readonly lastDay: Day; readonly successorId: string | null },
): Promise<boolean> {
  const done = await sql`update body set to_day = ${body.lastDay}, successor_id = ${body.successorId}, version = version + 1
    where committee_id = ${committeeId} and id = ${body.id} and version = ${body.version}`.execute(tx)
  return done.numAffectedRows === 1n
}

export interface PlaceRow {
  readonly code: string
  readonly name: string
  readonly level: 'city' | 'county' | 'town' | 'village'
  readonly parentCode: string | null
}

/** Adds those not yet there and tells how many. */
export async function insertPlaces(tx: Tx, committeeId: number, places: readonly PlaceRow[]): Promise<number> {
  if (places.length === 0) return 0
  const done = await sql`insert into place (committee_id, code, name, level, parent_code)
    select ${committeeId}, code, name, level, "parentCode"
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r(code text, name text, level text, "parentCode" text)
    on conflict do nothing`.execute(tx)
  return Number(done.numAffectedRows ?? 0n)
}

export async function placesByCodes(tx: Tx, committeeId: number, codes: readonly string[]): Promise<ReadonlyMap<string, PlaceRow>> {
  const found = await sql<PlaceRow>`select code, name, level, parent_code as "parentCode" from place
    where committee_id = ${committeeId} and code = any(${[...codes]})`.execute(tx)
  return new Map(found.rows.map((p) => [p.code, p]))
}

export interface TermRow {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly fromDay: Day
  readonly toDay: Day | null
}

export async function termsOf(tx: Tx, committeeId: number): Promise<readonly TermRow[]> {
  const found = await sql<TermRow>`select id, number, title, from_day as "fromDay", to_day as "toDay" from term
    where committee_id = ${committeeId} order by number desc`.execute(tx)
  return found.rows
}

export async function insertTerm(tx: Tx, committeeId: number, term: TermRow): Promise<void> {
  await sql`insert into term (committee_id, id, number, title, from_day, to_day)
    values (${committeeId}, ${term.id}, ${term.number}, ${term.title}, ${term.fromDay}, ${term.toDay})`.execute(tx)
}

export interface SessionRow {
  readonly id: string
  readonly termId: string
  readonly number: number
  readonly title: string
  readonly year: number
  readonly opensOn: Day
  readonly closesOn: Day
  readonly intakeFrom: Date
  readonly cutoffAt: Date
  readonly version: number
}

const sessionColumns = sql`id, term_id as "termId", number, title, year, opens_on as "opensOn", closes_on as "closesOn",
  intake_from as "intakeFrom", cutoff_at as "cutoffAt", version`

export async function sessionsOf(tx: Tx, committeeId: number): Promise<readonly SessionRow[]> {
  const found =
    await sql<SessionRow>`select ${sessionColumns} from session where committee_id = ${committeeId} order by intake_from desc`.execute(tx)
  return found.rows
}

export async function insertSession(tx: Tx, committeeId: number, s: Omit<SessionRow, 'version'>): Promise<void> {
  await sql`insert into session (committee_id, id, term_id, number, title, year, opens_on, closes_on, intake_from, cutoff_at)
    values (${committeeId}, ${s.id}, ${s.termId}, ${s.number}, ${s.title}, ${s.year}, ${s.opensOn}, ${s.closesOn}, ${s.intakeFrom}, ${s.cutoffAt})`.execute(
    tx,
  )
}

export async function updateSession(tx: Tx, committeeId: number, s: SessionRow): Promise<boolean> {
  const done = await sql`update session set title = ${s.title}, year = ${s.year}, opens_on = ${s.opensOn}, closes_on = ${s.closesOn},
      intake_from = ${s.intakeFrom}, cutoff_at = ${s.cutoffAt}, version = version + 1
    where committee_id = ${committeeId} and id = ${s.id} and version = ${s.version}`.execute(tx)
  return done.numAffectedRows === 1n
}
