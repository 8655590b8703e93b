// Decisions of proposals without a database, with their boundary days.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#/core/day.ts'
import { caseClass, kindBySignatures, keptTime, textHash, timeKindAt } from './rules.ts'
import { textLength } from './text-length.ts'

const cutoff = new Date('2022-01-12T17:00:00+08:00')
for (const [at, kind] of [
  ['2022-01-12T16:59:59+08:00', 'plenary'],
  ['2022-01-12T17:00:00+08:00', 'plenary'],
  ['2022-01-12T17:00:01+08:00', 'intersession'],
] as const)
  test(`submitted ${at} with the cut-off at 17:00 is ${kind}`, () => assert.equal(timeKindAt(new Date(at), cutoff), kind))

test('a signature survives a change of line ends and outer blanks, not a change of words', () => {
  const text = { subject: '案由', situation: '甲\r\n乙', analysis: '', suggestions: ['一'] }
  assert.equal(textHash(text), textHash({ ...text, situation: '甲\n乙 ' }))
  assert.notEqual(textHash(text), textHash({ ...text, suggestions: ['一。'] }))
})

test('the length counts characters, blanks apart, and one of four bytes once', () => {
  assert.equal(textLength({ situation: '甲 乙\n', analysis: '䶮𠮷', suggestions: ['丙'] }), 5)
})

test('a member’s proposal is joint by its signatures alone', () => {
  assert.equal(kindBySignatures('individual', 2), 'joint')
  assert.equal(kindBySignatures('joint', 0), 'individual')
  assert.equal(kindBySignatures('party', 3), 'party')
})

for (const [parts, mark] of [
  [[], null],
  [[['sole', 'B']], 'B'],
  [
    [
      ['lead', 'A'],
      ['assist', 'C'],
    ],
    'A',
  ],
  [
    [
      ['separate', 'A'],
      ['separate', 'C'],
    ],
    'C',
  ],
] as const)
  test(`units answering ${parts.map((p) => p.join(' ')).join(', ') || 'nothing'} make the case ${mark ?? 'unclassed'}`, () =>
    assert.equal(caseClass(parts.map(([role, classMark]) => ({ role, classMark }))), mark))

for (const [rule, mark] of [
  ['lead', 'A'],
  ['worst', 'C'],
  ['majority', 'B'],
] as const)
  test(`a lead that answers A among 分办 units that answer B, B and C make the case ${mark} by the rule “${rule}”`, () =>
    assert.equal(
      caseClass(
        [
          { role: 'lead', classMark: 'A' },
          { role: 'assist', classMark: 'D' },
          { role: 'separate', classMark: 'B' },
          { role: 'separate', classMark: 'C' },
          { role: 'separate', classMark: 'B' },
        ],
        rule,
      ),
      mark,
    ))

test('of as many units for two classes the lower one counts', () =>
  assert.equal(
    caseClass(
      [
        { role: 'separate', classMark: 'A' },
        { role: 'separate', classMark: 'B' },
      ],
      'majority',
    ),
    'B',
  ))

for (const [answered, today, kept] of [
  ['2022-06-04', '2022-07-01', true],
  ['2022-06-05', '2022-07-01', false],
  [null, '2022-06-04', null],
  [null, '2022-06-05', false],
] as const)
  test(`due 4 June, ${answered ? `answered ${answered}` : `open on ${today}`}: ${kept === null ? 'still open' : kept ? 'kept' : 'missed'}`, () =>
    assert.equal(keptTime(day('2022-06-04'), answered && day(answered), day(today)), kept))
