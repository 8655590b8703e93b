// Guessing is slowed per name (whether it exists or not) and per source. Kept in the database, so that all copies of the program share it.
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

const minute = 60_000
/** Failures are counted together while no more than this lies between the first and the next. */
const windowMinutes = 15
const blockMinutes = 15

export const nameLimit = 5
/** Higher than for a name: a whole office may share one address. */
export const sourceLimit = 60

const keys = (name: string, source: string) => [
  { kind: 'name', key: name.slice(0, 64), limit: nameLimit },
  { kind: 'source', key: source.slice(0, 64), limit: sourceLimit },
]

export async function blockedUntil(tx: Tx, name: string, source: string, now: Date): Promise<Date | null> {
  const [byName, bySource] = keys(name, source)
  const found = await sql<{ until: Date | null }>`select max(blocked_until) as until from sign_in_guard
    where (kind, key) in (('name', ${byName?.key}), ('source', ${bySource?.key})) and blocked_until > ${now}`.execute(tx)
  return found.rows[0]?.until ?? null
}

/** Counts one failure for both; answers until when the name or the source is blocked by it, null when it is not. */
export async function countFailure(tx: Tx, name: string, source: string, now: Date): Promise<Date | null> {
  const opens = new Date(now.getTime() - windowMinutes * minute)
  const until = new Date(now.getTime() + blockMinutes * minute)
  let blocked: Date | null = null
  for (const { kind, key, limit } of keys(name, source)) {
    const counted = await sql<{ blocked: boolean }>`
      insert into sign_in_guard as g (kind, key, failures, since) values (${kind}, ${key}, 1, ${now})
      on conflict (kind, key) do update set
        failures = case when g.since < ${opens} or g.blocked_until <= ${now} then 1 else g.failures + 1 end,
        since = case when g.since < ${opens} or g.blocked_until <= ${now} then ${now}::timestamptz else g.since end,
        blocked_until = case when g.since < ${opens} or g.blocked_until <= ${now} then null
          when g.failures + 1 >= ${limit} then ${until}::timestamptz else g.blocked_until end
      returning blocked_until is not null as blocked`.execute(tx)
    if (counted.rows[0]?.blocked) blocked = until
  }
  await sql`delete from sign_in_guard where since < ${new Date(opens.getTime() - 24 * 60 * minute)}`.execute(tx)
  return blocked
}

/** A success forgives the name, not the source: it may be guessing at others. */
export async function forgive(tx: Tx, name: string): Promise<void> {
  await sql`delete from sign_in_guard where kind = 'name' and key = ${name.slice(0, 64)}`.execute(tx)
}
