// The ways around the main course, over HTTP: withdrawing, a merger undone, the fast track, co-signing that runs out, word on paper, the archive.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { checkFacts } from '#/core/facts-check.ts'
import { inScope } from '#/core/db/database.ts'
import { factSources } from '../../src/app/features.ts'
import { proposals } from '#/features/proposals/feature.ts'
import { world, type City } from '../world.ts'
import { done, draftText, proposalSteps, refused, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
})
after(() => city.close())

const noticesOf = async (name: Parameters<Steps['as']>[0]): Promise<string[]> =>
  done(await (await people.as(name)).get('/api/notices')).body.items.map((n: { title: string }) => n.title)
const runJob = (name: string): Promise<void> | undefined => proposals.jobs?.find((j) => j.name === name)?.run(city.world, 1)
const parties = (id: string): Promise<string[]> =>
  city.read(async (tx) => {
    const { rows } = await sql<{
      part: string
    }>`select part from matter_party where matter_id = ${id} and party_id = ${city.personId('member2')}
      and until_at is null order by part`.execute(tx)
    return rows.map((r) => r.part)
  })
const creditOf = (name: 'member2'): Promise<number> =>
  city.read(async (tx) => {
    const { rows } = await sql<{ sum: number }>`select coalesce(sum(weight), 0)::float8 as sum from fact
      where person_id = ${city.personId(name)} and verb = 'proposal.filed'`.execute(tx)
    return rows[0]?.sum ?? 0
  })

test('before filing the author takes his proposal back himself, nobody else can, and never afterwards', async () => {
  const id = await people.submitted()
  assert.match(refused(await people.move('member2', id, 'withdraw', { reason: '撤' }), 404).join(), /无权查看/)
  done(await people.move('member', id, 'withdraw', { reason: '另行反映' }))
  const filed = await people.filed()
  assert.deepEqual(refused(await people.move('member', filed, 'withdraw', { reason: '撤' }), 422), ['当前状态是“立案”，不能撤回'])
})

test('after filing the proposer asks, the committee refuses with its reason or consents', async () => {
  const id = await people.filed()
  assert.deepEqual(refused(await people.move('proposal-director', id, 'refuseWithdrawal', { note: '继续' }), 422), ['提案者没有申请撤案'])
  done(await people.move('member', id, 'requestWithdrawal', { reason: '已另行解决' }))
  assert.ok((await noticesOf('proposal-director')).includes('提案者申请撤案'))
  assert.deepEqual(refused(await people.move('member', id, 'requestWithdrawal', { reason: '再申请' }), 422), [
    '已经申请撤案，请等提案委答复',
  ])
  assert.equal((await people.page('member', id)).withdrawalAsked?.reason, '已另行解决')
  done(await people.move('proposal-director', id, 'refuseWithdrawal', { note: '单位已经着手' }))
  assert.ok((await noticesOf('member')).includes('撤案申请未获同意'))
  assert.equal((await people.page('member', id)).withdrawalAsked, null)
  assert.equal(refused(await people.move('proposal-office', id, 'withdrawFiled', { reason: '撤案' }), 403).length, 1)
  done(await people.move('member', id, 'requestWithdrawal', { reason: '仍请撤案' }))
  done(await people.move('proposal-director', id, 'withdrawFiled', { reason: '同意撤案' }))
  assert.equal(await people.state(id), 'withdrawn')
})

test('a withdrawal after the hand-over ends the units’ tasks, and the units are told', async () => {
  const id = await people.handedOver()
  assert.deepEqual(refused(await people.move('proposal-director', id, 'withdrawFiled', { reason: '撤' }), 422), [
    '当前状态是“已交办”，不能撤案',
  ])
  const task = await people.task(id)
  done(await people.move('proposal-director', id, 'withdrawAssigned', { reason: '提案者书面申请' }))
  const page = await people.page('proposal-director', id)
  assert.deepEqual([page.state.code, page.tasks[0]?.state.label, page.deadlines], ['withdrawn', '已撤案', []])
  assert.ok((await noticesOf('unit-liaison')).includes('提案已撤案，不再办理'))
  assert.equal(refused(await people.taskMove('unit', task, 'receive'), 422).length, 1)
})

