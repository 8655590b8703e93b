// A leader who was there has supervised: one fact for each activity, on the day it was held. That an item runs, was acted on and ended
// are the committee's own facts: who is to see to it stands in them (`answerId`).
import type { Fact, FactSource } from '#/core/fact.ts'
import { supervisionEvents } from './events.ts'

type DataOf<K extends keyof typeof supervisionEvents> = Parameters<(typeof supervisionEvents)[K]['of']>[0]

export const supervisionFacts: FactSource = (event, subject, on) => {
  const ours = (verb: string, more: Partial<Fact> = {}): Fact => ({
    personId: null,
    role: 'host',
    verb,
    object: subject,
    day: on,
    weight: 1,
    verified: true,
    ...more,
  })
  switch (event.name) {
    case supervisionEvents.opened.name: {
      const d = event.data as DataOf<'opened'>
      const title = d.proposals.map((p) => p.name).join('、')
      return [ours('supervision.opened', { about: { title, mode: d.mode, answerId: d.leader.id } })]
    }
    case supervisionEvents.held.name: {
      const d = event.data as DataOf<'held'>
      const led: Fact[] = d.leaderPresent ? [ours('supervision.led', { personId: d.leader.id, role: 'leader', day: d.heldOn })] : []
      return [...led, ours('supervision.held', { day: d.heldOn, about: { title: d.label, kind: d.kind } })]
    }
    case supervisionEvents.closed.name:
      return [ours('supervision.ended')]
    // What was called off was not owed: the fact that it ran is taken back.
    case supervisionEvents.cancelled.name:
      return [ours('supervision.opened', { weight: -1 })]
    default:
      return []
  }
}
