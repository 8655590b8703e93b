// What a made-up year sent and said: some known only later, some by a county, some to somebody else. Drawn from the number, so always the same.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'

export async function sentInYear(tx: Tx, committeeId: number): Promise<void> {
  await sql`insert into body (committee_id, id, kind, code, name, short_name)
    values (${committeeId}, md5('county')::uuid, 'county-committee', 'county', '望河县政协', '望河县') on conflict do nothing`.execute(tx)
  const drawn = sql`(select n, md5('sent' || n)::uuid as id, date '2021-12-20' + n * 5 as sent_on,
    (array['request', 'report', 'brief', 'brief', 'relay', 'speech-up'])[1 + n % 6] as kind from generate_series(1, 90) n)`
  await sql`insert into matter (committee_id, id, kind, title, state, state_since, open, opened_at)
    select ${committeeId}, d.id, 'transmission', '报送事项' || d.n, 'sent', d.sent_on, true, d.sent_on from ${drawn} d`.execute(tx)
  await sql`insert into transmission (committee_id, id, kind, recipient, sender_id, number, sent_on, entered_on)
    select ${committeeId}, d.id, d.kind, case d.kind when 'speech-up' then (array['province-cppcc', 'national-cppcc'])[1 + d.n / 6 % 2]
        else (array['city-standing-meeting', 'city-leaders', 'city-committee'])[1 + d.n / 6 % 3] end,
      case when d.n % 7 = 0 then md5('county')::uuid end, case when d.n % 3 = 0 then '云协〔2022〕' || d.n || '号' else '' end,
      case when d.n % 11 <> 0 then d.sent_on end, case when d.n % 11 <> 0 then d.sent_on + d.n % 4 * 10 end
    from ${drawn} d`.execute(tx)
}
