// Tables of figures, each reckoned in one statement: several figures side by side over the parts of a dimension, one figure by two dimensions.
// A cell is a figure narrowed to its row and column, so it opens exactly what it counts.
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Dimension, Figure, FigureQuestion } from '../figure.ts'
import { columnOf, counted, labelsOf, none, ordered, recordsFor, valueOf, type Counted } from './answer.ts'
import { printed } from './printed.ts'
import { preparedFor } from './question.ts'

export interface Cell {
  readonly number: number | null
  readonly text: string
  readonly records: number
}

export interface Part {
  readonly value: string
  readonly label: string
}

export interface SideBySide {
  readonly parts: readonly Part[]
  /** For each part one cell a figure, in the order of the figures. */
  readonly cells: ReadonlyMap<string, readonly Cell[]>
  /** The figures over all parts together. */
  readonly totals: readonly Cell[]
}

interface Found extends Counted {
  readonly n: number
  readonly value: string | null
  readonly isTotal: boolean
}

const nobody: Counted = { records: 0, measured: 0, sum: 0, median: null }

const cellOf = (figure: Figure, row: Counted): Cell => {
  const number = valueOf(figure, row)
  return { number, text: printed(figure, number), records: row.records }
}

/** Each figure must have the dimension; the caller has seen to it. */
export async function sideBySide(tx: Tx, figures: readonly Figure[], asked: FigureQuestion, by: Dimension): Promise<SideBySide> {
  const prepared = await eachPrepared(tx, figures, asked)
  const branches = prepared.flatMap(({ figure, q }, n) => {
    const { value, unnested } = columnOf(figure, by.key)
    return [
      sql`select ${n}::int as n, ${value}::text as value, false as "isTotal", ${counted(figure)}
        from (${recordsFor(figure, q, by.key)}) r ${unnested} group by 2`,
      sql`select ${n}::int as n, null::text as value, true as "isTotal", ${counted(figure)} from (${recordsFor(figure, q)}) r`,
    ]
  })
  const { rows } = await unionOf<Found>(tx, branches)
  const groups = new Map<string, Counted>()
  for (const r of rows) if (!r.isTotal) addUp(groups, r.value ?? none, r.records)
  const parts = ordered(by, await labelsOf(tx, asked, by, [...groups.keys()]), groups)
  const of = (n: number, value: string): Counted => rows.find((r) => !r.isTotal && r.n === n && (r.value ?? none) === value) ?? nobody
  return {
    parts,
    cells: new Map(parts.map(({ value }) => [value, figures.map((figure, n) => cellOf(figure, of(n, value)))])),
    totals: figures.map((figure, n) => cellOf(figure, rows.find((r) => r.isTotal && r.n === n) ?? nobody)),
  }
}

/** The order of the parts follows the figure named first that has records in them. */
function addUp(groups: Map<string, Counted>, value: string, records: number): void {
  if (!groups.has(value)) groups.set(value, { ...nobody, records })
}

export interface Across {
  readonly rows: readonly Part[]
  readonly columns: readonly Part[]
  readonly cell: (row: string, column: string) => Cell
}

interface Crossed extends Counted {
  readonly a: string | null
  readonly b: string | null
}

export async function across(tx: Tx, figure: Figure, asked: FigureQuestion, down: Dimension, over: Dimension): Promise<Across> {
  const q = await preparedFor(tx, figure, asked)
  const a = columnOf(figure, down.key, 'u')
  const b = columnOf(figure, over.key, 'v')
  const { rows } = await sql<Crossed>`select ${a.value}::text as a, ${b.value}::text as b, ${counted(figure)}
    from (${recordsFor(figure, q, down.key, over.key)}) r ${a.unnested} ${b.unnested} group by 1, 2`.execute(tx)
  const partsOf = async (by: Dimension, value: (r: Crossed) => string | null): Promise<readonly Part[]> => {
    const groups = new Map<string, Counted>()
    for (const r of rows) {
      const key = value(r) ?? none
      groups.set(key, { ...nobody, records: (groups.get(key)?.records ?? 0) + r.records })
    }
    return ordered(by, await labelsOf(tx, q, by, [...groups.keys()]), groups)
  }
  const found = new Map(rows.map((r) => [`${r.a ?? none} ${r.b ?? none}`, r]))
  return {
    rows: await partsOf(down, (r) => r.a),
    columns: await partsOf(over, (r) => r.b),
    cell: (row, column) => cellOf(figure, found.get(`${row} ${column}`) ?? nobody),
  }
}

async function eachPrepared(tx: Tx, figures: readonly Figure[], asked: FigureQuestion) {
  const found: { readonly figure: Figure; readonly q: FigureQuestion }[] = []
  for (const figure of figures) found.push({ figure, q: await preparedFor(tx, figure, asked) })
  return found
}

const unionOf = <T>(tx: Tx, branches: readonly RawBuilder<unknown>[]) =>
  sql<T>`${sql.join(
    branches.map((b) => sql`(${b})`),
    sql` union all `,
  )}`.execute(tx)

/** Several figures over all their records, in one statement. */
export async function totalsOf(tx: Tx, figures: readonly Figure[], asked: FigureQuestion): Promise<readonly Cell[]> {
  if (figures.length === 0) return []
  const branches = (await eachPrepared(tx, figures, asked)).map(
    ({ figure, q }, n) => sql`select ${n}::int as n, ${counted(figure)} from (${recordsFor(figure, q)}) r`,
  )
  const { rows } = await unionOf<Counted & { n: number }>(tx, branches)
  return figures.map((figure, n) => cellOf(figure, rows.find((r) => r.n === n) ?? nobody))
}
