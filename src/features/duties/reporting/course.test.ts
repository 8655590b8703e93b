// The course of 述职 is a whole table; the ballots are summed to a mean and a grade.
import assert from 'node:assert/strict'
import test from 'node:test'
import { flawsOf } from '#/core/lifecycle-check.ts'
import { ratingOf, reportGrades } from './codes.ts'
import { roundCourse } from './lifecycle.ts'

test('the course of a round is whole', () => {
  assert.deepEqual(flawsOf(roundCourse), [])
})

for (const [ballots, says] of [
  [{}, null],
  [{ excellent: 3 }, { grade: 'excellent', points: 100 }],
  // Halfway between 100 and 85 is still 优秀, a tenth below is 称职.
  [
    { excellent: 1, competent: 1 },
    { grade: 'excellent', points: 92.5 },
  ],
  [
    { excellent: 9, competent: 10 },
    { grade: 'competent', points: 92.1 },
  ],
  [
    { poor: 2, unknown: 5 },
    { grade: 'poor', points: 40 },
  ],
] as const)
  test(`ballots ${JSON.stringify(ballots)} are ${says ? `${says.grade} with ${says.points} points` : 'no rating'}`, () => {
    const given = Object.entries(ballots).map(([grade, count]) => ({ grade, count }))
    assert.deepEqual(ratingOf(reportGrades.codes, given), says)
  })
