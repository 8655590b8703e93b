// The contact chain is made, used and broken, told over HTTP by people who each have their own sign-in.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { checkFacts } from '#/core/facts-check.ts'
import type { ContactPageData, NetworkPageData, Proposals } from '#/features/contacts/contract.ts'
import { factSources } from '../../src/app/features.ts'
import { world, type City, type PersonName } from '../world.ts'
import { contactSteps, type ContactSteps } from './contact-steps.ts'
import { done, proposalSteps, refused } from './proposal-steps.ts'

let city: City
let steps: ContactSteps

before(async () => {
  city = await world({ at: '2022-01-11 10:00' })
  steps = await contactSteps(city)
})
after(() => city.close())

const network = async (name: PersonName = 'general-office'): Promise<NetworkPageData> =>
  done(await (await steps.as(name)).get('/api/contact-network')).body
const breaks = async (): Promise<string[]> => (await network()).breaks.map((b) => b.says)
const figure = async (code: string, asOf: string = city.today()): Promise<number | null> =>
  done(await (await steps.as('general-office')).get(`/api/figures/${code}?year=2022&asOf=${asOf}`)).body.figure.value
const owed = async (name: PersonName): Promise<string[]> =>
  done(await (await steps.as(name)).get('/api/work'))
    .body.lists.filter((l: { key: string }) => l.key === 'contacts.due')
    .flatMap((l: { items: { title: string }[] }) => l.items.map((i) => i.title))
const facts = (verb: string, name: PersonName): Promise<number> =>
  city.read(async (tx) => {
    const found = await sql<{ n: number }>`select coalesce(sum(weight), 0)::int as n from fact where verb = ${verb}
      and person_id = ${city.personId(name)}`.execute(tx)
    return found.rows[0]?.n ?? 0
  })

test('nobody is contacted yet: the office sees every break, the end of the chain first, and takes the proposals in one form', async () => {
  assert.deepEqual(await breaks(), ['党外委员周若谷没有人联系', '党员委员林一然没有人联系', '党员常委沈知行没有人联系'])
  assert.equal(await figure('C-CHAIN'), 0)
  const { rows } = done(await (await steps.as('general-office')).get('/api/contact-network/proposals')).body as Proposals
  assert.deepEqual(
    rows.map((r) => `${r.from?.name ?? '无'}→${r.to.name}`),
    ['林一然→周若谷', '沈知行→林一然', '苏怀瑾→沈知行'],
  )
  const links = rows.map((r) => ({ fromId: r.from?.id, toId: r.to.id }))
  const made = done(
    await (await steps.as('general-office')).post('/api/contact-network/links', { links, fromDay: '2022-01-11', source: '名单' }),
  )
  assert.equal(made.body.made, 3)
  assert.deepEqual(await breaks(), [])
  assert.equal(await figure('C-CHAIN'), 100)
  const again = await (
    await steps.as('general-office')
  ).post('/api/contact-network/links', { links, fromDay: '2022-01-11', source: '名单' })
  assert.match(refused(again, 422).join(), /已经登记/)
})

test('a link that leads up the chain is refused with its reason', async () => {
  const given = { links: steps.links(['member2', 'member']), fromDay: '2022-01-11', source: '名单' }
  const answer = await (await steps.as('general-office')).post('/api/contact-network/links', given)
  assert.match(refused(answer, 422).join(), /由上级联系下级/)
})

