// What the page, the screen of the room and the papers read of an activity's attendance, by their reader's own right.
import { may, type Actor } from '#/core/actor.ts'
import type { World } from '#/core/action.ts'
import { dayOf } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { nameInitials } from '#/core/initials.ts'
import { done, notFound, type Outcome } from '#/core/outcome.ts'
import { settingOn, settingsOn } from '#/core/settings/store.ts'
import { correctionRelations } from './actions/corrections.ts'
import { timesOf } from './actions/check-in.ts'
import { notTaking } from './actions/marking.ts'
import { traitsOf } from '../codes.ts'
import { activityStates } from '../lifecycle.ts'
import { replyStates } from '../reply-lifecycle.ts'
import { organises } from '../rules.ts'
import { findActivity } from '../store.ts'
import { capacities } from '../words.ts'
import { clockOf } from './clock-words.ts'
import type { AttendancePage, Attendee, RoomScreen } from './contract.ts'
import { correctionCourse, correctionStates } from './correction-lifecycle.ts'
import { doubtWords, isHopeless } from './doubts.ts'
import { ways } from './events.ts'
import { headCount } from './heads.ts'
import { closedWords, lateWords, presenceStates } from './presence.ts'
import { isQuorate, quorumLine } from './quorum.ts'
import { codeNow } from './rotating.ts'
import { graceMinutes, presentShare, signInWindow } from './settings.ts'
import { sheetOf, type Sheet, type SheetPerson } from './sheet.ts'
import { correctionsOf, devicesOf, doubtfulOf, findSessionAt, headRows, marksOf, settledRows, type CorrectionRow } from './store.ts'

/** For those who keep the activity and the offices that read everything: who stayed away is not for every member to see. */
export async function findSheet(tx: Tx, actor: Actor, id: string, now: Date): Promise<Sheet | null> {
  const activity = await findActivity(tx, actor, id)
  if (!activity || !(organises(actor, activity) || may(actor, 'activities:read-all'))) return null
  const rules = await settingsOn(tx, actor.committeeId, { presentShare, graceMinutes }, dayOf(activity.startsAt))
  const marks = await marksOf(tx, actor.committeeId, id)
  return sheetOf(activity, marks, await settledRows(tx, actor.committeeId, id), rules, now)
}

export function attendancePage(world: World, actor: Actor, id: string): Promise<Outcome<AttendancePage>> {
  const now = world.clock.now()
  return readIn(world.db, [actor.committeeId], async (tx) => {
    const sheet = await findSheet(tx, actor, id, now)
    if (!sheet) return notFound('没有找到这项活动，或者您无权查看')
    const { activity, sessions, people, settled } = sheet
    const state = activityStates[activity.state]
    const devices = await devicesOf(tx, actor.committeeId, id)
    const doubtful = await doubtfulOf(tx, actor.committeeId, id)
    const corrections = await correctionsOf(tx, actor.committeeId, id)
    return done({
      id,
      title: activity.title,
      place: activity.place,
      state: { code: activity.state, label: state.label, tone: state.tone },
      live: state.live || state.answering,
      settled,
      mayKeep: organises(actor, activity),
      quorum: traitsOf(activity.kind, activity.kindData).quorum,
      sessions: sessions.map((s) => ({ ...s, startsAt: s.startsAt.toISOString(), endsAt: s.endsAt.toISOString() })),
      people: people.map(attendeeOf),
      devices: devices.map(({ keyX: _x, keyY: _y, activityId: _a, ...d }) => ({
        ...d,
        missing: [...d.missing],
        enrolledAt: d.enrolledAt.toISOString(),
        expiresAt: d.expiresAt.toISOString(),
        revokedAt: d.revokedAt?.toISOString() ?? null,
        seenAt: d.seenAt?.toISOString() ?? null,
      })),
      doubtful: doubtful.map((m) => ({
        deviceId: m.deviceId,
        device: m.device,
        sequence: m.sequence,
        name: m.name ?? '名单上没有的人',
        session: m.session ?? '没有的场次',
        direction: m.direction,
        at: m.at.toISOString(),
        doubts: m.doubts.map((d) => doubtWords[d as keyof typeof doubtWords] ?? d),
        hopeless: isHopeless(m.doubts),
      })),
      corrections: corrections.map((c) => correctionOf(c, sheet, actor)),
    })
  })
}

function attendeeOf(p: SheetPerson): Attendee {
  const reply = replyStates[p.reply]
  return {
    id: p.id,
    no: p.no,
    name: p.name,
    initials: nameInitials(p.name),
    unit: p.group ?? p.unit,
    capacity: p.capacity,
    capacityLabel: capacities[p.capacity],
    reply: { code: p.reply, label: reply.label, tone: reply.tone },
    seen: Object.fromEntries(
      [...p.seen].map(([sessionId, s]) => [
        sessionId,
        {
          cameAt: s.came?.at.toISOString() ?? null,
          leftAt: s.left?.at.toISOString() ?? null,
          way: s.came ? (ways[s.came.way as keyof typeof ways] ?? s.came.way) : null,
          markId: s.came?.id ?? null,
          outMarkId: s.left?.id ?? null,
          state: s.state,
          says: s.says,
        },
      ]),
    ),
  }
}

const presenceWords = (p: CorrectionRow['before']): string =>
  p ? [presenceStates[p.state].label, lateWords(p)].filter(Boolean).join('，') : '没有记录'

function correctionOf(c: CorrectionRow, { activity }: Sheet, actor: Actor): AttendancePage['corrections'][number] {
  const state = correctionStates[c.course]
  const subject = { state: c.course, relations: correctionRelations(actor, activity, c.askedBy) }
  return {
    id: c.id,
    version: c.version,
    url: `/attendance-corrections/${c.id}`,
    course: { code: c.course, label: state.label, tone: state.tone },
    name: c.name,
    session: c.session,
    before: presenceWords(c.before),
    after: presenceWords(c),
    reason: c.reason,
    askedBy: c.askedName,
    askedAt: c.askedAt.toISOString(),
    decidedBy: c.decidedName,
    decidedAt: c.decidedAt?.toISOString() ?? null,
    says: c.says,
    moves: movesShown(correctionCourse, subject, actor),
  }
}

/** The code of the room with how many are there: asked every few seconds, so it reads no list of people. */
export function roomScreen(world: World, actor: Actor, sessionId: string): Promise<Outcome<RoomScreen>> {
  const now = world.clock.now()
  return readIn(world.db, [actor.committeeId], async (tx) => {
    const session = await findSessionAt(tx, actor.committeeId, sessionId)
    const activity = session && (await findActivity(tx, actor, session.activityId))
    if (!session || !activity || !organises(actor, activity)) return notFound('没有找到这个场次，或者签到屏不由您打开')
    const window = await settingOn(tx, actor.committeeId, signInWindow, world.clock.today())
    const closed = notTaking(session)?.reasons[0]?.says ?? closedWords(timesOf(session, window), now, clockOf)
    const shown = codeNow(world.secrets, sessionId, now)
    const heads = headCount(await headRows(tx, actor.committeeId, session.activityId, sessionId))
    const { quorum } = traitsOf(activity.kind, activity.kindData)
    return done({
      activityId: session.activityId,
      title: session.title,
      label: session.label,
      place: session.place,
      startsAt: session.startsAt.toISOString(),
      closed,
      code: closed ? null : shown.code,
      until: shown.until.toISOString(),
      now: now.toISOString(),
      heads,
      line: quorumLine(quorum, heads),
      quorate: isQuorate(quorum, heads),
    })
  })
}
