import assert from 'node:assert/strict'
import test from 'node:test'
import { areasFor, itemAt } from './navigation.ts'

test('an area without a page for the reader is not shown', () => {
  assert.deepEqual(
    areasFor(['proposals:write']).map((a) => a.label),
    ['我的工作', '提案'],
  )
})

test('the review desk is not taken for the list of proposals', () => {
  const areas = areasFor(['proposals:list', 'proposals:review'])
  assert.equal(itemAt(areas, '/proposals/review')?.item.label, '审查立案')
  assert.equal(itemAt(areas, '/proposals/018f')?.item.path, '/proposals')
  assert.equal(itemAt(areas, '/nowhere'), null)
})
