// 表彰 over HTTP: candidates, a secret vote with a quorum, the chair meeting, publicity with objections, certificates – and where it then stands.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { SelectionPage } from '#/features/proposals/appraisal/awards/contract.ts'
import { quorumOf, quotaOf } from '#/features/proposals/appraisal/awards/settings.ts'
import { flawsOf } from '#/core/lifecycle-check.ts'
import { candidateCourse, selectionCourse } from '#/features/proposals/appraisal/awards/lifecycle.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, type Heard, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
let good: string

const post = async (name: PersonName, path: string, body: object = {}): Promise<Heard> => (await people.as(name)).post(path, body)
const page = async (name: PersonName, id: string): Promise<SelectionPage> =>
  done(await (await people.as(name)).get(`/api/award-selections/${id}`)).body as SelectionPage
const move = async (name: PersonName, id: string, made: string, form: object = {}) =>
  post(name, `/api/award-selections/${id}/moves/${made}`, { version: (await page('proposal-office', id)).version, ...form })
const candidateMove = async (name: PersonName, id: string, holder: string, made: string, form: object = {}) => {
  const c = (await page('proposal-office', id)).candidates.find((x) => x.holder.name.includes(holder))
  return post(name, `/api/award-candidates/${c?.id ?? ''}/moves/${made}`, { version: c?.version ?? 1, ...form })
}
const says = (heard: Heard, reason: RegExp, status = 422): void => {
  assert.equal(heard.status, status, heard.text)
  assert.match(JSON.stringify(heard.body.reasons), reason)
}
const voters: readonly PersonName[] = ['proposal-director', 'chair', 'adviser']

async function gathered(): Promise<string> {
  const id = done(await post('proposal-office', '/api/award-selections', { title: '2022年度提案工作表彰', year: 2022 })).body.id as string
  const add = (form: object) =>
    post('proposal-office', `/api/award-selections/${id}/candidates`, { recommendedBy: '提案委员会', reason: '选题准，建议实', ...form })
  done(await add({ kind: 'proposal', proposalId: good }))
  done(await add({ kind: 'unit', bodyId: city.bodies.transport }))
  done(await add({ kind: 'person', personId: city.personId('unit-liaison') }))
  says(await add({ kind: 'proposal', proposalId: good }), /已经是候选/)
  says(await add({ kind: 'proposal', bodyId: city.bodies.transport }), /请选择一件已经立案的提案/)
  says(await add({ kind: 'nothing', bodyId: city.bodies.transport }), /没有这种表彰/)
  return id
}
const opened = async (id: string): Promise<void> =>
  void done(await move('proposal-office', id, 'openVote', { voters: voters.map((v) => city.personId(v)), voteUntil: '2022-11-30' }))
async function ballot(name: PersonName, id: string, choice: (holder: string) => string): Promise<Heard> {
  const { candidates } = await page('proposal-office', id)
  return post(name, `/api/award-selections/${id}/vote`, {
    ballot: candidates.map((c) => ({ candidateId: c.id, choice: choice(c.holder.name) })),
  })
}

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  good = await people.handedOver()
  await people.answered(good, '云交函〔2022〕31号')
  done(await people.rate('member', await people.form('member', good), 'satisfied'))
  city.at('2022-11-20 09:00')
})
after(() => city.close())

for (const [percent, base, quota] of [
  [1, 0, 0],
  [1, 30, 1],
  [1, 149, 1],
  [1, 150, 2],
  [20, 45, 9],
] as const)
  test(`${percent} per cent of ${base} is ${quota}`, () => assert.equal(quotaOf(percent, base), quota))

for (const [voters, quorum] of [
  [3, 3],
  [9, 7],
  [1, 1],
] as const)
  test(`of ${voters} voters ${quorum} must vote`, () => assert.equal(quorumOf(66.7, voters), quorum))

test('both courses are whole', () =>
  assert.deepEqual([...flawsOf(selectionCourse), ...flawsOf(candidateCourse, ['approved', 'awarded'])], []))

test('what proposers and units have rated well is suggested; nobody outside sees the candidates', async () => {
  const id = done(await post('proposal-office', '/api/award-selections', { title: '试', year: 2022 })).body.id as string
  const found = await (await people.as('proposal-office')).get(`/api/award-selections/${id}/suggestions`)
  assert.deepEqual(
    found.body.proposals.map((p: { holderId: string }) => p.holderId),
    [good],
  )
  for (const name of ['member', 'unit', 'unit-liaison'] as const)
    assert.equal((await (await people.as(name)).get(`/api/award-selections/${id}`)).status, 404, name)
  says(await move('proposal-office', id, 'openVote', { voters: [city.personId('chair')], voteUntil: '2022-11-30' }), /还没有候选/)
})

