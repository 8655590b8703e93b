// For every route × every role × owner, stranger, nobody's record: the door opens or stays shut as test/access/expected.ts says. Over HTTP.
import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { contractRoutes, parametersOf, type ContractRoute } from '#/core/http/contract-routes.ts'
import { roles, type RoleName } from '#/core/identity/access.ts'
import { allContracts } from '../../src/app/features.ts'
import { world, type City, type Client, type PersonName } from '../world.ts'
import { expected } from './expected.ts'
import { makeSamples, type Sample, type SampleName } from './samples.ts'

const holders: Readonly<Record<RoleName, PersonName>> = {
  ...(Object.fromEntries(Object.keys(roles).map((r) => [r, r])) as Record<RoleName, PersonName>),
  unit: 'unit-liaison',
  'unit-head': 'unit-head',
}

const routes = contractRoutes(allContracts())
const nowhere = '00000000-0000-7000-8000-000000000000'

let city: City
let samples: Record<SampleName, Sample>
const clients = new Map<PersonName, Client>()

before(async () => {
  city = await world()
  samples = await makeSamples(city)
})
after(() => city.close())

async function clientFor(name: PersonName): Promise<Client> {
  const known = clients.get(name)
  if (known?.cookies.has('shuoju_session')) return known
  const client = await city.signIn(name)
  clients.set(name, client)
  return client
}

const addressOf = (route: ContractRoute, id: string): string =>
  `/api${parametersOf(route.path).reduce((path, name) => path.replace(new RegExp(`\\{\\+?${name}\\}`), name === 'id' ? id : nowhere), route.path)}`

const ask = async (client: Client, route: ContractRoute, id: string, form: object = {}) =>
  client.send(route.method, addressOf(route, id), route.method === 'GET' || route.method === 'DELETE' ? undefined : form)

const entersBy = (route: ContractRoute, role: RoleName): boolean => {
  const who = expected[route.name]?.roles ?? []
  return who === 'anyone' || who === 'signed-in' || (who as readonly string[]).includes(role)
}

test('every route of the contract has its row, and no row is left of a route that is gone', () => {
  assert.deepEqual(Object.keys(expected).toSorted(), routes.map((r) => r.name).toSorted())
})

test('every record of somebody is tried by an owner and a stranger', () => {
  const missing = routes.filter((r) => r.meta.ownership === 'related' && !expected[r.name]?.on && !bySubject.has(r.name)).map((r) => r.name)
  assert.deepEqual(missing, [])
})

/** Whose subject is more than one record, or a list that holds only what its reader may see: their own stories try them. */
const bySubject = new Set([
  'proposals.moves.merge',
  'activities.removeMaterial',
  'documents.list',
  'exchange.take',
  'exchange.check',
  'exchange.apply',
  'documents.file',
  'documents.issue',
  'documents.void',
  'documents.bundle',
  'documents.pack',
  'documents.bundleFile',
  'lists.definition',
  'lists.page',
  'lists.count',
  'lists.export',
  'imports.kinds',
  'imports.run',
  'files.attach',
  'files.list',
  'members.person',
  'awards.candidateMoves.shortlist',
  'awards.candidateMoves.unlist',
  'awards.candidateMoves.drop',
  'assessments.sheet',
  'assessments.object',
  'assessments.objectionMoves.uphold',
  'assessments.objectionMoves.reject',
  'assessments.objectionMoves.withdraw',
])

for (const route of routes) {
  test(`${route.method} ${route.path}: without signing in`, async () => {
    const { status } = await ask(city.visitor(), route, nowhere)
    if (expected[route.name]?.roles === 'anyone') assert.ok(status !== 401 && status !== 403, String(status))
    else assert.equal(status, 401)
  })

  test(`${route.method} ${route.path}: by role`, async () => {
    for (const role of Object.keys(roles) as RoleName[]) {
      const { status, text } = await ask(await clientFor(holders[role]), route, nowhere)
      assert.ok(status < 500, `${role}: ${status} ${text.slice(0, 300)}`)
      if (entersBy(route, role)) assert.ok(status !== 401 && status !== 403, `${role} should get in: ${status} ${text.slice(0, 300)}`)
      else assert.equal(status, 403, `${role} should be refused: ${status} ${text.slice(0, 300)}`)
    }
  })

  const on = expected[route.name]?.on
  if (on)
    test(`${route.method} ${route.path}: strangers do not reach it, its own people do`, async () => {
      const form = on.form?.(samples[on.sample]) ?? {}
      for (const name of on.strangers) {
        const { status, text } = await ask(await clientFor(name), route, samples[on.sample].id, form)
        assert.ok(status === 403 || status === 404, `${name} is a stranger: ${status} ${text.slice(0, 300)}`)
      }
      for (const name of on.owners) {
        const { status, text } = await ask(await clientFor(name), route, samples[on.sample].id, form)
        assert.ok(status < 500 && ![401, 403, 404].includes(status), `${name} stands in relation to it: ${status} ${text.slice(0, 300)}`)
      }
    })
}

test('somebody who holds no post gets nothing but the own sign-in', async () => {
  const client = await city.signIn('nobody')
  for (const route of routes.filter((r) => Array.isArray(expected[r.name]?.roles)))
    assert.equal((await ask(client, route, nowhere)).status, 403, route.name)
})
