// Seats through their course, contacts of units and the import of a register, on a real database.
import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import { systemActor, type Actor } from '#/core/actor.ts'
import { day, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { rightsOf } from '#/core/identity/access.ts'
import { secretsWith } from '#/core/identity/secrets.ts'
import { runImport } from '#/core/imports/run.ts'
import type { Outcome } from '#/core/outcome.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { editPerson, readMobile, registerPerson, type PersonGiven } from './actions/persons.ts'
import { endContact, nameContact } from './actions/posts.ts'
import { moveSeatBy, nominate } from './actions/seats.ts'
import { membersImporter } from './import-members.ts'
import { memberPageOf } from './member-page.ts'
import { pickPeople } from './pick.ts'
import { activeMembers, liaisonsOf, memberSeat } from './public.ts'
import { findPerson } from './store.ts'

const database = await testDatabase()
const { db } = database
after(() => database.close())

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
await sql`insert into committee (id, code, name, short_name, level) values (1, 'c1', '政协云岭市委员会', '云岭市政协', 'city')`.execute(
  db.owner,
)
await sql`insert into term (committee_id, id, number, title, from_day, to_day) values (1, ${id(1)}, 5, '第五届', '2021-12-01', '2026-11-30')`.execute(
  db.owner,
)
const bodies = [
  [10, 'sector', '教育'],
  [11, 'sector', '经济'],
  [12, 'sector', '特邀'],
  [20, 'special-committee', '教科卫体委员会'],
  [21, 'special-committee', '经济委员会'],
  [30, 'handling-unit', '市教育局'],
  [31, 'member-group', '望河县委员小组'],
] as const
for (const [n, kind, name] of bodies)
  await sql`insert into body (committee_id, id, kind, code, name, short_name) values (1, ${id(n)}, ${kind}, ${`x${n}`}, ${name}, ${name})`.execute(
    db.owner,
  )
for (const [n, committee, sector] of [
  [90, 20, 10],
  [91, 21, 11],
] as const)
  await sql`insert into edge (committee_id, id, kind, from_id, from_kind, to_id, to_kind, from_day, source)
    values (1, ${id(n)}, 'contacts', ${id(committee)}, 'body', ${id(sector)}, 'body', '2021-12-01', '常委会议决定')`.execute(db.owner)

const office: Actor = { ...systemActor(1, []), name: '孟书言', rights: rightsOf(['general-office']) }
const member: Actor = { ...systemActor(1, []), name: '林一然', rights: rightsOf(['member']) }
let today = day('2022-03-01')
const world: World = {
  db,
  clock: { now: () => new Date(`${today}T09:00:00+08:00`), today: () => today },
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

const plain: PersonGiven & { mobile: string | null; source: string } = {
  name: '沈知行',
  sex: '男',
  ethnicGroup: '汉族',
  birthMonth: '1975-03',
  party: '群众',
  education: '本科',
  employer: '云岭第二中学',
  post: '教师',
  insideSystem: true,
  livesElsewhere: false,
  placeCode: null,
  mobile: '13900000001',
  source: '委员登记表',
}
const act = (text: string): { day: Day; source: string } => ({ day: day(text), source: '常字〔2022〕3号' })

let personId: string
let seatId: string

test('a person is registered once; the number is sealed, and reading it leaves an entry', async () => {
  personId = ok(await registerPerson(world, office, plain)).id
  assert.deepEqual(says(await registerPerson(world, office, plain)), ['已登记同名且同出生年月的“沈知行”（0001）'])
  const stored = await read((tx) => sql<{ sealed: Buffer }>`select mobile_sealed as sealed from person where id = ${personId}`.execute(tx))
  assert.ok(!stored.rows[0]?.sealed.toString('latin1').includes('13900000001'))
  assert.equal(ok(await readMobile(world, office, personId)).mobile, '13900000001')
  const page = await read((tx) => memberPageOf(tx, office, personId, today))
  assert.deepEqual(
    page?.own?.timeline.map((e) => e.words),
    ['登记人员“沈知行”（委员登记表）', '查看了“沈知行”的手机号码'],
  )
})

test('two clerks edit one person: the second is told', async () => {
  const person = await read((tx) => findPerson(tx, 1, personId))
  assert.ok(person)
  assert.equal(ok(await editPerson(world, office, { ...person, post: '副校长' })).version, 2)
  const second = await editPerson(world, office, { ...person, post: '教导主任' })
  assert.deepEqual([second.ok, !second.ok && second.kind], [false, 'conflict'])
  assert.deepEqual(says(await editPerson(world, office, { ...person, version: 2, post: '副校长' })), ['没有改动'])
})

test('a seat goes from nomination to active; the special committee follows from the sector, and rights begin with the seat', async () => {
  const given = { personId, kind: 'member', sectorId: id(10), specialCommitteeId: null, groupId: null }
  seatId = ok(await nominate(world, office, { ...given, ...act('2022-02-01') })).id
  assert.deepEqual(says(await nominate(world, office, { ...given, ...act('2022-02-01') })), ['沈知行在第五届已有席位，一名委员只能有一个'])
  assert.deepEqual(says(await moveSeatBy(world, office, 'activate', { id: seatId, version: 1 }, act('2022-02-20'))), [
    '当前状态是“提名”，不能就任',
  ])
  assert.deepEqual(says(await moveSeatBy(world, member, 'agree', { id: seatId, version: 1 }, act('2022-02-10'))), [
    '“主席会议同意”不在您的职责范围内',
  ])
  assert.deepEqual(says(await moveSeatBy(world, office, 'agree', { id: seatId, version: 1 }, act('2022-01-10'))), [
    '日期早于进入“提名”的2022-02-01',
  ])
  ok(await moveSeatBy(world, office, 'agree', { id: seatId, version: 1 }, act('2022-02-10')))
  ok(await moveSeatBy(world, office, 'decide', { id: seatId, version: 2 }, act('2022-02-15')))
  assert.equal((await read((tx) => activeMembers(tx, 1, today))).length, 0)
  ok(await moveSeatBy(world, office, 'activate', { id: seatId, version: 3 }, act('2022-02-20')))
  const seat = await read((tx) => memberSeat(tx, personId, today))
  assert.deepEqual([seat?.sectorName, seat?.specialCommitteeName, seat?.fromDay], ['教育', '教科卫体委员会', '2022-02-20'])
  assert.equal(await read((tx) => memberSeat(tx, personId, day('2022-02-19'))), null)
  const page = await read((tx) => memberPageOf(tx, office, personId, today))
  assert.deepEqual(
    page?.posts.map((p) => [p.role, p.fromDay]),
    [['member', '2022-02-20']],
  )
  assert.deepEqual(
    page?.seats[0]?.moves.map((m) => m.label),
    ['准假离岗', '登记调离', '调整界别或职务', '终止委员资格'],
  )
})

test('a member who moves to another sector is counted in the old one before that day', async () => {
  const asked = { ...act('2022-06-01'), kind: 'standing', sectorId: id(11), specialCommitteeId: null, groupId: id(31) } as const
  today = day('2022-06-01')
  const moved = ok(await moveSeatBy(world, office, 'reassign', { id: seatId, version: 4 }, asked))
  assert.equal((await read((tx) => memberSeat(tx, personId, day('2022-05-31'))))?.sectorName, '教育')
  const now = await read((tx) => memberSeat(tx, personId, day('2022-06-01')))
  assert.deepEqual([now?.sectorName, now?.kind, now?.specialCommitteeName], ['经济', 'standing', '经济委员会'])
  seatId = moved.id
})

test('a seat ended on a day is held to its end, and the member’s rights end with it', async () => {
  const ended = { day: day('2022-09-30'), source: '常委会议决定', reason: 'resigned' } as const
  ok(await moveSeatBy(world, office, 'end', { id: seatId, version: 1 }, ended))
  assert.equal((await read((tx) => activeMembers(tx, 1, day('2022-09-30')))).length, 1)
  assert.equal((await read((tx) => activeMembers(tx, 1, day('2022-10-01')))).length, 0)
  const page = await read((tx) => memberPageOf(tx, member, personId, today))
  assert.equal(page?.posts[0]?.toDay, '2022-09-30')
  assert.equal(page?.seats[0]?.endReason, '辞去')
  assert.deepEqual(page?.seats[0]?.moves, [])
  assert.equal(page?.own, null)
})

test('a unit gets its liaison from the general office; posts of the committee itself are not its to give', async () => {
  const given = { personId, bodyId: id(30), role: 'unit', fromDay: day('2022-06-01'), source: '来函' } as const
  const post = ok(await nameContact(world, office, given))
  assert.deepEqual(await read((tx) => liaisonsOf(tx, id(30), today)), [personId])
  assert.deepEqual(says(await nameContact(world, office, given)), ['已是“市教育局”的承办单位联络员'])
  assert.deepEqual(says(await nameContact(world, office, { ...given, bodyId: id(20) })), ['“教科卫体委员会”不能设“承办单位联络员”'])
  ok(await endContact(world, office, { id: post.id, lastDay: day('2022-06-30') }))
  assert.deepEqual(await read((tx) => liaisonsOf(tx, id(30), day('2022-07-01'))), [])
})

const register = `姓名,性别,民族,出生年月,党派,界别,专委会,单位及职务,手机
林 远,男,汉,1970.05,中共党员,教育界,,云岭第一中学校长,139-0000-0002
乔安,女,回族,1981年3月,民盟盟员,经济,教科卫体委员会,云岭商贸公司总经理,
,男,汉,1970.05,群众,教育,,,
高明,先生,外星族,七〇年,火星党,没有界,没有委,,12
林远,男,汉,1970.05,中共党员,教育,,,
`

test('a register comes in with persons and seats; the second time nothing changes', async () => {
  today = day('2022-07-01')
  const run = async () =>
    ok(await runImport(world, office, membersImporter, { name: '名册.csv', bytes: Buffer.from(register) }, { dryRun: false })).result
  const first = await run()
  assert.deepEqual([first.read, first.created, first.unchanged], [5, 2, 0])
  assert.deepEqual(
    first.refused.map((r) => `${r.row} ${r.field}：${r.says}`),
    [
      '4 姓名：姓名是空的',
      '5 手机：手机号码应是11位数字',
      '5 性别：不认识“先生”',
      '5 民族：不认识“外星族”',
      '5 出生年月：不认识“七〇年”',
      '5 党派：不认识“火星党”',
      '5 界别：没有“没有界”这个界别',
      '5 专委会：没有“没有委”这个专委会',
      '6 姓名：与第2行是同一人',
    ],
  )
  const seats = await read((tx) => activeMembers(tx, 1, today))
  assert.deepEqual(
    seats.filter((s) => s.name !== '沈知行').map((s) => [s.name, s.sectorName, s.specialCommitteeName, s.party, s.fromDay]),
    [
      ['林远', '教育', '教科卫体委员会', '中共', '2021-12-01'],
      ['乔安', '经济', '教科卫体委员会', '民盟', '2021-12-01'],
    ],
  )
  const again = await run()
  assert.deepEqual([again.created, again.unchanged, again.refused.length], [0, 2, first.refused.length])
})

test('people are found by name, by initials and by code', async () => {
  for (const q of ['林', 'ly', '0002'])
    assert.deepEqual(
      (await read((tx) => pickPeople(tx, 1, { q }, today))).map((p) => [p.name, p.note]),
      [['林远', '教育']],
      q,
    )
  assert.deepEqual(await read((tx) => pickPeople(tx, 1, { q: "' or 1=1" }, today)), [])
})
