// Administration of accounts: opening, disabling, handing out a password, ending sign-ins. Every act is in the journal.
import { sql } from 'kysely'
import { perform, type Change, type World } from '../action.ts'
import type { Actor } from '../actor.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome, type Reason } from '../outcome.ts'
import { separationWrong } from './access.ts'
import { identityEvents } from './events.ts'
import { hashPassword, newPassword } from './passwords.ts'
import { plainName } from './sign-in.ts'
import { deleteSessions, holderById, personPosts, replaceRecoveryCodes, setFactor, setPassword, type Holder } from './store.ts'

const about = (accountId: string) => ({ kind: 'account', id: accountId })

export interface NewAccount {
  readonly personId?: string | undefined
  /** For somebody the register does not have yet. */
  readonly name?: string | undefined
  readonly username: string
}

export async function createAccount(
  world: World,
  actor: Actor,
  wanted: NewAccount,
): Promise<Outcome<{ readonly id: string; readonly username: string; readonly password: string }>> {
  const password = newPassword()
  const hash = await hashPassword(password)
  return perform(world, actor, async (change) => {
    const { tx } = change
    if ((wanted.personId === undefined) === (wanted.name === undefined))
      return refused([{ field: 'personId', says: '请选择一位已登记的人员，或者填写新人员的姓名' }])
    const personId = wanted.personId ?? (await registerPerson(change, wanted.name ?? '', wanted.username))
    const person = await personPosts(tx, actor.committeeId, personId, change.today)
    if (!person) return notFound('没有找到这位人员')
    const made = await insertAccount(change, personId, wanted.username, { hash, temporary: true })
    if (!made.ok) return made
    change.record(about(made.value), identityEvents.accountCreated.of({ username: wanted.username, person: person.name }))
    return done({ id: made.value, username: wanted.username, password })
  })
}

export async function registerPerson(
  { tx, actor, newId }: Pick<Change, 'tx' | 'actor' | 'newId'>,
  name: string,
  code: string,
): Promise<string> {
  const id = newId()
  await sql`insert into person (committee_id, id, code, name) values (${actor.committeeId}, ${id}, ${`A-${code}`}, ${name})`.execute(tx)
  return id
}

/** Inside somebody's change: the row, and the name that is taken in the whole installation. */
export async function insertAccount(
  { tx, actor, now, newId }: Pick<Change, 'tx' | 'actor' | 'now' | 'newId'>,
  personId: string,
  username: string,
  password: { readonly hash: string; readonly temporary: boolean },
): Promise<Outcome<string>> {
  const id = newId()
  const taken =
    await sql`insert into account_name (name, committee_id, account_id) values (${plainName(username)}, ${actor.committeeId}, ${id})
    on conflict do nothing`.execute(tx)
  if (Number(taken.numAffectedRows ?? 0) === 0) return refused([{ field: 'username', says: `用户名“${username}”已被使用，请另取一个` }])
  await sql`insert into account (committee_id, id, person_id, username, password_hash, password_set_at, password_temporary, created_at)
    values (${actor.committeeId}, ${id}, ${personId}, ${username}, ${password.hash}, ${now}, ${password.temporary}, ${now})`.execute(tx)
  return done(id)
}

async function actOn<T>(
  world: World,
  actor: Actor,
  accountId: string,
  act: (change: Change, holder: Holder) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return perform(world, actor, async (change) => {
    const holder = await holderById(change.tx, actor.committeeId, accountId, change.today)
    if (!holder) return notFound('没有找到这个账号')
    return act(change, holder)
  })
}

export async function resetPassword(
  world: World,
  actor: Actor,
  accountId: string,
): Promise<Outcome<{ username: string; password: string }>> {
  const password = newPassword()
  const hash = await hashPassword(password)
  return actOn(world, actor, accountId, async ({ tx, now, record }, holder) => {
    // Whoever creates accounts must not get into the hands of those who control them.
    if (holder.accountId !== actor.accountId && separates(actor, holder))
      return forbidden('系统管理员不能重置安全管理员和审计管理员的密码，请由本人通过备用码或安全管理员办理')
    await setPassword(tx, holder.committeeId, accountId, hash, now, true)
    await deleteSessions(tx, holder.committeeId, accountId)
    record(about(accountId), identityEvents.passwordReset.of({ username: holder.username }))
    return done({ username: holder.username, password })
  })
}

