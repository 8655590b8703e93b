// A small city with its people, for stories told over HTTP: `const city = await world()`, `const member = await city.signIn('member')`.
import { sql } from 'kysely'
import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { loadReferenceCalendar } from '#/core/calendar/store.ts'
import { day, dayOf, instantOf, type Day } from '#/core/day.ts'
import { inScope, readIn, type Tx } from '#/core/db/database.ts'
import type { SingleSignOn } from '#/core/http/procedure.ts'
import type { RoleName } from '#/core/identity/access.ts'
import { hashPassword } from '#/core/identity/passwords.ts'
import { secretsWith } from '#/core/identity/secrets.ts'
import { actorOf } from '#/core/identity/sessions.ts'
import { holderByName } from '#/core/identity/store.ts'
import { allContracts, allRoutes, factSources } from '../src/app/features.ts'
import { buildServer } from '../src/app/server.ts'
import { testDatabase } from './setup/database.ts'

/** Add a person here: the name is the account's name, too. `body` is a key of `bodies`; `committee` 2 is the county of the same city. */
const people = {
  member: { person: '林一然', roles: ['member'] },
  member2: { person: '周若谷', roles: ['member'] },
  member3: { person: '沈知行', roles: ['member'] },
  collective: { person: '杜若衡', roles: ['collective'], body: 'party' },
  'proposal-office': { person: '方砚秋', roles: ['proposal-office'] },
  'proposal-director': { person: '顾长庚', roles: ['proposal-director'] },
  unit: { person: '秦望舒', roles: ['unit', 'unit-head'], body: 'transport' },
  unit2: { person: '陆知微', roles: ['unit', 'unit-head'], body: 'housing' },
  unit3: { person: '温如言', roles: ['unit', 'unit-head'], body: 'education' },
  'unit-liaison': { person: '戚小满', roles: ['unit'], body: 'transport' },
  'unit-head': { person: '荣立本', roles: ['unit-head'], body: 'transport' },
  'assigning-office': { person: '沈既白', roles: ['assigning-office'] },
  inspection: { person: '韩松亭', roles: ['inspection'] },
  discipline: { person: '严明远', roles: ['discipline'] },
  leader: { person: '江岳川', roles: ['leader'] },
  chair: { person: '苏怀瑾', roles: ['chair'] },
  adviser: { person: '梅知著', roles: ['adviser'] },
  'information-office': { person: '叶晚晴', roles: ['information-office'] },
  'committee-office': { person: '乔予安', roles: ['committee-office'], body: 'specialCommittee' },
  'general-office': { person: '孟书言', roles: ['general-office'] },
  platform: { person: '石守田', roles: ['platform'], body: 'specialCommittee' },
  'county-office': { person: '白望河', roles: ['county-office'], committee: 2 },
  'county-member': { person: '牧云川', roles: ['member'], committee: 2 },
  'county-proposal-office': { person: '何知远', roles: ['proposal-office'], committee: 2 },
  'county-general-office': { person: '柏守中', roles: ['general-office'], committee: 2 },
  'system-admin': { person: '丁维一', roles: ['system-admin'] },
  'security-admin': { person: '安守恒', roles: ['security-admin'] },
  'audit-admin': { person: '查证言', roles: ['audit-admin'] },
  nobody: { person: '常无职', roles: [] },
} as const satisfies Record<string, Person>

interface Person {
  readonly person: string
  readonly roles: readonly RoleName[]
  readonly body?: string
  readonly committee?: 1 | 2
}

export type PersonName = keyof typeof people
export const personNames = Object.keys(people) as PersonName[]
export const rolesOfPerson = (name: PersonName): readonly RoleName[] => people[name].roles

const bodies = {
  transport: ['handling-unit', '市交通运输局', '市交通局', 'government'],
  housing: ['handling-unit', '市住房和城乡建设局', '市住建局', 'government'],
  education: ['handling-unit', '市教育局', '市教育局', 'government'],
  sector: ['sector', '经济界', '经济界', null],
  specialCommittee: ['special-committee', '提案委员会', '提案委', null],
  party: ['party', '民盟云岭市委员会', '民盟市委会', null],
} as const

export const password = 'Quiet river, nine lamps'

export interface Answer<T> {
  readonly status: number
  readonly body: T
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  readonly bytes: Buffer
}

