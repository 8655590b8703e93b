// 公开率 and its neighbours: published of what should be, as of any day, each number its records.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { world, type City } from '../world.ts'
import { done, proposalSteps, type Steps } from './proposal-steps.ts'
import { publicitySteps, type PublicitySteps } from './publicity-steps.ts'

let city: City
let people: Steps
let desk: PublicitySteps
let withdrawn = ''

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  desk = publicitySteps(city, people)
  const cases: string[] = []
  for (let n = 1; n <= 3; n++) {
    const id = await people.handedOver()
    await people.answered(id, `云交函〔2022〕${n}号`)
    cases.push(id)
  }
  city.at('2022-03-10 09:00')
  for (const id of cases) await desk.published(await desk.idOf(id, 'text'))
  const [first = '', second = '', third = ''] = cases
  await desk.published(await desk.idOf(first, 'reply'), ['unit-liaison', 'unit-head'])
  city.at('2022-03-18 09:00')
  withdrawn = await desk.idOf(second, 'reply')
  await desk.published(withdrawn, ['unit-liaison', 'unit-head'])
  city.at('2022-03-25 09:00')
  done(await desk.move('unit-head', withdrawn, 'withdraw', { reason: '数据有误' }))
  done(await desk.move('unit-head', await desk.idOf(third, 'reply'), 'decline', { openness: 'onRequest', reason: '涉及招标' }))
})
after(() => city.close())

const asked = async (code: string, asOf: string): Promise<{ value: number | null; records: number }> => {
  const office = await people.as('proposal-office')
  const all = done(await office.get(`/api/figures?year=2022&asOf=${asOf}`)).body
  const figure = (all.figures as { code: string; value: number | null; records: number }[]).find((f) => f.code === code)
  assert.ok(figure, code)
  const { records } = done(await office.get(`/api/figures/${code}/records?year=2022&asOf=${asOf}`)).body
  assert.equal(records.length, figure.records, `${code}: as many records as the figure counts`)
  return figure
}

for (const [code, asOf, value] of [
  ['P-TO-OPEN-REPLIES', '2022-03-09', 3],
  ['P-OPEN-REPLIES', '2022-03-09', 0],
  ['P-OPEN-RATE', '2022-03-09', 0],
  ['P-OPEN-TEXTS', '2022-03-10', 3],
  ['P-OPEN-TEXT-RATE', '2022-03-10', 100],
  ['P-OPEN-REPLIES', '2022-03-10', 1],
  ['P-OPEN-REPLIES', '2022-03-18', 2],
  ['P-OPEN-REPLIES', '2022-03-25', 1],
  ['P-TO-OPEN-REPLIES', '2022-03-25', 2],
  ['P-OPEN-RATE', '2022-03-25', 50],
  ['P-OPEN-TEXT-DAYS', '2022-03-25', 6],
  ['P-OPEN-REPLY-DAYS', '2022-03-25', 10],
] as const)
  test(`${code} as of ${asOf} is ${value}`, async () => assert.equal((await asked(code, asOf)).value, value))

test('where nothing is to be public, there is no rate', async () => {
  assert.equal((await asked('P-OPEN-RATE', '2022-03-01')).value, null)
})
