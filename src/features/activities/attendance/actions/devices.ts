// Tablets at the door: let in by whoever keeps the activity, believed by their signatures, shut out again.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { systemActor, type Actor } from '#/core/actor.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import { nameInitials } from '#/core/initials.ts'
import { done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { settingOn, settingsOn } from '#/core/settings/store.ts'
import { activityOf, arranging } from '../../actions/acting.ts'
import { activityStates } from '../../lifecycle.ts'
import type { DoorBundle, Uploaded } from '../contract.ts'
import { checkerOf, type DeviceKey } from '../device-keys.ts'
import { doubtWords, doubtsAbout, type Known } from '../doubts.ts'
import { attendanceEvents } from '../events.ts'
import { batchText, markText, type DeviceMark } from '../public.ts'
import { deviceHours, signInWindow } from '../settings.ts'
import { doorPeople, findDevice, holdDevice, sentBefore, sessionsAt, type DeviceRow, type SentRow, type SessionAt } from '../store.ts'
import { timesOf } from './check-in.ts'
import { keyOf, takeMarks } from './marking.ts'

const hour = 3_600_000

export interface EnrolAsk {
  readonly id: string
  readonly label: string
  readonly key: DeviceKey
}

export function enrol(world: World, actor: Actor, ask: EnrolAsk): Promise<Outcome<DoorBundle>> {
  return perform(world, actor, async (change) => {
    const { tx, now, today } = change
    const held = await arranging(change, ask.id, (row) => row.live || row.answering)
    if (!held.ok) return held
    if (!checkerOf(ask.key)) return refused([{ field: 'key', says: '平板的公钥不对' }])
    const hours = await settingOn(tx, actor.committeeId, deviceHours, today)
    const expiresAt = new Date(held.value.endsAt.getTime() + hours * hour)
    if (expiresAt <= now) return refused(['会议已经结束很久，不能再启用签到平板；请在名单上补登'])
    const id = change.newId()
    await sql`insert into attendance_device (committee_id, id, activity_id, label, key_x, key_y, enrolled_by, enrolled_at, expires_at)
      values (${actor.committeeId}, ${id}, ${ask.id}, ${ask.label}, ${ask.key.x}, ${ask.key.y}, ${actor.name}, ${now}, ${expiresAt})`.execute(
      tx,
    )
    const device = await findDevice(tx, actor.committeeId, id)
    if (!device) throw new Error('a tablet that was let in is there')
    const bundle = await bundleOf(tx, world, actor.committeeId, device)
    change.record(activityOf(ask.id), attendanceEvents.deviceEnrolled.of({ label: ask.label, people: bundle.people.length }))
    return done(bundle)
  })
}

export function revoke(world: World, actor: Actor, ask: { readonly id: string; readonly why: string }): Promise<Outcome<{ ok: boolean }>> {
  return perform(world, actor, async (change) => {
    const device = await holdDevice(change.tx, actor.committeeId, ask.id)
    const held = device ? await arranging(change, device.activityId, () => true) : null
    if (!device || !held) return notFound('没有找到这台签到平板，或者您无权查看')
    if (!held.ok) return held
    if (device.revokedAt) return refused(['这台平板的授权已经收回'])
    await sql`update attendance_device set revoked_at = ${change.now}, revoked_by = ${actor.name}, revoked_why = ${ask.why}
      where committee_id = ${actor.committeeId} and id = ${ask.id}`.execute(change.tx)
    change.record(activityOf(device.activityId), attendanceEvents.deviceRevoked.of({ label: device.label, why: ask.why }))
    return done({ ok: true })
  })
}

/** What the tablet keeps: no telephone number, no reason for a leave, nothing but what stands on the list by the door. */
async function bundleOf(tx: Tx, world: World, committeeId: number, device: DeviceRow): Promise<DoorBundle> {
  const sessions = await sessionsAt(tx, committeeId, device.activityId)
  const window = await settingOn(tx, committeeId, signInWindow, world.clock.today())
  const people = await doorPeople(tx, committeeId, device.activityId)
  return {
    committeeId,
    deviceId: device.id,
    label: device.label,
    activityId: device.activityId,
    title: sessions[0]?.title ?? '',
    place: sessions[0]?.place ?? '',
    now: world.clock.now().toISOString(),
    expiresAt: device.expiresAt.toISOString(),
    sessions: sessions.map((s) => {
      const { opens, closes } = timesOf(s, window)
      const instants = { startsAt: s.startsAt, endsAt: s.endsAt, opens, closes }
      return { id: s.id, label: s.label, ...(mapInstants(instants) as Record<keyof typeof instants, string>) }
    }),
    people: people.map(({ code, seen, ...p }) => ({ ...p, seen: [...seen], initials: nameInitials(p.name), digits: code.slice(-4) })),
  }
}

const mapInstants = (instants: Readonly<Record<string, Date>>): Record<string, string> =>
  Object.fromEntries(Object.entries(instants).map(([name, at]) => [name, at.toISOString()]))

export interface SignedMark extends DeviceMark {
  readonly signature: string
}

export interface Batch {
  readonly id: string
  readonly committeeId: number
  readonly marks: readonly SignedMark[]
  readonly signature: string
  readonly wantsList: boolean
}

type Result = Uploaded['results'][number]

/** Needs no session: the tablet has none. What it says is believed as far as its signatures go, and only for its own activity. */
export async function upload(world: World, batch: Batch): Promise<Outcome<Uploaded>> {
  const { committeeId, marks } = batch
  const found = await readIn(world.db, [committeeId], async (tx) => {
    const device = await findDevice(tx, committeeId, batch.id)
    const before = device ? await sentBefore(tx, committeeId, device.id, marks.map(sequenceOf)) : []
    return device && { device, before }
  })
  if (!found) return notFound('没有找到这台签到平板')
  const isOurs = checkerOf({ x: found.device.keyX, y: found.device.keyY })
  if (!isOurs?.(batchText(batch.id, marks.map(sequenceOf)), batch.signature)) return forbidden('平板的签名不对')
  const isNew = marks.some((m) => found.before.every((b) => b.sequence !== m.sequence))
  const results = isNew ? await taken(world, batch, found.device.label, isOurs) : done(marks.map((m) => known(m, found.before)))
  if (!results.ok) return results
  const revoked = found.device.revokedAt !== null || found.device.expiresAt < world.clock.now()
  const bundle =
    batch.wantsList && !revoked ? await readIn(world.db, [committeeId], (tx) => bundleOf(tx, world, committeeId, found.device)) : null
  return done({ results: [...results.value], now: world.clock.now().toISOString(), revoked, bundle })
}

const sequenceOf = (m: DeviceMark): number => m.sequence

function taken(
  world: World,
  batch: Batch,
  label: string,
  isOurs: (text: string, signature: string) => boolean,
): Promise<Outcome<readonly Result[]>> {
  const actor: Actor = { ...systemActor(batch.committeeId, []), name: `签到平板“${label}”` }
  return perform(world, actor, async (change) => {
    const device = await holdDevice(change.tx, batch.committeeId, batch.id)
    if (!device) return notFound('没有找到这台签到平板')
    const before = await sentBefore(change.tx, batch.committeeId, device.id, batch.marks.map(sequenceOf))
    const isFresh = (m: SignedMark): boolean => before.every((b) => b.sequence !== m.sequence)
    const isSigned = (m: SignedMark): boolean => isOurs(markText(device.id, m), m.signature)
    const fresh = [...new Map(batch.marks.filter((m) => isFresh(m) && isSigned(m)).map((m) => [m.sequence, m])).values()]
    const judged = await doubtsIn(change, device, fresh)
    await keep(change, device, judged)
    const sure = judged.filter((j) => j.doubts.length === 0).map(({ mark }) => newMark(mark, device))
    const news = await takeMarks(change, device.activityId, sure)
    const results = batch.marks.map((m): Result => {
      if (!isFresh(m)) return known(m, before)
      const doubts = judged.find((j) => j.mark.sequence === m.sequence)?.doubts
      if (!doubts) return { sequence: m.sequence, outcome: 'refused', says: '签名不符，没有采用' }
      if (doubts.length) return { sequence: m.sequence, outcome: 'doubtful', says: doubts.map((d) => doubtWords[d]).join('；') }
      return { sequence: m.sequence, outcome: news.has(keyOf(m)) ? 'taken' : 'already', says: '' }
    })
    const count = (outcome: Result['outcome']): number => results.filter((r) => r.outcome === outcome).length
    change.record(
      activityOf(device.activityId),
      attendanceEvents.uploaded.of({
        label: device.label,
        taken: count('taken'),
        already: count('already'),
        doubtful: count('doubtful'),
        refused: count('refused'),
      }),
    )
    return done(results)
  })
}

const newMark = ({ sessionId, participationId, direction, at }: SignedMark, { id }: DeviceRow) => ({
  sessionId,
  participationId,
  direction,
  at: new Date(at),
  way: 'tablet' as const,
  device: id,
})

/** Sent before under this number: the same answer; another mark under the same number is none of it. */
function known(m: DeviceMark, before: readonly SentRow[]): Result {
  const { sequence } = m
  const row = before.find((b) => b.sequence === sequence)
  const isSame =
    row?.sessionId === m.sessionId &&
    row.participationId === m.participationId &&
    row.direction === m.direction &&
    row.at.getTime() === new Date(m.at).getTime()
  if (!row || !isSame) return { sequence, outcome: 'refused', says: '这个序号已经用过，没有采用' }
  if (row.outcome === 'doubtful') return { sequence, outcome: 'doubtful', says: '待工作人员核定' }
  return row.outcome === 'dismissed' ? { sequence, outcome: 'refused', says: row.says } : { sequence, outcome: 'taken', says: '' }
}

interface JudgedMark {
  readonly mark: SignedMark
  readonly doubts: ReturnType<typeof doubtsAbout>
}

async function doubtsIn(
  { tx, actor, now, today }: Change,
  device: DeviceRow,
  marks: readonly SignedMark[],
): Promise<readonly JudgedMark[]> {
  const { window } = await settingsOn(tx, actor.committeeId, { window: signInWindow }, today)
  // Held against closing, so that a mark is either settled or told to be too late.
  await sql`select 1 from matter where committee_id = ${actor.committeeId} and id = ${device.activityId} for share`.execute(tx)
  const sessions = await sessionsAt(tx, actor.committeeId, device.activityId)
  const known: Known = {
    sessions: new Map(sessions.map((s) => [s.id, timesOf(s, window)])),
    participations: new Set((await doorPeople(tx, actor.committeeId, device.activityId)).map((p) => p.id)),
    closed: !takes(sessions),
  }
  return marks.map((mark) => ({ mark, doubts: doubtsAbout(mark, device, known, now) }))
}

const takes = ([first]: readonly SessionAt[]): boolean => {
  const row = first && activityStates[first.state]
  return row !== undefined && (row.live || row.answering)
}

/** Everything that was signed is kept as it came, whatever becomes of it. */
async function keep({ tx, actor, now }: Change, device: DeviceRow, judged: readonly JudgedMark[]): Promise<void> {
  const rows = judged.map(({ mark, doubts }) => ({ ...mark, doubts, outcome: doubts.length ? 'doubtful' : 'taken' }))
  await sql`with kept as (
      insert into attendance_device_mark (committee_id, device_id, sequence, activity_id, session_id, participation_id, direction, at, signature,
        received_at, outcome, doubts)
      select ${actor.committeeId}, ${device.id}, r.sequence, ${device.activityId}, r."sessionId", r."participationId", r.direction, r.at, r.signature,
        ${now}, r.outcome, array(select jsonb_array_elements_text(r.doubts))
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(sequence int, "sessionId" uuid, "participationId" uuid, direction text,
        at timestamptz, signature text, outcome text, doubts jsonb))
    update attendance_device set seen_at = ${now} where committee_id = ${actor.committeeId} and id = ${device.id}`.execute(tx)
}
