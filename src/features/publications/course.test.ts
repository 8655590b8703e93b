// The course of a text is a whole table; what stands against handing it in; who stands in which relation.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Actor } from '#/core/actor.ts'
import { flawsOf } from '#/core/lifecycle-check.ts'
import { kindOf, workKinds } from './codes.ts'
import { lacksOf, workCourse } from './lifecycle.ts'
import { lengthOf, relationsOf } from './rules.ts'

const kind = (code: string) => kindOf(workKinds.codes.find((c) => c.code === code) ?? { code, label: code })
const text = { title: '题目', length: 900, themes: ['rural-link'], receiverId: 'c', suggestionType: 'opinion', horizon: 'routine' }

test('the course of a text is whole', () => {
  assert.deepEqual(flawsOf(workCourse), [])
})

for (const [code, change, says] of [
  ['essay', {}, []],
  ['essay', { length: 799 }, ['学习心得不少于800字，现在799字']],
  ['essay', { length: 800 }, []],
  ['essay', { themes: [] }, ['请选择主题']],
  ['advice', { length: 300 }, []],
  [
    'advice',
    { receiverId: null, suggestionType: null, horizon: null },
    ['请选择报送的专门委员会', '请选择建议类型', '请选择前瞻性还是常规性'],
  ],
  ['article', { title: ' ' }, ['请填写题目']],
  // A kind entered in the running program without data asks for nothing but a title and a text.
  ['poem', { length: 1, themes: [], receiverId: null }, []],
  ['poem', { length: 0 }, ['请填写正文']],
] as const)
  test(`${code} with ${JSON.stringify(change)} is refused for: ${says.join('；') || 'nothing'}`, () => {
    assert.deepEqual(lacksOf({ ...text, ...change, kind: kind(code) }), says)
  })

test('blanks and line feeds are no characters', () => {
  assert.equal(lengthOf('学 习\n心　得。'), 5)
})

test('nobody examines what he wrote himself', () => {
  const actor = (personId: string, rights: string[], bodyId: string | null = null) =>
    ({ personId, rights: new Set(rights), posts: [{ role: 'x', bodyId, bodyName: null }] }) as unknown as Actor
  const essay = { kind: kind('essay'), receiverId: null, authors: [{ id: 'a' }, { id: 'b' }] }
  assert.deepEqual(relationsOf(essay, actor('a', ['works:review-all'])), ['author'])
  assert.deepEqual(relationsOf(essay, actor('c', ['works:review-all'])), ['reviewer', 'office'])
  const advice = { ...essay, kind: kind('advice'), receiverId: 'committee' }
  assert.deepEqual(relationsOf(advice, actor('c', ['works:review'], 'committee')), ['reviewer'])
  assert.deepEqual(relationsOf(advice, actor('b', ['works:review'], 'committee')), ['coauthor'])
  assert.deepEqual(relationsOf(advice, actor('c', ['works:review'], 'another')), [])
})
