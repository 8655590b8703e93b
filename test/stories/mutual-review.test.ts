// 双向评议 over HTTP: the office sends a round, both sides rate without seeing each other, a low rating may send the case back to its unit.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { PairPage, RoundPage } from '#/features/proposals/appraisal/mutual/contract.ts'
import { closeRoundsJob } from '#/features/proposals/appraisal/mutual/jobs.ts'
import { world, type City, type PersonName } from '../world.ts'
import { appraisalSteps, type AppraisalSteps } from './appraisal-steps.ts'
import { done, proposalSteps, type Heard, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
let steps: AppraisalSteps

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  steps = appraisalSteps(city, people)
})
after(() => city.close())

const secret = '背靠背的意见不能泄露'
const everyone: readonly PersonName[] = [
  'member',
  'member2',
  'unit',
  'unit2',
  'proposal-office',
  'proposal-director',
  'chair',
  'leader',
  'inspection',
]

/** Everything this person can ask about a pair: page, lists, export, search, figures, papers, journal, the case. */
async function allAnswers(name: PersonName, pair: PairPage): Promise<string> {
  const as = await people.as(name)
  const form = (side: string) => pair.forms.find((f) => f.side === side)?.id ?? ''
  const paths = [
    `/api/mutual-pairs/${pair.id}`,
    `/api/mutual-rounds/${pair.round.id}`,
    `/api/mutual-forms/${form('handling')}`,
    `/api/mutual-forms/${form('quality')}`,
    `/api/lists/mutual-pairs?cols=round,opened`,
    `/api/lists/mutual-forms`,
    `/api/lists/mutual-pairs/export?format=csv`,
    `/api/lists/mutual-forms/export?format=csv`,
    `/api/search?q=${encodeURIComponent(secret)}`,
    `/api/proposals/${pair.proposal.id}`,
    `/api/figures/P-MUTUAL-HANDLING/records?year=2022`,
    `/api/figures/P-MUTUAL-QUALITY/records?year=2022`,
    `/api/work`,
    `/api/notices`,
  ]
  const answers: string[] = []
  for (const path of paths) answers.push((await as.get(path)).text)
  return answers.join('\n')
}

const says = (heard: Heard, reason: RegExp, status = 422): void => {
  assert.equal(heard.status, status, heard.text)
  assert.match(JSON.stringify(heard.body.reasons), reason)
}

test('a round is drawn up, filled with answered cases and sent; both sides are told once', async () => {
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕11号')
  const round = await steps.drafted()
  says(await steps.roundMove('proposal-office', round, 'send'), /还没有选入已经答复的提案/)
  assert.deepEqual(done(await steps.choose('proposal-office', round)).body, { added: 1 })
  says(await steps.choose('proposal-office', round), /没有已经答复、还没有评议过的提案/)
  done(await steps.roundMove('proposal-office', round, 'send'))
  says(await steps.choose('proposal-office', round), /评议表已经发出/)
  for (const name of ['member', 'unit'] as const) {
    const inbox = await (await people.as(name)).get('/api/notices')
    assert.equal(inbox.body.items.filter((n: { title: string }) => n.title === '请作双向评议').length, 1, name)
  }
})

test('neither side, nor anybody else, learns the other’s score or comment before both are in', async () => {
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕12号')
  const pair = await steps.sent()
  done(await steps.give('member', pair, 'handling', [19, 9, 17, 18, 16, 8], secret))
  const open = await steps.pair('member', pair.id)
  assert.equal(open.forms.find((f) => f.side === 'handling')?.total, 87)
  for (const name of everyone.filter((n) => n !== 'member')) {
    const told = await allAnswers(name, pair)
    assert.doesNotMatch(told, /意见不能泄露/, name)
    assert.doesNotMatch(told, /"total":87|"handling":87|"amount":87|\b87\b分/, name)
    const page = await (await people.as(name)).get(`/api/mutual-pairs/${pair.id}`)
    if (page.status === 200) {
      const theirs = (page.body as PairPage).forms.find((f) => f.side === 'handling')
      assert.deepEqual([theirs?.total, theirs?.grade, theirs?.scores, theirs?.comment], [null, null, null, ''], name)
      assert.ok(theirs?.givenOn, 'that it is in may be known')
      assert.equal((await (await people.as(name)).get(`/api/documents/mutual-pair/${pair.id}/handling`)).status, 404, name)
    }
  }
  const entries = await city.read(
    async (tx) => (await sql<{ data: unknown }>`select data from journal_entry where subject_id = ${pair.id}`.execute(tx)).rows,
  )
  assert.doesNotMatch(JSON.stringify(entries), /"(?:total|grade|scores|comment)"|意见不能泄露/)
  const journal = await (await people.as('audit-admin')).get('/api/journal')
  assert.equal(journal.status, 200)
  assert.doesNotMatch(journal.text, /意见不能泄露|87分/)
  const summary = done(await (await people.as('proposal-office')).get(`/api/mutual-rounds/${pair.round.id}`)).body as RoundPage
  assert.deepEqual(
    summary.units.map((u) => [u.given, u.mean]),
    [[1, null]],
  )

  done(await steps.give('unit', pair, 'quality', [18, 18, 17, 18, 17], '建议具体'))
  for (const [name, side, total] of [
    ['unit', 'handling', 87],
    ['member', 'quality', 88],
    ['proposal-office', 'quality', 88],
  ] as const)
    assert.equal((await steps.pair(name, pair.id)).forms.find((f) => f.side === side)?.total, total, name)
  assert.equal((await steps.pair('unit', pair.id)).state.code, 'opened')
  assert.match((await (await people.as('audit-admin')).get('/api/journal')).text, /双方交齐：办理87分（良好），提案质量88分（良好）/)
  const figure = await (await people.as('proposal-office')).get('/api/figures/P-MUTUAL-HANDLING/records?year=2022')
  assert.deepEqual(
    figure.body.records.map((r: { amount: number }) => r.amount),
    [87],
  )
})

