import { strict as assert } from 'node:assert'
import { sql } from 'kysely'
import { after, before, test } from 'node:test'
import { password, world, type City } from '../../../test/world.ts'

let city: City
before(async () => {
  city = await world()
})
after(() => city.close())

test('a member signs in and is told who he is', async () => {
  const member = await city.signIn('member')
  const { status, body } = await member.get('/api/session')
  assert.equal(status, 200)
  assert.equal(body.person.name, '林一然')
  assert.deepEqual(body.posts[0], { role: 'member', roleLabel: '委员', bodyId: null, bodyName: null })
  assert.ok(body.rights.includes('proposals:write'))
  assert.equal(body.committee.name, '政协云岭市委员会')
  assert.equal(body.demo, true)
  assert.equal(body.today, '2022-01-11')
})

test('without signing in nobody is anybody', async () => {
  const { status, body, headers } = await city.visitor().get('/api/session')
  assert.equal(status, 401)
  assert.equal(body.code, 'signInNeeded')
  assert.match(String(headers['content-type']), /application\/problem\+json/)
})

test('a wrong password and an unknown name get the same answer', async () => {
  const visitor = city.visitor()
  const wrong = await visitor.post('/api/session', { username: 'member2', password: 'not this' })
  const unknown = await visitor.post('/api/session', { username: 'who-is-this', password: 'not this' })
  assert.equal(wrong.status, 401)
  assert.deepEqual(wrong.body, unknown.body)
})

test('after five failures the name is locked for a quarter of an hour, even for the right password', async () => {
  const visitor = city.visitor()
  for (let i = 0; i < 5; i++) await visitor.post('/api/session', { username: 'member3', password: `wrong ${i}` })
  const locked = await visitor.post('/api/session', { username: 'member3', password })
  assert.equal(locked.status, 429)
  assert.match(locked.body.detail, /15分钟后再试/)
  city.at('2022-01-11 10:16')
  assert.equal((await visitor.post('/api/session', { username: 'member3', password })).status, 200)
})

test('a name that does not exist is locked in the same way', async () => {
  const visitor = city.visitor()
  for (let i = 0; i < 5; i++) await visitor.post('/api/session', { username: 'ghost', password: `wrong ${i}` })
  assert.equal((await visitor.post('/api/session', { username: 'ghost', password })).status, 429)
})

test('signing out ends the session for good', async () => {
  const member = await city.signIn('member')
  const kept = new Map(member.cookies)
  assert.equal((await member.delete('/api/session')).status, 200)
  for (const [name, value] of kept) member.cookies.set(name, value)
  assert.equal((await member.get('/api/session')).status, 401)
})

test('a session ends after half an hour without a request, and after twelve hours in any case', async () => {
  city.at('2022-01-12 08:00')
  const idle = await city.signIn('member')
  const busy = await city.signIn('member')
  city.at('2022-01-12 08:29')
  assert.equal((await busy.get('/api/session')).status, 200)
  city.at('2022-01-12 08:31')
  assert.equal((await idle.get('/api/session')).status, 401)
  for (let minutes = 8 * 60 + 45; minutes < 20 * 60; minutes += 20) {
    city.at(`2022-01-12 ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`)
    assert.equal((await busy.get('/api/session')).status, 200)
  }
  city.at('2022-01-12 20:01')
  assert.equal((await busy.get('/api/session')).status, 401)
  city.at('2022-01-13 10:00')
})

test('a change without the csrf token is refused', async () => {
  const member = await city.signIn('member')
  const { status, body } = await member.send('DELETE', '/api/session', undefined, { 'x-csrf-token': 'wrong' })
  assert.equal(status, 403)
  assert.match(body.detail, /防伪标记/)
  assert.equal((await member.get('/api/session')).status, 200)
})

test('a change asked for by another site is refused', async () => {
  const member = await city.signIn('member')
  const elsewhere: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elsewhere.example' }]
  for (const headers of elsewhere) assert.equal((await member.send('DELETE', '/api/session', undefined, headers)).status, 403)
})

test('the journal tells of good and bad sign-ins, and keeps no password', async () => {
  const { rows } = await city.read((tx) =>
    sqlOf<{ event: string; data: unknown }>(tx, `select event, data from journal_entry where event like 'identity.%' order by seq`),
  )
  const events = new Set(rows.map((r) => r.event))
  for (const event of ['identity.signedIn', 'identity.signInFailed', 'identity.signInBlocked', 'identity.signedOut'])
    assert.ok(events.has(event), event)
  const text = JSON.stringify(rows)
  assert.ok(!text.includes(password) && !text.includes('wrong 1') && !text.includes('ghost'))
})

test('neither password nor token stands in the database in the clear', async () => {
  const member = await city.signIn('member')
  const token = member.cookies.get('shuoju_session') ?? ''
  const { rows } = await city.read((tx) =>
    sqlOf<{ all: string }>(
      tx,
      `select coalesce(string_agg(s::text, ' '), '') || (select string_agg(a::text, ' ') from account a) as all from open_session s`,
    ),
  )
  const text = rows[0]?.all ?? ''
  assert.ok(text.length > 100)
  assert.ok(!text.includes(token.split('.')[1] ?? token) && !text.includes(password))
})

function sqlOf<T>(tx: Parameters<Parameters<City['read']>[0]>[0], text: string) {
  return sql.raw<T>(text).execute(tx)
}
