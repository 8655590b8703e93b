// Against a real provider package: redirect, its own sign-in and consent pages, back with a code, exchanged for the subject.
import { strict as assert } from 'node:assert'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { Provider } from 'oidc-provider'
import { world, type City, type Client } from '../../../test/world.ts'
import { oidcProvider } from './oidc.ts'

const origin = 'http://shuoju.example'
const clientSecret = 'a secret of forty characters and a bit more'
let server: Server
let issuer: string
let city: City

before(async () => {
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'shuoju', client_secret: clientSecret, redirect_uris: [`${origin}/api/single-sign-on/back`] }],
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    cookies: { keys: ['test'] },
    pkce: { required: () => true },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => answer(request, response))
  city = await world({
    origin,
    singleSignOn: oidcProvider(
      {
        title: '政务统一身份认证',
        issuer,
        clientId: 'shuoju',
        clientSecret,
        redirectUri: `${origin}/api/single-sign-on/back`,
        asksSecondFactor: false,
      },
      () => {},
    ),
  })
})
after(async () => {
  await city.close()
  server.closeAllConnections()
  server.close()
})

/** A browser at the provider: follows its redirects, fills in its pages, and stops where it would come back to us. */
async function atProvider(location: string, login: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = new URL(location)
  let form: Record<string, string> | undefined
  for (let hop = 0; hop < 12; hop++) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    form = undefined
    const next = response.headers.get('location')
    if (next) {
      url = new URL(next, url)
      if (url.origin === origin) return url
      continue
    }
    const page = await response.text()
    const prompt = /name="prompt" value="([a-z]+)"/.exec(page)?.[1]
    const action = /action="([^"]+)"/.exec(page)?.[1]
    assert.ok(prompt && action, page)
    url = new URL(action, url)
    form = prompt === 'login' ? { prompt, login, password: 'anything' } : { prompt }
  }
  throw new Error('the provider never came back')
}

async function comeBack(login: string): Promise<{ client: Client; location: string }> {
  const client = city.visitor()
  const start = await client.get('/api/single-sign-on/start')
  assert.equal(start.status, 302)
  const back = await atProvider(String(start.headers.location), login)
  const answer = await client.get(`${back.pathname}${back.search}`)
  assert.equal(answer.status, 302)
  return { client, location: String(answer.headers.location) }
}

test('the sign-in page learns that another system may vouch', async () => {
  assert.deepEqual((await city.visitor().get('/api/single-sign-on')).body, { title: '政务统一身份认证' })
})

test('a person the provider vouches for has no account by that alone', async () => {
  const { client, location } = await comeBack('unknown-person')
  assert.match(location, /^\/sign-in\?failed=/)
  assert.equal((await client.get('/api/session')).status, 401)
})

test('once linked, the person signs in through the provider', async () => {
  const security = await city.signIn('security-admin')
  const linked = await security.put(`/api/accounts/${city.accountId('member')}/subject`, { subject: 'lin-yiran' })
  assert.equal(linked.status, 200, linked.text)
  const twice = await security.put(`/api/accounts/${city.accountId('member2')}/subject`, { subject: 'lin-yiran' })
  assert.equal(twice.status, 409)
  const { client, location } = await comeBack('lin-yiran')
  assert.equal(location, '/')
  assert.equal((await client.get('/api/session')).body.person.name, '林一然')
  assert.equal((await security.delete(`/api/accounts/${city.accountId('member')}/subject`)).status, 200)
  assert.equal((await client.get('/api/session')).status, 401)
})

test('an answer without the cookie of its own beginning, or with another state, opens nothing', async () => {
  const client = city.visitor()
  const start = await client.get('/api/single-sign-on/start')
  const back = await atProvider(String(start.headers.location), 'lin-yiran')
  const stolen = await city.visitor().get(`${back.pathname}${back.search}`)
  assert.match(String(stolen.headers.location), /failed/)
  back.searchParams.set('state', 'another')
  const changed = await client.get(`${back.pathname}${back.search}`)
  assert.match(String(changed.headers.location), /failed/)
})
