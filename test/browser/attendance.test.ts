// Sign-in in a real browser: a tablet without network for the whole meeting, the room's screen, a member's phone, the clerk's fast field.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { activitySteps, type ActivitySteps } from '../activity-steps.ts'
import { attendanceSteps, type AttendanceSteps } from '../attendance-steps.ts'
import { done } from '../stories/proposal-steps.ts'
import { openHouse, phone, told, watching, type House } from './browser.ts'

let house: House
let steps: ActivitySteps
let attendance: AttendanceSteps
before(async () => {
  house = await openHouse({ at: '2022-03-01 08:50' })
  steps = activitySteps(house.city)
  attendance = attendanceSteps(house.city, steps)
})
after(() => house.close())

const office = 'general-office'

/** A meeting with three members and so many guests who have to come. */
async function meeting(guests: number): Promise<{ id: string; session: string; names: readonly string[] }> {
  const id = await steps.inState('inSession', 'standing', {
    sessions: [{ label: '', day: house.city.today(), from: '09:00', until: '11:30' }],
  })
  const list = Array.from({ length: guests }, (_, i) => ({ name: `与会者${String(i + 1).padStart(3, '0')}`, unit: '云岭市' }))
  for (let from = 0; from < guests; from += 50) done(await steps.invite(id, [], { guests: list.slice(from, from + 50) }))
  const page = await attendance.page(office, id)
  return { id, session: page.sessions[0]?.id ?? '', names: page.people.map((p) => p.name) }
}

const marksOf = (id: string): Promise<{ marks: number; people: number }> =>
  house.city.read(async (tx) => {
    const { rows } = await sql<{
      marks: number
      people: number
    }>`select count(*)::int as marks, count(distinct participation_id)::int as people
      from attendance_mark where activity_id = ${id} and direction = 'in' and voided_at is null`.execute(tx)
    return rows[0] ?? { marks: 0, people: 0 }
  })

const state = (page: Page) => page.locator('.state')

async function letIn(id: string, label: string): Promise<Page> {
  const page = await house.as(office)
  await page.goto(`/door/#${id}`)
  await page.getByLabel('这台平板放在哪里').fill(label)
  await page.getByRole('button', { name: '启用这台平板' }).click()
  await page.getByText('全部已上传').waitFor()
  return page
}

test('a tablet without network for the whole meeting signs in 120 people, some twice; afterwards everybody is there once', async () => {
  const { id, names } = await meeting(116)
  assert.equal(names.length, 120)
  const page = await letIn(id, '南门')
  await watching(page, async () => {
    const session = await page.context().request.get('/api/session')
    assert.equal(session.status(), 401, 'nobody stays signed in on a tablet that strangers touch')
    // What keeps the page is in place before the network goes.
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.waitForFunction(async () => (await caches.keys()).length > 0 && (await (await caches.open('door-page')).keys()).length >= 3)
    await page.context().setOffline(true)
    const tap = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    for (const [i, name] of names.entries()) {
      await tap(name)
      if (i % 20 === 0) {
        await page.getByText(`${name}签到成功`).waitFor()
        await tap(name)
        await page.getByText(`${name}已经签到过了`).waitFor()
      }
      if (i === 59) {
        // Whoever was told so is kept; the page may be closed the next moment.
        await page.getByText(`${name}签到成功`).waitFor()
        await page.reload()
        await page.getByText('已签到 60 人').waitFor()
        assert.match(await state(page).innerText(), /没有网络 · 60 条待上传/)
      }
    }
    await page.getByText('已签到 120 人').waitFor()
    assert.deepEqual(await marksOf(id), { marks: 0, people: 0 })

    // A second tablet, online, has seen three of them already.
    const north = await attendance.tablet(id, '北门')
    const first = north.bundle.people.slice(0, 3)
    done(await north.send(await Promise.all(first.map((p) => north.mark(p.id)))))

    await page.context().setOffline(false)
    await page.getByRole('button', { name: '现在上传' }).click()
    await page.getByText('全部已上传').waitFor()
    assert.deepEqual(await marksOf(id), { marks: 120, people: 120 })
    const { devices, sessions, doubtful } = await attendance.page(office, id)
    assert.deepEqual(devices.map((d) => [d.label, d.received, d.missing.length]).slice(0, 1), [['南门', 120, 0]])
    assert.deepEqual(doubtful, [])
    assert.equal(sessions[0]?.line, '应到120人，请假0人，实到120人，符合章程规定')
    await page.reload()
    await page.getByText('已签到 120 人').waitFor()
    assert.deepEqual(await marksOf(id), { marks: 120, people: 120 })
  })
})

