// A small chain for stories of contacts: chair in the Party group, member3 a standing member of the Party, member a Party member, member2 outside it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { inScope } from '#/core/db/database.ts'
import type { ContactForm } from '#/features/contacts/contract.ts'
import type { City, Client, PersonName } from '../world.ts'
import { done } from './proposal-steps.ts'

export interface ContactSteps {
  readonly as: (name: PersonName) => Promise<Client>
  readonly form: (more?: Partial<Record<keyof ContactForm, unknown>>) => object
  readonly record: (name: PersonName, more?: Partial<Record<keyof ContactForm, unknown>>) => Promise<string>
  readonly links: (...pairs: readonly (readonly [PersonName, PersonName])[]) => readonly { fromId: string; toId: string }[]
  readonly assign: (...pairs: readonly (readonly [PersonName, PersonName])[]) => Promise<void>
  readonly group: string
}

export async function contactSteps(city: City): Promise<ContactSteps> {
  const clients = new Map<string, Client>()
  const as = async (name: PersonName): Promise<Client> => {
    const client = clients.get(`${name} ${city.today()}`) ?? (await city.signIn(name))
    clients.set(`${name} ${city.today()}`, client)
    return client
  }
  const office = await as('general-office')
  const person = city.personId
  await inScope(city.world.db, [1], async (tx) => {
    await sql`update person set party = '中共' where id = any(${[person('chair'), person('member'), person('member3')]}::uuid[])`.execute(
      tx,
    )
    await sql`update person set party = '民盟' where id = ${person('member2')}`.execute(tx)
    await sql`update seat set kind = 'standing' where person_id = ${person('member3')}`.execute(tx)
  })
  const group = done(
    await office.post('/api/bodies', { kind: 'party-group', name: '市政协党组', fromDay: '2021-12-01', source: '市委批复' }),
  ).body.id
  const placing = { personIds: [person('chair')], fromDay: '2021-12-01', source: '市委批复' }
  done(await office.post(`/api/contact-network/places/${group}`, placing))
  const form: ContactSteps['form'] = (more = {}) => ({
    kind: 'visit',
    day: city.today(),
    place: '市第一中学',
    persons: [],
    contactPersons: [],
    masses: null,
    topics: '教师轮岗',
    heard: '住房补贴没有到位',
    followUp: '',
    ...more,
  })
  const links: ContactSteps['links'] = (...pairs) => pairs.map(([from, to]) => ({ fromId: person(from), toId: person(to) }))
  return {
    as,
    form,
    links,
    group,
    record: async (name, more) => {
      const id = randomUUID()
      const made = done(await (await as(name)).post('/api/contact-records', { id, form: form(more) }))
      assert.equal(made.body.id, id)
      return id
    },
    assign: async (...pairs) => {
      done(
        await (
          await as('general-office')
        ).post('/api/contact-network/links', { links: links(...pairs), fromDay: city.today(), source: '三级联系名单' }),
      )
    },
  }
}

/** One link of the chain, one contact, one contact person: the pages of contacts with something on them. */
export async function contactPages(city: City): Promise<Readonly<Record<string, string>>> {
  const steps = await contactSteps(city)
  await steps.assign(['chair', 'member3'], ['member3', 'member'])
  const person = {
    category: 'native-abroad',
    name: '贺远舟',
    workplace: '',
    place: '',
    interests: '',
    consentOn: city.today(),
    mobile: '13900000009',
  }
  const { id } = done(await (await steps.as('member')).post('/api/contact-people', person)).body
  return {
    '/contact-people/$id': id,
    '/contacts/$id': await steps.record('member', { contactPersons: [id], masses: { category: 'sector-people', people: 5 } }),
  }
}
