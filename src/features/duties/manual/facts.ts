// A confirmed manual fact counts on the day of the deed; a voided one is taken back by its counter-entry on the same day.
import type { Fact, FactSource } from '#/core/fact.ts'
import { manualEvents, type Counted } from './events.ts'

export const manualFacts: FactSource = (event, subject) => {
  const fact = (d: Counted, weight: number): Fact => ({
    personId: d.personId,
    bodyId: d.bodyId,
    role: d.role,
    verb: d.verb,
    object: subject,
    day: d.day,
    weight,
    verified: true,
    about: { title: d.title, manual: true, ...(d.kind ? { kind: d.kind } : {}), ...(d.level ? { level: d.level } : {}) },
  })
  if (event.name === manualEvents.confirmed.name) return [fact(event.data as Counted, 1)]
  if (event.name === manualEvents.voided.name) return [fact(event.data as Counted, -1)]
  return []
}
