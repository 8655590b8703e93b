import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { readConfig } from './config.ts'

test('with nothing set the program listens on this machine only, on its own data', () => {
  const config = readConfig({})
  assert.deepEqual([config.host, config.port, config.dataDir, config.databaseUrl, config.today], ['127.0.0.1', 8080, './data', null, null])
})

test('an empty variable is as good as none', () => {
  assert.equal(readConfig({ PORT: '' }).port, 8080)
})

for (const [env, says] of [
  [{ PORT: 'http' }, /PORT 应是整数/],
  [{ PORT: '70000' }, /不能大于 65535/],
  [{ SHUOJU_TODAY: '2022-02-30' }, /真实的日期/],
  [{ DATABASE_URL: 'mysql://x' }, /postgres/],
  [{ SHUOJU_ORIGIN: 'shuoju' }, /访问地址/],
  [{ SHUOJU_OIDC_ISSUER: 'https://id.example' }, /须同时设置/],
] as const)
  test(`${JSON.stringify(env)} is refused in words that name the variable`, () => {
    assert.throws(() => readConfig(env), says)
  })
