// Every (state, move, person) of an exemption; what a granted one does to its cells; reminders once each, however often the job runs.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { addDays, day } from '#/core/day.ts'
import type { BoardPage, CellPage } from '#/features/obligations/contract.ts'
import { remindOfObligations } from '#/features/obligations/jobs.ts'
import { exemptionCourse, exemptionStates, type ExemptionMove, type ExemptionState } from '#/features/obligations/lifecycle.ts'
import { rowOf, tryTriples, type Tried } from '../triples.ts'
import { personNames, world, type Answer, type City, type Client, type PersonName } from '../world.ts'
import { obligationSteps } from './obligation-steps.ts'

let city: City
const actors = new Map<PersonName, Actor>()
const clients = new Map<PersonName, Client>()
let asked = 0

const as = async (name: PersonName): Promise<Client> => {
  const client = clients.get(name) ?? (await city.signIn(name))
  clients.set(name, client)
  return client
}
const at = (moment: string): void => {
  city.at(moment)
  clients.clear()
}
const ok = <T>(answer: Answer<T>): T => {
  assert.ok(answer.status < 300, answer.text)
  return answer.body
}

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await as(name)
  }
})
after(() => city.close())

const forms: Record<ExemptionMove, object> = { grant: {}, refuse: { says: '不合规定' }, withdraw: {}, revoke: { says: '理由已消失' } }
const move = async (name: PersonName, id: string, made: ExemptionMove, form: object = forms[made]) => {
  const { rows } = await city.read((tx) => sql<{ version: number }>`select version from obligation_exemption where id = ${id}`.execute(tx))
  return (await as(name)).post(`/api/obligation-exemptions/${id}/moves/${made}`, { version: rows[0]?.version ?? 1, ...form })
}
const ask = async (name: PersonName, form: object): Promise<string> =>
  ok(await (await as(name)).post('/api/obligation-exemptions', form)).id

/** A day of its own, so that none overlaps another. */
async function inState(state: ExemptionState): Promise<string> {
  const on = addDays(day('2022-01-01'), asked++)
  const id = await ask('member', { code: null, unit: city.personId('member'), from: on, to: on, reason: '公务外出' })
  if (state === 'withdrawn') ok(await move('member', id, 'withdraw'))
  if (state === 'refused') ok(await move('chair', id, 'refuse'))
  if (state === 'granted' || state === 'revoked') ok(await move('chair', id, 'grant'))
  if (state === 'revoked') ok(await move('chair', id, 'revoke'))
  return id
}

const exemptions: Tried = {
  course: exemptionCourse,
  relations: Object.fromEntries(personNames.map((n) => [n, n === 'member' ? ['asker'] : ['other']])),
  prepare: (state) => inState(state as ExemptionState),
  call: (name, id, made) => move(name, id, made as ExemptionMove),
  record: (id) => rowOf(city, 'obligation_exemption')(id),
}

tryTriples(
  'an exemption',
  () => city,
  actors,
  () => exemptions,
  Object.keys(exemptionStates),
)

const board = async (name: PersonName, code: string, query = ''): Promise<BoardPage> =>
  ok(await (await as(name)).get<BoardPage>(`/api/obligations/${code}${query}`))
const cells = (page: BoardPage, unit: string) => page.units.find(([id]) => id === unit)?.[3]

test('who asks for himself cannot grant it, though he is a chair', async () => {
  const chair = city.personId('chair')
  await city.world.db.owner.transaction().execute((tx) =>
    sql`insert into seat (committee_id, id, person_id, term_id, kind, sector_id, state, state_since, from_day, source)
      select committee_id, gen_random_uuid(), ${chair}, term_id, 'vice-chair', sector_id, state, state_since, from_day, source from seat
      where person_id = ${city.personId('member')}`.execute(tx),
  )
  const id = await ask('chair', { code: 'OBL-13', unit: chair, from: '2022-01-01', to: '2022-03-31', reason: '脱产学习' })
  const refused = await move('chair', id, 'grant')
  assert.equal(refused.status, 403)
  const byOffice = await ask('general-office', { code: 'OBL-13', unit: chair, from: '2022-04-01', to: '2022-06-30', reason: '脱产学习' })
  assert.equal((await move('chair', byOffice, 'grant')).status, 403, 'nor what others ask for him')
})

