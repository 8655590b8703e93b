// Appointments: a person holds a role in a body for a time. Rights follow from it on that day and end with it.
import { sql } from 'kysely'
import { perform, type Change, type World } from '../action.ts'
import type { Actor } from '../actor.ts'
import { isDay, type Day } from '../day.ts'
import type { Tx } from '../db/database.ts'
import { done, notFound, refused, type Outcome, type Reason } from '../outcome.ts'
import { isRoleName, roleLabel, roleOf, separationWrong, type RoleName } from './access.ts'
import { firstAdministrators, type FirstAdministrator } from './accounts-contract.ts'
import { identityEvents } from './events.ts'

export interface NewPost {
  readonly personId: string
  readonly role: string
  readonly bodyId: string | null
  readonly title: string
  readonly fromDay: string
  readonly toDay: string | null
  readonly source: string
}

export const grantPost = (world: World, actor: Actor, post: NewPost): Promise<Outcome<{ id: string }>> =>
  perform(world, actor, (change) => grant(change, post))

/** Other features grant posts inside their own change: a seat taken makes a member. */
export async function grant(change: Change, post: NewPost): Promise<Outcome<{ id: string }>> {
  const { tx, actor, newId, record } = change
  const role = roleOf(post.role)
  if (!role) return refused([{ field: 'role', says: `没有“${post.role}”这个角色` }])
  const from = asDay(post.fromDay)
  const to = post.toDay === null ? null : asDay(post.toDay)
  const reasons: Reason[] = []
  if (!from) reasons.push({ field: 'fromDay', says: '任职日期不是真实的日期' })
  if (post.toDay !== null && !to) reasons.push({ field: 'toDay', says: '任期截止不是真实的日期' })
  if (from && to && to < from) reasons.push({ field: 'toDay', says: '任期截止早于任职日期' })
  if (role.inBody && !post.bodyId) reasons.push({ field: 'bodyId', says: `“${role.label}”须指明单位` })
  if (actor.personId === post.personId) reasons.push({ says: '不能给自己任职' })
  if (reasons.length || !from) return refused(reasons)
  const person = await personName(tx, actor.committeeId, post.personId)
  if (person === null) return notFound('没有找到这位人员')
  const body = post.bodyId ? await bodyName(tx, actor.committeeId, post.bodyId) : null
  if (post.bodyId && body === null) return notFound('没有找到这个单位')
  const held = await rolesBetween(tx, actor.committeeId, post.personId, from, to)
  const apart = separationWrong([...held, post.role])
  if (apart.length) return refused(apart)
  const id = newId()
  await sql`insert into post (committee_id, id, person_id, body_id, role, title, from_day, to_day, source)
    values (${actor.committeeId}, ${id}, ${post.personId}, ${post.bodyId}, ${post.role}, ${post.title}, ${from}, ${to}, ${post.source})`.execute(
    tx,
  )
  record(
    { kind: 'person', id: post.personId },
    identityEvents.postGranted.of({ person, role: role.label, body, from, source: post.source }),
  )
  return done({ id })
}

export const endPost = (world: World, actor: Actor, postId: string, toDay: string): Promise<Outcome<void>> =>
  perform<void>(world, actor, (change) => end(change, postId, toDay))

/** The last day counts as held. Given yesterday, the rights are gone at once. */
export async function end({ tx, actor, record }: Change, postId: string, toDay: string): Promise<Outcome<void>> {
  const to = asDay(toDay)
  if (!to) return refused([{ field: 'toDay', says: '最后一日不是真实的日期' }])
  const found = await sql<{ personId: string; person: string; role: string; body: string | null; fromDay: Day }>`
    select o.person_id as "personId", p.name as person, o.role, b.name as body, o.from_day as "fromDay" from post o
    join person p on p.committee_id = o.committee_id and p.id = o.person_id
    left join body b on b.committee_id = o.committee_id and b.id = o.body_id
    where o.committee_id = ${actor.committeeId} and o.id = ${postId} for update of o`.execute(tx)
  const post = found.rows[0]
  if (!post) return notFound('没有找到这项任职')
  if (actor.personId === post.personId) return refused(['不能免去自己的职务'])
  await sql`update post set to_day = ${to} where committee_id = ${actor.committeeId} and id = ${postId}`.execute(tx)
  record(
    { kind: 'person', id: post.personId },
    identityEvents.postEnded.of({ person: post.person, role: roleLabel(post.role), body: post.body, to }),
  )
  return done(undefined)
}

/** The first security and audit administrators are named by the system administrator, each once: afterwards nobody serves himself. */
export const appointFirst = (
  world: World,
  actor: Actor,
  wanted: { readonly personId: string; readonly role: RoleName; readonly source: string },
): Promise<Outcome<{ id: string }>> =>
  perform(world, actor, async (change) => {
    const held = await sql`select from post where committee_id = ${actor.committeeId} and role = ${wanted.role} limit 1`.execute(change.tx)
    if (held.rows.length > 0) return refused([`${roleLabel(wanted.role)}已经任命过，之后由安全管理员办理任职`])
    return grant(change, { ...wanted, bodyId: null, title: roleLabel(wanted.role), fromDay: change.today, toDay: null })
  })

/** Which of the two nobody has been named to yet. */
export async function openFirst(tx: Tx, committeeId: number): Promise<readonly FirstAdministrator[]> {
  const found = await sql<{ role: string }>`select distinct role from post
    where committee_id = ${committeeId} and role = any(${[...firstAdministrators]})`.execute(tx)
  return firstAdministrators.filter((role) => !found.rows.some((row) => row.role === role))
}

const asDay = (text: string): Day | null => (isDay(text) ? text : null)

async function personName(tx: Tx, committeeId: number, id: string): Promise<string | null> {
  const found = await sql<{ name: string }>`select name from person where committee_id = ${committeeId} and id = ${id}`.execute(tx)
  return found.rows[0]?.name ?? null
}

async function bodyName(tx: Tx, committeeId: number, id: string): Promise<string | null> {
  const found = await sql<{ name: string }>`select name from body where committee_id = ${committeeId} and id = ${id}`.execute(tx)
  return found.rows[0]?.name ?? null
}

async function rolesBetween(tx: Tx, committeeId: number, personId: string, from: Day, to: Day | null): Promise<readonly RoleName[]> {
  const found = await sql<{ role: string }>`select distinct role from post where committee_id = ${committeeId} and person_id = ${personId}
    and (to_day is null or to_day >= ${from}) and (${to}::date is null or from_day <= ${to}::date)`.execute(tx)
  return found.rows.map((r) => r.role).filter(isRoleName)
}
