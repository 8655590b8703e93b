// What a reply promises for later, told over HTTP: from the ledger to the fulfilment, or to the reason why not.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { remindJob, takeInJob } from '#/features/proposals/commitments/jobs.ts'
import { world, type City } from '../world.ts'
import { commitmentSteps, tracked, type CommitmentSteps } from './commitment-steps.ts'
import { done, promisingText, proposalSteps, refused, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
let promises: CommitmentSteps

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  promises = commitmentSteps(city, people)
})
after(() => city.close())

const noticesOf = async (name: Parameters<Steps['as']>[0]): Promise<readonly { title: string; body: string }[]> =>
  done(await (await people.as(name)).get('/api/work')).body.notices

test('a B reply’s dated items become promises, the closed case is tracked, and closed again when they are kept; its day of closing stays', async () => {
  city.at('2022-03-04 09:00')
  const id = await people.handedOver()
  city.at('2022-05-10 09:00')
  await people.answered(id, '云交函〔2022〕21号', undefined, promisingText)
  assert.equal((await promises.of(id)).length, 2)
  assert.equal(await people.state(id), 'feedbackOpen', 'the proposer judges first')
  city.at('2022-05-20 09:00')
  done(await people.rate('member', await people.form('member', id), 'satisfied'))
  const tracking = await people.page('member', id)
  assert.deepEqual([tracking.state.label, tracking.closedOn], ['跟踪办理', '2022-05-20'])
  assert.deepEqual(tracking.timeline.map((e) => e.words).slice(-2), ['办结', '还有2项承诺没有兑现，转入跟踪办理'])
  assert.deepEqual(refused(await people.move('proposal-office', id, 'archive'), 422), ['当前状态是“跟踪办理”，不能归档'])

  // The unit reports; the proposer sees it at once, with what is due and why.
  const [first = '', second = ''] = await promises.of(id)
  city.at('2022-07-01 09:00')
  done(await promises.move('unit-liaison', first, 'progress', { percent: 60, text: '主体封顶' }))
  const seen = await promises.page('member', first)
  assert.deepEqual([seen.state.label, seen.percent, seen.dueDay, seen.limitDay], ['推进中', 60, '2022-10-31', '2025-05-10'])
  assert.match(seen.dueSteps.join(), /答复承诺，写明2022年10月31日前完成/)
  assert.deepEqual(
    seen.moves.filter((m) => m.ok),
    [],
    'a proposer has nothing to do while it is under way',
  )

  // Done, sent back for proof, done again, accepted: on time by the day it was finished.
  city.at('2022-10-20 09:00')
  done(await promises.move('unit-liaison', first, 'reportDone', { finishedOn: '2022-10-18', text: '车库启用' }))
  done(await promises.move('proposal-office', first, 'rejectDone', { reason: '请附竣工验收单' }))
  done(await promises.move('unit-liaison', first, 'reportDone', { finishedOn: '2022-10-18', text: '车库启用，附验收单' }))
  done(await promises.move('proposal-office', first, 'accept'))
  const kept = await promises.page('member', first)
  assert.deepEqual([kept.state.label, kept.onTime, kept.percent], ['已完成', true, 100])
  assert.equal(await people.state(id), 'tracking', 'one promise is left')
  const told = await noticesOf('member')
  assert.ok(told.some((n) => n.title === '承诺已经兑现，请评价'))
  assert.deepEqual(refused(await promises.move('proposal-director', first, 'reclassify'), 422), ['这份答复还有1项承诺没有完成'])

  city.at('2022-12-10 09:00')
  done(await promises.move('unit-liaison', second, 'reportDone', { finishedOn: '2022-12-01', text: '全市推开' }))
  done(await promises.move('proposal-office', second, 'accept'))
  const closed = await people.page('member', id)
  assert.deepEqual([closed.state.label, closed.closedOn, closed.caseClass], ['办结', '2022-05-20', 'B'])
  assert.equal(closed.timeline.at(-1)?.words, '承诺都有了结果，跟踪办理结束')

  // The proposer judges the fulfilment; the class changes from that day on.
  done(await promises.move('member', first, 'rate', { result: 'satisfied', comment: '停车方便多了' }))
  assert.deepEqual(refused(await promises.move('member', first, 'rate'), 422), ['您已经评价过这项承诺的兑现结果'])
  city.at('2022-12-12 09:00')
  done(await promises.move('proposal-director', first, 'reclassify', { reason: '两项承诺全部兑现' }))
  assert.equal((await promises.page('member', second)).classNow, 'A')
  const marks = await city.read(async (tx) => {
    const { rows } = await sql<{
      mark: string
      from: string
      until: string | null
    }>`select class_mark as mark, from_day as from, until_day as until
      from reply_class where proposal_id = ${id} order by entry`.execute(tx)
    return rows
  })
  assert.deepEqual(marks, [
    { mark: 'B', from: '2022-05-10', until: '2022-12-12' },
    { mark: 'A', from: '2022-12-12', until: null },
  ])
  assert.equal((await people.page('member', id)).tasks[0]?.reply?.classMark, 'B', 'the reply stays as it was issued')
  assert.equal((await people.page('member', id)).caseClass, 'A')
})

