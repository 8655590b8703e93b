// Brings the schema forward: db/migrations/NNNN-feature-what.sql in order, each once, each in its own transaction.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { DatabaseError } from 'pg'
import { ensureRoles, type Roles } from './roles.ts'

const folder = join(import.meta.dirname, '../../../db/migrations')

interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** Files of a folder in their order. Two files with one number would leave the order to chance. */
export function migrationsIn(dir = folder): readonly Migration[] {
  const files = readdirSync(dir).filter((f) => f.endsWith('.sql'))
  const migrations = files.toSorted().map((file) => {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(file)) throw new Error(`a migration is named NNNN-feature-what.sql, not ${file}`)
    // A checkout on Windows changes line ends, not the migration.
    const text = readFileSync(join(dir, file), 'utf8').replaceAll('\r\n', '\n')
    return { name: file.slice(0, -4), text, sha256: createHash('sha256').update(text).digest('hex') }
  })
  for (const [i, m] of migrations.entries()) {
    const before = migrations[i - 1]
    if (before?.name.slice(0, 4) === m.name.slice(0, 4)) throw new Error(`two migrations with one number: ${before.name}, ${m.name}`)
  }
  return migrations
}

/** Several copies of the program may start at once: one migrates, the others wait and find it done. Answers the names applied. */
export async function migrate(owner: Kysely<unknown>, roles: Roles, migrations = migrationsIn()): Promise<readonly string[]> {
  if ((await pending(owner, migrations)).length === 0) return []
  return owner.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(hashtext('shuoju.migrate'))`.execute(session)
    try {
      await ensureRoles(session, roles)
      await house(session, roles)
      const todo = await pending(session, migrations)
      for (const migration of todo) await apply(session, migration)
      return todo.map((m) => m.name)
    } finally {
      await sql`select pg_advisory_unlock(hashtext('shuoju.migrate'))`.execute(session)
    }
  })
}

async function pending(owner: Kysely<unknown>, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const there = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(owner)
  if (!there.rows[0]?.there) return migrations
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(owner)
  const applied = new Map(rows.map((r) => [r.name, r.sha256]))
  const known = new Set(migrations.map((m) => m.name))
  const unknown = rows.filter((r) => !known.has(r.name)).map((r) => r.name)
  if (unknown.length > 0) throw new Error(`数据库比程序新（有本程序不认识的迁移 ${unknown.join('、')}）：请用新版程序启动。`)
  const changed = migrations.filter((m) => applied.has(m.name) && applied.get(m.name) !== m.sha256)
  if (changed.length > 0)
    throw new Error(`已执行的迁移文件被改动：${changed.map((m) => m.name).join('、')}。迁移只能新增，不能改写；请恢复原文件。`)
  return migrations.filter((m) => !applied.has(m.name))
}

/** What migrations themselves stand on: their own table, and the names of the roles as functions. */
async function house(owner: Kysely<unknown>, roles: Roles): Promise<void> {
  await sql`create table if not exists migration (name text primary key, sha256 text not null, at timestamptz not null default now())`.execute(
    owner,
  )
  for (const [name, role] of [
    ['app_role', roles.app],
    ['everywhere_role', roles.everywhere],
    ['portal_role', roles.portal],
  ] as const) {
    await sql`create or replace function ${sql.id(name)}() returns text language sql immutable parallel safe return ${sql.lit(role)}`.execute(
      owner,
    )
  }
  await sql`grant usage on schema public to ${sql.id(roles.app)}`.execute(owner)
}

async function apply(session: Kysely<unknown>, migration: Migration): Promise<void> {
  await sql`begin`.execute(session)
  try {
    await sql.raw(migration.text).execute(session)
    await sql`insert into migration (name, sha256) values (${migration.name}, ${migration.sha256})`.execute(session)
    await sql`commit`.execute(session)
  } catch (error) {
    await sql`rollback`.execute(session)
    const where = error instanceof DatabaseError ? error.position : undefined
    const line = where ? `:${migration.text.slice(0, Number(where)).split('\n').length}` : ''
    throw new Error(`migration ${migration.name}.sql${line}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
