// Review meetings and what becomes of unfiled proposals, over HTTP: the right person at the right time, everybody else with a reason.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { proposals } from '#/features/proposals/feature.ts'
import { refusals } from '#/features/proposals/codes.ts'
import { world, type City } from '../world.ts'
import { heldMeeting, holding, meetingMove, preparedMeeting } from './meeting-steps.ts'
import { done, draftText, proposalSteps, refused, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
})
after(() => city.close())

const meetingPage = async (id: string) => done(await (await people.as('proposal-office')).get(`/api/review-meetings/${id}`)).body

test('the list of refusals has the ten national reasons with codes that do not change', () => {
  assert.deepEqual(
    refusals.codes.slice(0, 10).map((c) => c.code),
    [
      'secret',
      'forbidden',
      'party-personnel',
      'party-internal',
      'litigation',
      'academic',
      'personal',
      'advertising',
      'accusation',
      'empty',
    ],
  )
})

test('a meeting is held only with its quorum, and what it decides stands on its list', async () => {
  const cases = [await people.inJointReview(), await people.inJointReview(), await people.inJointReview()]
  const empty = await preparedMeeting(people, { cases: [] })
  assert.deepEqual(refused(await meetingMove(people, empty, 'hold', holding('2022-03-04')), 422), ['会议还没有列入提案'])
  const id = await preparedMeeting(people, { cases })
  assert.match(refused(await meetingMove(people, empty, 'addCases', { cases: [cases[0]] }), 422).join(), /已列入提案委员会主任会议/)
  assert.match(refused(await meetingMove(people, empty, 'addCases', { cases: [await people.submitted()] }), 422).join(), /不在联合审查/)
  assert.equal(refused(await meetingMove(people, id, 'hold', holding('2022-03-04'), 'assigning-office'), 403).length, 1)
  assert.deepEqual(refused(await meetingMove(people, id, 'hold', holding('2022-03-04', 4)), 422), [
    '应到9人，实到4人，不足过半数，不能开会',
  ])
  assert.deepEqual(refused(await meetingMove(people, id, 'close', { minutes: '纪要' }), 422), ['当前状态是“筹备”，不能结束会议'])
  done(await meetingMove(people, id, 'hold', holding('2022-03-04')))

  const [first = '', second = '', third = ''] = cases
  done(await people.move('proposal-director', first, 'file'))
  done(await people.move('proposal-director', second, 'notFile', { reasonCode: 'empty', reasonText: '没有措施', disposal: 'informedOnly' }))
  assert.match(refused(await meetingMove(people, id, 'dropCases', { cases: [first] }), 422).join(), /已经作出决定/)
  done(await meetingMove(people, id, 'close', { minutes: '逐件审议，形成决定。' }))
  const page = await meetingPage(id)
  assert.deepEqual(
    page.cases.map((c: { decision: string }) => c.decision),
    ['file', 'notFile', 'postponed'],
  )
  assert.equal((await people.page('proposal-office', first)).reviews.at(-1)?.stage, 'meeting')
  assert.equal(await people.state(third), 'jointReview')
  assert.equal(refused(await meetingMove(people, id, 'addCases', { cases: [third] }), 422).length, 1)
  await preparedMeeting(people, { cases: [third] })
})

test('where the rule says so, a collective proposal between sessions is decided by the full committee only', async () => {
  const party = await people.as('collective')
  const { id } = done(
    await party.post('/api/proposals', {
      proposerKind: 'party',
      text: { ...draftText, proposerKind: 'party', leadBodyId: city.bodies.party },
    }),
  ).body
  done(await people.move('collective', id, 'submit'))
  done(await people.move('proposal-office', id, 'startReview'))
  done(await people.move('proposal-office', id, 'passPreReview', { category: 'economy' }))
  const rule = { value: true, fromDay: city.today(), source: '主席会议决定' }
  done(await (await people.as('proposal-director')).post('/api/settings/proposal.collectiveByFullMeeting', rule))
  const says = ['闭会期间的集体提案须由提案委全体会议审议，请先列入全体会议，在会上作出决定']
  assert.deepEqual(refused(await people.move('proposal-director', id, 'file'), 422), says)
  const regular = await heldMeeting(people, { cases: [id] })
  assert.deepEqual(refused(await people.move('proposal-director', id, 'file'), 422), says)
  done(await meetingMove(people, regular.id, 'close', { minutes: '提交全体会议审议。' }))
  await heldMeeting(people, { kind: 'full', cases: [id] })
  done(await people.move('proposal-director', id, 'file'))
})

async function unfiled(): Promise<string> {
  const id = await people.inJointReview()
  done(await people.move('proposal-director', id, 'notFile', { reasonCode: 'single', reasonText: '只提一事', disposal: 'convertedLetter' }))
  return id
}
const convert = async (name: Parameters<Steps['as']>[0], id: string, move: string, form: object = {}) => {
  const conversion = (await people.page('proposal-office', id)).conversion ?? assert.fail('a conversion was asked')
  return (await people.as(name)).post(`/api/conversions/${conversion.id}/moves/${move}`, { version: conversion.version, ...form })
}

test('an unfiled proposal goes on as a letter when its proposer agrees by one tap, with its text', async () => {
  const id = await unfiled()
  const handing = { on: city.today(), receivingOffice: '来信办理组' }
  assert.deepEqual(refused(await convert('proposal-office', id, 'handOver', handing), 422), ['当前状态是“待提案者同意”，不能登记已转办'])
  assert.equal(refused(await convert('proposal-office', id, 'agree'), 403).length, 1)
  assert.match(refused(await people.move('proposal-office', id, 'archiveUnfiled'), 422).join(), /转办还没有了结/)
  const work = done(await (await people.as('member')).get('/api/work')).body
  assert.ok(JSON.stringify(work).includes('请答复是否同意转办'))
  done(await convert('member', id, 'agree'))
  assert.equal(refused(await convert('member', id, 'decline'), 422).length, 1)
  done(await convert('proposal-office', id, 'handOver', handing))
  const { conversion } = await people.page('member', id)
  assert.deepEqual([conversion?.state.label, conversion?.receivingOffice, conversion?.handedOn], ['已转办', '来信办理组', city.today()])
  const listed = done(await (await people.as('proposal-office')).get('/api/lists/conversions?f.state=handed')).body.rows
  assert.equal(listed.length, 1)
  done(await people.move('proposal-office', id, 'archiveUnfiled'))
})

test('without consent nothing is handed on: declined, or silent until the day has passed', async () => {
  const declined = await unfiled()
  done(await convert('member', declined, 'decline'))
  const silent = await unfiled()
  const job = proposals.jobs?.find((j) => j.name === 'proposals.conversions') ?? assert.fail()
  city.at('2022-03-11 23:00')
  await job.run(city.world, 1)
  assert.equal((await people.page('member', silent)).conversion?.state.code, 'asked')
  city.at('2022-03-12 09:00')
  await job.run(city.world, 1)
  await job.run(city.world, 1)
  for (const [id, state] of [
    [declined, 'declined'],
    [silent, 'lapsed'],
  ] as const) {
    assert.equal((await people.page('member', id)).conversion?.state.code, state)
    assert.equal(refused(await convert('proposal-office', id, 'handOver', { on: city.today(), receivingOffice: '研究室' }), 422).length, 1)
  }
})
