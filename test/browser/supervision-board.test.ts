// Supervising from the board: by keyboard at a desk, by finger on a phone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { proposalSteps, type Steps } from '../stories/proposal-steps.ts'
import { supervisionSteps, type SupervisionSteps } from '../stories/supervision-steps.ts'
import { choose, dialog, openHouse, phone, settled, told, watching, type House } from './browser.ts'

let house: House
let people: Steps
let steps: SupervisionSteps
let id: string

before(async () => {
  house = await openHouse({ at: '2022-03-04 09:00' })
  people = proposalSteps(house.city)
  steps = supervisionSteps(house.city, people)
  await steps.planning()
  id = await steps.running()
  await steps.move('unit', id, 'reportByUnit', steps.forms.reportByUnit())
  await steps.move('proposal-office', id, 'addProblem', { ...steps.forms.addProblem(), due: '2022-03-10' })
  house.city.at('2022-03-21 09:00')
})
after(() => house.close())

test('the office supervises from the board by keyboard: what is overdue stands first, an activity, a problem and an urging are recorded', async () => {
  const page = await house.as('proposal-office')
  await watching(page, async () => {
    await page.goto('/supervision')
    await settled(page)
    const rows = page.locator('.sv-row')
    await rows.first().getByText('1个问题逾期').waitFor()
    await page.locator('.sv-board-item').getByRole('heading', { name: '问题清单' }).waitFor()

    await page.keyboard.press('a')
    await choose(page, dialog(page).getByLabel('活动形式'), '现场督办')
    await dialog(page).getByLabel('日期').fill('2022-03-18')
    await page.keyboard.press('Enter')
    await dialog(page).getByLabel('地点').fill('老城区立体停车库工地')
    await dialog(page).getByLabel('参加人员').fill('江岳川、林一然、荣立本')
    await dialog(page).getByLabel('情况和意见').fill('工地已经围挡，资金到位。')
    await dialog(page).getByLabel('对承办单位的要求').fill('五月底前封顶')
    await dialog(page).getByRole('button', { name: '记一次督办活动' }).click()
    await told(page, '已记一次督办活动')
    await rows.first().getByText('现场督办：五月底前封顶').waitFor()

    await page.keyboard.press('p')
    await dialog(page).getByLabel('问题').fill('周边道路没有同步拓宽')
    await dialog(page).getByRole('button', { name: '列一个问题' }).click()
    await told(page, '已列一个问题')
    await rows.first().getByText('1个问题未解决').waitFor()

    await page.keyboard.press('u')
    await dialog(page).getByLabel('电话').check()
    await dialog(page).getByLabel('催办内容').fill('请就问题一尽快回复')
    await dialog(page).getByRole('button', { name: '催办', exact: true }).click()
    await told(page, '已催办')
    await page.locator('.sv-board-item').getByText('2 / 3 次').waitFor()

    await page.keyboard.press('j')
    await page.locator('.sv-board-item').getByText('拟定方案', { exact: true }).first().waitFor()
    await page.getByText('按承办单位').click()
    await page.getByRole('region', { name: '市交通局' }).getByText('还可催办2次').waitFor()
  })
  const item = await steps.item('proposal-office', id)
  assert.equal(item.activities.length, 1)
  assert.deepEqual(
    item.problems.map((p) => p.text),
    ['立体停车库选址没有落实', '周边道路没有同步拓宽'],
  )
})

test('on a phone the unit finds the problem among its work, answers it, and the office confirms from its own', async () => {
  const unit = await house.as('unit', phone)
  await watching(unit, async () => {
    await unit.goto('/')
    await unit.getByRole('link', { name: /立体停车库选址没有落实/ }).click()
    await settled(unit)
    const problem = unit.locator('li').filter({ hasText: '立体停车库选址没有落实' })
    await problem.getByRole('button', { name: '回复整改情况' }).click()
    await dialog(unit).getByLabel('整改情况和依据').fill('选址批复已经取得')
    await dialog(unit).getByRole('button', { name: '回复整改情况' }).click()
    await told(unit, '已回复整改情况')
  })
  const office = await house.as('proposal-office', phone)
  await watching(office, async () => {
    await office.goto('/supervision')
    await settled(office)
    await office.locator('.sv-row').filter({ hasText: '督办中' }).getByRole('button').first().click()
    await settled(office)
    await office.getByRole('button', { name: '确认已解决' }).click()
    await told(office, '已确认已解决')
    await office.getByText('已解决', { exact: true }).first().waitFor()
  })
})

test('the leader approves a plan on a phone, and candidates are shortlisted several at once', async () => {
  const submitted = await steps.planSubmitted()
  const leader = await house.as('leader', phone)
  await watching(leader, async () => {
    await leader.goto(`/supervision/${submitted}`)
    await settled(leader)
    await leader.getByRole('button', { name: '审定方案' }).click()
    await dialog(leader).getByLabel('审定意见').fill('同意')
    await dialog(leader).getByRole('button', { name: '审定方案' }).click()
    await told(leader, '已审定方案')
  })
  await steps.candidate()
  await steps.candidate()
  const director = await house.as('proposal-director')
  await watching(director, async () => {
    await director.goto('/supervision/candidates?f.state=candidate')
    await settled(director)
    await director.getByText('占立案').waitFor()
    const boxes = director.getByRole('table').getByRole('checkbox')
    await boxes.first().check()
    await director.getByRole('button', { name: '列入建议名单' }).click()
    await dialog(director).getByLabel('重点提案').check()
    await dialog(director).getByRole('button', { name: '列入建议名单' }).click()
    await director
      .getByText(/2件.*(?:办成|已办)|办成\s*2/)
      .first()
      .waitFor()
  })
})
