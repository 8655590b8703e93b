// The published schemes at their boundaries, unit by unit, without a database; and both courses are whole.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flawsOf } from '#/core/lifecycle-check.ts'
import { scoreSheet } from '#/core/scoring/score.ts'
import type { ScoringScheme } from '#/core/scoring/scheme.ts'
import { assessmentCourse, objectionCourse } from './lifecycle.ts'
import { schemePresets } from './presets.ts'
import { rankGroupOf } from './settings.ts'
import { evidenceFor } from './sheets.ts'
import type { MarkRow, UnitRecord } from './store.ts'

/** So many records of a measure, of which so many count towards a share. */
const records = (n: number, counting = n): UnitRecord[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `r${i}`,
    ref: '第1号',
    title: '案由',
    day: null,
    amount: i < counting ? 1 : 0,
    url: '',
    unit: 'u',
  }))
const finding = (ruleKey: string, of: Partial<MarkRow> = {}): MarkRow => ({
  id: 'm',
  bodyId: 'u',
  ruleKey,
  taskId: 't',
  ref: '第1号',
  subject: '案由',
  proposalId: 'p',
  points: null,
  reason: '理由',
  givenBy: 'a',
  givenByName: '甲',
  givenOn: '2022-07-01' as MarkRow['givenOn'],
  confirmedByName: '乙',
  confirmedOn: '2022-07-02' as MarkRow['confirmedOn'],
  ...of,
})
function totalBy(key: string, measured: Readonly<Record<string, readonly UnitRecord[]>>, marks: readonly MarkRow[] = []): number {
  const scheme: ScoringScheme | undefined = schemePresets[key]
  assert.ok(scheme)
  return scoreSheet(
    scheme,
    evidenceFor('u', scheme, (code) => measured[code] ?? [], marks),
  ).total
}

for (const [what, marks, measured, total] of [
  ['nothing to find', [], {}, 100],
  ['one solvable and not solved', [finding('solvable')], {}, 97],
  ['one without a plan', [finding('noPlan')], {}, 98],
  ['one empty reply', [finding('empty')], {}, 99],
  ['five dissatisfied', [], { 'P-DISSATISFIED': records(5) }, 99],
  ['ten late', [], { 'P-OVERDUE': records(10) }, 90],
  ['eleven late, at most ten points', [], { 'P-OVERDUE': records(11) }, 90],
  ['a finding nobody has confirmed', [finding('solvable', { confirmedOn: null, confirmedByName: null })], {}, 100],
  ['a finding about another unit', [finding('solvable', { bodyId: 'v' })], {}, 100],
] as const)
  test(`by deductions, ${what} gives ${total}`, () => assert.equal(totalBy('deductions', measured, marks), total))

for (const [met, of, gives] of [
  [10, 10, 5],
  [9, 10, 0],
  [99, 100, 4],
  [0, 0, 5],
] as const)
  test(`of 120 points, 面商 with ${met} of ${of} gives ${gives} of five`, () =>
    assert.equal(totalBy('oneTwenty', { 'P-UNIT-FACE-RATE': records(of, met) }), gives))

for (const [happy, of, talked, gives] of [
  [49, 50, 50, 1.8],
  [48, 50, 50, 1.5],
  [50, 50, 49, 1.5],
] as const)
  test(`by target share, ${happy} of ${of} satisfied and ${talked} talked with gives ${gives}`, () =>
    assert.equal(
      totalBy('target', { 'P-ON-TIME': records(of), 'P-SATISFACTION-RESULT': records(of, happy), 'P-UNIT-TALK-RATE': records(of, talked) }),
      gives,
    ))

test('by five rates each is worth twenty; without any form back the other four count for it', () => {
  const all = {
    'P-TASK-REPLY-RATE': records(4),
    'P-FEEDBACK-RATE': records(4),
    'P-UNIT-FACE-RATE': records(4, 2),
    'P-REPLY-CLASS-A-SHARE': records(4, 3),
  }
  assert.equal(totalBy('fiveRates', { ...all, 'P-SATISFACTION-RESULT': records(4) }), 85)
  assert.equal(totalBy('fiveRates', all), 81.25)
})

test('by a hundred points a late case loses its twenty: the unit gets the mean of its cases', () => {
  assert.equal(
    totalBy('hundred', {
      'P-ON-TIME': records(10, 9),
      'P-MUTUAL-HANDLING': [{ ...records(1)[0], amount: 80 } as UnitRecord],
      'P-REPLY-CLASS-A-SHARE': records(10, 10),
      'P-SATISFACTION-RESULT': records(10, 10),
    }),
    88,
  )
})

test('counties and departments are ranked apart, by the words of the setting', () => {
  assert.deepEqual(
    ['望河县人民政府', '城中区人民政府', '市教育局', '市人民政府办公室'].map((name) => rankGroupOf(name, ['县人民政府', '区人民政府'])),
    ['县区', '县区', '部门', '部门'],
  )
})

test('both courses are whole', () => {
  assert.deepEqual([...flawsOf(assessmentCourse), ...flawsOf(objectionCourse)], [])
})
