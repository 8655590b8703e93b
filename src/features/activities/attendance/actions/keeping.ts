// What the office does by hand: marks people itself or from the paper sheet, takes back a wrong mark, decides what a tablet sent in doubt.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import type { Activity } from '../../activity.ts'
import { activityOf, arranging } from '../../actions/acting.ts'
import { clockOf } from '../clock-words.ts'
import { isHopeless } from '../doubts.ts'
import { attendanceEvents } from '../events.ts'
import type { Direction } from '../presence.ts'
import { signInWindow } from '../settings.ts'
import { findSessionAt, sentBefore, type SentRow, type SessionAt } from '../store.ts'
import { timesOf } from './check-in.ts'
import { takeMarks } from './marking.ts'

interface Session {
  readonly session: SessionAt
  readonly activity: Activity
}

/** The session of an activity this person keeps, while marks are taken. */
async function kept(change: Change, sessionId: string): Promise<Outcome<Session>> {
  const session = await findSessionAt(change.tx, change.actor.committeeId, sessionId)
  if (!session) return notFound('没有找到这个场次，或者您无权查看')
  const held = await arranging(change, session.activityId, (row) => row.live || row.answering)
  return held.ok ? done({ session, activity: held.value }) : held
}

export interface MarkAsk {
  readonly id: string
  readonly participations: readonly string[]
  readonly direction: Direction
  readonly way: 'staff' | 'paper'
  readonly at: string | null
}

export function markPeople(world: World, actor: Actor, ask: MarkAsk): Promise<Outcome<{ taken: number; already: number }>> {
  return perform(world, actor, async (change) => {
    const held = await kept(change, ask.id)
    if (!held.ok) return held
    const { session, activity } = held.value
    const at = ask.at ? new Date(ask.at) : usualTime(session, ask, change.now)
    const wrong = await untimely(change, session, at)
    if (wrong) return refused([{ field: 'at', says: wrong }])
    const wanted = new Set(ask.participations)
    const people = activity.people.filter((p) => wanted.has(p.id))
    if (people.length < wanted.size) return refused(['所选人员中有的不在名单上，请刷新后再办'])
    const { direction, way } = ask
    const taken = await takeMarks(
      change,
      activity.id,
      people.map((p) => ({ sessionId: session.id, participationId: p.id, direction, at, way })),
    )
    if (taken.size === 0) return refused([`所选人员都已经${direction === 'in' ? '签到' : '签退'}`])
    const names = people.filter((p) => taken.has(`${direction}:${session.id}:${p.id}`)).map((p) => p.name)
    change.record(
      activityOf(activity.id),
      attendanceEvents.marked.of({ session: session.label, direction, way, people: names.slice(0, 20), count: names.length }),
    )
    return done({ taken: taken.size, already: people.length - taken.size })
  })
}

/** During the session now; afterwards, or from paper, its beginning or its end. */
function usualTime(session: SessionAt, { direction, way }: MarkAsk, now: Date): Date {
  const isOver = now > session.endsAt || (way === 'paper' && now > session.startsAt)
  if (direction === 'in') return isOver ? session.startsAt : now
  return now > session.endsAt ? session.endsAt : now
}

async function untimely({ tx, actor, now, today }: Change, session: SessionAt, at: Date): Promise<string | null> {
  const { opens, closes } = timesOf(session, await settingOn(tx, actor.committeeId, signInWindow, today))
  if (at > now) return '签到时间不能晚于现在'
  if (at < opens) return `签到${clockOf(opens)}开始，时间不能再早`
  return at > closes ? `签到已于${clockOf(closes)}结束，时间不能再晚` : null
}

export function unmark(world: World, actor: Actor, ask: { readonly id: string; readonly why: string }): Promise<Outcome<{ ok: boolean }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    const { rows } = await sql<{ sessionId: string; participationId: string; direction: Direction }>`select session_id as "sessionId",
        participation_id as "participationId", direction from attendance_mark
      where committee_id = ${actor.committeeId} and id = ${ask.id} and voided_at is null`.execute(tx)
    const [mark] = rows
    const held = mark ? await kept(change, mark.sessionId) : null
    if (!mark || !held) return notFound('没有找到这条签到，或者已经撤销')
    if (!held.ok) return held
    const { session, activity } = held.value
    // Its key is free again: the person may still come.
    await sql`update attendance_mark set voided_at = ${change.now}, voided_why = ${ask.why}, mark_key = mark_key || ':void:' || id
      where committee_id = ${actor.committeeId} and id = ${ask.id} and voided_at is null`.execute(tx)
    const name = activity.people.find((p) => p.id === mark.participationId)?.name ?? '已移出名单的人'
    const { direction } = mark
    change.record(activityOf(activity.id), attendanceEvents.unmarked.of({ name, session: session.label, direction, why: ask.why }))
    return done({ ok: true })
  })
}

export interface DecisionAsk {
  readonly id: string
  readonly marks: readonly { readonly deviceId: string; readonly sequence: number }[]
  readonly take: boolean
  readonly says: string
}

export function decideDoubtful(world: World, actor: Actor, ask: DecisionAsk): Promise<Outcome<{ taken: number; dismissed: number }>> {
  return perform(world, actor, async (change) => {
    const held = await arranging(change, ask.id, (row) => row.live || row.answering || !ask.take)
    if (!held.ok) return held
    const found = await chosen(change, ask)
    if (found.length === 0) return refused(['所选的记录已经核定过了，请刷新'])
    const hopeless = ask.take ? found.filter((m) => isHopeless(m.doubts)) : []
    if (hopeless.length) return refused([`有${hopeless.length}条找不到本人或者场次，不能采用`])
    const outcome = ask.take ? 'accepted' : 'dismissed'
    await sql`update attendance_device_mark k set outcome = ${outcome}, decided_by = ${actor.name}, decided_at = ${change.now}, says = ${ask.says}
      from jsonb_to_recordset(${JSON.stringify(found.map(({ deviceId, sequence }) => ({ deviceId, sequence })))}::jsonb) as r("deviceId" uuid, sequence int)
      where k.committee_id = ${actor.committeeId} and k.device_id = r."deviceId" and k.sequence = r.sequence`.execute(change.tx)
    if (ask.take)
      await takeMarks(
        change,
        ask.id,
        found.map(({ sessionId, participationId, direction, at, receivedAt, deviceId }) => ({
          sessionId,
          participationId,
          direction,
          device: deviceId,
          way: 'tablet' as const,
          // A clock that was ahead cannot have been right later than the mark arrived.
          at: at < receivedAt ? at : receivedAt,
        })),
      )
    const counts = { taken: ask.take ? found.length : 0, dismissed: ask.take ? 0 : found.length }
    change.record(activityOf(ask.id), attendanceEvents.doubtsDecided.of({ ...counts, says: ask.says }))
    return done(counts)
  })
}

async function chosen({ tx, actor }: Change, { id, marks }: DecisionAsk): Promise<readonly SentRow[]> {
  const byDevice = Map.groupBy(marks, (m) => m.deviceId)
  const found: SentRow[] = []
  for (const [deviceId, its] of byDevice)
    found.push(
      ...(await sentBefore(
        tx,
        actor.committeeId,
        deviceId,
        its.map((m) => m.sequence),
      )),
    )
  return found.filter((m) => m.activityId === id && m.outcome === 'doubtful')
}
