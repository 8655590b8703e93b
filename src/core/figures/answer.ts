// The one reckoner of figures: number, list, breakdown and export all ask the same records, so they cannot disagree.
import { sql, type RawBuilder } from 'kysely'
import { day, type Day } from '../day.ts'
import type { Tx } from '../db/database.ts'
import type { Dimension, Figure, FigureAnswer, FigureQuestion, FigureRecord, Reckoning } from '../figure.ts'
import { codesOf } from '../settings/store.ts'
import { printed, rounded, share, shares } from './printed.ts'
import { preparedFor } from './question.ts'

/** Narrowing chosen by the reader: dimension → value; `none` means that the record has none. */
export type Only = Readonly<Record<string, string>>
export const none = 'none'

export interface Counted {
  readonly records: number
  readonly measured: number
  readonly sum: number
  readonly median: number | null
}

/** The records with no more columns than the answer looks at. */
export const recordsFor = (figure: Figure, q: FigureQuestion, ...by: readonly string[]): RawBuilder<unknown> =>
  figure.records({ ...q, by: new Set(by) })

/** What the aggregate needs, no more: a count does not sort for a median. */
export const counted = (figure: Figure): RawBuilder<unknown> => sql`count(*)::int as records, count(r.amount)::int as measured,
  coalesce(sum(r.amount), 0) as sum,
  ${Object.hasOwn(quantiles, figure.reckoning) ? sql`percentile_cont(${quantiles[figure.reckoning]}::float8) within group (order by r.amount)` : sql`null::float8`} as median`

const quantiles: Readonly<Partial<Record<Reckoning, number>>> = { median: 0.5, tenth: 0.1 }

export async function answerFigure(tx: Tx, figure: Figure, asked: FigureQuestion, only: Only = {}): Promise<FigureAnswer> {
  const q = await preparedFor(tx, figure, asked)
  const found = await sql<Counted>`select ${counted(figure)} from (${recordsFor(figure, q, ...Object.keys(only))}) r
    where ${narrowedTo(figure, only)}`.execute(tx)
  const row = found.rows[0] ?? { records: 0, measured: 0, sum: 0, median: null }
  const value = valueOf(figure, row)
  const basis = figure.basis?.(q)
  return {
    code: figure.code,
    title: figure.title,
    value,
    text: printed(figure, value),
    unit: figure.unit,
    records: row.records,
    definition: basis ? `${figure.definition}（本届口径：${basis}）` : figure.definition,
    scope: figure.scope,
    ...spanOf(figure, q),
  }
}

/** The records in their order; for a count exactly as many as the answer says. */
export async function recordsOf(tx: Tx, figure: Figure, asked: FigureQuestion, only: Only = {}): Promise<readonly FigureRecord[]> {
  const q = await preparedFor(tx, figure, asked)
  const found =
    await sql<FigureRecord>`select r.ref, r.title, r.day, r.amount, r.url from (${recordsFor(figure, q, ...Object.keys(only))}) r
    where ${narrowedTo(figure, only)} order by r.day nulls last, r.ref, r.id`.execute(tx)
  return found.rows
}

export interface BreakdownRow {
  readonly value: string
  readonly label: string
  /** The figure reckoned over this part alone. */
  readonly number: number | null
  readonly text: string
  readonly records: number
  /** Of a count, where every record stands under one value: shares that add up to 100.0. */
  readonly share: number | null
}

export interface Breakdown {
  readonly dimension: string
  readonly label: string
  /** A record may stand in several rows. */
  readonly many: boolean
  readonly rows: readonly BreakdownRow[]
}

export async function breakDown(tx: Tx, figure: Figure, asked: FigureQuestion, by: Dimension, only: Only = {}): Promise<Breakdown> {
  const q = await preparedFor(tx, figure, asked)
  const { value, unnested } = columnOf(figure, by.key)
  const found = await sql<Counted & { value: string | null }>`select ${value}::text as value, ${counted(figure)}
    from (${recordsFor(figure, q, by.key, ...Object.keys(only))}) r ${unnested}
    where ${narrowedTo(figure, only)} group by 1`.execute(tx)
  const groups = new Map(found.rows.map((row) => [row.value ?? none, row]))
  const labels = await labelsOf(tx, q, by, [...groups.keys()])
  const isCount = figure.reckoning === 'count' || figure.reckoning === 'sum'
  const rows = ordered(by, labels, groups).map(({ value: key, label }): Omit<BreakdownRow, 'share'> => {
    const row = groups.get(key) ?? { records: 0, measured: 0, sum: 0, median: null }
    const number = valueOf(figure, row)
    return { value: key, label, number, text: printed(figure, number), records: row.records }
  })
  const parts =
    isCount && !by.many
      ? shares(
          rows.map((r) => r.number ?? 0),
          1,
        )
      : []
  return { dimension: by.key, label: by.label, many: by.many ?? false, rows: rows.map((r, i) => ({ ...r, share: parts[i] ?? null })) }
}

