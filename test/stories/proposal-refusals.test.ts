// What a proposal's way refuses, and in which words: the wrong person, the wrong time, an unready text, somebody who was faster.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { world, type City, type PersonName } from '../world.ts'
import { done, draftText, proposalSteps, refused, replyText, type Heard, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps

before(async () => {
  city = await world()
  people = proposalSteps(city)
})
beforeEach(() => city.at('2022-03-04 09:00'))
after(() => city.close())

test('a draft that may not be submitted says everything that is missing', async () => {
  const id = await people.drafted({ ...draftText, subject: '', suggestions: [], openConsent: false })
  assert.deepEqual(refused(await people.move('member', id, 'submit'), 422), [
    '请填写案由',
    '请至少写一条建议；承办单位要逐条答复',
    '不同意公开的，请写明理由',
  ])
  assert.deepEqual(
    (await people.page('member', id)).moves.find((m) => m.move === 'submit')?.reasons,
    ['请填写案由', '请至少写一条建议；承办单位要逐条答复', '不同意公开的，请写明理由'],
    'the button says the same',
  )
})

test('a text that is too long is refused with both lengths', async () => {
  const id = await people.drafted({ ...draftText, situation: '路'.repeat(15_000) })
  const [says] = refused(await people.move('member', id, 'submit'), 422)
  assert.match(says ?? '', /^正文共150\d\d字，超过\d+字，请精简$/)
})

test('co-signers: not twice, not the author himself, members only, nobody unknown; all said at once', async () => {
  const id = await people.invited()
  const strangers = [city.personId('member2'), city.personId('member'), city.personId('unit'), '018f0000-0000-7000-8000-000000000000']
  assert.deepEqual(refused(await people.move('member', id, 'invite', { people: strangers }), 422), [
    '周若谷已经邀请过',
    '林一然是第一提案人，不必邀请',
    '秦望舒现在不是委员，不能联名',
    '所选委员中有人不在名册里',
  ])
})

test('who was not invited cannot sign, and who was signs the text he read', async () => {
  const id = await people.invited()
  const { textHash } = await people.page('member2', id)
  assert.equal((await people.move('member3', id, 'sign', { textHash })).status, 404)
  done(await people.save('member', id, { ...draftText, situation: '改过的情况。' }))
  assert.deepEqual(refused(await people.move('member2', id, 'sign', { textHash }), 409), ['正文在您打开之后改过，请重新阅读全文再签名'])
})

test('a signature falls when the text changes; the signer is told and signs again', async () => {
  const id = await people.invited()
  done(await people.move('member2', id, 'sign', { textHash: (await people.page('member2', id)).textHash }))
  assert.equal(done(await people.save('member', id, { ...draftText, situation: '又改过。' })).body.voided, 1)
  const { notices } = done(await (await people.as('member2')).get('/api/work')).body
  assert.equal(notices[0].title, '您联名的提案改了正文，请重新签名')
  done(await people.move('member2', id, 'sign', { textHash: (await people.page('member2', id)).textHash }))
  done(await people.move('member', id, 'submit'))
  assert.equal((await people.page('member', id)).text.proposerKind, 'joint')
})

test('declining is kept; without a signature the proposal is the member’s own', async () => {
  const id = await people.invited()
  done(await people.move('member2', id, 'decline', { reason: '不熟悉情况' }))
  done(await people.move('member', id, 'submit'))
  const page = await people.page('member', id)
  assert.equal(page.text.proposerKind, 'individual')
  assert.ok(page.timeline.some((e) => e.words === '周若谷谢绝联名：不熟悉情况'))
})

test('a submitted text cannot be changed', async () => {
  const id = await people.submitted()
  assert.deepEqual(refused(await people.save('member', id, draftText), 422), ['这件提案现在不能修改正文'])
})

test('moves are made by those whose duty they are', async () => {
  const id = await people.submitted()
  const wrong: readonly [PersonName, Parameters<Steps['move']>[2], object][] = [
    ['member', 'startReview', {}],
    ['unit', 'startReview', {}],
    ['inspection', 'startReview', {}],
    ['proposal-office', 'file', {}],
    ['assigning-office', 'notFile', { reasonCode: 'empty', reasonText: '空泛', disposal: 'informedOnly' }],
    ['system-admin', 'assign', people.batch()],
  ]
  for (const [name, move, form] of wrong)
    assert.deepEqual(refused(await people.move(name, id, move, form), 403), ['您没有办理此事的权限'], `${name} ${move}`)
  assert.equal((await people.page('member', id)).state.code, 'submitted')
})

test('a move at the wrong time names the state the case is in', async () => {
  const id = await people.submitted()
  assert.deepEqual(refused(await people.move('proposal-director', id, 'file'), 422), ['当前状态是“已提交”，不能立案'])
  assert.deepEqual(refused(await people.move('assigning-office', id, 'assign', people.batch()), 404), ['没有找到这件提案，或者您无权查看'])
})

test('not filed: the reason is from the list, the proposer is told at once with the reason and what follows', async () => {
  const id = await people.inJointReview()
  const unsaid = refused(await people.move('proposal-director', id, 'notFile', {}), 422)
  assert.equal(unsaid.length, 3, unsaid.join('；'))
  const strange = { reasonCode: 'no-such', reasonText: '没有具体措施', disposal: 'convertedOpinion' }
  assert.deepEqual(refused(await people.move('proposal-director', id, 'notFile', strange), 422), [
    '“不予立案的情形”里没有“no-such”，请重新选择',
  ])
  done(await people.move('proposal-director', id, 'notFile', { ...strange, reasonCode: 'empty' }))
  const { notices } = done(await (await people.as('member')).get('/api/work')).body
  const told = notices.find((n: { title: string }) => n.title === '提案未予立案')
  assert.match(told.body, /内容空泛，没有具体建议。没有具体措施。拟转为社情民意信息/)
  assert.ok(notices.some((n: { title: string }) => n.title === '未立案的提案是否同意转办'))
  const page = await people.page('member', id)
  assert.equal(page.reviews.at(-1)?.reason, '内容空泛，没有具体建议')
  assert.ok((await people.papers('member', 'proposal', id)).some((d) => d.title === '不予立案告知书'))
})

test('merged: the author keeps equal part in the main case and is told which it is', async () => {
  const main = await people.filed()
  const other = await (async () => {
    const party = await people.as('collective')
    const text = { ...draftText, proposerKind: 'party' as const }
    const { id } = done(await party.post('/api/proposals', { proposerKind: 'party', text })).body
    done(await people.move('collective', id, 'submit'))
    done(await people.move('proposal-office', id, 'startReview'))
    done(await people.move('proposal-office', id, 'passPreReview', { category: 'economy' }))
    return id as string
  })()
  assert.deepEqual(refused(await people.move('proposal-director', other, 'merge', { mainCase: main, consent: false }), 422), [
    '已征得各提案者同意：并案前须征得提案者同意',
  ])
  assert.deepEqual(refused(await people.move('proposal-director', other, 'merge', { mainCase: other, consent: true }), 422), [
    '不能并入自己',
  ])
  done(await people.move('proposal-director', other, 'merge', { mainCase: main, consent: true, note: '内容相近' }))
  const merged = await people.page('collective', other)
  assert.deepEqual([merged.state.label, merged.mainCase?.id], ['并案', main])
  assert.equal((await people.page('collective', main)).merged[0]?.id, other)
  const { notices } = done(await (await people.as('collective')).get('/api/work')).body
  assert.equal(notices[0].title, '提案已并案办理')

  // Equal rights: whose case was merged is told of the reply to the main one and rates it himself.
  done(await people.move('assigning-office', main, 'allocate', { units: [{ bodyId: city.bodies.transport, role: 'sole' }] }))
  done(await people.move('assigning-office', main, 'assign', people.batch()))
  await people.answered(main, '云交函〔2022〕14号')
  const told = done(await (await people.as('collective')).get('/api/work')).body
  assert.equal(told.notices[0].title, '收到提案答复，请评价')
  done(await people.rate('collective', await people.form('collective', main), 'satisfied'))
  assert.equal(await people.state(main), 'feedbackOpen', 'the main case’s own author still decides')
  done(await people.rate('member', await people.form('member', main), 'satisfied'))
  assert.equal(await people.state(main), 'closed')
})

test('withdrawn by its author before review ends; after filing only with consent; after the hand-over not at all', async () => {
  const early = await people.submitted()
  assert.deepEqual(refused(await people.move('member', early, 'withdraw', {}), 422), ['请填写撤回理由'])
  done(await people.move('member', early, 'withdraw', { reason: '内容需要再调研' }))
  assert.equal((await people.page('member', early)).state.label, '撤案')

  const filed = await people.filed()
  assert.deepEqual(refused(await people.move('member', filed, 'withdraw', { reason: '不提了' }), 422), ['当前状态是“立案”，不能撤回'])
  done(await people.move('proposal-director', filed, 'withdrawFiled', { reason: '提案者书面申请' }))

  const handed = await people.handedOver()
  assert.deepEqual(refused(await people.move('proposal-director', handed, 'withdrawFiled', { reason: '提案者书面申请' }), 422), [
    '当前状态是“已交办”，不能撤案',
  ])
})

test('units: 独办 is one, 主办 is one, 会办 needs a lead, 分办 are at least two', async () => {
  const id = await people.filed()
  const { transport, housing } = city.bodies
  const tell = async (...units: [string, string][]) =>
    refused(await people.move('assigning-office', id, 'allocate', { units: units.map(([bodyId, role]) => ({ bodyId, role })) }), 422)
  assert.deepEqual(await tell(), ['请选择承办单位'])
  assert.deepEqual(await tell([transport, 'sole'], [housing, 'assist']), [
    '独办只能有一个单位，多个单位请改为主办加会办，或者分办',
    '有会办单位时须有主办单位',
  ])
  assert.deepEqual(await tell([transport, 'lead'], [housing, 'lead']), ['主办单位只能有一个，其余请改为会办；各自答复的请改为分办'])
  assert.deepEqual(await tell([transport, 'separate']), ['分办至少要有两个单位'])
  assert.deepEqual(await tell([transport, 'separate'], [transport, 'separate']), ['同一单位不能选两次'])
  assert.equal((await people.page('member', id)).allocation.length, 0)
})

test('the hand-over day is neither in the future nor before filing', async () => {
  const id = await people.allocated()
  const on = (meetingDay: string) => people.move('assigning-office', id, 'assign', { title: '交办', meetingDay })
  assert.deepEqual(refused(await on('2022-03-05'), 422), ['交办日不能晚于今天'])
  assert.deepEqual(refused(await on('2022-03-03'), 422), ['交办日不能早于立案日'])
})

test('a unit cannot send for signing what does not answer every suggestion, and hears all that is missing', async () => {
  const id = await people.handedOver()
  const task = await people.task(id)
  assert.deepEqual(refused(await people.saveReply('unit-liaison', task), 422), ['当前状态是“待签收”，不能修改答复稿'])
  done(await people.taskMove('unit-liaison', task, 'receive'))
  done(
    await people.saveReply('unit-liaison', task, {
      ...replyText,
      body: '',
      classMark: 'B',
      openness: 'closed',
      contactPhone: '',
      items: [{ no: 1, accepted: 'notAdopted', measure: '', done: false, dueDay: null, reason: '' }],
    }),
  )
  assert.deepEqual(refused(await people.taskMove('unit-liaison', task, 'sendForSign'), 422), [
    '第1条建议未采纳，请写明理由',
    '第2条建议还没有逐条答复',
    '请填写答复正文',
    'B类答复须至少有一条写明计划完成的日期',
    '不主动公开的，请写明理由',
    '请填写联系人和联系电话',
    '还没有与提案者沟通的记录；委员提出不需要的，请如实登记',
  ])
})

test('a unit’s clerk cannot issue the reply; another unit cannot touch the task, nor know of it', async () => {
  const id = await people.handedOver()
  await people.awaitingSign(id)
  const task = await people.task(id)
  const form = { docNo: '云交函〔2022〕11号', signerName: '荣立本', signerPost: '局长' }
  assert.equal((await people.taskMove('unit-liaison', task, 'issue', form)).status, 403)
  assert.deepEqual(refused(await people.taskMove('unit2', task, 'issue', form), 403), ['这件事不由您签发答复'])
  assert.equal((await people.page('unit2', id)).tasks.length, 0)
})

test('a consultation is recorded for a day that can have been', async () => {
  const id = await people.handedOver()
  const task = await people.task(id)
  done(await people.taskMove('unit-liaison', task, 'receive'))
  const on = (heldOn: string) => people.taskMove('unit-liaison', task, 'consult', { ...people.consultation(), heldOn })
  assert.deepEqual(refused(await on('2022-03-05'), 422), ['沟通日期不能晚于今天'])
  assert.deepEqual(refused(await on('2022-03-03'), 422), ['沟通日期不能早于交办日'])
  assert.deepEqual(refused(await on('2022-02-30'), 422), ['请填写日期，如 2022-03-01'])
})

test('only the proposer rates, only once, and says why he is not satisfied', async () => {
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕12号')
  const form = await people.form('member', id)
  for (const name of ['proposal-office', 'unit'] as const) assert.equal((await people.rate(name, form, 'satisfied')).status, 403, name)
  assert.equal((await people.rate('member2', form, 'satisfied')).status, 403)
  assert.deepEqual(refused(await people.rate('member', form, 'dissatisfied'), 422), [
    '评价“不满意”的，请写明哪里不满意，承办单位据此重新办理',
  ])
  done(await people.rate('member', form, 'satisfied'))
  assert.deepEqual(refused(await people.rate('member', form, 'dissatisfied', '反悔'), 422), ['这份征询意见表已经评价过'])
})

test('handling again is not asked for where nobody is dissatisfied', async () => {
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕13号')
  assert.deepEqual(refused(await people.move('proposal-office', id, 'confirmRehandle', { demand: '再办' }), 422), [
    '提案者没有评价“不满意”，不需要重新办理',
  ])
})

/** Of two who acted at once, the one who was told no. */
function second(answers: readonly Heard[]): Heard {
  const told = answers.find((a) => a.status !== 200)
  assert.ok(told, 'one of the two is refused')
  return told
}

test('two clerks act on one case at the same moment: one is done, the other is told, nothing is lost', async () => {
  const id = await people.inPreReview()
  const { version } = await people.page('proposal-office', id)
  const [office, director] = [await people.as('proposal-office'), await people.as('proposal-director')]
  const path = `/api/proposals/${id}/moves`
  const answers = await Promise.all([
    office.post(`${path}/passPreReview`, { version, category: 'economy' }),
    director.post(`${path}/passPreReview`, { version, category: 'rural' }),
  ])
  assert.equal(answers.filter((a) => a.status === 200).length, 1)
  assert.deepEqual(refused(second(answers), 409), ['这件事刚刚被别人办理过，请刷新后再办', '当前状态是“联合审查”，不能初审通过'])
  const page = await people.page('proposal-office', id)
  assert.equal(page.reviews.length, 1, 'one review is kept')
})

test('two people save one text: the second is told that it was changed elsewhere', async () => {
  const id = await people.drafted()
  const { version } = await people.page('member', id)
  const member = await people.as('member')
  const save = (situation: string) => member.put(`/api/proposals/${id}/text`, { version, text: { ...draftText, situation } })
  const answers = await Promise.all([save('甲'), save('乙')])
  assert.equal(answers.filter((a) => a.status === 200).length, 1)
  assert.deepEqual(refused(second(answers), 409), ['这份稿子在别处改过，请刷新后再改；刚才写的内容仍在本机'])
})

test('an old page’s version is refused with 409 and nothing is changed', async () => {
  const id = await people.drafted()
  const member = await people.as('member')
  const { version } = await people.page('member', id)
  done(await people.save('member', id, { ...draftText, situation: '新的。' }))
  const late = await member.post(`/api/proposals/${id}/moves/submit`, { version })
  assert.deepEqual(refused(late, 409), ['这件事刚刚被别人办理过，请刷新后再办'])
  assert.equal((await people.page('member', id)).state.code, 'draft')
})

test('a batch answers for each case by itself', async () => {
  const good = await people.submitted()
  const gone = await people.submitted()
  done(await people.move('member', gone, 'withdraw', { reason: '撤' }))
  const office = await people.as('proposal-office')
  const cases = await Promise.all([good, gone].map(async (id) => ({ id, version: (await people.page('proposal-office', id)).version })))
  const { results } = done(await office.post('/api/proposals/batch/startReview', { cases, form: {} })).body
  assert.deepEqual(results, [
    { id: good, ok: true, reasons: [] },
    { id: gone, ok: false, reasons: ['当前状态是“撤案”，不能开始初审'] },
  ])
})

test('what is refused leaves no entry in the journal but the attempt itself', async () => {
  const id = await people.submitted()
  const entries = () =>
    city.read(async (tx) => {
      const { rows } = await sql<{ event: string; name: string }>`select event, actor_name as name from journal_entry
        where committee_id = 1 order by seq desc limit 1`.execute(tx)
      return rows[0]
    })
  const last = await entries()
  refused(await people.move('member', id, 'confirmRehandle', { demand: '再办' }), 403)
  assert.deepEqual(await entries(), { event: 'identity.accessRefused', name: '林一然' })
  refused(await people.move('proposal-office', id, 'passPreReview', { category: 'economy' }), 422)
  assert.deepEqual(await entries(), { event: 'identity.accessRefused', name: '林一然' })
  assert.equal(last?.event, 'proposal.submitted')
})
