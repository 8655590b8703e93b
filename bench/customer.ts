// The person who asks: a clerk of the proposal office with an account, signed in over HTTP like everybody.
import { perform, type World } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import { insertAccount, registerPerson } from '#/core/identity/accounts.ts'
import { hashPassword } from '#/core/identity/passwords.ts'
import { identityEvents } from '#/core/identity/events.ts'
import { grant } from '#/core/identity/posts.ts'
import { holderByName } from '#/core/identity/store.ts'
import { done } from '#/core/outcome.ts'

const username = 'bench-office'
const password = 'Bench-office-2022!'

export async function openSession(world: World, address: string): Promise<Readonly<Record<string, string>>> {
  if (!(await readIn(world.db, 'all', (tx) => holderByName(tx, username, world.clock.today())))) await makeAccount(world)
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ username, password }),
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (!answer.ok || cookies.length === 0) throw new Error(`signing in: ${answer.status} ${await answer.text()}`)
  return { cookie: cookies.join('; ') }
}

async function makeAccount(world: World): Promise<void> {
  const hash = await hashPassword(password)
  const made = await perform<void>(world, systemActor(1, []), async (change) => {
    const personId = await registerPerson(change, '提案办', username)
    // The office besides: it may see what every platform owes.
    for (const [role, title] of [
      ['proposal-office', '提案办'],
      ['general-office', '办公室'],
    ] as const) {
      const granted = await grant(change, { personId, role, bodyId: null, title, fromDay: '2021-12-01', toDay: null, source: '任命' })
      if (!granted.ok) return granted
    }
    const account = await insertAccount(change, personId, username, { hash, temporary: false })
    if (!account.ok) return account
    change.record({ kind: 'account', id: account.value }, identityEvents.accountCreated.of({ username, person: '提案办' }))
    return done(undefined)
  })
  if (!made.ok) throw new Error(made.reasons.map((r) => r.says).join('；'))
}
