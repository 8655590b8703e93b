// Records of contacts on which the access test tries owners and strangers: one contact and one contact person of the member's.
import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import type { City } from '../world.ts'
import type { Sample } from './samples.ts'

export type ContactSampleName = 'contact' | 'contactPerson'

export async function contactSamples(city: City): Promise<Record<ContactSampleName, Sample>> {
  const member = await city.signIn('member')
  const ask = async (path: string, body: object) => {
    const answer = await member.post(path, body)
    assert.ok(answer.status < 300, answer.text)
    return answer.body
  }
  const form = {
    kind: 'visit',
    day: '2022-01-11',
    place: '',
    persons: [],
    contactPersons: [],
    masses: { category: 'sector-people', people: 12 },
    topics: '春季用工',
    heard: '缺熟练工',
    followUp: '',
  }
  const { id } = await ask('/api/contact-records', { id: randomUUID(), form })
  const person = await ask('/api/contact-people', {
    category: 'native-abroad',
    name: '贺远舟',
    workplace: '',
    place: '',
    interests: '',
    consentOn: '2022-01-11',
    mobile: '13900000009',
  })
  return { contact: { id, version: 1 }, contactPerson: { id: person.id, version: 1 } }
}
