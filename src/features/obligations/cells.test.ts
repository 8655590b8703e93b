// The verdict of a cell at the days where it changes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type Day } from '#/core/day.ts'
import { compliance, judgeCell, net, reach, tallyOf, within, type CellAsked, type Evidence, type Status } from './cells.ts'

const window = { from: day('2022-04-01'), to: day('2022-06-30') }
const asked = (more: Partial<Omit<CellAsked, 'parts'>> & { readonly on?: string | null; readonly due?: string }): CellAsked => ({
  asOf: day('2022-05-15'),
  window,
  life: [{ from: day('2021-12-01'), to: null }],
  exempt: [],
  share: 50,
  graceDays: 0,
  makeUp: false,
  isShared: true,
  ...more,
  parts: [{ title: '活动', due: day(more.due ?? '2022-06-30'), on: more.on ? day(more.on) : null }],
})
const span = (from: string, to: string | null) => ({ from: day(from), to: to === null ? null : day(to) })

for (const [what, more, status] of [
  ['before the window begins nothing is due', { asOf: day('2022-03-31') }, 'notDue'],
  ['from its first day it is open', { asOf: day('2022-04-01') }, 'open'],
  ['on its last day it is still open', { asOf: day('2022-06-30') }, 'open'],
  ['the day after it is missed', { asOf: day('2022-07-01') }, 'missed'],
  ['reached on the first day', { on: '2022-04-01' }, 'satisfied'],
  ['reached on the last day', { on: '2022-06-30', asOf: day('2022-12-31') }, 'satisfied'],
  ['the day after, with ten days of grace, it is in grace', { asOf: day('2022-07-01'), graceDays: 10 }, 'grace'],
  ['on the last day of grace', { asOf: day('2022-07-10'), graceDays: 10 }, 'grace'],
  ['after the grace it is missed', { asOf: day('2022-07-11'), graceDays: 10 }, 'missed'],
  ['reached on the last day of grace it is in time', { asOf: day('2022-12-31'), graceDays: 10, on: '2022-07-10' }, 'satisfied'],
  ['reached after the grace it is not', { asOf: day('2022-12-31'), graceDays: 10, on: '2022-07-11' }, 'missed'],
  ['what may be made up is late', { asOf: day('2022-07-01'), makeUp: true }, 'late'],
  ['and made up afterwards', { asOf: day('2022-07-02'), makeUp: true, on: '2022-07-02' }, 'madeUp'],
  // The quarter has 91 days: 50 % are 46.
  ['there for 46 days of 91 it is due', { life: [span('2022-05-16', null)] }, 'open'],
  ['there for 45 days of 91 it is not', { life: [span('2022-05-17', null)], asOf: day('2022-06-01') }, 'notDue'],
  ['two spans count together', { life: [span('2022-01-01', '2022-04-23'), span('2022-06-08', null)] }, 'open'],
  [
    'a platform set up on the second day is not due where the whole window is asked for',
    { share: 100, life: [span('2022-04-02', null)] },
    'notDue',
  ],
  ['on the first day it is', { share: 100, life: [span('2022-04-01', null)] }, 'open'],
  ['never there', { life: [] }, 'notDue'],
  ['never there, though no share is asked for', { life: [span('2022-07-01', null)], share: 0 }, 'notDue'],
  ['there for a day, where no share is asked for', { life: [span('2022-06-30', null)], share: 0 }, 'open'],
  ['exempt for the whole window', { exempt: [span('2022-04-01', '2022-06-30')] }, 'exempt'],
  ['exempt so long that less than half is left', { exempt: [span('2022-04-01', '2022-05-16')] }, 'exempt'],
  ['exempt for a month it is still due', { exempt: [span('2022-04-01', '2022-04-30')] }, 'open'],
  ['an exemption of another quarter changes nothing', { exempt: [span('2022-01-01', '2022-03-31')] }, 'open'],
  ['exempt though it was done', { exempt: [span('2022-04-01', '2022-06-30')], on: '2022-04-05' }, 'exempt'],
  ['a triggering fact is not shared out', { isShared: false, life: [span('2022-06-30', null)], share: 100 }, 'open'],
] as const)
  test(`${what}: ${status}`, () => assert.equal(judgeCell(asked(more)).status, status))

test('of several parts the worst tells, and what is missing says when', () => {
  const parts = [
    { title: '答复', due: day('2022-05-01'), on: null },
    { title: '办结', due: day('2022-06-30'), on: null },
  ]
  const at = (asOf: string, on: Day | null) =>
    judgeCell({ ...asked({ asOf: day(asOf), makeUp: true }), parts: parts.map((p, i) => (i === 0 ? { ...p, on } : p)) })
  assert.deepEqual([at('2022-05-01', null).status, at('2022-05-01', null).due], ['open', '2022-05-01'])
  assert.equal(at('2022-05-02', null).status, 'late')
  assert.deepEqual([at('2022-05-20', day('2022-04-20')).status, at('2022-05-20', day('2022-04-20')).due], ['open', '2022-06-30'])
  assert.equal(at('2022-05-20', day('2022-05-05')).status, 'open', 'made up late, but something is still open')
})

