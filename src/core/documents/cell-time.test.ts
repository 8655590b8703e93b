import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asDateTime, asDay } from './cell-time.ts'
import type { Cell } from './table.ts'

const clocks: readonly (readonly [cell: Cell, instant: string | null])[] = [
  ['2019/7/11 10:24:11', '2019-07-11T02:24:11.000Z'],
  ['2019-07-11 10:24', '2019-07-11T02:24:00.000Z'],
  ['2019-07-11T10:24:11', '2019-07-11T02:24:11.000Z'],
  ['2019-07-11T02:24:11Z', '2019-07-11T02:24:11.000Z'],
  ['2019-07-11T10:24:11+08:00', '2019-07-11T02:24:11.000Z'],
  ['2019年7月11日', '2019-07-10T16:00:00.000Z'],
  ['2019年7月11日 10时24分', '2019-07-11T02:24:00.000Z'],
  ['2019.7.1', '2019-06-30T16:00:00.000Z'],
  ['20190711', '2019-07-10T16:00:00.000Z'],
  [43836.4309143518, '2020-01-06T02:20:31.000Z'],
  [43812, '2019-12-12T16:00:00.000Z'],
  ['43812', '2019-12-12T16:00:00.000Z'],
  [61, '1900-02-28T16:00:00.000Z'],
  [59, '1900-02-27T16:00:00.000Z'],
  [1, '1899-12-31T16:00:00.000Z'],
  [60, null],
  [0, null],
  ['2019-02-29', null],
  ['2019-7-11 25:00', null],
  ['明年春天', null],
  ['', null],
  [null, null],
]
for (const [cell, instant] of clocks)
  test(`${JSON.stringify(cell)} means ${instant ?? 'no time'}`, () => assert.equal(asDateTime(cell)?.toISOString() ?? null, instant))

test('a moment late in the evening belongs to the day China then has', () => {
  assert.equal(asDay('2019/7/11 23:59:59'), '2019-07-11')
  assert.equal(asDay(new Date('2019-07-11T16:00:00Z')), '2019-07-12')
})
