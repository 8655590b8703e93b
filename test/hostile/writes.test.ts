// Every write route of the contract against damaged input, made from the contract itself: a clear Chinese answer that names the field, nothing stored.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { contractRoutes, parametersOf, type ContractRoute } from '#/core/http/contract-routes.ts'
import { roles } from '#/core/identity/access.ts'
import type { Right } from '#/core/actor.ts'
import { allContracts } from '../../src/app/features.ts'
import { personNames, rolesOfPerson, world, type City, type Client, type PersonName } from '../world.ts'
import { damagedOnes, dropTable, fitting, someId } from './damage.ts'
import { rowCounts } from './stored.ts'

/** Where a wrong guess is itself worth keeping: who tried is in the journal and counted by the guard. */
const keepsAttempts = new Set(['session.open', 'setup.run'])
const attempts = new Set(['journal_entry', 'journal_head', 'sign_in_guard'])

async function rowsOf(route: ContractRoute): Promise<Readonly<Record<string, number>>> {
  const rows = Object.entries(await rowCounts(city))
  return Object.fromEntries(keepsAttempts.has(route.name) ? rows.filter(([table]) => !attempts.has(table)) : rows)
}

let city: City
before(async () => {
  city = await world()
})
after(() => city.close())

const schemaOf = (route: ContractRoute): unknown => route.procedure['~orpc'].inputSchema
/** A route without a form reads nothing. */
const writes = contractRoutes(allContracts()).filter((r) => r.method !== 'GET' && schemaOf(r))

/** Uploads have their own tests. */
const takesFile = (route: ContractRoute): boolean => JSON.stringify(Object.keys(shapeOf(route))).includes('"file"')
const shapeOf = (route: ContractRoute): object => (schemaOf(route) as { shape?: object } | undefined)?.shape ?? {}

/** Somebody who may call it: bad input must not hide behind a missing right. */
async function callerOf(route: ContractRoute): Promise<Client> {
  const { right } = route.meta
  if (right === 'anyone') return city.visitor()
  if (right === 'signed-in') return city.signIn('member')
  const name = personNames.find((n) => rolesOfPerson(n).some((r) => (roles[r].rights as readonly Right[]).includes(right as Right)))
  assert.ok(name, `nobody has ${right}`)
  return city.signIn(name satisfies PersonName)
}

function addressOf(route: ContractRoute): string {
  const whole = fitting(schemaOf(route)) as Record<string, string>
  return `/api${parametersOf(route.path).reduce((path, key) => path.replace(`{${key}}`, encodeURIComponent(whole[key] ?? someId)), route.path)}`
}

const bodyOf = (value: unknown, inAddress: readonly string[]): unknown =>
  Object.fromEntries(Object.entries(value as object).filter(([key]) => !inAddress.includes(key)))

