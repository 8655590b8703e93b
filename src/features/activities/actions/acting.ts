// What every act on an activity does first: hold it, claim the version the person saw, ask judge. And what several acts tell and write alike.
import type { Change } from '#/core/action.ts'
import { workingDaysBetween } from '#/core/calendar/calendar.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { enterState, touch } from '#/core/cases/register.ts'
import { dayOf, inChinese, type Day } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome, type Refused } from '#/core/outcome.ts'
import type { Activity, ActivityHead } from '../activity.ts'
import { traitsOf } from '../codes.ts'
import type { ActivityTold } from '../events.ts'
import { activitySubject, replySubject } from '../judged.ts'
import { activityCourse, activityStates, type ActivityMove, type ActivityState } from '../lifecycle.ts'
import { replyCourse, type ReplyMove } from '../reply-lifecycle.ts'
import { organises } from '../rules.ts'
import { holdActivity, holdAnswer, type AnswerOf } from '../store.ts'

export const activityOf = (id: string) => ({ kind: 'activity', id }) as const
export const participationOf = (id: string) => ({ kind: 'participation', id }) as const

export const notThere = () => notFound('没有找到这项活动，或者您无权查看')

/** What is refused because somebody acted meanwhile says so first. */
const orFaster = (verdict: Refused, isOld: boolean): Refused =>
  isOld && verdict.kind === 'refused' ? refused([...conflict().reasons, ...verdict.reasons], 'conflict') : verdict

export async function actOn(change: Change, move: ActivityMove, seen: Seen): Promise<Outcome<Activity>> {
  const activity = await holdActivity(change.tx, change.actor, seen.id)
  if (!activity) return notThere()
  const verdict = judge(activityCourse, move, activitySubject(activity, change.actor, change.now), change.actor)
  if (!verdict.ok) return orFaster(verdict, activity.version !== seen.version)
  return (await touch(change.tx, seen.id, seen.version)) ? done(activity) : conflict()
}

/** For whoever arranges it, while `stands` says the state allows it. A part of the activity is changed: its version is left alone. */
export async function arranging(
  change: Change,
  id: string,
  stands: (state: (typeof activityStates)[ActivityState]) => boolean,
): Promise<Outcome<Activity>> {
  const activity = await holdActivity(change.tx, change.actor, id)
  if (!activity) return notThere()
  if (!organises(change.actor, activity)) return forbidden('这项活动不由您承办')
  const row = activityStates[activity.state]
  return stands(row) ? done(activity) : refused([`当前状态是“${row.label}”，不能改动`])
}

export async function answering(change: Change, move: ReplyMove, seen: Seen): Promise<Outcome<AnswerOf>> {
  const answer = await holdAnswer(change.tx, change.actor, seen.id)
  if (!answer) return notFound('没有找到这项邀请，或者您无权查看')
  const { activity, participation } = answer
  const verdict = judge(replyCourse, move, replySubject(activity, participation, change.actor, change.now), change.actor)
  if (!verdict.ok) return orFaster(verdict, participation.version !== seen.version)
  return participation.version === seen.version ? done(answer) : conflict()
}

export async function enter(change: Change, id: string, state: ActivityState): Promise<Outcome<{ id: string; state: string }>> {
  await enterState(change.tx, id, state, activityStates[state].open, change.now)
  return done({ id, state })
}

/** What facts ask of it, as it stands now. */
export function toldOf(a: Activity): ActivityTold {
  const traits = traitsOf(a.kind, a.kindData)
  return {
    title: a.title,
    kind: a.kind,
    group: traits.group,
    mandatory: a.mandatory,
    halfDays: traits.halfDays,
    themes: a.themes,
    programme: a.programmeId ?? a.programme,
    trigger: a.triggerId,
    host: a.hostId,
    cohosts: a.cohosts.map((b) => b.id),
    thematic: a.thematic,
    on: a.startsOn,
  }
}

/** Working days between two days; none where the later one is not later. */
export async function workingDays(change: Change, from: Day, to: Day): Promise<number> {
  return to <= from ? 0 : workingDaysBetween(await calendarFor(change.tx), from, to)
}

/** '2022年3月1日09:00，市政协会议室' */
export function whenAndWhere(a: Pick<ActivityHead, 'startsAt' | 'place' | 'form'>): string {
  const clock = new Date(a.startsAt.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${inChinese(dayOf(a.startsAt))}${clock}，${a.place || (a.form === 'online' ? '线上' : '地点另行通知')}`
}

/** Nobody is told what he did himself. */
export const tellPeople = (
  change: Change,
  activity: Pick<ActivityHead, 'id'>,
  notice: { readonly personIds: readonly (string | null)[]; readonly key: string; readonly title: string; readonly body: string },
): Promise<void> =>
  owe(change, {
    ...notice,
    personIds: notice.personIds.flatMap((id) => (id && id !== change.actor.personId ? [id] : [])),
    url: `/activities/${activity.id}`,
    matterId: activity.id,
  })
