// One JSON object a line becomes a table; a line that is not one is named.
import { done, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { tableLimits, type Cell, type Table, type TableRow } from './table.ts'
import { Tidy } from './table-shape.ts'
import { decodeText } from './text-encoding.ts'

const reasonsShown = 20

export function tableFromJsonl(bytes: Buffer): Outcome<Table> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const tidy = new Tidy()
  const columns = new Set<string>()
  const rows: TableRow[] = []
  const reasons: Reason[] = []
  const lines = decoded.value.text.split('\n')
  if (lines.length > tableLimits.allRows) return refused([`文件有${lines.length}行，超过${tableLimits.allRows}行，请分成几个文件`])
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue
    const record = objectOf(line)
    if (!record) {
      reasons.push({ field: `第${i + 1}行`, says: `第${i + 1}行不是完整的 JSON 记录` })
      continue
    }
    const cells = Object.entries(record).map(([key, value]) => [key, tidy.cell(plain(value), i + 1, key)] as const)
    for (const [key] of cells) columns.add(key)
    rows.push({ row: i + 1, cells: Object.fromEntries(cells) })
    if (rows.length > tableLimits.rows) return refused([`数据超过${tableLimits.rows}行，请分成几个文件导入`])
  }
  if (columns.size > tableLimits.columns) reasons.push({ says: `共有${columns.size}个字段，超过${tableLimits.columns}个` })
  if (rows.length === 0 && reasons.length === 0) reasons.push({ says: '文件里没有数据' })
  const all: Reason[] = [...reasons, ...tidy.reasons.map((says) => ({ says }))]
  if (all.length) return refused(shortened(all))
  const names = [...columns]
  return done({ columns: names, rows: rows.map((r) => ({ row: r.row, cells: filled(names, r.cells) })), notes: tidy.notes() })
}

function objectOf(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Lists of words become 甲、乙 as clerks write them; anything deeper stays JSON. */
function plain(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value) && value.every((v) => typeof v === 'string' || typeof v === 'number')) return value.join('、')
  return JSON.stringify(value)
}

const filled = (columns: readonly string[], cells: Readonly<Record<string, Cell>>): Record<string, Cell> =>
  Object.fromEntries(columns.map((c) => [c, Object.hasOwn(cells, c) ? (cells[c] ?? null) : null]))

function shortened(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length <= reasonsShown) return reasons
  return [...reasons.slice(0, reasonsShown), { says: `另有${reasons.length - reasonsShown}处同类问题未逐一列出` }]
}
