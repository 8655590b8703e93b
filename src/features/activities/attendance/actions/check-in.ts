// A member's own sign-in with the code of the room: his own session, in its time, by the code that is shown now.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import { done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { participationOf } from '../../actions/acting.ts'
import { clockOf } from '../clock-words.ts'
import type { OwnSession } from '../contract.ts'
import { attendanceEvents, verbs } from '../events.ts'
import { closedWords, signInTimes, type Direction } from '../presence.ts'
import { isCode } from '../rotating.ts'
import { signInWindow } from '../settings.ts'
import { holdOwnPlace, ownSessions, type OwnPlace, type SessionAt } from '../store.ts'
import { keyOf, notTaking, takeMarks } from './marking.ts'

const hour = 3_600_000

export function ownList(world: World, actor: Actor): Promise<readonly OwnSession[]> {
  const now = world.clock.now()
  return readIn(world.db, [actor.committeeId], async (tx) => {
    const window = await settingOn(tx, actor.committeeId, signInWindow, world.clock.today())
    const rows = await ownSessions(tx, actor, new Date(now.getTime() - 12 * hour), new Date(now.getTime() + 24 * hour))
    return rows
      .filter((s) => notTaking(s) === null)
      .map((s) => ({
        sessionId: s.id,
        activityId: s.activityId,
        title: s.title,
        label: s.label,
        place: s.place,
        startsAt: s.startsAt.toISOString(),
        endsAt: s.endsAt.toISOString(),
        closed: closedWords(timesOf(s, window), now, clockOf),
        cameAt: s.cameAt?.toISOString() ?? null,
        leftAt: s.leftAt?.toISOString() ?? null,
      }))
  })
}

/** The activity's own moment holds for its first session. */
export const timesOf = (s: SessionAt, window: (typeof signInWindow)['standard']) =>
  signInTimes(s, s.ord === 1 ? s.checkInFrom : null, window)

export interface SignedAt {
  readonly at: string
  readonly direction: Direction
  readonly already: boolean
}

interface Asked {
  readonly id: string
  readonly code: string
  readonly direction: Direction
  readonly way: 'code' | 'qr'
}

/** A wrong code is kept, so that guessing can be stopped: the change is made, and the person is told that it was wrong. */
type Tried = SignedAt | { readonly wrong: string }

export async function signIn(world: World, actor: Actor, ask: Asked): Promise<Outcome<SignedAt>> {
  const tried = await perform<Tried>(world, actor, async (change) => {
    const place = await holdOwnPlace(change.tx, actor, ask.id)
    if (!place) return notFound('您不在这场会议的名单上，请到签到处找工作人员登记')
    const why = notTaking(place)
    if (why) return why
    const window = await settingOn(change.tx, actor.committeeId, signInWindow, change.today)
    const closed = closedWords(timesOf(place, window), change.now, clockOf)
    if (closed) return refused([closed])
    if (place.blockedUntil && place.blockedUntil > change.now) return refused([waitWords(place.blockedUntil)])
    if (!isCode(world.secrets, ask.id, ask.code, change.now)) return wrongCode(change, place)
    return signed(change, place, ask)
  })
  if (!tried.ok) return tried
  return 'wrong' in tried.value ? refused([{ field: 'code', says: tried.value.wrong }]) : done(tried.value)
}

const waitWords = (until: Date): string => `签到码输错次数过多，请在${clockOf(until)}以后再试，或者找工作人员登记`

async function signed(change: Change, place: OwnPlace, ask: Asked): Promise<Outcome<Tried>> {
  const mark = { sessionId: place.id, participationId: place.participationId, direction: ask.direction, at: change.now, way: ask.way }
  if (ask.direction === 'out' && !(await hasCome(change, place))) return refused(['您还没有签到，不能签退'])
  const isNew = (await takeMarks(change, place.activityId, [mark])).has(keyOf(mark))
  if (!isNew) {
    const at = await markedAt(change, keyOf(mark))
    return refused([`您已经在${clockOf(at)}${verbs[ask.direction]}，不用再${verbs[ask.direction]}`])
  }
  change.record(
    participationOf(place.participationId),
    attendanceEvents.signed.of({ name: place.name, session: place.label, direction: ask.direction, way: ask.way }),
  )
  return done({ at: change.now.toISOString(), direction: ask.direction, already: false })
}

async function hasCome({ tx, actor }: Change, place: OwnPlace): Promise<boolean> {
  const key = keyOf({ sessionId: place.id, participationId: place.participationId, direction: 'in' })
  const { rows } = await sql`select 1 from attendance_mark where committee_id = ${actor.committeeId} and mark_key = ${key}`.execute(tx)
  return rows.length > 0
}

async function markedAt({ tx, actor, now }: Change, key: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select at from attendance_mark where committee_id = ${actor.committeeId}
    and mark_key = ${key}`.execute(tx)
  return rows[0]?.at ?? now
}

const guessesAllowed = 5
const minute = 60_000
/** Wrong codes are counted together while they fall within this time; after too many of them one has to wait as long. */
const guessMinutes = 5

async function wrongCode({ tx, actor, now, record }: Change, place: OwnPlace): Promise<Outcome<Tried>> {
  const since = new Date(now.getTime() - guessMinutes * minute)
  const until = new Date(now.getTime() + guessMinutes * minute)
  const { rows } = await sql<{ left: number; until: Date | null }>`
    insert into attendance_guess as g (committee_id, session_id, person_id, failures, since)
    values (${actor.committeeId}, ${place.id}, ${actor.personId}, 1, ${now})
    on conflict (committee_id, session_id, person_id) do update set
      failures = case when g.since < ${since} then 1 else g.failures + 1 end,
      since = case when g.since < ${since} then ${now}::timestamptz else g.since end,
      blocked_until = case when g.since >= ${since} and g.failures + 1 >= ${guessesAllowed} then ${until}::timestamptz end
    returning ${guessesAllowed} - failures as left, blocked_until as until`.execute(tx)
  const [counted] = rows
  const blocked = counted?.until ?? null
  record(
    participationOf(place.participationId),
    attendanceEvents.wrongCode.of({ name: place.name, session: place.label, blocked: blocked !== null }),
  )
  return done({
    wrong: blocked ? waitWords(blocked) : `签到码不对或者已经换了，请看会场屏幕上现在的六位数字（还可以试${counted?.left ?? 0}次）`,
  })
}