test('the vote is secret, once for each voter, and nothing without a quorum', async () => {
  const id = await gathered()
  await opened(id)
  assert.equal((await page('chair', id)).myVote, 'open')
  says(await ballot('proposal-office', id, () => 'for'), /您不是这次初评的投票人/, 403)
  says(await post('chair', `/api/award-selections/${id}/vote`, { ballot: [] }), /请对每一个候选表示意见/)
  done(await ballot('chair', id, () => 'for'))
  says(await ballot('chair', id, () => 'against'), /已经投过票/)
  const during = await page('proposal-office', id)
  assert.deepEqual([during.voted, during.candidates.map((c) => c.votes)], [1, [null, null, null]])
  says(await move('proposal-office', id, 'closeVote'), /应投3人，已投1人，须有3人投票才有效/)
  done(await ballot('adviser', id, (h) => (h.includes('停车') ? 'for' : 'abstain')))
  done(await ballot('proposal-director', id, () => 'against'))
  const entries = await city.read(
    async (tx) =>
      (await sql<{ data: object }>`select data from journal_entry where subject_id = ${id} and event = 'award.voted'`.execute(tx)).rows,
  )
  assert.deepEqual(
    entries.map((e) => e.data),
    [{}, {}, {}],
    'the journal knows that they voted, not what',
  )
  done(await move('proposal-office', id, 'closeVote'))
  const counted = await page('proposal-office', id)
  assert.deepEqual(counted.candidates.find((c) => c.kind.code === 'proposal')?.votes, { for: 2, against: 1, abstain: 0 })
  assert.equal((await (await people.as('member')).get(`/api/award-selections/${id}`)).status, 404)
})

test('deliberated, made public, objected to, announced: it stands on the case, on the unit and in the members’ files', async () => {
  const id = await gathered()
  await opened(id)
  for (const name of voters) done(await ballot(name, id, () => 'for'))
  done(await move('proposal-office', id, 'closeVote'))
  says(await move('proposal-director', id, 'deliberate', { meeting: '主席会议', meetingDay: '2022-11-20' }), /还没有把候选列入建议名单/)
  for (const holder of ['停车', '市交通运输局', '戚小满']) done(await candidateMove('proposal-office', id, holder, 'shortlist'))
  assert.equal((await move('proposal-office', id, 'deliberate', { meeting: '主席会议', meetingDay: '2022-11-20' })).status, 403)
  done(await move('proposal-director', id, 'deliberate', { meeting: '五届第九次主席会议', meetingDay: '2022-11-20' }))
  const shown = await page('member', id)
  assert.deepEqual([shown.candidates.length, shown.candidates[0]?.votes, shown.objections, shown.timeline], [3, null, [], []])
  const person = shown.candidates.find((c) => c.kind.code === 'person')
  assert.equal(
    (await post('member', `/api/award-candidates/${person?.id}/objections`, { fromWhom: '某单位', reason: '时间不足' })).status,
    403,
  )
  const objection = done(
    await post('proposal-office', `/api/award-candidates/${person?.id}/objections`, { fromWhom: '某单位', reason: '从事这项工作不足一年' }),
  ).body.id
  says(
    await move('proposal-director', id, 'announce', { documentNo: '云协发〔2022〕40号' }),
    /公示到2022-11-27，期满后才能公布.*还有1件异议没有处理/,
  )
  done(await post('proposal-office', `/api/award-objections/${objection}/decision`, { upheld: true, reason: '查明属实' }))
  city.at('2022-11-28 09:00')
  done(await move('proposal-director', id, 'announce', { documentNo: '云协发〔2022〕40号' }))
  const final = await page('member', id)
  assert.deepEqual(
    final.candidates.map((c) => [c.kind.code, c.certificateNo]),
    [
      ['proposal', '协证〔2022〕1号'],
      ['unit', '协证〔2022〕2号'],
    ],
  )
  const onCase = await (await people.as('member')).get(`/api/proposals/${good}/appraisal`)
  assert.deepEqual(
    onCase.body.awards.map((a: { kind: string }) => a.kind),
    ['优秀提案'],
  )
  assert.match(
    (await (await people.as('member')).get(`/api/people/${city.personId('member')}`)).text,
    /2022年度优秀提案《关于改善云岭市老城区停车难问题的建议》/,
  )
  assert.match((await (await people.as('general-office')).get(`/api/bodies/${city.bodies.transport}`)).text, /2022年度提案工作先进承办单位/)
  const facts = await city.read(
    async (tx) =>
      (
        await sql<{
          verb: string
        }>`select verb from fact where person_id = ${city.personId('member')} and verb = 'proposal.commended'`.execute(tx)
      ).rows,
  )
  assert.equal(facts.length, 1)
  const figure = await (await people.as('proposal-office')).get('/api/figures/P-AWARDS/records?year=2022')
  assert.equal(figure.body.records.length, 2)
  const candidate = final.candidates[0]?.id
  for (const path of [
    `/api/documents/award-selection/${id}/decision`,
    `/api/documents/award-selection/${id}/publicity?format=pdf`,
    `/api/documents/award-candidate/${candidate}/certificate`,
  ])
    assert.equal((await (await people.as('proposal-office')).get(path)).status, 200, path)
})
