// Thirty proposals reviewed in one sitting, without a mouse: begin, choose the category, pass, next; and one passed by mistake comes back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { draftText, proposalSteps, type Steps } from '../stories/proposal-steps.ts'
import { openHouse, settled, told, watching, type House } from './browser.ts'

const many = 30
let house: House
let people: Steps
before(async () => {
  house = await openHouse({ at: '2022-03-04 09:00' })
  people = proposalSteps(house.city)
  for (let i = 1; i <= many; i++) await people.submitted({ ...draftText, subject: `关于改善第${i}号路口通行的建议` })
})
after(() => house.close())

const count = (state: string): Promise<number> =>
  house.city.read(async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from matter where kind = 'proposal' and state = ${state}`.execute(
      tx,
    )
    return rows[0]?.n ?? 0
  })

test('the office reviews thirty proposals by keyboard alone and sees how far it is', async () => {
  const page = await house.as('proposal-office')
  await watching(page, async () => {
    await page.goto('/proposals/review?stage=pre')
    await settled(page)
    const key = (name: string) => page.keyboard.press(name)
    for (let i = 1; i <= many; i++) {
      await page.getByRole('heading', { name: `关于改善第${i}号路口通行的建议`, level: 2 }).waitFor()
      await key('s')
      await page.locator('#leading').waitFor()
      await key('p')
      await page.keyboard.type('经济')
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().waitFor()
      await key('Enter')
      await key('Control+Enter')
      await page.getByText(`本次已审${i}件，还有${many - i}件`).waitFor()
      if (i === many - 1) {
        // One too quickly: it comes back, and is passed again.
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
        await key('u')
        await told(page, '已退回初审')
        await page.getByRole('heading', { name: `关于改善第${i}号路口通行的建议`, level: 2 }).waitFor()
        // The category chosen before is there again.
        await page.locator('#leading').getByText('经济发展、城乡建设').waitFor()
        await key('Control+Enter')
        await page.getByText(`本次已审${i}件，还有${many - i}件`).waitFor()
      }
    }
  })
  assert.deepEqual([await count('jointReview'), await count('submitted'), await count('preReview')], [many, 0, 0])
})
