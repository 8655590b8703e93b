// What a tablet sends: signed and unchanged, or refused; taken, or put before a person with the reason.
import assert from 'node:assert/strict'
import test from 'node:test'
import { checkerOf } from './device-keys.ts'
import { doubtsAbout, type Doubt } from './doubts.ts'
import { markText, type DeviceMark } from './public.ts'

const at = (time: string): Date => new Date(`2022-03-14T${time}+08:00`)
const session = { opens: at('08:30'), closes: at('13:00') }
const device = { expiresAt: at('20:00'), revokedAt: null }
const known = { sessions: new Map([['morning', session]]), participations: new Set(['lin']), closed: false }
const mark: DeviceMark = { sequence: 1, sessionId: 'morning', participationId: 'lin', direction: 'in', at: at('08:58').toISOString() }

const cases: readonly (readonly [string, readonly Doubt[], readonly Doubt[]])[] = [
  ['in time by a known person', doubtsAbout(mark, device, known, at('09:30')), []],
  ['hours later, as long as the tablet is let in', doubtsAbout(mark, device, known, at('20:00')), []],
  ['after the tablet’s time is over', doubtsAbout(mark, device, known, at('20:00:01')), ['expired']],
  ['two minutes ahead of the server', doubtsAbout(mark, device, known, at('08:56')), []],
  ['more than two minutes ahead', doubtsAbout(mark, device, known, at('08:55:59')), ['clockAhead']],
  ['before sign-in opens', doubtsAbout({ ...mark, at: at('08:29').toISOString() }, device, known, at('09:00')), ['outsideWindow']],
  ['by somebody who is not on the list', doubtsAbout({ ...mark, participationId: 'wu' }, device, known, at('09:00')), ['unknownPerson']],
  ['for another session', doubtsAbout({ ...mark, sessionId: 'evening' }, device, known, at('09:00')), ['unknownSession']],
  ['by a revoked tablet', doubtsAbout(mark, { ...device, revokedAt: at('08:59') }, known, at('09:00')), ['revoked']],
  ['when all is settled', doubtsAbout(mark, device, { ...known, closed: true }, at('14:00')), ['closed']],
  [
    'with several things wrong, all are told',
    doubtsAbout({ ...mark, participationId: 'wu' }, { ...device, revokedAt: at('08:59') }, known, at('21:00')),
    ['unknownPerson', 'revoked', 'expired'],
  ],
]
for (const [title, found, expected] of cases)
  test(`a mark ${title}: ${expected.join(', ') || 'taken'}`, () => assert.deepEqual(found, expected))

test('a signature holds for one mark of one tablet, unchanged', async () => {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', keys.publicKey)
  const sign = async (text: string): Promise<string> =>
    Buffer.from(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, Buffer.from(text))).toString('base64url')
  const isOurs = checkerOf({ x, y }) ?? assert.fail('a point of the curve')
  const signature = await sign(markText('south', mark))
  assert.equal(isOurs(markText('south', mark), signature), true)
  for (const changed of [
    { ...mark, at: at('08:30').toISOString() },
    { ...mark, participationId: 'wu' },
    { ...mark, sequence: 2 },
    { ...mark, direction: 'out' as const },
  ])
    assert.equal(isOurs(markText('south', changed), signature), false)
  assert.equal(isOurs(markText('north', mark), signature), false)
  assert.equal(isOurs(markText('south', mark), 'AAAA'), false)
  assert.equal(checkerOf({ x: 'AAAA', y: 'AAAA' }), null)
})