/** Where the values of a dimension stand in `r`; a record with several is taken once for each. */
export function columnOf(
  figure: Figure,
  key: string,
  name = 'u',
): { readonly value: RawBuilder<unknown>; readonly unnested: RawBuilder<unknown> } {
  const by = dimensionOf(figure, key)
  if (!by) throw new Error(`${figure.code} has no dimension ${key}`)
  const column = sql.ref(`r.${key}`)
  if (!by.many) return { value: column, unnested: sql`` }
  return { value: sql.ref(`${name}.value`), unnested: sql`left join lateral unnest(${column}) as ${sql.ref(name)}(value) on true` }
}

/** Nothing to divide by gives null, never 0. */
export function valueOf(figure: Figure, { records, measured, sum, median }: Counted): number | null {
  switch (figure.reckoning) {
    case 'count':
      return records
    case 'sum':
      return rounded(sum, 1, figure.places)
    case 'share':
      return share(sum, records, figure.places)
    case 'mean':
      return measured === 0 ? null : rounded(sum, measured, figure.places)
    case 'median':
    case 'tenth':
      return median === null ? null : rounded(median, 1, figure.places)
  }
}

export function dimensionOf(figure: Figure, key: string): Dimension | null {
  return figure.dimensions?.find((d) => d.key === key) ?? null
}

/** Callers have refused unknown dimensions; a stray one would otherwise widen the answer without a word. */
export function narrowedTo(figure: Figure, only: Only): RawBuilder<unknown> {
  const conditions = Object.entries(only).map(([key, value]) => {
    const by = dimensionOf(figure, key)
    if (!by) throw new Error(`${figure.code} has no dimension ${key}`)
    const column = sql.ref(`r.${key}`)
    if (by.many) return value === none ? sql`cardinality(coalesce(${column}, '{}')) = 0` : sql`${value} = any(${column})`
    return value === none ? sql`${column} is null` : sql`${column}::text = ${value}`
  })
  return conditions.length ? sql.join(conditions, sql` and `) : sql`true`
}

function spanOf(figure: Figure, q: FigureQuestion): { readonly from: Day; readonly to: Day } {
  const first = day(`${q.year}-01-01`)
  const last = day(`${q.year}-12-31`)
  switch (figure.anchor) {
    case 'SP':
      return { from: q.sessionFrom ?? first, to: q.asOf }
    case 'AD':
      return { from: q.asOf, to: q.asOf }
    case 'NY':
      return { from: day(`${q.year + 1}-01-01`), to: day(`${q.year + 1}-12-31`) }
    case 'CY':
    case 'RY':
      return { from: first, to: q.asOf < last ? q.asOf : last }
  }
}

/** Words for the values found, in the dictionary's own order where there is one. */
export async function labelsOf(tx: Tx, q: FigureQuestion, by: Dimension, values: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (typeof by.of === 'object' && 'words' in by.of) return new Map(Object.entries(by.of.words))
  if (typeof by.of === 'object') {
    const inForce = await codesOf(tx, q.committeeId, by.of.codes, q.asOf)
    return new Map(inForce.map((c) => [c.code, c.label]))
  }
  if (by.of === 'text') return new Map()
  const known = values.filter((v) => v !== none)
  const from = {
    body: sql`select id::text as value, name as label from body where committee_id = ${q.committeeId} and id::text = any(${known}::text[]) order by sort, name`,
    person: sql`select id::text as value, name as label from person where committee_id = ${q.committeeId} and id::text = any(${known}::text[]) order by code`,
    place: sql`select code as value, name as label from place where committee_id = ${q.committeeId} and code = any(${known}::text[]) order by code`,
  }[by.of]
  const { rows } = await sql<{ value: string; label: string }>`${from}`.execute(tx)
  return new Map(rows.map((r) => [r.value, r.label]))
}

/** A dictionary is shown whole and in its order; other values come by size; what has no value stands last. */
export function ordered(
  by: Dimension,
  labels: ReadonlyMap<string, string>,
  groups: ReadonlyMap<string, Counted>,
): readonly { readonly value: string; readonly label: string }[] {
  const isDictionary = typeof by.of === 'object'
  const named = [...labels].filter(([value]) => isDictionary || groups.has(value)).map(([value, label]) => ({ value, label }))
  const others = [...groups.keys()].filter((value) => value !== none && !labels.has(value)).map((value) => ({ value, label: value }))
  const rows = isDictionary
    ? [...named, ...others]
    : by.inOrder
      ? [...named, ...others].toSorted((a, b) => (a.value < b.value ? -1 : 1))
      : [...named, ...others].toSorted((a, b) => (groups.get(b.value)?.records ?? 0) - (groups.get(a.value)?.records ?? 0))
  return groups.has(none) ? [...rows, { value: none, label: '（无）' }] : rows
}
