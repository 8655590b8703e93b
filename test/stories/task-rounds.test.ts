// A unit's task off the plain way, over HTTP: returned, given to another, disputed, extended, paused, countersigned, audited, urged (cases.md §2.3, §2.4).
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { addDays, day } from '#/core/day.ts'
import { inScope } from '#/core/db/database.ts'
import type { ProposalPage } from '#/features/proposals/contract.ts'
import { auditModel, clockStart, countersignWithAssist, extensionAgreement } from '#/features/proposals/tasks/settings.ts'
import type { SettingDeclaration } from '#/core/settings/setting.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, refused, replyText, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
before(async () => {
  city = await world()
  people = proposalSteps(city)
})
beforeEach(async () => {
  city.at('2022-03-04 09:00') // a Friday
  await inScope(city.world.db, [1], (tx) => sql`delete from setting`.execute(tx))
  await inScope(city.world.db, [1], (tx) => sql`delete from unit_urging`.execute(tx))
})
after(() => city.close())

const signed = { signerName: '荣立本', signerPost: '局长' }
const asksReturn = () => ({ kind: 'return', reason: '停车场由住建部门管理', suggestedUnits: [city.bodies.housing], ...signed })
const to = (body: keyof City['bodies'], role = 'sole') => ({ units: [{ bodyId: city.bodies[body], role }], handedOverOn: city.today() })
const decided = <T>(declaration: SettingDeclaration<T>, value: T): Promise<unknown> =>
  inScope(city.world.db, [1], (tx) =>
    sql`insert into setting (committee_id, key, from_day, value, source, recorded_at, id)
      values (1, ${declaration.key}, '2022-01-01', ${JSON.stringify(value)}::jsonb, '提案委决定', now(), gen_random_uuid())`.execute(tx),
  )
const taskById = async (id: string, taskId: string) => {
  const found = (await people.page('proposal-office', id)).tasks.find((t) => t.id === taskId)
  assert.ok(found)
  return found
}
const lead = () =>
  [
    { bodyId: city.bodies.transport, role: 'lead' },
    { bodyId: city.bodies.housing, role: 'assist' },
  ] as const
/** Ready to be sent to the head: received, spoken with the proposer, written. */
async function drafted(units?: Parameters<Steps['handedOver']>[0]) {
  const id = await people.handedOver(units)
  const task = await people.task(id)
  done(await people.taskMove('unit-liaison', task, 'receive'))
  done(await people.taskMove('unit-liaison', task, 'consult', people.consultation()))
  done(await people.saveReply('unit-liaison', task))
  return { id, task }
}
const told = async (name: PersonName): Promise<readonly { title: string; body: string }[]> =>
  done(await (await people.as(name)).get('/api/work')).body.notices
const owes = async (name: PersonName, list: string): Promise<readonly string[]> => {
  const { lists } = done(await (await people.as(name)).get('/api/work')).body
  return lists.find((l: { key: string }) => l.key === list)?.items.map((i: { owes: string }) => i.owes) ?? []
}
const words = (page: ProposalPage) => page.timeline.map((e) => e.words)

test('a return is asked by the unit’s head, decided by the assigning office, and the new unit begins with a clock of its own', async () => {
  const id = await people.handedOver(lead())
  const [task, assisting] = [await people.task(id), await people.task(id, city.bodies.housing)]
  assert.deepEqual(refused(await people.taskMove('unit-liaison', task, 'requestReturn', asksReturn()), 403), ['您没有办理此事的权限'])
  assert.deepEqual(refused(await people.taskMove('unit', task, 'requestReturn', asksReturn()), 422), ['市住房和城乡建设局已经在承办本件'])
  done(await people.taskMove('unit-head', task, 'requestReturn', { ...asksReturn(), suggestedUnits: [city.bodies.education] }))
  assert.ok((await owes('assigning-office', 'tasks.returns')).includes('决定市交通局的退办申请'))
  city.at('2022-03-09 09:00')
  for (const name of ['unit-head', 'inspection', 'proposal-director', 'member'] as const)
    assert.equal((await people.taskMove(name, task, 'reassign', to('education', 'lead'))).status, 403, name)
  done(await people.taskMove('assigning-office', task, 'reassign', { ...to('education', 'lead'), note: '按三定方案' }))
  const [old, fresh] = [await taskById(id, task.id), await people.task(id, city.bodies.education)]
  assert.equal(old.state.code, 'reassigned')
  assert.equal(fresh.state.code, 'pendingReceipt')
  assert.equal(fresh.assignedOn, '2022-03-09')
  assert.equal(fresh.dueDay, '2022-06-09', 'three months from the new hand-over')
  assert.equal((await people.task(id, city.bodies.housing)).dueDay, assisting.dueDay, 'the other unit’s day is unchanged')
  assert.equal((await (await people.as('unit-liaison')).get(`/api/tasks/${task.id}`)).status, 200, 'an open case may still be read')
  assert.equal((await people.taskMove('unit-head', task, 'receive')).status, 422)
  assert.ok((await told('unit-head')).some((n) => n.title === '同意退办'))
  assert.ok((await told('unit3')).some((n) => n.title === '新交办提案'))
  const page = await people.page('proposal-office', id)
  assert.deepEqual(
    page.allocation.map((u) => u.bodyId).toSorted((a, b) => a.localeCompare(b)),
    [city.bodies.education, city.bodies.housing].toSorted((a, b) => a.localeCompare(b)),
  )
  assert.ok(words(page).some((w) => w === '同意市交通运输局退办，2022年3月9日改由市教育局（主办，2022年6月9日前）承办：按三定方案'))
})

