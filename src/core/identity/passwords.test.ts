import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { hashPassword, isPassword, isWeakHash, newPassword, passwordWrong } from './passwords.ts'

const about = { username: 'liaison7', name: '周知秋', committee: '云岭市政协', kinds: 1 }

test('a password is known again by its hash, and no two hashes are alike', async () => {
  const [one, two] = await Promise.all([hashPassword('白日依山尽 1688'), hashPassword('白日依山尽 1688')])
  assert.notEqual(one, two)
  assert.equal(await isPassword('白日依山尽 1688', one), true)
  assert.equal(await isPassword('白日依山尽 1689', one), false)
  assert.equal(isWeakHash(one), false)
})

test('a hash made with older parameters still opens and is known to be weak', async () => {
  const old = await hashPassword('quiet-river-72', { memory: 1024, passes: 1, parallelism: 1 })
  assert.equal(await isPassword('quiet-river-72', old), true)
  assert.equal(isWeakHash(old), true)
})

test('nobody signs in to an account that does not exist', async () => {
  assert.equal(await isPassword('', null), false)
})

for (const [password, why] of [
  ['short7!', /至少8位/],
  ['x'.repeat(10) + 'y'.repeat(120), /最多128位/],
  ['12345678', /太常见/],
  ['Password123', /太常见/],
  ['aaaaaaaaaa', /太常见/],
  ['hgfedcba', /太常见/],
  ['zhengxie2022', /常用词/],
  ['政协20221220', /常用词/],
  ['liaison7-2022', /用户名/],
  ['周知秋20221220', /姓名/],
] as const)
  test(`“${password.slice(0, 20)}” is refused as a password`, () => {
    assert.match(passwordWrong(password, about).join(), why)
  })

test('a long sentence is a good password, with any characters', () => {
  assert.deepEqual(passwordWrong('山有木兮 木有枝 and 42 lamps', about), [])
  assert.deepEqual(passwordWrong('correct horse battery staple', about), [])
})

test('a post may want several kinds of characters', () => {
  assert.match(passwordWrong('quiet river, nine lamps', { ...about, kinds: 3 }).join(), /至少含3种字符/)
  assert.deepEqual(passwordWrong('Quiet river, nine lamps', { ...about, kinds: 3 }), [])
})

test('a handed-out password satisfies its own rules', () => {
  assert.deepEqual(passwordWrong(newPassword(), about), [])
})
