// Bodies, sessions, links and the body picker on a real database.
import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import { systemActor, type Actor } from '#/core/actor.ts'
import { day, instantOf } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { rightsOf } from '#/core/identity/access.ts'
import { secretsWith } from '#/core/identity/secrets.ts'
import { listPage } from '#/core/lists/query.ts'
import { parseQuestion } from '#/core/lists/question.ts'
import type { Outcome } from '#/core/outcome.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { abolishBody, createBody, editBody } from './actions/bodies.ts'
import { conferStanding, endEdge, makeEdge } from './actions/links.ts'
import { createSession, createTerm, editSession } from './actions/sessions.ts'
import { bodyPageOf } from './body-page.ts'
import { bodiesList, edgesList, placesList, sessionsList, standingsList, unitsList } from './lists.ts'
import { pickBodies } from './pick.ts'
import { successorOf } from './public.ts'

const database = await testDatabase()
const { db } = database
after(() => database.close())
await sql`insert into committee (id, code, name, short_name, level) values (1, 'c1', '政协云岭市委员会', '云岭市政协', 'city')`.execute(
  db.owner,
)

const office: Actor = { ...systemActor(1, []), name: '孟书言', rights: rightsOf(['general-office']) }
const today = day('2022-03-01')
const world: World = {
  db,
  clock: { now: () => new Date('2022-03-01T01:00:00Z'), today: () => today },
  newId: () => randomUUIDv7(),
  factSources: [],
  onEffectFailed: assert.ifError,
  secrets: secretsWith(new Map([[1, Buffer.alloc(32, 1)]])),
}
const read = <T>(work: Parameters<typeof readIn<T>>[2]) => readIn(db, [1], work)
function ok<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}
const says = (outcome: Outcome<unknown>): readonly string[] => (outcome.ok ? ['done'] : outcome.reasons.map((r) => r.says))
const unit = (name: string, parentId: string | null = null) =>
  createBody(world, office, { kind: 'handling-unit', name, parentId, source: '编制文件' })

let bureau: string
let centre: string

test('a unit is set up below another, renamed, and its page tells of it', async () => {
  bureau = ok(await unit('市交通运输局')).id
  centre = ok(await unit('市公路中心', bureau)).id
  assert.deepEqual(says(await unit('市公路中心')), ['已有同类机构“市公路中心”'])
  assert.deepEqual(says(await createBody(world, office, { kind: 'army', name: '某部', system: 'x', placeCode: '1', source: '无' })), [
    '没有这种机构类别',
    '没有这个单位系统',
    '没有这个区划代码',
  ])
  const edit = { code: 'D002', shortName: '公路中心', system: 'government', placeCode: null, sort: 2, source: '更名文件', parentId: bureau }
  assert.deepEqual(ok(await editBody(world, office, { ...edit, id: centre, version: 1, name: '市公路事业发展中心' })).version, 2)
  assert.deepEqual(says(await editBody(world, office, { ...edit, id: centre, version: 1, name: '市公路中心' })), [
    '这件事刚刚被别人办理过，请刷新后再办',
  ])
  const page = await read((tx) => bodyPageOf(tx, office, centre, today))
  assert.deepEqual(
    page?.timeline.map((e) => e.words),
    ['设立承办单位“市公路中心”（编制文件）', '“市公路中心”更名为“市公路事业发展中心”（更名文件）', '修改“市公路事业发展中心”的简称'],
  )
  assert.deepEqual([page?.system?.label, page?.above.map((b) => b.name)], ['政府', ['市交通运输局']])
})

test('a unit cannot be put below itself', async () => {
  const edit = {
    code: 'D001',
    name: '市交通运输局',
    shortName: '市交通运输局',
    system: 'government',
    placeCode: null,
    sort: 1,
    source: '无',
  }
  assert.deepEqual(says(await editBody(world, office, { ...edit, id: bureau, version: 1, parentId: centre })), [
    '“市公路事业发展中心”是本单位或其下级，不能作为上级',
  ])
})

test('an abolished unit names who carries its cases on', async () => {
  const given = { lastDay: day('2022-06-30'), source: '机构改革方案' }
  assert.deepEqual(says(await abolishBody(world, office, { ...given, id: bureau, version: 1, successorId: bureau })), [
    '还有下级单位：市公路事业发展中心，请先划归别处或撤销',
    '承接单位不能是本单位',
  ])
  const heir = ok(await unit('市交通和物流局')).id
  ok(await abolishBody(world, office, { ...given, id: centre, version: 2, successorId: heir }))
  assert.equal((await read((tx) => successorOf(tx, centre, day('2022-06-30'))))?.id, centre)
  assert.equal((await read((tx) => successorOf(tx, centre, day('2022-07-01'))))?.id, heir)
  assert.deepEqual(says(await abolishBody(world, office, { ...given, id: centre, version: 3, successorId: null })), [
    '“市公路事业发展中心”已于2022年6月30日撤销',
  ])
  const page = await read((tx) => bodyPageOf(tx, office, heir, today))
  assert.deepEqual(
    page?.predecessors.map((b) => b.name),
    ['市公路事业发展中心'],
  )
})

