// What the page learns about the person signed in.
import { sql } from 'kysely'
import type { z } from 'zod'
import type { World } from '../action.ts'
import { readIn } from '../db/database.ts'
import { cookieNames, csrfTokenOf, type Cookies } from '../http/cookies.ts'
import { roleLabel } from './access.ts'
import type { sessionView } from './contract.ts'
import { longestHours, signedInBy } from './sessions.ts'

export type SessionView = z.infer<typeof sessionView>

export async function viewOf(world: World, token: string): Promise<SessionView | null> {
  const signedIn = await signedInBy(world, token)
  if (!signedIn) return null
  const { actor, session, holder } = signedIn
  const found = await readIn(world.db, [actor.committeeId], (tx) =>
    sql<SessionView['committee']>`select id, code, name, short_name as "shortName" from committee where id = ${actor.committeeId}`.execute(
      tx,
    ),
  )
  const committee = found.rows[0]
  if (!committee) throw new Error('an account of no committee')
  return {
    person: { id: holder.personId, name: holder.personName },
    account: { id: holder.accountId, username: holder.username, secondFactor: holder.factorConfirmedAt !== null },
    posts: actor.posts.map((p) => ({ role: p.role, roleLabel: roleLabel(p.role), bodyId: p.bodyId, bodyName: p.bodyName })),
    rights: [...actor.rights].toSorted(),
    owes: session.owes,
    committee,
    demo: holder.isDemo,
    today: world.clock.today(),
    csrf: csrfTokenOf(token),
  }
}

/** The session for the browser to keep and the script not to read, and the token the script sends back. */
export function giveSession(cookies: Cookies, token: string): void {
  cookies.set(cookieNames.session, token, { seconds: longestHours * 3600 })
  cookies.set(cookieNames.csrf, csrfTokenOf(token), { readable: true, seconds: longestHours * 3600 })
}

export function takeSession(cookies: Cookies): void {
  cookies.set(cookieNames.session, null)
  cookies.set(cookieNames.csrf, null, { readable: true })
}
