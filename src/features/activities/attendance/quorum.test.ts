// The line 应到、请假、实到 with its verdict, at the boundaries.
import assert from 'node:assert/strict'
import test from 'node:test'
import { isQuorate, needed, quorumLine } from './quorum.ts'

for (const [rule, due, present, enough] of [
  ['half', 486, 399, true],
  ['half', 10, 5, false],
  ['half', 10, 6, true],
  ['half', 9, 4, false],
  ['half', 9, 5, true],
  ['twoThirds', 9, 5, false],
  ['twoThirds', 9, 6, true],
  ['twoThirds', 10, 6, false],
  ['twoThirds', 10, 7, true],
  ['none', 10, 1, null],
  ['half', 0, 0, null],
] as const)
  test(`${present} of ${due} by the rule ${rule}: ${enough === null ? 'nothing is asked' : enough ? 'enough' : 'too few'}`, () => {
    assert.equal(isQuorate(rule, { due, present }), enough)
    const least = needed(rule, due)
    if (least !== null) assert.equal(present >= least, enough)
  })

test('the line is said as the chair reads it out', () => {
  assert.equal(quorumLine('half', { due: 486, leave: 87, present: 399, others: 0 }), '应到486人，请假87人，实到399人，符合章程规定')
  assert.equal(
    quorumLine('twoThirds', { due: 9, leave: 2, present: 5, others: 3 }),
    '应到9人，请假2人，实到5人，另有列席等3人，不足法定人数（须6人），还差1人',
  )
  assert.equal(quorumLine('none', { due: 0, leave: 0, present: 0, others: 21 }), '到会21人')
})
