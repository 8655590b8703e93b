// 请示报告 over HTTP: written, signed, sent, answered; said aloud; only a line; what it counts as.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { checkFacts } from '#/core/facts-check.ts'
import { factSources } from '../../src/app/features.ts'
import { world, type City } from '../world.ts'
import { done, proposalSteps, type Steps } from './proposal-steps.ts'
import { request, transmissionSteps, type TransmissionSteps } from './transmission-steps.ts'

let city: City
let people: Steps
let papers: TransmissionSteps
before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  papers = transmissionSteps(city, people)
})
after(() => city.close())

const reasons = (heard: { body: unknown }): string => JSON.stringify(heard.body)

test('a request is written, signed by the chair, sent, answered and closed; until the answer it cannot be closed', async () => {
  const id = await papers.drafted()
  assert.equal((await papers.move('general-office', id, 'sign')).status, 403)
  done(await papers.move('general-office', id, 'submit'))
  const owed = done(await (await people.as('chair')).get('/api/work')).body as { lists: { key: string; items: { url: string }[] }[] }
  assert.deepEqual(
    owed.lists.filter((l) => l.key === 'transmissions.sign').map((l) => l.items[0]?.url),
    [`/transmissions/${id}`],
  )
  done(await papers.move('chair', id, 'sign'))
  done(await papers.move('general-office', id, 'send', { day: '2022-03-04', number: '云协〔2022〕3号', signedBy: '' }))
  const sent = await papers.page(id)
  assert.equal(sent.signedBy, '苏怀瑾')
  assert.equal(sent.deadline?.due, '2022-03-25')
  const early = await papers.move('general-office', id, 'close')
  assert.match(reasons(early), /还没有登记批复/)
  const before = await papers.move('general-office', id, 'answer', { day: '2022-03-03', how: 'replied', by: '市委', text: '' })
  assert.match(reasons(before), /不能早于报送日期/)
  done(await papers.move('general-office', id, 'answer'))
  done(await papers.move('general-office', id, 'close'))
  assert.deepEqual(
    (await papers.page(id)).timeline.map((l) => l.words).toReversed(),
    [
      '起草请示，报市委',
      '送签',
      '苏怀瑾签发',
      '2022年3月4日报市委（云协〔2022〕3号，苏怀瑾签发）',
      '2022年3月4日市委批复：同意',
      '办结',
    ].toReversed(),
  )
})

test('a written paper is not sent before somebody has signed it, in the program or on paper', async () => {
  const id = await papers.drafted()
  const unsigned = await papers.move('general-office', id, 'send', { day: '2022-03-04', number: '', signedBy: '' })
  assert.match(reasons(unsigned), /还没有签发/)
  done(await papers.move('general-office', id, 'send'))
})

test('of what must not be kept only the line is registered', async () => {
  const refused = await (await people.as('general-office')).post('/api/transmissions', { ...request, lineOnly: true })
  assert.match(reasons(refused), /不要录入正文/)
  const id = await papers.drafted({ lineOnly: true, body: '' })
  done(await papers.move('general-office', id, 'send'))
  const told = await papers.move('general-office', id, 'answer')
  assert.match(reasons(told), /只登记目录的，不录入批复内容/)
})

test('a speech upstairs names the meeting and who spoke, and is a fact of the speaker', async () => {
  const nobody = await (
    await people.as('general-office')
  ).post('/api/transmissions', {
    kind: 'speech-up',
    title: '交流发言',
    recipient: 'province-cppcc',
    body: '',
  })
  assert.match(reasons(nobody), /在什么会议上发言/)
  assert.match(reasons(nobody), /请填写发言人/)
  const id = await papers.drafted({
    kind: 'speech-up',
    title: '交流发言',
    recipient: 'province-cppcc',
    occasion: '省政协工作座谈会',
    speakerId: city.personId('chair'),
    body: '',
  })
  done(await papers.move('general-office', id, 'send', { day: '2022-03-01', number: '', signedBy: '' }))
  const { rows } = await city.read((tx) =>
    sql`select person_id as "personId", verb, day, about->>'level' as level from fact where object_id = ${id} order by verb`.execute(tx),
  )
  assert.deepEqual(rows, [
    { personId: null, verb: 'transmission.sent', day: '2022-03-01', level: null },
    { personId: city.personId('chair'), verb: 'transmission.spoke', day: '2022-03-01', level: 'province' },
  ])
})

test('a committee’s office registers and sees what its committee sends, not the whole register', async () => {
  const whole = await papers.drafted()
  const office = await people.as('committee-office')
  assert.equal((await office.get(`/api/transmissions/${whole}`)).status, 404)
  const others = await office.post('/api/transmissions', request)
  assert.match(reasons(others), /以市政协名义报送的由办公室登记/)
  const own = await papers.drafted({ senderId: city.bodies.specialCommittee }, 'committee-office')
  assert.equal((await papers.page(own, 'committee-office')).sender?.id, city.bodies.specialCommittee)
})

test('what is reported names the record it is about', async () => {
  const filed = await people.filed()
  const about = { kind: 'proposal', id: filed }
  const id = await papers.drafted({ about })
  assert.equal((await papers.page(id)).about?.id, filed)
  const wrong = await (await people.as('general-office')).post('/api/transmissions', { ...request, about: { ...about, kind: 'activity' } })
  assert.match(reasons(wrong), /没有找到要请示报告的事项/)
})

test('the facts of what was sent are those of the journal', async () => {
  const found = await city.read((tx) => checkFacts(tx, 1, factSources))
  assert.equal(found.missing + found.surplus, 0)
})

test('briefings to the standing meeting or the leaders are counted, written reports apart, counties’ speeches apart', async () => {
  const said = async (more: object): Promise<void> => {
    const id = await papers.drafted({ body: '', ...more })
    done(await papers.move('general-office', id, 'send', { day: '2022-03-02', number: '', signedBy: '主席' }))
  }
  const brief = { kind: 'brief', title: '关于协商计划的汇报' }
  const numbers = async (): Promise<Record<string, number>> => {
    const all = done(await (await people.as('general-office')).get('/api/figures?year=2022&asOf=2022-03-04')).body as {
      figures: { code: string; value: number }[]
    }
    const wanted = ['IND-06', 'IND-55', 'IMP-07', 'IMP-24']
    return Object.fromEntries(all.figures.filter((f) => wanted.includes(f.code)).map((f) => [f.code, f.value]))
  }
  const before = await numbers()
  await said({ ...brief, recipient: 'city-standing-meeting' })
  await said({ ...brief, recipient: 'city-leaders' })
  await said({ ...brief, recipient: 'city-government' })
  const county = { kind: 'county-committee', name: '望河县政协', code: 'wanghe', source: '县区政协名录' }
  const { id: senderId } = done(await (await people.as('general-office')).post('/api/bodies', county)).body as { id: string }
  await said({ kind: 'speech-up', title: '“六个一”机制的经验交流', recipient: 'national-cppcc', occasion: '全国政协视频调研会', senderId })
  await said({ kind: 'report', title: '关于全年工作的报告', body: '报告如下。' })
  const after = await numbers()
  const more = Object.fromEntries(Object.keys(after).map((code) => [code, (after[code] ?? 0) - (before[code] ?? 0)]))
  assert.deepEqual(more, { 'IND-06': 2, 'IND-55': 0, 'IMP-07': 1, 'IMP-24': 1 })
})
