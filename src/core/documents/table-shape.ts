// Finds the header in a grid of cells, tidies the cells and keeps the row numbers people see.
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { tableLimits, type Cell, type Table, type TableRow } from './table.ts'

export type RawCell = string | number | boolean | Date | null

/** Row i of the grid is row i + 1 of the file. */
export interface Grid {
  readonly rows: readonly (readonly RawCell[])[]
  readonly notes: readonly string[]
  /** Separated text: a row wider than its header has lost a quotation mark, and its cells stand under wrong headers. */
  readonly delimited?: true
}

export function tableFromGrid(grid: Grid): Outcome<Table> {
  if (grid.rows.length > tableLimits.allRows) return refused([`表格超过${tableLimits.allRows}行（含空行），请删去多余的空行再导入`])
  const filled = grid.rows.flatMap((cells, i) => (cells.some(isFilled) ? [{ row: i + 1, cells }] : []))
  const header = headerOf(filled)
  if (!header) return refused(['表格是空的，没有找到表头'])
  const data = filled.filter((r) => r.row > header.row)
  if (data.length === 0) return refused([`表头在第${header.row}行，下面没有数据`])
  if (data.length > tableLimits.rows) return refused([`数据有${data.length}行，超过${tableLimits.rows}行，请分成几个文件导入`])
  const width = data.reduce((most, r) => Math.max(most, lastFilled(r.cells)), lastFilled(header.cells))
  if (width > tableLimits.columns) return refused([`表格有${width}列，超过${tableLimits.columns}列`])

  const tidy = new Tidy()
  if (grid.delimited) tidy.reasons.push(...tooWide(data, lastFilled(header.cells)))
  const names = columnNames(header.cells, width, data, tidy)
  const rows = data.map((r): TableRow => {
    const cells = [...names].map(([i, name]) => [name, tidy.cell(r.cells[i] ?? null, r.row, name)] as const)
    return { row: r.row, cells: Object.fromEntries(cells) }
  })
  if (tidy.reasons.length) return refused(tidy.reasons)
  const above = filled.filter((r) => r.row < header.row).length
  const skipped = above ? [`表头在第${header.row}行，上面的${above}行是标题，未导入`] : []
  return done({ columns: [...names.values()], rows, notes: [...grid.notes, ...skipped, ...tidy.notes()] })
}

function tooWide(data: readonly FilledRow[], width: number): readonly string[] {
  const wide = data.filter((r) => lastFilled(r.cells) > width)
  const shown = wide.slice(0, 20).map((r) => `第${r.row}行有${lastFilled(r.cells)}格，表头只有${width}格，可能是内容里的逗号没有放在引号内`)
  return wide.length > shown.length ? [...shown, `另有${wide.length - shown.length}行同样过宽`] : shown
}

interface FilledRow {
  readonly row: number
  readonly cells: readonly RawCell[]
}

/** Titles above a header fill one merged cell, or few: the header is the first row at least half as wide as the table. */
function headerOf(filled: readonly FilledRow[]): FilledRow | undefined {
  const widths = filled.slice(0, 30).map((r) => r.cells.filter(isFilled).length)
  const widest = Math.max(0, ...widths)
  return filled.find((_, i) => (widths[i] ?? 0) >= Math.max(1, Math.ceil(widest / 2)))
}

/** Column index → name. Blank headers above data and repeated ones get names of their own; blank columns are left out. */
function columnNames(header: readonly RawCell[], width: number, data: readonly FilledRow[], tidy: Tidy): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  const used = new Set<string>()
  for (let i = 0; i < width; i++) {
    const written = isFilled(header[i]) ? oneLine(String(header[i])) : ''
    if (!written && !data.some((r) => isFilled(r.cells[i]))) continue
    const base = written || `${letters(i)}列`
    if (!written) tidy.note(`${letters(i)}列没有表头，按“${base}”读取`)
    let name = base
    for (let n = 2; used.has(name); n++) name = `${base}（${n}）`
    if (name !== base) tidy.note(`表头“${base}”重复，${letters(i)}列按“${name}”读取`)
    used.add(name)
    names.set(i, name)
  }
  return names
}

const oneLine = (text: string): string => text.replace(controls, '').replace(/\s+/g, ' ').trim()

/** 0 → A, 26 → AA, as Excel letters its columns. */
function letters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

const isFilled = (cell: RawCell | undefined): boolean =>
  cell !== null && cell !== undefined && (typeof cell !== 'string' || cell.replace(controls, '').trim() !== '')

const lastFilled = (cells: readonly RawCell[]): number => cells.findLastIndex(isFilled) + 1

// Everything Unicode calls control but tab and line feed; zero-width marks that hide in copied text; lone surrogates go by toWellFormed.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g

/** Cleans cell by cell and remembers what it had to do, once per kind and not once per cell. */
export class Tidy {
  readonly reasons: string[] = []
  readonly #notes: string[] = []
  readonly #stripped: number[] = []

  note(says: string): void {
    this.#notes.push(says)
  }

  notes(): readonly string[] {
    const rows = [...new Set(this.#stripped)]
    if (rows.length === 0) return this.#notes
    const which = rows.length > 5 ? `第${rows.slice(0, 5).join('、')}等${rows.length}行` : `第${rows.join('、')}行`
    return [...this.#notes, `${which}有看不见的控制字符，已去掉`]
  }

  cell(raw: RawCell, row: number, column: string): Cell {
    if (raw === null || raw instanceof Date) return raw
    if (typeof raw === 'number') return Number.isFinite(raw) ? raw : null
    if (typeof raw === 'boolean') return raw ? '是' : '否'
    if (raw.length > tableLimits.cellLength) {
      this.reasons.push(`第${row}行“${column}”有${raw.length}个字，超过${tableLimits.cellLength}个字`)
      return null
    }
    const lines = raw.replace(/\r\n?/g, '\n').toWellFormed()
    const clean = lines.replace(controls, '')
    if (clean.length < lines.length) this.#stripped.push(row)
    // Our own exports put ' before what a spreadsheet would run as a formula; it comes off again here.
    const text = clean.trim().replace(/^'(?=[=+\-@])/, '')
    return text === '' ? null : text
  }
}
