import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { password, world, type City, type Client } from '../../../test/world.ts'

let city: City
let system: Client
let security: Client
before(async () => {
  city = await world()
  system = await city.signIn('system-admin')
  security = await city.signIn('security-admin')
})
after(() => city.close())

test('a new account gets a password that must be changed at the first sign-in', async () => {
  const made = await system.post('/api/accounts', { personId: city.personId('nobody'), username: 'chang.wuzhi' })
  assert.equal(made.status, 200)
  const visitor = city.visitor()
  const first = await visitor.post('/api/session', { username: 'Chang.Wuzhi', password: made.body.password })
  assert.equal(first.body.owes, 'password')
  assert.equal((await visitor.get('/api/lists/proposals')).status, 403)
  const weak = await visitor.put('/api/session/password', { current: made.body.password, next: 'password123' })
  assert.equal(weak.status, 422)
  assert.match(weak.body.detail, /太常见/)
  const changed = await visitor.put('/api/session/password', { current: made.body.password, next: 'nine lamps on a river' })
  assert.equal(changed.body.owes, null)
  assert.equal((await visitor.get('/api/session')).status, 200)
})

test('a user name is taken once in the whole installation, whatever its case', async () => {
  const again = await system.post('/api/accounts', { personId: city.personId('nobody'), username: 'COUNTY-MEMBER' })
  assert.equal(again.status, 422)
  assert.match(again.body.detail, /已被使用/)
})

test('somebody not yet in the register gets a person and an account in one act', async () => {
  const made = await system.post('/api/accounts', { name: '邵新来', username: 'shao' })
  const file = await security.get(`/api/accounts/${made.body.id}`)
  assert.equal(file.body.person.name, '邵新来')
  assert.equal((await system.post('/api/accounts', { username: 'nobody2' })).status, 422)
})

test('changing the own password ends the other sign-ins of that account', async () => {
  const here = await city.signIn('inspection')
  const there = await city.signIn('inspection')
  assert.equal((await here.put('/api/session/password', { current: password, next: 'Seven bridges, one wind' })).status, 200)
  assert.equal((await here.get('/api/session')).status, 200)
  assert.equal((await there.get('/api/session')).status, 401)
})

test('a post granted gives its rights at the next sign-in, a post ended takes them at once', async () => {
  const before_ = await city.signIn('platform')
  const granted = await security.post('/api/posts', {
    personId: city.personId('platform'),
    role: 'proposal-office',
    title: '借调',
    fromDay: '2022-01-11',
    source: '任命文件1号',
  })
  assert.equal(granted.status, 200)
  assert.equal((await before_.get('/api/session')).status, 401, 'the session was opened with other posts')
  const clerk = await city.signIn('platform')
  assert.ok((await clerk.get('/api/session')).body.rights.includes('proposals:review'))
  assert.equal((await security.post(`/api/posts/${granted.body.id}/end`, { toDay: '2022-01-10' })).status, 200)
  assert.equal((await clerk.get('/api/session')).status, 401)
  assert.ok(!(await (await city.signIn('platform')).get('/api/session')).body.rights.includes('proposals:review'))
})

test('a post ends by itself after its last day', async () => {
  const granted = await security.post('/api/posts', {
    personId: city.personId('nobody'),
    role: 'discipline',
    title: '组员',
    fromDay: '2022-01-11',
    toDay: '2022-01-12',
    source: '任命文件2号',
  })
  assert.equal(granted.status, 200)
  assert.ok((await (await city.signIn('nobody')).get('/api/session')).body.rights.includes('figures:read'))
  city.at('2022-01-13')
  assert.deepEqual((await (await city.signIn('nobody')).get('/api/session')).body.rights, [])
  city.at('2022-01-11')
  system = await city.signIn('system-admin')
  security = await city.signIn('security-admin')
})

test('nobody holds two of the three administrators, and nobody appoints himself', async () => {
  const post = (personId: string, role: string) =>
    security.post('/api/posts', { personId, role, title: role, fromDay: '2022-01-11', source: '任命' })
  const both = await post(city.personId('system-admin'), 'audit-admin')
  assert.equal(both.status, 422)
  assert.match(both.body.detail, /须由不同的人担任/)
  assert.match((await post(city.personId('security-admin'), 'chair')).body.detail, /不能给自己任职/)
})

test('the system administrator grants no posts, the security administrator opens no accounts, neither reads the journal', async () => {
  assert.equal((await system.post('/api/posts', {})).status, 403)
  assert.equal((await security.post('/api/accounts', {})).status, 403)
  for (const admin of [system, security]) {
    const { rights } = (await admin.get('/api/session')).body
    assert.ok(!rights.includes('journal:read'))
  }
  const audit = (await (await city.signIn('audit-admin')).get('/api/session')).body.rights
  assert.deepEqual(audit, ['journal:read', 'organisation:read'])
})

test('the system administrator cannot get into the hands of the security administrator by resetting the password', async () => {
  const answer = await system.post(`/api/accounts/${city.accountId('security-admin')}/password`, {})
  assert.equal(answer.status, 403)
})

test('a disabled account ends at once and does not open again until enabled', async () => {
  const unit = await city.signIn('unit3')
  const id = city.accountId('unit3')
  assert.equal((await security.post(`/api/accounts/${id}/disabling`, { reason: '调离' })).status, 200)
  assert.equal((await unit.get('/api/session')).status, 401)
  await assert.rejects(city.signIn('unit3'))
  assert.equal((await security.delete(`/api/accounts/${id}/disabling`)).status, 200)
  assert.equal((await (await city.signIn('unit3')).get('/api/session')).status, 200)
})

test('an administrator ends all sign-ins of an account', async () => {
  const unit = await city.signIn('unit2')
  const ended = await security.delete(`/api/accounts/${city.accountId('unit2')}/sessions`)
  assert.deepEqual(ended.body, { ended: 1 })
  assert.equal((await unit.get('/api/session')).status, 401)
})

test('the list of accounts is for administrators', async () => {
  const page = await security.get('/api/lists/accounts?limit=5&f.state=active')
  assert.equal(page.status, 200, page.text)
  assert.equal(page.body.rows.length, 5)
  assert.equal((await (await city.signIn('member')).get('/api/lists/accounts')).status, 404)
})

test('the roles are shown with their rights in words', async () => {
  const { body } = await security.get('/api/roles')
  const office = body.find((r: { name: string }) => r.name === 'proposal-office')
  assert.equal(office.label, '提案办')
  assert.ok(office.rights.some((r: { label: string }) => r.label === '初审提案'))
})

test('the forms of accounts ask for the unit where the role is held for one, and offer no first appointment once both are named', async () => {
  const { post, postInBody, appoint } = (await system.get('/api/accounts/forms')).body
  assert.deepEqual(
    [post.required, postInBody.required].map((asked: readonly string[]) => asked.includes('bodyId')),
    [false, true],
  )
  assert.equal(appoint, null)
})

test('the page of a disabled account tells why', async () => {
  const made = await system.post('/api/accounts', { name: '陶别离', username: 'tao' })
  assert.equal((await security.post(`/api/accounts/${made.body.id}/disabling`, { reason: '调离' })).status, 200)
  assert.equal((await system.get(`/api/accounts/${made.body.id}`)).body.disabledReason, '调离')
})
