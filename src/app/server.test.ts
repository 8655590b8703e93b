import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { world, type City, type Client } from '../../test/world.ts'

let city: City
let member: Client
let office: Client
before(async () => {
  city = await world()
  member = await city.signIn('member')
  office = await city.signIn('security-admin')
})
after(() => city.close())

const isProblem = ({
  headers,
  body,
}: {
  headers: Readonly<Record<string, unknown>>
  body: { code: string; title: string; status: number }
}) => {
  assert.match(String(headers['content-type']), /^application\/problem\+json/)
  assert.match(body.title, /[一-龥]/)
  return body
}

test('every answer carries the headers that browsers are held by', async () => {
  for (const path of ['/healthz', '/api/session', '/api/nothing-here', '/readyz', '/metrics', '/api/openapi.json']) {
    const { headers } = await city.visitor().get(path)
    const csp = String(headers['content-security-policy'])
    assert.match(csp, /default-src 'none'/)
    assert.match(csp, /script-src 'self'(;|$)/)
    assert.match(csp, /frame-ancestors 'none'/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['referrer-policy'], 'same-origin')
    assert.equal(headers['strict-transport-security'], undefined)
    assert.ok(headers['x-request-id'])
    if (path.startsWith('/api')) assert.equal(headers['cache-control'], 'no-store')
  }
})

test('behind https cookies are bound to the host and the browser is told to stay with https', async () => {
  const secure = await world({ origin: 'https://shuoju.example' })
  try {
    const client = await secure.signIn('member')
    assert.ok(client.cookies.has('__Host-shuoju_session'))
    const { status, headers } = await client.get('/api/session')
    assert.equal(status, 200)
    assert.match(String(headers['strict-transport-security']), /max-age=31536000/)
  } finally {
    await secure.close()
  }
})

test('missing and wrong fields are all named at once, in the words of the form', async () => {
  const body = isProblem(await city.visitor().post('/api/session', { username: 3 }))
  assert.equal(body.status, 422)
  assert.deepEqual((body as unknown as { reasons: unknown }).reasons, [
    { field: 'username', says: '请填写用户名' },
    { field: 'password', says: '请填写密码' },
  ])
})

test('an unknown field is refused, not ignored', async () => {
  const answer = await city.visitor().post('/api/session', { username: 'member', password: 'x', role: 'system-admin' })
  assert.equal(isProblem(answer).status, 422)
  assert.match(answer.body.detail, /不认识的栏目：role/)
})

test('a field inside a list is named with its place', async () => {
  const admin = await city.signIn('system-admin')
  const answer = await admin.post('/api/accounts', { username: 'ab"; drop table account; --', personId: 'not-an-id' })
  assert.equal(answer.status, 422)
  assert.deepEqual(answer.body.reasons.map((r: { field: string }) => r.field).toSorted(), ['personId', 'username'])
})

test('broken JSON, another encoding, a list instead of an object and a wrong content type are told apart', async () => {
  const visitor = city.visitor()
  const broken = await visitor.send('POST', '/api/session', '{"username": ')
  assert.equal(isProblem(broken).code, 'malformed')
  assert.match(broken.body.detail, /不是正确的 JSON/)
  const gb18030 = await visitor.send('POST', '/api/session', Buffer.from([0x7b, 0x22, 0xd5, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))
  assert.match(isProblem(gb18030) && gb18030.body.detail, /不是 UTF-8/)
  assert.equal((await visitor.send('POST', '/api/session', '[1,2]')).status, 400)
  const form = await visitor.send('POST', '/api/session', 'username=a', { 'content-type': 'application/x-www-form-urlencoded' })
  assert.equal(isProblem(form).code, 'wrongMediaType')
})

test('a text of ten megabytes is refused in words', async () => {
  const answer = await city.visitor().post('/api/session', { username: 'a', password: '字'.repeat(3_500_000) })
  assert.equal(isProblem(answer).status, 413)
  assert.match(answer.body.detail, /超过 2 MB/)
})

test('invisible control characters and prototype keys do not come in', async () => {
  const visitor = city.visitor()
  assert.equal((await visitor.post('/api/session', { username: 'a\u0000b', password: 'x' })).status, 422)
  assert.equal((await visitor.send('POST', '/api/session', '{"__proto__":{"a":1},"username":"a","password":"b"}')).status, 422)
  assert.equal((await visitor.get('/api/lists/%00')).status, 422)
})

test('an address that does not exist and a method an address does not have', async () => {
  assert.equal(isProblem(await member.get('/api/nothing')).status, 404)
  const wrong = await member.put('/api/session', {})
  assert.equal(isProblem(wrong).status, 405)
  assert.equal(wrong.headers.allow, 'GET, POST, DELETE')
})

test('a right that is missing is refused and kept in the journal', async () => {
  const answer = await member.get(`/api/accounts/${city.accountId('member2')}`)
  assert.equal(isProblem(answer).status, 403)
  assert.match(answer.body.detail, /没有办理此事的权限/)
  const { entries } = await city.read(async (tx) => {
    const { journalPage } = await import('#/core/journal/read.ts')
    return journalPage(tx, 1, { limit: 1 })
  })
  assert.equal(entries[0]?.event.name, 'identity.accessRefused')
  assert.equal(entries[0]?.actorName, '林一然')
})

test('what another committee has does not exist here', async () => {
  const answer = await office.get(`/api/accounts/${city.accountId('county-member')}`)
  assert.equal(isProblem(answer).status, 404)
})

test('the API describes itself, with the right each route needs', async () => {
  const { body } = await city.visitor().get('/api/openapi.json')
  assert.equal(body.openapi.slice(0, 3), '3.1')
  const operation = body.paths['/accounts'].post
  assert.equal(operation['x-right'], 'accounts:create')
  assert.match(operation.summary, /[一-龥]/)
  assert.ok(operation.responses['422'].content['application/problem+json'])
  assert.ok(body.components.schemas.Problem)
})

test('monitoring reads requests by their pattern, never by who was asked about', async () => {
  await office.get(`/api/accounts/${city.accountId('member')}`)
  const { text } = await city.visitor().get('/metrics')
  assert.match(text, /shuoju_http_requests_total\{method="GET",route="\/api\/accounts\/:id",status="200"\} \d+/)
  assert.match(text, /shuoju_http_request_duration_seconds_bucket\{.*le="0.005"\}/)
  assert.ok(!text.includes(city.accountId('member')))
})

test('too many sign-ins from one source have to wait', async () => {
  const limited = await world({ requestsPerMinute: 100 })
  try {
    const visitor = limited.visitor()
    let last = 200
    for (let i = 0; i < 61; i++) last = (await visitor.post('/api/session', { username: '' })).status
    assert.equal(last, 429)
    const answer = await visitor.post('/api/session', { username: '' })
    assert.match(isProblem(answer).title, /太频繁/)
  } finally {
    await limited.close()
  }
})
