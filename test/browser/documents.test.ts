// A batch of 200 is handed over in the browser, and one paper of each is taken away as one ZIP.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { inScope } from '#/core/db/database.ts'
import { zipContents } from '#/core/documents/zip-check.ts'
import { filled, form } from '../stories/filled-package.ts'
import { proposalSteps } from '../stories/proposal-steps.ts'
import { dialog, openHouse, phone, settled, watching, type House } from './browser.ts'

let house: House
before(async () => {
  house = await openHouse({ at: '2022-03-04 09:00' })
  await allocated(200)
})
after(() => house.close())

/** Cases filed and with their unit, written at once: how they came so far is told elsewhere. */
async function allocated(count: number): Promise<void> {
  const { city } = house
  const { db, newId } = city.world
  const cases = Array.from({ length: count }, (_, i) => ({
    id: newId(),
    no: 1_000 + i,
    title: `关于加快补齐城乡公共服务短板的提案之${i + 1}`,
    unit: [city.bodies.transport, city.bodies.housing, city.bodies.education][i % 3],
  }))
  const given = JSON.stringify(cases)
  const rows = sql`jsonb_to_recordset(${given}::jsonb) as c(id uuid, no int, title text, unit uuid)`
  await inScope(db, [city.committeeId], async (tx) => {
    const at = '2022-03-01T10:00:00+08:00'
    await sql`insert into matter (committee_id, id, kind, title, number, session_id, state, state_since, open, opened_at)
      select 1, c.id, 'proposal', c.title, c.no, ${city.sessionId}::uuid, 'allocated', ${at}, true, ${at} from ${rows}`.execute(tx)
    await sql`insert into matter_state (committee_id, matter_id, from_at, state, entry)
      select 1, c.id, ${at}, 'allocated', 1 from ${rows}`.execute(tx)
    await sql`insert into proposal (committee_id, id, session_id, time_kind, proposer_kind, lead_person_id, situation, intake_no, case_no, category,
        submitted_at, filed_on, saved_at)
      select 1, c.id, ${city.sessionId}::uuid, 'plenary', 'individual', ${city.personId('member')}::uuid, '服务设施不足。', c.no, c.no, 'economy',
        ${at}, '2022-03-01', ${at} from ${rows}`.execute(tx)
    await sql`insert into proposal_suggestion (committee_id, proposal_id, no, text) select 1, c.id, 1, '分期建设' from ${rows}`.execute(tx)
    await sql`insert into allocation (committee_id, proposal_id, body_id, role) select 1, c.id, c.unit, 'sole' from ${rows}`.execute(tx)
  })
  await sql`analyze`.execute(db.owner)
}

test('200 cases are handed over in one go, and one paper of each comes as one ZIP', async () => {
  const page = await house.as('proposal-office')
  await watching(page, async () => {
    page.setDefaultTimeout(120_000)
    await page.goto('/proposals/assign')
    await page.getByRole('heading', { name: '可以交办（200件）' }).waitFor()
    await page
      .getByRole('region', { name: /可以交办/ })
      .getByRole('checkbox')
      .first()
      .check()
    await page.getByRole('button', { name: '交办勾选的200件' }).click()
    await dialog(page).getByLabel('批次名称').fill('2022年第一批交办')
    await dialog(page).getByRole('button', { name: '交办200件' }).click()
    await page.getByText('已交办200件。').waitFor()
    await dialog(page).getByRole('button', { name: '知道了' }).click()

    await page.getByRole('link', { name: '2022年第一批交办' }).click()
    await page.getByRole('heading', { level: 1, name: '2022年第一批交办' }).waitFor()
    await settled(page)
    await page.getByText('200件提案 · 200项任务').waitFor()
    await page.getByRole('button', { name: '每件一份交办通知单' }).click()
    const coming = page.waitForEvent('download')
    await dialog(page).getByRole('button', { name: 'Word' }).click()
    const bytes = readFileSync(await (await coming).path())
    await page.getByText('已打包200份，请看浏览器的下载。').waitFor()
    const names = await zipContents(bytes, { unpackedBytes: 1e9, entries: 1_000 })
    assert.ok(names.ok)
    assert.equal(names.value.length, 200)
    assert.ok(names.value.includes('交办通知单-第1000号-市交通运输局.docx'))
    await dialog(page).getByRole('button', { name: '知道了' }).click()
  })

  await watching(page, async () => {
    await page.getByRole('heading', { name: '通知和清单' }).waitFor()
    const unit = page.getByText('市交通运输局（2份）')
    await unit.click()
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'PDF：交办通知', exact: true }).first().click()
    assert.match((await coming).suggestedFilename(), /^交办通知-市交通运输局-2022年第一批交办\.pdf$/)
    await page.getByRole('button', { name: '编号印发：交办通知', exact: true }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '编号印发' }).click()
    await page.getByText('协提〔2022〕1号').first().waitFor()
  })
  await page.context().close()
})

test('a unit takes its package out, fills the table, and sees what would change before it is replaced', async () => {
  const { city } = house
  const steps = proposalSteps(city)
  const { rows } = await city.read((tx) =>
    sql<{ id: string }>`select t.id from handling_task t join proposal p on p.id = t.proposal_id
    where p.case_no = 1000`.execute(tx),
  )
  const id = rows[0]?.id ?? ''
  const received = await steps.taskMove('unit-liaison', { id }, 'receive')
  assert.equal(received.status, 200, received.text)
  const page = await house.as('unit-liaison', phone)
  await watching(page, async () => {
    await page.goto('/exchange')
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出离线办理包' }).click()
    const zip = readFileSync(await (await coming).path())
    const bytes = await filled(zip, ({ 答复 }) =>
      Object.assign(答复.find((r) => r['任务编号'] === id) ?? {}, { 答复正文: '离线写的答复。' }),
    )
    await page.getByLabel('填好的答复填写表或者办理包').setInputFiles({ name: form, mimeType: 'application/octet-stream', buffer: bytes })
    await page.getByRole('cell', { name: '离线写的答复。' }).waitFor()
    await page.getByRole('button', { name: '用包里的内容替换这1件的答复稿' }).click()
    await page.getByText('已导回1件，成为答复稿').waitFor()
    await page.getByRole('link', { name: /第1000号/ }).click()
    await page.getByText('离线写的答复。').first().waitFor()
  })
  await page.context().close()
})
