// What an invited person answers, and who grants leave. Each answer changes its own row only, so that hundreds may answer at once.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Event } from '#/core/event.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { leaveKinds, traitsOf } from '../codes.ts'
import { participationEvents } from '../events.ts'
import type { ReplyAsk, ReplyMove, ReplyState } from '../reply-lifecycle.ts'
import type { AnswerOf } from '../store.ts'
import { answering, participationOf, tellPeople, whenAndWhere } from './acting.ts'
import { insertParticipations, somebody } from './people.ts'

export interface Answered {
  readonly id: string
  readonly state: string
}

const replying =
  <M extends ReplyMove>(move: M, act: (change: Change, answer: AnswerOf, ask: ReplyAsk<M>) => Promise<Outcome<Answered>>) =>
  (world: World, actor: Actor, seen: Seen, ask: ReplyAsk<M>): Promise<Outcome<Answered>> =>
    perform(world, actor, async (change) => {
      const held = await answering(change, move, seen)
      return held.ok ? act(change, held.value, ask) : held
    })

interface Leave {
  readonly kind: string | null
  readonly reason: string
  readonly decidedBy: string | null
  readonly says: string
}

const none: Leave = { kind: null, reason: '', decidedBy: null, says: '' }

async function write(change: Change, id: string, reply: ReplyState, event: Event, leave: Leave = none): Promise<Outcome<Answered>> {
  await sql`update participation set reply = ${reply}, replied_at = ${change.now}, leave_kind = ${leave.kind}, leave_reason = ${leave.reason},
      leave_decided_by = ${leave.decidedBy}, leave_says = ${leave.says}, version = version + 1
    where committee_id = ${change.actor.committeeId} and id = ${id}`.execute(change.tx)
  change.record(participationOf(id), event)
  return done({ id, state: reply })
}

export const confirm = replying('confirm', (change, { participation: p }) =>
  write(change, p.id, 'confirmed', participationEvents.confirmed.of({ name: p.name })),
)

export const decline = replying('decline', (change, { participation: p }, { reason }) =>
  write(change, p.id, 'declined', participationEvents.declined.of({ name: p.name }), { ...none, reason }),
)

async function leaveLabel({ tx, actor, today }: Change, code: string): Promise<string | null> {
  return (await codesOf(tx, actor.committeeId, leaveKinds, today)).find((k) => k.code === code)?.label ?? null
}

const unknownKind = () => refused([{ field: 'kind', says: '没有这种请假事由，请重新选择' }])

export const askLeave = replying('askLeave', async (change, { activity: a, participation: p }, ask) => {
  const kind = await leaveLabel(change, ask.kind)
  if (kind === null) return unknownKind()
  await tellPeople(change, a, {
    personIds: await approversOf(change, a),
    key: `activity.leave:${p.id}:${p.version}`,
    title: '有人请假，请批复',
    body: `${p.name}就“${a.title}”（${whenAndWhere(a)}）请假。`,
  })
  return write(change, p.id, 'leaveRequested', participationEvents.leaveAsked.of({ name: p.name, kind }), {
    ...none,
    kind: ask.kind,
    reason: ask.reason,
  })
})

/** Whoever may grant it, by the kind of activity (rules.ts grantsLeave). */
async function approversOf({ tx, actor, today }: Change, a: AnswerOf['activity']): Promise<readonly string[]> {
  const { leave } = traitsOf(a.kind, a.kindData)
  const role =
    leave === 'chair' || leave === 'secretary-general' ? 'chair' : leave === 'host' && a.hostId ? 'committee-office' : 'general-office'
  const holders = await peopleWithRole(tx, actor.committeeId, role, today)
  return holders.filter((h) => role !== 'committee-office' || h.bodyId === a.hostId).map((h) => h.personId)
}

interface LeaveRow {
  readonly kind: string | null
  readonly reason: string
}

async function asked({ tx, actor }: Change, id: string): Promise<LeaveRow> {
  const found = await sql<LeaveRow>`select leave_kind as kind, leave_reason as reason from participation
    where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
  return found.rows[0] ?? { kind: null, reason: '' }
}

export const grantLeave = replying('grantLeave', (change, answer, { says }) => decided(change, answer, 'leaveGranted', says))
export const refuseLeave = replying('refuseLeave', (change, answer, { says }) => decided(change, answer, 'leaveRefused', says))

async function decided(
  change: Change,
  { activity: a, participation: p }: AnswerOf,
  reply: 'leaveGranted' | 'leaveRefused',
  says: string,
): Promise<Outcome<Answered>> {
  const granted = reply === 'leaveGranted'
  await tellPeople(change, a, {
    personIds: [p.personId],
    key: `activity.leaveDecided:${p.id}:${p.version}`,
    title: granted ? '准假' : '没有准假',
    body: `“${a.title}”的请假${granted ? '已准' : `没有准：${says}，请按时参加`}。`,
  })
  const told = { name: p.name, says }
  const event = granted ? participationEvents.leaveGranted.of(told) : participationEvents.leaveRefused.of(told)
  return write(change, p.id, reply, event, { ...(await asked(change, p.id)), decidedBy: change.actor.personId, says })
}

export const registerLeave = replying('registerLeave', async (change, { participation: p }, ask) => {
  const kind = await leaveLabel(change, ask.kind)
  if (kind === null) return unknownKind()
  const told = { name: p.name, kind, by: ask.by, evidence: ask.evidence }
  return write(change, p.id, 'leaveGranted', participationEvents.leaveRegistered.of(told), {
    kind: ask.kind,
    reason: ask.reason,
    decidedBy: null,
    says: `${ask.by}准假，${ask.evidence}`,
  })
})

export const substitute = replying('substitute', async (change, { activity: a, participation: p }, ask) => {
  const who = await somebody(change, a, { ...ask, category: p.category })
  if (!who.ok) return who
  if (who.value.personId !== null && who.value.personId === p.personId) return refused([{ field: 'personId', says: '不能由本人代替本人' }])
  const [added] = await insertParticipations(change, a.id, [{ ...who.value, capacity: p.capacity, role: p.role, substituteFor: p.id }], {
    invitedAt: change.now,
  })
  if (!added) return refused([{ field: 'personId', says: `${who.value.name}已经在名单上` }])
  await tellPeople(change, a, {
    personIds: [added.personId],
    key: `activity.substitute:${added.id}`,
    title: '请您代为参加，请答复',
    body: `${p.name}请您代为参加“${a.title}”，${whenAndWhere(a)}。`,
  })
  return write(change, p.id, 'declined', participationEvents.substituted.of({ name: p.name, by: added.name }), {
    ...none,
    reason: `由${added.name}代替`,
  })
})
