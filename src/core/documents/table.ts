// Reading a spreadsheet somebody uploads: CSV, XLSX or JSONL becomes one plain table, or every reason why it cannot.
import { Worker } from 'node:worker_threads'
import { refused, type Outcome } from '#/core/outcome.ts'
import { megabytes } from './zip-check.ts'

/** Text is trimmed and never empty; a Date is an instant. */
export type Cell = string | number | Date | null

export interface TableRow {
  /** As a person counts in the file: the row shown by Excel, the line of a JSONL file. */
  readonly row: number
  readonly cells: Readonly<Record<string, Cell>>
}

export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  /** What was tidied up on the way in, for the person to see before importing. */
  readonly notes: readonly string[]
}

export const tableLimits = {
  fileBytes: 20 * 1024 * 1024,
  /** Rows that hold something. */
  rows: 10_000,
  /** Blank ones too: a real file claims 65,203 rows and holds 494. */
  allRows: 200_000,
  columns: 500,
  cellLength: 100_000,
} as const

const patience = 30_000

/** The first sheet, or the one of that name. Parsed in a thread of its own with little memory, so that a malicious file cannot take the server with it. */
export async function readTable(bytes: Buffer, name: string, sheet?: string): Promise<Outcome<Table>> {
  if (bytes.length === 0) return refused(['文件是空的'])
  if (bytes.length > tableLimits.fileBytes) return refused([`文件超过${megabytes(tableLimits.fileBytes)}，请分成几个文件导入`])
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./table-worker.ts', import.meta.url), {
      workerData: { bytes, name, sheet },
      resourceLimits: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 },
    })
    const timer = setTimeout(() => finish(refused([`文件在${patience / 1000}秒内没有读完，未予导入，请检查内容或分成几个文件`])), patience)
    const finish = (outcome: Outcome<Table>): void => {
      clearTimeout(timer)
      resolve(outcome)
      void worker.terminate()
    }
    worker.once('message', finish)
    worker.once('error', (error: Error & { code?: string }) => {
      clearTimeout(timer)
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refused(['文件展开后占用内存过大，未予导入，请分成几个文件']))
      else reject(error)
    })
  })
}