test('an A reply that still owes something is tracked too; what was not accepted is no promise', async () => {
  city.at('2022-03-04 09:00')
  const id = await people.handedOver()
  const items = [
    { no: 1, accepted: 'adopted' as const, measure: '标线已画，年底前安装道闸', done: false, dueDay: '2022-12-31', reason: '' },
    { no: 2, accepted: 'notAdopted' as const, measure: '', done: false, dueDay: null, reason: '产权不清' },
  ]
  await people.answered(id, '云交函〔2022〕22号', undefined, { ...promisingText, classMark: 'A', items })
  done(await people.rate('member', await people.form('member', id), 'satisfied'))
  assert.equal((await promises.of(id)).length, 1)
  assert.equal(await people.state(id), 'tracking')
})

test('another day is asked for with a reason, consented to by the office, and told to the proposer; the first day is kept beside it', async () => {
  city.at('2022-03-04 09:00')
  const { id } = await promises.promised()
  assert.deepEqual(refused(await promises.move('unit', id, 'askAdjustment', { newDue: '2022-10-31', reason: '工期' }), 422), [
    '新的期限须晚于现在的期限（2022年10月31日）',
  ])
  assert.deepEqual(refused(await promises.move('unit', id, 'askAdjustment', { newDue: '2026-01-01', reason: '工期' }), 422), [
    '新的期限不能超过跟踪期限（2025年3月4日）',
  ])
  done(await promises.move('unit', id, 'askAdjustment', { newDue: '2023-03-31', reason: '设备到货推迟' }))
  assert.deepEqual(refused(await promises.move('unit', id, 'progress'), 422), ['当前状态是“申请调整期限”，不能登记进展'])
  assert.deepEqual(refused(await promises.move('unit', id, 'grantAdjustment'), 403), ['您没有办理此事的权限'])
  done(await promises.move('proposal-director', id, 'refuseAdjustment', { reason: '请再压缩工期' }))
  done(await promises.move('unit', id, 'askAdjustment', { newDue: '2023-02-28', reason: '设备到货推迟' }))
  done(await promises.move('proposal-director', id, 'grantAdjustment'))
  const page = await promises.page('member', id)
  assert.deepEqual([page.dueDay, page.originalDueDay, page.state.label], ['2023-02-28', '2022-10-31', '推进中'])
  assert.deepEqual(
    page.dues.map((d) => [d.kind, d.dueDay]),
    [
      ['promised', '2022-10-31'],
      ['adjusted', '2023-02-28'],
    ],
  )
  assert.ok((await noticesOf('member')).some((n) => n.title === '承诺的期限有调整' && n.body.includes('设备到货推迟')))
})

