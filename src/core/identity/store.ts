// Every query about accounts and open sessions.
import { sql, type RawBuilder } from 'kysely'
import type { Post } from '../actor.ts'
import type { Day } from '../day.ts'
import type { Tx } from '../db/database.ts'
import { passwordRule } from './settings.ts'

/** An account with the person behind it and the posts held on a day. */
export interface Holder {
  readonly committeeId: number
  readonly committeeName: string
  readonly accountId: string
  readonly personId: string
  readonly personName: string
  readonly username: string
  readonly state: 'active' | 'disabled'
  readonly passwordHash: string | null
  readonly passwordSetAt: Date | null
  readonly passwordTemporary: boolean
  readonly factorSealed: Buffer | null
  readonly factorConfirmedAt: Date | null
  readonly factorStep: number | null
  readonly posts: readonly Post[]
  readonly isDemo: boolean
  /** As set on that day; null while the standard holds. */
  readonly passwordRule: unknown
}

const postsOf = (person: RawBuilder<unknown>, committee: RawBuilder<unknown>, on: Day) => sql`
  (select coalesce(json_agg(json_build_object('role', o.role, 'bodyId', o.body_id, 'bodyName', b.name,
      'carries', (with recursive gone as (
          select g.committee_id, g.id from body g where g.committee_id = o.committee_id and g.successor_id = o.body_id and g.to_day < ${on}
          union
          select g.committee_id, g.id from gone join body g on g.committee_id = gone.committee_id and g.successor_id = gone.id and g.to_day < ${on})
        select coalesce(json_agg(id), '[]') from gone)) order by o.role, o.body_id), '[]')
   from post o left join body b on b.committee_id = o.committee_id and b.id = o.body_id
   where o.committee_id = ${committee} and o.person_id = ${person} and o.from_day <= ${on} and (o.to_day is null or o.to_day >= ${on}))`

const holder = (on: Day) => sql`a.committee_id as "committeeId", c.name as "committeeName", a.id as "accountId", a.person_id as "personId",
  p.name as "personName", a.username, a.state, a.password_hash as "passwordHash", a.password_set_at as "passwordSetAt",
  a.password_temporary as "passwordTemporary", a.factor_sealed as "factorSealed", a.factor_confirmed_at as "factorConfirmedAt",
  a.factor_step as "factorStep", ${postsOf(sql`a.person_id`, sql`a.committee_id`, on)} as posts,
  exists (select from installation where kind = 'demo') as "isDemo",
  (select value from setting s where s.committee_id = a.committee_id and s.key = ${passwordRule.key} and s.session_id is null
    and s.from_day <= ${on} order by s.from_day desc limit 1) as "passwordRule"`

const holderFrom = sql`account a join person p on p.committee_id = a.committee_id and p.id = a.person_id join committee c on c.id = a.committee_id`

/** Signing in comes before the committee is known: ask in the scope of all. */
export async function holderByName(tx: Tx, username: string, on: Day): Promise<Holder | null> {
  const found = await sql<Holder>`select ${holder(on)} from account_name n
    join ${holderFrom} on a.committee_id = n.committee_id and a.id = n.account_id where n.name = ${username}`.execute(tx)
  return found.rows[0] ?? null
}

export async function holderById(tx: Tx, committeeId: number, accountId: string, on: Day): Promise<Holder | null> {
  const found = await sql<Holder>`select ${holder(on)} from ${holderFrom}
    where a.committee_id = ${committeeId} and a.id = ${accountId}`.execute(tx)
  return found.rows[0] ?? null
}

export async function holderBySubject(tx: Tx, issuer: string, subject: string, on: Day): Promise<Holder | null> {
  const found = await sql<Holder>`select ${holder(on)} from account_subject s
    join ${holderFrom} on a.committee_id = s.committee_id and a.id = s.account_id
    where s.issuer = ${issuer} and s.subject = ${subject}`.execute(tx)
  return found.rows[0] ?? null
}

export interface SessionRow extends Holder {
  readonly fingerprint: Buffer
  readonly seenAt: Date
  readonly endsAt: Date
}

/** Asked on every request: rights are what the posts of this day say, so a revoked post acts at once. */
export async function sessionByToken(tx: Tx, committeeId: number, tokenHash: Buffer, on: Day): Promise<SessionRow | null> {
  const found =
    await sql<SessionRow>`/* planned once: open-session */ select s.fingerprint, s.seen_at as "seenAt", s.ends_at as "endsAt", ${holder(on)}
    from open_session s join ${holderFrom} on a.committee_id = s.committee_id and a.id = s.account_id
    where s.committee_id = ${committeeId} and s.token_hash = ${tokenHash}`.execute(tx)
  return found.rows[0] ?? null
}

export interface PersonPosts {
  readonly personId: string
  readonly name: string
  readonly posts: readonly Post[]
}