test('a return after its five working days is refused with the reason and the day', async () => {
  const id = await people.handedOver()
  const task = await people.task(id)
  assert.equal(task.matters.returnUntil, '2022-03-11')
  city.at('2022-03-11 16:00')
  assert.ok((await people.page('unit-head', id)).tasks[0]?.moves.find((m) => m.move === 'requestReturn')?.ok)
  city.at('2022-03-12 09:00')
  assert.deepEqual(refused(await people.taskMove('unit-head', task, 'requestReturn', asksReturn()), 422), [
    '申退期限已于2022年3月11日届满，不再受理',
  ])
})

test('while a return is pending the unit neither answers, passes on, refuses nor asks again; refused, its clock has run on', async () => {
  const id = await people.handedOver()
  const task = await people.task(id)
  done(await people.taskMove('unit-head', task, 'requestReturn', asksReturn()))
  for (const [move, form] of [
    ['plan', { responsibleLeader: '甲', section: '科', clerk: '乙', clerkPhone: '1', plan: '做' }],
    ['consult', people.consultation()],
    ['requestReturn', asksReturn()],
    ['requestExtension', { newDue: '2022-06-20', reason: '复杂', ...signed }],
  ] as const)
    assert.match(refused(await people.taskMove('unit', task, move, form), 422)[0] ?? '', /^当前状态是“申退待定”，不能/)
  assert.deepEqual(refused(await people.saveReply('unit', task), 422), ['当前状态是“申退待定”，不能修改答复稿'])
  done(await people.taskMove('proposal-office', task, 'refuseReturn', { note: '三定方案明确由贵局负责' }))
  const back = await people.task(id)
  assert.equal(back.state.code, 'accepted')
  assert.equal(back.dueDay, task.dueDay, 'the clock does not begin again')
  assert.equal(back.matters.returns[0]?.result, 'refused')
  assert.ok((await told('unit-head')).some((n) => n.title === '申退未获同意，请继续办理'))
})

test('增办: the unit keeps its task and day and leads, the added one begins anew', async () => {
  const id = await people.handedOver()
  const task = await people.task(id)
  assert.deepEqual(
    refused(await people.taskMove('unit-head', task, 'requestReturn', { ...asksReturn(), kind: 'add', suggestedUnits: [] }), 422),
    ['申请增办的，请写明建议增加的单位'],
  )
  done(await people.taskMove('unit-head', task, 'requestReturn', { ...asksReturn(), kind: 'add' }))
  city.at('2022-03-08 09:00')
  assert.deepEqual(refused(await people.taskMove('assigning-office', task, 'addUnit', { ...to('transport', 'assist') }), 422), [
    '市交通运输局就是原承办单位',
  ])
  done(await people.taskMove('assigning-office', task, 'addUnit', to('housing', 'assist')))
  const own = await people.task(id)
  assert.equal(own.role, 'lead')
  assert.equal(own.dueDay, task.dueDay)
  assert.equal((await people.task(id, city.bodies.housing)).dueDay, '2022-04-07', 'thirty days from its own hand-over')
})

