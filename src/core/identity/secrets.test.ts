import { strict as assert } from 'node:assert'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { keysFrom, newKey, parseKeys, secretsWith } from './secrets.ts'

const secrets = secretsWith(parseKeys(newKey(1)))

test('what was sealed opens again, and never looks the same twice', () => {
  const sealed = secrets.seal('13900000001', 'mobile')
  assert.equal(secrets.open(sealed, 'mobile'), '13900000001')
  assert.notDeepEqual(secrets.seal('13900000001', 'mobile'), sealed)
  assert.ok(!sealed.includes('1390'))
})

test('a seal does not open for another purpose, nor after one changed bit', () => {
  const sealed = secrets.seal('ABCDEFGH', 'factor')
  assert.throws(() => secrets.open(sealed, 'mobile'))
  const touched = Buffer.from(sealed)
  const last = touched.length - 1
  touched.writeUInt8(touched.readUInt8(last) ^ 1, last)
  assert.throws(() => secrets.open(touched, 'factor'))
})

test('after a change of keys old seals open and are known to be stale', () => {
  const first = newKey(1)
  const old = secretsWith(parseKeys(first)).seal('旧', 'mobile')
  const both = secretsWith(parseKeys(`${first}\n${newKey(2)}`))
  assert.equal(both.open(old, 'mobile'), '旧')
  assert.equal(both.isStale(old), true)
  assert.equal(both.isStale(both.seal('新', 'mobile')), false)
  assert.throws(() => secretsWith(parseKeys(newKey(2))).open(old, 'mobile'), /缺少第 1 版密钥/)
})

test('the key file is made once and only its owner may read it', () => {
  const dir = mkdtempSync(join(tmpdir(), 'key-'))
  try {
    const file = join(dir, 'secret.key')
    const keys = keysFrom(file)
    assert.deepEqual(keysFrom(file), keys)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.match(readFileSync(file, 'utf8'), /^1:/)
  } finally {
    rmSync(dir, { recursive: true })
  }
})

test('a malformed key is refused in words', () => {
  for (const bad of ['', 'abc', '1:short', '0:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=']) assert.throws(() => parseKeys(bad), /密钥/)
})
