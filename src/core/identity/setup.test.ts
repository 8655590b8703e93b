import { strict as assert } from 'node:assert'
import { randomBytes, randomUUIDv7 } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { World } from '../action.ts'
import { dayOf } from '../day.ts'
import { readIn } from '../db/database.ts'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { secretsWith } from './secrets.ts'
import { isSetupOpen, offerSetup, runSetup } from './setup.ts'
import { signIn } from './sign-in.ts'

let database: TestDatabase
let world: World
const now = new Date('2022-01-11T10:00:00+08:00')

before(async () => {
  database = await testDatabase()
  world = {
    db: database.db,
    clock: { now: () => now, today: () => dayOf(now) },
    newId: randomUUIDv7,
    factSources: [],
    onEffectFailed: () => {},
    secrets: secretsWith(new Map([[1, randomBytes(32)]])),
  }
  await sql`insert into installation (kind, created_at) values ('real', now())`.execute(database.db.owner)
})
after(() => database.close())

const form = (code: string) => ({
  code,
  committee: { code: 'yunling', name: '政协云岭市委员会', shortName: '云岭市政协' },
  person: { name: '丁维一' },
  username: 'ding',
  password: 'Quiet river, nine lamps',
})

test('a fresh installation has no account at all', async () => {
  const { rows } = await readIn(world.db, 'all', (tx) => sql<{ n: number }>`select count(*) as n from account`.execute(tx))
  assert.equal(rows[0]?.n, 0)
  assert.equal(await isSetupOpen(world.db), true)
})

test('each start prints another code, and only the last one opens', async () => {
  const first = (await offerSetup(world.db, now)) ?? ''
  const second = (await offerSetup(world.db, now)) ?? ''
  assert.match(second, /^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$/)
  assert.notEqual(first, second)
  const refused = await runSetup(world, form(first))
  assert.ok(!refused.ok && refused.kind === 'forbidden')
})

test('with the code a committee and its system administrator come to be, once', async () => {
  const code = (await offerSetup(world.db, now)) ?? ''
  const weak = await runSetup(world, { ...form(code), password: 'ding12345678' })
  assert.ok(!weak.ok && weak.reasons.some((r) => r.field === 'password'))
  const both = await Promise.all([runSetup(world, form(code.toLowerCase())), runSetup(world, form(code))])
  assert.equal(both.filter((o) => o.ok).length, 1)
  const opened = await signIn(world, {
    username: 'ding',
    password: form(code).password,
    visitor: { source: '::1', agent: '', secure: false },
  })
  assert.ok(opened.ok && opened.value.next === 'open')
  assert.equal(await isSetupOpen(world.db), false)
  assert.equal(await offerSetup(world.db, now), null)
  assert.equal((await runSetup(world, form(code))).ok, false)
})