test('what cannot be settled is ruled on: until then nothing is decided, then the ruling is followed', async () => {
  const id = await people.handedOver()
  const task = await people.task(id)
  done(await people.taskMove('unit-head', task, 'requestReturn', asksReturn()))
  assert.equal(
    (await people.taskMove('unit-liaison', task, 'escalate', { issue: '两家意见不一', askWhom: 'governmentLeader' })).status,
    403,
  )
  done(await people.taskMove('assigning-office', task, 'escalate', { issue: '两家都认为不属本单位职责', askWhom: 'secretaryGeneral' }))
  assert.deepEqual(refused(await people.taskMove('assigning-office', task, 'refuseReturn', { note: '请办' }), 422), [
    '已提请裁定，请先登记裁定结果',
  ])
  const ruling = { ruler: '江岳川', rulerPost: '市政府副秘书长', ruledOn: city.today(), ruling: 'reassign', rulingText: '由住建局承办' }
  assert.equal((await people.taskMove('unit-head', task, 'rule', ruling)).status, 403)
  assert.deepEqual(refused(await people.taskMove('assigning-office', task, 'rule', { ...ruling, ruledOn: '2022-03-05' }), 422), [
    '裁定日期不能晚于今天，也不能早于提请之日',
  ])
  done(await people.taskMove('assigning-office', task, 'rule', ruling))
  assert.deepEqual(refused(await people.taskMove('assigning-office', task, 'refuseReturn', { note: '请办' }), 422), [
    '已裁定“改由其他单位承办”，请按裁定办理',
  ])
  done(await people.taskMove('assigning-office', task, 'reassign', to('housing')))
  const kept = (await taskById(id, task.id)).matters.escalations[0]
  assert.equal(`${kept?.rulerPost}${kept?.ruler}：${kept?.rulingText}`, '市政府副秘书长江岳川：由住建局承办')
  assert.ok(!words(await people.page('member', id)).some((w) => w.includes('裁定')), 'the proposer does not read the units’ dispute')
})

test('a unit that is abolished loses the case to another; an abolished one cannot get it', async () => {
  const id = await people.handedOver([{ bodyId: city.bodies.education, role: 'sole' }])
  const task = await people.task(id, city.bodies.education)
  city.at('2022-03-20 09:00')
  await inScope(city.world.db, [1], (tx) =>
    sql`update body set to_day = '2022-03-15', successor_id = ${city.bodies.transport} where id = ${city.bodies.education}`.execute(tx),
  )
  const other = await people.handedOver()
  assert.deepEqual(refused(await people.taskMove('assigning-office', await people.task(other), 'reassign', to('education')), 422), [
    '市教育局已撤销，请改选承接其职能的单位',
  ])
  done(await people.taskMove('assigning-office', task, 'reassign', { ...to('transport'), note: '机构改革' }))
  assert.equal((await people.task(id)).dueDay, '2022-06-20')
  await inScope(city.world.db, [1], (tx) =>
    sql`update body set to_day = null, successor_id = null where id = ${city.bodies.education}`.execute(tx),
  )
})

test('a key proposal is handled by a plan: without it neither talk nor reply', async () => {
  const id = await people.allocated()
  await inScope(city.world.db, [1], (tx) => sql`update proposal set is_key = true where id = ${id}`.execute(tx))
  done(await people.move('assigning-office', id, 'assign', people.batch()))
  const task = await people.task(id)
  done(await people.taskMove('unit-liaison', task, 'receive'))
  assert.deepEqual(await owes('unit-liaison', 'tasks.plan'), ['拟定重点提案办理方案'])
  const says = ['重点提案请先拟定办理方案，再与提案者沟通、拟写答复']
  assert.deepEqual(refused(await people.taskMove('unit-liaison', task, 'consult', people.consultation()), 422), says)
  assert.deepEqual(refused(await people.saveReply('unit-liaison', task), 422), says)
  assert.ok((await people.page('unit-liaison', id)).deadlines.some((d) => d.label === '拟定办理方案' && d.due === '2022-03-19'))
  done(
    await people.taskMove('unit-liaison', task, 'plan', {
      responsibleLeader: '荣立本',
      section: '停车科',
      clerk: '戚小满',
      clerkPhone: '0000-1234567',
      plan: '三月调研，四月座谈',
    }),
  )
  done(await people.taskMove('unit-liaison', task, 'consult', people.consultation()))
  done(await people.saveReply('unit-liaison', task))
})

