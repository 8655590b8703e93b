// Where each window begins and ends.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarOf } from '#/core/calendar/calendar.ts'
import { referenceYears } from '#/core/calendar/reference.ts'
import { day } from '#/core/day.ts'
import { windowOf, windowsOf } from './windows.ts'

const terms = [{ title: '第五届', from: day('2021-12-01'), to: day('2026-11-30') }]
const asOf = day('2022-12-20')
const calendar = calendarOf(await referenceYears())

for (const [kind, count, first, last] of [
  ['year', 1, '2022-01-01 2022-12-31 2022年', '2022-01-01 2022-12-31 2022年'],
  ['half', 2, '2022-01-01 2022-06-30 上半年', '2022-07-01 2022-12-31 下半年'],
  ['quarter', 4, '2022-01-01 2022-03-31 第一季度', '2022-10-01 2022-12-31 第四季度'],
  ['twoMonths', 6, '2022-01-01 2022-02-28 1至2月', '2022-11-01 2022-12-31 11至12月'],
  ['month', 12, '2022-01-01 2022-01-31 1月', '2022-12-01 2022-12-31 12月'],
  ['week', 52, '2022-01-03 2022-01-09 第1周', '2022-12-26 2023-01-01 第52周'],
  ['term', 1, '2021-12-01 2026-11-30 第五届', '2021-12-01 2026-11-30 第五届'],
  ['always', 1, '2022-12-20 2022-12-20 2022年12月20日', '2022-12-20 2022-12-20 2022年12月20日'],
] as const)
  test(`${kind}: ${count} in 2022, from ${first} to ${last}`, () => {
    const found = windowsOf(kind, 2022, terms, asOf)
    const told = found.map((w) => `${w.from} ${w.to} ${w.title}`)
    assert.deepEqual([told.length, told[0], told.at(-1)], [count, first, last])
  })

test('two months of a leap year end on 29 February', () => assert.equal(windowsOf('twoMonths', 2024, terms, asOf)[0]?.to, '2024-02-29'))
test('a term without an end is taken for five years; a year before the first term has none', () => {
  const open = [{ title: '第六届', from: day('2026-12-01'), to: null }]
  assert.equal(windowsOf('term', 2027, open, asOf)[0]?.to, '2031-11-30')
  assert.deepEqual(windowsOf('term', 2020, terms, asOf), [])
})

for (const [side, on, amount, unit, to] of [
  ['after', '2022-03-01', 15, 'day', '2022-03-16'],
  ['after', '2022-01-31', 1, 'month', '2022-02-28'],
  // 3 to 5 April 2022 were free, Saturday the 2nd was worked.
  ['after', '2022-04-01', 2, 'workingDay', '2022-04-06'],
  ['before', '2022-04-06', 1, 'workingDay', '2022-04-02'],
  ['before', '2022-04-06', 2, 'workingDay', '2022-04-01'],
  ['before', '2022-03-10', 0, 'day', '2022-03-10'],
  ['before', '2022-03-10', 10, 'day', '2022-02-28'],
] as const)
  test(`${amount} ${unit} ${side} ${on} is ${to}`, () => assert.equal(windowOf(side, day(on), { amount, unit }, calendar).to, to))