test('a granted cell is neither owed nor counted from that day on, and owed again when it is taken back', async () => {
  const unit = city.personId('member2')
  const before = await board('general-office', 'OBL-13')
  assert.equal(cells(before, unit)?.[0], 'o')
  const cell = ok(await (await as('member2')).get<CellPage>(`/api/obligations/OBL-13/cell?unit=${unit}&from=2022-01-01`))
  assert.notEqual(cell.ask, null)
  const id = await ask('member2', { code: 'OBL-13', unit, from: '2022-01-01', to: '2022-03-31', reason: '住院' })
  const again = await (
    await as('member2')
  ).post('/api/obligation-exemptions', { code: 'OBL-13', unit, from: '2022-03-01', to: '2022-03-31', reason: '住院' })
  assert.match(again.text, /已经申请过/)
  assert.equal(cells(await board('general-office', 'OBL-13'), unit)?.[0], 'o', 'asked is not granted')
  ok(await move('chair', id, 'grant'))
  const granted = await board('general-office', 'OBL-13')
  assert.equal(cells(granted, unit)?.[0], 'e')
  assert.equal(granted.windows[0]?.tally.due, (before.windows[0]?.tally.due ?? 0) - 1)
  assert.equal(granted.windows[0]?.tally.exempt, 1)
  assert.equal(cells(await board('general-office', 'OBL-13', '?asOf=2022-03-03'), unit)?.[0], 'o', 'the day before it was not known')
  ok(await move('chair', id, 'revoke'))
  assert.equal(cells(await board('general-office', 'OBL-13'), unit)?.[0], 'o')
})

test('a member’s long leave frees the year, and only hers', async () => {
  const unit = city.personId('member3')
  const id = await ask('member3', { code: null, unit, from: '2022-03-01', to: '2022-12-31', reason: '脱产学习十个月' })
  ok(await move('chair', id, 'grant'))
  for (const code of ['OBL-01', 'OBL-03', 'OBL-25']) assert.equal(cells(await board('general-office', code), unit), 'e', code)
  assert.equal(cells(await board('general-office', 'OBL-13'), unit), 'onnn', 'two months of the quarter are left: more than half')
  const stranger = await (
    await as('member2')
  ).post('/api/obligation-exemptions', { code: 'OBL-01', unit, from: '2022-01-01', to: '2022-12-31', reason: '代问' })
  assert.equal(stranger.status, 404)
})

const notices = async (name: PersonName, like: string): Promise<readonly string[]> =>
  city.read(async (tx) => {
    const { rows } = await sql<{
      key: string
    }>`select key from notice where person_id = ${city.personId(name)} and key like ${like} order by created_at, key`.execute(tx)
    return rows.map((r) => r.key)
  })

test('reminders come on the rule’s days, once each, however often the job runs; what is late is told once', async () => {
  const quarter = `obligation:OBL-13:${city.personId('member2')}:2022-01-01:%`
  const told = async (moment: string, times = 1): Promise<number> => {
    at(moment)
    for (let i = 0; i < times; i++) await remindOfObligations(city.world, 1)
    return (await notices('member2', quarter)).length
  }
  // OBL-13 reminds 30 and 7 days before 31 March.
  assert.equal(await told('2022-02-28 08:00'), 0)
  assert.equal(await told('2022-03-01 08:00', 3), 1)
  assert.equal(await told('2022-03-23 08:00'), 1)
  assert.equal(await told('2022-03-24 08:00', 2), 2)
  assert.equal(await told('2022-03-31 08:00'), 2)
  assert.equal(await told('2022-04-01 08:00', 2), 3)
  assert.equal(await told('2022-04-29 08:00'), 3)
  assert.deepEqual(
    (await notices('member2', quarter)).map((k) => k.split(':').at(-1)),
    ['30', '7', 'late'],
  )
})

test('who did it before the day is not reminded, nor who is exempt; a day missed by the job is caught up', async () => {
  const steps = obligationSteps(city)
  await steps.fact(
    'contact.recorded',
    '2022-05-10',
    { person: city.personId('member2') },
    { role: 'contact', about: { with: city.personId('leader') } },
  )
  at('2022-06-27 08:00')
  await remindOfObligations(city.world, 1)
  assert.deepEqual(await notices('member2', `obligation:OBL-13:%:2022-04-01:%`), [])
  assert.deepEqual(await notices('member3', `obligation:OBL-13:%:2022-04-01:%`), [], 'on leave')
  assert.deepEqual(
    (await notices('member', `obligation:OBL-13:%:2022-04-01:%`)).map((k) => k.split(':').at(-1)),
    ['7'],
    'the thirty days’ one is past, the seven days’ one is told',
  )
})

test('a role is told once of all that comes due on a day', async () => {
  at('2022-12-24 08:00')
  await remindOfObligations(city.world, 1)
  const all = await notices('general-office', 'obligation:OBL-25:%')
  assert.deepEqual(all, ['obligation:OBL-25:2022-12-31:7'])
  const seq = await city.read(async (tx) => (await sql<{ n: number }>`select count(*)::int as n from journal_entry`.execute(tx)).rows[0]?.n)
  await remindOfObligations(city.world, 1)
  const later = await city.read(
    async (tx) => (await sql<{ n: number }>`select count(*)::int as n from journal_entry`.execute(tx)).rows[0]?.n,
  )
  assert.equal(later, seq, 'a day without news leaves no entry')
})
