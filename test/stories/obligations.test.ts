// Obligations over HTTP: what is owed by whom, what satisfies it, who sees which cells, and a new one added by data alone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { checkFacts } from '#/core/facts-check.ts'
import { day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { BoardPage, CellPage, OverviewPage, OwedPageData } from '#/features/obligations/contract.ts'
import { cellsOfPerson, owedBy } from '#/features/obligations/public.ts'
import { world, type City, type Client, type PersonName } from '../world.ts'
import { obligationSteps, type ObligationSteps } from './obligation-steps.ts'

let city: City
let steps: ObligationSteps
const clients = new Map<PersonName, Client>()
const as = async (name: PersonName): Promise<Client> => {
  const client = clients.get(name) ?? (await city.signIn(name))
  clients.set(name, client)
  return client
}
const get = async <T>(name: PersonName, path: string): Promise<T> => {
  const answer = await (await as(name)).get<T>(path)
  assert.equal(answer.status, 200, `${name} ${path}: ${answer.text}`)
  return answer.body
}
const board = (name: PersonName, code: string, query = ''): Promise<BoardPage> => get(name, `/api/obligations/${code}${query}`)
const rowOf = (page: BoardPage, id: string) => page.units.find(([unit]) => unit === id)?.[3]

/** Sessions do not last for months. */
const at = (moment: string): void => {
  city.at(moment)
  clients.clear()
}

before(async () => {
  city = await world({ at: '2022-05-15 09:00' })
  steps = obligationSteps(city)
})
after(() => city.close())

test('each platform owes a session every quarter; a session of its own satisfies it, and taking it back owes it again', async () => {
  const [a, b] = [
    await steps.platform('甲议事室', { place: '望河县' }),
    await steps.platform('乙议事室', { place: '北塬县', from: '2022-04-02' }),
  ]
  const object = await steps.fact('activity.held', '2022-02-10', { body: a }, { about: { kind: 'consult.platform' } })
  await steps.fact('activity.held', '2022-04-12', { body: a }, { about: { kind: 'study-day' } })
  const page = await board('general-office', 'OBL-05')
  assert.deepEqual(
    page.windows.map((w) => [w.title, w.tally.due, w.tally.satisfied]),
    [
      ['第一季度', 1, 1],
      ['第二季度', 1, 0],
      ['第三季度', 0, 0],
      ['第四季度', 0, 0],
    ],
  )
  assert.equal(rowOf(page, a), 'sonn')
  assert.equal(rowOf(page, b), 'nnnn', 'not there on the first day of the second quarter, and the third has not begun')
  assert.deepEqual(page.groupings, [{ key: 'county', label: '县区' }])

  const cell = await get<CellPage>('general-office', `/api/obligations/OBL-05/cell?unit=${a}&from=2022-01-01`)
  assert.equal(cell.status.label, '已完成')
  assert.equal(cell.met, '2022-02-10')
  assert.deepEqual(
    cell.parts[0]?.facts.map((f) => [f.day, f.what, f.url]),
    [['2022-02-10', '举办会议活动', `/activities/${object}`]],
  )

  await steps.fact(
    'activity.held',
    '2022-05-14',
    { body: a },
    { weight: -1, object: { kind: 'activity', id: object }, about: { kind: 'consult.platform' } },
  )
  assert.equal(rowOf(await board('general-office', 'OBL-05'), a), 'monn', 'the first quarter is over')
  assert.equal(rowOf(await board('general-office', 'OBL-05', '?asOf=2022-05-13'), a), 'sonn', 'as it was known the day before')
})

test('a member sees the four ones of the year, what is missing, and nobody else’s', async () => {
  const member = city.personId('member')
  await steps.fact(
    'proposal.filed',
    '2022-03-01',
    { person: member },
    { role: 'cosigner', object: { kind: 'proposal', id: city.world.newId() } },
  )
  const overview = await get<OverviewPage>('member', '/api/obligations')
  assert.equal(overview.all, false)
  const ones = overview.items.filter((i) => i.title.startsWith('四个一'))
  assert.deepEqual(
    ones.map((i) => [i.code, i.tally.due, i.tally.satisfied]),
    [
      ['OBL-01', 1, 0],
      ['OBL-02', 1, 0],
      ['OBL-03', 1, 1],
      ['OBL-04', 1, 0],
    ],
  )
  const mine = await board('member', 'OBL-03')
  assert.deepEqual(
    mine.units.map((u) => u[0]),
    [member],
  )
  const others = await (await as('member')).get(`/api/obligations/OBL-03/cell?unit=${city.personId('member2')}&from=2022-01-01`)
  assert.equal(others.status, 404)
  const owed = await get<OwedPageData>('member', '/api/obligations-owed')
  assert.deepEqual(
    owed.rows.filter((r) => r.title.startsWith('四个一')).map((r) => r.missing),
    ['学习心得还差1', '对策建议还差1', '社情民意信息采用还差1'],
  )
})

test('duties ask for one person: the same cells, and what is owed the soonest first', async () => {
  const found = await readIn(city.world.db, [1], async (tx) => ({
    cells: await cellsOfPerson(tx, { committeeId: 1, personId: city.personId('member'), year: 2022, asOf: city.today() }, [
      'OBL-01',
      'OBL-03',
    ]),
    owed: await owedBy(tx, { committeeId: 1, personId: city.personId('member'), asOf: city.today() }),
  }))
  assert.deepEqual(
    found.cells.map((c) => [c.code, c.state, c.parts[0]?.amount]),
    [
      ['OBL-01', 'open', 0],
      ['OBL-03', 'satisfied', 1],
    ],
  )
  const [first] = found.owed
  assert.deepEqual([first?.code, first?.due, first?.missing], ['OBL-13', '2022-06-30', '联系记录还差1'])
  assert.ok(!found.owed.some((c) => c.code === 'OBL-25'), 'a result of assessment is owed for a member, not by him')
  assert.deepEqual(
    found.owed.map((c) => c.due),
    found.owed.map((c) => c.due).toSorted(),
  )
})

test('who calls a sector together sees what the sector owes; a committee’s office its own; a platform’s convenor its own', async () => {
  await steps.link('convenes', [city.personId('member2'), 'person'], [city.bodies.sector, 'body'])
  assert.deepEqual(
    (await board('member2', 'OBL-14')).units.map((u) => u[0]),
    [city.bodies.sector],
  )
  assert.deepEqual((await board('member', 'OBL-14')).units, [])
  assert.deepEqual(
    (await board('committee-office', 'OBL-31')).units.map((u) => u[0]),
    [city.bodies.specialCommittee],
  )
  assert.deepEqual((await board('platform', 'OBL-05')).units, [], 'the body this convenor acts for is no platform')
  assert.equal((await board('county-office', 'OBL-03')).units.length, 1, 'a county sees its own members, and none of the city')
})

test('the committee’s own: what anybody held of the kind counts once', async () => {
  await steps.fact('activity.held', '2022-03-30', { body: city.bodies.specialCommittee }, { about: { kind: 'consult.bimonthly' } })
  await steps.fact('activity.held', '2022-04-30', {}, { about: { kind: 'consult.bimonthly' } })
  assert.equal((await board('chair', 'OBL-06')).units[0]?.[3], 'msonnn')
})

test('a link owes its own contact: another’s contact with the same person does not count', async () => {
  const [upper, lower] = [city.personId('chair'), city.personId('member')]
  await city.world.db.owner.transaction().execute((tx) => sql`update person set party = '中共' where id = ${upper}`.execute(tx))
  const edge = await steps.link('contacts', [upper, 'person'], [lower, 'person'])
  await steps.fact('contact.recorded', '2022-03-01', { person: city.personId('leader') }, { role: 'contact', about: { with: lower } })
  assert.equal(rowOf(await board('general-office', 'OBL-07'), edge), 'on')
  await steps.fact('contact.recorded', '2022-03-02', { person: upper }, { role: 'contact', about: { with: lower, kind: 'visit' } })
  assert.equal(rowOf(await board('general-office', 'OBL-07'), edge), 'sn')
  assert.deepEqual(
    (await board('chair', 'OBL-07')).units.map((u) => u[1]),
    ['苏怀瑾 → 林一然'],
  )
})

test('every important meeting owes a report within ten days; the papers of a consultation have their working days', async () => {
  const meeting = await steps.fact('activity.held', '2022-04-20', {}, { about: { kind: 'consult.thematic' } })
  const reports = await board('general-office', 'OBL-08B')
  const at = reports.units.findIndex(([id]) => id === `activity:${meeting}`)
  assert.deepEqual([reports.units[at]?.[3], reports.own[at]], ['l', ['2022-04-20', '2022-04-30']])
  await steps.fact(
    'transmission.sent',
    '2022-05-06',
    {},
    { object: { kind: 'transmission', id: city.world.newId() }, about: { kind: 'report', of: meeting } },
  )
  assert.equal(rowOf(await board('general-office', 'OBL-08B'), `activity:${meeting}`), 'u', 'made up, but late')
  const same = { object: { kind: 'activity', id: meeting } }
  await steps.fact('activity.notified', '2022-03-25', {}, { ...same, about: { workingDays: 16 } })
  await steps.fact('activity.material', '2022-04-06', {}, { ...same, about: { workingDays: 9 } })
  await steps.fact('activity.minuted', '2022-04-26', {}, { ...same, about: { workingDays: 4 } })
  const cell = await get<CellPage>('general-office', `/api/obligations/OBL-33/cell?unit=activity:${meeting}&from=2022-04-20`)
  assert.deepEqual(
    cell.parts.map((p) => p.on !== null),
    [true, false, true],
  )
  assert.equal(cell.status.code, 'missed')
  assert.equal(cell.window.to, '2022-04-28', 'seven working days, the Sunday worked for May Day counted')
})

test('a seat without a committee is seen at once, and is right from the day it is placed', async () => {
  const id = city.personId('member3')
  assert.equal(rowOf(await board('general-office', 'OBL-19'), id), 'l')
  await city.world.db.owner
    .transaction()
    .execute((tx) => sql`update seat set special_committee_id = ${city.bodies.specialCommittee} where person_id = ${id}`.execute(tx))
  assert.equal(rowOf(await board('general-office', 'OBL-19'), id), 's')
})

test('a new obligation is one row entered in the running program: its cells appear, and evidence satisfies them', async () => {
  const office = await as('general-office')
  const rule = {
    title: '委员每季度至少一次志愿服务',
    article: '本会今年的决定',
    unit: { of: 'members' },
    window: { kind: 'quarter' },
    parts: [{ title: '志愿服务', verbs: ['volunteer.served'], count: 'days', min: 2 }],
    answers: ['self'],
  }
  const given = { code: 'OBL-40', fromDay: '2022-01-01', source: '主席会议纪要', rule }
  const tried = await office.post('/api/obligation-rules-trial', given)
  assert.equal(tried.status, 200, tried.text)
  assert.equal(tried.body.tally.due, 6, 'three members, two quarters begun')
  assert.equal((await office.get('/api/obligations/OBL-40')).status, 404, 'a trial writes nothing')

  const unknown = await office.post('/api/obligation-rules', {
    ...given,
    rule: { ...rule, parts: [{ ...rule.parts[0], verbs: ['volunteer.dreamt'] }] },
  })
  assert.equal(unknown.status, 422)
  assert.match(unknown.text, /履职事项”里没有“volunteer.dreamt”/)
  const wrong = await office.post('/api/obligation-rules', { ...given, rule: { ...rule, unit: { of: 'members', where: ['常委'] } } })
  assert.match(wrong.text, /不是一个条件/)

  const saved = await office.post('/api/obligation-rules', given)
  assert.equal(saved.status, 201, saved.text)
  const member = city.personId('member')
  assert.equal(rowOf(await board('member', 'OBL-40'), member), 'monn')
  await steps.fact(
    'volunteer.served',
    '2022-05-02',
    { person: member },
    { role: 'actor', object: { kind: 'manual-fact', id: city.world.newId() } },
  )
  await steps.fact(
    'volunteer.served',
    '2022-05-03',
    { person: member },
    { role: 'actor', object: { kind: 'manual-fact', id: city.world.newId() } },
  )
  assert.equal(rowOf(await board('member', 'OBL-40'), member), 'msnn')
  const figure = await get<{ figure: { value: number } }>(
    'general-office',
    '/api/figures/OBL-SATISFIED?only.obligation=OBL-40+%E5%A7%94%E5%91%98%E6%AF%8F%E5%AD%A3%E5%BA%A6%E8%87%B3%E5%B0%91%E4%B8%80%E6%AC%A1%E5%BF%97%E6%84%BF%E6%9C%8D%E5%8A%A1',
  )
  assert.equal(figure.figure.value, 1)
})

test('a changed rule holds for the windows that begin after it; what was reckoned before stays', async () => {
  const office = await as('general-office')
  const { rules } = await get<{ rules: { code: string; rule: object }[] }>('general-office', '/api/obligation-rules')
  const rule = {
    ...rules.find((r) => r.code === 'OBL-40')?.rule,
    weight: 'soft',
    parts: [{ title: '志愿服务', verbs: ['volunteer.served'] }],
  }
  const early = await office.post('/api/obligation-rules', { code: 'OBL-40', fromDay: '2022-04-01', source: '再定', rule })
  assert.equal(early.status, 422)
  assert.match(early.text, /过去的按当时的规定算/)
  assert.equal((await office.post('/api/obligation-rules', { code: 'OBL-40', fromDay: '2022-06-01', source: '再定', rule })).status, 201)
  at('2022-08-01 09:00')
  const page = await board('general-office', 'OBL-40')
  assert.equal(page.obligation.versions.length, 2)
  assert.equal(rowOf(page, city.personId('member')), 'mson', 'two days until June, one since July')
  const off = await (
    await as('general-office')
  ).post('/api/obligation-rules', { code: 'OBL-40', fromDay: '2022-10-01', source: '停用', rule: { ...rule, on: false } })
  assert.equal(off.status, 201, off.text)
  at('2022-11-01 09:00')
  assert.equal(rowOf(await board('general-office', 'OBL-40'), city.personId('member')), 'msm-')
  at('2022-05-15 09:00')
})

test('what is shown is what is counted and written out', async () => {
  const page = await board('general-office', 'OBL-05')
  const file = await (await as('general-office')).get('/api/obligations/OBL-05/export?format=csv')
  const rows = file.text.trim().split('\r\n').slice(1)
  assert.equal(rows.length, page.units.length * 4)
  assert.equal(
    rows.filter((r) => r.includes(',未完成,')).length,
    page.windows.reduce((n, w) => n + w.tally.late, 0),
  )
  const records = await get<{ figure: { value: number }; records: { ref: string }[] }>(
    'general-office',
    '/api/figures/OBL-DUE/records?year=2022',
  )
  assert.equal(records.records.filter((r) => r.ref === 'OBL-05').length, page.obligation.tally.due)
  const overview = await get<OverviewPage>('general-office', '/api/obligations')
  assert.equal(records.figure.value, overview.hard.due)
})

test('D-7: what the organ itself was late with, and nobody else', async () => {
  const { records } = await get<{ records: { ref: string; title: string }[] }>('general-office', '/api/figures/D-7/records?year=2022')
  const late = new Set(records.map((r) => r.ref))
  assert.ok(late.has('OBL-06') && late.has('OBL-08B') && late.has('OBL-33'), [...late].join())
  assert.ok(!late.has('OBL-05') && !late.has('OBL-13') && !late.has('OBL-19'), 'not what platforms and members owe')
  const one = records.filter((r) => r.ref === 'OBL-06').map((r) => r.title)
  assert.deepEqual(one, ['云岭市政协：双月协商座谈会（1至2月）'])
})

test('supervision of key proposals: the facts of an item that runs follow from the journal', async () => {
  const found = await readIn(city.world.db, [1], (tx) => checkFacts(tx, 1, city.world.factSources))
  assert.equal(found.missing, 0)
  assert.equal(day('2022-05-15'), city.today())
})
