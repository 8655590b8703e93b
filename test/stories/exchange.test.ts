// A unit takes its tasks out as a package, fills the table without a connection, and brings it back: exactly its tasks change, and nothing unseen.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { writeXlsx } from '#/core/documents/table-out.ts'
import { zipContents } from '#/core/documents/zip-check.ts'
import { zipOf } from '#/core/documents/zip-sample.ts'
import { world, type City, type PersonName } from '../world.ts'
import { filled, form, limits, partsOf, type Sheet } from './filled-package.ts'
import { done, proposalSteps, refused, type Heard, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
})
after(() => city.close())

const fullReply = {
  docNo: '云交函〔2022〕7号',
  title: '',
  body: '感谢您的关心。',
  classMark: 'B',
  openness: 'open',
  opennessReason: '',
  contactName: '戚小满',
  contactPhone: '0000-1234567',
  items: [{ no: 1, accepted: 'adopted', measure: '列入年度计划', done: false, dueDay: '2022-10-31', reason: '' }],
}

/** Two tasks received by the unit. */
async function received(): Promise<readonly [string, string]> {
  const ids = [await people.handedOver(), await people.handedOver()] as const
  for (const id of ids) done(await people.taskMove('unit-liaison', await people.task(id), 'receive'))
  return ids
}

const take = async (who: PersonName = 'unit-liaison'): Promise<Buffer> =>
  done(await (await people.as(who)).get('/api/exchange/package')).bytes

async function send(who: PersonName, path: 'check' | 'apply', bytes: Buffer, name = form, tasks: readonly string[] = []): Promise<Heard> {
  const body = new FormData()
  body.set('file', new File([new Uint8Array(bytes)], name))
  for (const [i, id] of tasks.entries()) body.set(`tasks[${i}]`, id)
  return (await people.as(who)).upload(`/api/exchange/${path}`, body)
}

const rowOf = (sheet: Sheet, taskId: string) => {
  const row = sheet.find((r) => r['任务编号'] === taskId)
  assert.ok(row, 'the task stands in the table')
  return row
}

test('the package holds the texts, a table, the same for programs, and says whose it is', async () => {
  const [a] = await received()
  const zip = await take()
  const names = await zipContents(zip, limits)
  assert.ok(names.ok)
  for (const name of ['说明.txt', form, 'manifest.json', 'tasks.json', 'replies.json']) assert.ok(names.value.includes(name), name)
  const { caseNo } = await people.page('proposal-office', a)
  assert.ok(names.value.includes(`提案文本和征询意见表/交办通知单-第${caseNo}号-市交通运输局.docx`))
  const tasks = JSON.parse((await partsOf(zip)).get('tasks.json')?.toString() ?? '')
  assert.equal(tasks.tasks.find((t: { case: { id: string } }) => t.case.id === a).case.suggestions[0].text, '建设立体停车库')
})

test('filled offline and sent back, the differences are shown first; then exactly those tasks are updated', async () => {
  const [a, b] = await received()
  const [taskA, taskB] = [await people.task(a), await people.task(b)]
  const bytes = await filled(await take(), ({ 答复, 逐条答复 }) => {
    Object.assign(rowOf(答复, taskA.id), {
      发文字号: '云交函〔2022〕7号',
      答复正文: '感谢您的关心。',
      办理结果类别: 'B类',
      公开属性: '主动公开',
      联系人: '戚小满',
      联系电话: '0000-1234567',
    })
    const [first, second] = 逐条答复.filter((r) => r['任务编号'] === taskA.id)
    Object.assign(first ?? {}, { 采纳情况: '采纳', 办理措施: '列入年度计划', 是否完成: '否', 计划完成日期: '2022年10月31日' })
    Object.assign(second ?? {}, { 采纳情况: '未采纳', 未采纳理由: '夜间安保条件不具备' })
  })
  const { tasks } = done(await send('unit-liaison', 'check', bytes)).body
  const [mine, other] = [taskA, taskB].map((t) => tasks.find((x: { taskId: string }) => x.taskId === t.id))
  assert.equal(mine.standing, 'changed')
  assert.equal(other.standing, 'same')
  assert.ok(
    mine.changes.some(
      (c: object) => JSON.stringify(c) === JSON.stringify({ field: '第1条建议：计划完成日期', before: '', after: '2022-10-31' }),
    ),
  )
  assert.equal((await people.page('unit-liaison', a)).tasks[0]?.reply, null, 'looking changes nothing')

  const applied = done(await send('unit-liaison', 'apply', bytes, form, [taskA.id, taskB.id])).body
  assert.deepEqual(
    applied.tasks.map((t: { standing: string }) => t.standing).toSorted((x: string, y: string) => x.localeCompare(y)),
    ['same', 'saved'],
  )
  const page = await people.page('unit-liaison', a)
  const reply = page.tasks[0]?.reply
  assert.deepEqual(
    [reply?.docNo, reply?.classMark, reply?.openness, reply?.items.map((i) => i.accepted)],
    ['云交函〔2022〕7号', 'B', 'open', ['adopted', 'notAdopted']],
  )
  assert.ok(page.timeline.some((e) => e.words.startsWith('市交通运输局从离线办理包导回答复稿，改动：发文字号、答复正文')))
  assert.equal((await people.page('unit-liaison', b)).tasks[0]?.reply, null)
  // The whole package is stale now where it was applied, and only there.
  const again = done(await send('unit-liaison', 'check', bytes)).body.tasks
  assert.match(again.find((t: { taskId: string }) => t.taskId === taskA.id).reasons[0], /系统里这项任务又有变动/)
})

