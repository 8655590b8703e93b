// Where everybody stands in the drawing of the chain.
import assert from 'node:assert/strict'
import test from 'node:test'
import { sizeOf, spotsOf, treesOf, type Branch, type Link, type Person } from './chain-tree.ts'

const person = (id: string, rank: Person['rank']): Person => ({ id, name: id, rank, sector: null })
const link = (fromId: string, toId: string, hop: number | null = 1): Link => ({
  id: `${fromId}${toId}`,
  fromId,
  toId,
  fromDay: '2022-01-01',
  source: '',
  hop,
  standing: { age: 'fresh', label: '', due: '', steps: [], lastOn: null },
})
const people = [person('组', 'group'), person('常', 'standing'), person('党', 'member'), person('外1', 'outside'), person('外2', 'outside')]

const first = (links: readonly Link[]): Branch => {
  const [tree] = treesOf({ people, links: [...links] })
  assert.ok(tree)
  return tree
}

test('the Party group comes first, then whoever hangs in the air; whom nobody contacts and who contacts nobody is no tree', () => {
  const trees = treesOf({ people, links: [link('党', '外1'), link('组', '常')] })
  assert.deepEqual(
    trees.map((t) => `${t.person.id} ${sizeOf(t)}`),
    ['组 1', '党 1'],
  )
})

test('leaves stand one under the other, an upper in the middle of his own', () => {
  const links = [link('组', '常'), link('常', '党'), link('党', '外1'), link('党', '外2')]
  const { spots, rows } = spotsOf(first(links))
  assert.equal(rows, 2)
  assert.deepEqual(
    spots.map((s) => `${s.person.id} ${s.row} ${s.above?.person.id ?? ''}`),
    ['组 0.5 ', '常 0.5 组', '党 0.5 常', '外1 0 党', '外2 1 党'],
  )
})

test('a link that is no hop of the chain is not drawn', () => {
  assert.equal(sizeOf(first([link('组', '常', null)])), 0)
})
