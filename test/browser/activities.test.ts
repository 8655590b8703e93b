// On a phone of 390 px: a member answers an invitation, asks for leave, is asked again when the place changes. At the desk the office plans a visit.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { activitySteps, type ActivitySteps } from '../activity-steps.ts'
import { done, proposalSteps } from '../stories/proposal-steps.ts'
import { workSteps } from '../stories/works-steps.ts'
import { desk, openHouse, phone, settled, watching, type House } from './browser.ts'

let house: House
let steps: ActivitySteps
before(async () => {
  house = await openHouse({ at: '2022-03-01 10:00' })
  steps = activitySteps(house.city)
})
after(() => house.close())

test('a member says yes on his phone, and asks for leave from the next one', async () => {
  const first = await steps.inState('notified', 'standing', { title: '五届二次常委会会议' })
  const second = await steps.inState('notified', 'plenary', { title: '五届二次全体会议' })
  const page = await house.as('member', phone)
  await watching(page, async () => {
    await page.goto('/invitations')
    await settled(page)
    const invitation = (title: string) => page.getByRole('article', { name: title })
    await invitation('五届二次常委会会议').getByRole('button', { name: '参加', exact: true }).click()
    await invitation('五届二次常委会会议').locator('.sj-tag', { hasText: '参加' }).waitFor()
    await invitation('五届二次全体会议').getByRole('button', { name: '请假' }).click()
    const sheet = page.locator('.ant-drawer')
    await sheet.getByLabel('事由').click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '生病' }).click()
    await sheet.getByLabel('请假说明').fill('感冒发烧')
    await sheet.getByRole('button', { name: '请假' }).click()
    await invitation('五届二次全体会议').locator('.sj-tag', { hasText: '请假待批' }).waitFor()
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      true,
      'nothing is wider than the phone',
    )
  })
  assert.equal((await steps.page('member', first)).mine?.reply?.code, 'confirmed')
  assert.equal((await steps.page('general-office', second)).people.find((p) => p.name === '林一然')?.leave?.reason, '感冒发烧')
})

test('the year’s four tasks on the phone: a missing essay is written, the office accepts it, and the tile changes', async () => {
  const people = proposalSteps(house.city)
  const texts = workSteps(house.city, people)
  const page = await house.as('member', phone)
  await watching(page, async () => {
    await page.goto('/my-year')
    await settled(page)
    const essay = page.locator('.duty-task').filter({ hasText: '学习心得' })
    await page.getByText('四个一（完成0/4）').waitFor()
    await essay.getByText('还没有完成').waitFor()
    const id = await texts.written('essay', { themes: ['congress-spirit'] })
    done(await texts.move('member', id, 'submit'))
    done(await texts.move('general-office', id, 'accept'))
    await page.reload()
    await settled(page)
    await page.getByText('四个一（完成1/4）').waitFor()
    await essay.getByText('已完成（1件）').waitFor()
    await essay.getByRole('link', { name: '在实干中领悟精神' }).waitFor()
  })
})

test('the office plans a visit, lists everybody, tells them, and sees it in the month', async () => {
  const page = await house.as('general-office', desk)
  await watching(page, async () => {
    await page.goto('/activities/new?kind=visit')
    await settled(page)
    await page.getByLabel('名称').fill('走访经济界委员')
    await page.getByLabel('地点').fill('城中区')
    await page.getByRole('button', { name: '建立草稿' }).click()
    await page.getByRole('heading', { name: '走访经济界委员', level: 1 }).waitFor()
    await page.getByRole('button', { name: '列入人员' }).click()
    const panel = page.locator('.ant-modal')
    await panel.getByLabel('全体委员', { exact: true }).check()
    await panel.getByRole('button', { name: '列入', exact: true }).click()
    await page.getByText('列入3人').first().waitFor()
    await page.getByRole('button', { name: '发出通知' }).click()
    await panel.getByRole('button', { name: '发出通知' }).click()
    await page.locator('.sj-page-header .sj-tag', { hasText: '已通知' }).waitFor()
    await page.goto('/activity-calendar')
    await page.getByRole('link', { name: /走访经济界委员/ }).waitFor()
  })
  const listed = done(await (await steps.as('general-office')).get('/api/lists/activities?f.kind=visit')).body
  assert.equal(listed.rows.length, 1)
})