test('people find themselves on the tablet by initials, by the last digits, by Enter', async () => {
  const { id } = await meeting(0)
  const page = await letIn(id, '门口')
  await watching(page, async () => {
    const find = page.getByLabel('找自己的名字')
    await find.fill('zrg')
    await find.press('Enter')
    await page.getByText('周若谷签到成功').waitFor()
    await find.fill('没有的人')
    await page.getByText('名单上没有这样的人').waitFor()
    await find.fill('')
    await page.getByRole('button', { name: '签退' }).click()
    await page.getByRole('button', { name: /^周若谷/ }).click()
    await page.getByText('周若谷签退成功').waitFor()
    await page.getByText('全部已上传').waitFor()
    await page.getByRole('button', { name: '结束使用' }).click()
    await page.getByRole('button', { name: '删除并结束' }).click()
    await page.getByRole('button', { name: '启用这台平板' }).waitFor()
  })
  assert.equal((await marksOf(id)).people, 1)
})

test('a member signs in on his phone by the digits of the room, another one by the scanned address; the screen counts both', async () => {
  const { id, session } = await meeting(0)
  const screen = await house.as(office)
  const member = await house.as('member', phone)
  const member2 = await house.as('member2', phone)
  await watching(screen, async () => {
    await screen.goto(`/activities/${id}/attendance`)
    await screen.getByRole('link', { name: '打开签到屏' }).click()
    await screen.getByText('应到4人，请假0人，实到0人').waitFor()
    const digits = (await screen.locator('.at-screen-digits').innerText()).replaceAll(/\s/g, '')
    assert.equal(digits, attendance.code(session))
    await screen.getByAltText('签到二维码').waitFor()
    await watching(member, async () => {
      await member.goto('/check-in')
      const card = member.getByRole('region', { name: /市政协五届一次会议/ }).last()
      await card.getByLabel('签到码').fill('000000')
      await card.getByRole('button', { name: '签到' }).click()
      await card.getByText('签到码不对或者已经换了').waitFor()
      await card.getByLabel('签到码').fill(digits)
      await card.getByRole('button', { name: '签到' }).click()
      await card.getByText('已于 08:50 签到').waitFor()
    })
    await watching(member2, async () => {
      await member2.goto(`/check-in/${session}?code=${digits}`)
      await member2.getByText('已于 08:50 签到').first().waitFor()
    })
    await screen.getByText('实到2人').waitFor()
  })
})

test('the clerk types numbers of the printed sheet, one Enter each, and takes back a wrong one', async () => {
  const { id } = await meeting(0)
  const page = await house.as(office)
  await watching(page, async () => {
    await page.goto(`/activities/${id}/attendance`)
    await page.getByText('照纸质表录入', { exact: true }).click()
    const find = page.getByLabel('签到：序号、拼音首字母或姓名')
    for (const [typed, name] of [
      ['1', '林一然'],
      ['zrg', '周若谷'],
    ] as const) {
      await find.fill(typed)
      await page.getByRole('button', { name: new RegExp(`${name} `) }).waitFor()
      await find.press('Enter')
      await page.locator('.at-done').getByText(`${name} 签到`).waitFor()
    }
    await page.getByText('实到2人').waitFor()
    await page
      .getByRole('row', { name: /周若谷/ })
      .getByRole('button', { name: '撤销签到' })
      .click()
    await page.getByLabel('撤销原因').fill('登错人')
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await told(page, '已撤销')
    await page.getByText('实到1人').waitFor()
  })
})
