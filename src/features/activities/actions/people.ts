// Who takes part: invited by lists or one by one, taken off, signed up, come without being asked. Many people are one statement.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { activeMembers, memberSeats, peopleWithRole, personNames, type SeatOnDay } from '#/features/members/public.ts'
import type { Activity } from '../activity.ts'
import { participantCategories, participantRoles } from '../codes.ts'
import type { Invitation, MemberList } from '../contract.ts'
import { activityEvents, participationEvents } from '../events.ts'
import { activityStates } from '../lifecycle.ts'
import { organises, signUpAgainst } from '../rules.ts'
import { holdActivity, holdAnswer } from '../store.ts'
import type { Capacity } from '../words.ts'
import { activityOf, arranging, notThere, participationOf } from './acting.ts'
import { tellInvited } from './course.ts'

export interface Attending {
  readonly personId: string | null
  readonly name: string
  readonly unit: string
  readonly category: string
  readonly capacity: Capacity
  readonly role: string
  readonly substituteFor?: string | null
}

/** Written in one statement; who stands on the list already is left as he is. Answers the ids of those added. */
export async function insertParticipations(
  { tx, actor, newId }: Change,
  activityId: string,
  people: readonly Attending[],
  at: { readonly invitedAt: Date | null; readonly repliedAt?: Date | null },
): Promise<readonly { readonly id: string; readonly personId: string | null; readonly name: string }[]> {
  if (people.length === 0) return []
  const rows = people.map((p) => ({
    id: newId(),
    person_id: p.personId,
    guest_name: p.personId ? '' : p.name,
    guest_unit: p.personId ? '' : p.unit,
    category: p.category,
    capacity: p.capacity,
    role: p.role,
    substitute_for: p.substituteFor ?? null,
  }))
  const reply = at.repliedAt ? 'confirmed' : 'none'
  const found = await sql<{
    id: string
  }>`insert into participation (committee_id, id, activity_id, person_id, guest_name, guest_unit, category,
      capacity, role, substitute_for, invited_at, reply, replied_at)
    select ${actor.committeeId}, id, ${activityId}, person_id, guest_name, guest_unit, category, capacity, role, substitute_for, ${at.invitedAt},
      ${reply}, ${at.repliedAt ?? null}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, person_id uuid, guest_name text, guest_unit text, category text,
      capacity text, role text, substitute_for uuid)
    on conflict (committee_id, activity_id, person_id) where person_id is not null and removed_at is null do nothing
    returning id`.execute(tx)
  const added = new Set(found.rows.map((r) => r.id))
  return rows.flatMap((r, i) => (added.has(r.id) ? [{ id: r.id, personId: r.person_id, name: people[i]?.name ?? '' }] : []))
}

const inList: Record<Exclude<MemberList, 'chairs'>, (seat: SeatOnDay) => boolean> = {
  members: () => true,
  standing: (s) => s.kind !== 'member',
}

/** Everybody meant by lists, bodies and names on the activity's day, each once. */
async function invitees(change: Change, a: Activity, ask: Invitation): Promise<Outcome<readonly Attending[]>> {
  const { tx, actor } = change
  const found = new Map<string, { readonly name: string; readonly isMember: boolean }>()
  const lists = ask.lists.flatMap((l) => (l === 'chairs' ? [] : [inList[l]]))
  if (lists.length || ask.bodyIds.length)
    for (const s of await activeMembers(tx, actor.committeeId, a.startsOn)) {
      const placed = [s.sectorId, s.specialCommitteeId, s.groupId].some((b) => b !== null && ask.bodyIds.includes(b))
      if (placed || lists.some((isIn) => isIn(s))) found.set(s.personId, { name: s.name, isMember: true })
    }
  const chairs = ask.lists.includes('chairs') ? await peopleWithRole(tx, actor.committeeId, 'chair', a.startsOn) : []
  const single = [...new Set([...chairs.map((c) => c.personId), ...ask.personIds])].filter((p) => !found.has(p))
  const names = await personNames(tx, single)
  if (single.some((p) => !names.has(p))) return refused([{ field: 'personIds', says: '所选的人里有没有找到的' }])
  const seats = await memberSeats(tx, single, a.startsOn)
  for (const personId of single) found.set(personId, { name: names.get(personId) ?? '', isMember: seats.has(personId) })
  const given = { capacity: ask.capacity, role: ask.role }
  return done([
    ...[...found].map(([personId, p]): Attending => ({
      ...given,
      personId,
      name: p.name,
      unit: '',
      category: ask.category ?? (p.isMember ? 'member' : 'staff'),
    })),
    ...ask.guests.map((g): Attending => ({ ...given, personId: null, name: g.name, unit: g.unit, category: ask.category ?? 'department' })),
  ])
}

