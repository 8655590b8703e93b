// Records of obligations on which the access test tries owners and strangers: a member's long leave, asked for.
import { strict as assert } from 'node:assert'
import type { City } from '../world.ts'
import type { Sample } from './samples.ts'

export type ObligationSampleName = 'exemption'

export async function obligationSamples(city: City): Promise<Record<ObligationSampleName, Sample>> {
  const member = await city.signIn('member')
  const asked = await member.post('/api/obligation-exemptions', {
    code: null,
    unit: city.personId('member'),
    from: '2022-02-01',
    to: '2022-12-31',
    reason: '脱产学习',
  })
  assert.equal(asked.status, 201, asked.text)
  return { exemption: { id: asked.body.id, version: 1 } }
}
