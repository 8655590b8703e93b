// An accepted text is a fact of each of its authors; taking the acceptance back enters the same facts below zero.
import type { Day } from '#/core/day.ts'
import type { Fact, FactSource } from '#/core/fact.ts'
import type { Subject } from '#/core/event.ts'
import { workEvents, type WorkTold } from './events.ts'

export const workFacts: FactSource = (event, subject, on) => {
  switch (event.name) {
    case workEvents.accepted.name:
      return factsOf(event.data as WorkTold, subject, on, 1)
    case workEvents.imported.name: {
      const d = event.data as WorkTold & { acceptedOn: Day }
      return factsOf(d, subject, d.acceptedOn, 1)
    }
    case workEvents.revoked.name: {
      const d = event.data as WorkTold & { acceptedOn: Day }
      return factsOf(d, subject, d.acceptedOn, -1)
    }
    default:
      return []
  }
}

const factsOf = (d: WorkTold, subject: Subject, on: Day, weight: number): readonly Fact[] =>
  d.authors.map(({ id }, i) => ({
    personId: id,
    role: i === 0 ? 'author' : 'coauthor',
    verb: d.verb,
    object: subject,
    day: on,
    weight,
    verified: true,
    about: {
      title: d.title,
      kind: d.kind,
      year: d.year,
      themes: [...d.themes],
      programme: d.programme,
      origin: d.origin,
      ...(d.type ? { type: d.type, horizon: d.horizon } : {}),
    },
  }))
