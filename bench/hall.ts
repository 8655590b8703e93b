// A full hall: so many members with accounts, and a plenary under way on whose list they all are. Written by SQL; what is measured goes over HTTP.
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import { inScope } from '#/core/db/database.ts'
import { hashPassword } from '#/core/identity/passwords.ts'

export const benchPassword = 'Bench hall 2022, nine lamps'
export const officeName = 'hall-office'
export const memberName = (i: number): string => `hall-${i}`

export interface Hall {
  readonly activity: string
  readonly session: string
}

/** One password for all: a hash takes as long as it should, and is made once. */
export async function loadHall({ db, clock, newId }: World, people: number): Promise<Hall> {
  const hash = await hashPassword(benchPassword)
  const now = clock.now()
  const hall = { activity: newId(), session: newId() }
  const until = new Date(now.getTime() + 3 * 3_600_000)
  await sql`insert into installation (kind, created_at) values ('demo', now())`.execute(db.owner)
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'yunling', '政协云岭市委员会', '云岭市政协', 'city')`.execute(
    db.owner,
  )
  await inScope(db, [1], async (tx) => {
    await sql`insert into person (committee_id, id, code, name, pinyin)
      select 1, gen_random_uuid(), ${officeName}, '办公室', 'bgs'
      union all select 1, gen_random_uuid(), 'hall-' || n, '委员' || n, 'wy' from generate_series(0, ${people}::int - 1) n`.execute(tx)
    await sql`insert into account (committee_id, id, person_id, username, password_hash, password_set_at, created_at)
      select 1, gen_random_uuid(), id, code, ${hash}, ${now}, ${now} from person where committee_id = 1`.execute(tx)
    await sql`insert into account_name (name, committee_id, account_id) select username, 1, id from account where committee_id = 1`.execute(
      tx,
    )
    await sql`insert into post (committee_id, id, person_id, body_id, role, title, from_day, source)
      select 1, gen_random_uuid(), id, null, case when code = ${officeName} then 'general-office' else 'member' end, '', '2021-12-01', '任命'
      from person where committee_id = 1`.execute(tx)
    await sql`insert into matter (committee_id, id, kind, title, state, state_since, open, opened_at)
      values (1, ${hall.activity}, 'activity', '市政协全体会议', 'inSession', ${now}, true, ${now})`.execute(tx)
    await sql`insert into activity (committee_id, id, kind, starts_at, ends_at, mandatory, place)
      values (1, ${hall.activity}, 'plenary', ${now}, ${until}, true, '市政协会议厅')`.execute(tx)
    await sql`insert into activity_session (committee_id, id, activity_id, ord, label, starts_at, ends_at)
      values (1, ${hall.session}, ${hall.activity}, 1, '开幕', ${now}, ${until})`.execute(tx)
    await sql`insert into participation (committee_id, id, activity_id, person_id, category, capacity)
      select 1, gen_random_uuid(), ${hall.activity}, id, 'member', 'due' from person where committee_id = 1 and code <> ${officeName}`.execute(
      tx,
    )
  })
  await sql`vacuum analyze`.execute(db.owner)
  return hall
}