test('an office system writes replies.json and packs the folder again', async () => {
  const [a] = await received()
  const task = await people.task(a)
  const parts = new Map(await partsOf(await take()))
  const replies = JSON.parse(parts.get('replies.json')?.toString() ?? '')
  Object.assign(
    replies.replies.find((r: { taskId: string }) => r.taskId === task.id),
    { reply: fullReply },
  )
  parts.set('replies.json', Buffer.from(JSON.stringify(replies)))
  const zip = zipOf([...parts].map(([name, content]) => ({ name: `云交局/${name}`, content })))
  const report = done(await send('unit-liaison', 'check', zip, '办理包.zip')).body
  assert.equal(report.source, 'replies.json')
  const applied = done(await send('unit-liaison', 'apply', zip, '办理包.zip', [task.id])).body
  assert.equal(applied.tasks[0].standing, 'saved')
  assert.equal((await people.page('unit-liaison', a)).tasks[0]?.reply?.contactName, '戚小满')
})

test('tampered, foreign and made-up packages are refused as a whole, with the reason', async () => {
  const [a] = await received()
  const zip = await take()
  const tampered = await filled(zip, ({ 包信息 }) => {
    const [row] = 包信息
    assert.ok(row)
    row['包信息'] = String(row['包信息']).replace(/\\"version\\":1,\\"id\\"/, '\\"version\\":1 ,\\"id\\"')
  })
  assert.deepEqual(refused(await send('unit-liaison', 'check', tampered), 422), [
    '包信息的签名不对：内容被改动过，或者不是本系统导出的，未予导回',
  ])
  assert.deepEqual(refused(await send('unit2', 'check', await filled(zip, () => {})), 422), ['这是市交通运输局的办理包，不是您单位的'])
  const [says] = refused(
    await send('unit-liaison', 'check', await writeXlsx({ sheets: [{ name: '表', columns: [{ title: '甲' }], rows: [['乙']] }] })),
    422,
  )
  assert.match(says ?? '', /没有找到包信息/)
  assert.match(refused(await send('unit-liaison', 'check', Buffer.from('MZ program'), '办理包.zip'), 422)[0] ?? '', /内容/)
  const bomb = zipOf([{ name: 'manifest.json', content: '{}', claimedSize: 4_000_000_000 }])
  assert.match(refused(await send('unit-liaison', 'check', bomb, '办理包.zip'), 422)[0] ?? '', /压缩炸弹/)
  assert.equal((await people.page('unit-liaison', a)).tasks[0]?.reply, null)
})

test('a row that is not of the package, or cannot be read, says why and stops no other', async () => {
  const [a, b] = await received()
  const [taskA, taskB] = [await people.task(a), await people.task(b)]
  const foreign = await people.handedOver([{ bodyId: city.bodies.housing, role: 'sole' }])
  const strange = await people.task(foreign, city.bodies.housing)
  const bytes = await filled(await take(), ({ 答复 }) => {
    Object.assign(rowOf(答复, taskA.id), { 公开属性: '公开', 办理结果类别: 'E' })
    Object.assign(rowOf(答复, taskB.id), { 答复正文: '现答复如下。' })
    答复.push({ ...rowOf(答复, taskB.id), 任务编号: strange.id })
  })
  const { tasks } = done(await send('unit-liaison', 'apply', bytes, form, [taskA.id, taskB.id, strange.id])).body
  const of = (id: string) => tasks.find((t: { taskId: string }) => t.taskId === id)
  assert.equal(of(taskA.id).standing, 'refused')
  assert.equal(of(taskA.id).reasons.length, 2, of(taskA.id).reasons.join('；'))
  assert.match(of(taskA.id).reasons[0], /“答复”第\d+行：公开属性“公开”应是主动公开、依申请公开、不予公开之一/)
  assert.equal(of(taskB.id).standing, 'saved')
  assert.match(of(strange.id).reasons[0], /不在这个办理包里/)
})

test('what went to another unit meanwhile, or was sent for signing, is not touched', async () => {
  const [a] = await received()
  const task = await people.task(a)
  done(await people.taskMove('unit-liaison', task, 'consult', people.consultation()))
  done(await people.saveReply('unit-liaison', task))
  const zip = await take()
  done(await people.taskMove('unit-liaison', task, 'sendForSign'))
  const bytes = await filled(zip, ({ 答复 }) => Object.assign(rowOf(答复, task.id), { 答复正文: '改过的正文' }))
  const { tasks } = done(await send('unit-liaison', 'apply', bytes, form, [task.id])).body
  assert.equal(tasks[0].standing, 'refused')
  assert.match(tasks[0].reasons.join('；'), /又有变动.*不能修改答复稿/)
})

test('only units have packages, and a unit without open tasks has none', async () => {
  assert.equal((await (await people.as('member')).get('/api/exchange/package')).status, 403)
  assert.deepEqual(refused(await (await people.as('unit3')).get('/api/exchange/package'), 422), ['本单位现在没有需要办理的提案，不必导出'])
})