test('an assisting unit has thirty days, and never less than twenty days before the reply it serves', async () => {
  const id = await people.handedOver(lead())
  assert.equal((await people.task(id, city.bodies.housing)).dueDay, '2022-04-03')
  assert.ok((await people.task(id, city.bodies.housing)).dueSteps.some((s) => s.includes('主办单位答复期限前20日')))
})

test('the draft goes round: assisting units and own sections sign, who disagrees stops it, taken back it goes round anew', async () => {
  await decided(countersignWithAssist, true)
  const { id, task } = await drafted(lead())
  assert.deepEqual(refused(await people.taskMove('unit', task, 'sendForSign'), 422), [
    '本届次规定先与会办单位会签，还没有送市住房和城乡建设局会签',
  ])
  const round = { units: [city.bodies.housing], sections: ['法规科'] }
  assert.deepEqual(refused(await people.taskMove('unit', task, 'sendForCountersign', { units: [city.bodies.education] }), 422), [
    '只能送本件的其他承办单位会签',
  ])
  done(await people.taskMove('unit', task, 'sendForCountersign', round))
  assert.deepEqual(await owes('unit2', 'tasks.countersign'), ['会签市交通局的答复稿'])
  assert.equal((await people.taskMove('unit3', task, 'countersign', { agreed: 'yes' })).status, 403)
  done(await people.taskMove('unit2', task, 'countersign', { agreed: 'no', opinion: '车位数不准' }))
  done(await people.taskMove('unit', task, 'countersign', { section: '法规科', agreed: 'yes' }))
  assert.deepEqual(refused(await people.taskMove('unit', task, 'sendForSign'), 422), [
    '市住房和城乡建设局对会签稿有不同意见，请收回修改或协商后重新送会签',
  ])
  done(await people.taskMove('unit', task, 'recallDraft'))
  done(await people.taskMove('unit', task, 'sendForCountersign', round))
  assert.deepEqual(refused(await people.taskMove('unit', task, 'sendForSign'), 422), ['市住房和城乡建设局还没有会签', '法规科还没有会签'])
  done(await people.taskMove('unit2', task, 'countersign', { agreed: 'yes' }))
  done(await people.taskMove('unit', task, 'countersign', { section: '法规科', agreed: 'yes' }))
  done(await people.taskMove('unit', task, 'sendForSign'))
  assert.equal((await people.task(id)).state.code, 'internalSign')
})

test('audit before the head signs: the inspection office passes the draft, puts its class right, or sends it back', async () => {
  await decided(auditModel, 'before')
  const { id, task } = await drafted()
  assert.deepEqual(refused(await people.taskMove('unit', task, 'sendForSign'), 422), [
    '本届次规定答复稿先送督查室审查，审查通过后由负责人签发',
  ])
  done(await people.taskMove('unit', task, 'sendForAudit'))
  assert.deepEqual(await owes('inspection', 'tasks.audits'), ['审查市交通局的答复稿'])
  assert.equal((await people.taskMove('assigning-office', task, 'passAudit')).status, 403)
  done(await people.taskMove('inspection', task, 'returnFromAudit', { opinion: '第二条没有答到' }))
  done(await people.taskMove('unit', task, 'sendForAudit'))
  assert.deepEqual(refused(await people.taskMove('inspection', task, 'passAudit', { classMark: 'C' }), 422), ['更正类别的，请写明理由'])
  done(await people.taskMove('inspection', task, 'passAudit', { classMark: 'C', opinion: '条件不具备，应为C类' }))
  const now = await people.task(id)
  assert.equal(now.state.code, 'internalSign')
  done(await people.taskMove('unit-head', task, 'issue', { docNo: '云交函〔2022〕21号', ...signed }))
  assert.equal((await people.task(id)).reply?.classMark, 'C')
})