export async function personPosts(tx: Tx, committeeId: number, personId: string, on: Day): Promise<PersonPosts | null> {
  const found = await sql<PersonPosts>`select p.id as "personId", p.name, ${postsOf(sql`p.id`, sql`p.committee_id`, on)} as posts
    from person p where p.committee_id = ${committeeId} and p.id = ${personId}`.execute(tx)
  return found.rows[0] ?? null
}

export interface NewSession {
  readonly committeeId: number
  readonly tokenHash: Buffer
  readonly accountId: string
  readonly fingerprint: Buffer
  readonly at: Date
  readonly endsAt: Date
  readonly source: string
  readonly agent: string
}

export async function insertSession(tx: Tx, s: NewSession): Promise<void> {
  await sql`insert into open_session (committee_id, token_hash, account_id, fingerprint, opened_at, seen_at, ends_at, source, agent)
    values (${s.committeeId}, ${s.tokenHash}, ${s.accountId}, ${s.fingerprint}, ${s.at}, ${s.at}, ${s.endsAt}, ${s.source}, ${s.agent})`.execute(
    tx,
  )
  await sql`update account set last_sign_in_at = ${s.at} where committee_id = ${s.committeeId} and id = ${s.accountId}`.execute(tx)
  await sql`delete from open_session where committee_id = ${s.committeeId} and ends_at < ${s.at}`.execute(tx)
}

export async function touchSession(tx: Tx, committeeId: number, tokenHash: Buffer, at: Date): Promise<void> {
  await sql`update open_session set seen_at = ${at} where committee_id = ${committeeId} and token_hash = ${tokenHash}`.execute(tx)
}

export async function deleteSession(tx: Tx, committeeId: number, tokenHash: Buffer): Promise<void> {
  await sql`delete from open_session where committee_id = ${committeeId} and token_hash = ${tokenHash}`.execute(tx)
}

/** `but`: the session in which the person is working stays. */
export async function deleteSessions(tx: Tx, committeeId: number, accountId: string, but: Buffer | null = null): Promise<number> {
  const gone = await sql`delete from open_session where committee_id = ${committeeId} and account_id = ${accountId}
    and ${but ? sql`token_hash <> ${but}` : sql`true`}`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

export async function setPassword(
  tx: Tx,
  committeeId: number,
  accountId: string,
  hash: string,
  at: Date,
  temporary: boolean,
): Promise<void> {
  await sql`update account set password_hash = ${hash}, password_set_at = ${at}, password_temporary = ${temporary}, version = version + 1
    where committee_id = ${committeeId} and id = ${accountId}`.execute(tx)
}

/** The same password under today's parameters: nothing changed for its holder. */
export async function rehash(tx: Tx, committeeId: number, accountId: string, hash: string): Promise<void> {
  await sql`update account set password_hash = ${hash} where committee_id = ${committeeId} and id = ${accountId}`.execute(tx)
}

export interface Factor {
  readonly sealed: Buffer | null
  readonly confirmedAt: Date | null
  readonly step: number | null
}

export async function setFactor(tx: Tx, committeeId: number, accountId: string, factor: Factor): Promise<void> {
  await sql`update account set factor_sealed = ${factor.sealed}, factor_confirmed_at = ${factor.confirmedAt}, factor_step = ${factor.step},
    version = version + 1 where committee_id = ${committeeId} and id = ${accountId}`.execute(tx)
}

/** False when another sign-in used this step, or a later one, in the meantime. */
export async function useFactorStep(tx: Tx, committeeId: number, accountId: string, step: number): Promise<boolean> {
  const used = await sql`update account set factor_step = ${step}
    where committee_id = ${committeeId} and id = ${accountId} and (factor_step is null or factor_step < ${step})`.execute(tx)
  return Number(used.numAffectedRows ?? 0) === 1
}

export async function replaceRecoveryCodes(tx: Tx, committeeId: number, accountId: string, hashes: readonly Buffer[]): Promise<void> {
  await sql`delete from recovery_code where committee_id = ${committeeId} and account_id = ${accountId}`.execute(tx)
  for (const hash of hashes)
    await sql`insert into recovery_code (committee_id, account_id, code_hash) values (${committeeId}, ${accountId}, ${hash})`.execute(tx)
}

/** How many are left after using this one; null when there is no such unused code. */
export async function useRecoveryCode(tx: Tx, committeeId: number, accountId: string, hash: Buffer, at: Date): Promise<number | null> {
  const used = await sql`update recovery_code set used_at = ${at}
    where committee_id = ${committeeId} and account_id = ${accountId} and code_hash = ${hash} and used_at is null`.execute(tx)
  if (Number(used.numAffectedRows ?? 0) !== 1) return null
  const left = await sql<{ n: number }>`select count(*) as n from recovery_code
    where committee_id = ${committeeId} and account_id = ${accountId} and used_at is null`.execute(tx)
  return left.rows[0]?.n ?? 0
}
