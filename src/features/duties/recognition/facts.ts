// A standing conferred is a duty fact of its holder; withdrawing takes it back.
import type { Day } from '#/core/day.ts'
import type { Fact, FactSource } from '#/core/fact.ts'
import { recognitionEvents, type ConferredOn } from './events.ts'

type DataOf<K extends keyof typeof recognitionEvents> = Parameters<(typeof recognitionEvents)[K]['of']>[0]

export const recognitionFacts: FactSource = (event, subject, on) => {
  const conferred = (to: readonly ConferredOn[], day: Day, weight: number, about: { title: string; kind: string; level: string }): Fact[] =>
    to.map((h) => ({
      personId: h.kind === 'person' ? h.id : null,
      bodyId: h.kind === 'body' ? h.id : null,
      role: 'holder',
      verb: 'standing.conferred',
      object: subject,
      day,
      weight,
      verified: true,
      about,
    }))
  if (event.name === recognitionEvents.issued.name) {
    const { to, fact, title, level } = event.data as DataOf<'issued'>
    return fact ? conferred(to, on, 1, { title, kind: fact, level }) : []
  }
  if (event.name === recognitionEvents.withdrawn.name) {
    const { to, fact, title, level, issuedOn } = event.data as DataOf<'withdrawn'>
    return fact ? conferred(to, issuedOn, -1, { title, kind: fact, level }) : []
  }
  return []
}