test('audit after the reply: passed, or rejected and written anew in the same round, the first reply kept with its day', async () => {
  await decided(auditModel, 'after')
  const { id, task } = await drafted()
  done(await people.taskMove('unit', task, 'sendForSign'))
  done(await people.taskMove('unit-head', task, 'issue', { docNo: '云交函〔2022〕22号', ...signed }))
  assert.deepEqual(await owes('inspection', 'tasks.audits'), ['审查市交通局的答复'])
  assert.equal((await people.taskMove('proposal-office', task, 'rejectReply', { opinion: '空话' })).status, 403)
  city.at('2022-03-08 09:00')
  done(await people.taskMove('inspection', task, 'rejectReply', { opinion: '没有措施' }))
  const [old, again] = [
    await taskById(id, task.id),
    (await people.page('proposal-office', id)).tasks.find((t) => t.state.code === 'replyDraft'),
  ]
  assert.equal(old.state.code, 'auditRejected')
  assert.equal(old.answeredOn, '2022-03-04', 'the day it was answered stays')
  assert.ok(again)
  assert.equal(again.round, 1)
  assert.equal(again.dueDay, task.dueDay, 'the original day is later than ten working days for a redo')
  assert.equal(
    (await people.page('unit', id)).tasks.find((t) => t.id === again.id)?.reply?.body,
    replyText.body,
    'it goes on from what was written',
  )
  done(await people.taskMove('unit', again, 'sendForSign'))
  done(await people.taskMove('unit-head', again, 'issue', { docNo: '云交函〔2022〕23号', ...signed }))
  done(await people.taskMove('inspection', again, 'passLaterAudit', { opinion: '符合要求' }))
  assert.deepEqual(refused(await people.taskMove('inspection', again, 'passLaterAudit'), 422), ['这份答复已经审查过'])
  assert.deepEqual(refused(await people.taskMove('inspection', again, 'correctClass', { classMark: 'A', reason: '同' }), 422), [
    '答复本来就是A类',
  ])
  done(await people.taskMove('inspection', again, 'correctClass', { classMark: 'C', reason: '条件不具备' }))
  const marks = await city.read(
    async (tx) =>
      (
        await sql<{ mark: string; from: string; until: string | null }>`select c.class_mark as mark, from_day as "from", until_day as until
          from reply_class c join reply r on r.id = c.reply_id where r.task_id = ${again.id} order by entry`.execute(tx)
      ).rows,
  )
  assert.deepEqual(
    marks.map((m) => `${m.mark} ${m.until === null ? 'now' : 'was'}`),
    ['A was', 'C now'],
  )
})

test('an extension is asked before the day is over, within its limits, once; the proposer is told and the original day stays', async () => {
  const { id, task } = await drafted()
  assert.equal(task.dueDay, '2022-06-04')
  const ask = (newDue: string) => people.taskMove('unit-head', task, 'requestExtension', { newDue, reason: '需要勘测', ...signed })
  assert.equal(
    (await people.taskMove('unit-liaison', task, 'requestExtension', { newDue: '2022-06-20', reason: '忙', ...signed })).status,
    403,
  )
  assert.deepEqual(refused(await ask('2022-06-01'), 422), ['新期限要晚于现在的期限2022年6月4日'])
  assert.deepEqual(refused(await ask('2022-07-05'), 422), ['每次最多延长30天，最迟延至2022年7月4日'])
  done(await ask('2022-07-04'))
  assert.deepEqual(refused(await ask('2022-07-01'), 422), ['已有一份延期申请待批'])
  assert.ok((await owes('assigning-office', 'tasks.extensions')).includes('决定市交通局的延期申请'))
  assert.equal((await people.taskMove('inspection', task, 'agreeExtension', { newDue: '2022-07-04' })).status, 403)
  done(await people.taskMove('assigning-office', task, 'agreeExtension', { newDue: '2022-06-30', note: '尽快' }))
  const now = await people.task(id)
  assert.equal(now.dueDay, '2022-06-30')
  assert.equal(now.originalDueDay, '2022-06-04')
  assert.ok(now.dueSteps.at(-1)?.includes('由2022年6月4日延至2022年6月30日'), now.dueSteps.join())
  assert.ok((await told('member')).some((n) => n.title === '您的提案延期答复'))
  assert.ok((await told('proposal-office')).some((n) => n.title === '承办单位获准延期'))
  assert.deepEqual(refused(await ask('2022-07-10'), 422), ['已延期1次，本届次最多延期1次'])
})

test('an extension asked after the day is refused', async () => {
  const { task } = await drafted()
  city.at('2022-06-05 09:00')
  assert.deepEqual(
    refused(await people.taskMove('unit-head', task, 'requestExtension', { newDue: '2022-06-20', reason: '忙', ...signed }), 422),
    ['期限已于2022年6月4日届满，延期要在期满前申请'],
  )
})

