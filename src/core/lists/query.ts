// A list's question as SQL: one statement for a page, one for an export. Names of columns come from the declaration, values are parameters.
import { sql, type RawBuilder } from 'kysely'
import { readIn, type Db, type Tx } from '#/core/db/database.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { refusingBadValues } from './bad-values.ts'
import type { ListAsked, ListColumn, ListDefinition } from './list.ts'
import { parseFilters, positionToken, usualLimit, type Filtered, type ListInput, type ListQuestion } from './question.ts'

export type CellValue = string | number | boolean | null

export interface ListRow {
  readonly id: string
  readonly url: string | null
  readonly cells: Readonly<Record<string, CellValue>>
}

export interface ListPage {
  readonly rows: readonly ListRow[]
  /** Where the next page begins; null on the last. */
  readonly next: string | null
  /** Known where the first page holds all there is; else it is asked for by itself, because counting takes longer than showing. */
  readonly total: number | null
}

export const totalCap = 10_000

/** A page in a transaction of its own. */
export const readPage = (db: Db, definition: ListDefinition, asked: ListAsked, question: ListQuestion): Promise<Outcome<ListPage>> =>
  refusingBadValues(question, () =>
    readIn(db, [asked.actor.committeeId], async (tx) => done(await listPage(tx, definition, asked, question)), {
      rowByRow: true,
      plannedOnce: isUsual(question),
    }),
  )

export async function listPage(tx: Tx, definition: ListDefinition, asked: ListAsked, question: ListQuestion): Promise<ListPage> {
  const found = await pageStatement(definition, asked, question).execute(tx)
  // The halves come one after the other; the order between them is not something SQL promises.
  const rows = found.rows.toSorted((a, b) => a['~half'] - b['~half'])
  const shown = rows.slice(0, question.limit)
  const last = rows.length > question.limit ? shown.at(-1) : undefined
  return {
    rows: shown.map((r) => ({ id: r['~id'], url: definition.url(r['~id']), cells: cellsOf(r, columnsAsked(definition, question)) })),
    next: last ? positionToken({ value: last['~key'], id: last['~id'] }) : null,
    total: question.after || last ? null : shown.length,
  }
}

export interface Counted {
  readonly total: number
  /** There are more than `total` says. */
  readonly more: boolean
}

/** How many rows the question keeps, as far as people read such a number. */
export async function readCount(db: Db, definition: ListDefinition, asked: ListAsked, question: ListQuestion): Promise<Outcome<Counted>> {
  return refusingBadValues(question, () =>
    readIn(db, [asked.actor.committeeId], async (tx) => {
      const { rows } = await countStatement(definition, asked, question, totalCap).execute(tx)
      const count = rows[0]?.count ?? 0
      return done({ total: Math.min(count, totalCap), more: count > totalCap })
    }),
  )
}

/** Which rows a set of filters (and words) keeps, for a figure or a link that means the same records. */
export function filterWhere(definition: ListDefinition, input: ListInput): Outcome<RawBuilder<unknown>> {
  const filters = parseFilters(definition, input)
  if (!filters.ok) return filters
  return done(allOf(filters.value.map(({ filter, values }) => filter.where(values))))
}

interface FoundRow {
  readonly '~id': string
  readonly '~key': string | null
  readonly '~half': number
  readonly [cell: string]: unknown
}

/**
 * Rows with a value to sort by, then rows without one, each half in the order of its index: a row comparison starts where the
 * page before ended. One more row than shown tells whether there is a next page.
 */
