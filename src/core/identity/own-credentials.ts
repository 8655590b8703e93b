// What a person may change about the own sign-in: the password and the second factor. Other sign-ins of the account end with it.
import { perform, type Change, type World } from '../action.ts'
import type { Actor } from '../actor.ts'
import type { OpenSession, Visitor } from '../http/procedure.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { identityEvents } from './events.ts'
import { hashPassword, isPassword, passwordWrong } from './passwords.ts'
import { open, passwordRuleFor } from './sessions.ts'
import {
  deleteSession,
  deleteSessions,
  holderById,
  replaceRecoveryCodes,
  setFactor,
  setPassword,
  useFactorStep,
  useRecoveryCode,
  type Holder,
} from './store.ts'
import { acceptedStep, factorUri, newFactorSecret, newRecoveryCodes, recoveryHash } from './totp.ts'

/** The person at work: who, in which sign-in, from where. */
export interface AtWork {
  readonly actor: Actor
  readonly session: OpenSession
  readonly visitor: Visitor
}

const wrongPassword = { field: 'current', says: '当前密码不对' } as const

export async function changePassword(world: World, at: AtWork, current: string, next: string): Promise<Outcome<{ token: string }>> {
  return own(world, at, async (change, holder) => {
    if (!(await isPassword(current, holder.passwordHash))) return refused([wrongPassword])
    const says = [
      ...passwordWrong(next, {
        username: holder.username,
        name: holder.personName,
        committee: holder.committeeName,
        kinds: passwordRuleFor(holder).kinds,
      }),
      ...(next === current ? ['新密码不能和当前密码相同'] : []),
    ]
    if (says.length) return refused(says.map((s) => ({ field: 'next', says: s })))
    await setPassword(change.tx, holder.committeeId, holder.accountId, await hashPassword(next), change.now, false)
    change.record(subject(holder), identityEvents.passwordChanged.of({ username: holder.username }))
    return done({ token: await reopen(change, holder, at) })
  })
}

/** The secret is kept sealed and counts only after the first code from it. */
export async function offerFactor(world: World, at: AtWork, password: string): Promise<Outcome<{ secret: string; uri: string }>> {
  const secret = newFactorSecret()
  return own(world, at, async (change, holder) => {
    if (!(await isPassword(password, holder.passwordHash))) return refused([{ field: 'password', says: '密码不对' }])
    if (holder.factorConfirmedAt) return refused(['已经绑定动态口令，请先解除'])
    await setFactor(change.tx, holder.committeeId, holder.accountId, {
      sealed: world.secrets.seal(secret, 'factor'),
      confirmedAt: null,
      step: null,
    })
    change.record(subject(holder), identityEvents.factorOffered.of({ username: holder.username }))
    return done({ secret, uri: factorUri(secret, holder.username, '说聚') })
  })
}

export async function confirmFactor(
  world: World,
  at: AtWork,
  code: string,
): Promise<Outcome<{ token: string; recoveryCodes: readonly string[] }>> {
  return own(world, at, async (change, holder) => {
    if (holder.factorConfirmedAt) return refused(['已经绑定动态口令'])
    if (!holder.factorSealed) return refused(['请先准备绑定，扫描二维码'])
    const step = acceptedStep(world.secrets.open(holder.factorSealed, 'factor'), code, change.now, null)
    if (step === null) return refused([{ field: 'code', says: '动态口令不对，请检查手机时间后再试' }])
    const recoveryCodes = newRecoveryCodes()
    await setFactor(change.tx, holder.committeeId, holder.accountId, { sealed: holder.factorSealed, confirmedAt: change.now, step })
    await replaceRecoveryCodes(change.tx, holder.committeeId, holder.accountId, recoveryCodes.map(recoveryHash))
    change.record(subject(holder), identityEvents.factorEnrolled.of({ username: holder.username }))
    return done({ token: await reopen(change, holder, at), recoveryCodes })
  })
}

export async function removeFactor(world: World, at: AtWork, password: string, code: string): Promise<Outcome<{ token: string }>> {
  return own(world, at, async (change, holder) => {
    if (!holder.factorConfirmedAt || !holder.factorSealed) return refused(['没有绑定动态口令'])
    if (!(await isPassword(password, holder.passwordHash))) return refused([{ field: 'password', says: '密码不对' }])
    const step = acceptedStep(world.secrets.open(holder.factorSealed, 'factor'), code, change.now, holder.factorStep)
    const accepted =
      step === null
        ? (await useRecoveryCode(change.tx, holder.committeeId, holder.accountId, recoveryHash(code), change.now)) !== null
        : await useFactorStep(change.tx, holder.committeeId, holder.accountId, step)
    if (!accepted) return refused([{ field: 'code', says: '动态口令不对' }])
    await setFactor(change.tx, holder.committeeId, holder.accountId, { sealed: null, confirmedAt: null, step: null })
    await replaceRecoveryCodes(change.tx, holder.committeeId, holder.accountId, [])
    change.record(subject(holder), identityEvents.factorRemoved.of({ username: holder.username }))
    return done({ token: await reopen(change, holder, at) })
  })
}

export async function signOut(world: World, at: AtWork): Promise<Outcome<void>> {
  return own<void>(world, at, async (change, holder) => {
    await deleteSession(change.tx, holder.committeeId, at.session.tokenHash)
    change.record(subject(holder), identityEvents.signedOut.of({ username: holder.username }))
    return done(undefined)
  })
}

const subject = (holder: Holder) => ({ kind: 'account', id: holder.accountId })

function own<T>(world: World, { actor }: AtWork, act: (change: Change, holder: Holder) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  return perform(world, actor, async (change) => {
    const holder = await holderById(change.tx, actor.committeeId, actor.accountId ?? '', change.today)
    if (!holder) throw new Error('a signed-in account does not exist')
    return act(change, holder)
  })
}

/** Every sign-in of the account ends, and the one at work goes on under a new token. */
async function reopen(change: Change, holder: Holder, at: AtWork): Promise<string> {
  await deleteSessions(change.tx, holder.committeeId, holder.accountId)
  const changed = await holderById(change.tx, holder.committeeId, holder.accountId, change.today)
  if (!changed) throw new Error('a signed-in account does not exist')
  return open(change, changed, at.visitor)
}
