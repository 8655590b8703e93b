// Records of duties on which the access test tries owners and strangers: a member's own declaration.
import { strict as assert } from 'node:assert'
import type { City } from '../world.ts'
import type { Sample } from './samples.ts'

export type DutiesSampleName = 'manualFact' | 'dossier' | 'bodyDossier'

export async function dutiesSamples(city: City): Promise<Record<DutiesSampleName, Sample>> {
  const member = await city.signIn('member')
  const { status, body, text } = await member.post('/api/manual-facts', {
    verb: 'info.accepted',
    level: 'city',
    role: 'author',
    title: '关于养老服务的信息被市政协采用',
    day: '2022-01-10',
    source: '《社情民意信息》第1期',
  })
  assert.equal(status, 201, text)
  return {
    manualFact: { id: body.id, version: 1 },
    dossier: { id: city.personId('member'), version: 1 },
    bodyDossier: { id: city.bodies.specialCommittee, version: 1 },
  }
}