test('a member records a contact from the phone: draft, record, and pressing twice records once', async () => {
  city.at('2022-02-10 09:00')
  const member = await steps.as('member')
  const writing = done(await member.get(`/api/contact-records/writing?with=${city.personId('member2')}`)).body
  assert.deepEqual(
    writing.linked.map((l: { name: string }) => l.name),
    ['周若谷'],
  )
  assert.deepEqual(writing.form.persons, [city.personId('member2')])
  const half = { ...writing.form, topics: '', day: '' }
  assert.equal(done(await member.put('/api/contact-records/draft', { id: writing.id, form: half })).body.id, writing.id)
  assert.equal(done(await member.get('/api/contact-records/writing')).body.id, writing.id, 'another device goes on with the same draft')
  const form = steps.form({ persons: writing.form.persons, masses: { category: 'sector-people', people: 12 } })
  done(await member.post('/api/contact-records', { id: writing.id, form }))
  done(await member.post('/api/contact-records', { id: writing.id, form }))
  assert.equal(done(await member.get('/api/lists/contacts')).body.rows.length, 1)
  assert.notEqual(done(await member.get('/api/contact-records/writing')).body.id, writing.id, 'the draft is used up')
  const page = done(await member.get(`/api/contact-records/${writing.id}`)).body as ContactPageData
  assert.deepEqual(
    page.with.map((w) => [w.name, w.people, w.category, w.chain]),
    [
      ['周若谷', 1, '党外委员', 3],
      ['界别群众', 12, '界别群众', null],
    ],
  )
  assert.equal(await facts('contact.recorded', 'member'), 2)
  assert.equal(await facts('contact.received', 'member2'), 1)
  assert.equal(await figure('IMP-28'), 13)
  assert.equal(await figure('IMP-29'), 1)
  assert.equal(await figure('D-5-PEOPLE'), 1)
  assert.equal(await figure('IMP-28-RATE'), Math.round((1 / 3) * 1000) / 10)
  assert.equal(await figure('D-5'), 0, 'two of three members recorded nothing')
  assert.equal(await figure('IMP-42'), null, 'nobody lives elsewhere')
})

test('another member and a county read nothing of it; whoever was contacted sees that he was, not what was said; the office reads it', async () => {
  const id: string = done(await (await steps.as('member')).get('/api/lists/contacts')).body.rows[0].id
  for (const name of ['member3', 'county-member', 'county-general-office', 'committee-office'] as const)
    assert.equal((await (await steps.as(name)).get(`/api/contact-records/${id}`)).status, 404, name)
  for (const name of ['member2', 'member3'] as const)
    assert.equal(done(await (await steps.as(name)).get('/api/lists/contacts')).body.rows.length, 0, name)
  const seen = done(await (await steps.as('member2')).get(`/api/contact-records/${id}`)).body as ContactPageData
  assert.equal(seen.said, null)
  assert.deepEqual(
    seen.with.map((w) => w.name),
    ['周若谷'],
  )
  assert.equal(done(await (await steps.as('general-office')).get(`/api/contact-records/${id}`)).body.said.heard, '住房补贴没有到位')
  const file = await (await steps.as('general-office')).get('/api/lists/contacts/export?format=csv')
  assert.match(file.text, /教师轮岗/)
  assert.equal((await (await steps.as('member')).get('/api/contact-network')).status, 403)
})

test('a photograph hangs on the record, and its maker alone may add one', async () => {
  const id: string = done(await (await steps.as('member')).get('/api/lists/contacts')).body.rows[0].id
  const upload = async (name: PersonName): Promise<number> => {
    const form = new FormData()
    form.set('subjectKind', 'contact')
    form.set('subjectId', id)
    form.set('part', 'photo')
    form.set('file', new File(['座谈记录'], '座谈.txt'))
    return (await (await steps.as(name)).upload('/api/files', form)).status
  }
  assert.ok((await upload('member')) < 300)
  assert.equal(await upload('general-office'), 403)
  assert.equal(await upload('member2'), 404)
  assert.equal(done(await (await steps.as('general-office')).get(`/api/files?subjectKind=contact&subjectId=${id}`)).body.length, 1)
  assert.equal((await (await steps.as('member3')).get(`/api/files?subjectKind=contact&subjectId=${id}`)).status, 404)
})

