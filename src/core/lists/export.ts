// All rows of a list as a file: read by a cursor from one moment of the database, written with the words the page shows, and kept in the journal.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { writeCsv, writeJsonl, writeXlsx, type OutCell, type OutColumn } from '#/core/documents/table-out.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { refusingBadValues } from './bad-values.ts'
import { exportFormats, type ExportFormat } from './contract.ts'
import { listEvents } from './events.ts'
import type { ListAsked, ListColumn, ListDefinition } from './list.ts'
import { countStatement, wholeStatement } from './query.ts'
import { parseQuestion, withoutPlace, type ListInput, type ListQuestion } from './question.ts'

export const exportCap = 200_000
const pageSize = 2_000

export interface ExportedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
  readonly rows: number
}

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
}

export async function exportList(world: World, actor: Actor, definition: ListDefinition, input: ListInput): Promise<Outcome<ExportedFile>> {
  const { format = 'xlsx', ...rest } = input
  const question = parseQuestion(definition, withoutPlace(rest))
  const known = exportFormats.find((f) => f === format)
  const wrongFormat = known ? [] : [{ field: 'format', says: '导出格式只能是 xlsx、csv 或 jsonl' }]
  if (!question.ok) return refused([...question.reasons, ...wrongFormat])
  if (!known) return refused(wrongFormat)
  const write = () =>
    perform<ExportedFile>(world, actor, async ({ tx, record, today }) => {
      const asked = { actor, today }
      const rows = await wholeList(tx, definition, asked, question.value)
      if (!rows.ok) return rows
      const bytes = await written(known, definition, rows.value)
      const filters = question.value.filters.map(({ filter, values }) => `${filter.label}＝${values.join('、')}`)
      if (question.value.words) filters.push(`搜索“${question.value.words}”`)
      record(
        { kind: 'list', id: definition.name },
        listEvents.exported.of({ title: definition.title, rows: rows.value.length, format: known, filters }),
      )
      return done({ name: `${definition.title}-${today}.${known}`, type: mediaTypes[known], bytes, rows: rows.value.length })
    })
  return refusingBadValues(question.value, write)
}

type Row = Readonly<Record<string, unknown>>

/** Every row the question keeps, in order. */
export async function wholeList(
  tx: Tx,
  definition: ListDefinition,
  asked: ListAsked,
  question: ListQuestion,
): Promise<Outcome<readonly Row[]>> {
  const counted = await countStatement(definition, asked, question, exportCap).execute(tx)
  if ((counted.rows[0]?.count ?? 0) > exportCap) return refused([`超过${exportCap}行，请先筛选，再分几次导出`])
  await sql`declare whole_list no scroll cursor for ${wholeStatement(definition, asked, question)}`.execute(tx)
  const rows: Row[] = []
  for (;;) {
    const page = await sql<Row>`fetch ${sql.lit(pageSize)} from whole_list`.execute(tx)
    rows.push(...page.rows)
    if (page.rows.length < pageSize) break
  }
  await sql`close whole_list`.execute(tx)
  return done(rows)
}

async function written(format: ExportFormat, definition: ListDefinition, rows: readonly Row[]): Promise<Buffer> {
  const { columns } = definition
  if (format === 'jsonl') return writeJsonl(rows.map((row) => Object.fromEntries(columns.map((c) => [c.key, row[c.key] ?? null]))))
  const titles = columns.map((c): OutColumn => ({
    title: c.label,
    kind: kindOut(c),
    ...(c.width ? { width: Math.ceil(c.width / 8) } : {}),
  }))
  const sheet = { name: definition.title, columns: titles, rows: rows.map((row) => columns.map((c) => cellOut(c, row[c.key]))) }
  return format === 'csv' ? writeCsv(sheet) : writeXlsx({ sheets: [sheet] })
}

const kindOut = (c: ListColumn): 'text' | 'number' | 'day' | 'time' =>
  c.kind === 'number' || c.kind === 'day' ? c.kind : c.kind === 'instant' ? 'time' : 'text'

function cellOut(column: ListColumn, value: unknown): OutCell {
  if (value === null || value === undefined) return null
  if (column.tags && typeof value === 'string') return column.tags[value]?.label ?? value
  if (Array.isArray(value)) return value.join('、')
  if (typeof value === 'object' && !(value instanceof Date)) return JSON.stringify(value)
  return value as OutCell
}
