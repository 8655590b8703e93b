// A draft is its author's alone: whoever changes an id in an address, searches, exports or looks for similar ones does not meet it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { may, type Right } from '#/core/actor.ts'
import { readTable } from '#/core/documents/table.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { done, draftText, proposalSteps, refused, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps

const secret = '关于石泉岭县古驿道保护利用的建议'
const secretText = { ...draftText, subject: secret, situation: '古驿道青石板被成段撬走。', keywords: ['古驿道'] }

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
})
after(() => city.close())

const strangers = personNames.filter((name) => name !== 'member')

test('nobody but its author opens a draft by its id: page, papers, moves, text', async () => {
  const id = await people.drafted(secretText)
  for (const name of strangers) {
    const client = await people.as(name)
    for (const path of [`/api/proposals/${id}`, `/api/documents?kind=proposal&id=${id}`, `/api/documents/proposal/${id}/form?format=pdf`])
      assert.equal((await client.get(path)).status, 404, `${name} GET ${path}`)
    for (const heard of [
      await people.save(name, id, draftText),
      await people.move(name, id, 'submit'),
      await people.move(name, id, 'invite', { people: [city.personId('member3')] }),
    ])
      assert.ok([403, 404].includes(heard.status), `${name}: ${heard.text}`)
  }
  const page = await people.page('member', id)
  assert.deepEqual([page.state.code, page.version, page.text.subject], ['draft', 1, secret])
})

test('no list of anybody else shows a draft, not even when asked for its words, its author or its state', async () => {
  await people.drafted(secretText)
  const questions = ['', 'q=古驿道', 'q=驿道', `f.lead=${city.personId('member')}`, 'f.state=draft', `q=${secret}`]
  for (const name of strangers) {
    const client = await people.as(name)
    for (const list of ['proposals', 'my-proposals', 'tasks', 'feedback'])
      for (const question of questions) {
        const { status, text } = await client.get(`/api/lists/${list}?limit=100&${encodeURI(question)}`)
        assert.ok([200, 404, 422].includes(status), text)
        assert.ok(!text.includes('古驿道') || status === 422, `${name} ${list}?${question}`)
      }
  }
  const mine = done(await (await people.as('member')).get(`/api/lists/proposals?q=${encodeURIComponent('古驿道')}`)).body
  assert.ok(mine.rows.length > 0, 'the author finds it by the same words')
})

test('exports in every format leave a draft out', async () => {
  await people.drafted(secretText)
  const exporters: readonly PersonName[] = ['member2', 'proposal-office', 'proposal-director', 'unit', 'county-member', 'chair']
  for (const name of exporters)
    for (const format of ['csv', 'jsonl', 'xlsx']) {
      const { status, bytes } = await (await people.as(name)).get(`/api/lists/proposals/export?format=${format}`)
      assert.equal(status, 200, `${name} ${format}: ${bytes.toString().slice(0, 300)}`)
      assert.ok(!(await cellsOf(bytes, format)).includes('古驿道'), `${name} ${format}`)
    }
  const { bytes } = await (await people.as('member')).get('/api/lists/proposals/export?format=xlsx')
  assert.ok((await cellsOf(bytes, 'xlsx')).includes('古驿道'), 'the author’s own export has it')
})

async function cellsOf(bytes: Buffer, format: string): Promise<string> {
  if (format !== 'xlsx') return bytes.toString('utf8')
  // An export without rows cannot be read back as a table; what it says then is looked through all the same.
  return JSON.stringify(await readTable(bytes, 'export.xlsx'))
}

test('similar proposals never name a draft of another', async () => {
  await people.drafted(secretText)
  const alike = { subject: secret, body: secretText.situation, except: null }
  for (const name of ['member2', 'member3', 'collective', 'proposal-office', 'proposal-director', 'assigning-office'] as const) {
    const { items } = done(await (await people.as(name)).post('/api/proposals/similar', alike)).body
    assert.ok(!JSON.stringify(items).includes('古驿道'), name)
  }
})

test('what is told to one is not in the work of another', async () => {
  const id = await people.invited(secretText)
  for (const name of strangers.filter((n) => n !== 'member2')) {
    const { text } = await (await people.as(name)).get('/api/work')
    assert.ok(!text.includes(id) && !text.includes('古驿道'), name)
  }
})

test('an invited colleague reads the draft; when he declines he no longer does', async () => {
  const id = await people.invited(secretText)
  assert.equal((await people.page('member2', id)).text.subject, secret)
  done(await people.move('member2', id, 'decline'))
  assert.equal((await (await people.as('member2')).get(`/api/proposals/${id}`)).status, 404)
})

