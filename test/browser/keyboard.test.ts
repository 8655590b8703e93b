// Without a mouse: a member writes a proposal and submits it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { password } from '../world.ts'
import { openHouse, settled, told, watching, type House } from './browser.ts'

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  const passed: string[] = []
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const called = await page.evaluate(() => {
      const at = document.activeElement
      if (!at) return ''
      const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0]?.textContent : ''
      return at.getAttribute('aria-label') ?? (label || at.textContent)
    })
    if (name.test(called.trim())) return
    passed.push(called.trim().slice(0, 20))
  }
  assert.fail(`${name.source} is not reached by Tab; passed: ${passed.join(' → ')}`)
}

test('signing in, writing, adding a suggestion, submitting and confirming by keyboard alone', async () => {
  const page = await house.visitor()
  await watching(page, async () => {
    await page.goto('/')
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await tabTo(page, /^用户名/)
    await page.keyboard.type('member')
    await tabTo(page, /^密码/)
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '我的工作' }).waitFor()

    await tabTo(page, /^跳到正文$/, 3)
    await page.keyboard.press('Enter')
    await tabTo(page, /^写提案$/, 10)
    await page.keyboard.press('Enter')
    await page.getByLabel('案由').waitFor()
    await settled(page)

    await tabTo(page, /^案由/)
    await page.keyboard.type('关于在望河县增设乡村公交站点的建议')
    await tabTo(page, /^情况/)
    await page.keyboard.type('望河县有三个村没有公交。')
    await tabTo(page, /^第1条建议$/)
    await page.keyboard.type('增设三个站点')
    await page.keyboard.press('Control+Enter')
    await page.keyboard.type('每日开行四班')
    await page.getByText('已保存').first().waitFor()
    assert.equal(await page.getByLabel('第2条建议', { exact: true }).inputValue(), '每日开行四班')
    await page.getByText('可以提交了').waitFor()

    await tabTo(page, /^提交$/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('提交后不能再改').waitFor()
    await tabTo(page, /^提交$/, 10)
    await page.keyboard.press('Enter')
    await told(page, '已提交')
    await page.getByText('已提交', { exact: true }).first().waitFor()
    await page
      .getByText(/收件1号/)
      .first()
      .waitFor()
  })
})

test('every stop of the Tab key can be seen', async () => {
  const page = await house.as('member')
  await watching(page, async () => {
    await page.goto('/my-proposals')
    await settled(page)
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press('Tab')
      const hidden = await page.evaluate(() => {
        const at = document.activeElement
        if (!at || at === document.body) return ''
        const box = at.closest('label, .ant-select')?.getBoundingClientRect() ?? at.getBoundingClientRect()
        return box.width < 2 || box.height < 2 ? at.outerHTML.slice(0, 200) : ''
      })
      assert.equal(hidden, '')
    }
  })
})
