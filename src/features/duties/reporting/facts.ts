// A written report received by the round, and a report heard, are facts of the standing member.
import type { FactSource } from '#/core/fact.ts'
import { reportingEvents } from './events.ts'

type DataOf<K extends keyof typeof reportingEvents> = Parameters<(typeof reportingEvents)[K]['of']>[0]

export const reportingFacts: FactSource = (event, subject) => {
  const common = { role: 'reporter', object: subject, weight: 1, verified: true } as const
  if (event.name === reportingEvents.collected.name) {
    const d = event.data as DataOf<'collected'>
    return d.rows.map((r) => ({
      ...common,
      personId: r.personId,
      verb: 'dutyReport.filed',
      day: r.day,
      about: { title: d.title, year: d.year, rating: null },
    }))
  }
  if (event.name !== reportingEvents.delivered.name) return []
  const d = event.data as DataOf<'delivered'>
  return [
    {
      ...common,
      personId: d.personId,
      verb: 'dutyReport.delivered',
      day: d.day,
      about: { title: d.title, year: d.year, rating: d.rating },
    },
  ]
}