export function invite(
  world: World,
  actor: Actor,
  activityId: string,
  ask: Invitation,
): Promise<Outcome<{ added: number; already: number }>> {
  return perform(world, actor, async (change) => {
    const held = await arranging(change, activityId, (s) => s.arranging || s.live)
    if (!held.ok) return held
    const a = held.value
    const wrong = await codesWrong(change, ask)
    if (wrong.length) return refused(wrong)
    const people = await invitees(change, a, ask)
    if (!people.ok) return people
    const told = activityStates[a.state].told
    const added = await insertParticipations(change, a.id, people.value, { invitedAt: told ? change.now : null })
    if (added.length === 0) return refused(['所选的人都已经在名单上，或者所选的名册里没有人'])
    if (activityStates[a.state].answering)
      await tellInvited(
        change,
        a,
        added.map((p) => p.personId),
      )
    change.record(activityOf(a.id), activityEvents.invited.of({ capacity: ask.capacity, people: added.map((p) => p.name) }))
    return done({ added: added.length, already: people.value.length - added.length })
  })
}

async function codesWrong({ tx, actor, today }: Change, ask: { readonly role?: string; readonly category?: string | null }) {
  const roles = ask.role ? await codesOf(tx, actor.committeeId, participantRoles, today) : []
  const categories = ask.category ? await codesOf(tx, actor.committeeId, participantCategories, today) : []
  return [
    ...(ask.role && !roles.some((r) => r.code === ask.role) ? [{ field: 'role', says: '没有这种参会身份' }] : []),
    ...(ask.category && !categories.some((c) => c.code === ask.category) ? [{ field: 'category', says: '没有这种人员类别' }] : []),
  ]
}

export function uninvite(world: World, actor: Actor, activityId: string, ids: readonly string[]): Promise<Outcome<{ removed: number }>> {
  return perform(world, actor, async (change) => {
    const held = await arranging(change, activityId, (s) => s.arranging || s.live)
    if (!held.ok) return held
    const leaving = held.value.people.filter((p) => ids.includes(p.id))
    if (leaving.length === 0) return refused(['所选的人不在名单上'])
    const marked = await sql<{
      id: string
    }>`select distinct participation_id as id from attendance_mark where committee_id = ${actor.committeeId}
      and activity_id = ${activityId} and participation_id = any(${leaving.map((p) => p.id)}::uuid[]) and voided_at is null`.execute(
      change.tx,
    )
    const came = leaving.filter((p) => marked.rows.some((m) => m.id === p.id))
    if (came.length) return refused([`${came.map((p) => p.name).join('、')}已有签到，不能移出名单`])
    await sql`update participation set removed_at = ${change.now}, version = version + 1 where committee_id = ${actor.committeeId}
      and id = any(${leaving.map((p) => p.id)}::uuid[])`.execute(change.tx)
    change.record(activityOf(activityId), activityEvents.uninvited.of({ people: leaving.map((p) => p.name) }))
    return done({ removed: leaving.length })
  })
}

