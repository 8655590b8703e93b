// A random year of everything that makes a fact: the facts reckoned again from the journal are those stored, and what was taken back comes to nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#/core/actor.ts'
import { checkFacts, rebuildFacts } from '#/core/facts-check.ts'
import { factSources } from '../../src/app/features.ts'
import { activitySteps } from '../activity-steps.ts'
import { numbersFrom } from '../proposal-year.ts'
import { world, type City, type PersonName } from '../world.ts'
import { contactSteps, type ContactSteps } from './contact-steps.ts'
import { done, proposalSteps } from './proposal-steps.ts'
import { transmissionSteps } from './transmission-steps.ts'
import { workSteps } from './works-steps.ts'

let city: City
let contacts: ContactSteps
const random = numbersFrom(20_221_231)
const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T

before(async () => {
  city = await world({ at: '2022-01-12 09:00' })
  contacts = await contactSteps(city)
  for (const at of ['2022-02-09', '2022-05-11', '2022-08-10', '2022-11-09']) await aSeason(at)
})
after(() => city.close())

let deeds = 0
const seen = new Map<string, number>()

/** Somebody signs in afresh and does a handful of things in an order that nobody planned. */
async function aSeason(at: string): Promise<void> {
  city.at(`${at} 09:00`)
  const people = proposalSteps(city)
  const works = workSteps(city, people)
  const sent = transmissionSteps(city, people)
  const meetings = activitySteps(city)
  const kinds: Readonly<Record<string, () => Promise<unknown>>> = {
    proposal: people.filed,
    handedIn: people.submitted,
    work: async () => {
      const id = await works.inState(pick(['accepted', 'exchanged', 'declined']))
      if (random() < 0.4) await works.move('general-office', id, 'revoke', { reason: '与已经采用的一篇雷同' })
    },
    transmission: () => sent.inState(pick(['sent', 'answered', 'closed'])),
    meeting: () => meetings.inState(pick(['held', 'minutesIssued', 'closed'])),
    contact: async () => {
      const id = await contacts.record(pick<PersonName>(['member', 'member3']), { persons: [city.personId('member2')] })
      if (random() < 0.5) await (await contacts.as('member')).post(`/api/contact-records/${id}/withdrawal`, { reason: '记错了人' })
    },
    manual,
    manualToo: manual,
  }
  for (let n = 0; n < 14; n++) {
    const kind = n < Object.keys(kinds).length ? Object.keys(kinds)[n]! : pick(Object.keys(kinds))
    await kinds[kind]?.()
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
  }

  async function manual(): Promise<void> {
    const member = await people.as('member')
    const verb = pick([
      { verb: 'info.accepted', level: pick(['city', 'province']), role: 'author' },
      { verb: 'ledger.verified', kind: pick(['aid.deed', 'aid.student']), role: 'actor' },
      { verb: 'volunteer.served', role: 'holder' },
    ])
    const given = { ...verb, title: `第${++deeds}件`, day: pick(['2022-01-20', '2022-02-01', at]), source: '简报' }
    const { id } = done(await member.post('/api/manual-facts', given)).body
    const fate = random()
    if (fate < 0.15) return void done(await member.post(`/api/manual-facts/${id}/moves/withdraw`, { version: 1 }))
    const office = await people.as('general-office')
    if (fate < 0.3) return void done(await office.post(`/api/manual-facts/${id}/moves/refuse`, { version: 1, reason: '不属实' }))
    done(await office.post(`/api/manual-facts/${id}/moves/confirm`, { version: 1 }))
    if (fate > 0.65) done(await office.post(`/api/manual-facts/${id}/moves/void`, { version: 2, reason: '重复' }))
  }
}

const sums = () =>
  city.read(async (tx) => {
    const { rows } = await sql<{
      key: string
      weight: number
    }>`select concat_ws('|', person_id, body_id, verb, role, object_kind, object_id, day, recorded_on) as key,
        sum(weight)::float8 as weight from fact where committee_id = 1 group by 1 order by 1`.execute(tx)
    return rows
  })

test('facts rebuilt from the journal of a random year equal the stored ones', async () => {
  const found = await city.read((tx) => checkFacts(tx, 1, factSources))
  assert.deepEqual([found.missing, found.surplus], [0, 0], JSON.stringify(Object.fromEntries(seen)))
  assert.ok(found.facts > 60, `only ${found.facts} facts`)
  const verbs = await city.read(
    async (tx) => (await sql<{ verb: string }>`select distinct verb from fact where committee_id = 1`.execute(tx)).rows,
  )
  assert.ok(verbs.length >= 10, verbs.map((v) => v.verb).join())
  const stored = await sums()
  assert.equal((await rebuildFacts(city.world, systemActor(1, []))).ok, true)
  assert.deepEqual(await sums(), stored)
})

test('what was taken back comes to nothing, and nothing is taken back twice', async () => {
  const { taken, below } = await city.read(async (tx) => {
    const { rows } = await sql<{ taken: number; below: number }>`
      select count(*) filter (where n.least < 0) as taken, count(*) filter (where n.total < 0) as below from (
        select min(weight) as least, sum(weight) as total from fact where committee_id = 1
        group by person_id, body_id, verb, role, object_kind, object_id, about) n`.execute(tx)
    return rows[0] ?? { taken: 0, below: 0 }
  })
  assert.ok(taken > 3, `${taken} were taken back`)
  assert.equal(below, 0)
})
