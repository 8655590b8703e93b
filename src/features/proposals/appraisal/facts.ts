// Which events of appraisal are a duty fact of whom: rating the handling of one's proposal, being commended.
import type { Fact, FactSource } from '#/core/fact.ts'
import { awardEvents } from './awards/events.ts'
import { mutualEvents } from './mutual/events.ts'

type DataOf<E extends { readonly of: (data: never) => unknown }> = Parameters<E['of']>[0]

export const appraisalFacts: FactSource = (event, subject, on) => {
  const fact = (personId: string, role: string, verb: string): Fact => ({
    personId,
    role,
    verb,
    object: subject,
    day: on,
    weight: 1,
    verified: true,
  })
  if (event.name === mutualEvents.given.name) {
    const { person, subject: about, unit } = event.data as DataOf<typeof mutualEvents.given>
    return person ? [{ ...fact(person.id, 'evaluator', 'proposal.mutuallyReviewed'), about: { title: `${about}（${unit}）` } }] : []
  }
  if (event.name === awardEvents.awarded.name) {
    const { people } = event.data as DataOf<typeof awardEvents.awarded>
    return people.map((p) => fact(p.id, p.role, 'proposal.commended'))
  }
  return []
}
