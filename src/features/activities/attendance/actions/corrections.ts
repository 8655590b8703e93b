// Corrections of settled attendance: asked with a reason, confirmed by a second person; the facts follow as a counter-entry and a new one.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Act, Seen } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { activityOf, toldOf } from '../../actions/acting.ts'
import { settledPeople } from '../../actions/course.ts'
import type { Activity } from '../../activity.ts'
import { activityEvents } from '../../events.ts'
import { organises } from '../../rules.ts'
import { findActivity, holdActivity } from '../../store.ts'
import type { CorrectionAsk } from '../contract.ts'
import { correctionCourse, type CorrectionMove, type CorrectionMoveAsk, type CorrectionRelation } from '../correction-lifecycle.ts'
import { attendanceEvents } from '../events.ts'
import { settledOf } from '../settle.ts'
import { holdCorrection, settledRows, type CorrectionRow } from '../store.ts'

export const correctionOf = (id: string) => ({ kind: 'attendance-correction', id }) as const

export function askCorrection(world: World, actor: Actor, activityId: string, ask: CorrectionAsk): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, now } = change
    const activity = await holdActivity(tx, actor, activityId)
    if (!activity) return notFound('没有找到这项活动，或者您无权查看')
    if (!organises(actor, activity) || !actor.accountId) return forbidden('这项活动不由您承办')
    if (!activity.closedOn) return refused(['活动还没有关闭，请直接在名单上登记或者撤销签到'])
    const person = activity.people.find((p) => p.id === ask.participationId)
    const session = activity.sessions.find((s) => s.id === ask.sessionId)
    if (!person || !session) return refused(['名单上没有这个人，或者没有这个场次'])
    const { rows: open } =
      await sql`select 1 from attendance_correction where committee_id = ${actor.committeeId} and session_id = ${session.id}
      and participation_id = ${person.id} and course = 'asked'`.execute(tx)
    if (open.length) return refused([`${person.name}这一场的更正还没有复核完`])
    const settled = (await settledRows(tx, actor.committeeId, activityId)).find(
      (r) => r.sessionId === session.id && r.participationId === person.id,
    )
    const before = settled ? { state: settled.state, lateMinutes: settled.lateMinutes, leftMinutes: settled.leftMinutes } : null
    const wrong = askWrong(ask, before)
    if (wrong.length) return refused(wrong)
    const id = change.newId()
    await sql`insert into attendance_correction (committee_id, id, activity_id, session_id, participation_id, before, state, late_minutes, left_minutes,
        leave_kind, reason, course, asked_by, asked_name, asked_at)
      values (${actor.committeeId}, ${id}, ${activityId}, ${session.id}, ${person.id}, ${JSON.stringify(before)}::jsonb, ${ask.state}, ${ask.lateMinutes},
        ${ask.leftMinutes}, ${ask.leaveKind}, ${ask.reason}, 'asked', ${actor.accountId}, ${actor.name}, ${now})`.execute(tx)
    change.record(
      activityOf(activityId),
      attendanceEvents.correctionAsked.of({ name: person.name, session: session.label, state: ask.state, reason: ask.reason }),
    )
    return done({ id })
  })
}

type Settled = Pick<CorrectionAsk, 'state' | 'lateMinutes' | 'leftMinutes'>

function askWrong(ask: CorrectionAsk, before: Settled | null): readonly string[] {
  const same = before?.state === ask.state && before.lateMinutes === ask.lateMinutes && before.leftMinutes === ask.leftMinutes
  return [
    ...(same ? ['更正后与原来一样'] : []),
    ...(ask.state !== 'present' && (ask.lateMinutes || ask.leftMinutes) ? ['没有出席的，不填迟到、早退'] : []),
    ...(ask.state === 'excused' && !ask.leaveKind ? ['更正为请假的，请选择请假事由'] : []),
  ]
}

export const correctionRelations = (actor: Actor, activity: Activity, askedBy: string): readonly CorrectionRelation[] =>
  organises(actor, activity) ? (actor.accountId === askedBy ? ['organiser'] : ['organiser', 'second']) : []

interface Held {
  readonly correction: CorrectionRow
  readonly activity: Activity
}

async function held(change: Change, move: CorrectionMove, seen: Seen): Promise<Outcome<Held>> {
  const { tx, actor } = change
  const correction = await holdCorrection(tx, actor.committeeId, seen.id)
  const activity = correction && (await findActivity(tx, actor, correction.activityId))
  if (!correction || !activity) return notFound('没有找到这项更正，或者您无权查看')
  const relations = correctionRelations(actor, activity, correction.askedBy)
  const verdict = judge(correctionCourse, move, { state: correction.course, relations }, actor)
  if (!verdict.ok) return verdict
  return correction.version === seen.version ? done({ correction, activity }) : conflict()
}

async function decide(
  { tx, actor, now }: Change,
  id: string,
  course: 'confirmed' | 'refused',
  says: string,
): Promise<Outcome<{ id: string; state: string }>> {
  await sql`update attendance_correction set course = ${course}, decided_name = ${actor.name}, decided_at = ${now}, says = ${says}, version = version + 1
    where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
  return done({ id, state: course })
}

async function confirm(change: Change, { correction: c, activity }: Held, says: string) {
  const { tx, actor, today } = change
  const its = async () =>
    settledPeople(
      change,
      (await settledOf(change, activity.id)).filter((s) => s.participationId === c.participationId),
    )
  const before = await its()
  if (c.state === 'excused')
    await sql`update participation set leave_kind = ${c.leaveKind} where committee_id = ${actor.committeeId} and id = ${c.participationId}`.execute(
      tx,
    )
  await sql`insert into attendance (committee_id, activity_id, session_id, participation_id, state, late_minutes, left_minutes, share, settled_on, says)
    values (${actor.committeeId}, ${activity.id}, ${c.sessionId}, ${c.participationId}, ${c.state}, ${c.lateMinutes}, ${c.leftMinutes}, null, ${today}, ${c.reason})
    on conflict (committee_id, activity_id, session_id, participation_id) do update set state = excluded.state, late_minutes = excluded.late_minutes,
      left_minutes = excluded.left_minutes, says = excluded.says`.execute(tx)
  change.record(
    activityOf(activity.id),
    activityEvents.corrected.of({ told: toldOf(activity), name: c.name, reason: c.reason, before, after: await its() }),
  )
  return decide(change, c.id, 'confirmed', says)
}

const moving =
  <M extends CorrectionMove>(
    move: M,
    work: (change: Change, found: Held, ask: CorrectionMoveAsk<M>) => Promise<Outcome<{ id: string; state: string }>>,
  ): Act<CorrectionMoveAsk<M>, { id: string; state: string }> =>
  (world, actor, seen, ask) =>
    perform(world, actor, async (change) => {
      const found = await held(change, move, seen)
      return found.ok ? work(change, found.value, ask) : found
    })

export const correctionActs: { readonly [M in CorrectionMove]: Act<CorrectionMoveAsk<M>, { id: string; state: string }> } = {
  confirm: moving('confirm', (change, found, { says }) => confirm(change, found, says)),
  refuse: moving('refuse', (change, { correction: c, activity }, { says }) => {
    change.record(activityOf(activity.id), attendanceEvents.correctionRefused.of({ name: c.name, says }))
    return decide(change, c.id, 'refused', says)
  }),
}
