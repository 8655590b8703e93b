// What must be shown: a proposal's whole way in a real browser, each person with a browser of his own.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { verifyJournal } from '#/core/journal/verify.ts'
import type { PersonName } from '../world.ts'
import { choose, dialog, openHouse, phone, told, watching, type House, type Viewport } from './browser.ts'

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

const subject = '关于改善云岭市老城区停车难问题的建议'

/** One person does his part and closes his browser. */
async function part(name: PersonName, work: (page: Page) => Promise<void>, viewport?: Viewport): Promise<void> {
  const page = await house.as(name, viewport)
  await watching(page, () => work(page))
  await page.context().close()
}

/** From the list of what he owes to the case. */
async function fromMyWork(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: subject }).first().click()
}

async function confirmed(page: Page, move: string): Promise<void> {
  await page.getByRole('button', { name: move, exact: true }).click()
  await dialog(page).getByRole('button', { name: move, exact: true }).click()
  await told(page, `已${move}`)
}

test('member, co-signer, offices and unit lead a proposal over a second round to closed', async () => {
  const { city } = house
  let address = ''

  await part('member', async (page) => {
    await page.goto('/proposals/new')
    await page.getByLabel('案由').fill(subject)
    await page.getByLabel('情况', { exact: true }).fill('老城区车位缺口大，早晚高峰占道停车严重。')
    await page.getByLabel('分析', { exact: true }).fill('规划滞后，机关和商场的车位夜间空着。')
    await page.getByLabel('第1条建议', { exact: true }).fill('建设立体停车库')
    await page.getByRole('button', { name: '加一条建议' }).click()
    await page.getByLabel('第2条建议', { exact: true }).fill('开放机关单位夜间车位')
    await page.getByText('已保存').first().waitFor()
    await page.getByRole('button', { name: '邀请联名' }).click()
    await choose(page, dialog(page).getByLabel('邀请的委员'), '周若谷')
    await dialog(page).getByRole('button', { name: '邀请联名' }).click()
    await told(page, '已邀请联名')
    await page.getByText('待签名').waitFor()
    address = new URL(page.url()).pathname.replace('/write', '')
  })

  await part('member2', async (page) => {
    await fromMyWork(page)
    await page.getByText('开放机关单位夜间车位').first().waitFor()
    await page.getByRole('button', { name: '签名联署' }).click()
    await dialog(page).getByLabel('签名意见').fill('赞同，建议尽快办理')
    await dialog(page).getByRole('button', { name: '签名联署' }).click()
    await told(page, '已签名联署')
  })

  await part('member', async (page) => {
    await page.goto(`${address}/write`)
    await page.getByText('可以提交了').waitFor()
    await confirmed(page, '提交')
    await page.getByText('已提交', { exact: true }).first().waitFor()
    await page
      .getByText(/收件1号/)
      .first()
      .waitFor()
  })

  await part('proposal-office', async (page) => {
    await page.goto('/proposals/review')
    await page.getByRole('button', { name: '开始初审' }).click()
    await choose(page, page.getByLabel('类别', { exact: false }).last(), '经济发展、城乡建设')
    await page.getByRole('button', { name: '初审通过，下一件' }).click()
    await told(page, /已初审通过/)
  })

  city.at('2022-01-13 15:00')
  await part('proposal-director', async (page) => {
    await page.goto('/proposals/review?stage=joint')
    await page.getByRole('button', { name: '立案，下一件' }).click()
    await told(page, /已立案/)
    await page.getByText('没有待审查的提案').waitFor()
  })

  city.at('2022-03-04 09:00')
  await part('assigning-office', async (page) => {
    await page.goto('/proposals/assign')
    await page.getByRole('button', { name: '拟定单位' }).click()
    await choose(page, dialog(page).getByRole('combobox'), '市交通运输局')
    await dialog(page).getByText('独办').waitFor()
    await dialog(page).getByRole('button', { name: '拟定承办单位' }).click()
    await page.getByRole('checkbox', { name: `勾选${subject}` }).check()
    await page.getByRole('button', { name: '交办勾选的1件' }).click()
    await dialog(page).getByRole('button', { name: '交办1件' }).click()
    await dialog(page).getByText('已交办1件').waitFor()
  })

  city.at('2022-05-10 09:00')
  await part('unit-liaison', (page) => unitAnswers(page))
  await part('unit-head', (page) => headIssues(page, '云交函〔2022〕3号'))

  await part('member', (page) => rate(page, '不满意', '车库还没有动工'), phone)

  await part('proposal-office', async (page) => {
    await fromMyWork(page)
    await page.getByRole('button', { name: '要求重新办理' }).click()
    await dialog(page).getByLabel('重新办理要求').fill('请说明开工时间')
    await dialog(page).getByRole('button', { name: '要求重新办理' }).click()
    await told(page, '已要求重新办理')
    await page.getByText('重新办理', { exact: true }).first().waitFor()
  })

  city.at('2022-06-01 09:00')
  await part('unit-liaison', (page) => unitAnswers(page))
  await part('unit-head', (page) => headIssues(page, '云交函〔2022〕9号'))
  await part('member', (page) => rate(page, '满意', ''), phone)

  await part('member', async (page) => {
    await page.goto(address)
    await page.getByText('办结', { exact: true }).first().waitFor()
    const course = page.locator('#course')
    await course.getByRole('button', { name: /展开其余/ }).click()
    for (const words of [
      '起草提案',
      '邀请周若谷联名',
      '周若谷签名联署：赞同，建议尽快办理',
      '提交，收件号1，属大会提案，联名：周若谷',
      '审查立案，编为第1号，类别：经济发展、城乡建设',
      '市交通运输局（独办，2022年6月4日前）',
      '市交通运输局签收',
      '市交通运输局登记办前沟通：2022年5月10日，登门走访',
      '市交通运输局答复（云交函〔2022〕3号），A类，签发人荣立本',
      '林一然评价市交通运输局的答复：办理工作满意，办理结果不满意：车库还没有动工',
      '要求重新办理：请说明开工时间',
      '市交通运输局再次答复（云交函〔2022〕9号），A类，签发人荣立本',
      '办理工作满意，办理结果满意',
      '办结',
    ])
      assert.ok(await course.getByText(words).count(), `the timeline tells: ${words}`)
  })

  city.at('2022-12-20 09:00')
  await part('proposal-office', async (page) => {
    await page.goto('/statistics')
    await page.getByRole('button', { name: '立案提案1件，查看这些记录' }).first().click()
    await dialog(page).getByText('共1条记录').waitFor()
    await dialog(page).getByRole('link', { name: subject }).click()
    await page.waitForURL(`**${address}`)
    await page.getByRole('heading', { level: 1, name: subject }).waitFor()
  })

  const verdict = await city.read((tx) => verifyJournal(tx, city.committeeId))
  assert.equal(verdict.ok, true)
})