test('each step of review adds its readers and nobody else', async () => {
  const readers = async (id: string): Promise<PersonName[]> => {
    const found: PersonName[] = []
    for (const name of personNames) if ((await (await people.as(name)).get(`/api/proposals/${id}`)).status === 200) found.push(name)
    return found
  }
  const submitted = await people.submitted({ ...secretText, openConsent: false, openReason: '涉及文物线索' })
  const office = await whoMay('proposals:review')
  assert.deepEqual(office, ['proposal-office', 'proposal-director'])
  const reviewers = await whoMay('proposals:review', 'proposals:joint-review')
  const all = await whoMay('proposals:review', 'proposals:joint-review', 'proposals:read-all')
  assert.deepEqual(await readers(submitted), ['member', ...office])
  done(await people.move('proposal-office', submitted, 'startReview'))
  assert.deepEqual(await readers(submitted), ['member', ...office])
  done(await people.move('proposal-office', submitted, 'passPreReview', { category: 'culture' }))
  assert.deepEqual(await readers(submitted), ['member', ...reviewers])
  done(await people.move('proposal-director', submitted, 'file'))
  assert.deepEqual(await readers(submitted), ['member', ...all], 'its author did not agree to publish it')
  const units = [{ bodyId: city.bodies.transport, role: 'sole' }]
  done(await people.move('assigning-office', submitted, 'allocate', { units }))
  assert.deepEqual(await readers(submitted), ['member', ...all], 'a unit does not read it before the hand-over')
  done(await people.move('assigning-office', submitted, 'assign', people.batch()))
  const handed = new Set<PersonName>(['member', ...all, 'unit', 'unit-liaison', 'unit-head'])
  assert.deepEqual(
    await readers(submitted),
    personNames.filter((n) => handed.has(n)),
  )
})

/** People of this city who hold one of these rights, in the order of the city's people. */
async function whoMay(...rights: readonly Right[]): Promise<readonly PersonName[]> {
  const actors = await Promise.all(personNames.map(async (name) => ({ name, actor: await city.actor(name) })))
  return actors.filter(({ actor }) => actor.committeeId === 1 && rights.some((r) => may(actor, r))).map(({ name }) => name)
}

test('an open filed proposal is read by other members without the handling, the telephone and the opinions of the review', async () => {
  const id = await people.handedOver()
  const page = await people.page('member2', id)
  assert.equal(page.text.subject, draftText.subject)
  assert.deepEqual([page.text.contactPhone, page.tasks.length, page.forms.length], ['', 0, 0])
  assert.equal(page.moves.length, 0)
})

test('tasks, forms and records of a case not his to read do not exist for him', async () => {
  const text = { ...secretText, openConsent: false, openReason: '涉及文物线索' }
  const id = await people.submitted(text)
  done(await people.move('proposal-office', id, 'startReview'))
  done(await people.move('proposal-office', id, 'passPreReview', { category: 'culture' }))
  done(await people.move('proposal-director', id, 'file'))
  done(await people.move('assigning-office', id, 'allocate', { units: [{ bodyId: city.bodies.transport, role: 'sole' }] }))
  done(await people.move('assigning-office', id, 'assign', people.batch()))
  await people.answered(id, '云交函〔2022〕1号')
  const task = await people.task(id)
  const form = await people.form('member', id)
  const record = task.consultations[0]?.id ?? ''
  for (const name of ['member2', 'collective', 'county-member', 'unit2', 'nobody'] as const) {
    const client = await people.as(name)
    for (const path of [`/api/proposals/${id}`, `/api/tasks/${task.id}`, `/api/feedback/${form.id}`])
      assert.ok([403, 404].includes((await client.get(path)).status), `${name} ${path}`)
    for (const [path, body] of [
      [`/api/feedback/${form.id}`, { answers: { contacted: 'face', attitude: 'satisfied', result: 'satisfied' }, comment: '' }],
      [`/api/consultations/${record}/confirmation`, {}],
      [`/api/consultations/${record}/dispute`, { reason: '没有来过' }],
    ] as const)
      assert.ok([403, 404].includes((await client.post(path, body)).status), `${name} ${path}`)
    assert.ok([403, 404].includes((await people.saveReply(name, task)).status), name)
  }
  assert.equal((await people.page('member', id)).state.code, 'feedbackOpen')
  assert.deepEqual(refused(await (await people.as('member2')).get(`/api/feedback/${form.id}`), 404), ['没有找到，或者您无权查看'])
})

test('a member who writes himself into another’s case is refused: batch, merge, except', async () => {
  const id = await people.drafted(secretText)
  const member2 = await people.as('member2')
  const { items } = done(await member2.post('/api/proposals/similar', { subject: secret, body: '', except: id })).body
  assert.ok(!JSON.stringify(items).includes(id))
  const office = await people.as('proposal-office')
  const { results } = done(await office.post('/api/proposals/batch/startReview', { cases: [{ id, version: 1 }], form: {} })).body
  assert.deepEqual(results, [{ id, ok: false, reasons: ['没有找到这件提案，或者您无权查看'] }])
  const other = await people.inJointReview()
  const director = await people.move('proposal-director', other, 'merge', { mainCase: id, consent: true })
  assert.deepEqual(refused(director, 422), ['没有找到要并入的提案'])
})

test('the proposal picker finds a case by its number and by words, for those who may see it and nobody else', async () => {
  const id = await people.filed()
  const { caseNo } = await people.page('proposal-office', id)
  const found = async (name: PersonName, q: string): Promise<string[]> =>
    done(await (await people.as(name)).get(`/api/pick/proposals?q=${encodeURIComponent(q)}`)).body.map((p: { id: string }) => p.id)
  assert.equal((await found('proposal-office', `第${caseNo}号`))[0], id)
  assert.ok((await found('proposal-office', '停车难')).includes(id))
  assert.deepEqual(await found('proposal-office', '没有这个词'), [])
  const draft = await people.drafted()
  for (const name of ['proposal-office', 'member2', 'leader'] as const) assert.ok(!(await found(name, '')).includes(draft), name)
  assert.deepEqual(await found('county-proposal-office', '停车难'), [], 'another committee finds nothing')
})
