// The database as features see it: a transaction that knows which committees it may see.
import { setTimeout as wait } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { DatabaseError, Pool, TypeOverrides, type PoolConfig } from 'pg'
import { openEmbedded, type EmbeddedOptions } from './embedded.ts'
import { migrate } from './migrate.ts'
import { PlanningClient } from './planned.ts'
import { rolesFor, rolesIn, type Roles } from './roles.ts'

/** Queries are SQL in tagged templates that name their row type, so the schema has no second description in TypeScript. */
export type Tx = Transaction<unknown>

export interface Db {
  /** Sees nothing outside inScope and readIn. */
  readonly app: Kysely<unknown>
  /** Migrations and the job queue's own schema; features never use it. */
  readonly owner: Kysely<unknown>
  readonly roles: Roles
  /** 'soon': a crash may lose the last instants, in order. Only for writing a demonstration, which can be written again. */
  readonly commits?: 'durable' | 'soon'
  /** For what opens connections of its own, as the owner. */
  readonly connection: PoolConfig
  /** Connections of the program's own pool, for monitoring. */
  readonly poolState: () => { readonly total: number; readonly idle: number; readonly waiting: number }
  readonly close: () => Promise<void>
}

export interface OpenOptions {
  /** A server, 15 or newer. */
  readonly url?: string
  /** The data folder of the embedded server, where no url is given. */
  readonly dir?: string
  readonly embedded?: EmbeddedOptions
  /** A connection somebody else keeps: tests. */
  readonly connection?: PoolConfig
  readonly appRole?: string
  readonly poolSize?: number
  /** false where the schema is known to be current. */
  readonly migrate?: boolean
  readonly log?: (says: string) => void
}

export type Committees = readonly number[] | 'all'

export async function openDatabase(options: OpenOptions): Promise<Db> {
  const log = options.log ?? (() => {})
  const given = options.connection ?? (options.url ? { connectionString: options.url } : undefined)
  const embedded = given ? undefined : await openEmbedded(options.dir ?? './data', { log, ...options.embedded })
  const connection: PoolConfig = given ?? { ...embedded?.connection }
  const opened: Kysely<unknown>[] = []
  const close = async () => {
    await Promise.all(opened.map((k) => k.destroy()))
    await embedded?.close()
  }
  try {
    const { kysely: owner } = connect(connection, { max: 2, idleTimeoutMillis: 5_000 }, [], log)
    opened.push(owner)
    const { name, version } = await serverOf(owner)
    if (version < 150000) throw new Error(`数据库是 PostgreSQL ${Math.floor(version / 10000)} 版，需要 15 版或更新。`)
    const roles = (await rolesIn(owner)) ?? rolesFor(name, options.appRole)
    if (options.migrate !== false) for (const done of await migrate(owner, roles)) log(`数据库结构已更新：${done}`)
    // Plans for data that lies in memory or on an SSD, made for short questions: compiling one takes longer than answering it.
    const plans = ['random_page_cost=1.1', 'jit=off']
    const settings = [`role=${roles.app}`, 'statement_timeout=30s', 'idle_in_transaction_session_timeout=2min', ...plans]
    const { kysely: app, pool } = connect(connection, { max: options.poolSize ?? 10 }, settings, log)
    const poolState = () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount })
    opened.push(app)
    await sureOfRole(app, roles)
    return { app, owner, roles, connection, poolState, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * One transaction in the scope of these committees; rows of others are neither seen nor written. `rollback(value)` undoes
 * everything and still answers the value. 'all' is for what comes before a committee is known (sign-in) or is of none (jobs).
 * After a deadlock or a serialization failure the work is done again from its start, so it must not keep state outside.
 */
export async function inScope<T>(db: Db, committees: Committees, work: (tx: Tx, rollback: (value: T) => T) => Promise<T>): Promise<T> {
  const once = async (): Promise<T> => {
    let undone: { readonly value: T } | undefined
    const rollback = (value: T): T => (undone = { value }).value
    try {
      return await db.app.transaction().execute(async (tx) => {
        await enter(tx, db, committees)
        const value = await work(tx, rollback)
        if (undone) throw new Undoing()
        return value
      })
    } catch (error) {
      if (error instanceof Undoing && undone) return undone.value
      throw error
    }
  }
  for (let again = 1; ; again++) {
    try {
      return await once()
    } catch (error) {
      if (again === tries || !isRetryable(error)) throw error
      // The other one is waiting for what was just let go: it goes first.
      await wait(50 * again)
    }
  }
}

export interface HowToRead {
  /** All queries see the same moment: figures. */
  readonly snapshot?: boolean
  /** A few rows by an index, each with what belongs to it: the planner, who expects them spread evenly, would read whole tables. */
  readonly rowByRow?: boolean
  /** Every statement is marked “planned once” and has one good plan, whatever the values: PostgreSQL need not weigh them each time. */
  readonly plannedOnce?: boolean
}

/** Reading only, and held to it by the database. */
export async function readIn<T>(db: Db, committees: Committees, work: (tx: Tx) => Promise<T>, how: HowToRead = {}): Promise<T> {
  return db.app
    .transaction()
    .setAccessMode('read only')
    .setIsolationLevel(how.snapshot ? 'repeatable read' : 'read committed')
    .execute(async (tx) => {
      await enter(tx, db, committees, how)
      return work(tx)
    })
}

/**
 * For whoever comes without an account: a role that reaches no table, only the functions that give what is published. `code` names the
 * committee, null the one above the others; of an unknown one nothing is seen.
 */
export async function readAsPublic<T>(db: Db, code: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.app
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      const wanted = code === null ? sql`parent_id is null` : sql`code = ${code}`
      await sql`select set_config('app.scope', coalesce((select '{' || id || '}' from committee where ${wanted} order by id limit 1), '{}'), true),
        set_config('role', ${db.roles.portal}, true)`.execute(tx)
      return work(tx)
    })
}