/** A person at a browser, or a script: keeps cookies and sends the csrf token. */
export interface Client {
  readonly name: string
  // Tests read answers as they come; a wrong field fails the assertion that follows.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly get: <T = any>(path: string) => Promise<Answer<T>>
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly post: <T = any>(path: string, body?: unknown) => Promise<Answer<T>>
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly put: <T = any>(path: string, body?: unknown) => Promise<Answer<T>>
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly delete: <T = any>(path: string, body?: unknown) => Promise<Answer<T>>
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly send: <T = any>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<T>>
  /** A form with files. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly upload: <T = any>(path: string, form: FormData, method?: string) => Promise<Answer<T>>
  readonly cookies: Map<string, string>
}

export interface City {
  readonly world: World
  readonly app: FastifyInstance
  readonly committeeId: 1
  readonly countyId: 2
  readonly sessionId: string
  readonly bodies: Readonly<Record<keyof typeof bodies, string>>
  readonly personId: (name: PersonName) => string
  readonly accountId: (name: PersonName) => string
  /** Somebody as actions know him, without HTTP. */
  readonly actor: (name: PersonName) => Promise<Actor>
  readonly visitor: () => Client
  readonly signIn: (name: PersonName) => Promise<Client>
  /** Sets the clock of the whole city: '2022-03-01' or '2022-03-01 09:30', in China. */
  readonly at: (moment: string) => void
  readonly today: () => Day
  /** For a real browser; answers the address. */
  readonly listen: () => Promise<string>
  /** Reading the database as it is. */
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export interface Wanted {
  /** A real installation demands the second factor; the demonstration does not. */
  readonly kind?: 'real' | 'demo'
  readonly at?: string
  readonly singleSignOn?: SingleSignOn
  readonly origin?: string
  readonly requestsPerMinute?: number
  readonly site?: string
}

export async function world(wanted: Wanted = {}): Promise<City> {
  const { db, close } = await testDatabase()
  let now = momentOf(wanted.at ?? '2022-01-11 10:00')
  const made: World = {
    db,
    clock: { now: () => now, today: () => dayOf(now) },
    newId: randomUUIDv7,
    factSources,
    onEffectFailed: (error) => {
      throw error
    },
    secrets: secretsWith(new Map([[1, randomBytes(32)]])),
  }
  const ids = await settle(made, wanted.kind ?? 'demo')
  const app = await buildServer({
    world: made,
    contract: allContracts(),
    router: allRoutes(made),
    version: 'test',
    origin: wanted.origin ?? null,
    trustProxy: null,
    requestsPerMinute: wanted.requestsPerMinute ?? 0,
    log: 'fatal',
    site: wanted.site ?? null,
    singleSignOn: wanted.singleSignOn ?? null,
    notReady: async () => null,
    pool: db.poolState,
  })
  await app.ready()
  return {
    world: made,
    app,
    committeeId: 1,
    countyId: 2,
    sessionId: ids.session,
    bodies: ids.bodies,
    personId: (name) => ids.person[name],
    accountId: (name) => ids.account[name],
    actor: async (name) => {
      const holder = await readIn(db, 'all', (tx) => holderByName(tx, name, dayOf(now)))
      if (!holder) throw new Error(`nobody is called ${name}`)
      return actorOf(holder, now)
    },
    visitor: () => clientOf(app, 'visitor'),
    signIn: async (name) => {
      const client = clientOf(app, name)
      const { status, text } = await client.post('/api/session', { username: name, password })
      if (status !== 200) throw new Error(`${name} cannot sign in: ${text}`)
      return client
    },
    at: (moment) => {
      now = momentOf(moment)
    },
    today: () => dayOf(now),
    listen: async () => {
      await app.listen({ port: 0, host: '127.0.0.1' })
      return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    },
    read: (work) => readIn(db, 'all', work),
    close: async () => {
      await app.close()
      await close()
    },
  }
}

function momentOf(text: string): Date {
  const [on = '', time = '10:00'] = text.split(' ')
  return instantOf(day(on), time)
}

function clientOf(app: FastifyInstance, name: string): Client {
  const cookies = new Map<string, string>()
  const send = async <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> => {
    const csrf = [...cookies].find(([key]) => key.endsWith('shuoju_csrf'))?.[1]
    const raw = typeof body === 'string' || Buffer.isBuffer(body)
    const response = await app.inject({
      method: method as 'GET',
      url: path,
      headers: {
        ...(cookies.size ? { cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') } : {}),
        ...(csrf ? { 'x-csrf-token': csrf } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: raw ? body : JSON.stringify(body) }),
    })
    for (const cookie of response.cookies)
      if (cookie.value === '') cookies.delete(cookie.name)
      else cookies.set(cookie.name, cookie.value)
    const isJson = /^application\/(?:problem\+)?json/.test(response.headers['content-type']?.toString() ?? '')
    return {
      status: response.statusCode,
      body: (isJson && response.body ? JSON.parse(response.body) : undefined) as T,
      headers: response.headers,
      text: response.body,
      bytes: response.rawPayload,
    }
  }
  return {
    name,
    cookies,
    send,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path, body) => send('DELETE', path, body),
    upload: async (path, form, method = 'POST') => {
      const encoded = new Response(form)
      const bytes = Buffer.from(await encoded.arrayBuffer())
      return send(method, path, bytes, {
        'content-type': encoded.headers.get('content-type') ?? '',
        'content-length': String(bytes.length),
      })
    },
  }
}

interface Ids {
  readonly session: string
  readonly bodies: Record<keyof typeof bodies, string>
  readonly person: Record<PersonName, string>
  readonly account: Record<PersonName, string>
}

const hashOnce = hashPassword(password)

/** Two committees, one session, a few bodies, and everybody above with seat, post and account. */
async function settle({ db, newId }: World, kind: 'real' | 'demo'): Promise<Ids> {
  const hash = await hashOnce
  await sql`insert into installation (kind, created_at) values (${kind}, now())`.execute(db.owner)
  await sql`insert into committee (id, code, name, short_name, parent_id, level) values
    (1, 'yunling', '政协云岭市委员会', '云岭市政协', null, 'city'), (2, 'wanghe', '政协望河县委员会', '望河县政协', 1, 'county')`.execute(
    db.owner,
  )
  await db.owner.transaction().execute((tx) => loadReferenceCalendar(tx))
  const each = <K extends string>(keys: readonly K[]): Record<K, string> =>
    Object.fromEntries(keys.map((k) => [k, newId()])) as Record<K, string>
  const ids: Ids = {
    session: newId(),
    bodies: each(Object.keys(bodies) as (keyof typeof bodies)[]),
    person: each(personNames),
    account: each(personNames),
  }
  await inScope(db, 'all', async (tx) => {
    for (const committee of [1, 2]) {
      const term = newId()
      const session = committee === 1 ? ids.session : newId()
      await sql`insert into term (committee_id, id, number, title, from_day) values (${committee}, ${term}, 5, '第五届', '2021-12-01')`.execute(
        tx,
      )
      await sql`insert into session (committee_id, id, term_id, number, title, year, opens_on, closes_on, intake_from, cutoff_at)
        values (${committee}, ${session}, ${term}, 1, '五届一次会议', 2022, '2022-01-10', '2022-01-14',
          '2021-11-10T00:00:00+08:00', '2022-01-12T17:00:00+08:00')`.execute(tx)
      const bodyIds = committee === 1 ? ids.bodies : each(Object.keys(bodies) as (keyof typeof bodies)[])
      for (const [i, [key, [bodyKind, title, short, system]]] of Object.entries(bodies).entries())
        await sql`insert into body (committee_id, id, kind, code, name, short_name, system, sort)
          values (${committee}, ${bodyIds[key as keyof typeof bodies]}, ${bodyKind}, ${`B${i + 1}`}, ${title}, ${short}, ${system}, ${i})`.execute(
          tx,
        )
      const here = (Object.entries(people) as [PersonName, Person][]).filter(([, p]) => (p.committee ?? 1) === committee)
      for (const [name, { person, roles, body }] of here) {
        await sql`insert into person (committee_id, id, code, name) values (${committee}, ${ids.person[name]}, ${name}, ${person})`.execute(
          tx,
        )
        for (const role of roles)
          await sql`insert into post (committee_id, id, person_id, body_id, role, title, from_day, source)
            values (${committee}, ${newId()}, ${ids.person[name]}, ${body ? bodyIds[body as keyof typeof bodies] : null}, ${role}, ${role},
              '2021-12-01', '任命')`.execute(tx)
        await sql`insert into account (committee_id, id, person_id, username, password_hash, password_set_at, created_at)
          values (${committee}, ${ids.account[name]}, ${ids.person[name]}, ${name}, ${hash}, '2021-12-01T09:00:00+08:00', '2021-12-01T09:00:00+08:00')`.execute(
          tx,
        )
        await sql`insert into account_name (name, committee_id, account_id) values (${name}, ${committee}, ${ids.account[name]})`.execute(
          tx,
        )
        if (roles.includes('member'))
          await sql`insert into seat (committee_id, id, person_id, term_id, kind, sector_id, state, state_since, from_day, source)
            values (${committee}, ${newId()}, ${ids.person[name]}, ${term}, 'member', ${bodyIds.sector}, 'active', '2021-12-01',
              '2021-12-01', '常委会决定')`.execute(tx)
      }
    }
  })
  return ids
}
