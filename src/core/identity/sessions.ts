// Open sessions: an opaque token for the browser, its hash for us. A session is over when it idles, ends, or is no longer what it was opened with.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Change, World } from '../action.ts'
import type { Actor } from '../actor.ts'
import { inScope, readIn } from '../db/database.ts'
import type { OpenSession, SessionOwes, Visitor } from '../http/procedure.ts'
import { needsSecondFactor, rightsOf } from './access.ts'
import { passwordRule, type PasswordRule } from './settings.ts'
import { deleteSession, insertSession, sessionByToken, touchSession, type Holder } from './store.ts'
import { committeeOf, hashOf, newToken } from './tokens.ts'

const minute = 60_000

export const idleMinutes = 30
export const longestHours = 12
/** How exactly idling is measured: one write a minute, not one a request. */
const seenEvery = minute

export interface SignedIn {
  readonly actor: Actor
  readonly session: OpenSession
  readonly holder: Holder
}

export async function signedInBy(world: World, token: string): Promise<SignedIn | null> {
  const committeeId = committeeOf(token)
  if (committeeId === null) return null
  const tokenHash = hashOf(token)
  const now = world.clock.now()
  const found = await readIn(world.db, [committeeId], (tx) => sessionByToken(tx, committeeId, tokenHash, world.clock.today()))
  if (!found) return null
  const idle = now.getTime() - found.seenAt.getTime()
  const same = timingSafeEqual(found.fingerprint, fingerprintOf(found))
  if (found.state !== 'active' || now >= found.endsAt || idle > idleMinutes * minute || !same) {
    await inScope(world.db, [committeeId], (tx) => deleteSession(tx, committeeId, tokenHash))
    return null
  }
  if (idle > seenEvery) await inScope(world.db, [committeeId], (tx) => touchSession(tx, committeeId, tokenHash, now))
  return { actor: actorOf(found, now), session: { tokenHash, username: found.username, owes: owesOf(found, now) }, holder: found }
}

/** Inside the change that signs in: the row and the journal entry stand or fall together. */
export async function open(change: Change, holder: Holder, visitor: Visitor): Promise<string> {
  const token = newToken(holder.committeeId)
  await insertSession(change.tx, {
    committeeId: holder.committeeId,
    tokenHash: hashOf(token),
    accountId: holder.accountId,
    fingerprint: fingerprintOf(holder),
    at: change.now,
    endsAt: new Date(change.now.getTime() + longestHours * 60 * minute),
    source: visitor.source,
    agent: visitor.agent,
  })
  return token
}

/** While something is owed there are no rights: only the person's own password and second factor can be mended. */
export function actorOf(holder: Holder, now: Date): Actor {
  return {
    kind: 'person',
    personId: holder.personId,
    accountId: holder.accountId,
    name: holder.personName,
    committeeId: holder.committeeId,
    posts: holder.posts,
    rights: owesOf(holder, now) ? new Set() : rightsOf(holder.posts.map((p) => p.role)),
  }
}

export function owesOf(holder: Holder, now: Date): SessionOwes | null {
  if (holder.passwordTemporary) return 'password'
  if (holder.isDemo || !isStaff(holder)) return null
  if (isOutworn(holder, now)) return 'password'
  return holder.factorConfirmedAt ? null : 'secondFactor'
}

/** Whose post demands a second factor. */
export const isStaff = (holder: Holder): boolean => needsSecondFactor(holder.posts.map((p) => p.role))

export const passwordRuleFor = (holder: Holder): PasswordRule =>
  isStaff(holder)
    ? holder.passwordRule === null
      ? passwordRule.standard
      : passwordRule.schema.parse(holder.passwordRule)
    : { kinds: 1, renewDays: 0 }

function isOutworn(holder: Holder, now: Date): boolean {
  const { renewDays } = passwordRuleFor(holder)
  if (renewDays === 0 || !holder.passwordSetAt) return false
  return now.getTime() - holder.passwordSetAt.getTime() > renewDays * 24 * 60 * minute
}

/** What a session was opened with. Any of it changed: the session is over. */
function fingerprintOf(holder: Holder): Buffer {
  const parts = [
    holder.accountId,
    holder.passwordSetAt?.toISOString() ?? null,
    holder.factorConfirmedAt?.toISOString() ?? null,
    holder.posts.map((p) => [p.role, p.bodyId]),
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest()
}