const tries = 3

const nothing = sql``
const probing = sql`, set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`
const oncePlanned = sql`, set_config('plan_cache_mode', 'force_generic_plan', true)`

/** Kysely rolls back what throws. */
class Undoing extends Error {}

async function enter(tx: Tx, db: Db, committees: Committees, how: HowToRead = {}): Promise<void> {
  if (committees === 'all')
    await sql`select set_config('role', ${db.roles.everywhere}, true), set_config('app.scope', '*', true)`.execute(tx)
  else
    await sql`select set_config('app.scope', ${`{${committees.join(',')}}`}, true)${how.rowByRow ? probing : nothing}${
      how.plannedOnce ? oncePlanned : nothing
    }`.execute(tx)
  if (db.commits === 'soon') await sql`set local synchronous_commit = off`.execute(tx)
}

/** 40001 serialization_failure, 40P01 deadlock_detected. */
const isRetryable = (error: unknown): boolean => error instanceof DatabaseError && (error.code === '40001' || error.code === '40P01')

async function serverOf(owner: Kysely<unknown>): Promise<{ name: string; version: number }> {
  const { rows } = await sql<{ name: string; version: number }>`
    select current_database() as name, current_setting('server_version_num')::int as version`.execute(owner)
  return rows[0] ?? { name: '', version: 0 }
}

function connect(
  connection: PoolConfig,
  limits: PoolConfig,
  settings: readonly string[],
  log: (says: string) => void,
): { readonly kysely: Kysely<unknown>; readonly pool: Pool } {
  // One civil time everywhere, so that `at::date` is the day in China.
  const ours = [...settings, 'TimeZone=Asia/Shanghai'].map((s) => `-c ${s}`).join(' ')
  const pool = new Pool({ ...withOptions(connection, ours), types, application_name: 'shuoju', Client: PlanningClient, ...limits })
  pool.on('error', (error) => log(`数据库连接中断：${error.message}`))
  return { kysely: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }), pool }
}

/** pg lets options in the URL replace ours, and with them the role: so ours go into the URL, last. */
function withOptions(connection: PoolConfig, ours: string): PoolConfig {
  if (!connection.connectionString) return { ...connection, options: [connection.options, ours].filter(Boolean).join(' ') }
  const url = new URL(connection.connectionString)
  url.searchParams.set('options', [url.searchParams.get('options'), ours].filter(Boolean).join(' '))
  return { ...connection, connectionString: url.href }
}

/** A connection pooler in between may drop the role; then a forgotten scope would show all rows. */
async function sureOfRole(app: Kysely<unknown>, roles: Roles): Promise<void> {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(app)
  if (rows[0]?.role !== roles.app)
    throw new Error(`连接没有采用角色 ${roles.app}（现在是 ${rows[0]?.role}）：中间的连接池须放行启动参数 options。`)
}

/** bigint and numeric as numbers (ours stay far below 2^53), a date as the day it names rather than an instant. */
const types = new TypeOverrides()
const asText = (text: string): string => text
types.setTypeParser(20, Number)
types.setTypeParser(1700, Number)
types.setTypeParser(1082, asText)
/** Days and numbers need no quotes, so their arrays split at the comma. */
const listOf =
  <T>(parse: (text: string) => T) =>
  (text: string): (T | null)[] =>
    text === '{}'
      ? []
      : text
          .slice(1, -1)
          .split(',')
          .map((t) => (t === 'NULL' ? null : parse(t)))
types.setTypeParser(1182, listOf(asText))
for (const numbers of [1016, 1231]) types.setTypeParser(numbers, listOf(Number))
