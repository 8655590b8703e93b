// Which events are a duty fact of whom: a contact counts for who made it, once for each party, and for each registered person contacted.
import type { Fact, FactSource } from '#/core/fact.ts'
import { contactEvents, withWords, type ToldContact } from './events.ts'

export const contactFacts: FactSource = (event, subject) => {
  const weight = event.name === contactEvents.recorded.name ? 1 : event.name === contactEvents.withdrawn.name ? -1 : null
  if (weight === null) return []
  const d = event.data as ToldContact
  // Its own day, counter-entry or not: what was taken back disappears from the window it stood in.
  const of = { object: subject, day: d.day, weight, verified: true }
  return d.with.flatMap((w): Fact[] => [
    {
      ...of,
      personId: d.maker.id,
      role: 'contact',
      verb: 'contact.recorded',
      about: {
        title: `${d.kind.label}：${withWords([w])}`,
        kind: d.kind.code,
        with: w.id,
        withName: w.name,
        category: w.category,
        people: w.people,
        chain: w.chain,
      },
    },
    ...(w.personId
      ? [
          {
            ...of,
            personId: w.personId,
            role: 'contacted',
            verb: 'contact.received',
            about: { title: `${d.maker.name}${d.kind.label}`, kind: d.kind.code, by: d.maker.id, chain: w.chain },
          },
        ]
      : []),
  ])
}