test('only the proposer rates the handling and only the unit the proposal, once, with points that fit', async () => {
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕13号')
  const pair = await steps.sent()
  for (const name of ['member2', 'proposal-office', 'unit', 'unit2', 'collective'] as const)
    assert.ok([403, 404].includes((await steps.give(name, pair, 'handling', [1, 1, 1, 1, 1, 1])).status), name)
  for (const name of ['member', 'unit2', 'proposal-director'] as const)
    assert.ok([403, 404].includes((await steps.give(name, pair, 'quality', [1, 1, 1, 1, 1])).status), name)
  says(await steps.give('member', pair, 'handling', [21, 9, 17, 18, 16]), /“组织领导”在0到20分之间.*请给“群众获得感”评分/)
  says(await steps.give('member', pair, 'handling', [1, 1, 1, 1, 1, 1]), /评分低于60分的，请写明哪里没有办好/)
  done(await steps.give('member', pair, 'handling', [20, 10, 20, 20, 20, 10]))
  says(await steps.give('member', pair, 'handling', [1, 1, 1, 1, 1, 1], '改一改'), /已经交了/)
})

test('a low rating recommends to answer again; the office hands the case to its unit once more', async () => {
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕14号')
  done(await people.rate('member', await people.form('member', id), 'basically'))
  const pair = await steps.sent()
  done(await steps.give('unit', pair, 'quality', [18, 18, 17, 18, 17]))
  done(await steps.give('member', pair, 'handling', [10, 5, 10, 12, 8, 3], '没有当面来过，措施不具体'))
  const low = await steps.pair('proposal-office', pair.id)
  assert.equal(low.state.code, 'low')
  assert.deepEqual(
    low.moves.map((m) => [m.move, m.ok]),
    [
      ['answerAgain', true],
      ['letStand', true],
    ],
  )
  const work = await (await people.as('proposal-office')).get('/api/work')
  assert.match(work.text, /决定是否交市交通局重新答复/)
  for (const name of ['member', 'unit', 'chair'] as const)
    assert.equal((await steps.pairMove(name, low, 'answerAgain', { demand: '再办' })).status, 403, name)
  done(await steps.pairMove('proposal-office', low, 'answerAgain', { demand: '请当面沟通，写明措施和时间' }))
  assert.equal(await people.state(id), 'rehandling')
  says(await steps.pairMove('proposal-office', low, 'letStand', { reason: '算了' }), /不能不再重办/)
})

test('when the day has passed the round is closed: what is in is shown, what is missing stays missing', async () => {
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕15号')
  const pair = await steps.sent()
  done(await steps.give('unit', pair, 'quality', [15, 15, 15, 15, 15]))
  city.at('2022-04-02 09:00')
  await closeRoundsJob.run(city.world, city.committeeId)
  await closeRoundsJob.run(city.world, city.committeeId)
  const shown = await steps.pair('member', pair.id)
  assert.equal(shown.state.code, 'opened')
  assert.equal(shown.forms.find((f) => f.side === 'quality')?.total, 75)
  says(await steps.give('member', pair, 'handling', [20, 10, 20, 20, 20, 10]), /已经截止/)
  const round = pair.round.id
  says(await steps.roundMove('proposal-office', round, 'publish', { meeting: '五届第三次主席会议' }), /没有办理此事的权限/, 403)
  done(await steps.roundMove('proposal-director', round, 'publish', { meeting: '五届第三次主席会议' }))
  for (const path of [`/api/documents/mutual-round/${round}/summary`, `/api/documents/mutual-pair/${pair.id}/quality?format=pdf`])
    assert.equal((await (await people.as('proposal-office')).get(path)).status, 200, path)
  const participation = await (await people.as('proposal-office')).get('/api/figures/P-MUTUAL-PARTICIPATION/records?year=2022')
  const all = participation.body.records as readonly { amount: number }[]
  assert.ok(all.some((r) => r.amount === 0) && all.some((r) => r.amount === 1))
})
