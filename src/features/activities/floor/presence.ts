// Who is in the hall: people who are due, on leave, present. Read from the marks of the half-day under way; where nobody has signed in, from what was settled, else from who said he would come.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { Hall } from './rules.ts'

export interface Presence extends Hall {
  /** Participations of people who are due and here. */
  readonly here: readonly { readonly id: string; readonly personId: string | null }[]
  readonly from: 'marks' | 'settled' | 'confirmed'
}

export async function presenceAt(tx: Tx, committeeId: number, activityId: string, now: Date): Promise<Presence> {
  const { rows } = await sql<{
    id: string
    personId: string | null
    leave: boolean
    marked: boolean | null
    settled: boolean | null
    confirmed: boolean
  }>`
    with current as (
      select s.id from activity_session s where s.committee_id = ${committeeId} and s.activity_id = ${activityId}
      order by (s.starts_at - interval '2 hours' <= ${now}) desc, case when s.starts_at - interval '2 hours' <= ${now} then s.starts_at end desc, s.starts_at limit 1)
    select p.id, p.person_id as "personId", p.reply = 'leaveGranted' as leave, m.direction = 'in' as marked, a.state = 'present' as settled,
      p.reply = 'confirmed' as confirmed
    from participation p
    left join lateral (select k.direction from attendance_mark k join current c on c.id = k.session_id
      where k.committee_id = p.committee_id and k.activity_id = p.activity_id and k.participation_id = p.id and k.voided_at is null
      order by k.at desc, k.id desc limit 1) m on true
    left join current c on true
    left join attendance a on a.committee_id = p.committee_id and a.activity_id = p.activity_id and a.participation_id = p.id and a.session_id = c.id
    where p.committee_id = ${committeeId} and p.activity_id = ${activityId} and p.capacity = 'due' and p.removed_at is null
    order by p.id`.execute(tx)
  const from = rows.some((r) => r.marked !== null) ? 'marks' : rows.some((r) => r.settled !== null) ? 'settled' : 'confirmed'
  const is = {
    marks: (r: (typeof rows)[0]) => r.marked,
    settled: (r: (typeof rows)[0]) => r.settled,
    confirmed: (r: (typeof rows)[0]) => r.confirmed,
  }[from]
  const here = rows.filter((r) => is(r) === true).map(({ id, personId }) => ({ id, personId }))
  return { due: rows.length, onLeave: rows.filter((r) => r.leave && is(r) !== true).length, present: here.length, here, from }
}
