import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { similarLines, searchLines } from './corpus.ts'
import { tellingWords } from './similar.ts'
import { likenessOf, similarity } from './similarity.ts'
import { telling } from './telling.ts'

const ours = ['云岭市']
const alike = (a: string, b: string, bodies: readonly [string, string] = ['', '']) =>
  similarity(likenessOf({ title: a, body: bodies[0] }, telling, ours), likenessOf({ title: b, body: bodies[1] }, telling, ours))

describe('titles of real kinds', () => {
  for (const [a, b, grade] of [
    ['关于加快老旧小区加装电梯的建议', '关于加快老旧小区加装电梯的建议', 'same-text'],
    ['关于加快云岭市老旧小区加装电梯的建议', '关于进一步推进我市老旧小区加装电梯的提案', 'same-matter'],
    ['关于加快老旧小区加装电梯的建议', '关于解决老旧住宅小区电梯加装难的提案', 'same-matter'],
    ['关于加快老旧小区加装电梯的建议', '关于加强老旧小区物业管理的建议', 'same-topic'],
    ['关于加快老旧小区加装电梯的建议', '关于加快发展乡村旅游的建议', null],
    ['关于建立健全长效机制的建议', '关于建立健全养老服务体系的建议', null],
  ] as const)
    test(`${a} / ${b}`, () => {
      const s = alike(a, b)
      assert.equal(s.grade, grade, JSON.stringify(s))
    })
})

test('the words both share explain the likeness, the most telling first; verbs of the office and years do not', () => {
  const { shared } = alike('关于加快推进老旧小区加装电梯的建议', '关于推进老旧小区电梯加装的提案', ['2022年电梯', '2022年的电梯和楼道'])
  assert.ok(shared.includes('电梯') && shared.includes('加装'), shared.join())
  assert.ok(!shared.includes('推进') && !shared.includes('2022'), shared.join())
})

test('likeness does not depend on which comes first', () => {
  const bodies = ['楼龄超过二十年的住宅没有电梯，老人上下楼困难。', '老人住在六楼，上下楼困难，希望加装电梯。'] as const
  const [a, b] = ['关于老旧小区加装电梯的建议', '关于方便老人上下楼的提案']
  assert.equal(alike(a, b, bodies).score, alike(b, a, [bodies[1], bodies[0]]).score)
})

test('empty texts are like nothing', () => {
  assert.deepEqual(alike('', ''), { score: 0, grade: null, label: null, shared: [] })
  assert.equal(alike('的', '了').score, 0)
})

test('a draft without a title is looked for by its text', () => {
  assert.deepEqual(tellingWords({ title: '关于的建议', body: '加装电梯，电梯，加装' }, ours).title, ['电梯', '加装'])
})

const corpus = [
  { id: 1, title: '关于老旧小区加装电梯的建议', body: '加装电梯补贴' },
  { id: 2, title: '关于农村污水处理的建议', body: '污水管网' },
  { id: 3, title: '关于完善电梯安全监管的建议', body: '电梯维保' },
]

test('a text without a title is compared by its text', () => {
  const bodies = ['楼龄超过二十年的住宅没有电梯，老人上下楼困难。', '老人住在六楼，上下楼困难，住宅没有电梯。'] as const
  assert.ok(alike('', '关于加装电梯的建议', bodies).score >= 40)
  assert.ok(alike('', '', bodies).score >= 40)
})

test('over files: the likes of each line, best first, without itself', () => {
  const [first] = similarLines([{ id: 1, title: '关于老旧小区加装电梯的建议', body: '' }], corpus, { limit: 5, ownNames: [] })
  assert.equal(first?.similar[0]?.id, 3)
  assert.deepEqual(
    first?.similar.map((s) => s.id),
    [3],
  )
})

test('over files: a question finds titles before texts, and says when it had to ask for less', () => {
  const found = searchLines(
    [
      { id: 'a', query: '电梯' },
      { id: 'b', query: '电梯补贴' },
      { id: 'c', query: '电梯飞船' },
    ],
    corpus,
    10,
  )
  assert.deepEqual(
    found[0]?.found.map((f) => [f.id, f.rank]),
    [
      [1, 3],
      [3, 3],
    ],
  )
  assert.deepEqual(found[1]?.found, [{ id: 1, rank: 1 }])
  assert.deepEqual(
    found[2]?.found.map((f) => f.rank),
    [0, 0],
  )
})
