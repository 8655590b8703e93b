// The rotating code: each session its own, good while it is shown and for the half minute after, and for nothing else.
import assert from 'node:assert/strict'
import test from 'node:test'
import { secretsWith } from '#/core/identity/secrets.ts'
import { codeNow, isCode } from './rotating.ts'

const secrets = secretsWith(new Map([[1, Buffer.alloc(32, 7)]]))
const session = '01900000-0000-7000-8000-000000000001'
const other = '01900000-0000-7000-8000-000000000002'
const at = (time: string): Date => new Date(`2022-03-14T09:00:${time}+08:00`)

test('a code has six digits and says until when it is shown', () => {
  const { code, until } = codeNow(secrets, session, at('10'))
  assert.match(code, /^\d{6}$/)
  assert.deepEqual(until, at('30'))
})

for (const [shown, typed, isGood] of [
  ['00', '00', true],
  ['00', '29', true],
  ['00', '30', true],
  ['00', '59.999', true],
] as const)
  test(`a code shown at :${shown} and typed at :${typed} is ${isGood ? 'taken' : 'refused'}`, () =>
    assert.equal(isCode(secrets, session, codeNow(secrets, session, at(shown)).code, at(typed)), isGood))

test('after the next one has gone, too, it is old; one not shown yet is none', () => {
  const { code } = codeNow(secrets, session, at('00'))
  assert.equal(isCode(secrets, session, code, new Date(at('00').getTime() + 60_000)), false)
  assert.equal(isCode(secrets, session, code, new Date(at('00').getTime() - 1)), false)
})

test('spaces do not matter, everything else does', () => {
  const { code } = codeNow(secrets, session, at('00'))
  assert.equal(isCode(secrets, session, `${code.slice(0, 3)} ${code.slice(3)}`, at('00')), true)
  for (const wrong of ['', '12345', `${code}0`, 'abcdef']) assert.equal(isCode(secrets, session, wrong, at('00')), false, wrong)
})

test('the code of another session, or of another installation, is none', () => {
  assert.equal(isCode(secrets, session, codeNow(secrets, other, at('00')).code, at('00')), false)
  const elsewhere = secretsWith(new Map([[1, Buffer.alloc(32, 8)]]))
  assert.equal(isCode(secrets, session, codeNow(elsewhere, session, at('00')).code, at('00')), false)
})
