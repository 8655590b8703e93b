// 提级办理 told over HTTP: a local matter goes upstairs and comes back with what it brought.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { externalImporter } from '#/features/proposals/elevated/importer.ts'
import type { ImportRow } from '#/core/feature.ts'
import { world, type City } from '../world.ts'
import { elevatedSteps, material, type ElevatedSteps } from './elevated-steps.ts'
import { done, proposalSteps, refused, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
let upstairs: ElevatedSteps
let local = ''

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  local = await people.handedOver()
  upstairs = elevatedSteps(city, people, async () => local)
})
after(() => city.close())

const figure = async (code: string, asOf: string): Promise<{ value: number | null; ids: readonly string[] }> => {
  const office = await people.as('proposal-office')
  const all = done(await office.get(`/api/figures?year=2022&asOf=${asOf}`)).body
  const flat = JSON.stringify(all)
  assert.ok(flat.includes(code))
  const { records } = done(await office.get(`/api/figures/${code}/records?year=2022&asOf=${asOf}`)).body
  return { value: records.length, ids: (records as { url: string }[]).map((r) => r.url.split('/').at(-1) ?? '') }
}

test('material is prepared for a member of the provincial committee, filed, handled, answered and felt here', async () => {
  city.at('2022-03-04 09:00')
  const id = await upstairs.prepared({ material: '' })
  assert.deepEqual(refused(await upstairs.move('proposal-office', id, 'submit'), 422), ['还没有整理素材'])
  const office = await people.as('proposal-office')
  done(await office.put(`/api/external-proposals/${id}`, { ...material, version: 1 }))
  assert.equal((await office.put(`/api/external-proposals/${id}`, { ...material, version: 1 })).status, 409, 'somebody was faster')
  done(await upstairs.move('proposal-office', id, 'linkCase'))
  assert.deepEqual(refused(await upstairs.move('proposal-office', id, 'linkCase'), 422), ['这件提案已经关联'])
  done(await upstairs.move('proposal-office', id, 'submit', { day: '2022-01-18', preparedFor: '某省政协委员' }))
  assert.deepEqual(refused(await upstairs.move('proposal-office', id, 'file', { day: '2022-01-10', externalNo: '128' }), 422), [
    '日期不能早于已提交（2022年1月18日）',
  ])
  assert.deepEqual(refused(await upstairs.move('proposal-office', id, 'file', { day: '2022-04-01', externalNo: '128' }), 422), [
    '日期不能晚于今天',
  ])
  done(await upstairs.move('proposal-office', id, 'file', { day: '2022-01-25', externalNo: '128' }))
  const filed = await upstairs.page(id)
  assert.deepEqual([filed.state.label, filed.externalNo, filed.deadline?.due], ['立案', '128', '2022-06-04'])
  assert.deepEqual((await figure('IND-26', '2022-03-04')).ids, [id])
  assert.deepEqual((await figure('IND-26', '2022-03-03')).ids, [], 'the day before we did not know of it yet')
  assert.equal((await figure('IND-25', '2022-03-04')).value, 0)

  city.at('2022-06-01 09:00')
  const work = done(await (await people.as('proposal-office')).get('/api/work')).body.lists
  const owed = work.find((l: { key: string }) => l.key === 'elevated.follow')
  assert.equal(owed.items[0].url, `/elevated/${id}`)
  done(await upstairs.move('proposal-office', id, 'followUp'))
  assert.equal((await upstairs.page(id)).deadline?.due, '2022-09-01', 'the clock starts again')
  done(await upstairs.move('proposal-office', id, 'handle'))
  done(
    await upstairs
      .move('proposal-director', id, 'reply', { day: '2022-05-30', outcomeClass: 'B', outcomeText: '列入规划' })
      .then(asRefused),
  )
  done(await upstairs.move('proposal-director', id, 'reply', { day: '2022-06-01', outcomeClass: 'B', outcomeText: '列入规划' }))
  assert.equal((await figure('X-SOLVED', '2022-06-01')).value, 0)
  city.at('2022-11-02 09:00')
  done(await upstairs.move('proposal-office', id, 'effect'))
  assert.deepEqual((await figure('X-SOLVED', '2022-11-02')).ids, [id])
  assert.equal((await figure('X-SOLVED', '2022-11-01')).value, 0)
  const page = await upstairs.page(id)
  assert.deepEqual([page.state.label, page.deadline, page.cases[0]?.id], ['落地见效', null, local])
  const { items } = done(await (await people.as('leader')).get(`/api/proposals/${local}/external-proposals`)).body
  assert.deepEqual(
    items.map((i: { id: string }) => i.id),
    [id],
  )
  assert.deepEqual(refused(await upstairs.move('proposal-office', id, 'followUp'), 422), ['当前状态是“落地见效”，不能登记跟踪'])
})

