// The story of one record in words, from the journal.
import type { z } from 'zod'
import type { Tx } from '#/core/db/database.ts'
import type { AnyEventKind, Subject } from '#/core/event.ts'
import type { told } from '#/core/http/shapes.ts'
import { entriesOf } from '#/core/journal/read.ts'

export async function storyOf(
  tx: Tx,
  committeeId: number,
  subject: Subject,
  events: Readonly<Record<string, AnyEventKind>>,
): Promise<z.infer<typeof told>[]> {
  const tellers = new Map(Object.values(events).map((e) => [e.name, e.tell]))
  const entries = await entriesOf(tx, committeeId, [subject])
  return entries.map((e) => ({
    seq: e.seq,
    at: e.at.toISOString(),
    actor: e.actorName,
    words: tellers.get(e.event.name)?.(e.event.data) ?? e.event.name,
  }))
}
