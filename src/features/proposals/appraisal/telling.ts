// The words of journal entries, found by the event's name.
import type { AnyEventKind } from '#/core/event.ts'
import type { JournalEntry } from '#/core/journal/read.ts'

/** Data was written by `of` of the same event, so it fits its teller. */
export function tellerOf(events: Readonly<Record<string, AnyEventKind>>): (entry: JournalEntry) => string {
  const tellers = new Map(Object.values(events).map((e) => [e.name, e.tell]))
  return ({ event }) => tellers.get(event.name)?.(event.data) ?? event.name
}
