// The figures of supervision count what people did, list those very records, and answer a past day as it was.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { world, type City } from '../world.ts'
import { done, proposalSteps, type Steps } from './proposal-steps.ts'
import { supervisionSteps, type SupervisionSteps } from './supervision-steps.ts'

let city: City
let people: Steps
let steps: SupervisionSteps

/** Two key proposals, one important; one supervised on site to the end, in March; the important one by a chair, without result. */
before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  steps = supervisionSteps(city, people)
  await steps.closed()
  city.at('2022-04-01 09:00')
  await steps.chosen('key')
  const important = await steps.chosen('important')
  const item = await steps.planning('chairLed', 'chair', important)
  done(await steps.move('proposal-office', item, 'writePlan', steps.forms.writePlan()))
  done(await steps.move('proposal-office', item, 'submitPlan'))
  done(await steps.move('chair', item, 'approvePlan'))
  done(await steps.move('proposal-office', item, 'addProblem', steps.forms.addProblem()))
  done(await steps.move('proposal-office', item, 'addProblem', { ...steps.forms.addProblem(), text: '资金没有到位' }))
  const [problem] = (await steps.item('proposal-office', item)).problems
  assert.ok(problem)
  city.at('2022-05-10 09:00')
  done(await steps.problemMove('unit', problem.id, 'answer', steps.problemForms.answer()))
  done(await steps.problemMove('proposal-office', problem.id, 'confirm'))
  city.at('2022-12-20 09:00')
})
after(() => city.close())

const value = async (code: string, question = ''): Promise<number | null> =>
  done(await (await people.as('proposal-office')).get(`/api/figures/${code}?year=2022${question}`)).body.figure.value
const parts = async (code: string, by: string): Promise<Record<string, number>> => {
  const { rows } = done(await (await people.as('proposal-office')).get(`/api/figures/${code}?year=2022&by=${by}`)).body
  return Object.fromEntries(rows.map((r: { label: string; number: number }) => [r.label, r.number]))
}

test('one of two key proposals is supervised with an activity and a result: half are done, and each way of supervision says so for itself', async () => {
  assert.equal(await value('P-KEY'), 2)
  assert.equal(await value('P-CHOSEN'), 3)
  assert.equal(await value('P-SUP-DONE'), 50)
  assert.deepEqual(await parts('P-SUP-DONE-MODE', 'mode'), { 党政主要领导现场督办: 100 })
})

test('IMP-16 counts the supervised proposals by way of supervision', async () => {
  assert.equal(await value('IMP-16'), 2)
  assert.deepEqual(await parts('IMP-16', 'mode'), { 党政主要领导现场督办: 1, 主席会议成员牵头督办: 1 })
  assert.equal(await value('P-SUP-ITEMS'), 2)
})

test('OBL-17: a key proposal has one act of supervision in every way it is supervised', async () => {
  assert.equal(await value('OBL-17'), 100)
  assert.equal(await value('P-SUP-ON-SITE'), 1)
  assert.equal(await value('P-SUP-ACTIVITIES'), 2)
})

test('IND-57 is asked about the coming year: its key proposals that the heads will supervise on site', async () => {
  assert.equal(await value('IND-57'), 0)
  const asked = done(await (await people.as('proposal-office')).get('/api/figures/IND-57?year=2021&asOf=2022-12-20')).body.figure
  assert.equal(asked.value, 1)
  assert.deepEqual([asked.from, asked.to], ['2022-01-01', '2022-12-31'])
})

test('problems found and solved are counted as of any past day', async () => {
  for (const [day, found, solved, rate] of [
    ['2022-03-31', 0, 0, null],
    ['2022-04-01', 2, 0, 0],
    ['2022-05-09', 2, 0, 0],
    ['2022-05-10', 2, 1, 50],
  ] as const) {
    assert.equal(await value('P-SUP-PROBLEMS', `&asOf=${day}`), found, day)
    assert.equal(await value('P-SUP-SOLVED', `&asOf=${day}`), solved, day)
    assert.equal(await value('P-SUP-SOLVED-RATE', `&asOf=${day}`), rate, day)
  }
  assert.equal(await value('P-SUP-DONE', '&asOf=2022-03-31'), 100, 'the second key proposal came in April')
})
