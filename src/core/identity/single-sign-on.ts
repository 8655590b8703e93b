// Signing in through an OpenID Connect provider, for accounts linked to its subject. Nobody gets an account by merely coming from there.
import { perform, type World } from '../action.ts'
import { readIn } from '../db/database.ts'
import type { SingleSignOn, Visitor } from '../http/procedure.ts'
import { done, refused } from '../outcome.ts'
import { needsSecondFactor } from './access.ts'
import { identityEvents } from './events.ts'
import { actorOf, open } from './sessions.ts'
import { holderBySubject } from './store.ts'

/** The token of the new session; null when the subject has no account, or the posts demand a factor the provider does not ask for. */
export async function signInBySubject(world: World, provider: SingleSignOn, subject: string, visitor: Visitor): Promise<string | null> {
  const holder = await readIn(world.db, 'all', (tx) => holderBySubject(tx, provider.issuer, subject, world.clock.today()))
  if (!holder || holder.state !== 'active') return null
  const demanded = !holder.isDemo && (holder.factorConfirmedAt !== null || needsSecondFactor(holder.posts.map((p) => p.role)))
  if (demanded && !provider.asksSecondFactor) return null
  const opened = await perform<string>(world, actorOf(holder, world.clock.now()), async (change) => {
    const current = await readHolder(change.tx)
    if (!current || current.state !== 'active') return refused(['账号已停用'])
    const token = await open(change, current, visitor)
    change.record(
      { kind: 'account', id: current.accountId },
      identityEvents.signedIn.of({ username: current.username, source: visitor.source, way: provider.title }),
    )
    return done(token)
  })
  return opened.ok ? opened.value : null

  function readHolder(tx: Parameters<typeof holderBySubject>[0]) {
    return holderBySubject(tx, provider.issuer, subject, world.clock.today())
  }
}
