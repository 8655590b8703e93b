// One account as its administrators see it.
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { roleLabel } from './access.ts'

interface AccountRow {
  readonly id: string
  readonly username: string
  readonly state: 'active' | 'disabled'
  readonly disabledReason: string | null
  readonly person: { readonly id: string; readonly name: string }
  readonly secondFactor: boolean
  readonly passwordTemporary: boolean
  readonly lastSignInAt: Date | null
  readonly subjects: { issuer: string; subject: string }[]
}

interface PostRow {
  readonly id: string
  readonly role: string
  readonly bodyName: string | null
  readonly title: string
  readonly fromDay: string
  readonly toDay: string | null
  readonly source: string
}

export async function accountFile(tx: Tx, committeeId: number, id: string) {
  const account = await sql<AccountRow>`
    select a.id, a.username, a.state, a.disabled_reason as "disabledReason", json_build_object('id', p.id, 'name', p.name) as person,
      a.factor_confirmed_at is not null as "secondFactor", a.password_temporary as "passwordTemporary", a.last_sign_in_at as "lastSignInAt",
      (select coalesce(json_agg(json_build_object('issuer', s.issuer, 'subject', s.subject)), '[]') from account_subject s
       where s.committee_id = a.committee_id and s.account_id = a.id) as subjects
    from account a join person p on p.committee_id = a.committee_id and p.id = a.person_id
    where a.committee_id = ${committeeId} and a.id = ${id}`.execute(tx)
  const found = account.rows[0]
  if (!found) return null
  const posts =
    await sql<PostRow>`select o.id, o.role, b.name as "bodyName", o.title, o.from_day as "fromDay", o.to_day as "toDay", o.source
    from post o left join body b on b.committee_id = o.committee_id and b.id = o.body_id
    where o.committee_id = ${committeeId} and o.person_id = ${found.person.id} order by o.from_day desc, o.id`.execute(tx)
  const sessions = await sql<{ openedAt: Date; seenAt: Date; source: string; agent: string }>`
    select opened_at as "openedAt", seen_at as "seenAt", source, agent from open_session
    where committee_id = ${committeeId} and account_id = ${id} order by seen_at desc limit 50`.execute(tx)
  return { ...found, posts: posts.rows.map((p) => ({ ...p, roleLabel: roleLabel(p.role) })), sessions: sessions.rows }
}
