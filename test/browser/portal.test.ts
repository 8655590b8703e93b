// The public pages in a real browser: nothing serious for axe at both widths, usable without a script, by keyboard, in print.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { done, proposalSteps } from '../stories/proposal-steps.ts'
import { privateText, publicitySteps } from '../stories/publicity-steps.ts'
import { desk, openHouse, phone, watching, type House } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let house: House
let one = ''

before(async () => {
  house = await openHouse({ at: '2022-03-04 09:00' })
  const people = proposalSteps(house.city)
  const office = publicitySteps(house.city, people)
  for (const subject of ['关于改善老城区停车难问题的建议', '关于加快农村养老服务体系建设的提案']) {
    const id = await people.submitted({ ...privateText, subject })
    done(await people.move('proposal-office', id, 'startReview'))
    done(await people.move('proposal-office', id, 'passPreReview', { category: 'economy' }))
    done(await people.move('proposal-director', id, 'file'))
    done(await people.move('assigning-office', id, 'allocate', { units: [{ bodyId: house.city.bodies.transport, role: 'sole' }] }))
    done(await people.move('assigning-office', id, 'assign', people.batch()))
    await people.answered(id, '云交函〔2022〕1号')
    await office.published(await office.idOf(id, 'text'))
    await office.published(await office.idOf(id, 'reply'), ['unit-liaison', 'unit-head'])
    one = (await office.of('proposal-office', id)).publicUrl ?? ''
  }
  done(await (await people.as('proposal-director')).post('/api/publicity/figures', { year: 2022 }))
})
after(() => house.close())

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }
    return run.run({ resultTypes: ['violations'] })
  })
  return found.violations.map((v) => `${v.id}（${v.impact}）：${v.help}：${v.nodes.map((n) => n.html.slice(0, 200)).join('；')}`)
}

for (const [name, size] of Object.entries({ desk, phone }))
  test(`every public page at a ${name}: axe finds nothing at all, nothing is wider than the screen`, async () => {
    const page = await house.visitor(size)
    await watching(page, async () => {
      for (const path of ['/open/', '/open/proposals', one, '/open/replies', '/open/figures', '/open/data', '/open/proposals/5-1-999']) {
        await page.goto(path)
        assert.deepEqual(await findings(page), [], path)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        assert.ok(wide <= 0, `${path} is ${wide}px wider than the screen`)
        assert.equal(await page.evaluate(() => document.cookie), '')
      }
    })
    await page.context().close()
  })

test('without a script: searched from the home page, found, opened, the reply read', async () => {
  const browser = (await house.visitor()).context().browser()
  assert.ok(browser)
  const context = await browser.newContext({ baseURL: house.address, javaScriptEnabled: false, viewport: phone })
  const page = await context.newPage()
  await page.goto('/open/')
  await page.getByRole('searchbox').fill('养老')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: '关于加快农村养老服务体系建设的提案' }).click()
  await page.getByRole('heading', { level: 1, name: '关于加快农村养老服务体系建设的提案' }).waitFor()
  assert.match(
    await page.getByRole('main').innerText(),
    /〔略：姓名〕.*〔略：证件号〕[\s\S]*市交通运输局的答复[\s\S]*立体停车库已列入年度计划/,
  )
  await context.close()
})

test('by keyboard the first stop leads past the head to the text; in print only the text is left', async () => {
  const page = await house.visitor()
  await page.goto(one)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), '跳到正文')
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.getByRole('navigation', { name: '栏目' }).isVisible(), false)
  assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), true)
  await page.context().close()
})
