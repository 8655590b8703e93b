// A check-in and a note are facts of the reader; a note that was hidden is taken back.
import type { Day } from '#/core/day.ts'
import type { Fact, FactSource } from '#/core/fact.ts'
import { readingEvents, type GroupTold } from './events.ts'

type DataOf<K extends keyof typeof readingEvents> = Parameters<(typeof readingEvents)[K]['of']>[0]

export const readingFacts: FactSource = (event, _, on) => {
  switch (event.name) {
    case readingEvents.checkedIn.name: {
      const d = event.data as DataOf<'checkedIn'>
      return [fact(d, d.personId, 'reading.checkedIn', null, on, 1)]
    }
    case readingEvents.checkInsEntered.name: {
      const d = event.data as DataOf<'checkInsEntered'>
      return d.rows.map((r) => fact(d, r.personId, 'reading.checkedIn', null, r.day, 1))
    }
    case readingEvents.noted.name: {
      const d = event.data as DataOf<'noted'>
      return [fact(d, d.personId, 'reading.noted', d.book, on, 1)]
    }
    case readingEvents.hidden.name: {
      const d = event.data as DataOf<'hidden'>
      return d.isNote && d.personId ? [fact(d, d.personId, 'reading.noted', d.book, d.onDay, -1)] : []
    }
    default:
      return []
  }
}

const fact = (d: GroupTold, personId: string, verb: string, book: string | null, day: Day, weight: number): Fact => ({
  personId,
  role: 'reader',
  verb,
  object: { kind: 'reading-group', id: d.group },
  day,
  weight,
  verified: true,
  about: { title: d.title, programme: d.programme, group: d.group, book },
})
