import assert from 'node:assert/strict'
import test from 'node:test'
import { suggestPassages } from './patterns.ts'
import { marksWrong, piecesOf, redacted, undecided, type Mark } from './redaction-rules.ts'

const found = (text: string, names: readonly string[] = []): string[] =>
  suggestPassages([{ key: 'body', label: '正文', text }], names).map((s) => `${s.kind} ${s.passage}`)

for (const [text, ...expected] of [
  ['请致电13800138000。', 'phone 13800138000'],
  ['请致电138 0013 8000。', 'phone 138 0013 8000'],
  ['办公室电话0000-8000000', 'phone 0000-8000000'],
  ['电话：8000000', 'phone 8000000'],
  ['身份证11010119900307775X', 'idNumber 11010119900307775X'],
  ['账号6222020000000000000', 'account 6222020000000000000'],
  ['写信到 a.b-c@example.org。', 'email a.b-c@example.org'],
  ['车牌甘A·12345违停', 'plate 甘A·12345'],
  ['住在青石巷12号楼3单元501室', 'address 住在青石巷12号楼3单元501室'],
  ['据王建国同志反映', 'name 王建国'],
  ['村民李秀英说', 'name 李秀英'],
  ['全市共有车位13800个，投资1380万元，占比0.138'],
  ['2022年3月4日至2022年12月20日，共292天'],
  ['第12号提案、12个小区、3号线'],
  ['高龄老人上下楼难，有关居民多次反映'],
] as const)
  test(`“${text}” holds ${expected.length ? expected.join('、') : 'nothing that must go'}`, () => assert.deepEqual(found(text), expected))

test('people of the register are found by name, whatever stands around them', () => {
  assert.deepEqual(found('由戚小满牵头，戚小满负责。', ['戚小满', '不在此']), ['name 戚小满', 'name 戚小满'])
})

test('of overlapping finds the longest is offered', () => {
  assert.deepEqual(found('电话：0000-8000000，联系人王建国同志', ['王建国']), ['phone 0000-8000000', 'name 王建国'])
})

const place = { key: 'body', label: '正文', text: '居民赵文远电话13800138000。' }
const name: Mark = { place: 'body', from: 2, to: 5, kind: 'name', decision: 'removed', reason: '' }
const phone: Mark = { place: 'body', from: 7, to: 18, kind: 'phone', decision: 'kept', reason: '单位公开电话' }

test('what is taken out is replaced by what it was, never by how long; what is kept stays', () => {
  assert.equal(redacted(place, [name, phone]), '居民〔略：姓名〕电话13800138000。')
  assert.deepEqual(
    piecesOf(place, [name]).map((p) => p.kind),
    ['text', 'gone', 'text'],
  )
})

test('a suggestion is open until a mark touches it', () => {
  const suggestions = suggestPassages([place], ['赵文远'])
  assert.equal(undecided(suggestions, []).length, 2)
  assert.deepEqual(
    undecided(suggestions, [phone]).map((s) => s.passage),
    ['赵文远'],
  )
})

test('a mark does not cut a character in two', () => {
  const rare = { key: 'body', label: '正文', text: '𠮷先生' }
  assert.deepEqual(marksWrong([rare], [{ ...name, from: 0, to: 1 }]), ['第1处标记切开了一个字，请重新选取'])
})
