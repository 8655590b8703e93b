// Who acts for a unit, a party or a platform is kept by the general office; posts of the office itself are the security administrator's (core/identity).
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import { roleLabel } from '#/core/identity/access.ts'
import { identityEvents } from '#/core/identity/events.ts'
import { end, grant } from '#/core/identity/posts.ts'
import { notFound, refused, type Outcome } from '#/core/outcome.ts'
import { bodiesByIds } from '#/features/organisation/public.ts'
import type { OutsideRole } from '../contract.ts'
import { personNames } from '../public.ts'
import { appointmentWrong, outsideRoles } from '../rules.ts'
import { insertPosts, postsHeld, type NewPost } from '../store.ts'

export interface ContactGiven {
  readonly personId: string
  readonly bodyId: string
  readonly role: OutsideRole
  readonly fromDay: Day
  readonly source: string
}

export function nameContact(world: World, actor: Actor, given: ContactGiven): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    const held = await postsHeld(tx, actor.committeeId, given.personId, given.fromDay)
    const body = (await bodiesByIds(tx, [given.bodyId])).get(given.bodyId)
    const wrong = appointmentWrong(given, body ?? null, held)
    if (wrong.length) return refused(wrong)
    return grant(change, { ...given, title: roleLabel(given.role), toDay: null })
  })
}

export function endContact(
  world: World,
  actor: Actor,
  given: { readonly id: string; readonly lastDay: Day },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const found = await sql<{ role: string }>`select role from post where committee_id = ${actor.committeeId} and id = ${given.id}`.execute(
      change.tx,
    )
    const role = found.rows[0]?.role
    if (!role || !(role in outsideRoles)) return notFound('没有找到这名联络员；机关岗位由安全管理员任免')
    const ended = await end(change, given.id, given.lastDay)
    return ended.ok ? { ok: true, value: { id: given.id } } : ended
  })
}

/** Many at once, for imports and the demonstration; each person's timeline hears of it. */
export async function addPosts({ tx, actor, record }: Change, posts: readonly NewPost[]): Promise<void> {
  await insertPosts(tx, actor.committeeId, posts)
  const names = await personNames(
    tx,
    posts.map((p) => p.personId),
  )
  const bodies = await bodiesByIds(
    tx,
    posts.flatMap((p) => p.bodyId ?? []),
  )
  for (const p of posts)
    record(
      { kind: 'person', id: p.personId },
      identityEvents.postGranted.of({
        person: names.get(p.personId) ?? '',
        role: roleLabel(p.role),
        body: p.bodyId ? (bodies.get(p.bodyId)?.name ?? null) : null,
        from: p.fromDay,
        source: p.source,
      }),
    )
}