test('a promise that cannot be kept is told to the proposer with the reason, and the case is closed', async () => {
  city.at('2022-03-04 09:00')
  const { id, proposalId } = await promises.promised()
  done(await promises.move('unit', id, 'reportUnable', { reason: '地块被国家项目征用' }))
  assert.equal(await people.state(proposalId), 'tracking', 'the office has not found so yet')
  done(await promises.move('proposal-office', id, 'refuseUnable', { reason: '请另找地块' }))
  done(await promises.move('unit', id, 'reportUnable', { reason: '全区没有可用地块' }))
  done(await promises.move('proposal-office', id, 'confirmUnable', { note: '将列入下一轮规划' }))
  assert.equal(await people.state(proposalId), 'closed')
  const notice = (await noticesOf('member')).find((n) => n.title === '承诺无法兑现')
  assert.match(notice?.body ?? '', /全区没有可用地块。将列入下一轮规划/)
  assert.deepEqual(refused(await promises.move('proposal-office', id, 'reclassify'), 422), ['当前状态是“无法完成”，不能改定为A类'])
})

test('a proposer not content with the fulfilment has it taken up again, with a new day', async () => {
  city.at('2022-03-04 09:00')
  const { id, proposalId } = await promises.promised()
  done(await promises.move('unit', id, 'reportDone'))
  done(await promises.move('proposal-office', id, 'accept'))
  assert.equal(await people.state(proposalId), 'closed')
  assert.deepEqual(refused(await promises.move('proposal-office', id, 'reopen'), 422), ['提案者没有评价“不满意”，不需要重新推进'])
  assert.deepEqual(refused(await promises.move('member', id, 'rate', { result: 'dissatisfied' }), 422), [
    '评价“不满意”的，请写明哪里没有兑现',
  ])
  done(await promises.move('member', id, 'rate', { result: 'dissatisfied', comment: '车库没有开放' }))
  assert.deepEqual(refused(await promises.move('proposal-director', id, 'reclassify'), 422), ['提案者对兑现结果不满意'])
  done(await promises.move('proposal-office', id, 'reopen', { newDue: '2022-12-31', reason: '车库尚未开放' }))
  assert.equal(await people.state(proposalId), 'tracking')
  const page = await promises.page('member', id)
  assert.deepEqual([page.dueDay, page.finishedOn, page.ratings[0]?.voided], ['2022-12-31', null, true])
})

test('the yearly look-back is answered by any report of the unit, and closed by the office', async () => {
  city.at('2022-11-01 09:00')
  const { id } = await promises.promised()
  const office = await people.as('proposal-office')
  const rounds = done(await office.get('/api/work')).body.lists.find((l: { key: string }) => l.key === 'commitments.rounds')
  assert.match(rounds.items[0].owes, /部署回头看/)
  const ask = { title: '2022年回头看', dueDay: '2022-11-20', demand: '逐项填报' }
  assert.equal((await (await people.as('unit')).post('/api/look-backs', ask)).status, 403)
  const round = done(await office.post('/api/look-backs', ask)).body.id as string
  assert.deepEqual(refused(await office.post('/api/look-backs', ask), 422), ['“2022年回头看”还没有结束，请先结束'])
  const owed = done(await (await people.as('unit')).get('/api/work')).body.lists.find(
    (l: { key: string }) => l.key === 'commitments.report',
  )
  assert.ok(owed.items.some((i: { owes: string; due: string }) => i.owes === '回头看填报' && i.due === '2022-11-20'))
  assert.match(
    refused(await office.post(`/api/look-backs/${round}/moves/close`, { version: 1 }), 422).join(),
    /没有填报，2022年11月20日以前不能结束/,
  )
  done(await promises.move('unit', id, 'progress', { percent: 30, text: '基坑完成' }))
  const page = done(await office.get(`/api/look-backs/${round}`)).body
  const mine = page.items.find((i: { commitmentId: string }) => i.commitmentId === id)
  assert.deepEqual([mine.says, mine.answeredOn, mine.classThen], ['基坑完成', '2022-11-01', 'B'])
  const others = done(await (await people.as('unit2')).get(`/api/look-backs/${round}`)).body
  assert.deepEqual(others.items, [], 'another unit sees none of it')
  // The register form: the office prints all units', a unit its own, another unit none.
  const papersOf = async (name: 'proposal-office' | 'unit' | 'unit2') =>
    (await people.as(name)).get(`/api/documents?kind=look-back&id=${round}`)
  const offered = done(await papersOf('proposal-office')).body as { kind: string; id: string }[]
  assert.deepEqual([...new Set(offered.map((g) => g.kind))], ['look-back', 'look-back-unit'])
  assert.equal((done(await papersOf('unit')).body as object[]).length, 1)
  assert.equal((await papersOf('unit2')).status, 404)
  const sheet = await (await people.as('unit')).get(`/api/documents/look-back/${round}/register?format=docx`)
  assert.equal(sheet.status, 200)
  assert.equal(sheet.bytes.subarray(0, 2).toString(), 'PK')

  city.at('2022-11-21 09:00')
  done(await (await people.as('proposal-office')).post(`/api/look-backs/${round}/moves/close`, { version: 1 }))
})

