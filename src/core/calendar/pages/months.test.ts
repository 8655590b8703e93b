import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthsOf, rowsIn, textOf } from './months.ts'

test('March 2022 begins on a Tuesday and ends on a Thursday', () => {
  const march = monthsOf(2022)[2]
  assert.equal(march?.title, '3月')
  assert.deepEqual(
    march.weeks[0]?.map((c) => c?.number ?? null),
    [null, 1, 2, 3, 4, 5, 6],
  )
  assert.deepEqual(
    march.weeks.at(-1)?.map((c) => c?.number ?? null),
    [28, 29, 30, 31, null, null, null],
  )
  assert.deepEqual(
    march.weeks[0]?.map((c) => c?.weekend ?? false),
    [false, false, false, false, false, true, true],
  )
})

test('a leap year has its 29 February', () => {
  assert.ok(
    monthsOf(2024)[1]
      ?.weeks.flat()
      .some((c) => c?.day === '2024-02-29'),
  )
  assert.ok(
    !monthsOf(2022)[1]
      ?.weeks.flat()
      .some((c) => c?.day === '2022-02-29'),
  )
})

test('pasted lines are days, whatever stands between the cells', () => {
  const text = '2027-10-01 放假 国庆节\n\n2027-10-09，上班，国庆节\r\n2027-01-01\t放假\t元旦'
  assert.deepEqual(rowsIn(text), [
    { day: '2027-10-01', kind: '放假', name: '国庆节' },
    { day: '2027-10-09', kind: '上班', name: '国庆节' },
    { day: '2027-01-01', kind: '放假', name: '元旦' },
  ])
  assert.equal(textOf([{ day: '2027-10-09', kind: 'workday', name: '国庆节' }]), '2027-10-09 上班 国庆节')
})