export function setRole(
  world: World,
  actor: Actor,
  seen: Seen,
  ask: { readonly capacity: Capacity; readonly role: string },
): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async (change) => {
    const answer = await holdAnswer(change.tx, actor, seen.id)
    if (!answer) return notFound('没有找到这个参加人员，或者您无权查看')
    const { activity: a, participation: p } = answer
    if (!organises(actor, a)) return forbidden('这项活动不由您承办')
    if (!activityStates[a.state].completing) return refused([`当前状态是“${activityStates[a.state].label}”，不能改动`])
    const wrong = await codesWrong(change, ask)
    if (wrong.length) return refused(wrong)
    if (p.version !== seen.version) return conflict()
    await sql`update participation set capacity = ${ask.capacity}, role = ${ask.role}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${p.id}`.execute(change.tx)
    const roles = await codesOf(change.tx, actor.committeeId, participantRoles, change.today)
    change.record(
      activityOf(a.id),
      activityEvents.roleSet.of({ name: p.name, capacity: ask.capacity, role: roles.find((r) => r.code === ask.role)?.label ?? ask.role }),
    )
    return done({ id: p.id, version: p.version + 1 })
  })
}

/** A person signs up for himself, until the deadline and while there are places. */
export function signUp(world: World, actor: Actor, activityId: string): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const a = await holdActivity(change.tx, actor, activityId)
    if (!a) return notThere()
    const { personId } = actor
    if (personId === null) return forbidden('您的账号没有对应的人员，不能报名')
    const against = signUpAgainst(a, personId, change.now)
    if (against.length) return refused(against)
    const isMember = (await memberSeats(change.tx, [personId], a.startsOn)).has(personId)
    const [added] = await insertParticipations(
      change,
      a.id,
      [{ personId, name: actor.name, unit: '', category: isMember ? 'member' : 'staff', capacity: 'signedUp', role: 'participant' }],
      { invitedAt: null, repliedAt: change.now },
    )
    if (!added) return refused(['您已经在名单上'])
    change.record(participationOf(added.id), participationEvents.signedUp.of({ name: actor.name }))
    return done({ id: added.id })
  })
}

export function walkIn(
  world: World,
  actor: Actor,
  activityId: string,
  ask: { readonly personId: string | null; readonly name: string; readonly unit: string; readonly category: string | null },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await arranging(change, activityId, (s) => s.live)
    if (!held.ok) return held
    const who = await somebody(change, held.value, ask)
    if (!who.ok) return who
    const [added] = await insertParticipations(change, activityId, [{ ...who.value, capacity: 'walkIn', role: 'participant' }], {
      invitedAt: null,
      repliedAt: change.now,
    })
    if (!added) return refused([`${who.value.name}已经在名单上`])
    change.record(participationOf(added.id), participationEvents.walkedIn.of({ name: added.name }))
    return done({ id: added.id })
  })
}

/** A person of the register or a guest by name, with the category that follows. */
export async function somebody(
  change: Change,
  a: Pick<Activity, 'startsOn'>,
  ask: { readonly personId: string | null; readonly name: string; readonly unit: string; readonly category?: string | null },
): Promise<Outcome<Pick<Attending, 'personId' | 'name' | 'unit' | 'category'>>> {
  const wrong = await codesWrong(change, { category: ask.category ?? null })
  if (wrong.length) return refused(wrong)
  if (ask.personId === null)
    return ask.name === ''
      ? refused([{ field: 'personId', says: '请选择人员，或者填写姓名' }])
      : done({ personId: null, name: ask.name, unit: ask.unit, category: ask.category ?? 'public' })
  const name = (await personNames(change.tx, [ask.personId])).get(ask.personId)
  if (!name) return refused([{ field: 'personId', says: '没有找到所选的人员' }])
  const isMember = (await memberSeats(change.tx, [ask.personId], a.startsOn)).has(ask.personId)
  return done({ personId: ask.personId, name, unit: '', category: ask.category ?? (isMember ? 'member' : 'staff') })
}