test('next year what a B reply still owes is handed over again, with new days and a closer clock', async () => {
  city.at('2022-12-01 09:00')
  const { id } = await promises.promised()
  const other = await promises.promised()
  assert.deepEqual(refused(await promises.move('proposal-office', id, 'assignAgain'), 422), ['当年答复的承诺，次年才二次交办'])
  city.at('2023-02-10 09:00')
  const office = await people.as('proposal-office')
  const form = {
    title: '2023年二次交办',
    meetingDay: '2023-02-10',
    newDue: '2023-09-30',
    documentNo: '云办发〔2023〕3号',
    demand: '按重点提案督办',
  }
  const rows = done(await office.get('/api/lists/commitments?f.eligible=yes&cols=version&limit=100')).body.rows as {
    id: string
    cells: { version: number }
  }[]
  const cases = rows.map((r) => ({ id: r.id, version: r.cells.version }))
  assert.ok(cases.some((c) => c.id === id) && cases.some((c) => c.id === other.id))
  const stale = cases.map((c) => (c.id === other.id ? { ...c, version: c.version + 5 } : c))
  const { results } = done(await office.post('/api/commitments/batch/assignAgain', { cases: stale, form })).body
  assert.deepEqual(
    (results as { id: string; ok: boolean }[]).filter((r) => !r.ok).map((r) => r.id),
    [other.id],
    'one that somebody changed meanwhile does not stop the others',
  )
  const page = await promises.page('member', id)
  assert.deepEqual([page.dueDay, page.assignments[0]?.documentNo], ['2023-09-30', '云办发〔2023〕3号'])
  assert.deepEqual(
    page.deadlines.map((d) => [d.code, d.due]),
    [['commitment.progress', '2023-04-10']],
  )
  assert.deepEqual(refused(await promises.move('proposal-office', id, 'assignAgain', form), 422), ['这项承诺已经在这一批里'])
})

test('tracking ends with a conclusion, not before its day', async () => {
  city.at('2022-03-04 09:00')
  const { id, proposalId } = await promises.promised()
  assert.deepEqual(refused(await promises.move('proposal-office', id, 'expire'), 422), ['跟踪到2025年3月4日为止，还没有期满'])
  await tracked(city, id, '2022-03-04')
  done(await promises.move('proposal-office', id, 'expire', { reason: '转入十五五规划' }))
  assert.equal(await people.state(proposalId), 'closed')
})

test('a second round’s answer stands in place of what the first one promised', async () => {
  city.at('2022-03-04 09:00')
  const id = await promises.inState('replaced')
  const page = await promises.page('member', id)
  assert.equal(page.state.label, '由新答复承接')
  assert.deepEqual(page.deadlines, [])
})