test('a merger gives every author full credit, and undoing it restores what was before', async () => {
  const main = await people.filed()
  const own = done(
    await (await people.as('member2')).post('/api/proposals', { text: { ...draftText, subject: '关于老城区增设停车楼的建议' } }),
  ).body.id as string
  done(await people.move('member2', own, 'submit'))
  done(await people.move('proposal-office', own, 'startReview'))
  done(await people.move('proposal-office', own, 'passPreReview', { category: 'economy' }))
  const before = await creditOf('member2')
  assert.equal(refused(await people.move('proposal-office', own, 'merge', { mainCase: main, consent: true }), 403).length, 1)
  assert.match(refused(await people.move('proposal-director', own, 'merge', { mainCase: main }), 422).join(), /征得提案者同意/)
  done(await people.move('proposal-director', own, 'merge', { mainCase: main, consent: true }))
  assert.equal(await creditOf('member2'), before + 1)
  assert.deepEqual(await parties(main), ['coAuthor'])
  assert.match(refused(await people.move('member', main, 'requestWithdrawal', { reason: '撤' }), 422).join(), /请先解除并案/)

  assert.equal(refused(await people.move('proposal-office', own, 'unmerge', { reason: '不是一事' }), 403).length, 1)
  done(await people.move('proposal-director', own, 'unmerge', { reason: '所提不是一事' }))
  assert.equal(await people.state(own), 'jointReview')
  assert.equal((await people.page('member2', own)).mainCase, null)
  assert.deepEqual(await parties(main), [])
  assert.equal(await creditOf('member2'), before)
  for (const name of ['member', 'member2'] as const) assert.ok((await noticesOf(name)).includes('并案已经解除'))
  assert.ok((await people.page('member2', own)).deadlines.some((d) => d.label === '作出审查决定'))
  const { missing, surplus } = await city.read((tx) => checkFacts(tx, 1, factSources))
  assert.deepEqual([missing, surplus], [0, 0])

  done(await people.move('proposal-director', own, 'merge', { mainCase: main, consent: true }))
  done(await people.move('assigning-office', main, 'allocate', { units: [{ bodyId: city.bodies.transport, role: 'sole' }] }))
  done(await people.move('assigning-office', main, 'assign', people.batch()))
  assert.match(refused(await people.move('proposal-director', own, 'unmerge', { reason: '不是一事' }), 422).join(), /主案已经交办/)
  await people.answered(main, '云交函〔2022〕7号')
  assert.equal((await people.form('member2', main)).decisive, true)
  assert.ok((await noticesOf('member2')).includes('收到提案答复，请评价'))
})

test('the fast track files and hands over in one act, under its own clock', async () => {
  const units = [{ bodyId: city.bodies.transport, role: 'sole' }]
  const id = await people.inJointReview()
  assert.equal(refused(await people.move('proposal-office', id, 'fastFile', { reason: '汛期将至', units }), 403).length, 1)
  assert.match(refused(await people.move('proposal-director', id, 'fastFile', { units }), 422).join(), /快速通道/)
  done(await people.move('proposal-director', id, 'fastFile', { reason: '汛期将至', units }))
  const page = await people.page('member', id)
  // 2022-03-04 + 15 working days.
  assert.deepEqual([page.state.code, page.fastTrack, page.tasks[0]?.dueDay], ['assigned', true, '2022-03-25'])
  assert.ok((await noticesOf('assigning-office')).includes('提案走快速通道，已即时交办'))
  assert.ok((await noticesOf('unit-liaison')).includes('新交办提案'))
  const listed = done(await (await people.as('proposal-office')).get('/api/lists/proposals?f.fast=yes')).body.rows
  assert.deepEqual(
    listed.map((r: { id: string }) => r.id),
    [id],
  )
})

test('co-signing that runs out drops the unsigned and tells the lead; where the session says so, it submits', async () => {
  city.at('2022-03-07 09:00')
  const invited = async (): Promise<string> => {
    const id = await people.drafted()
    done(await people.move('member', id, 'invite', { people: [city.personId('member2'), city.personId('member3')] }))
    done(await people.move('member2', id, 'sign', { textHash: (await people.page('member2', id)).textHash }))
    return id
  }
  const first = await invited()
  await runJob('proposals.cosign')
  assert.equal((await people.page('member', first)).cosigners.length, 2)
  city.at('2022-03-11 09:00')
  await runJob('proposals.cosign')
  await runJob('proposals.cosign')
  const page = await people.page('member', first)
  assert.deepEqual([page.state.code, page.cosigners.map((c) => c.name)], ['cosigning', ['周若谷']])
  assert.equal((await noticesOf('member')).filter((t) => t === '联名期满，可以提交了').length, 1)

  done(
    await (
      await people.as('proposal-director')
    ).post('/api/settings/proposal.submitAtExpiry', {
      value: true,
      fromDay: '2022-03-11',
      source: '主席会议决定',
    }),
  )
  const second = await invited()
  city.at('2022-03-16 09:00')
  await runJob('proposals.cosign')
  const submitted = await people.page('member', second)
  assert.deepEqual([submitted.state.code, submitted.text.proposerKind], ['submitted', 'joint'])
  assert.equal(submitted.cosigners.filter((c) => c.signedAt).length, 1)
})