test('where both have to agree, one voice does not extend', async () => {
  await decided(extensionAgreement, 'both')
  const { id, task } = await drafted()
  done(await people.taskMove('unit-head', task, 'requestExtension', { newDue: '2022-06-24', reason: '需要勘测', ...signed }))
  done(await people.taskMove('assigning-office', task, 'agreeExtension', { newDue: '2022-06-24' }))
  assert.equal((await people.task(id)).dueDay, '2022-06-04')
  assert.deepEqual(refused(await people.taskMove('assigning-office', task, 'agreeExtension', { newDue: '2022-06-24' }), 422), [
    '沈既白已代表本方同意，等待提案委同意',
  ])
  done(await people.taskMove('proposal-director', task, 'agreeExtension', { newDue: '2022-06-24' }))
  assert.equal((await people.task(id)).dueDay, '2022-06-24')
})

test('a pause stops the clock by decision of the committee, and every day moves by as long as it lasted', async () => {
  const { id, task } = await drafted()
  assert.equal((await people.taskMove('assigning-office', task, 'pause', { reason: '等待省厅批复', decision: '主任会议' })).status, 403)
  done(await people.taskMove('proposal-director', task, 'pause', { reason: '等待省厅批复', decision: '提案委主任会议' }))
  done(await people.taskMove('unit', task, 'sendForSign'))
  city.at('2022-03-24 09:00')
  assert.deepEqual(refused(await people.taskMove('unit-head', task, 'issue', { docNo: '1号', ...signed }), 422), [
    '自2022年3月4日起暂停办理，恢复后再办',
  ])
  assert.deepEqual(refused(await people.taskMove('inspection', task, 'urge', { channel: 'phone', text: '请抓紧' }), 422), [
    '自2022年3月4日起暂停办理，恢复后再办',
  ])
  done(await people.taskMove('proposal-director', task, 'resume', { note: '已批复' }))
  const now = await people.task(id)
  assert.equal(now.dueDay, addDays(day(task.dueDay), 20))
  assert.equal(now.originalDueDay, task.dueDay)
  assert.ok(now.dueSteps.some((s) => s.includes('暂停办理20天，不计入期限')))
  assert.ok(
    words(await people.page('member', id)).some((w) => w.includes('暂停市交通运输局的办理')),
    'the pause stands on the timeline',
  )
})

test('where the session counts from the receipt, the period begins when the unit signs for it', async () => {
  await decided(clockStart, 'received')
  const id = await people.handedOver()
  const task = await people.task(id)
  assert.equal(task.dueDay, '2022-06-04')
  assert.ok(task.dueSteps.at(-1)?.includes('签收前暂按交办之日推算'))
  city.at('2022-03-08 09:00')
  done(await people.taskMove('unit-liaison', task, 'receive'))
  const now = await people.task(id)
  assert.deepEqual([now.dueDay, now.originalDueDay], ['2022-06-08', '2022-06-08'])
  assert.ok(now.dueSteps[0]?.startsWith('自签收之日2022年3月8日'))
})

test('all who urge share one budget of the unit; spent, it says who used it and when the next is possible', async () => {
  const tasks = [await people.task(await people.handedOver()), await people.task(await people.handedOver())]
  const [first, second] = tasks
  assert.ok(first && second)
  const urge = (name: PersonName, task: { id: string }, channel: string) =>
    people.taskMove(name, task, 'urge', { channel, text: '请抓紧办理' })
  assert.equal((await urge('unit2', first, 'phone')).status, 403)
  done(await urge('proposal-office', first, 'phone'))
  city.at('2022-03-10 09:00')
  done(await urge('inspection', second, 'visit'))
  city.at('2022-03-10 10:00')
  done(await urge('assigning-office', first, 'letter'))
  assert.deepEqual(refused(await urge('proposal-office', second, 'phone'), 422), [
    '市交通运输局30天内已被催办3次：2022年3月4日提案办（电话）、2022年3月10日督查室（上门）、2022年3月10日交办机构（催办函）；最早2022年4月3日可以再催办',
  ])
  assert.ok((await told('unit-liaison')).some((n) => n.title === '督查室催办提案'))
  const budget = (await people.page('inspection', (await people.page('inspection', await caseOf(second.id))).id)).tasks[0]?.matters.urging
  assert.deepEqual([budget?.left, budget?.nextOn], [0, '2022-04-03'])
  city.at('2022-04-03 09:00')
  done(await urge('inspection', second, 'phone'))
})

const caseOf = async (taskId: string): Promise<string> =>
  done(await (await people.as('inspection')).get(`/api/tasks/${taskId}`)).body.proposalId
