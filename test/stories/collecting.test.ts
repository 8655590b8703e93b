// Judgements without an own sign-in, over HTTP: one-time links, paper with its scan, and nobody of the unit that answered.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { randomUUIDv7 } from 'node:crypto'
import { inScope } from '#/core/db/database.ts'
import { sourceLimit } from '#/core/identity/sign-in-guard.ts'
import { scalePresets } from '#/features/proposals/scale-rules.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, refused, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
})
after(() => city.close())

const answers = { contacted: 'face', attitude: 'satisfied', result: 'basically' }
let letters = 0
async function answered(): Promise<{ id: string; form: string }> {
  const id = await people.handedOver()
  await people.answered(id, `云交函〔2022〕${++letters}号`)
  return { id, form: (await people.form('member', id)).id }
}
const post = async (name: PersonName, path: string, body: object) => (await people.as(name)).post(path, body)
const madeLink = async (form: string): Promise<string> => done(await post('proposal-office', `/api/feedback/${form}/link`, {})).body.token

async function scanned(name: PersonName, form: string) {
  const file = new FormData()
  file.set('subjectKind', 'feedback')
  file.set('subjectId', form)
  file.set('part', 'scan')
  file.set('file', new File(['签名的征询意见表'], '征询意见表.txt'))
  return (await people.as(name)).upload('/api/files', file)
}

test('a link shows the answer and takes one judgement, without an account, once', async () => {
  const { id, form } = await answered()
  for (const name of ['member', 'unit', 'proposal-director'] as const)
    assert.equal(refused(await post(name, `/api/feedback/${form}/link`, {}), 403).length, 1)
  const token = await madeLink(form)
  const stored = await city.read(async (tx) => (await sql`select * from feedback_link where feedback_id = ${form}`.execute(tx)).rows)
  assert.ok(!JSON.stringify(stored).includes(token), 'only the hash is kept')

  const visitor = city.visitor()
  const shown = done(await visitor.post('/api/evaluation-links/form', { token })).body
  assert.deepEqual([shown.evaluator, shown.unit, shown.questions.length], ['林一然', '市交通运输局', 3])
  assert.match(
    refused(await visitor.post('/api/evaluation-links/judgement', { token, answers: { result: 'satisfied' }, comment: '' }), 422).join(),
    /请回答/,
  )
  done(await visitor.post('/api/evaluation-links/judgement', { token, answers, comment: '' }))
  assert.deepEqual(refused(await visitor.post('/api/evaluation-links/judgement', { token, answers, comment: '' }), 404), [
    '这个链接无效、已经用过或者过期了，请联系提案办',
  ])
  const page = await people.page('member', id)
  assert.deepEqual([page.state.code, page.forms[0]?.channel, page.forms[0]?.verdict], ['closed', 'link', 'satisfied'])
  assert.ok(page.timeline.some((e) => e.words.includes('（一次性链接）')))
})

test('a newer link puts the older out of use, and none outlives the day the form is due', async () => {
  const { form } = await answered()
  const first = await madeLink(form)
  const second = await madeLink(form)
  const visitor = city.visitor()
  assert.equal((await visitor.post('/api/evaluation-links/form', { token: first })).status, 404)
  done(await visitor.post('/api/evaluation-links/form', { token: second }))
  city.at('2022-03-26 09:00')
  assert.equal((await visitor.post('/api/evaluation-links/form', { token: second })).status, 404)
  assert.match(refused(await post('proposal-office', `/api/feedback/${form}/link`, {}), 422).join(), /期限已过/)
  city.at('2022-03-04 09:00')
})

test('trying tokens is slowed down', async () => {
  const { form } = await answered()
  const token = await madeLink(form)
  const visitor = city.visitor()
  for (let i = 0; i < sourceLimit; i++) await visitor.post('/api/evaluation-links/form', { token: `1.${String(i).padStart(43, 'x')}` })
  assert.match(refused(await visitor.post('/api/evaluation-links/form', { token }), 422).join(), /十五分钟/)
  city.at('2022-03-04 09:20')
  done(await visitor.post('/api/evaluation-links/form', { token }))
  city.at('2022-03-04 09:00')
})