test('a proposal sent back keeps its number when it comes again, with a day to come by', async () => {
  const id = await people.inPreReview()
  const { intakeNo } = await people.page('member', id)
  assert.equal(refused(await people.move('assigning-office', id, 'returnToProposer', { defects: '请补充' }), 403).length, 1)
  done(await people.move('proposal-office', id, 'returnToProposer', { defects: '请写明地点' }))
  assert.ok((await people.page('member', id)).deadlines.some((d) => d.label === '修改后再次提交'))
  done(await people.move('member', id, 'submit'))
  assert.equal((await people.page('member', id)).intakeNo, intakeNo)
  done(await people.move('proposal-office', id, 'startReview'))
  done(await people.move('proposal-office', id, 'passPreReview', { category: 'economy' }))
  done(await people.move('proposal-office', id, 'reopenPreReview', { note: '类别有误' }))
  assert.equal(await people.state(id), 'preReview')
})

test('who has no account is told on paper why his proposal was not filed, within three working days', async () => {
  const form = { reasonCode: 'empty', reasonText: '没有措施', disposal: 'informedOnly' }
  const id = await people.inJointReview()
  done(await people.move('proposal-director', id, 'notFile', form))
  assert.ok((await noticesOf('member')).includes('提案未予立案'))
  assert.deepEqual(refused(await people.move('proposal-office', id, 'inform', { on: city.today(), how: '当面' }), 422), [
    '系统已经通知提案者本人，不需要另行书面告知',
  ])
  const office = await people.as('proposal-office')
  await inScope(city.world.db, [1], (tx) =>
    sql`update account set disabled_at = now() where person_id = ${city.personId('member3')}`.execute(tx),
  )
  const paper = done(await office.post('/api/proposals/on-behalf', { leadPersonId: city.personId('member3'), text: draftText })).body
    .id as string
  done(await people.move('proposal-office', paper, 'submit'))
  done(await people.move('proposal-office', paper, 'startReview'))
  done(await people.move('proposal-office', paper, 'passPreReview', { category: 'economy' }))
  done(await people.move('proposal-director', paper, 'notFile', form))
  const { deadlines } = await people.page('proposal-office', paper)
  assert.deepEqual(
    deadlines.map((d) => [d.label, d.due]),
    [['告知提案者', '2022-03-21']],
  )
  assert.match(refused(await people.move('proposal-office', paper, 'archiveUnfiled', {}), 422).join(), /还没有书面告知/)
  done(await people.move('proposal-office', paper, 'inform', { on: city.today(), how: '电话并邮寄告知书' }))
  done(await people.move('proposal-office', paper, 'archiveUnfiled', {}))
  assert.equal(refused(await people.move('proposal-office', id, 'archive', {}), 422).length, 1)
})

test('at the end of the term what is closed goes to the archive in one go; what is open says why not', async () => {
  const closed = await people.handedOver()
  await people.answered(closed, '云交函〔2022〕31号')
  done(await people.rate('member', await people.form('member', closed), 'satisfied'))
  const open = await people.filed()
  const version = async (id: string): Promise<number> => (await people.page('proposal-office', id)).version
  const cases = [
    { id: closed, version: await version(closed) },
    { id: open, version: await version(open) },
  ]
  assert.equal((await (await people.as('member')).post('/api/proposals/batch/archive', { cases, form: {} })).status, 403)
  const { results } = done(await (await people.as('proposal-office')).post('/api/proposals/batch/archive', { cases, form: {} })).body
  assert.deepEqual(
    results.map((r: { ok: boolean; reasons: string[] }) => [r.ok, r.reasons]),
    [
      [true, []],
      [false, ['当前状态是“立案”，不能归档']],
    ],
  )
})
