// A clerk prepares a copy by keyboard, the director approves it, a citizen reads it: in a real browser.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { done, proposalSteps } from '../stories/proposal-steps.ts'
import { privateText, publicitySteps } from '../stories/publicity-steps.ts'
import { openHouse, settled, told, watching, type House } from './browser.ts'

let house: House
let caseId = ''
let copy = ''

before(async () => {
  house = await openHouse({ at: '2022-03-04 09:00' })
  const people = proposalSteps(house.city)
  caseId = await people.submitted(privateText)
  done(await people.move('proposal-office', caseId, 'startReview'))
  done(await people.move('proposal-office', caseId, 'passPreReview', { category: 'economy' }))
  done(await people.move('proposal-director', caseId, 'file'))
  copy = await publicitySteps(house.city, people).idOf(caseId, 'text')
})
after(() => house.close())

test('five suggestions are decided by keyboard, one word is taken out by typing it, the preview follows, the copy is sent for review', async () => {
  const page = await house.as('proposal-office')
  await watching(page, async () => {
    await page.goto(`/publicity/${copy}`)
    await settled(page)
    await page.getByText('系统提示5处待决定').waitFor()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('j')
    for (let n = 0; n < 5; n++) await page.keyboard.press('a')
    await page.getByText('提示的内容都已决定').waitFor()
    await page.getByRole('textbox', { name: '要隐去的文字' }).fill('机关单位')
    await page.getByRole('button', { name: '隐去1处' }).click()
    const preview = page.getByRole('region', { name: '公开稿（公众看到的）' })
    await preview.getByText('〔略：证件号〕').waitFor()
    const shown = await preview.innerText()
    for (const secret of ['赵文远', '110101199003077758', '13800138000', '501室', 'parking@example.org', '机关单位夜间'])
      assert.ok(!shown.includes(secret), secret)
    await page.getByRole('button', { name: '送复核' }).click()
    await told(page, '已送复核')
    await page.getByRole('heading', { name: '隐去记录' }).waitFor()
  })
  await page.context().close()
})

test('the director approves it from the list, and anybody reads it without signing in', async () => {
  const page = await house.as('proposal-director')
  await watching(page, async () => {
    await page.goto('/publicity?f.state=review')
    await page
      .getByRole('row', { name: /停车难/ })
      .getByRole('checkbox')
      .check()
    await page.getByRole('button', { name: '复核通过并公开' }).click()
    await page.getByText('已复核通过并公开1件').waitFor()
    await page.goto(`/proposals/${caseId}`)
    const address = await page.getByRole('link', { name: '看公开网页' }).getAttribute('href')
    const citizen = await house.visitor()
    await citizen.goto(address ?? '')
    assert.match(await citizen.getByRole('main').innerText(), /居民〔略：姓名〕（身份证〔略：证件号〕/)
    await citizen.context().close()
  })
  await page.context().close()
})
