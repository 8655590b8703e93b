import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable } from './table.ts'
import { writeCsv, writeJsonl, writeXlsx } from './table-out.ts'

const columns = [{ title: '案由' }, { title: '件数', kind: 'number' }, { title: '日期', kind: 'day', width: 12 }] as const
const tricky = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']

test('cells that would run as formulas are told to be text, in CSV and in Excel alike', async () => {
  const rows = tricky.map((t) => [t, -1, '2022-03-01'])
  const csv = writeCsv({ columns, rows }).toString()
  for (const line of csv.split('\r\n').slice(1, 5)) assert.match(line, /^'[=+\-@]/)
  assert.ok(csv.includes("\n'\t=1,-1,") && csv.includes(`"'\r=1"`))
  const back = await readTable(await writeXlsx({ sheets: [{ name: '提案', columns, rows }] }), 'a.xlsx')
  assert.ok(back.ok)
  assert.deepEqual(
    back.value.rows.slice(0, 4).map((r) => r.cells['案由']),
    tricky.slice(0, 4),
  )
})

test('numbers stay numbers, days stay text, an instant is China’s clock', async () => {
  const rows = [
    ['供水', 3.5, '2022-03-01'],
    [null, 0, new Date('2022-03-01T16:05:00Z')],
    [true, Number.NaN, undefined],
  ]
  const back = await readTable(await writeXlsx({ sheets: [{ name: '提案', columns, rows }] }), 'a.xlsx')
  assert.ok(back.ok)
  assert.deepEqual(
    back.value.rows.map((r) => Object.values(r.cells)),
    [
      ['供水', 3.5, '2022-03-01'],
      [null, 0, '2022-03-02 00:05'],
      ['是', null, null],
    ],
  )
})

test('CSV comes back as it went, with the mark Excel needs', async () => {
  const bytes = writeCsv({ columns, rows: [['他说"好"，\n再议, 完', 1, '2022-03-01']] })
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  const back = await readTable(bytes, 'a.csv')
  assert.ok(back.ok)
  assert.equal(back.value.rows[0]?.cells['案由'], '他说"好"，\n再议, 完')
})

test('control characters and half characters do not break the Excel file', async () => {
  const back = await readTable(await writeXlsx({ sheets: [{ name: 'a', columns, rows: [['甲\u0001\uD800乙', 1, null]] }] }), 'a.xlsx')
  assert.ok(back.ok)
  assert.match(String(back.value.rows[0]?.cells['案由']), /^甲\uFFFD?乙$/)
})

test('a text longer than an Excel cell says that it was cut', async () => {
  const back = await readTable(await writeXlsx({ sheets: [{ name: 'a', columns, rows: [['长'.repeat(40_000), 1, null]] }] }), 'a.xlsx')
  assert.ok(back.ok)
  assert.match(String(back.value.rows[0]?.cells['案由']), /全文见系统）$/)
})

test('sheet names Excel would refuse are made fit', async () => {
  const sheet = (name: string) => ({ name, columns, rows: [['甲', 1, null]] })
  const bytes = await writeXlsx({ sheets: [sheet('A/B:[C]'), sheet('很'.repeat(40)), sheet('很'.repeat(40)), sheet('')] })
  assert.ok((await readTable(bytes, 'a.xlsx')).ok)
})

test('JSON lines keep their values', () => {
  assert.equal(writeJsonl([{ a: 1, b: '=1' }, { a: null }]).toString(), '{"a":1,"b":"=1"}\n{"a":null}\n')
})