/** The liaison receives, records the talk, answers each suggestion and sends the draft for signing. */
async function unitAnswers(page: Page): Promise<void> {
  await fromMyWork(page)
  await page.getByRole('button', { name: '签收', exact: true }).click()
  await told(page, '已签收')
  await page.getByRole('button', { name: '登记沟通' }).first().click()
  await dialog(page).getByRole('radio', { name: '办前' }).check()
  await choose(page, dialog(page).getByLabel('方式'), '登门走访')
  await dialog(page).getByLabel('沟通内容').fill('登门听取了建议的初衷')
  await dialog(page).getByRole('button', { name: '登记沟通' }).click()
  await told(page, '已登记沟通')
  for (const [no, measure] of [
    [1, '立体停车库已列入年度计划'],
    [2, '先在三个单位试点'],
  ] as const) {
    const item = page.getByRole('group', { name: `第${no}条建议的答复` })
    await item.getByText('采纳', { exact: true }).click()
    await item.getByLabel('措施').fill(measure)
    await item.getByRole('checkbox', { name: '已经完成' }).check()
  }
  await page.getByLabel('答复正文').fill('感谢您对交通工作的关心。')
  await page.getByRole('radio', { name: /^A类/ }).check()
  await page.getByRole('radio', { name: '主动公开', exact: true }).check()
  await page.getByLabel('联系人').fill('戚小满')
  await page.getByLabel('联系电话').fill('0000-1234567')
  await page.getByRole('button', { name: '送负责人签发' }).click()
  await told(page, '已送负责人签发')
}

async function headIssues(page: Page, docNo: string): Promise<void> {
  await fromMyWork(page)
  await page.getByRole('button', { name: '签发答复' }).click()
  await dialog(page).getByLabel('发文字号').fill(docNo)
  await dialog(page).getByLabel('签发人', { exact: false }).first().fill('荣立本')
  await dialog(page).getByLabel('签发人职务').fill('局长')
  await dialog(page).getByRole('button', { name: '签发答复' }).click()
  await told(page, '已签发答复')
}

/** On a phone: the reply item by item, then three questions. */
async function rate(page: Page, result: string, comment: string): Promise<void> {
  await fromMyWork(page)
  await page.getByRole('radio', { name: '当面沟通' }).check()
  await page
    .getByRole('group', { name: /办理工作/ })
    .getByRole('radio', { name: '满意', exact: true })
    .check()
  await page
    .getByRole('group', { name: /办理结果/ })
    .getByRole('radio', { name: result, exact: true })
    .check()
  if (comment) await page.getByRole('textbox').last().fill(comment)
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('谢谢，评价已记下').waitFor()
}
