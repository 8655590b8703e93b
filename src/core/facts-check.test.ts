import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../test/setup/database.ts'
import { perform, type World } from './action.ts'
import { systemActor } from './actor.ts'
import { day, dayOf } from './day.ts'
import { inScope, readIn } from './db/database.ts'
import { event } from './event.ts'
import type { FactSource } from './fact.ts'
import { checkFacts, rebuildFacts } from './facts-check.ts'
import { factsOf } from './facts-store.ts'
import { done } from './outcome.ts'

const signed = event('test.signed', (d: { by: string[] }) => `${d.by.length}人签名`)
const held = event('test.held', () => '开展活动')
const source: FactSource = (e, subject, on) =>
  e.name === signed.name
    ? (e.data as { by: string[] }).by.map((personId, _, all) => ({
        personId,
        role: 'signer',
        verb: 'test.signed',
        object: subject,
        day: on,
        weight: 1 / all.length,
        verified: true,
        about: { people: all.length, title: '签名', alone: false },
      }))
    : e.name === held.name
      ? [{ personId: null, bodyId: platform, role: 'host', verb: 'test.held', object: subject, day: on, weight: 1, verified: true }]
      : []

const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [lin, zhao, qian] = [uuid(901), uuid(902), uuid(903)]
const platform = uuid(904)
const office = systemActor(1, [])
let house: TestDatabase
let world: World
let ids = 0
let now = new Date('2022-03-01T01:00:00Z')
before(async () => {
  house = await testDatabase()
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'city', '云岭市', '市', 'city')`.execute(house.db.owner)
  world = {
    db: house.db,
    clock: { now: () => now, today: () => dayOf(now) },
    newId: () => uuid(++ids),
    factSources: [source],
    onEffectFailed: assert.fail,
  } as unknown as World
  const sign = (object: number, by: string[]) =>
    perform(world, office, async ({ record }) => {
      record({ kind: 'proposal', id: uuid(object) }, signed.of({ by }))
      return done(null)
    })
  await sign(1, [lin, zhao, qian])
  // 23:30 in China is still that day, though the machine's date may differ.
  now = new Date('2022-03-02T15:30:00Z')
  await sign(2, [lin])
  await perform(world, office, async ({ record }) => {
    record({ kind: 'activity', id: uuid(3) }, held.of({}))
    return done(null)
  })
})
after(() => house.close())

const check = () => readIn(house.db, [1], (tx) => checkFacts(tx, 1, [source]))
const spoil = (statement: ReturnType<typeof sql>) => inScope(house.db, [1], (tx) => statement.execute(tx))

test('what a person did between two days is read as it was written', async () => {
  const found = await readIn(house.db, [1], (tx) => factsOf(tx, lin, { from: day('2022-03-01'), to: day('2022-03-02') }))
  assert.deepEqual(
    found.map((f) => [f.object.id, f.day, f.weight]),
    [
      [uuid(2), '2022-03-02', 1],
      [uuid(1), '2022-03-01', 0.333333],
    ],
  )
})

test('a body has facts of its own', async () => {
  const { rows } = await readIn(house.db, [1], (tx) =>
    sql`select body_id as "bodyId", person_id as "personId", verb from fact where body_id is not null`.execute(tx),
  )
  assert.deepEqual(rows, [{ bodyId: platform, personId: null, verb: 'test.held' }])
})

test('facts reckoned again from the journal are the facts stored', async () => {
  assert.deepEqual(await check(), { entries: 3, facts: 5, missing: 0, surplus: 0 })
})

test('a fact removed, changed or added is found, and the journal sets it right', async () => {
  await spoil(sql`delete from fact where person_id = ${zhao}`)
  await spoil(sql`update fact set day = '2022-03-09', recorded_on = '2022-03-01' where person_id = ${qian}`)
  await spoil(sql`update fact set about = '{"title": "会议"}' where body_id = ${platform}`)
  await spoil(sql`insert into fact (committee_id, id, person_id, role, verb, object_kind, object_id, day, weight, verified)
    select committee_id, ${uuid(999)}, person_id, role, verb, object_kind, object_id, day, weight, verified from fact where person_id = ${lin} and object_id = ${uuid(2)}`)
  assert.deepEqual(await check(), { entries: 3, facts: 5, missing: 3, surplus: 3 })
  assert.equal((await rebuildFacts(world, office)).ok, true)
  assert.deepEqual(await check(), { entries: 4, facts: 5, missing: 0, surplus: 0 })
})
