import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { password, world, type City } from '../../../test/world.ts'
import { resealAll } from './reseal.ts'
import { secretsWith } from './secrets.ts'
import { codeAt, stepAt } from './totp.ts'

let city: City
before(async () => {
  city = await world({ kind: 'real' })
})
after(() => city.close())

const codeNow = (secret: string): string => codeAt(secret, stepAt(city.world.clock.now()))

test('an office clerk must bind a second factor before anything else', async () => {
  const office = await city.signIn('proposal-office')
  const session = await office.get('/api/session')
  assert.equal(session.body.owes, 'secondFactor')
  assert.deepEqual(session.body.rights, [])
  const refused = await office.get('/api/lists/proposals')
  assert.equal(refused.status, 403)
  assert.match(refused.body.detail, /请先绑定/)
})

test('a member is not asked for one', async () => {
  const member = await city.signIn('member')
  assert.equal((await member.get('/api/session')).body.owes, null)
})

test('after binding, the password alone no longer opens, a code opens once, and other sign-ins are over', async () => {
  const elsewhere = await city.signIn('proposal-director')
  const director = await city.signIn('proposal-director')
  assert.equal((await director.post('/api/session/factor', { password: 'wrong' })).status, 422)
  const { secret, uri } = (await director.post('/api/session/factor', { password })).body
  assert.match(uri, /^otpauth:\/\/totp\//)
  assert.equal((await director.put('/api/session/factor', { code: '000000' })).status, 422)
  const bound = await director.put('/api/session/factor', { code: codeNow(secret) })
  assert.equal(bound.body.session.owes, null)
  assert.ok(bound.body.session.rights.includes('proposals:decide'))
  assert.equal(bound.body.recoveryCodes.length, 10)
  assert.equal((await director.get('/api/session')).status, 200)
  assert.equal((await elsewhere.get('/api/session')).status, 401)

  const visitor = city.visitor()
  assert.deepEqual((await visitor.post('/api/session', { username: 'proposal-director', password })).body, { secondFactor: true })
  assert.equal((await visitor.get('/api/session')).status, 401)
  city.at('2022-01-11 10:05')
  const code = codeNow(secret)
  assert.equal((await visitor.post('/api/session', { username: 'proposal-director', password, code })).status, 200)
  const replay = await city.visitor().post('/api/session', { username: 'proposal-director', password, code })
  assert.equal(replay.status, 401)

  const [recovery] = bound.body.recoveryCodes
  const byRecovery = { username: 'proposal-director', password, code: recovery }
  assert.equal((await city.visitor().post('/api/session', byRecovery)).status, 200)
  assert.equal((await city.visitor().post('/api/session', byRecovery)).status, 401)
})

test('an administrator can remove a lost factor; the person then binds anew', async () => {
  const chair = await city.signIn('chair')
  const { secret } = (await chair.post('/api/session/factor', { password })).body
  await chair.put('/api/session/factor', { code: codeNow(secret) })
  const security = await city.signIn('security-admin')
  const own = (await security.post('/api/session/factor', { password })).body
  await security.put('/api/session/factor', { code: codeNow(own.secret) })
  assert.equal((await security.delete(`/api/accounts/${city.accountId('chair')}/factor`)).status, 200)
  assert.equal((await chair.get('/api/session')).status, 401)
  assert.equal((await (await city.signIn('chair')).get('/api/session')).body.owes, 'secondFactor')
})

test('the secret is sealed in the database', async () => {
  const leader = await city.signIn('leader')
  const { secret } = (await leader.post('/api/session/factor', { password })).body
  const { rows } = await city.read((tx) =>
    sql<{ sealed: Buffer }>`select factor_sealed as sealed from account where username = 'leader'`.execute(tx),
  )
  assert.ok(rows[0] && !rows[0].sealed.toString('latin1').includes(secret))
})

test('a clerk’s password wears out after ninety days, a member’s does not', async () => {
  const office = await city.signIn('general-office')
  const { secret } = (await office.post('/api/session/factor', { password })).body
  const bound = await office.put('/api/session/factor', { code: codeNow(secret) })
  assert.equal(bound.body.session.owes, null)
  city.at('2022-04-20')
  const code = codeNow(secret)
  const later = await city.visitor().post('/api/session', { username: 'general-office', password, code })
  assert.equal(later.body.owes, 'password')
  assert.equal((await (await city.signIn('member')).get('/api/session')).body.owes, null)
})

test('after a change of keys the sealed secrets are sealed again and still open', async () => {
  const bytes = (n: number) => Buffer.alloc(32, n)
  const first = secretsWith(new Map([[1, bytes(1)]]))
  const both = secretsWith(
    new Map([
      [1, bytes(1)],
      [2, bytes(2)],
    ]),
  )
  const own = await world()
  try {
    await own.world.db.owner.transaction().execute(async (tx) => {
      await sql`update account set factor_sealed = ${first.seal('ABCDEFGH', 'factor')} where username = 'member'`.execute(tx)
      await sql`update person set mobile_sealed = ${first.seal('13900000001', 'person.mobile')} where code = 'member'`.execute(tx)
    })
    assert.equal(await resealAll({ ...own.world, secrets: both }), 2)
    assert.equal(await resealAll({ ...own.world, secrets: both }), 0)
    const { rows } = await own.read((tx) =>
      sql<{ sealed: Buffer }>`select mobile_sealed as sealed from person where code = 'member'`.execute(tx),
    )
    assert.equal(secretsWith(new Map([[2, bytes(2)]])).open(rows[0]?.sealed ?? Buffer.alloc(0), 'person.mobile'), '13900000001')
  } finally {
    await own.close()
  }
})
