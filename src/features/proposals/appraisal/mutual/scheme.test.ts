// Totals and grades at their boundaries, by the published schemes; and both courses are whole.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flawsOf } from '#/core/lifecycle-check.ts'
import { pairCourse, roundCourse } from './lifecycle.ts'
import { gainOf, gradeOf, mutualPresets, mutualSchemes, sidesOf, totalOf, wrongScores, type Indicator } from './scheme.ts'

const [yanbian, , wujiang, ballots] = mutualPresets
const item = (max: number, gain = false): Indicator => ({ title: '指标', max, note: '', levels: [], gain })

for (const [total, grade] of [
  [100, '优秀'],
  [90, '优秀'],
  [89.99, '良好'],
  [75, '良好'],
  [74.99, '一般'],
  [60, '一般'],
  [59.99, '较差'],
  [0, '较差'],
] as const)
  test(`${total} of a hundred is ${grade}`, () => assert.equal(yanbian && gradeOf(yanbian, total), grade))

for (const [scores, total] of [
  [[20, 10, 20, 20, 20, 10], 100],
  [[0, 0, 0, 0, 0, 0], 0],
  [[19, 9, 17, 18, 16, 8], 87],
] as const)
  test(`${scores.join('+')} is ${total}`, () => assert.equal(yanbian && totalOf(yanbian.handling, scores), total))

test('a scheme that does not add up to a hundred is brought to a hundred', () => {
  assert.equal(totalOf([item(10), item(20)], [10, 10]), 66.67)
})

test('one that rates proposals only asks units only; a ballot below 满意 calls for another study', () => {
  assert.deepEqual(wujiang && sidesOf(wujiang), ['quality'])
  assert.equal(wujiang?.quality.length, 10)
  assert.ok(ballots)
  assert.equal(gradeOf(ballots, totalOf(ballots.handling, [75])), '基本满意')
  assert.ok(totalOf(ballots.handling, [75]) < ballots.lowBelow)
  assert.deepEqual(
    wrongScores(ballots.handling, [80]).map((w) => w.says),
    ['“对办理的总体评价”请选择一项'],
  )
})

test('the sense of gain is known only where the form asked', () => {
  assert.equal(gainOf([item(20), item(10, true)], [20, 7]), 70)
  assert.equal(gainOf([item(20)], [20]), null)
})

test('points outside the indicator, or none, are refused by name', () => {
  assert.deepEqual(
    wrongScores([item(20), item(10), item(5)], [20.5, -1]).map((w) => w.at),
    [0, 1, 2],
  )
})

test('the presets are what the setting accepts, and both courses are whole', () => {
  assert.equal(mutualSchemes.schema.safeParse(mutualPresets).success, true)
  assert.deepEqual([...flawsOf(roundCourse), ...flawsOf(pairCourse, ['awaiting', 'opened', 'low'])], [])
})
