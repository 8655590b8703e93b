// What the tablet does: is let in, marks people, sends what it has when there is a network. The screen shows the state this keeps.
import { api, ApiProblem, troubleOf } from '#/core/ui/api.ts'
import type { DoorBundle, Uploaded } from '#/features/activities/attendance/contract.ts'
import { batchSize, batchText, markText } from '#/features/activities/attendance/public.ts'
import type { KeptMark, Shelf, Tablet } from './shelf.ts'
import { newKey, signed } from './signing.ts'

export type Direction = 'in' | 'out'
export type Person = DoorBundle['people'][number]
export type Session = DoorBundle['sessions'][number]

export interface DoorWork {
  readonly tablet: () => Tablet | null
  readonly marks: () => readonly KeptMark[]
  readonly reached: () => boolean | null
  readonly revoked: () => boolean
  readonly now: () => Date
  readonly letIn: (activityId: string, label: string) => Promise<void>
  /** The time somebody was marked at before; null when this is the first time. */
  readonly mark: (session: Session, person: Person, direction: Direction) => Promise<string | null>
  readonly seenAt: (session: Session, person: Person, direction: Direction) => string | null
  readonly send: () => Promise<void>
  readonly finish: () => Promise<void>
}

/** Somebody the server knows of, by another way or another tablet; it does not tell the time. */
export const elsewhere = 'elsewhere'

export async function doorWork(shelf: Shelf, changed: () => void): Promise<DoorWork> {
  let tablet = await shelf.tablet()
  let marks = await shelf.marks()
  let reached: boolean | null = null
  let revoked = false
  let sending: Promise<void> | null = null

  const now = (): Date => new Date(Date.now() + (tablet?.aheadMs ?? 0))
  const keep = async (bundle: DoorBundle, key: CryptoKey): Promise<void> => {
    tablet = { bundle, key, aheadMs: new Date(bundle.now).getTime() - Date.now() }
    await shelf.keepTablet(tablet)
  }
  const seenAt: DoorWork['seenAt'] = (session, person, direction) => {
    const own = marks.find((m) => m.participationId === person.id && m.sessionId === session.id && m.direction === direction)
    if (own && own.outcome !== 'refused') return own.at
    return person.seen.includes(`${direction}:${session.id}`) ? elsewhere : null
  }

  async function sendAll(own: Tablet): Promise<void> {
    const { deviceId, committeeId } = own.bundle
    for (;;) {
      const batch = marks.filter((m) => m.outcome === 'waiting').slice(0, batchSize)
      const isLast = batch.length < batchSize
      const signature = await signed(
        own.key,
        batchText(
          deviceId,
          batch.map((m) => m.sequence),
        ),
      )
      const sent = batch.map(({ sequence, sessionId, participationId, direction, at, signature }) => ({
        sequence,
        sessionId,
        participationId,
        direction,
        at,
        signature,
      }))
      const answer = await api<Uploaded>('POST', `/door-devices/${deviceId}/marks`, {
        committeeId,
        marks: sent,
        signature,
        wantsList: isLast,
      })
      const outcomes = new Map(answer.results.map((r) => [r.sequence, r]))
      const told = batch.flatMap((m) => {
        const result = outcomes.get(m.sequence)
        return result ? [{ ...m, outcome: result.outcome, says: result.says }] : []
      })
      await shelf.keepMarks(told)
      const bySequence = new Map(told.map((m) => [m.sequence, m]))
      marks = marks.map((m) => bySequence.get(m.sequence) ?? m)
      revoked = answer.revoked
      if (answer.bundle) await keep(answer.bundle, own.key)
      if (isLast || told.length === 0) return
    }
  }

  const send = async (): Promise<void> => {
    const own = tablet
    if (!own) return
    sending ??= sendAll(own)
      .then(() => {
        reached = true
      })
      .catch((error: unknown) => {
        reached = false
        if (error instanceof ApiProblem && error.problem.code === 'notFound') revoked = true
      })
      .finally(() => {
        sending = null
        changed()
      })
    await sending
  }

  return {
    tablet: () => tablet,
    marks: () => marks,
    reached: () => reached,
    revoked: () => revoked,
    now,
    seenAt,
    send,
    letIn: async (activityId, label) => {
      const { key, point } = await newKey()
      const bundle = await api<DoorBundle>('POST', `/activities/${activityId}/door-devices`, { label, key: point })
      await keep(bundle, key)
      reached = true
      // Strangers touch this screen: nobody stays signed in on it. Signing out may fail, the tablet works all the same.
      await api('DELETE', '/session').catch(troubleOf)
      changed()
    },
    mark: async (session, person, direction) => {
      const own = tablet
      if (!own) return null
      const before = seenAt(session, person, direction)
      if (before !== null) return before
      const at = now().toISOString()
      const made = await shelf.addMark(async (sequence) => {
        const mark = { sequence, sessionId: session.id, participationId: person.id, direction, at }
        return { ...mark, signature: await signed(own.key, markText(own.bundle.deviceId, mark)), outcome: 'waiting', says: '' }
      })
      marks = [...marks, made]
      changed()
      void send()
      return null
    },
    finish: async () => {
      await shelf.clear()
      tablet = null
      marks = []
      changed()
    },
  }
}
