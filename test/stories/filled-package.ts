// An offline package as a unit sends it back: its table opened, changed and saved by a spreadsheet program.
import assert from 'node:assert/strict'
import { readTable } from '#/core/documents/table.ts'
import { writeXlsx, type OutCell } from '#/core/documents/table-out.ts'
import { zipParts } from '#/core/documents/zip-in.ts'

export const limits = { unpackedBytes: 1e8, entries: 1_000 }
export const form = '答复填写表.xlsx'

export async function partsOf(zip: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const parts = await zipParts(zip, () => true, limits)
  assert.ok(parts.ok)
  return parts.value
}

export type Sheet = Record<string, OutCell>[]

export async function filled(zip: Buffer, change: (sheets: { 答复: Sheet; 逐条答复: Sheet; 包信息: Sheet }) => void): Promise<Buffer> {
  const bytes = (await partsOf(zip)).get(form)
  assert.ok(bytes)
  const open = async (sheet: string): Promise<Sheet> => {
    const table = await readTable(bytes, form, sheet)
    assert.ok(table.ok, sheet)
    return table.value.rows.map((r) => ({ ...r.cells }))
  }
  const sheets = { 答复: await open('答复'), 逐条答复: await open('逐条答复'), 包信息: await open('包信息（请勿改动）') }
  change(sheets)
  const named = { 答复: sheets.答复, 逐条答复: sheets.逐条答复, '包信息（请勿改动）': sheets.包信息 }
  return writeXlsx({
    sheets: Object.entries(named).map(([name, rows]) => {
      const columns = Object.keys(rows[0] ?? {})
      return { name, columns: columns.map((title) => ({ title })), rows: rows.map((r) => columns.map((c) => r[c])) }
    }),
  })
}
