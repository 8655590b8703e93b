// Comma, semicolon or tab separated text becomes a grid of cells.
import { CsvError, parse } from 'csv-parse/sync'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { tableLimits } from './table.ts'
import type { Grid } from './table-shape.ts'
import { decodeText } from './text-encoding.ts'

export function gridFromCsv(bytes: Buffer): Outcome<Grid> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded.value
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      to: tableLimits.allRows + 1,
    })
    return done({ rows, delimited: true, notes: encoding === 'UTF-8' ? [] : [`文件按 ${encoding} 编码读取`] })
  } catch (error) {
    if (error instanceof CsvError) return refused([reasonOf(error)])
    throw error
  }
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 2_000).replace(/"[^"]*"/g, '')
  const first = head.split(/\r?\n/).find((line) => /[,;\t]/.test(line)) ?? ''
  const times = (mark: string): number => first.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (times(mark) > times(best) ? mark : best))
}

function reasonOf(error: CsvError): string {
  const row = Number(error['records'] ?? 0) + 1
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `第${row}行有引号没有结束，后面的内容无法分列`
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return `第${row}行的引号用得不对：含引号、逗号或换行的内容应整个放在一对引号里，里面的引号写两次`
    default:
      return `第${row}行不是规范的 CSV 格式，无法分列`
  }
}