const separates = (actor: Actor, holder: Holder): boolean =>
  separationWrong([...actor.posts, ...holder.posts].map((p) => p.role)).length > 0

export function disableAccount(world: World, actor: Actor, accountId: string, reason: string): Promise<Outcome<void>> {
  return actOn<void>(world, actor, accountId, async ({ tx, now, record }, holder) => {
    const reasons: (string | Reason)[] = []
    if (holder.accountId === actor.accountId) reasons.push('不能停用自己的账号')
    if (holder.state === 'disabled') reasons.push('这个账号已经停用')
    if (reasons.length) return refused(reasons)
    await sql`update account set state = 'disabled', disabled_at = ${now}, disabled_reason = ${reason}, version = version + 1
      where committee_id = ${holder.committeeId} and id = ${accountId}`.execute(tx)
    await deleteSessions(tx, holder.committeeId, accountId)
    record(about(accountId), identityEvents.accountDisabled.of({ username: holder.username, reason }))
    return done(undefined)
  })
}

export function enableAccount(world: World, actor: Actor, accountId: string): Promise<Outcome<void>> {
  return actOn<void>(world, actor, accountId, async ({ tx, record }, holder) => {
    if (holder.state === 'active') return refused(['这个账号没有停用'])
    await sql`update account set state = 'active', disabled_at = null, disabled_reason = null, version = version + 1
      where committee_id = ${holder.committeeId} and id = ${accountId}`.execute(tx)
    record(about(accountId), identityEvents.accountEnabled.of({ username: holder.username }))
    return done(undefined)
  })
}

export function endSessions(world: World, actor: Actor, accountId: string): Promise<Outcome<{ ended: number }>> {
  return actOn<{ ended: number }>(world, actor, accountId, async ({ tx, record }, holder) => {
    const ended = await deleteSessions(tx, holder.committeeId, accountId)
    record(about(accountId), identityEvents.sessionsEnded.of({ username: holder.username, count: ended }))
    return done({ ended })
  })
}

/** The telephone is lost and so are the recovery codes. The person enrols again at the next sign-in. */
export function dropFactor(world: World, actor: Actor, accountId: string): Promise<Outcome<void>> {
  return actOn<void>(world, actor, accountId, async ({ tx, record }, holder) => {
    if (!holder.factorConfirmedAt) return refused(['这个账号没有绑定动态口令'])
    await setFactor(tx, holder.committeeId, accountId, { sealed: null, confirmedAt: null, step: null })
    await replaceRecoveryCodes(tx, holder.committeeId, accountId, [])
    await deleteSessions(tx, holder.committeeId, accountId)
    record(about(accountId), identityEvents.factorRemoved.of({ username: holder.username }))
    return done(undefined)
  })
}

export function linkSubject(world: World, actor: Actor, accountId: string, issuer: string, subject: string): Promise<Outcome<void>> {
  return actOn<void>(world, actor, accountId, async ({ tx, now, record }, holder) => {
    const linked = await sql`insert into account_subject (issuer, subject, committee_id, account_id, linked_at)
      values (${issuer}, ${subject}, ${holder.committeeId}, ${accountId}, ${now}) on conflict do nothing`.execute(tx)
    if (Number(linked.numAffectedRows ?? 0) === 0) return conflict('这个统一身份标识已经关联到账号')
    record(about(accountId), identityEvents.subjectLinked.of({ username: holder.username, issuer }))
    return done(undefined)
  })
}

export function unlinkSubject(world: World, actor: Actor, accountId: string, issuer: string): Promise<Outcome<void>> {
  return actOn<void>(world, actor, accountId, async ({ tx, record }, holder) => {
    const gone = await sql`delete from account_subject
      where issuer = ${issuer} and committee_id = ${holder.committeeId} and account_id = ${accountId}`.execute(tx)
    if (Number(gone.numAffectedRows ?? 0) === 0) return refused(['这个账号没有关联统一身份认证'])
    await deleteSessions(tx, holder.committeeId, accountId)
    record(about(accountId), identityEvents.subjectUnlinked.of({ username: holder.username, issuer }))
    return done(undefined)
  })
}