test('thirty days before the day and on the day after it each is told once, also after a stop', async () => {
  city.at('2022-03-04 09:00')
  const { id } = await promises.promised()
  const told = async (): Promise<readonly string[]> =>
    city.read(async (tx) => {
      const { rows } = await sql<{ kind: string; on: string }>`select kind, told_on as on from commitment_reminder
        where commitment_id = ${id} order by told_on, kind`.execute(tx)
      return rows.map((r) => `${r.kind} ${r.on}`)
    })
  const run = async (moment: string) => {
    city.at(moment)
    await remindJob.run(city.world, city.committeeId)
  }
  await run('2022-09-30 07:30')
  assert.deepEqual(await told(), [])
  await run('2022-10-01 07:30')
  await run('2022-10-01 08:30')
  await run('2022-10-02 07:30')
  assert.deepEqual(await told(), ['soon 2022-10-01'])
  // The program stood still from the last day of October to the third of November.
  await run('2022-11-03 07:30')
  await run('2022-11-04 07:30')
  assert.deepEqual(await told(), ['soon 2022-10-01', 'overdue 2022-11-03'])
  for (const name of ['unit', 'proposal-office', 'member'] as const) {
    const { items } = done(await (await people.as(name)).get('/api/notices?limit=100')).body
    const mine = (items as { title: string; url: string }[]).filter((n) => n.url === `/commitments/${id}` && n.title === '承诺过期没有兑现')
    assert.equal(mine.length, 1, name)
  }
})

test('replies from before the ledger are taken in once, and their closed cases are tracked', async () => {
  city.at('2022-03-04 09:00')
  const { id, proposalId } = await promises.promised()
  const { owner } = city.world.db
  for (const table of ['commitment_state', 'commitment_due'])
    await sql`delete from ${sql.table(table)} where commitment_id = ${id}`.execute(owner)
  await sql`delete from commitment where id = ${id}`.execute(owner)
  await sql`update matter set state = 'closed', open = false where id = ${proposalId}`.execute(owner)
  city.at('2022-06-01 09:00')
  await takeInJob.run(city.world, city.committeeId)
  await takeInJob.run(city.world, city.committeeId)
  const [taken = ''] = await promises.of(proposalId)
  const page = await promises.page('member', taken)
  assert.deepEqual([page.promisedOn, page.dueDay, page.state.label], ['2022-03-04', '2022-10-31', '未启动'])
  assert.equal(await people.state(proposalId), 'tracking')
  assert.equal((await people.page('member', proposalId)).closedOn, '2022-03-04')
})

test('evidence goes with the newest entry, put there by the unit alone, read by the proposer', async () => {
  city.at('2022-03-04 09:00')
  const { id } = await promises.promised()
  done(await promises.move('unit', id, 'progress'))
  const entry = (await promises.page('unit', id)).progress[0]
  assert.ok(entry?.mayAttach)
  const attach = async (name: 'unit' | 'unit2' | 'member') => {
    const form = new FormData()
    form.set('subjectKind', 'commitment-progress')
    form.set('subjectId', entry.id)
    form.set('part', 'evidence')
    form.set('file', new File(['现场记录'], '现场.txt'))
    return (await people.as(name)).upload('/api/files', form)
  }
  assert.equal((await attach('member')).status, 403)
  assert.equal((await attach('unit2')).status, 404)
  done(await attach('unit'))
  const seen = await promises.page('member', id)
  assert.equal(seen.progress[0]?.files[0]?.name, '现场.txt')
  const fileId = seen.progress[0]?.files[0]?.id ?? ''
  assert.equal((await (await people.as('member')).get(`/api/files/${fileId}`)).status, 200)
  assert.equal((await (await people.as('member2')).get(`/api/files/${fileId}`)).status, 404)
  done(await promises.move('unit', id, 'progress', { percent: 70, text: '设备安装' }))
  assert.equal((await attach('unit')).status, 422)
})

test('who has nothing to do with the case does not see its promises', async () => {
  city.at('2022-03-04 09:00')
  const { id, proposalId } = await promises.promised()
  for (const name of ['member2', 'unit2', 'county-member', 'county-proposal-office'] as const) {
    assert.equal((await (await people.as(name)).get(`/api/commitments/${id}`)).status, 404, name)
    const heard = await (await people.as(name)).get(`/api/proposals/${proposalId}/commitments`)
    // The text of an open case may be read by colleagues; what was promised in handling it may not.
    if (name.startsWith('county')) assert.equal(heard.status, 404, name)
    else assert.deepEqual(done(heard).body.items, [], name)
  }
  assert.equal((await promises.move('unit2', id, 'progress')).status, 404)
})
