// A leader who was there has supervised: one fact for each activity, on the day it was held.
import type { FactSource } from '#/core/fact.ts'
import { supervisionEvents } from './events.ts'

export const supervisionFacts: FactSource = (event, subject) => {
  if (event.name !== supervisionEvents.held.name) return []
  const d = event.data as Parameters<typeof supervisionEvents.held.of>[0]
  if (!d.leaderPresent) return []
  return [{ personId: d.leader.id, role: 'leader', verb: 'supervision.led', object: subject, day: d.heldOn, weight: 1, verified: true }]
}