test('within fifteen days the maker corrects it: a counter-entry takes the old facts back, and the past day answers as it did', async () => {
  city.at('2022-02-20 09:00')
  const member = await steps.as('member')
  const id: string = done(await member.get('/api/lists/contacts')).body.rows[0].id
  const form = steps.form({ day: '2022-02-10', persons: [city.personId('member2')], masses: { category: 'sector-people', people: 2 } })
  const other = await (await steps.as('member3')).post(`/api/contact-records/${id}/correction`, { form, reason: '人数有误' })
  assert.equal(other.status, 404)
  const made = done(await member.post(`/api/contact-records/${id}/correction`, { form, reason: '人数有误' })).body.id
  const old = done(await member.get(`/api/contact-records/${id}`)).body as ContactPageData
  assert.deepEqual(old.voided, { on: '2022-02-20', reason: '人数有误', replacedBy: made })
  assert.equal(await facts('contact.recorded', 'member'), 2)
  assert.equal(await facts('contact.received', 'member2'), 1)
  assert.equal(await figure('IMP-28'), 3)
  assert.equal(await figure('IMP-28', '2022-02-19'), 13, 'what was known then')
  const { missing, surplus } = await city.read((tx) => checkFacts(tx, 1, factSources))
  assert.deepEqual({ missing, surplus }, { missing: 0, surplus: 0 })
  assert.equal(done(await member.get(`/api/files?subjectKind=contact&subjectId=${id}`)).body.length, 1, 'the photograph stays')
  city.at('2022-03-08 09:00')
  const late = await (await steps.as('member')).post(`/api/contact-records/${made}/withdrawal`, { reason: '记错了人' })
  assert.match(refused(late, 422).join(), /已过更正期：2022年2月20日记录，可以更正到2022年3月7日/)
})

test('half a year without a contact stands on “我的工作” of the upper end, and is told by its age on the network', async () => {
  city.at('2022-07-01 09:00')
  assert.deepEqual(await owed('member'), [])
  assert.deepEqual(await owed('chair'), ['党员常委沈知行'])
  const { links } = await network('chair')
  assert.deepEqual(links.map((l) => l.standing.label).toSorted(), ['快到期', '快到期', '按时联系'].toSorted())
  await steps.record('chair', { kind: 'heart-talk', persons: [city.personId('member3')] })
  assert.deepEqual(await owed('chair'), [])
  city.at('2022-08-11 09:00')
  assert.deepEqual(await owed('member'), ['党外委员周若谷'])
  assert.equal(await figure('IMP-10'), Math.round((1 / 3) * 1000) / 10, 'only 沈知行 was contacted within six months')
})

test('the office places members in branches and grids: coverage of organisation and of the grids follows', async () => {
  const office = await steps.as('general-office')
  const body = async (kind: string, name: string): Promise<string> =>
    done(await office.post('/api/bodies', { kind, name, fromDay: '2021-12-01', source: '党组会议' })).body.id
  const branch = await body('party-branch', '教育界别功能型党支部')
  const grid = await body('grid', '城中区第一网格')
  await body('grid', '城中区第二网格')
  assert.equal(await figure('IMP-09'), 0)
  const placing = { personIds: [city.personId('member')], fromDay: '2022-01-11', source: '党组会议' }
  done(await office.post(`/api/contact-network/places/${branch}`, placing))
  assert.equal(await figure('IMP-09'), 50)
  assert.match(
    refused(await office.post(`/api/contact-network/places/${branch}`, { ...placing, personIds: [city.personId('member2')] }), 422).join(),
    /不是中共党员/,
  )
  done(
    await office.post(`/api/contact-network/places/${grid}`, {
      ...placing,
      personIds: [city.personId('member'), city.personId('member2')],
    }),
  )
  assert.equal(await figure('IMP-19'), 50)
  assert.equal(await figure('IMP-19-MEMBERS'), Math.round((2 / 3) * 1000) / 10)
  const { missing } = done(await office.get('/api/contact-network/places')).body
  assert.deepEqual(
    missing.branch.map((p: { name: string }) => p.name),
    ['沈知行'],
  )
})