test('terms do not overlap, sessions lie in their term, and a changed cut-off hour is told', async () => {
  const term = ok(await createTerm(world, office, { number: 5, title: '第五届', fromDay: day('2021-12-01'), toDay: day('2026-11-30') }))
  assert.deepEqual(says(await createTerm(world, office, { number: 6, title: '第六届', fromDay: day('2026-11-30'), toDay: null })), [
    '与第五届的任期重叠',
  ])
  const given = {
    termId: term.id,
    number: 1,
    title: '五届一次会议',
    year: 2022,
    opensOn: day('2022-01-10'),
    closesOn: day('2022-01-14'),
    intakeFrom: instantOf(day('2021-11-10')),
    cutoffAt: instantOf(day('2022-01-12'), '17:00'),
  }
  const wrong = { ...given, opensOn: day('2022-01-15'), cutoffAt: given.intakeFrom }
  assert.deepEqual(says(await createSession(world, office, wrong)), ['闭幕日期早于开幕日期', '大会提案截止时间早于开始收件时间'])
  const session = ok(await createSession(world, office, given))
  assert.deepEqual(says(await createSession(world, office, given)), [
    '第五届第1次会议已经设立',
    '2022年度已对应五届一次会议',
    '开始收件时间与五届一次会议相同',
  ])
  ok(await editSession(world, office, { ...given, id: session.id, version: 1, cutoffAt: instantOf(day('2022-01-12'), '12:00') }))
  const told = await read((tx) =>
    sql<{ data: { changed: string[] } }>`select data from journal_entry where event = 'session.edited'`.execute(tx),
  )
  assert.deepEqual(told.rows[0]?.data.changed, ['大会提案截止由2022年1月12日17时00分改为2022年1月12日12时00分'])
})

test('a link is made once, ended on a day and kept; a standing names who decided it', async () => {
  const sector = ok(await createBody(world, office, { kind: 'sector', name: '经济', source: '常委会议决定' })).id
  const committee = ok(await createBody(world, office, { kind: 'special-committee', name: '经济委员会', source: '常委会议决定' })).id
  const given = {
    kind: 'contacts',
    fromId: committee,
    fromKind: 'body',
    toId: sector,
    toKind: 'body',
    fromDay: day('2022-01-01'),
    toDay: null,
    source: '联系办法',
  } as const
  const edge = ok(await makeEdge(world, office, given))
  assert.deepEqual(says(await makeEdge(world, office, given)), ['这一联系已经登记，尚未结束'])
  assert.deepEqual(says(await makeEdge(world, office, { ...given, toId: committee })), ['不能与自己建立联系'])
  ok(await endEdge(world, office, { id: edge.id, lastDay: day('2022-02-28'), source: '调整' }))
  assert.deepEqual(says(await endEdge(world, office, { id: edge.id, lastDay: day('2022-02-28'), source: '调整' })), [
    '这一联系已于2022-02-28结束',
  ])
  ok(
    await conferStanding(world, office, {
      holderId: bureau,
      holderKind: 'body',
      kind: 'commendation',
      title: '提案办理先进单位',
      decidedBy: '主席会议',
      source: '通报',
      fromDay: day('2022-02-01'),
      toDay: null,
    }),
  )
  const page = await read((tx) => bodyPageOf(tx, office, sector, today))
  assert.deepEqual(
    page?.timeline.map((e) => e.words),
    [
      '设立界别“经济”（常委会议决定）',
      '“经济委员会”联系“经济”，自2022年1月1日起（联系办法）',
      '“经济委员会”联系“经济”，至2022年2月28日止（调整）',
    ],
  )
})

test('bodies are found by name, initials and code; the abolished only by their id', async () => {
  const found = async (q: string, kind?: string) =>
    (await read((tx) => pickBodies(tx, 1, { q, kind }, day('2022-07-01')))).map((b) => b.name)
  assert.deepEqual(await found('交通', 'unit'), ['市交通运输局', '市交通和物流局'])
  assert.deepEqual(await found('sjtysj'), ['市交通运输局'])
  assert.deepEqual(await found('公路'), [])
  const known = await read((tx) => pickBodies(tx, 1, { ids: `${centre},no-id` }, day('2022-07-01')))
  assert.deepEqual(known, [{ id: centre, name: '市公路事业发展中心', note: '承办单位，市交通运输局，已撤销' }])
})

for (const list of [unitsList, bodiesList, sessionsList, placesList, edgesList, standingsList])
  test(`the list “${list.title}” answers with every column, order and preset`, async () => {
    const inputs = [
      { cols: list.columns.map((c) => c.key).join(',') },
      ...list.columns.filter((c) => c.sortable).flatMap((c) => ['asc', 'desc'].map((dir) => ({ sort: c.key, dir }))),
      ...(list.presets ?? []).map((p) => p.query),
      ...(list.words ? [{ q: '市' }] : []),
    ]
    for (const input of inputs) {
      const question = ok(parseQuestion(list, input))
      const page = await read((tx) => listPage(tx, list, { actor: office, today }, question))
      assert.ok(page.total !== null && page.rows.length <= page.total)
    }
  })
