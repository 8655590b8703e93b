// Signing in: the same answer and the same time whether the name, the password or the code was wrong.
import { sql } from 'kysely'
import { perform, type Change, type World } from '../action.ts'
import { systemActor, type Actor } from '../actor.ts'
import { inScope, readIn } from '../db/database.ts'
import type { Visitor } from '../http/procedure.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { identityEvents } from './events.ts'
import { hashPassword, isPassword, isWeakHash } from './passwords.ts'
import { actorOf, open } from './sessions.ts'
import { blockedUntil, countFailure, forgive } from './sign-in-guard.ts'
import { holderById, holderByName, rehash, useFactorStep, useRecoveryCode, type Holder } from './store.ts'
import { acceptedStep, recoveryHash } from './totp.ts'

export interface SignInAttempt {
  readonly username: string
  readonly password: string
  /** Six digits, or one of the recovery codes. */
  readonly code?: string | undefined
  readonly visitor: Visitor
}

export type SignInResult =
  | { readonly next: 'open'; readonly token: string }
  | { readonly next: 'secondFactor' }
  | { readonly next: 'failed' }
  /** Minutes, not the instant: the clock of a demonstration is not the reader's. */
  | { readonly next: 'blocked'; readonly minutes: number }

export const plainName = (username: string): string => username.normalize('NFKC').trim().toLowerCase()

export async function signIn(world: World, attempt: SignInAttempt): Promise<Outcome<SignInResult>> {
  const name = plainName(attempt.username)
  const { source } = attempt.visitor
  const { until, holder } = await readIn(world.db, 'all', async (tx) => ({
    until: await blockedUntil(tx, name, source, world.clock.now()),
    holder: await holderByName(tx, name, world.clock.today()),
  }))
  if (until) return done(blocked(until, world.clock.now()))
  const known = await isPassword(attempt.password, holder?.passwordHash ?? null)
  if (!holder || !known || holder.state !== 'active') return failed(world, name, holder, attempt.visitor, '用户名或密码不对')
  if (holder.factorConfirmedAt && !attempt.code) return done({ next: 'secondFactor' })
  const opened = await perform<SignInResult>(world, actorOf(holder, world.clock.now()), async (change) => {
    // Asked again inside the change: many attempts at once must not slip past the limit together.
    const now = await blockedUntil(change.tx, name, source, change.now)
    if (now) {
      const event = identityEvents.signInFailed.of({ username: holder.username, source, why: '已锁定' })
      change.record({ kind: 'account', id: holder.accountId }, event)
      return done(blocked(now, change.now))
    }
    const current = await holderById(change.tx, holder.committeeId, holder.accountId, change.today)
    if (!current || current.passwordHash !== holder.passwordHash) return refused([wrong])
    if (holder.factorConfirmedAt && !(await acceptsCode(change, world, current, attempt.code ?? ''))) return refused([wrong])
    await forgive(change.tx, name)
    if (current.passwordHash && isWeakHash(current.passwordHash))
      await rehash(change.tx, current.committeeId, current.accountId, await hashPassword(attempt.password))
    const token = await open(change, current, attempt.visitor)
    const way = holder.factorConfirmedAt ? '密码和动态口令' : '密码'
    change.record({ kind: 'account', id: current.accountId }, identityEvents.signedIn.of({ username: current.username, source, way }))
    return done({ next: 'open', token })
  })
  if (!opened.ok && opened.reasons[0]?.says === wrong) return failed(world, name, holder, attempt.visitor, '动态口令不对')
  return opened
}

const wrong = '用户名、密码或验证码不对'

async function acceptsCode(change: Change, world: World, holder: Holder, code: string): Promise<boolean> {
  const { tx, now } = change
  if (holder.factorSealed) {
    const secret = world.secrets.open(holder.factorSealed, 'factor')
    const step = acceptedStep(secret, code, now, holder.factorStep)
    if (step !== null) return useFactorStep(tx, holder.committeeId, holder.accountId, step)
  }
  const left = await useRecoveryCode(tx, holder.committeeId, holder.accountId, recoveryHash(code), now)
  if (left === null) return false
  change.record({ kind: 'account', id: holder.accountId }, identityEvents.recoveryCodeUsed.of({ username: holder.username, left }))
  return true
}

const blocked = (until: Date, now: Date): SignInResult => ({
  next: 'blocked',
  minutes: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000)),
})

async function failed(world: World, name: string, holder: Holder | null, visitor: Visitor, why: string): Promise<Outcome<SignInResult>> {
  // What was typed into the name field of no account may be somebody's password: the journal keeps two characters of it.
  const username = holder?.username ?? `${[...name].slice(0, 2).join('')}…（无此账号）`
  const { source } = visitor
  const committeeId = holder?.committeeId ?? (await firstCommittee(world))
  if (committeeId === null) {
    await inScope(world.db, 'all', (tx) => countFailure(tx, name, source, world.clock.now()))
    return done({ next: 'failed' })
  }
  return perform<SignInResult>(world, guardActor(committeeId), async ({ tx, now, record }) => {
    const until = await countFailure(tx, name, source, now)
    const subject = holder ? { kind: 'account', id: holder.accountId } : { kind: 'sign-in', id: source }
    record(subject, identityEvents.signInFailed.of({ username, source, why }))
    if (until) record(subject, identityEvents.signInBlocked.of({ username, source, until: until.toISOString() }))
    return done({ next: 'failed' })
  })
}

const guardActor = (committeeId: number): Actor => ({ ...systemActor(committeeId, []), name: '登录守卫' })

/** The city's: what belongs to no committee is kept there. */
export async function firstCommittee(world: World): Promise<number | null> {
  const found = await readIn(world.db, 'all', (tx) =>
    sql<{ id: number }>`select id from committee order by parent_id nulls first, id limit 1`.execute(tx),
  )
  return found.rows[0]?.id ?? null
}
