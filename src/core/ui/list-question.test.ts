import assert from 'node:assert/strict'
import test from 'node:test'
import { asksTheSame, isNarrowed, listPartOf, withoutFilters, withValue, wordsOf } from './list-question.ts'

test('of an address only what the list understands is asked', () => {
  assert.deepEqual(listPartOf({ q: '电梯', 'f.state': 'filed', tab: '2', sort: '', dir: 'asc' }), {
    q: '电梯',
    'f.state': 'filed',
    dir: 'asc',
  })
})

test('a view is the same in whatever order it is shown', () => {
  assert.ok(asksTheSame({ 'f.state': 'filed', sort: 'due' }, { sort: 'number', dir: 'asc', 'f.state': 'filed' }))
  assert.ok(!asksTheSame({ 'f.state': 'filed' }, { 'f.state': 'filed', q: '电梯' }))
})

test('clearing the filters keeps the order', () => {
  assert.deepEqual(withoutFilters({ q: '电梯', 'f.state': 'filed', sort: 'due' }), { sort: 'due' })
  assert.ok(!isNarrowed({ sort: 'due', dir: 'desc' }))
})

test('an emptied filter leaves the address', () => {
  assert.deepEqual(withValue({ 'f.state': 'filed', q: '电梯' }, 'f.state', null), { q: '电梯' })
})

const filter = { key: 'x', label: '期限', choices: [{ value: 'a', label: '甲' }], bodyKinds: null }
for (const [kind, value, words] of [
  ['dayRange', '2022-01-01..2022-12-31', '2022-01-01 至 2022-12-31'],
  ['dayRange', '2022-01-01..', '2022-01-01 起'],
  ['dayRange', '..2022-12-31', '到 2022-12-31'],
  ['choices', 'a,b', '甲、b'],
  ['yesNo', 'no', '否'],
  ['person', 'some-id', null],
] as const)
  test(`a set filter ${value} reads ${words ?? 'as a name that is looked up'}`, () =>
    assert.equal(wordsOf({ ...filter, kind }, value), words))
