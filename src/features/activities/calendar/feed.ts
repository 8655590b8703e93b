// The calendar feed: an address nobody can guess, kept as a hash, ended by a new one or by its holder, read without signing in.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { inScope, readIn, type Tx } from '#/core/db/database.ts'
import type { Visitor } from '#/core/http/procedure.ts'
import { blockedUntil, countFailure } from '#/core/identity/sign-in-guard.ts'
import { committeeOf, hashOf, newToken } from '#/core/identity/tokens.ts'
import { done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { calendarEvents } from './events.ts'
import { icsOf } from './ics-rules.ts'
import { feedOf } from './store.ts'

const nobody = () => forbidden('您的账号没有对应的人员，没有可订阅的日历')

const endOld = (tx: Tx, committeeId: number, personId: string, at: Date) =>
  sql`update activity_feed set revoked_at = ${at} where committee_id = ${committeeId} and person_id = ${personId} and revoked_at is null`.execute(
    tx,
  )

export function makeFeed(world: World, actor: Actor): Promise<Outcome<{ path: string }>> {
  return perform(world, actor, async ({ tx, now, newId, record }) => {
    const { personId, committeeId } = actor
    if (personId === null) return nobody()
    const token = newToken(committeeId)
    await endOld(tx, committeeId, personId, now)
    await sql`insert into activity_feed (committee_id, id, person_id, token_hash, made_at)
      values (${committeeId}, ${newId()}, ${personId}, ${hashOf(token)}, ${now})`.execute(tx)
    record({ kind: 'person', id: personId }, calendarEvents.feedMade.of({}))
    return done({ path: `/api/activity-feed/${token}.ics` })
  })
}

export function revokeFeed(world: World, actor: Actor): Promise<Outcome<{ revoked: boolean }>> {
  return perform(world, actor, async ({ tx, now, record }) => {
    if (actor.personId === null) return nobody()
    const ended = await endOld(tx, actor.committeeId, actor.personId, now)
    if (ended.numAffectedRows === 0n) return refused(['没有正在使用的订阅地址'])
    record({ kind: 'person', id: actor.personId }, calendarEvents.feedRevoked.of({}))
    return done({ revoked: true })
  })
}

export async function feedMadeAt(tx: Tx, actor: Actor): Promise<Date | null> {
  if (actor.personId === null) return null
  const found = await sql<{ at: Date }>`select made_at as at from activity_feed
    where committee_id = ${actor.committeeId} and person_id = ${actor.personId} and revoked_at is null`.execute(tx)
  return found.rows[0]?.at ?? null
}

interface Holder {
  readonly committeeId: number
  readonly personId: string
  readonly name: string
}

/** A feed ends with the account of its holder. */
async function holderOf(tx: Tx, token: string): Promise<Holder | null> {
  const found = await sql<Holder>`select f.committee_id as "committeeId", f.person_id as "personId", p.name from activity_feed f
    join person p on p.committee_id = f.committee_id and p.id = f.person_id
    where f.committee_id = ${committeeOf(token)} and f.token_hash = ${hashOf(token)} and f.revoked_at is null
      and exists (select 1 from account c where c.committee_id = f.committee_id and c.person_id = f.person_id and c.state = 'active')`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

/** Guessing is slowed as at the sign-in: by the address tried and by where it comes from. */
export async function readFeed(world: World, given: string, visitor: Visitor): Promise<Outcome<{ name: string; text: string }>> {
  const token = given.replace(/\.ics$/, '')
  const now = world.clock.now()
  const source = `feed:${visitor.source}`
  const name = `feed:${hashOf(token).toString('hex').slice(0, 48)}`
  const { until, holder } = await readIn(world.db, 'all', async (tx) => ({
    until: await blockedUntil(tx, name, source, now),
    holder: await holderOf(tx, token),
  }))
  if (until) return refused(['打不开的地址试得太多，请十五分钟后再试'])
  if (!holder) {
    await inScope(world.db, 'all', (tx) => countFailure(tx, name, source, now))
    return notFound('订阅地址无效或者已经停用')
  }
  const events = await readIn(world.db, [holder.committeeId], (tx) => feedOf(tx, holder.committeeId, holder.personId, now))
  return done({ name: `${holder.name}的会议活动`, text: icsOf(`${holder.name}的会议活动`, events) })
}
