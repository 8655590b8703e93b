// The story of one record in words, from the journal.
import type { z } from 'zod'
import type { Tx } from '#/core/db/database.ts'
import type { AnyEventKind, Subject } from '#/core/event.ts'
import type { told } from '#/core/http/shapes.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { toldBy } from '#/core/journal/told.ts'

export async function storyOf(
  tx: Tx,
  committeeId: number,
  subject: Subject,
  events: Readonly<Record<string, AnyEventKind>>,
): Promise<z.infer<typeof told>[]> {
  return toldBy(Object.values(events))(await entriesOf(tx, committeeId, [subject]))
}
