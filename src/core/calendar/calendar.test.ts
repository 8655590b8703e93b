import assert from 'node:assert/strict'
import test from 'node:test'
import { addDays, day, daysBetween, weekday } from '../day.ts'
import { addWorkingDays, calendarOf, isWorkingDay, nextWorkingDay, unsettledYears, workingDaysBetween } from './calendar.ts'
import { referenceYears } from './reference.ts'

const years = await referenceYears()
const calendar = calendarOf(years)

test('the schedules of 2022 to 2026 are published ones, 2027 is provisional', () => {
  assert.deepEqual(
    years.map((y) => [y.year, y.status]),
    [
      [2022, 'published'],
      [2023, 'published'],
      [2024, 'published'],
      [2025, 'published'],
      [2026, 'published'],
      [2027, 'provisional'],
    ],
  )
  for (const y of years.filter((one) => one.status === 'published')) assert.match(y.source, /国办发明电〔\d{4}〕\d+号/)
})

// Working days of a civil year follow from the length of the year and the number of statutory holidays.
for (const [year, expected] of [
  [2022, 249],
  [2023, 249],
  [2024, 251],
  [2025, 248],
  [2026, 248],
] as const)
  test(`${year} has ${expected} working days`, () => {
    assert.equal(workingDaysBetween(calendar, day(`${year - 1}-12-31`), day(`${year}-12-31`)), expected)
  })

for (const [on, works, why] of [
  ['2022-01-29', true, 'a Saturday worked for the Spring Festival'],
  ['2022-01-31', false, '除夕'],
  ['2022-05-04', false, 'the last day of Labour Day 2022'],
  ['2022-10-08', true, 'a Saturday worked for National Day'],
  ['2022-10-09', true, 'a Sunday worked for National Day'],
  ['2022-12-31', false, '元旦 2023 reaches back'],
  ['2023-06-25', true, 'a Sunday worked for the Dragon Boat Festival'],
  ['2023-10-07', true, 'a Saturday worked'],
  ['2024-02-09', true, '除夕 2024 was not a holiday'],
  ['2024-10-12', true, 'a Saturday worked'],
  ['2025-10-08', false, 'National Day and Mid-autumn had eight days'],
  ['2026-02-23', false, 'the ninth day of the Spring Festival'],
  ['2026-02-28', true, 'a Saturday worked'],
  ['2026-05-09', true, 'a Saturday worked for Labour Day'],
  ['2022-03-04', true, 'an ordinary Friday'],
  ['2022-03-05', false, 'an ordinary Saturday'],
] as const)
  test(`${on} is ${works ? 'a working day' : 'free'}: ${why}`, () => assert.equal(isWorkingDay(calendar, day(on)), works))

test('every day worked in exchange is a Saturday or a Sunday', () => {
  for (const d of calendar.special.values()) if (d.kind === 'workday') assert.ok([0, 6].includes(weekday(d.day)), d.day)
})

for (const [from, days, to] of [
  ['2022-09-30', 1, '2022-10-08'],
  ['2022-09-30', 2, '2022-10-09'],
  ['2022-09-30', 3, '2022-10-10'],
  ['2022-03-04', 0, '2022-03-04'],
  ['2022-03-05', 1, '2022-03-07'],
  ['2022-01-28', 3, '2022-02-07'],
  ['2022-12-30', 1, '2023-01-03'],
  ['2022-10-10', -1, '2022-10-09'],
  ['2022-10-08', -1, '2022-09-30'],
] as const)
  test(`${days} working days from ${from} end on ${to}`, () => assert.equal(addWorkingDays(calendar, day(from), days), to))

test('adding working days and counting them agree on every day of five years', () => {
  for (let d = day('2022-01-01'); d < '2026-12-01'; d = addDays(d, 1)) {
    const end = addWorkingDays(calendar, d, 7)
    assert.equal(workingDaysBetween(calendar, d, end), 7)
    assert.equal(workingDaysBetween(calendar, end, d), -7)
    assert.ok(daysBetween(d, end) >= 7)
  }
})

test('the next working day of a working day is itself, of the National Day the eighth', () => {
  assert.equal(nextWorkingDay(calendar, day('2022-09-30')), '2022-09-30')
  assert.equal(nextWorkingDay(calendar, day('2022-10-01')), '2022-10-08')
})

test('a span over a provisional or an unknown year is unsettled', () => {
  assert.deepEqual(unsettledYears(calendar, day('2022-01-01'), day('2026-12-31')), [])
  assert.deepEqual(unsettledYears(calendar, day('2026-12-01'), day('2028-01-01')), [2027, 2028])
})
