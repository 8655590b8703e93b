import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { excerpt } from './excerpt.ts'
import { questionOf } from './query.ts'
import { indexTerms, normalise, runsOf } from './words.ts'

describe('full and half width, upper and lower case are one', () => {
  for (const [text, becomes] of [
    ['５Ｇ基站', '5g基站'],
    ['ＰＭ２．５　治理', 'pm2.5 治理'],
    ['电\u200b梯\n加装', '电 梯 加装'],
    ['㎡', 'm2'],
  ] as const)
    test(`${JSON.stringify(text)} is ${becomes}`, () => assert.equal(normalise(text), becomes))
})

test('punctuation separates, numbers keep their point, other scripts stand by themselves', () => {
  assert.deepEqual(runsOf('关于“PM2.5”治理(第12号)'), ['关于', 'pm2.5', '治理', '第', '12', '号'])
})

test('the index holds every pair of neighbours and the last character', () => {
  assert.deepEqual(indexTerms('加装电梯。5G'), ['加装', '装电', '电梯', '梯', '5g'])
})

describe('what is asked of the index', () => {
  for (const [text, all] of [
    ['电梯', "'电梯'"],
    ['装电梯', "('装电' & '电梯')"],
    ['梯', "'梯':*"],
    ['电梯补贴', "'电梯' & '补贴'"],
    ['加装电梯的建议', "'加装' & '电梯'"],
    ['云岭市', "('云岭' & '岭市')"],
    ['5G 基站', "'5g':* & '基站'"],
    ['PM2.5', "'pm2.5':*"],
    ["电梯'; drop table matter; --", "'电梯' & 'drop':* & 'table':* & 'matter':*"],
    ['电梯 & !补贴 | (', "'电梯' & '补贴'"],
  ] as const)
    test(text, () => assert.equal(questionOf(text)?.all, all))

  for (const text of ['', '   ', '！？……', '\u0000\u0007'])
    test(`${JSON.stringify(text)} asks nothing`, () => assert.equal(questionOf(text), null))

  test('a question of stop words alone is still asked', () => assert.equal(questionOf('建议')?.all, "'建议'"))

  test('ten thousand characters ask no more than twenty-four words', () => {
    assert.ok((questionOf('老旧小区加装电梯补贴政策'.repeat(1_000))?.words.length ?? 99) <= 24)
  })
})

test('the excerpt begins a little before the first word found and says that it is one', () => {
  const text = `${'前'.repeat(200)}加装电梯${'后'.repeat(200)}`
  assert.equal(excerpt(text, ['电梯', '没有']), `…${'前'.repeat(18)}加装电梯${'后'.repeat(98)}…`)
  assert.equal(excerpt('  短\n文 ', ['没有']), '短 文')
})
