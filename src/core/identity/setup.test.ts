import { strict as assert } from 'node:assert'
import { randomBytes, randomUUIDv7 } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { World } from '../action.ts'
import { dayOf } from '../day.ts'
import { readIn } from '../db/database.ts'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { createAccount } from './accounts.ts'
import { appointFirst, openFirst } from './posts.ts'
import { secretsWith } from './secrets.ts'
import { signedInBy } from './sessions.ts'
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

test('the first system administrator names the security and the audit administrator, each once and each another person', async () => {
  const opened = await signIn(world, {
    username: 'ding',
    password: form('').password,
    visitor: { source: '::1', agent: '', secure: false },
  })
  assert.ok(opened.ok && opened.value.next === 'open')
  const ding = (await signedInBy(world, opened.value.token))?.actor
  assert.ok(ding)
  const named = async (username: string, name: string): Promise<string> => {
    const made = await createAccount(world, ding, { name, username })
    assert.ok(made.ok)
    const { rows } = await readIn(world.db, 'all', (tx) =>
      sql<{ personId: string }>`select person_id as "personId" from account where username = ${username}`.execute(tx),
    )
    return rows[0]?.personId ?? ''
  }
  const still = () => readIn(world.db, [ding.committeeId], (tx) => openFirst(tx, ding.committeeId))
  const first = await named('an', '安守恒')
  const second = await named('bai', '白知远')
  assert.deepEqual(await still(), ['security-admin', 'audit-admin'])
  const source = '党组会议决定'
  assert.equal((await appointFirst(world, ding, { personId: ding.personId ?? '', role: 'security-admin', source })).ok, false)
  assert.equal((await appointFirst(world, ding, { personId: first, role: 'security-admin', source })).ok, true)
  assert.deepEqual(await still(), ['audit-admin'], 'the form offers only what is still open')
  assert.equal((await appointFirst(world, ding, { personId: second, role: 'security-admin', source })).ok, false)
  assert.equal((await appointFirst(world, ding, { personId: first, role: 'audit-admin', source })).ok, false)
  assert.equal((await appointFirst(world, ding, { personId: second, role: 'audit-admin', source })).ok, true)
  assert.deepEqual(await still(), [])
})
