// Chooses the reader by what the file holds and checks that its name says the same.
import { gunzipSync } from 'node:zlib'
import { refused, type Outcome } from '#/core/outcome.ts'
import { gridFromCsv } from './csv-in.ts'
import { tableFromJsonl } from './jsonl-in.ts'
import type { Table } from './table.ts'
import { tableFromGrid } from './table-shape.ts'
import { gridFromXlsx } from './xlsx-in.ts'
import { looksOle, looksZipped, megabytes, tableZipLimits } from './zip-check.ts'

export async function parseTable(bytes: Buffer, name: string, sheet?: string): Promise<Outcome<Table>> {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (looksOle(bytes)) return refused(['这是旧版 Excel（.xls）或设了密码的文件，请取消密码并另存为 .xlsx 后再导入'])
  if (looksZipped(bytes) && extension !== 'xlsx') return refused([`文件名是“.${extension}”，内容却是压缩格式；如是 Excel 表格请改用 .xlsx`])
  switch (extension) {
    case 'xlsx': {
      const grid = await gridFromXlsx(bytes, sheet)
      return grid.ok ? tableFromGrid(grid.value) : grid
    }
    case 'csv':
    case 'tsv':
    case 'txt': {
      const grid = gridFromCsv(bytes)
      return grid.ok ? tableFromGrid(grid.value) : grid
    }
    case 'gz':
      return unpacked(bytes, name)
    case 'jsonl':
    case 'ndjson':
      return tableFromJsonl(bytes)
    default:
      return refused([`不能读取“.${extension}”文件，请用 .xlsx、.csv 或 .jsonl`])
  }
}

/** 'a.jsonl.gz': data sets come so. Unpacking stops at the limit, whatever the file claims. */
async function unpacked(bytes: Buffer, name: string): Promise<Outcome<Table>> {
  const inner = name.replace(/\.gz$/i, '')
  if (!/\.(jsonl|ndjson|csv|tsv)$/i.test(inner)) return refused(['压缩文件里应是 .jsonl 或 .csv，请改名或解开后再导入'])
  try {
    return await parseTable(gunzipSync(bytes, { maxOutputLength: tableZipLimits.unpackedBytes }), inner)
  } catch (error) {
    const tooLarge = error instanceof RangeError
    return refused([tooLarge ? `解开后超过${megabytes(tableZipLimits.unpackedBytes)}，未予解开` : '压缩格式已损坏或不完整，无法读取'])
  }
}
