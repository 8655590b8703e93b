// The sketch of the counties: each has one tile of its own, where the office put it or in a free place.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { laidOut } from './counties.ts'

const seven = ['01', '02', '03', '04', '05', '06', '07'].map((code) => ({ code, name: `县${code}` }))

test('without a plan the counties stand in rows, in the order of their codes', () =>
  assert.deepEqual(
    laidOut(seven, []).map((t) => [t.row, t.column]),
    [
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 1],
      [2, 2],
      [2, 3],
      [3, 1],
    ],
  ))

test('a county stands where the office put it, the others keep out of its way, and no two share a tile', () => {
  const tiles = laidOut(seven, [
    { code: '04', row: 1, column: 1 },
    { code: '05', row: 1, column: 1 },
    { code: '99', row: 2, column: 2 },
  ])
  assert.deepEqual(
    tiles.find((t) => t.code === '04'),
    { code: '04', name: '县04', row: 1, column: 1 },
  )
  assert.equal(new Set(tiles.map((t) => `${t.row},${t.column}`)).size, 7)
})
