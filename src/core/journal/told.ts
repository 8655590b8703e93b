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

/** The same without the events it does not name: what others wrote on the subject, and the daily to and fro left out of `kinds`. */
export function toldOnlyBy(kinds: readonly AnyEventKind[]): (entries: readonly JournalEntry[]) => Told[] {
  const named = new Set(kinds.map((k) => k.name))
  const tell = toldBy(kinds)
  return (entries) => tell(entries.filter((n) => named.has(n.event.name)))
}
