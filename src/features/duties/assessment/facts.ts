// An approved assessment is a fact of everybody it was about; an appeal that was upheld takes it back and puts the new one in its place.
import type { Day } from '#/core/day.ts'
import type { Fact, FactSource } from '#/core/fact.ts'
import { assessmentEvents, type Result } from './events.ts'

type DataOf<K extends keyof typeof assessmentEvents> = Parameters<(typeof assessmentEvents)[K]['of']>[0]

export const assessmentFacts: FactSource = (event, subject, on) => {
  const fact = (r: Result, day: Day, weight: number, { title, year }: { readonly title: string; readonly year: number }): Fact => ({
    personId: r.kind === 'person' ? r.id : null,
    bodyId: r.kind === 'body' ? r.id : null,
    role: 'assessed',
    verb: 'assessment.approved',
    object: subject,
    day,
    weight,
    verified: true,
    about: { title, year, grade: r.grade, total: r.total },
  })
  if (event.name === assessmentEvents.approved.name) {
    const d = event.data as DataOf<'approved'>
    return d.results.map((r) => fact(r, on, 1, d))
  }
  if (event.name === assessmentEvents.regraded.name) {
    const d = event.data as DataOf<'regraded'>
    return [fact(d.before, d.approvedOn, -1, d), fact(d.after, on, 1, d)]
  }
  return []
}
