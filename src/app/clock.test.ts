import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { day } from '#/core/day.ts'
import { clockOn } from './clock.ts'

const wall = () => new Date('2026-11-23T10:15:00+08:00')

test('without a given day the clock is the wall’s, and the day is China’s', () => {
  const late = clockOn(null, () => new Date('2026-11-23T17:00:00Z'))
  assert.equal(late.today(), '2026-11-24')
})

test('a clock set to a day begins on it at the real time of day', () => {
  const clock = clockOn(day('2022-12-20'), wall)
  assert.equal(clock.now().toISOString(), new Date('2022-12-20T10:15:00+08:00').toISOString())
  assert.equal(clock.today(), '2022-12-20')
})

test('instants run on in order while the day stays', () => {
  let now = wall()
  const clock = clockOn(day('2022-12-20'), () => now)
  const first = clock.now()
  now = new Date(now.getTime() + 30 * 3_600_000)
  assert.equal(clock.now().getTime() - first.getTime(), 30 * 3_600_000)
  assert.equal(clock.today(), '2022-12-20')
})
