// 提、立、办、督、评、考: one proposal through all six, and each of the figures at the end opens it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyJournal } from '#/core/journal/verify.ts'
import type { AssessmentPage, SheetPage } from '#/features/proposals/appraisal/units/contract.ts'
import { appraisalSteps, type AppraisalSteps } from './appraisal-steps.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, type Steps } from './proposal-steps.ts'
import { supervisionSteps, type SupervisionSteps } from './supervision-steps.ts'

let city: City
let people: Steps
let supervising: SupervisionSteps
let appraising: AppraisalSteps

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  supervising = supervisionSteps(city, people)
  appraising = appraisalSteps(city, people)
})
after(() => city.close())

const get = async <T>(name: PersonName, path: string): Promise<T> => done(await (await people.as(name)).get(path)).body as T

test('a proposal is written, filed, handled, supervised, rated by both sides, and its unit is assessed by what the records say', async () => {
  // 提、立、交办: a key proposal, decided by the meeting of chairs.
  const id = await supervising.chosen()

  // 督: on site with the head of government; the unit writes, a problem is found and solved, the result is read and closed.
  city.at('2022-04-01 09:00')
  const item = await supervising.planning('leaderOnSite', 'leader', id)
  const { forms, move } = supervising
  done(await move('proposal-office', item, 'writePlan', { ...forms.writePlan(), plannedOn: '2022-04-20' }))
  done(await move('proposal-office', item, 'submitPlan'))
  done(await move('leader', item, 'approvePlan'))
  done(await move('unit', item, 'reportByUnit', forms.reportByUnit()))
  city.at('2022-04-20 17:00')
  const visit = { ...forms.recordActivity(), heldOn: '2022-04-20', leaderPresent: true }
  done(await move('proposal-office', item, 'recordActivity', { ...visit, kind: 'siteVisit' }))
  done(await move('proposal-office', item, 'recordActivity', { ...visit, kind: 'meeting' }))
  done(await move('proposal-office', item, 'addProblem', { ...forms.addProblem(), due: '2022-05-20' }))
  const [problem] = (await supervising.item('unit', item)).problems
  assert.ok(problem)
  done(await supervising.problemMove('unit', problem.id, 'answer', supervising.problemForms.answer()))
  done(await supervising.problemMove('proposal-office', problem.id, 'confirm'))

  // 办: a key proposal is planned, talked over with its author and answered.
  const plan = { responsibleLeader: '荣立本', section: '停车科', clerk: '戚小满', clerkPhone: '0000-1234567', plan: '三月选址，五月开工' }
  done(await people.taskMove('unit-liaison', await people.task(id), 'receive'))
  done(await people.taskMove('unit-liaison', await people.task(id), 'plan', plan))
  done(await people.taskMove('unit-liaison', await people.task(id), 'consult', people.consultation()))
  done(await people.saveReply('unit-liaison', await people.task(id)))
  done(await people.taskMove('unit-liaison', await people.task(id), 'sendForSign'))
  const signed = { docNo: '云交函〔2022〕31号', signerName: '荣立本', signerPost: '局长' }
  done(await people.taskMove('unit-head', await people.task(id), 'issue', signed))
  done(await move('proposal-office', item, 'reportResult', forms.reportResult()))
  done(await move('leader', item, 'readResult'))
  done(await move('proposal-director', item, 'close', forms.close()))

  // 评: the proposer rates the handling, then both sides rate each other without seeing the other's marks.
  done(await people.rate('member', await people.form('member', id), 'satisfied'))
  assert.equal(await people.state(id), 'closed')
  const pair = await appraising.sent(undefined, '2022-05-10')
  const marks = pair.forms.map((f) => f.indicators.map((i) => i.max - 1))
  for (const [i, form] of pair.forms.entries())
    done(await appraising.give(form.side === 'handling' ? 'member' : 'unit', pair, form.side, marks[i] ?? []))

  // 考: by rule, from the records, put before the unit, approved, frozen.
  const year = await appraising.assessed()
  const assessed = async (name: PersonName, made: string, form: object = {}): Promise<void> => {
    const { version } = await get<AssessmentPage>('proposal-office', `/api/assessments/${year}`)
    done(await appraising.post(name, `/api/assessments/${year}/moves/${made}`, { version, ...form }))
  }
  await assessed('proposal-office', 'tell', { objectionsUntil: '2022-05-10' })
  city.at('2022-05-16 09:00')
  await assessed('proposal-director', 'approve', { meeting: '五届第四次主席会议', meetingDay: '2022-05-16' })
  const sheet = await get<SheetPage>('unit', `/api/assessments/${year}/units/${city.bodies.transport}`)
  assert.deepEqual([sheet.total, sheet.grade, sheet.finalOn], [100, '优秀', '2022-05-16'])

  for (const code of ['IND-21', 'IND-22', 'P-KEY', 'IMP-16']) {
    const { records } = await get<{ records: readonly { ref: string; url: string }[] }>(
      'proposal-office',
      `/api/figures/${code}/records?year=2022`,
    )
    assert.ok(
      records.some((r) => r.url.includes(id) || r.ref.includes(id)),
      `${code} opens the proposal`,
    )
  }
  const verdict = await city.read((tx) => verifyJournal(tx, city.committeeId))
  assert.equal(verdict.ok, true)
})
