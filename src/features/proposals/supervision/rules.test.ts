// The rules of supervision as tables: the courses are whole, tiers fit modes, limits warn just beyond their bound.
import assert from 'node:assert/strict'
import test from 'node:test'
import { flawsOf } from '#/core/lifecycle-check.ts'
import { supervisionCourse } from './lifecycle.ts'
import { groupsOf } from './pages/grouping.ts'
import { problemCourse } from './problem-lifecycle.ts'
import { limitWarnings, missingActs, modeOf, tierWrong } from './rules.ts'
import { selectionCourse } from './selection-lifecycle.ts'
import { modes, type ModeRow } from './settings.ts'

test('every state of the three courses is reached and can be left', () => {
  assert.deepEqual(flawsOf(selectionCourse), [])
  assert.deepEqual(flawsOf(supervisionCourse), [])
  assert.deepEqual(flawsOf(problemCourse), [])
})

const mode = (code: string): ModeRow => modeOf(modes.standard, code, code)

for (const [code, tier, fits] of [
  ['leaderOnSite', 'key', true],
  ['leaderOnSite', 'important', false],
  ['leaderOnSite', null, false],
  ['chairLed', 'key', true],
  ['chairLed', 'important', true],
  ['chairLed', null, false],
  ['inspectionAssessed', null, true],
] as const)
  test(`${mode(code).label} ${fits ? 'supervises' : 'does not supervise'} a proposal that is ${tier ?? 'neither'}`, () =>
    assert.equal(tierWrong(mode(code), '第3号', tier) === null, fits))

test('the standard rules are themselves allowed by their schema', () => assert.ok(modes.schema.safeParse(modes.standard).success))

for (const [key, important, warned] of [
  [12, 8, 0],
  [13, 7, 1],
  [12, 9, 1],
  [13, 8, 2],
] as const)
  test(`of 200 filed, ${key} key and ${important} important ones give ${warned} warnings`, () =>
    assert.equal(limitWarnings({ filed: 200, key, important }, { shareInPercent: 10, most: 12 }).length, warned))

test('where nothing is filed nothing is too much', () =>
  assert.deepEqual(limitWarnings({ filed: 0, key: 0, important: 0 }, { shareInPercent: 10, most: 12 }), []))

test('a mode names the activities that are still missing', () => {
  assert.deepEqual(missingActs(mode('leaderOnSite'), [{ kind: 'meeting' }]), ['现场督办'])
  assert.deepEqual(missingActs(mode('leaderOnSite'), [{ kind: 'meeting' }, { kind: 'siteVisit' }]), [])
})

test('a mode struck from the rules leaves its items with the offices, under their old name', () => {
  const gone = modeOf(modes.standard, 'partyLed', '民主党派督办')
  assert.equal(gone.label, '民主党派督办')
  assert.deepEqual(gone.writers, ['proposal-office', 'proposal-director'])
})

test('by unit an item stands under each of its units, and groups with overdue problems come first', () => {
  const row = (id: string, overdueProblems: number, units: readonly string[]) => ({
    id,
    url: '',
    title: '',
    state: { code: 'running', label: '督办中', tone: 'active' },
    mode: { code: 'chairLed', label: '牵头' },
    leader: '',
    body: null,
    cases: [],
    units: units.map((name) => ({ id: name, name, answers: true, budget: { left: 1, times: 3, days: 30, nextOn: null } })),
    openProblems: 0,
    overdueProblems,
    activities: 0,
    asked: null,
    owed: null,
  })
  const groups = groupsOf([row('a', 0, ['甲']), row('b', 1, ['乙', '丙']), row('c', 0, [])], 'unit')
  assert.deepEqual(
    groups.map((g) => [g.title, g.rows.map((r) => r.id)]),
    [
      ['乙', ['b']],
      ['丙', ['b']],
      ['甲', ['a']],
      ['还没有交办', ['c']],
    ],
  )
})
