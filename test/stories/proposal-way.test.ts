// The whole way of a proposal, told over HTTP by people who each have their own sign-in.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyJournal } from '#/core/journal/verify.ts'
import { world, type City } from '../world.ts'
import { done, draftText, proposalSteps, replyText, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps

before(async () => {
  city = await world()
  people = proposalSteps(city)
})
after(() => city.close())

/** The proposer's one tap on the newest record of a talk. */
async function confirmConsultation(id: string): Promise<void> {
  const record = (await people.page('member', id)).tasks[0]?.consultations.find((c) => c.awaitsMe)
  assert.ok(record, 'a record awaits the proposer')
  done(await (await people.as('member')).post(`/api/consultations/${record.id}/confirmation`, {}))
}

test('a proposal goes from a member’s draft over a second round to closed, and its timeline tells it in words', async () => {
  city.at('2022-01-11 10:00')
  const { id, url } = done(await (await people.as('member')).post('/api/proposals', {})).body
  assert.equal(url, `/proposals/${id}`)

  // The member writes; what he wrote is there when he opens it again.
  const saved = done(await people.save('member', id, draftText)).body
  assert.equal(
    saved.length,
    '老城区车位缺口大，早晚高峰占道停车严重。规划滞后，机关和商场的车位夜间空着。建设立体停车库开放机关单位夜间车位'.length,
  )
  assert.deepEqual((await people.page('member', id)).text.suggestions, draftText.suggestions)

  // He invites a colleague, who reads the whole text, signs it, and is told of it in his own work.
  done(await people.move('member', id, 'invite', { people: [city.personId('member2')] }))
  const invitation = done(await (await people.as('member2')).get('/api/work')).body
  assert.ok(
    invitation.lists.some((l: { items: { url: string }[] }) => l.items.some((i) => i.url === url)),
    'the invitation is in his work',
  )
  assert.equal(invitation.notices[0].title, '林一然请您联名提案')
  const { textHash } = await people.page('member2', id)
  done(await people.move('member2', id, 'sign', { textHash, opinion: '赞同，建议尽快办理' }))

  done(await people.move('member', id, 'submit'))
  const received = await people.page('member', id)
  assert.deepEqual([received.state.label, received.timeKind, received.text.proposerKind], ['已提交', 'plenary', 'joint'])
  assert.equal(received.intakeNo, 1)

  // The office reviews; the director files; the case gets its number.
  done(await people.move('proposal-office', id, 'startReview'))
  done(
    await people.move('proposal-office', id, 'passPreReview', {
      category: 'economy',
      units: [{ bodyId: city.bodies.transport, role: 'sole' }],
      note: '一事一案，可以立案',
    }),
  )
  done(await people.move('assigning-office', id, 'jointOpinion', { note: '同意由市交通运输局承办' }))
  city.at('2022-01-13 15:00')
  done(await people.move('proposal-director', id, 'file'))
  assert.equal((await people.page('member', id)).caseNo, 1)

  // The assigning office decides the unit and hands over; the clock of three months starts.
  city.at('2022-03-04 09:00')
  done(await people.move('assigning-office', id, 'allocate', { units: [{ bodyId: city.bodies.transport, role: 'sole' }] }))
  done(
    await people.move('assigning-office', id, 'assign', {
      title: '大会提案交办',
      meetingDay: '2022-03-04',
      documentNo: '云办发〔2022〕8号',
    }),
  )
  const task = await people.task(id)
  assert.equal(task.dueDay, '2022-06-04')
  assert.ok(task.dueSteps.length > 0, 'the due date explains itself')

  // The unit receives, plans, talks with the proposer, answers each suggestion; its head signs.
  city.at('2022-03-07 09:00')
  done(await people.taskMove('unit-liaison', task, 'receive'))
  done(
    await people.taskMove('unit-liaison', task, 'plan', {
      responsibleLeader: '荣立本',
      section: '停车管理科',
      clerk: '戚小满',
      clerkPhone: '0000-1234567',
      plan: '三月调研，四月面商，五月答复',
    }),
  )
  city.at('2022-04-12 16:00')
  done(await people.taskMove('unit-liaison', task, 'consult', people.consultation()))
  await confirmConsultation(id)
  city.at('2022-05-10 09:00')
  done(await people.saveReply('unit-liaison', task))
  assert.equal((await people.page('member', id)).tasks[0]?.reply, null, 'a draft of the reply is the unit’s own')
  done(await people.taskMove('unit-liaison', task, 'sendForSign'))
  done(await people.taskMove('unit-head', task, 'issue', { docNo: '云交函〔2022〕3号', signerName: '荣立本', signerPost: '局长' }))
  const replied = await people.page('member', id)
  assert.deepEqual([replied.state.label, replied.repliedOn, replied.caseClass], ['已答复待反馈', '2022-05-10', 'A'])
  assert.deepEqual(
    replied.tasks[0]?.reply?.items.map((i) => [i.suggestion, i.measure]),
    [
      ['建设立体停车库', '立体停车库已列入年度计划'],
      ['开放机关单位夜间车位', '三个单位试点已经开放'],
    ],
  )

  // 不满意: the office sends it back to the unit as a second round with a clock of its own.
  done(await people.rate('member', await people.form('member', id), 'dissatisfied', '车库还没有动工'))
  assert.equal((await people.page('member', id)).state.label, '已答复待反馈')
  done(await people.move('proposal-office', id, 'confirmRehandle', { demand: '请说明开工时间' }))
  const again = await people.page('member', id)
  assert.equal(again.state.label, '重新办理')
  assert.deepEqual(
    again.tasks.map((t) => [t.round, t.state.label]),
    [
      [2, '待签收'],
      [1, '转入新一轮'],
    ],
  )
  city.at('2022-06-01 09:00')
  await people.answered(id, '云交函〔2022〕9号')
  await confirmConsultation(id)
  done(await people.rate('member', await people.form('member', id), 'satisfied'))
  const closed = await people.page('member', id)
  assert.deepEqual([closed.state.label, closed.closedOn, closed.repliedOn], ['办结', '2022-06-01', '2022-05-10'])

  assert.deepEqual(
    closed.timeline.map((e) => `${e.actor}：${e.words}`),
    [
      '林一然：起草提案',
      '林一然：邀请周若谷联名',
      '周若谷：周若谷签名联署：赞同，建议尽快办理',
      '林一然：提交，收件号1，属大会提案，联名：周若谷',
      '方砚秋：开始初审',
      '方砚秋：初审通过，类别：经济发展、城乡建设，拟由市交通运输局（独办）承办：一事一案，可以立案',
      '沈既白：会审意见：同意由市交通运输局承办',
      '顾长庚：审查立案，编为第1号，类别：经济发展、城乡建设',
      '沈既白：拟定承办单位：市交通运输局（独办）',
      '沈既白：交办（大会提案交办）：市交通运输局（独办，2022年6月4日前）',
      '戚小满：市交通运输局签收',
      '戚小满：市交通运输局拟定办理方案，分管领导荣立本，停车管理科承办，经办人戚小满',
      '戚小满：市交通运输局登记办前沟通：2022年4月12日，登门走访',
      '林一然：林一然确认沟通属实',
      '戚小满：市交通运输局把答复稿送负责人签发',
      '荣立本：市交通运输局答复（云交函〔2022〕3号），A类，签发人荣立本',
      '林一然：林一然评价市交通运输局的答复：办理工作满意，办理结果不满意：车库还没有动工',
      '方砚秋：要求重新办理：请说明开工时间。市交通运输局须在2022年6月10日前再次答复',
      '戚小满：市交通运输局签收',
      '戚小满：市交通运输局登记办前沟通：2022年6月1日，登门走访',
      '戚小满：市交通运输局把答复稿送负责人签发',
      '荣立本：市交通运输局再次答复（云交函〔2022〕9号），A类，签发人荣立本',
      '林一然：林一然确认沟通属实',
      '林一然：林一然评价市交通运输局的答复：办理工作满意，办理结果满意',
      '林一然：办结',
    ],
  )
  const verdict = await city.read((tx) => verifyJournal(tx, city.committeeId))
  assert.equal(verdict.ok, true)
  assert.deepEqual(
    closed.deadlines.map((d) => d.label),
    ['公开提案', '公开答复'],
    'nothing is owed any more but to show the text and the second reply to the public',
  )
  const work = done(await (await people.as('member')).get('/api/work')).body as { lists: { key: string }[] }
  assert.deepEqual(
    work.lists.filter((l) => l.key !== 'obligations.owed'),
    [],
    'the proposer owes nothing any more but the year’s own duties',
  )
})

test('the papers of a closed case are given to its proposer as files', async () => {
  city.at('2022-03-04 09:00')
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕4号')
  const member = await people.as('member')
  const papers = await people.papers('member', 'proposal', id)
  assert.deepEqual(
    papers.map((d) => d.title),
    ['提案表', '收件回执', '立案通知', '交办通知单', '答复函', '征询意见表', '面商记录'],
  )
  for (const { kind, of, name } of papers) {
    const { status, headers, bytes } = await member.get(`/api/documents/${kind}/${of}/${name}?format=docx`)
    assert.equal(status, 200)
    assert.equal(bytes.subarray(0, 2).toString(), 'PK')
    assert.match(String(headers['content-disposition']), /^attachment/)
  }
})

test('lead and assisting units each do their part: 会办 gives its opinion, 主办 answers', async () => {
  city.at('2022-03-04 09:00')
  const id = await people.handedOver([
    { bodyId: city.bodies.transport, role: 'lead' },
    { bodyId: city.bodies.housing, role: 'assist' },
  ])
  const assist = await people.task(id, city.bodies.housing)
  done(await people.taskMove('unit2', assist, 'receive'))
  done(await people.taskMove('unit2', assist, 'assistOpinion', { opinion: '老旧小区改造时一并增加车位' }))
  await people.answered(id, '云交函〔2022〕5号')
  assert.equal(await people.state(id), 'feedbackOpen')
  assert.equal((await people.page('member', id)).forms.length, 1, '会办 is not rated by the proposer')
  assert.equal((await people.task(id, city.bodies.housing)).dueDay < (await people.task(id)).dueDay, true)
})

test('分办: the case waits for every unit, and each answer is rated by itself', async () => {
  city.at('2022-03-04 09:00')
  const id = await people.handedOver([
    { bodyId: city.bodies.transport, role: 'separate' },
    { bodyId: city.bodies.housing, role: 'separate' },
  ])
  await people.answered(id, '云交函〔2022〕6号')
  assert.equal(await people.state(id), 'assigned')
  await people.answered(id, '云建函〔2022〕1号', { unit: city.bodies.housing, clerk: 'unit2', head: 'unit2' })
  assert.equal(await people.state(id), 'feedbackOpen')
  done(await people.rate('member', await people.form('member', id), 'satisfied'))
  assert.equal(await people.state(id), 'feedbackOpen')
  done(await people.rate('member', await people.form('member', id), 'basically'))
  assert.equal(await people.state(id), 'closed')
})

test('a second 不满意 ends in a meeting of the three sides', async () => {
  city.at('2022-03-04 09:00')
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕7号')
  done(await people.rate('member', await people.form('member', id), 'dissatisfied', '没有说明时间'))
  done(await people.move('proposal-office', id, 'confirmRehandle', { demand: '请说明时间' }))
  await people.answered(id, '云交函〔2022〕8号')
  done(await people.rate('member', await people.form('member', id), 'dissatisfied', '仍没有说明时间'))
  assert.equal(await people.state(id), 'mediating')
  done(
    await people.move('proposal-office', id, 'mediate', {
      heldOn: city.today(),
      place: '市政协会议室',
      proposerPeople: '林一然',
      unitPeople: '荣立本局长',
      minutes: '三方商定年内开工',
      result: 'basically',
    }),
  )
  assert.equal(await people.state(id), 'closed')
})

test('the head sends a draft of the reply back to its clerk, who mends it', async () => {
  city.at('2022-03-04 09:00')
  const id = await people.handedOver()
  await people.awaitingSign(id)
  const task = await people.task(id)
  done(await people.taskMove('unit-head', task, 'returnDraft', { reason: '第二条请写明试点单位' }))
  done(await people.saveReply('unit-liaison', task, { ...replyText, body: '已写明试点单位。' }))
  done(await people.taskMove('unit-liaison', task, 'sendForSign'))
  done(await people.taskMove('unit-head', task, 'issue', { docNo: '云交函〔2022〕10号', signerName: '荣立本', signerPost: '局长' }))
  assert.equal((await people.page('member', id)).tasks[0]?.reply?.body, '已写明试点单位。')
})

test('a proposal returned to its author keeps its intake number when it comes back', async () => {
  city.at('2022-06-02 09:00')
  const id = await people.inPreReview()
  const { intakeNo } = await people.page('member', id)
  done(await people.move('proposal-office', id, 'returnToProposer', { defects: '请补充调研数据' }))
  const told = done(await (await people.as('member')).get('/api/work')).body
  assert.ok(told.notices.some((n: { body: string }) => n.body.includes('请补充调研数据')))
  done(await people.save('member', id, { ...draftText, analysis: '缺口约三千个车位。' }))
  done(await people.move('member', id, 'submit'))
  const back = await people.page('member', id)
  assert.deepEqual([back.state.code, back.intakeNo], ['submitted', intakeNo])
})

test('a party writes its own proposal and rates its reply', async () => {
  city.at('2022-01-11 10:00')
  const party = await people.as('collective')
  const text = { ...draftText, proposerKind: 'party' as const, subject: '关于发展云岭市夜间公交的建议' }
  const { id } = done(await party.post('/api/proposals', { proposerKind: 'party', text })).body
  done(await people.move('collective', id, 'submit'))
  const page = await people.page('collective', id)
  assert.deepEqual([page.lead?.name, page.text.proposerKind], ['民盟云岭市委员会', 'party'])
})
