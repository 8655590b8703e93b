// Writing lists out as XLSX, CSV and JSONL. Nothing a person typed may run as a formula in somebody's spreadsheet.
import writeXlsxFile, { type Cell as XlsxCell, type Sheet as XlsxSheet } from 'write-excel-file/node'
import { dayOf } from '#/core/day.ts'
import { printable } from './printable.ts'

export type OutKind = 'text' | 'number' | 'day' | 'time'

/** Days come as text 'YYYY-MM-DD'; a Date is an instant and is written as China's clock shows it. */
export type OutCell = string | number | boolean | Date | null | undefined

export interface OutColumn {
  readonly title: string
  /** In characters, as Excel counts. */
  readonly width?: number
  readonly kind?: OutKind
}

export interface OutSheet {
  readonly name: string
  readonly columns: readonly OutColumn[]
  readonly rows: readonly (readonly OutCell[])[]
}

/** Excel refuses a file with a longer cell. */
const longestCell = 32_767

export async function writeXlsx({ sheets }: { readonly sheets: readonly OutSheet[] }): Promise<Buffer> {
  const names = sheetNames(sheets.map((s) => s.name))
  const written: XlsxSheet<Buffer>[] = sheets.map((sheet, i) => ({
    sheet: names[i] ?? `Sheet${i + 1}`,
    columns: sheet.columns.map((c) => ({ width: c.width ?? 16 })),
    stickyRowsCount: 1,
    data: [
      sheet.columns.map((c) => ({ value: neutral(c.title), type: String, fontWeight: 'bold', backgroundColor: '#F2F2F2' })),
      ...sheet.rows.map((row) => sheet.columns.map((column, c) => xlsxCell(row[c], column))),
    ],
  }))
  return writeXlsxFile(written, { fontFamily: '宋体', fontSize: 11 }).toBuffer()
}

function xlsxCell(value: OutCell, column: OutColumn): XlsxCell {
  if (typeof value === 'number' && Number.isFinite(value)) return { value, type: Number }
  const text = asText(value)
  if (text === '') return null
  return { value: shortened(neutral(text)), type: String, wrap: column.kind === undefined || column.kind === 'text', alignVertical: 'top' }
}

function shortened(text: string): string {
  const mark = '……（超出单元格长度，全文见系统）'
  return text.length <= longestCell ? text : text.slice(0, longestCell - mark.length).toWellFormed() + mark
}

/** Excel allows 31 characters, none of []:*?/\, and no name twice. */
function sheetNames(names: readonly string[]): readonly string[] {
  const used = new Set<string>()
  return names.map((name, i) => {
    const clean =
      printable(name)
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 31) || `Sheet${i + 1}`
    let free = clean
    for (let n = 2; used.has(free.toLowerCase()); n++) free = `${clean.slice(0, 28)}（${n}）`.slice(0, 31)
    used.add(free.toLowerCase())
    return free
  })
}

/** UTF-8 with the mark Excel needs to know it. */
export function writeCsv({ columns, rows }: Pick<OutSheet, 'columns' | 'rows'>): Buffer {
  const lines = [columns.map((c) => csvCell(c.title)), ...rows.map((row) => columns.map((_, c) => csvCell(row[c])))]
  return Buffer.from(`\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`)
}

function csvCell(value: OutCell): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  const text = neutral(asText(value))
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** For programs, not spreadsheets: values stay as they are. */
export function writeJsonl(records: readonly Readonly<Record<string, unknown>>[]): Buffer {
  return Buffer.from(records.map((r) => `${JSON.stringify(r)}\n`).join(''))
}

/** A cell that begins like a formula is told to be text; the apostrophe is not part of what was written. */
export const neutral = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

function asText(value: OutCell): string {
  if (value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return ''
  if (value instanceof Date) return clockOf(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return printable(String(value))
}

function clockOf(instant: Date): string {
  const china = new Date(instant.getTime() + 8 * 3_600_000)
  return `${dayOf(instant)} ${china.toISOString().slice(11, 16)}`
}
