// Journal entries in the words of their events, as a timeline shows them.
import type { AnyEventKind } from '../event.ts'
import type { JournalEntry } from './read.ts'

export interface Told {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly words: string
}

/** `kinds` are the events of every feature that writes on these subjects; an event nobody knows is named as it stands. */
export function toldBy(kinds: readonly AnyEventKind[]): (entries: readonly JournalEntry[]) => Told[] {
  const tellers = new Map(kinds.map((k) => [k.name, k.tell]))
  return (entries) =>
    entries.map(({ seq, at, actorName, event }) => ({
      seq,
      at: at.toISOString(),
      actor: actorName,
      // Data was written by `of` of the same event, so it fits its teller.
      words: tellers.get(event.name)?.(event.data) ?? event.name,
    }))
}
