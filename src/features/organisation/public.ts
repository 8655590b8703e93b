// What records and readers may ask of the organisation: sessions, bodies, successors, places. One query each; the committee is fenced by the scope.
import { sql } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'

export interface Session {
  readonly id: string
  readonly termId: string
  readonly termNumber: number
  readonly number: number
  /** 五届一次会议 */
  readonly title: string
  /** The reporting year it opens. */
  readonly year: number
  readonly opensOn: Day
  readonly closesOn: Day
  readonly intakeFrom: Date
  /** Submitted up to this instant: 大会提案; afterwards: 平时提案. */
  readonly cutoffAt: Date
}

const sessionColumns = sql`s.id, s.term_id as "termId", t.number as "termNumber", s.number, s.title, s.year, s.opens_on as "opensOn",
  s.closes_on as "closesOn", s.intake_from as "intakeFrom", s.cutoff_at as "cutoffAt"`
const sessionFrom = sql`session s join term t on t.committee_id = s.committee_id and t.id = s.term_id`

export type SessionSought = { readonly id: string } | { readonly year: number } | { readonly currentOn: Day }

/** `currentOn`: the session whose intake was the last to open up to the end of that day in China. */
export async function findSession(tx: Tx, committeeId: number, sought: SessionSought): Promise<Session | null> {
  const which =
    'id' in sought
      ? sql`s.id = ${sought.id}`
      : 'year' in sought
        ? sql`s.year = ${sought.year}`
        : sql`s.intake_from < (${sought.currentOn}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
  const found = await sql<Session>`select ${sessionColumns} from ${sessionFrom} where s.committee_id = ${committeeId} and ${which}
    order by s.intake_from desc limit 1`.execute(tx)
  return found.rows[0] ?? null
}

/** The session taking proposals in at this instant, and whether it still counts as the plenary's: the cut-off hour decides. */
export async function sessionAt(
  tx: Tx,
  committeeId: number,
  instant: Date,
): Promise<{ readonly session: Session; readonly timeKind: 'plenary' | 'intersession' } | null> {
  const found = await sql<Session>`select ${sessionColumns} from ${sessionFrom}
    where s.committee_id = ${committeeId} and s.intake_from <= ${instant} order by s.intake_from desc limit 1`.execute(tx)
  const session = found.rows[0]
  return session ? { session, timeKind: instant.getTime() <= session.cutoffAt.getTime() ? 'plenary' : 'intersession' } : null
}

/** Newest first, for choices and statistics. */
export async function allSessions(tx: Tx, committeeId: number): Promise<readonly Session[]> {
  const found = await sql<Session>`select ${sessionColumns} from ${sessionFrom} where s.committee_id = ${committeeId}
    order by s.intake_from desc`.execute(tx)
  return found.rows
}

export interface BodyBrief {
  readonly id: string
  readonly kind: string
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly system: string | null
  readonly parentId: string | null
  readonly successorId: string | null
  readonly fromDay: Day
  /** Last day; null while it exists. */
  readonly toDay: Day | null
}

const bodyColumns = sql`b.id, b.kind, b.code, b.name, b.short_name as "shortName", b.system, b.parent_id as "parentId",
  b.successor_id as "successorId", b.from_day as "fromDay", b.to_day as "toDay"`

export async function bodiesByIds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, BodyBrief>> {
  if (ids.length === 0) return new Map()
  const found = await sql<BodyBrief>`select ${bodyColumns} from body b where b.id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(found.rows.map((b) => [b.id, b]))
}

/** Bodies by exact full or short name, for imports; one name may be borne by several (of different kinds, or abolished). */
export async function bodiesByNames(
  tx: Tx,
  committeeId: number,
  names: readonly string[],
  kinds?: readonly string[],
): Promise<ReadonlyMap<string, readonly BodyBrief[]>> {
  const byName = new Map<string, BodyBrief[]>()
  if (names.length === 0) return byName
  const sought = [...new Set(names)]
  const found = await sql<BodyBrief>`select ${bodyColumns} from body b where b.committee_id = ${committeeId}
    and (b.name = any(${sought}) or b.short_name = any(${sought})) and ${kinds ? sql`b.kind = any(${[...kinds]})` : sql`true`}
    order by (b.to_day is not null), b.sort, b.id`.execute(tx)
  for (const body of found.rows)
    for (const name of new Set([body.name, body.shortName])) byName.set(name, [...(byName.get(name) ?? []), body])
  return byName
}

/** All bodies of some kinds existing on that day, in their own order. */
export async function bodiesOfKind(tx: Tx, committeeId: number, kinds: readonly string[], on: Day): Promise<readonly BodyBrief[]> {
  const found = await sql<BodyBrief>`select ${bodyColumns} from body b where b.committee_id = ${committeeId} and b.kind = any(${[...kinds]})
    and b.from_day <= ${on} and (b.to_day is null or b.to_day >= ${on}) order by b.sort, b.id`.execute(tx)
  return found.rows
}

/** The body that carries this one's cases on that day: itself while it exists, else its successor, and so on; null when nobody does. */
export async function successorOf(tx: Tx, bodyId: string, on: Day): Promise<BodyBrief | null> {
  const found = await sql<BodyBrief>`with recursive line as (
      select b.*, 1 as step from body b where b.id = ${bodyId}
      union all
      select n.*, line.step + 1 from line join body n on n.committee_id = line.committee_id and n.id = line.successor_id
       where line.to_day < ${on} and line.step < 20
    )
    select ${bodyColumns} from line b where b.to_day is null or b.to_day >= ${on} order by b.step limit 1`.execute(tx)
  return found.rows[0] ?? null
}
