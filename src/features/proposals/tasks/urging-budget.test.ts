import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#/core/day.ts'
import { budgetOn, budgetSpent, type Urging } from './urging-budget.ts'

const on = (d: string, office = '提案办'): Urging => ({ urgedOn: day(d), office, channel: 'phone' })
const three = { times: 3, days: 30 }

for (const [name, today, urgings, left, next] of [
  ['nobody has urged', '2022-03-31', [], 3, null],
  ['two have urged', '2022-03-31', [on('2022-03-02'), on('2022-03-20')], 1, null],
  ['three within thirty days', '2022-03-31', [on('2022-03-02'), on('2022-03-20'), on('2022-03-31')], 0, '2022-04-01'],
  ['the first one counts on its thirtieth day', '2022-03-31', [on('2022-03-02'), on('2022-03-03'), on('2022-03-04')], 0, '2022-04-01'],
  ['and no longer on the day after', '2022-04-01', [on('2022-03-02'), on('2022-03-03'), on('2022-03-04')], 1, null],
  [
    'more than the budget, after it was cut',
    '2022-03-31',
    ['03-10', '03-11', '03-12', '03-13'].map((d) => on(`2022-${d}`)),
    0,
    '2022-04-10',
  ],
] as const)
  test(`the budget of urgings: ${name}`, () => {
    const standing = budgetOn(day(today), urgings, three)
    assert.equal(standing.left, left)
    assert.equal(standing.nextOn, next)
  })

test('a spent budget says who has used it and when the next is possible', () => {
  const urgings = [on('2022-03-20', '督查室'), on('2022-03-02'), { ...on('2022-03-31', '系统'), channel: 'letter' as const }]
  assert.deepEqual(budgetSpent('市交通局', budgetOn(day('2022-03-31'), urgings, three), three), [
    '市交通局30天内已被催办3次：2022年3月2日提案办（电话）、2022年3月20日督查室（电话）、2022年3月31日系统（催办函）；最早2022年4月1日可以再催办',
  ])
  assert.deepEqual(budgetSpent('市交通局', budgetOn(day('2022-03-31'), [], three), three), [])
})
