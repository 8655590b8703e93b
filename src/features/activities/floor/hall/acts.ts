// The acts of the hall: how speeches and questions are asked for, which item of the agenda runs, messages, the screens that may show it all.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { addDays, dayOf, instantOf } from '#/core/day.ts'
import { hashOf, newToken } from '#/core/identity/tokens.ts'
import { done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { hallEvents } from '../events.ts'
import { groundFor, type Ground } from '../ground.ts'
import { agendaOf, messagesOf } from './store.ts'

const activity = (id: string) => ({ kind: 'activity', id }) as const
interface Done {
  readonly done: true
}

/** By whoever organises the meeting, on a meeting that is not closed; the meeting is held meanwhile. */
function arrange<T>(
  world: World,
  actor: Actor,
  activityId: string,
  work: (change: Change, ground: Ground) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return perform(world, actor, async (change) => {
    await sql`select 1 from activity where committee_id = ${actor.committeeId} and id = ${activityId} for update`.execute(change.tx)
    const ground = await groundFor(change.tx, actor, activityId)
    if (!ground) return notFound('没有找到这次会议，或者您无权查看')
    if (!ground.relations.includes('organiser')) return forbidden('会场由会议的承办人管理')
    if (!ground.open) return refused(['会议已经关闭或者取消'])
    return work(change, ground)
  })
}

export interface Wanted {
  readonly speechesUntil: string | null
  readonly speechMinutes: number
  readonly questionsOpen: boolean
}

export const setFloor = (world: World, actor: Actor, activityId: string, ask: Wanted): Promise<Outcome<Done>> =>
  arrange(world, actor, activityId, async ({ tx, record }) => {
    // As a clock in China shows it.
    const until = ask.speechesUntil === null ? null : new Date(`${ask.speechesUntil.slice(0, 16)}:00+08:00`)
    await sql`insert into floor (committee_id, activity_id, speeches_until, speech_minutes, questions_open)
      values (${actor.committeeId}, ${activityId}, ${until}, ${ask.speechMinutes}, ${ask.questionsOpen})
      on conflict (committee_id, activity_id) do update set speeches_until = excluded.speeches_until, speech_minutes = excluded.speech_minutes,
        questions_open = excluded.questions_open`.execute(tx)
    record(activity(activityId), hallEvents.set.of({}))
    return done({ done: true })
  })

/** The item that was current is done; null: none is current. */
export const setItem = (world: World, actor: Actor, activityId: string, agendaId: string | null): Promise<Outcome<Done>> =>
  arrange(world, actor, activityId, async ({ tx, now, record }, ground) => {
    if (!ground.live) return refused(['会议还没有开始，或者已经关闭'])
    const item = (await agendaOf(tx, actor.committeeId, activityId)).find((a) => a.id === agendaId)
    if (agendaId !== null && !item) return refused(['议程里没有这一项'])
    await sql`update activity_agenda set state = 'done', ended_at = ${now}
      where committee_id = ${actor.committeeId} and activity_id = ${activityId} and state = 'current' and id is distinct from ${agendaId}::uuid`.execute(
      tx,
    )
    if (item)
      await sql`update activity_agenda set state = 'current', began_at = coalesce(began_at, ${now}), ended_at = null
        where committee_id = ${actor.committeeId} and id = ${item.id}`.execute(tx)
    record(activity(activityId), hallEvents.item.of({ title: item?.title ?? null }))
    return done({ done: true })
  })

export const showMessage = (world: World, actor: Actor, activityId: string, text: string): Promise<Outcome<{ readonly id: string }>> =>
  arrange(world, actor, activityId, async ({ tx, now, newId, record }) => {
    const id = newId()
    await sql`insert into floor_message (committee_id, id, activity_id, text, at) values (${actor.committeeId}, ${id}, ${activityId}, ${text}, ${now})`.execute(
      tx,
    )
    record(activity(activityId), hallEvents.message.of({ text }))
    return done({ id })
  })

export const clearMessages = (world: World, actor: Actor, activityId: string): Promise<Outcome<Done>> =>
  arrange(world, actor, activityId, async ({ tx, now, record }) => {
    if ((await messagesOf(tx, actor.committeeId, activityId)).length === 0) return refused(['大屏上没有消息'])
    await sql`update floor_message set removed_at = ${now} where committee_id = ${actor.committeeId} and activity_id = ${activityId} and removed_at is null`.execute(
      tx,
    )
    record(activity(activityId), hallEvents.messageRemoved.of({}))
    return done({ done: true })
  })

/** The address holds until the day after the meeting's end, or until it is taken back. */
export const openDisplay = (world: World, actor: Actor, activityId: string, label: string): Promise<Outcome<{ readonly token: string }>> =>
  arrange(world, actor, activityId, async ({ tx, now, newId, record }, ground) => {
    const token = newToken(actor.committeeId)
    const last = ground.endsAt > now ? ground.endsAt : now
    await sql`insert into floor_display (committee_id, id, activity_id, label, token_hash, made_at, until)
      values (${actor.committeeId}, ${newId()}, ${activityId}, ${label}, ${hashOf(token)}, ${now}, ${instantOf(addDays(dayOf(last), 2))})`.execute(
      tx,
    )
    record(activity(activityId), hallEvents.displayMade.of({ label }))
    return done({ token })
  })

export async function closeDisplay(world: World, actor: Actor, displayId: string): Promise<Outcome<Done>> {
  return perform(world, actor, async ({ tx, now, record }) => {
    const { rows } = await sql<{
      activityId: string
      label: string
      over: boolean
    }>`select activity_id as "activityId", label, revoked_at is not null as over
      from floor_display where committee_id = ${actor.committeeId} and id = ${displayId} for update`.execute(tx)
    const [display] = rows
    const ground = display ? await groundFor(tx, actor, display.activityId) : null
    if (!display || !ground?.relations.includes('organiser')) return notFound('没有找到这个大屏地址')
    if (display.over) return refused(['这个地址已经收回'])
    await sql`update floor_display set revoked_at = ${now} where committee_id = ${actor.committeeId} and id = ${displayId}`.execute(tx)
    record(activity(display.activityId), hallEvents.displayRevoked.of({ label: display.label }))
    return done({ done: true })
  })
}
