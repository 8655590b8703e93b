// The queries of obligations: the dated rules, and for a set of rules everything their cells rest on in one statement.
import { sql, type RawBuilder } from 'kysely'
import { calendarFor } from '#/core/calendar/store.ts'
import { day, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { factRows, placementRows } from './evidence.ts'
import type { Exemption, Grounds, Placement, StoredEvidence, Unit } from './reckon.ts'
import { windowsFor } from './reckon.ts'
import { referenceRules } from './reference.ts'
import { isTriggered, obligationRule, type DatedRule } from './rules.ts'
import { unitRows, type RulesByCode, type Scope } from './units.ts'
import type { Term } from './windows.ts'

interface RuleRow {
  readonly code: string
  readonly fromDay: Day
  readonly rule: unknown
  readonly source: string
}

/** What the committee has written down, and where it has not, the rows every installation begins with. In the order of the codes. */
export async function rulesOf(tx: Tx, committeeId: number): Promise<RulesByCode> {
  const { rows } = await sql<RuleRow>`/* planned once: obligation-rules */
    select code, from_day as "fromDay", rule, source from obligation_rule
    where committee_id = ${committeeId} order by code, from_day`.execute(tx)
  const found = new Map<string, DatedRule[]>(referenceRules.map((v) => [v.code, [v]]))
  for (const code of new Set(rows.map((r) => r.code))) {
    const own = rows.filter((r) => r.code === code)
    found.set(
      code,
      own.map((r, i) => ({ ...r, rule: obligationRule.parse(r.rule), toDay: dayBeforeText(own[i + 1]?.fromDay) })),
    )
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const dayBeforeText = (next: Day | undefined): Day | null =>
  next === undefined ? null : day(new Date(Date.parse(`${next}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10))

export async function termsOf(tx: Tx, committeeId: number): Promise<readonly Term[]> {
  const { rows } = await sql<Term>`/* planned once: obligation-terms */
    select title, from_day as "from", to_day as "to" from term where committee_id = ${committeeId} and number > 0 order by from_day`.execute(
    tx,
  )
  return rows
}

export interface Asked {
  readonly committeeId: number
  readonly year: number
  readonly asOf: Day
  readonly scope?: Scope | null
}

/** What is the same for every obligation of one question. */
export interface Common {
  readonly calendar: Grounds['calendar']
  readonly terms: readonly Term[]
}

export const commonOf = async (tx: Tx, committeeId: number): Promise<Common> => ({
  calendar: await calendarFor(tx),
  terms: await termsOf(tx, committeeId),
})

type Sql = RawBuilder<unknown>
/** All rows of one kind as one text: ten thousand are read at once rather than one by one. */
interface Found {
  readonly what: 'unit' | 'fact' | 'placement' | 'exemption'
  readonly rows: readonly unknown[]
}

/** Units, facts, links and exemptions of these obligations: one statement. */
export async function groundsOf(tx: Tx, asked: Asked, rules: RulesByCode, common: Common): Promise<Grounds> {
  const { committeeId, year, asOf, scope = null } = asked
  const versions = [...rules.values()].flat()
  const newYear = day(`${year}-01-01`)
  const sinces = [...rules.values()].flatMap((all) => {
    const starts = windowsFor(all, { year, asOf, terms: common.terms }).map((w) => w.from)
    // What answers a triggering fact may be older than it: a request made long before the event.
    return all.map((version) => ({
      version,
      since: isTriggered(version.rule) ? day(`${year - 1}-01-01`) : starts.reduce((a, b) => (a < b ? a : b), newYear),
    }))
  })
  const first = sinces.map((s) => s.since).reduce((a, b) => (a < b ? a : b), newYear)
  const about = { committeeId, asOf, first, scope }
  const each = (what: Found['what'], parts: readonly Sql[], order: Sql = sql``): readonly Sql[] =>
    parts.map((p) => sql`(select ${what}::text as what, coalesce(json_agg(r ${order}), '[]') as rows from (${p}) r)`)
  const all = [
    ...each('unit', unitRows(about, rules), sql`order by r.sort1, r.sort2`),
    ...each('fact', factRows(about, sinces)),
    ...each('placement', placementRows(about, versions)),
    ...each('exemption', [exemptionRows(committeeId, asOf)]),
  ]
  const { rows } = await sql<Found>`${sql.join(all, sql` union all `)}`.execute(tx)
  const of = (what: Found['what']): readonly unknown[] => rows.filter((r) => r.what === what).flatMap((r) => r.rows)
  return {
    year,
    asOf,
    ...common,
    units: of('unit') as readonly Unit[],
    evidence: of('fact') as readonly StoredEvidence[],
    placements: of('placement') as readonly Placement[],
    exemptions: of('exemption') as readonly Exemption[],
  }
}

/** Granted by that day and not revoked by then. */
const exemptionRows = (
  committeeId: number,
  asOf: Day,
): Sql => sql`select x.unit_id as "unitId", x.code, x.from_day as "from", x.to_day as "to"
  from obligation_exemption x where x.committee_id = ${committeeId} and x.granted_on <= ${asOf} and (x.revoked_on is null or x.revoked_on > ${asOf})`
