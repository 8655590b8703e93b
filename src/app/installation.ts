// What stands in this database: nothing yet, somebody's real data, or the demonstration. The two never mix.
import { sql } from 'kysely'
import { WrongUse } from '#/core/command.ts'
import type { Day } from '#/core/day.ts'
import { inScope, readIn, type Db } from '#/core/db/database.ts'
import { loadReferenceCalendar } from '#/core/calendar/store.ts'

export interface Installation {
  readonly kind: 'real' | 'demo'
  /** The demonstration's day; null in a real installation, and in a demonstration that is still being written. */
  readonly today: Day | null
}

export async function installationIn(db: Db): Promise<Installation | null> {
  const found = await readIn(db, 'all', (tx) => sql<Installation>`select kind, today from installation`.execute(tx))
  return found.rows[0] ?? null
}

/** Marks an empty database and gives it the calendars that come with the program; refuses one that is marked as the other kind. */
export async function installAs(db: Db, kind: Installation['kind'], now: Date): Promise<Installation> {
  await sql`insert into installation (kind, created_at) values (${kind}, ${now}) on conflict do nothing`.execute(db.owner)
  const found = await installationIn(db)
  if (!found) throw new Error('the installation was not marked')
  if (found.kind !== kind)
    throw new WrongUse(
      found.kind === 'demo'
        ? '这个数据文件夹里是演示数据，不能当作正式数据使用。请用 npm run demo 继续演示，或用 SHUOJU_DATA 换一个文件夹再启动。'
        : '这个数据文件夹里是正式数据，不能写入演示数据。请用 npm start 启动，或用 SHUOJU_DATA 换一个文件夹再演示。',
    )
  await inScope(db, 'all', loadReferenceCalendar)
  return found
}

/** The demonstration is complete and stands on this day. */
export async function demoWritten(db: Db, today: Day): Promise<void> {
  await sql`update installation set today = ${today} where kind = 'demo'`.execute(db.owner)
}
