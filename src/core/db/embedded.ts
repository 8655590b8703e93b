// The database that needs nothing installed. One program holds the folder; command-line programs attach to its server.
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { lockFolder, type FolderLock } from './folder-lock.ts'
import { EmbeddedFault, ensureCluster, findBinaries, giveTo, runAs, startPostmaster, stopLeftover, type RunAs } from './postmaster.ts'

export interface EmbeddedOptions {
  /** Join the server of the program that holds the folder; when nobody does, start one and hold it. */
  readonly attach?: boolean
  /** Extra `-c` settings, 'fsync=off'. Durability is PostgreSQL's own default unless this takes it away. */
  readonly settings?: readonly string[]
  readonly log?: (says: string) => void
  /** PostgreSQL ended although nobody stopped it: the program should end too, and be started again by whoever watches it. */
  readonly onLost?: (says: string) => void
}

export interface Embedded {
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database: string
    readonly ssl: false
  }
  readonly attached: boolean
  readonly close: () => Promise<void>
}

interface Endpoint {
  readonly socketDir: string
  readonly pid: number
  readonly program: string
}

const port = 5432
const socketName = `/.s.PGSQL.${port}`
/** The kernel's limit on a socket's path. */
const longestSocket = 107

/** `dir` is the installation's data folder; the cluster lives in its `pg/`. */
export async function openEmbedded(dir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const folder = join(resolve(dir), 'pg')
  const lock = holdFolder(folder)
  if (lock) return start(folder, lock, options)
  if (options.attach) return attach(folder)
  const holder = readEndpoint(folder)
  const who = holder ? `（${holder.program}，进程号 ${holder.pid}）` : ''
  throw new EmbeddedFault(
    `数据文件夹 ${resolve(dir)} 正被另一个程序使用${who}。请先停止它，或用 SHUOJU_DATA 换一个数据文件夹；要同时运行几份程序，请设置 DATABASE_URL。`,
  )
}

/** Only the cluster's own folder is private: PostgreSQL may run as another user and must be able to reach it. */
function holdFolder(folder: string): FolderLock | null {
  try {
    fs.mkdirSync(dirname(folder), { recursive: true })
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    return lockFolder(join(folder, 'lock'))
  } catch (error) {
    throw new EmbeddedFault(`不能使用数据文件夹 ${dirname(folder)}：${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

async function start(folder: string, lock: FolderLock, options: EmbeddedOptions): Promise<Embedded> {
  const data = join(folder, 'data')
  const log = join(folder, 'server.log')
  const endpoint = join(folder, 'endpoint.json')
  // A killed program could not remove its short socket folder.
  const killed = readEndpoint(folder)
  if (killed?.socketDir.startsWith(join(tmpdir(), 'pg-'))) fs.rmSync(killed.socketDir, { recursive: true, force: true })
  fs.rmSync(endpoint, { force: true })
  try {
    const durable = !options.settings?.includes('fsync=off')
    const programs = findBinaries(folder)
    await stopLeftover(data)
    const as = runAs(programs, data)
    if (!fs.existsSync(join(data, 'INIT_OK'))) options.log?.('正在建立内置数据库……')
    ensureCluster(programs, as, data, durable)
    const { socketDir, temporary } = socketFolder(folder, as)
    if (fs.existsSync(log) && fs.statSync(log).size > 10_000_000) fs.renameSync(log, `${log}.1`)
    const postmaster = startPostmaster(programs, as, data, socketDir, log, options.settings ?? [])
    let stopping = false
    const failed = postmaster.exited.then((code) => `内置数据库停止了（${code}）。${lastLines(log)}`)
    void failed.then((says) => (stopping ? undefined : options.onLost?.(says)))
    await Promise.race([ready(socketDir), failed.then((says) => Promise.reject(new EmbeddedFault(says)))])
    await ensureDatabase(socketDir)
    fs.writeFileSync(endpoint, JSON.stringify({ socketDir, pid: process.pid, program: programName() } satisfies Endpoint))
    return {
      connection: connectionTo(socketDir),
      attached: false,
      close: async () => {
        if (stopping) return
        stopping = true
        fs.rmSync(endpoint, { force: true })
        if (options.attach) await othersGone(socketDir)
        await postmaster.stop()
        if (temporary) fs.rmSync(socketDir, { recursive: true, force: true })
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The holder may still be starting: its endpoint appears when its database answers. */
async function attach(folder: string): Promise<Embedded> {
  for (const until = Date.now() + 30_000; Date.now() < until; await wait(50)) {
    const endpoint = readEndpoint(folder)
    if (!endpoint || !(await answers(endpoint.socketDir))) continue
    return { connection: connectionTo(endpoint.socketDir), attached: true, close: async () => {} }
  }
  throw new EmbeddedFault(`数据文件夹 ${folder} 正被另一个程序使用，但它的数据库没有应答。请查看 ${join(folder, 'server.log')}。`)
}

const connectionTo = (socketDir: string, user = 'shuoju', database = 'shuoju') => ({
  host: socketDir,
  port,
  user,
  database,
  ssl: false as const,
})

function readEndpoint(folder: string): Endpoint | null {
  try {
    const written: Endpoint = JSON.parse(fs.readFileSync(join(folder, 'endpoint.json'), 'utf8'))
    return written
  } catch {
    return null
  }
}

/** What the person at the other end would recognise, without the whole path. */
const programName = (): string => ['node', ...process.argv.slice(1).map((a) => a.slice(a.lastIndexOf('/') + 1))].join(' ')

function socketFolder(folder: string, as: RunAs): { socketDir: string; temporary: boolean } {
  const own = join(folder, 'run')
  const temporary = Buffer.byteLength(own + socketName) > longestSocket
  const socketDir = temporary ? fs.mkdtempSync(join(tmpdir(), 'pg-')) : own
  fs.mkdirSync(socketDir, { recursive: true, mode: 0o700 })
  giveTo(as, socketDir)
  return { socketDir, temporary }
}

async function asSuperuser<T>(socketDir: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(connectionTo(socketDir, 'postgres', 'postgres'))
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

const answers = (socketDir: string): Promise<boolean> =>
  asSuperuser(socketDir, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  )

/** Crash recovery of a large log may take minutes; the race with `exited` ends the wait when there is nothing to wait for. */
async function ready(socketDir: string): Promise<void> {
  for (const until = Date.now() + 600_000; Date.now() < until; await wait(20)) if (await answers(socketDir)) return
  throw new EmbeddedFault('内置数据库十分钟没有应答')
}

/** Our own login is no superuser, so that the embedded database forbids what a server would forbid. */
async function ensureDatabase(socketDir: string): Promise<void> {
  await asSuperuser(socketDir, async (client) => {
    const { rows } = await client.query<{ role: boolean; base: boolean }>(
      `select exists (select from pg_roles where rolname = 'shuoju') as role, exists (select from pg_database where datname = 'shuoju') as base`,
    )
    if (!rows[0]?.role) await client.query('create role shuoju login createrole createdb')
    if (!rows[0]?.base) await client.query('create database shuoju owner shuoju')
  })
}

/** A command that started the server itself may meanwhile have been joined by another; that one is not cut off. */
async function othersGone(socketDir: string): Promise<void> {
  await asSuperuser(socketDir, async (client) => {
    for (const until = Date.now() + 60_000; Date.now() < until; await wait(100)) {
      const { rows } = await client.query<{ others: string }>(
        `select count(*) as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      )
      if (Number(rows[0]?.others) === 0) return
    }
  })
}

function lastLines(log: string): string {
  const text = fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trimEnd() : ''
  return text.split('\n').slice(-5).join('\n')
}
