// A text to be studied 第一时间 is a fact of the committee; a result in a programme is one of the member. Corrections take the earlier one back.
import type { Day } from '#/core/day.ts'
import type { Fact, FactSource } from '#/core/fact.ts'
import type { Subject } from '#/core/event.ts'
import { studyEvents } from './events.ts'

type DataOf<K extends keyof typeof studyEvents> = Parameters<(typeof studyEvents)[K]['of']>[0]

export const studyFacts: FactSource = (event, subject) => {
  switch (event.name) {
    case studyEvents.triggered.name: {
      const d = event.data as DataOf<'triggered'>
      return [triggered(subject, d.title, d.publishedOn, d.until, 1)]
    }
    case studyEvents.textWithdrawn.name: {
      const d = event.data as DataOf<'textWithdrawn'>
      return d.until ? [triggered(subject, d.title, d.publishedOn, d.until, -1)] : []
    }
    case studyEvents.assessed.name: {
      const d = event.data as DataOf<'assessed'>
      const fact = (personId: string, result: string, score: number | null, day: Day, weight: number): Fact => ({
        personId,
        role: 'participant',
        verb: 'study.assessed',
        object: { kind: 'study-programme', id: d.programme },
        day,
        weight,
        verified: true,
        about: { title: d.title, programme: d.programme, year: d.year, result, score },
      })
      return d.rows.flatMap((r) => [
        ...(r.before ? [fact(r.personId, r.before.result, r.before.score, r.before.onDay, -1)] : []),
        fact(r.personId, r.result, r.score, r.onDay, 1),
      ])
    }
    default:
      return []
  }
}

const triggered = (object: Subject, title: string, day: Day, until: Day, weight: number): Fact => ({
  personId: null,
  role: 'host',
  verb: 'study.triggered',
  object,
  day,
  weight,
  verified: true,
  about: { title, until },
})
