// The moves of an activity from submission to closing, with its side ways: postponed, set anew, cancelled.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { nextNumber } from '#/core/cases/register.ts'
import { meetDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { day, dayOf, instantOf } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { refused, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { findSession } from '#/features/organisation/public.ts'
import type { Activity } from '../activity.ts'
import { settle, type SettledPresence } from '../attendance/settle.ts'
import { oweMinutes, owePreparation } from '../calendar/leads.ts'
import { leaveKinds, traitsOf } from '../codes.ts'
import { activityEvents, type SettledPerson } from '../events.ts'
import type { ActivityAsk, ActivityMove } from '../lifecycle.ts'
import { activityOf, actOn, enter, tellPeople, toldOf, whenAndWhere, workingDays } from './acting.ts'

export interface Moved {
  readonly id: string
  readonly state: string
}

/** The act of one move: held and judged, then what is its own. */
const moving =
  <M extends ActivityMove>(move: M, act: (change: Change, activity: Activity, ask: ActivityAsk<M>) => Promise<Outcome<Moved>>) =>
  (world: World, actor: Actor, seen: Seen, ask: ActivityAsk<M>): Promise<Outcome<Moved>> =>
    perform(world, actor, async (change) => {
      const held = await actOn(change, move, seen)
      return held.ok ? act(change, held.value, ask) : held
    })

export const submit = moving('submit', async (change, a, { note }) => {
  const chairs = await peopleWithRole(change.tx, change.actor.committeeId, 'chair', change.today)
  const offices = await peopleWithRole(change.tx, change.actor.committeeId, 'general-office', change.today)
  await tellPeople(change, a, {
    personIds: [...chairs, ...(a.hostId ? offices : [])].map((h) => h.personId),
    key: `activity.submitted:${a.id}:${a.version}`,
    title: '请审定会议活动',
    body: `${a.kindLabel}“${a.title}”已送审，${whenAndWhere(a)}。`,
  })
  change.record(activityOf(a.id), activityEvents.submitted.of({ note }))
  return enter(change, a.id, 'submitted')
})

export const approve = moving('approve', (change, a, { note }) => approved(change, a, { by: change.actor.name, paper: null, note }))

export const registerApproval = moving('registerApproval', (change, a, { by, evidence }) =>
  approved(change, a, { by, paper: evidence, note: '' }),
)

async function approved(
  change: Change,
  a: Activity,
  by: { readonly by: string; readonly paper: string | null; readonly note: string },
): Promise<Outcome<Moved>> {
  await tellPeople(change, a, {
    personIds: [a.createdBy],
    key: `activity.approved:${a.id}:${a.version}`,
    title: '会议活动已审定',
    body: `“${a.title}”已由${by.by}审定，可以发出通知。`,
  })
  change.record(activityOf(a.id), activityEvents.approved.of(by))
  return enter(change, a.id, 'approved')
}

export const sendBack = moving('sendBack', async (change, a, { reason }) => {
  await tellPeople(change, a, {
    personIds: [a.createdBy],
    key: `activity.sentBack:${a.id}:${a.version}`,
    title: '会议活动退回修改',
    body: `“${a.title}”退回修改：${reason}`,
  })
  change.record(activityOf(a.id), activityEvents.sentBack.of({ reason }))
  return enter(change, a.id, 'returned')
})

/** 第几次: kinds that count begin anew with each term. */
async function numbered(change: Change, a: Activity): Promise<number | null> {
  if (a.ordinal !== null || !traitsOf(a.kind, a.kindData).ordinal) return a.ordinal
  const { tx, actor } = change
  const session = await findSession(tx, actor.committeeId, { currentOn: a.startsOn })
  return nextNumber(tx, actor.committeeId, `activity:${a.kind}:${a.hostId ?? ''}:${session?.termNumber ?? 0}`)
}

export const notify = moving('notify', async (change, a) => {
  const { tx, actor, now, today } = change
  const ordinal = await numbered(change, a)
  await sql`with told as (
      update participation set invited_at = ${now} where committee_id = ${actor.committeeId} and activity_id = ${a.id}
        and removed_at is null and invited_at is null)
    update activity set notified_at = ${now}, ordinal = ${ordinal} where committee_id = ${actor.committeeId} and id = ${a.id}`.execute(tx)
  await meetDeadline(tx, a.id, 'activity.notice', today)
  await tellInvited(
    change,
    a,
    a.people.map((p) => p.personId),
  )
  change.record(
    activityOf(a.id),
    activityEvents.notified.of({
      told: toldOf(a),
      workingDays: await workingDays(change, today, a.startsOn),
      people: a.people.length,
      ordinal,
    }),
  )
  return enter(change, a.id, 'notified')
})

/** The invitation as it stands; one who is invited anew after a removal is told again by its own time. */
export const tellInvited = (change: Change, a: Activity, personIds: readonly (string | null)[]): Promise<void> =>
  tellPeople(change, a, {
    personIds,
    key: `activity.invited:${a.id}:${change.now.toISOString()}`,
    title: a.mandatory ? '会议活动通知，请答复' : '活动邀请，请答复',
    body: `${a.kindLabel}“${a.title}”，${whenAndWhere(a)}。`,
  })

export const closeSignUp = moving('closeSignUp', (change, a) => {
  change.record(activityOf(a.id), activityEvents.signUpClosed.of({ signedUp: a.people.filter((p) => p.capacity === 'signedUp').length }))
  return enter(change, a.id, 'signupClosed')
})

export const begin = moving('begin', (change, a) => {
  change.record(activityOf(a.id), activityEvents.begun.of({}))
  return enter(change, a.id, 'inSession')
})

export const hold = moving('hold', async (change, a, { audience }) => {
  const { tx, actor } = change
  const found = await sql<{ people: number }>`with held as (
      update activity set held_on = ${a.startsOn}, audience = coalesce(${audience}, audience)
      where committee_id = ${actor.committeeId} and id = ${a.id})
    select count(distinct participation_id) as people from attendance_mark where committee_id = ${actor.committeeId} and activity_id = ${a.id}
      and direction = 'in' and voided_at is null`.execute(tx)
  const marked = found.rows[0]?.people ?? 0
  await voidDeadlines(tx, { matterId: a.id }, change.today)
  await oweMinutes(change, { ...a, traits: traitsOf(a.kind, a.kindData) }, a.startsOn)
  change.record(
    activityOf(a.id),
    activityEvents.held.of({ told: toldOf(a), people: marked || expected(a), audience: audience ?? a.audience }),
  )
  return enter(change, a.id, 'held')
})

/** Where nobody signed in: who is expected to have come. */
const expected = (a: Activity): number =>
  a.people.filter((p) => p.capacity !== 'staff' && !['declined', 'leaveGranted'].includes(p.reply)).length

export const issueMinutes = moving('issueMinutes', (change, a, { evidence }) => minutesIssued(change, a, evidence))

/** The minutes are out: the clock of seven working days stops. */
export async function minutesIssued(change: Change, a: Activity, paper: string | null = null): Promise<Outcome<Moved>> {
  await meetDeadline(change.tx, a.id, 'activity.minutes', change.today)
  await sql`update activity set minuted_at = ${change.now} where committee_id = ${change.actor.committeeId} and id = ${a.id}`.execute(
    change.tx,
  )
  change.record(
    activityOf(a.id),
    activityEvents.minuted.of({ told: toldOf(a), workingDays: await workingDays(change, a.heldOn ?? a.startsOn, change.today), paper }),
  )
  return enter(change, a.id, 'minutesIssued')
}

export const close = moving('close', async (change, a) => {
  const { tx, actor, today } = change
  await sql`update activity set closed_on = ${today} where committee_id = ${actor.committeeId} and id = ${a.id}`.execute(tx)
  const people = await settledPeople(change, await settle(change, a.id))
  await voidDeadlines(tx, { matterId: a.id }, today)
  change.record(activityOf(a.id), activityEvents.closed.of({ told: toldOf(a), people }))
  return enter(change, a.id, 'closed')
})

/** As the journal keeps it, for facts: persons of the register only, with what their leave counts for. */
export async function settledPeople(change: Change, settled: readonly SettledPresence[]): Promise<readonly SettledPerson[]> {
  const kinds = await codesOf(change.tx, change.actor.committeeId, leaveKinds, change.today)
  const exempt = new Set(kinds.filter((k) => k.data?.exempt === true).map((k) => k.code))
  return settled.flatMap((s) =>
    s.personId === null
      ? []
      : [
          {
            personId: s.personId,
            role: s.role,
            capacity: s.capacity,
            substitute: s.substitute,
            session: s.session,
            label: s.label,
            day: s.day,
            state: s.state,
            late: s.lateMinutes > 0,
            leftEarly: s.leftMinutes > 0,
            confirmed: s.confirmed,
            reason: s.state === 'excused' ? s.leaveKind : null,
            exempt: s.state === 'excused' && s.leaveKind !== null && exempt.has(s.leaveKind),
          },
        ],
  )
}

const coming = (a: Activity) => a.people.filter((p) => p.reply !== 'declined').map((p) => p.personId)

export const postpone = moving('postpone', async (change, a, { reason }) => {
  if (a.notifiedAt)
    await tellPeople(change, a, {
      personIds: coming(a),
      key: `activity.postponed:${a.id}:${a.version}`,
      title: '活动延期',
      body: `“${a.title}”延期，新的时间另行通知：${reason}`,
    })
  change.record(activityOf(a.id), activityEvents.postponed.of({ reason }))
  return enter(change, a.id, 'postponed')
})

export const reschedule = moving('reschedule', async (change, a, ask) => {
  const startsAt = instantOf(day(ask.startsOn), ask.startsTime)
  if (startsAt <= change.now) return refused([{ field: 'startsOn', says: '新的时间应当在现在以后' }])
  const place = ask.place || a.place
  await shift(change, a, startsAt, place)
  const words = whenAndWhere({ startsAt, place, form: a.form })
  await owePreparation(change, { ...a, traits: traitsOf(a.kind, a.kindData) }, dayOf(startsAt), {
    notified: true,
    materials: a.materialsAt !== null,
  })
  await sql`update activity set notified_at = coalesce(notified_at, ${change.now}) where committee_id = ${change.actor.committeeId}
    and id = ${a.id}`.execute(change.tx)
  await askAgain(change, a, words)
  change.record(activityOf(a.id), activityEvents.rescheduled.of({ words }))
  return enter(change, a.id, 'notified')
})

/** All sessions move together, keeping their distances. */
async function shift({ tx, actor, now }: Change, a: Activity, startsAt: Date, place: string): Promise<void> {
  const by = startsAt.getTime() - a.startsAt.getTime()
  const moved = sql`${by} * interval '1 millisecond'`
  await sql`with sessions as (
      update activity_session set starts_at = starts_at + ${moved}, ends_at = ends_at + ${moved}
      where committee_id = ${actor.committeeId} and activity_id = ${a.id})
    update activity set starts_at = starts_at + ${moved}, ends_at = ends_at + ${moved}, place = ${place}, reconfirm_from = ${now},
      check_in_from = check_in_from + ${moved}
    where committee_id = ${actor.committeeId} and id = ${a.id}`.execute(tx)
}

/** Everybody is told; who had said yes is asked again. */
export const askAgain = (change: Change, a: Activity, words: string): Promise<void> =>
  tellPeople(change, a, {
    personIds: coming(a),
    key: `activity.changed:${a.id}:${a.version}`,
    title: '时间地点变动，请重新确认',
    body: `“${a.title}”改为${words}，请重新答复能否参加。`,
  })

export const cancel = moving('cancel', async (change, a, { reason }) => {
  await voidDeadlines(change.tx, { matterId: a.id }, change.today)
  if (a.notifiedAt)
    await tellPeople(change, a, {
      personIds: coming(a),
      key: `activity.cancelled:${a.id}`,
      title: '活动取消',
      body: `“${a.title}”取消：${reason}`,
    })
  change.record(activityOf(a.id), activityEvents.cancelled.of({ reason }))
  return enter(change, a.id, 'cancelled')
})
