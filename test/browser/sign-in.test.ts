// Coming in through the door: signing in, a wrong password, being locked out, going out again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { password } from '../world.ts'
import { openHouse, watching, type House } from './browser.ts'

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

async function signIn(page: Page, name: string, secret: string): Promise<void> {
  await page.getByLabel('用户名').fill(name)
  await page.getByLabel('密码', { exact: true }).fill(secret)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test('a member signs in, sees his own work, and signs out', async () => {
  const page = await house.visitor()
  await watching(page, async () => {
    await page.goto('/my-proposals')
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await signIn(page, 'member', password)
    await page.getByRole('heading', { name: '我的提案' }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/my-proposals', 'he arrives where he was going')
    await page.getByRole('link', { name: '我的工作' }).first().click()
    await page.getByText('林一然').first().waitFor()
    await page.getByRole('button', { name: /林一然/ }).click()
    await page.getByText('退出登录').click()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await page.goto('/proposals')
    await page.getByRole('heading', { name: '登录' }).waitFor()
  })
})

test('a wrong password is told in words; after five the account has to wait, and the right one does not help', async () => {
  const page = await house.visitor()
  await watching(page, async () => {
    await page.goto('/')
    for (let tries = 1; tries <= 5; tries++) {
      await signIn(page, 'member2', `wrong ${tries}`)
      await page.getByRole('alert').filter({ hasText: '用户名、密码或验证码不对' }).waitFor()
      await page.getByLabel('密码', { exact: true }).fill('')
    }
    await signIn(page, 'member2', password)
    await page
      .getByRole('alert')
      .filter({ hasText: /锁定|稍后再试|分钟/ })
      .waitFor()
    assert.equal(await page.getByRole('heading', { name: '登录' }).count(), 1)
  })
})

test('pages of others are not in the menu, and their addresses say so', async () => {
  const page = await house.as('member')
  await watching(page, async () => {
    // A long menu shows the pages of one area at a time: the areas that are not his are not there at all.
    await page.goto('/my-proposals')
    const menu = page.getByRole('navigation').first()
    await menu.getByRole('link', { name: '我的提案' }).waitFor()
    for (const name of ['审查立案', '交办', '账号和任职']) assert.equal(await menu.getByRole('link', { name }).count(), 0, name)
    for (const area of ['审查交办', '设置', '运行记录']) assert.equal(await menu.getByText(area, { exact: true }).count(), 0, area)
    await page.goto('/accounts')
    await page
      .getByText(/无权查看|没有这个列表|没有.*权限/)
      .first()
      .waitFor()
  })
})
