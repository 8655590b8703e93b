// The demonstration's organisation and people on a real database: as many as the report implies, in seconds, and the same every time.
import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import { day, dayOf } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { DemoStage } from '#/core/feature.ts'
import { secretsWith } from '#/core/identity/secrets.ts'
import { organisation } from '#/features/organisation/feature.ts'
import { findSession, sessionAt, successorOf, bodiesByNames } from '#/features/organisation/public.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { members } from './feature.ts'
import { activeMembers, liaisonsOfAll, memberSeat, peopleWithRole } from './public.ts'

const database = await testDatabase()
const { db } = database
after(() => database.close())
await sql`insert into committee (id, code, name, short_name, level) values (1, 'yunling', '政协云岭市委员会', '云岭市政协', 'city')`.execute(
  db.owner,
)

let state = 1
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}
const at = (instant: Date): World => ({
  db,
  clock: { now: () => instant, today: () => dayOf(instant) },
  newId: () => randomUUIDv7(),
  factSources: [],
  onEffectFailed: assert.ifError,
  secrets: secretsWith(new Map([[1, Buffer.alloc(32, 1)]])),
})
const cast = new Map<string, unknown>()
const stage: DemoStage = { world: at(new Date('2022-12-20T01:00:00Z')), committeeId: 1, at, random, progress: () => {}, cast }

const began = performance.now()
await organisation.demo![0]!.write(stage)
await members.demo![0]!.write(stage)
const seconds = (performance.now() - began) / 1000

const read = <T>(work: Parameters<typeof readIn<T>>[2]) => readIn(db, [1], work)
const today = day('2022-12-20')

test('the city has its sectors, committees, counties and units, written in a few seconds', async (t) => {
  t.diagnostic(`${seconds.toFixed(1)} s`)
  assert.ok(seconds < 15)
  const counted = await read((tx) => sql<{ kind: string; n: number }>`select kind, count(*) as n from body group by kind`.execute(tx))
  const count = (kind: string): number => counted.rows.find((r) => r.kind === kind)?.n ?? 0
  assert.equal(count('sector'), 30)
  assert.equal(count('special-committee'), 9)
  assert.equal(count('county-committee'), 7)
  assert.equal(count('party') + count('mass-organisation'), 8)
  assert.ok(count('handling-unit') >= 115 && count('handling-unit') <= 130, String(count('handling-unit')))
  const places = await read((tx) =>
    sql<{ level: string; n: number }>`select level, count(*) as n from place group by level order by n`.execute(tx),
  )
  assert.deepEqual(
    places.rows.map((r) => [r.level, r.n]),
    [
      ['city', 1],
      ['county', 7],
      ['town', 56],
      ['village', 336],
    ],
  )
})

test('330 members took their seats; those who left, left on their day', async () => {
  assert.equal((await read((tx) => activeMembers(tx, 1, day('2022-03-01')))).length, 330)
  assert.equal((await read((tx) => activeMembers(tx, 1, today))).length, 327)
  const sectors = new Set((await read((tx) => activeMembers(tx, 1, today))).map((m) => m.sectorId))
  assert.equal(sectors.size, 30)
  assert.ok((await read((tx) => activeMembers(tx, 1, today))).every((m) => m.specialCommitteeId !== null))
})

test('the second session takes proposals in on the demonstration day; the cut-off hour divides the first', async () => {
  const now = await read((tx) => sessionAt(tx, 1, new Date('2022-12-20T09:00:00+08:00')))
  assert.deepEqual([now?.session.title, now?.timeKind], ['五届二次会议', 'plenary'])
  const first = await read((tx) => findSession(tx, 1, { year: 2022 }))
  assert.equal(first?.title, '五届一次会议')
  for (const [time, kind] of [
    ['2022-01-12T17:00:00+08:00', 'plenary'],
    ['2022-01-12T17:00:01+08:00', 'intersession'],
  ] as const)
    assert.equal((await read((tx) => sessionAt(tx, 1, new Date(time))))?.timeKind, kind)
})

test('each handling unit has a liaison and a head; an abolished one is followed to its successor', async () => {
  const units = await read((tx) => sql<{ id: string }>`select id from body where kind = 'handling-unit' and to_day is null`.execute(tx))
  const holders = await read((tx) =>
    liaisonsOfAll(
      tx,
      units.rows.map((u) => u.id),
      today,
    ),
  )
  assert.ok(units.rows.every((u) => new Set((holders.get(u.id) ?? []).map((h) => h.role)).size === 2))
  const gone = (await read((tx) => bodiesByNames(tx, 1, ['市大数据管理中心']))).get('市大数据管理中心')?.[0]
  assert.ok(gone)
  assert.equal((await read((tx) => successorOf(tx, gone.id, day('2022-06-30'))))?.name, '市大数据管理中心')
  assert.equal((await read((tx) => successorOf(tx, gone.id, day('2022-07-01'))))?.name, '市数据局')
})

test('every demonstration account but the county’s has its person', async () => {
  const accounts = cast.get('accountPeople') as Record<string, string>
  const wanted =
    'member member2 proposal-office proposal-director unit unit2 assigning-office inspection discipline leader chair information-office committee-office general-office platform system-admin security-admin audit-admin'
  assert.deepEqual(Object.keys(accounts).toSorted(), wanted.split(' ').toSorted())
  assert.equal((await read((tx) => memberSeat(tx, accounts['member']!, today)))?.sectorName, '教育')
  assert.equal((await read((tx) => peopleWithRole(tx, 1, 'proposal-director', today)))[0]?.name, '顾长庚')
})
