import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { killAgainAndAgain, leftAfter, serversOf } from '../../../test/setup/kills.ts'
import { openEmbedded, type Embedded } from './embedded.ts'

let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuoju-embedded-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

async function ask<Row extends object>(database: Embedded, query: string): Promise<Row[]> {
  const client = new Client(database.connection)
  await client.connect()
  const { rows } = await client.query<Row>(query)
  await client.end()
  return rows
}

const program = (code: string, ...args: string[]) => [
  '--input-type=module',
  '-e',
  `import { openEmbedded } from '${join(import.meta.dirname, 'embedded.ts')}'; ${code}`,
  ...args,
]

test('a new folder gets a cluster that is durable, ours and reached by a private socket only', async () => {
  const database = await openEmbedded(folder)
  const settings = await ask<{ name: string; setting: string }>(
    database,
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'server_encoding') order by name`,
  )
  assert.deepEqual(Object.fromEntries(settings.map((s) => [s.name, s.setting])), {
    fsync: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
  })
  assert.deepEqual(await ask(database, 'select rolsuper from pg_roles where rolname = current_user'), [{ rolsuper: false }])
  await ask(database, 'create table kept (id integer)')
  await database.close()
  assert.deepEqual(serversOf(folder), [])
})

test('what was written is there at the next start', async () => {
  const database = await openEmbedded(folder)
  assert.deepEqual(await ask(database, 'select count(*)::int as n from kept'), [{ n: 0 }])
  await database.close()
})

test('a second program on one folder is refused and told what to do; a command attaches instead', async () => {
  const database = await openEmbedded(folder)
  const second = spawnSync(process.execPath, program('await openEmbedded(process.argv[1])', folder), { encoding: 'utf8' })
  assert.equal(second.status, 1)
  assert.match(second.stderr, /数据文件夹 .+ 正被另一个程序使用（.+进程号 \d+）。请先停止它，或用 SHUOJU_DATA 换一个数据文件夹/)
  const command = `const d = await openEmbedded(process.argv[1], { attach: true }); console.log(d.attached); await d.close()`
  const attached = spawnSync(process.execPath, program(command, folder), { encoding: 'utf8' })
  assert.equal(attached.stdout, 'true\n')
  assert.equal((await ask(database, 'select 1')).length, 1, 'the server goes on after the command')
  await database.close()
})

test('a command starts the server itself when nobody else has', async () => {
  const database = await openEmbedded(folder, { attach: true })
  assert.equal(database.attached, false)
  await database.close()
})

test('a cluster whose making was cut off is made again', async () => {
  const other = join(folder, 'cut-off')
  mkdirSync(join(other, 'pg', 'data'), { recursive: true })
  writeFileSync(join(other, 'pg', 'data', 'PG_VERSION'), '18\n')
  const database = await openEmbedded(other, { settings: ['fsync=off'] })
  assert.equal((await ask(database, 'select 1')).length, 1)
  await database.close()
})

test('a folder too deep for a socket is served from a short one, which goes away again', async () => {
  const deep = join(folder, '很深的文件夹'.repeat(8))
  const database = await openEmbedded(deep, { settings: ['fsync=off'] })
  assert.ok(database.connection.host.startsWith(join(tmpdir(), 'pg-')))
  assert.equal((await ask(database, 'select 1')).length, 1)
  await database.close()
  assert.equal(existsSync(database.connection.host), false)
})

test('a program that ends without closing takes its server along', async () => {
  const ended = spawnSync(process.execPath, program('await openEmbedded(process.argv[1]); process.exit(0)', folder), { encoding: 'utf8' })
  assert.equal(ended.status, 0, ended.stderr)
  assert.deepEqual(await leftAfter(folder, 10_000), [])
})

test('a server whose watchdog was killed too is stopped by the next program', async () => {
  const code = `await openEmbedded(process.argv[1]); console.log('ready'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, program(code, folder), { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const shells = serversOf(folder).filter((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'sh')
  assert.ok(shells.length > 0)
  for (const pid of shells) process.kill(pid, 'SIGKILL')
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('close', resolve))
  assert.notDeepEqual(serversOf(folder), [], 'nobody is left to stop it')
  const database = await openEmbedded(folder)
  assert.deepEqual(await ask(database, 'select count(*)::int as n from kept'), [{ n: 0 }])
  await database.close()
  assert.deepEqual(serversOf(folder), [])
})

test('kill -9 in the middle of writing loses nothing committed and leaves no orphan', async () => {
  const report = await killAgainAndAgain(folder, 4)
  assert.ok(report.committed > 0)
  assert.deepEqual({ lost: report.lost, torn: report.torn, orphans: report.orphans }, { lost: [], torn: 0, orphans: [] })
})
