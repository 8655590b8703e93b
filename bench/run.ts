// npm run bench: fills a database with 100,000 proposals, starts the real server, and measures what people ask most, next to the same SQL by bare pg.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import type { PoolConfig } from 'pg'
import { readConfig } from '../src/app/config.ts'
import { openProgram, type Program } from '../src/app/program.ts'
import { listen } from '../src/app/serve.ts'
import { capturing } from './capture.ts'
import { databaseCpu } from './cpu.ts'
import { openSession } from './customer.ts'
import { benchSize, loadCity, loadProposals, withoutIndexes } from './load.ts'
import { loadPlatformYear } from './platforms.ts'
import { scenarios, type Scenario } from './scenarios.ts'
import type { Asked, Statement } from './traffic.ts'

const { values: given } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '10' },
    only: { type: 'string' },
    keep: { type: 'string' },
    explain: { type: 'boolean', default: false },
  },
})
const [count, seconds, connections] = [Number(given.count), Number(given.seconds), Number(given.connections)]
/** What the issue asks: half of the answers within this time. */
const bound = 50

const tell = (says: string): void => void process.stderr.write(`${says}\n`)
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

interface Measured {
  readonly p50: number
  readonly p95: number
  readonly perSecond: number
  /** Milliseconds of processor for one answer: the program's main thread, the database. */
  readonly cpu: { readonly node: number; readonly database: number | null }
}

async function traffic(asked: Asked): Promise<Measured> {
  const [nodeBefore, databaseBefore] = [process.threadCpuUsage(), databaseCpu(folder)]
  const times = await new Promise<number[]>((resolve, reject) => {
    const worker = new Worker(new URL('./traffic.ts', import.meta.url), { workerData: { asked, connections, seconds } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  const [node, databaseAfter] = [process.threadCpuUsage(nodeBefore), databaseCpu(folder)]
  const sorted = times.toSorted((a, b) => a - b)
  // The warm-up before the clock starts is used up too.
  const answers = sorted.length + 3 * connections
  const cpu = {
    node: (node.user + node.system) / 1000 / answers,
    database: databaseBefore === null || databaseAfter === null ? null : (databaseAfter - databaseBefore) / answers,
  }
  return { cpu, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), perSecond: sorted.length / seconds }
}

async function filled(folder: string): Promise<Program> {
  const environment = { PORT: '0', SHUOJU_DATA: folder, SHUOJU_TODAY: '2022-12-20', SHUOJU_REQUESTS_PER_MINUTE: '0', SHUOJU_LOG: 'error' }
  const config = readConfig({ ...environment, DATABASE_URL: process.env['BENCH_DATABASE_URL'] })
  const program = await openProgram(config, { tell: () => {} })
  const began = performance.now()
  const { owner } = program.db
  if ((await sql`select from committee`.execute(owner)).rows.length > 0) return program
  await owner.transaction().execute(loadCity)
  await withoutIndexes(owner, () =>
    loadProposals(owner, count, (done) => {
      if (done % 10_000 === 0 || done === count) tell(`  ${done} / ${count}，${((performance.now() - began) / 1000).toFixed(0)} 秒`)
    }),
  )
  await owner.transaction().execute((tx) => loadPlatformYear(tx, benchSize.lastYear))
  await sql`vacuum analyze`.execute(owner)
  tell(`数据已写入，${((performance.now() - began) / 1000).toFixed(0)} 秒`)
  return program
}

interface Line extends Scenario {
  readonly product: Measured
  readonly floor: Measured
  readonly statements: number
}

async function measure(program: Program): Promise<readonly Line[]> {
  const running = await listen(program, program.world, null, { log: 'error', notReady: () => null })
  try {
    const headers = await openSession(program.world, running.address)
    const lines: Line[] = []
    for (const scenario of await scenarios(running.address, headers, await unitIds(program))) {
      if (given.only && !scenario.title.includes(given.only)) continue
      const rounds: (readonly Statement[])[] = []
      for (const path of scenario.paths)
        rounds.push(await capturing(async () => void (await (await fetch(`${running.address}${path}`, { headers })).arrayBuffer())))
      if (given.explain) await explain(program, rounds[0] ?? [])
      const product = await traffic({ kind: 'http', address: running.address, headers, paths: scenario.paths })
      const floor = await traffic({ kind: 'sql', connection: plainConnection(program), rounds })
      lines.push({ ...scenario, product, floor, statements: rounds[0]?.length ?? 0 })
      tell(lineText(lines.at(-1)))
    }
    return lines
  } finally {
    await running.close()
  }
}

async function unitIds({ db }: Program): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from body where kind = 'handling-unit' order by sort limit 20`.execute(db.owner)
  return rows.map((r) => r.id)
}

/** The same role and the same settings as the program's own connections. */
function plainConnection({ db }: Program): PoolConfig {
  return { ...db.connection, options: `-c role=${db.roles.app} -c TimeZone=Asia/Shanghai -c random_page_cost=1.1 -c jit=off` }
}

async function explain({ db }: Program, statements: readonly Statement[]): Promise<void> {
  const { Client } = await import('pg')
  const client = new Client(plainConnection({ db } as Program))
  await client.connect()
  for (const { text, values } of statements) {
    const isQuery = /^\s*(?:\/\*.*?\*\/\s*)?(?:select|with|\()/i.test(text) && !text.includes('set_config')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>({
      text: isQuery ? `explain (analyze, buffers) ${text}` : text,
      values: [...values],
    })
    if (isQuery) tell(`\n${text.slice(0, 400)}\n${rows.map((r) => r['QUERY PLAN']).join('\n')}`)
  }
  await client.end()
}

const ms = (value: number): string => value.toFixed(1).padStart(7)

function lineText(line: Line | undefined): string {
  if (!line) return ''
  const { product, floor } = line
  const wide = [...line.title].reduce((width, c) => width + (c > '\u2e7f' ? 2 : 1), 0)
  return `${line.title}${' '.repeat(Math.max(1, 34 - wide))}${ms(product.p50)} ${ms(product.p95)} ${product.perSecond.toFixed(0).padStart(6)}  |${ms(floor.p50)} ${ms(floor.p95)}  | ${(product.p50 / floor.p50).toFixed(2).padStart(5)}  |${ms(product.cpu.node)}${product.cpu.database === null ? '      —' : ms(product.cpu.database)}${line.bounded && product.p50 > bound ? `  超过 ${bound} ms` : ''}`
}

const header = `${' '.repeat(34)}    p50     p95    次/秒 |    p50     p95  |  比值  | 处理器毫秒：程序、数据库\n${' '.repeat(34)}本程序（毫秒，${connections} 个连接）| 同样的 SQL，只用 pg`

const folder = given.keep ?? mkdtempSync(join(tmpdir(), 'shuoju-bench-'))
mkdirSync(folder, { recursive: true })
tell(`${count} 件提案，${connections} 个连接，每项 ${seconds} 秒`)
const program = await filled(folder)
try {
  tell(header)
  const lines = await measure(program)
  process.stdout.write(`\n${header}\n${lines.map(lineText).join('\n')}\n`)
  const report = lines.map(({ title, product, floor, statements }) => ({
    title,
    product,
    floor,
    ratio: product.p50 / floor.p50,
    statements,
  }))
  writeFileSync(
    join(import.meta.dirname, 'last.json'),
    `${JSON.stringify({ count, connections, seconds, node: process.version, report }, null, 2)}\n`,
  )
  const slow = lines.filter((l) => l.bounded && l.product.p50 > bound)
  if (slow.length) process.exitCode = 1
} finally {
  await program.close()
  if (!given.keep) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