export function pageStatement(definition: ListDefinition, asked: ListAsked, question: ListQuestion): RawBuilder<FoundRow> {
  const { column, dir, after, limit } = question
  const led = leading(question)
  const key = led ? led.key : (column.sortBy ?? column.sql)
  const id = led ? led.id : (column.sortId ?? definition.id)
  const source = sourceOf(definition, asked, question, led)
  const [beyond, order] = dir === 'asc' ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
  const columns = columnsAsked(definition, question).map((c) => sql`${c.sql} as ${sql.ref(c.key)}`)
  const half = (which: 0 | 1, where: RawBuilder<unknown>) => sql`(select ${definition.id}::text as "~id", (${key})::text as "~key",
      ${sql.lit(which)} as "~half", ${sql.join(columns)}
    from ${source} and ${where} order by ${key} ${order}, ${id} ${order} limit ${sql.lit(limit + 1)})`

  const present = column.neverNull ? sql`true` : sql`${key} is not null`
  const from = after ? sql`(${key}, ${id}) ${beyond} (${after.value}, ${after.id})` : sql`true`
  const absent = sql`${key} is null and ${after && after.value === null ? sql`${id} ${beyond} ${after.id}` : sql`true`}`
  const mark = isUsual(question) ? sql`/* planned once: list-page */ ` : sql``
  if (after && after.value === null) return sql<FoundRow>`${mark}${half(1, absent)}`
  const first = half(0, sql`${present} and ${from}`)
  if (column.neverNull) return sql<FoundRow>`${mark}${first}`
  return sql<FoundRow>`${mark}${first} union all ${half(1, absent)} limit ${sql.lit(limit + 1)}`
}

/** As a list opens and is leafed through: few texts, asked so often that planning them each time would cost more than the rows. */
const isUsual = ({ filters, words, extra, limit }: ListQuestion): boolean =>
  filters.length === 0 && words === null && extra.length === 0 && limit === usualLimit

/** All rows in order, all columns: what an export writes. */
export function wholeStatement(definition: ListDefinition, asked: ListAsked, question: ListQuestion): RawBuilder<Record<string, unknown>> {
  const key = question.column.sortBy ?? question.column.sql
  const order = question.dir === 'asc' ? sql`asc` : sql`desc`
  const columns = definition.columns.map((c) => sql`${c.sql} as ${sql.ref(c.key)}`)
  return sql`select ${sql.join(columns)} from ${sourceOf(definition, asked, question)}
    order by ${key} ${order} nulls last, ${definition.id} ${order}`
}

export function countStatement(
  definition: ListDefinition,
  asked: ListAsked,
  question: ListQuestion,
  cap: number,
): RawBuilder<{ count: number }> {
  return sql`select count(*) as count from (select 1 from ${sourceOf(definition, asked, question)} limit ${sql.lit(cap + 1)}) counted`
}

export function columnsAsked(definition: ListDefinition, question: ListQuestion): readonly ListColumn[] {
  return definition.columns.filter((c) => !c.hidden || question.extra.includes(c.key))
}

/** Instants as text: what leaves here is what JSON shows. */
export function cellsOf(row: Readonly<Record<string, unknown>>, columns: readonly ListColumn[]): Readonly<Record<string, CellValue>> {
  return Object.fromEntries(columns.map((c) => [c.key, cellOf(row[c.key])]))
}

function cellOf(value: unknown): CellValue {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.join('、')
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return JSON.stringify(value)
}

interface Leading {
  readonly filtered: Filtered
  readonly join: RawBuilder<unknown>
  readonly key: RawBuilder<unknown>
  readonly id: RawBuilder<unknown>
}

/** The filter whose own table already has the rows in the order asked for. Words are few hits, gathered otherwise. */
function leading({ filters, column, words }: ListQuestion): Leading | null {
  if (words !== null) return null
  for (const filtered of filters) {
    const { inOrder } = filtered.filter
    const [value, ...more] = filtered.values
    if (inOrder && inOrder.column === column.key && value !== undefined && more.length === 0)
      return { filtered, join: inOrder.join(value), key: inOrder.key, id: inOrder.id }
  }
  return null
}

function sourceOf(
  definition: ListDefinition,
  asked: ListAsked,
  question: { filters: readonly Filtered[]; words: string | null },
  led: Leading | null = null,
): RawBuilder<unknown> {
  const filters = question.filters.filter((f) => f !== led?.filtered)
  const conditions = [definition.visible(asked), ...filters.map(({ filter, values }) => filter.where(values))]
  if (question.words && definition.words) conditions.push(definition.words(question.words))
  return sql`${definition.from(asked)} ${led ? led.join : sql``} where ${allOf(conditions)}`
}

const allOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length
    ? sql.join(
        conditions.map((c) => sql`(${c})`),
        sql` and `,
      )
    : sql`true`
