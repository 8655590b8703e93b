// The program as somebody starts it: exit codes, what goes to standard output, and an orderly end.
import { strict as assert } from 'node:assert'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

const main = join(import.meta.dirname, 'main.ts')
let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuoju-main-'))
})
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

const settings = (more: Record<string, string> = {}) => ({
  ...process.env,
  SHUOJU_DATA: folder,
  SHUOJU_TODAY: '',
  DATABASE_URL: '',
  PORT: '0',
  SHUOJU_LOG: 'error',
  ...more,
})

const run = (args: readonly string[], more: Record<string, string> = {}) =>
  spawnSync(process.execPath, [main, ...args], { env: settings(more), encoding: 'utf8' })

test('help goes to standard output, exit 0', () => {
  const { status, stdout } = run(['help'])
  assert.equal(status, 0)
  assert.match(stdout, /journal verify/)
})

test('a wrong command, option or setting is told on standard error, exit 2, and nothing stands on standard output', () => {
  for (const [args, more] of [
    [['nonsense'], {}],
    [['accounts', '--nonsense'], {}],
    [['accounts'], { SHUOJU_TODAY: 'tomorrow' }],
    [['demo', '--fast'], {}],
  ] as const) {
    const { status, stdout, stderr } = run(args, more)
    assert.equal(status, 2, stderr)
    assert.equal(stdout, '')
    assert.match(stderr, /[一-龥]/)
    assert.doesNotMatch(stderr, /\n\s+at /)
  }
})

test('the program starts on its own data, prints a set-up code, lets the command line join, refuses to be a demonstration, and ends when asked', async () => {
  const program = spawn(process.execPath, [main, 'serve'], { env: settings(), stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => program.once('exit', resolve))
  let printed = ''
  try {
    await new Promise<void>((resolve, reject) => {
      program.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        if (printed.includes('启用码')) resolve()
      })
      void ended.then((code) => reject(new Error(`ended with ${code}`)))
    })
    const address = /http:\/\/\S+/.exec(printed)?.[0] ?? ''
    const code = /[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}/.exec(printed)?.[0] ?? ''
    assert.equal((await fetch(`${address}/readyz`)).status, 200)
    const form = {
      code,
      committee: { code: 'yunling', name: '政协云岭市委员会', shortName: '云岭市政协' },
      person: { name: '丁维一' },
      username: 'ding',
      password: 'Quiet river, nine lamps',
    }
    const setup = await fetch(`${address}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(form),
    })
    assert.equal(setup.status, 200, await setup.text())
    const verified = run(['journal', 'verify', '--json'])
    assert.equal(verified.status, 0, verified.stderr)
    assert.equal((JSON.parse(verified.stdout) as { ok: boolean }).ok, true)
    assert.match(run(['demo']).stderr, /正被另一个程序使用/)
  } finally {
    program.kill('SIGTERM')
  }
  assert.equal(await ended, 0)
  const demo = run(['demo'])
  assert.equal(demo.status, 2)
  assert.match(demo.stderr, /正式数据，不能写入演示数据/)
})
