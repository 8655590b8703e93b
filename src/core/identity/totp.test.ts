import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { acceptedStep, codeAt, factorUri, newFactorSecret, newRecoveryCodes, recoveryHash, stepAt } from './totp.ts'

// RFC 6238, appendix B: the secret is the ASCII text 12345678901234567890.
const published = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

for (const [seconds, code] of [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const)
  test(`the published code at ${seconds} seconds is ${code}`, () => {
    assert.equal(codeAt(published, stepAt(new Date(seconds * 1000)), 8), code)
  })

const now = new Date('2022-12-20T01:00:00Z')

test('a code is taken from half a minute before to half a minute after, not further', () => {
  const secret = newFactorSecret()
  for (const drift of [-1, 0, 1]) assert.equal(acceptedStep(secret, codeAt(secret, stepAt(now) + drift), now, null), stepAt(now) + drift)
  for (const drift of [-2, 2]) assert.equal(acceptedStep(secret, codeAt(secret, stepAt(now) + drift), now, null), null)
})

test('a code is not taken twice', () => {
  const secret = newFactorSecret()
  const code = codeAt(secret, stepAt(now))
  const used = acceptedStep(secret, code, now, null)
  assert.equal(acceptedStep(secret, code, now, used), null)
})

test('an authenticator reads account, issuer and secret from the address', () => {
  assert.equal(
    factorUri('ABC', 'member', '说聚'),
    'otpauth://totp/%E8%AF%B4%E8%81%9A%3Amember?secret=ABC&issuer=%E8%AF%B4%E8%81%9A&algorithm=SHA1&digits=6&period=30',
  )
})

test('ten recovery codes differ, and typing them small or without the dash does not matter', () => {
  const codes = newRecoveryCodes()
  assert.equal(new Set(codes).size, 10)
  const [first = ''] = codes
  assert.deepEqual(recoveryHash(first.toLowerCase().replace('-', ' ')), recoveryHash(first))
})
