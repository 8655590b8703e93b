// The acts of a plenary's groups and seats: who sits in which group and on which seat, leave from one sitting.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { owe } from '#/core/notices/notices.ts'
import { done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { courseOf, type Moved } from '../course.ts'
import { plenaryEvents } from '../events.ts'
import { groundFor, type Ground } from '../ground.ts'
import { freeSeats, inSeatOrder, seatRules, seatWords } from '../rules.ts'
import type { NewGroup, NewSeats } from './contract.ts'
import { groupLeaveCourse, type GroupLeaveAsk, type GroupLeaveMove } from './lifecycle.ts'
import { findGroup, findLeave, groupsOf, peopleOf, seatMapOf, sessionsOf, type GroupLeave } from './store.ts'

const activity = (id: string) => ({ kind: 'activity', id }) as const

/** By whoever organises the meeting while it is not closed; the meeting is held meanwhile, so that two arranging at once do it one after the other. */
export function arranging<T>(
  world: World,
  actor: Actor,
  activityId: string,
  work: (change: Change, ground: Ground) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return perform(world, actor, (change) => arrangingIn(change, activityId, work))
}

async function arrangingIn<T>(
  change: Change,
  activityId: string,
  work: (change: Change, ground: Ground) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { tx, actor } = change
  await sql`select 1 from activity where committee_id = ${actor.committeeId} and id = ${activityId} for update`.execute(tx)
  const ground = await groundFor(tx, actor, activityId)
  if (!ground) return notFound('没有找到这次会议，或者您无权查看')
  if (!ground.relations.includes('organiser')) return forbidden('分组、座次由会议的承办人安排')
  if (!ground.open) return refused(['会议已经关闭或者取消'])
  return work(change, ground)
}

export const addGroup = (world: World, actor: Actor, activityId: string, ask: NewGroup): Promise<Outcome<{ readonly id: string }>> =>
  arranging(world, actor, activityId, async ({ tx, newId, record }) => {
    const all = await groupsOf(tx, actor.committeeId, activityId)
    if (all.some((g) => g.name === ask.name)) return refused([{ field: 'name', says: '已经有这个小组' }])
    const id = newId()
    await sql`insert into plenary_group (committee_id, id, activity_id, ord, name, place, convenors)
      values (${actor.committeeId}, ${id}, ${activityId}, ${all.length + 1}, ${ask.name}, ${ask.place}, ${[...ask.convenors]}::uuid[])`.execute(
      tx,
    )
    record(activity(activityId), plenaryEvents.groupMade.of({ name: ask.name }))
    return done({ id })
  })

/** With its people: whoever is named leaves the group he was in. */
export const saveGroup = (
  world: World,
  actor: Actor,
  groupId: string,
  ask: NewGroup & { readonly people: readonly string[] },
): Promise<Outcome<{ readonly id: string }>> =>
  withGroup(world, actor, groupId, async ({ tx, record }, ground) => {
    const all = await groupsOf(tx, actor.committeeId, ground.id)
    if (all.some((g) => g.id !== groupId && g.name === ask.name)) return refused([{ field: 'name', says: '已经有这个小组' }])
    await sql`update plenary_group set name = ${ask.name}, place = ${ask.place}, convenors = ${[...ask.convenors]}::uuid[]
      where committee_id = ${actor.committeeId} and id = ${groupId}`.execute(tx)
    await sql`update participation set group_id = case when id = any(${[...ask.people]}::uuid[]) then ${groupId}::uuid end
      where committee_id = ${actor.committeeId} and activity_id = ${ground.id} and (group_id = ${groupId} or id = any(${[...ask.people]}::uuid[]))`.execute(
      tx,
    )
    record(activity(ground.id), plenaryEvents.groupSaved.of({ name: ask.name, people: ask.people.length }))
    return done({ id: groupId })
  })

export const removeGroup = (world: World, actor: Actor, groupId: string): Promise<Outcome<{ readonly id: string }>> =>
  withGroup(world, actor, groupId, async ({ tx, record }, ground, name) => {
    const { rows } =
      await sql`select 1 from group_leave where committee_id = ${actor.committeeId} and group_id = ${groupId} limit 1`.execute(tx)
    if (rows.length) return refused(['小组已有请假记录，不能撤销'])
    await sql`update participation set group_id = null where committee_id = ${actor.committeeId} and activity_id = ${ground.id} and group_id = ${groupId}`.execute(
      tx,
    )
    await sql`update briefing set group_id = null where committee_id = ${actor.committeeId} and group_id = ${groupId}`.execute(tx)
    await sql`delete from plenary_group where committee_id = ${actor.committeeId} and id = ${groupId}`.execute(tx)
    record(activity(ground.id), plenaryEvents.groupRemoved.of({ name }))
    return done({ id: groupId })
  })

function withGroup<T>(
  world: World,
  actor: Actor,
  groupId: string,
  work: (change: Change, ground: Ground, name: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return perform(world, actor, async (change) => {
    const group = await findGroup(change.tx, actor.committeeId, groupId)
    return group ? arrangingIn(change, group.activityId, (c, ground) => work(c, ground, group.name)) : notFound('没有找到这个小组')
  })
}

/** Everybody due gets a seat in the order of the rule; what was swapped by hand is laid anew. */
export const assignSeats = (
  world: World,
  actor: Actor,
  activityId: string,
  ask: NewSeats,
): Promise<Outcome<{ readonly seated: number; readonly without: number }>> =>
  arranging(world, actor, activityId, async ({ tx, record }) => {
    const people = (await peopleOf(tx, actor.committeeId, activityId)).filter((p) => p.capacity === 'due' || p.capacity === 'observer')
    // Whoever is due sits in front, observers behind them.
    const order = ['due', 'observer'].flatMap((c) =>
      inSeatOrder(
        people.filter((p) => p.capacity === c),
        ask.rule,
      ),
    )
    const free = freeSeats(ask.rows, ask.seats, ask.blocked)
    const seated = order.slice(0, free.length).map((p, i) => ({ id: p.id, seat: free[i] ?? '' }))
    const aisles = ask.aisle > 0 && ask.aisle < ask.seats ? [ask.aisle] : []
    await sql`insert into seat_map (committee_id, activity_id, rows, seats, aisles, rule, blocked)
      values (${actor.committeeId}, ${activityId}, ${ask.rows}, ${ask.seats}, ${aisles}::integer[], ${seatRules[ask.rule]}, ${[...ask.blocked]}::text[])
      on conflict (committee_id, activity_id) do update set rows = excluded.rows, seats = excluded.seats, aisles = excluded.aisles, rule = excluded.rule,
        blocked = excluded.blocked`.execute(tx)
    await sql`update participation p set seat = coalesce((select s ->> 'seat' from jsonb_array_elements(${JSON.stringify(seated)}::jsonb) s where (s ->> 'id')::uuid = p.id), '')
      where p.committee_id = ${actor.committeeId} and p.activity_id = ${activityId} and p.removed_at is null`.execute(tx)
    record(activity(activityId), plenaryEvents.seated.of({ people: seated.length, rule: seatRules[ask.rule] }))
    return done({ seated: seated.length, without: order.length - seated.length })
  })

/** Onto a free seat, or in exchange with whoever sits there; '' takes the seat away. */
export const swapSeats = (
  world: World,
  actor: Actor,
  activityId: string,
  ask: { readonly participationId: string; readonly seat: string },
): Promise<Outcome<{ readonly swappedWith: string | null }>> =>
  arranging(world, actor, activityId, async ({ tx, record }) => {
    const map = await seatMapOf(tx, actor.committeeId, activityId)
    if (!map) return refused(['还没有排座次'])
    const [row = 0, no = 0] = ask.seat.split('-').map(Number)
    if (ask.seat && (row < 1 || row > map.rows || no < 1 || no > map.seats || map.blocked.includes(ask.seat)))
      return refused([{ field: 'seat', says: '会场没有这个座位，或者这个座位不排' }])
    const people = await peopleOf(tx, actor.committeeId, activityId)
    const moving = people.find((p) => p.id === ask.participationId)
    if (!moving) return refused(['名单里没有这个人'])
    const there = ask.seat ? people.find((p) => p.seat === ask.seat && p.id !== moving.id) : undefined
    const set = (id: string, seat: string) =>
      sql`update participation set seat = ${seat} where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
    if (there) await set(there.id, moving.seat)
    await set(moving.id, ask.seat)
    record(activity(activityId), plenaryEvents.moved.of({ name: moving.name, seat: ask.seat ? seatWords(ask.seat) : '（不排座）' }))
    return done({ swappedWith: there?.name ?? null })
  })

const leaveOf = (id: string) => ({ kind: 'group-leave', id }) as const

export const groupLeaves = courseOf({
  course: groupLeaveCourse,
  table: 'group_leave',
  read: findLeave,
  subject: (l: GroupLeave, ground, { actor }) => ({
    state: l.state,
    relations: [
      ...(ground.relations.includes('organiser') ? (['organiser'] as const) : []),
      ...(actor.personId !== null && l.convenors.includes(actor.personId) ? (['convenor'] as const) : []),
      ...(actor.personId !== null && l.personId === actor.personId ? (['asker'] as const) : []),
    ],
    open: ground.open,
  }),
  missing: '没有找到这次请假，或者您无权查看',
})

export function askGroupLeave(
  world: World,
  actor: Actor,
  activityId: string,
  ask: { readonly sessionId: string; readonly reason: string },
): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, now } = change
    const ground = await groundFor(tx, actor, activityId)
    if (!ground) return notFound('没有找到这次会议，或者您无权查看')
    if (ground.participationId === null) return forbidden('只有参加会议的人可以请假')
    const mine = (await peopleOf(tx, actor.committeeId, activityId)).find((p) => p.id === ground.participationId)
    const group = (await groupsOf(tx, actor.committeeId, activityId)).find((g) => g.id === mine?.groupId)
    const session = (await sessionsOf(tx, actor.committeeId, activityId)).find((s) => s.id === ask.sessionId)
    const wrong = [
      ...(ground.open ? [] : ['会议已经关闭或者取消']),
      ...(group ? [] : ['您还没有编入小组，请向会议请假']),
      ...(group && group.convenors.length === 0 ? ['您的小组还没有召集人，请向会议请假'] : []),
      ...(session ? [] : ['会议没有这一场']),
      ...(session && session.endsAt <= now ? ['这一场已经结束'] : []),
    ]
    if (wrong.length || !group || !session) return refused(wrong)
    const id = change.newId()
    const { numAffectedRows } =
      await sql`insert into group_leave (committee_id, id, group_id, activity_id, participation_id, session_id, reason, asked_at, state, state_since)
      values (${actor.committeeId}, ${id}, ${group.id}, ${activityId}, ${ground.participationId}, ${session.id}, ${ask.reason}, ${now}, 'asked', ${now})
      on conflict do nothing`.execute(tx)
    if (Number(numAffectedRows ?? 0) === 0) return refused(['这一场您已经请过假'])
    await owe(change, {
      personIds: group.convenors.map((c) => c.id),
      key: `groupLeave:${id}`,
      title: `${actor.name}请小组会议的假`,
      body: `${session.label}，${group.name}。请在会议的“分组座次”页答复。`,
      url: `/activities/${activityId}/plenary`,
      matterId: null,
    })
    change.record(leaveOf(id), plenaryEvents.leaveAsked.of({ name: actor.name, session: session.label }))
    return done({ id })
  })
}

type On = { readonly kept: GroupLeave }

const tellAsker = async (change: Change, l: GroupLeave, title: string, body: string): Promise<void> => {
  if (l.personId !== null)
    await owe(change, {
      personIds: [l.personId],
      key: `groupLeave.answered:${l.id}`,
      title,
      body,
      url: `/activities/${l.activityId}/plenary`,
      matterId: null,
    })
}

export const groupLeaveActs: { readonly [M in GroupLeaveMove]: Act<GroupLeaveAsk<M>, Moved> } = {
  grant: groupLeaves.act('grant', async (change, { kept }: On) => {
    change.record(leaveOf(kept.id), plenaryEvents.leaveGranted.of({ name: kept.name }))
    await tellAsker(change, kept, '小组会议准假', `${kept.session}的假已准。`)
    return done(undefined)
  }),
  refuse: groupLeaves.act('refuse', async (change, { kept }: On, { says }: GroupLeaveAsk<'refuse'>) => {
    await sql`update group_leave set says = ${says} where committee_id = ${change.actor.committeeId} and id = ${kept.id}`.execute(change.tx)
    change.record(leaveOf(kept.id), plenaryEvents.leaveRefused.of({ name: kept.name, says }))
    await tellAsker(change, kept, '小组会议没有准假', `${kept.session}的假没有准：${says}`)
    return done(undefined)
  }),
  takeBack: groupLeaves.act('takeBack', async (change, { kept }: On) => {
    change.record(leaveOf(kept.id), plenaryEvents.leaveTakenBack.of({ name: kept.name }))
    return done(undefined)
  }),
}