/** A refusal where one was expected: the day lies before the hand-over. */
function asRefused<T extends { status: number }>(heard: T): T {
  assert.equal(heard.status, 422)
  return { ...heard, status: 200 }
}

test('a unit, a member and another committee have nothing to do with it', async () => {
  city.at('2022-11-02 09:00')
  const id = await upstairs.prepared()
  for (const name of ['unit', 'member', 'audit-admin'] as const)
    assert.equal((await (await people.as(name)).get(`/api/external-proposals/${id}`)).status, 403, name)
  assert.equal((await (await people.as('county-proposal-office')).get(`/api/external-proposals/${id}`)).status, 404)
  assert.equal((await upstairs.move('leader', id, 'submit')).status, 403)
})

const row = (n: number, cells: Record<string, string>): ImportRow => ({ row: n, cells })

test('a table of past years is taken in once; wrong rows say what is wrong and store nothing', async () => {
  city.at('2022-11-02 09:00')
  const caseNo = String((await people.page('proposal-office', local)).caseNo)
  const good = {
    level: '全国',
    session: '全国政协十三届五次会议',
    year: '2022',
    title: '关于支持山区物流的提案',
    no: '02345',
    filed: '2022-03-20',
    replied: '2022-08-01',
    mark: 'A类',
    outcome: '列入国家规划',
    local: `第${caseNo}号`,
  }
  const rows = [
    row(2, good),
    row(3, { ...good, level: '市', no: '1' }),
    row(4, { level: '省', session: '', title: '' }),
    row(5, { ...good, no: '2', replied: '2022-01-01' }),
    row(6, { ...good, no: '3', mark: 'E' }),
    row(7, { ...good, no: '4', filed: '2023-01-01', replied: '', mark: '' }),
    row(8, { ...good, no: '5', local: '99999' }),
  ]
  const actor = await city.actor('proposal-office')
  const run = (dryRun: boolean) => externalImporter.run(city.world, actor, rows, { dryRun, source: '历年.xlsx' })
  const checked = await run(true)
  assert.ok(checked.ok)
  const says = checked.value.refused.map((r) => `${r.row} ${r.field} ${r.says}`)
  assert.deepEqual(says, [
    '3 级别 “市”不认识，应是全国或省',
    '4 届次 没有填写届次',
    '4 案由 没有填写案由',
    '5 答复日期 早于立案日期（2022-03-20）',
    '6 办理结果 “E”不认识，可以是：A、B、C、D',
    '7 立案日期 在今天（2022-11-02）之后',
    '8 本市案号 2022年没有第99999号提案',
  ])
  assert.equal((await figure('IND-25', '2022-11-02')).value, 0, 'a check stores nothing')
  const first = await run(false)
  const again = await run(false)
  assert.deepEqual([first.ok && first.value.created, again.ok && again.value.created, again.ok && again.value.unchanged], [1, 0, 1])
  const [id = ''] = (await figure('IND-25', '2022-11-02')).ids
  assert.equal((await figure('IND-25', '2022-03-20')).value, 1, 'what a table tells of was known when it happened')
  assert.equal((await figure('IND-25', '2022-03-19')).value, 0)
  const page = await upstairs.page(id)
  assert.deepEqual([page.state.label, page.outcomeClass, page.cases[0]?.id], ['已答复', 'A', local])
})

test('the list of matters upstairs is the offices’ alone', async () => {
  city.at('2022-11-02 09:00')
  const list = async (name: 'proposal-office' | 'unit') => (await people.as(name)).get('/api/lists/external-proposals')
  assert.equal((await list('unit')).status, 404)
  assert.ok(done(await list('proposal-office')).body.rows.length > 0)
})