const fact = (on: string, more: Partial<Evidence> = {}): Evidence => ({
  id: `${on}/${more.object?.id ?? 'a'}/${more.weight ?? 1}`,
  verb: 'proposal.filed',
  role: 'lead',
  object: { kind: 'proposal', id: 'a' },
  day: day(on),
  weight: 1,
  about: {},
  ...more,
})
const of = (id: string): Pick<Evidence, 'object'> => ({ object: { kind: 'proposal', id } })
const counting = { count: 'records', distinct: '', min: 1, roles: new Map<string, number>() } as const

test('a counter-entry takes back the fact of its own day, else the latest before it, and nothing later', () => {
  assert.deepEqual(net([fact('2022-03-01'), fact('2022-05-01', { weight: -1 })]), [])
  assert.deepEqual(
    net([fact('2022-03-01'), fact('2022-04-01'), fact('2022-04-01', { weight: -1 })]).map((f) => f.day),
    ['2022-03-01'],
  )
  assert.deepEqual(
    net([fact('2022-03-01'), fact('2022-05-01', { weight: -1 }), fact('2022-06-01')]).map((f) => f.day),
    ['2022-06-01'],
  )
  assert.equal(net([fact('2022-03-01', of('b')), fact('2022-05-01', { weight: -1 })]).length, 1)
})

test('the minimum is reached on the day of the fact that makes it full', () => {
  const facts = [fact('2022-05-01', of('b')), fact('2022-03-01'), fact('2022-06-01', of('c'))]
  assert.deepEqual(reach({ ...counting, min: 2 }, facts).on, '2022-05-01')
  assert.equal(reach({ ...counting, min: 4 }, facts).on, null)
  assert.equal(reach({ ...counting, min: 4 }, facts).amount, 3)
})

test('one record counts once, by its largest share; times are added up', () => {
  const facts = [fact('2022-03-01', { role: 'cosigner' }), fact('2022-03-02')]
  const roles = new Map([
    ['lead', 1],
    ['cosigner', 0.5],
  ])
  assert.equal(reach({ ...counting, roles }, facts).amount, 1)
  assert.equal(reach({ ...counting, count: 'times', roles }, facts).amount, 1.5)
  assert.equal(reach({ ...counting, roles: new Map([['host', 1]]) }, facts).amount, 0)
})

test('two co-signed halves make one', () => {
  const roles = new Map([['cosigner', 0.5]])
  const facts = [fact('2022-03-01', { ...of('a'), role: 'cosigner' }), fact('2022-04-01', { ...of('b'), role: 'cosigner' })]
  assert.equal(reach({ ...counting, roles }, facts).on, '2022-04-01')
})

test('days, months and contents are told apart', () => {
  const facts = ['2022-03-01', '2022-03-01', '2022-03-09', '2022-04-01'].map((on, i) =>
    fact(on, { ...of(String(i)), about: i < 3 ? { book: '甲' } : { book: '乙' } }),
  )
  const amount = (count: 'days' | 'months' | 'distinct') => reach({ ...counting, count, distinct: 'book' }, facts).amount
  assert.deepEqual([amount('days'), amount('months'), amount('distinct')], [3, 2, 2])
  assert.equal(reach({ ...counting, count: 'distinct', distinct: 'chapter' }, facts).amount, 0)
})

test('spans are cut to the window and joined', () => {
  const cut = within(
    [span('2022-05-01', '2022-05-10'), span('2022-05-11', '2022-05-12'), span('2022-05-05', '2022-05-06'), span('2022-06-20', null)],
    window,
  )
  assert.deepEqual(cut, [
    { from: '2022-05-01', to: '2022-05-12' },
    { from: '2022-06-20', to: '2022-06-30' },
  ])
})

test('compliance is of the cells due: exempt and not due are left out, and of nothing there is none', () => {
  const found: Status[] = ['satisfied', 'satisfied', 'open', 'missed', 'late', 'madeUp', 'exempt', 'notDue', 'grace']
  const tally = tallyOf(found)
  assert.deepEqual(tally, { due: 7, satisfied: 2, late: 3, open: 2, exempt: 1, notDue: 1 })
  assert.equal(compliance(tally), 28.6)
  assert.equal(compliance(tallyOf(['exempt', 'notDue'])), null)
})
