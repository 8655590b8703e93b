// Chooses the reader by what the file holds and checks that its name says the same.
import { refused, type Outcome } from '#/core/outcome.ts'
import { gridFromCsv } from './csv-in.ts'
import { tableFromJsonl } from './jsonl-in.ts'
import type { Table } from './table.ts'
import { tableFromGrid } from './table-shape.ts'
import { gridFromXlsx } from './xlsx-in.ts'
import { looksOle, looksZipped } from './zip-check.ts'

export async function parseTable(bytes: Buffer, name: string): Promise<Outcome<Table>> {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (looksOle(bytes)) return refused(['这是旧版 Excel（.xls）或设了密码的文件，请取消密码并另存为 .xlsx 后再导入'])
  if (looksZipped(bytes) && extension !== 'xlsx') return refused([`文件名是“.${extension}”，内容却是压缩格式；如是 Excel 表格请改用 .xlsx`])
  switch (extension) {
    case 'xlsx': {
      const grid = await gridFromXlsx(bytes)
      return grid.ok ? tableFromGrid(grid.value) : grid
    }
    case 'csv':
    case 'tsv':
    case 'txt': {
      const grid = gridFromCsv(bytes)
      return grid.ok ? tableFromGrid(grid.value) : grid
    }
    case 'jsonl':
    case 'ndjson':
      return tableFromJsonl(bytes)
    default:
      return refused([`不能读取“.${extension}”文件，请用 .xlsx、.csv 或 .jsonl`])
  }
}