// What a person reads: a sentence, never a class name or a statement.
function isClear(text: string, what: string): { code: string; detail: string; reasons: { field?: string; says: string }[] } {
  const problem = JSON.parse(text)
  assert.match(problem.title, /[一-龥]/, what)
  assert.match(problem.detail, /[一-龥]/, what)
  assert.doesNotMatch(text, /Zod|Error:|at \/|node_modules|syntax error|relation "/, what)
  return problem
}

const tenMegabytes = Buffer.from(JSON.stringify({ text: '长'.repeat(3_400_000) }))
const deep = (inner: string): string => `{"a":${'['.repeat(20_000)}${inner}${']'.repeat(20_000)}}`

for (const route of writes.filter((r) => !takesFile(r))) {
  const inAddress = parametersOf(route.path)
  const line = `${route.method} ${route.path}`

  test(`${line}: each damaged field is named in Chinese and nothing is stored`, async () => {
    const client = await callerOf(route)
    const rows = await rowsOf(route)
    for (const { what, field, body, mayReachTheRule } of damagedOnes(schemaOf(route), inAddress)) {
      const { status, text } = await client.send(route.method, addressOf(route), bodyOf(body, inAddress))
      assert.ok(status >= 400 && status < 500, `${what}: ${status} ${text}`)
      const { reasons } = isClear(text, what)
      if (!mayReachTheRule || status === 422) {
        assert.equal(status, 422, `${what}: ${text}`)
        assert.ok(reasons.length > 0 && (mayReachTheRule || reasons.some((r) => r.field?.startsWith(field))), `${what}: ${text}`)
      }
    }
    assert.deepEqual(await rowsOf(route), rows)
  })

  test(`${line}: what is not an answer to its form at all is refused and stores nothing`, async () => {
    const client = await callerOf(route)
    const rows = await rowsOf(route)
    const address = addressOf(route)
    const whole = bodyOf(fitting(schemaOf(route)), inAddress) as object
    const send = (body: string | Buffer | object, headers?: Record<string, string>) => client.send(route.method, address, body, headers)
    const answers = {
      'ten megabytes': [413, await send(tenMegabytes)],
      'an unknown field': [422, await send({ ...whole, [dropTable]: 1, admin: true })],
      'broken JSON': [400, await send('{"subject": "x')],
      'a list': [400, await send('[1, 2]')],
      'a bare text': [400, await send('"x"')],
      'GB18030 bytes': [400, await send(Buffer.from([0x7b, 0x22, 0xd5, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))],
      'deep JSON': [400, await send(deep('1'))],
      'deep JSON with a prototype': [400, await send(deep('{"__proto__":1}'))],
      'deep JSON with a zero': [400, await send(deep('"\\u0000"'))],
      'a prototype': [422, await send('{"__proto__":{"roles":["system-admin"]}}')],
      XML: [415, await send('<a/>', { 'content-type': 'application/xml' })],
      'a web form': [415, await send('a=1', { 'content-type': 'application/x-www-form-urlencoded' })],
      'no known type': [415, await send('{}', { 'content-type': 'text/plain' })],
    } as const
    for (const [what, [wanted, heard]] of Object.entries(answers)) {
      isClear(heard.text, what)
      assert.equal(heard.status, wanted, `${what}: ${heard.text.slice(0, 300)}`)
    }
    assert.match(answers['an unknown field'][1].body.detail, /不认识的栏目/)
    assert.deepEqual(await rowsOf(route), rows)
  })

  if (inAddress.length > 0)
    test(`${line}: a strange address is refused in words`, async () => {
      const client = await callerOf(route)
      const rows = await rowsOf(route)
      const body = bodyOf(fitting(schemaOf(route)), inAddress)
      for (const strange of [dropTable, '../../etc/passwd', '%2e%2e%2f', '1', `${someId}'`, '编号'.repeat(100), '\u0007']) {
        const address = `/api${inAddress.reduce((path, key) => path.replace(`{${key}}`, encodeURIComponent(strange)), route.path)}`
        const { status, text } = await client.send(route.method, address, body)
        assert.ok([400, 404, 414, 422].includes(status), `${strange}: ${status} ${text}`)
        isClear(text, strange)
      }
      assert.deepEqual(await rowsOf(route), rows)
    })
}

test('the same, without the csrf token or from another site, is not even read', async () => {
  const member = await city.signIn('member')
  const rows = await rowCounts(city)
  const noToken = await member.send('POST', '/api/proposals', {}, { 'x-csrf-token': 'x' })
  assert.equal(noToken.status, 403)
  const elsewhere = await member.send('POST', '/api/proposals', {}, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })
  assert.equal(elsewhere.status, 403)
  assert.deepEqual(await rowCounts(city), rows)
})

test('a rule of the session takes only values of its own kind', async () => {
  const director = await city.signIn('proposal-director')
  const { settings } = (await director.get('/api/settings')).body
  assert.ok(settings.length > 10)
  const rows = await rowCounts(city)
  for (const { key } of settings)
    for (const value of [{ $ne: null }, [[[1]]], 1e300, -1, null]) {
      const { status, text } = await director.post(`/api/settings/${key}`, { value, fromDay: '2022-01-11', source: '主席会议决定' })
      assert.ok([403, 422].includes(status), `${key} = ${JSON.stringify(value)}: ${status} ${text}`)
      isClear(text, key)
    }
  assert.deepEqual(await rowCounts(city), rows)
})
