// The first sheet of an Excel file becomes a grid of cells. Called in the worker only, after the table of contents is checked.
import readXlsxFile from 'read-excel-file/universal'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import type { Grid, RawCell } from './table-shape.ts'
import { tableZipLimits, zipContents } from './zip-check.ts'

export async function gridFromXlsx(bytes: Buffer, sheet?: string): Promise<Outcome<Grid>> {
  const contents = await zipContents(bytes, tableZipLimits)
  if (!contents.ok) return contents
  if (!contents.value.includes('xl/workbook.xml')) return refused(['不是 Excel 表格（.xlsx），可能是别的文件改了名'])
  const sheets = await sheetsOf(bytes)
  if (!sheets) return refused(['Excel 文件内部已损坏，无法读取；请用 Excel 或 WPS 打开后另存一份再导入'])
  if (sheet !== undefined) {
    const named = sheets.find((s) => s.sheet === sheet)
    return named ? done({ rows: named.data, notes: [] }) : refused([`没有找到工作表“${sheet}”`])
  }
  const filled = sheets.filter((s) => s.data.some((row) => row.some((cell) => cell !== null && String(cell).trim() !== '')))
  const [first, ...others] = filled
  if (!first) return done({ rows: [], notes: [] })
  const unread = others.map((s) => `“${s.sheet}”`).join('、')
  return done({ rows: first.data, notes: unread ? [`只读取了工作表“${first.sheet}”，未读取${unread}`] : [] })
}

// The library types a date cell as the Date constructor; what it gives is a Date whose UTC clock shows what Excel shows.
async function sheetsOf(bytes: Buffer): Promise<readonly { sheet: string; data: RawCell[][] }[] | null> {
  const copy = new Uint8Array(bytes).buffer
  try {
    const sheets = await readXlsxFile(copy, { trim: false })
    return sheets.map((s) => ({ sheet: s.sheet, data: (s.data as unknown as RawCell[][]).map((row) => row.map(inChina)) }))
  } catch {
    // Whatever it stumbled over lies in the file: it is given nothing else.
    return null
  }
}

function inChina(cell: RawCell): RawCell {
  if (!(cell instanceof Date)) return cell
  return new Date(Math.round(cell.getTime() / 1000) * 1000 - 8 * 3_600_000)
}
