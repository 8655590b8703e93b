// Published figures of other places come out of the same calculator (cases.md §8.4), and what is printed is never more than what is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approximately, printed, rounded, share, shares } from './printed.ts'

const published = [
  ['a province in 2026, by category', [294, 55, 60, 264, 105, 28], [36.5, 6.8, 7.4, 32.8, 13.0, 3.5]],
  ['a province in 2026, collective and individual', [123, 683], [15.3, 84.7]],
  ['a province, 799 by class', [418, 265, 116], [52.3, 33.2, 14.5]],
  ['a city with 251 proposals', [168, 64, 19], [66.9, 25.5, 7.6]],
  ['a city with 329 filed', [165, 132, 32], [50.2, 40.1, 9.7]],
] as const

for (const [place, counts, percents] of published)
  test(`the published shares of ${place} come out and add up to 100`, () => {
    assert.deepEqual(shares(counts, 1), percents)
    assert.equal(
      rounded(
        shares(counts, 1).reduce<number>((sum, s) => sum + (s ?? 0), 0),
        1,
        1,
      ),
      100,
    )
  })

test('the published rates come out', () => {
  assert.equal(share(806, 1184, 1), 68.1)
  assert.equal(share(329, 468, 1), 70.3)
  assert.equal(share(470, 578, 2), 81.31)
  assert.equal(share(391, 441, 1), 88.7)
  assert.equal(share(5044, 5052, 2), 99.84)
  assert.equal(share(172, 177, 1), 97.2)
  assert.equal(share(2345, 2686, 1), 87.3)
  assert.equal(share(943, 964, 2), 97.82)
  assert.equal(share(943, 969, 2), 97.32)
})

test('published whole percents that were cut by hand to add up to 100 differ by at most one', () => {
  const ours = shares([258, 417, 44, 19], 0)
  assert.equal(
    ours.reduce<number>((sum, s) => sum + (s ?? 0), 0),
    100,
  )
  for (const [i, theirs] of [35, 57, 6, 2].entries()) assert.ok(Math.abs((ours[i] ?? 0) - theirs) <= 1)
})

test('shares of random counts always add up to exactly 100.0', () => {
  let state = 7
  const next = (n: number): number => (state = (state * 48_271) % 2_147_483_647) % n
  for (let round = 0; round < 2_000; round++) {
    const counts = Array.from({ length: 1 + next(30) }, () => next(1_000))
    if (counts.every((c) => c === 0)) continue
    const tenths = shares(counts, 1).reduce<number>((sum, s) => sum + Math.round((s ?? 0) * 10), 0)
    assert.equal(tenths, 1_000, counts.join(','))
  }
})

test('a share says 100 only when nothing is missing', () => {
  assert.equal(share(9_999, 10_000, 1), 99.9)
  assert.equal(share(10_000, 10_000, 1), 100)
  assert.equal(share(0, 0, 1), null)
  assert.deepEqual(shares([0, 0], 1), [null, null])
})

test('halves go up, exactly', () => {
  assert.equal(rounded(1, 8, 2), 0.13)
  assert.equal(rounded(5, 1000, 2), 0.01)
  assert.equal(rounded(2675, 1000, 2), 2.68)
})

for (const [value, text] of [
  [7, '7'],
  [30, '30'],
  [37, '30多'],
  [99, '90多'],
  [385, '380多'],
  [7938, '7900多'],
  [8000, '8000'],
  [12_345, '1万多'],
  [20_000, '2万'],
  [128_000, '12万多'],
] as const)
  test(`${value} is printed as ${text}, never rounded up`, () => assert.equal(approximately(value, '多'), text))

test('nothing to measure is printed as a dash, a whole share without decimals, other numbers with their places', () => {
  const shareFigure = { reckoning: 'share', places: 1 } as const
  assert.equal(printed(shareFigure, null), '—')
  assert.equal(printed(shareFigure, 100), '100')
  assert.equal(printed(shareFigure, 52.3), '52.3')
  assert.equal(printed(shareFigure, 15), '15.0')
  assert.equal(printed({ reckoning: 'count', places: 0, approximate: '余' }, 36), '30余')
})