test('a contact person is kept with consent, the number sealed and read only by owner and office; facts and lists never name him', async () => {
  const member = await steps.as('member')
  const given = {
    category: 'native-abroad',
    name: '贺远舟',
    workplace: '某船舶公司',
    place: '外省',
    interests: '',
    consentOn: null,
    mobile: '13900000009',
  }
  assert.match(refused(await member.post('/api/contact-people', given), 422).join(), /没有征得本人同意/)
  const { id } = done(await member.post('/api/contact-people', { ...given, consentOn: '2022-08-01' })).body
  const sealed = await city.read((tx) => sql<{ m: Buffer }>`select mobile_sealed as m from contact_person where id = ${id}`.execute(tx))
  assert.ok(!sealed.rows[0]?.m.toString('latin1').includes('13900000009'))
  assert.equal(done(await (await steps.as('general-office')).post(`/api/contact-people/${id}/mobile`)).body.mobile, '13900000009')
  assert.equal((await (await steps.as('member2')).post(`/api/contact-people/${id}/mobile`)).status, 404)
  const contact = await steps.record('member', { contactPersons: [id] })
  assert.match(
    refused(
      await (await steps.as('member2')).post('/api/contact-records', { id: randomUUID(), form: steps.form({ contactPersons: [id] }) }),
      422,
    ).join(),
    /不在您的名单/,
  )
  const seen = done(await (await steps.as('leader')).get(`/api/contact-records/${contact}`)).body as ContactPageData
  assert.deepEqual(
    seen.with.map((w) => w.name),
    ['籍外人士'],
  )
  const told = await city.read((tx) =>
    sql<{ n: number }>`select count(*)::int as n from fact where about::text like '%贺远舟%'`.execute(tx),
  )
  assert.equal(told.rows[0]?.n, 0)
  const timeline = done(await member.get(`/api/contact-people/${id}`)).body.timeline.map((t: { words: string }) => t.words)
  assert.deepEqual(timeline, ['登记联系人（籍外人士），由林一然联系', '查看联系人的手机号码'])
  const listed = async (name: PersonName): Promise<number> =>
    done(await (await steps.as(name)).get('/api/lists/contact-people')).body.rows.length
  assert.deepEqual([await listed('member'), await listed('general-office'), await listed('member2'), await listed('chair')], [1, 1, 0, 0])
  done(await member.post(`/api/contact-people/${id}/release`, { reason: '已迁居' }))
  assert.equal((await member.post(`/api/contact-people/${id}/mobile`)).status, 404, 'a number nobody needs any more is forgotten')
})

test('what was heard becomes a proposal: the contact names it, once, and the figure counts it', async () => {
  const proposal = await proposalSteps(city).submitted()
  const contact = await steps.record('member', { masses: { category: 'sector-people', people: 30 }, followUp: '写成提案' })
  const trace = async (name: PersonName) => (await steps.as(name)).post(`/api/contact-records/${contact}/matter`, { matterId: proposal })
  assert.equal((await trace('member3')).status, 404)
  done(await trace('member'))
  assert.match(refused(await trace('member'), 422).join(), /已登记形成/)
  assert.equal(await figure('D-5-TRACED'), 1)
  assert.equal(done(await (await steps.as('member')).get(`/api/contact-records/${contact}`)).body.matter.url, `/proposals/${proposal}`)
})

test('a seat that ends breaks the chain; the office ends the link, and the yesterday of the figure stays', async () => {
  city.at('2022-09-01 09:00')
  const { rows } = await city.read((tx) =>
    sql<{ id: string; version: number }>`select id, version from seat where person_id = ${city.personId('member')}`.execute(tx),
  )
  const [seat] = rows
  assert.ok(seat)
  const ending = { version: seat.version, day: '2022-08-31', source: '常委会决定', reason: 'resigned' }
  done(await (await steps.as('general-office')).post(`/api/seats/${seat.id}/moves/end`, ending))
  assert.deepEqual((await breaks()).toSorted(), [
    '党外委员周若谷没有人联系',
    '林一然联系周若谷：林一然已不在任',
    '沈知行联系林一然：林一然已不在任',
  ])
  assert.equal(await figure('C-CHAIN'), 0)
  assert.equal(await figure('C-CHAIN', '2022-08-31'), 100)
  const ids = (await network()).breaks.flatMap((b) => b.linkId ?? [])
  const office = await steps.as('general-office')
  assert.equal(done(await office.post('/api/contact-network/endings', { ids, lastDay: '2022-08-31', source: '委员离任' })).body.ended, 2)
  assert.match(
    refused(await office.post('/api/contact-network/endings', { ids, lastDay: '2022-08-31', source: '委员离任' }), 422).join(),
    /已经结束/,
  )
  assert.deepEqual(await breaks(), ['党外委员周若谷没有人联系'])
})