test('a paper form is entered by the office with its scan and stays marked as such', async () => {
  const { id, form } = await answered()
  const entry = { answers, comment: '', signedOn: city.today() }
  assert.deepEqual(refused(await post('proposal-office', `/api/feedback/${form}/paper`, entry), 422), [
    '请先上传提案者签名的征询意见表扫描件',
  ])
  for (const name of ['unit', 'member'] as const) assert.ok((await scanned(name, form)).status >= 400, name)
  done(await scanned('proposal-office', form))
  assert.match(
    refused(await post('proposal-office', `/api/feedback/${form}/paper`, { ...entry, signedOn: '2022-03-05' }), 422).join(),
    /不能晚于今天/,
  )
  done(await post('proposal-office', `/api/feedback/${form}/paper`, entry))
  const [given] = (await people.page('member', id)).forms
  assert.deepEqual([given?.channel, given?.enteredBy, given?.answers.at(-1)?.label], ['paper', '方砚秋', '基本满意'])
  assert.match(refused(await post('proposal-office', `/api/feedback/${form}/paper`, entry), 422).join(), /已经评价过/)
  assert.ok((await scanned('proposal-office', form)).status === 422, 'the scan of a given form stays as it is')
})

test('whoever holds a post in the unit that answered neither judges nor enters a judgement, whatever else he is', async () => {
  const { form } = await answered()
  await inScope(city.world.db, [1], async (tx) => {
    for (const name of ['member', 'proposal-office'] as const)
      await sql`insert into post (committee_id, id, person_id, body_id, role, title, from_day, source)
        values (1, ${randomUUIDv7()}, ${city.personId(name)}, ${city.bodies.transport}, 'unit-head', '副局长', '2022-01-01', '任命')`.execute(
        tx,
      )
  })
  city.at('2022-03-04 09:30')
  assert.deepEqual(refused(await post('member', `/api/feedback/${form}`, { answers, comment: '' }), 403), [
    '您在市交通运输局任职，不能评价本单位的答复',
  ])
  for (const [path, body] of [
    ['link', {}],
    ['paper', { answers, comment: '', signedOn: city.today() }],
  ] as const)
    assert.deepEqual(refused(await post('proposal-office', `/api/feedback/${form}/${path}`, body), 403), [
      '您在市交通运输局任职，不能代收对本单位答复的评价',
    ])
  assert.ok((await scanned('proposal-office', form)).status === 403)
  await inScope(city.world.db, [1], (tx) => sql`delete from post where title = '副局长'`.execute(tx))
  city.at('2022-03-04 09:00')
})

test('a form asks by the scale in force when it was opened, however the rule is changed afterwards', async () => {
  const before = await answered()
  const three = scalePresets.find((s) => s.title.startsWith('一问三档：满意、基本满意、不满意')) ?? assert.fail()
  done(
    await post('proposal-director', '/api/settings/proposal.feedbackScale', {
      value: three,
      fromDay: city.today(),
      source: '主席会议决定',
    }),
  )
  const afterwards = await answered()
  assert.equal((await people.page('member', before.id)).forms[0]?.questions.length, 3)
  assert.deepEqual(
    (await people.page('member', afterwards.id)).forms[0]?.questions.map((q) => q.answers.map((a) => a.label)),
    [['满意', '基本满意', '不满意']],
  )
  assert.match(refused(await post('member', `/api/feedback/${afterwards.form}`, { answers, comment: '' }), 422).join(), /没有的问题/)
  done(await post('member', `/api/feedback/${afterwards.form}`, { answers: { result: 'dissatisfied' }, comment: '没有办' }))
  assert.equal(await people.state(afterwards.id), 'feedbackOpen')
  // One click: what the proposer said is the demand.
  done(await people.move('proposal-office', afterwards.id, 'confirmRehandle', {}))
  const page = await people.page('member', afterwards.id)
  assert.equal(page.state.code, 'rehandling')
  assert.ok(page.timeline.some((e) => e.words.includes('林一然：没有办')))
  assert.ok(!page.deadlines.some((d) => d.label === '确认重新办理'))
})
