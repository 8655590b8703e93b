// Implements the journal's contract.
import { perform, type World } from '../action.ts'
import type { Actor } from '../actor.ts'
import { readIn } from '../db/database.ts'
import type { AnyEventKind } from '../event.ts'
import { answer, routesFor } from '../http/procedure.ts'
import { done } from '../outcome.ts'
import { journalContract } from './contract.ts'
import { journalEvents } from './events.ts'
import { journalLines } from './export.ts'
import { journalHead, journalPage } from './read.ts'
import { toldBy } from './told.ts'
import { verifyJournal } from './verify.ts'

export function journalRoutes(kinds: readonly AnyEventKind[]) {
  const os = routesFor(journalContract)
  const told = toldBy(kinds)
  return os.router({
    page: os.page.handler(({ input, context: { world, actor } }) =>
      readIn(world.db, [actor.committeeId], async (tx) => {
        const asked = { limit: input.limit, ...(input.before === undefined ? {} : { before: input.before }) }
        const { entries, next } = await journalPage(tx, actor.committeeId, asked)
        const head = await journalHead(tx, actor.committeeId)
        const words = told(entries)
        return {
          entries: entries.map(({ subject, event }, i) => ({
            ...(words[i] ?? { seq: 0, at: '', actor: '', words: '' }),
            event: event.name,
            subjectKind: subject.kind,
            subjectId: subject.id,
          })),
          next,
          head: head?.hash ?? null,
          algorithm: head?.algorithm ?? null,
        }
      }),
    ),
    verify: os.verify.handler(({ input, context: { world, actor } }) =>
      readIn(world.db, [actor.committeeId], (tx) => verifyJournal(tx, actor.committeeId, { head: input.head }), { snapshot: true }),
    ),
    export: os.export.handler(async ({ context: { world, actor } }) => {
      const text = await exportedBy(world, actor)
      const name = `日志-${world.clock.today()}.jsonl`
      return {
        headers: { 'content-disposition': `attachment; filename*=utf-8''${encodeURIComponent(name)}` },
        body: new File(text, name, { type: 'application/x-ndjson' }),
      }
    }),
  })
}

/** Recorded first, so that the file tells of its own making. */
async function exportedBy(world: World, actor: Actor): Promise<string[]> {
  const head = await readIn(world.db, [actor.committeeId], (tx) => journalHead(tx, actor.committeeId))
  answer(
    await perform<void>(world, actor, async ({ record }) => {
      record({ kind: 'journal', id: String(actor.committeeId) }, journalEvents.exported.of({ entries: (head?.seq ?? 0) + 1 }))
      return done(undefined)
    }),
  )
  const pieces: string[] = []
  await readIn(
    world.db,
    [actor.committeeId],
    async (tx) => {
      for await (const piece of journalLines(tx, actor.committeeId)) pieces.push(piece)
    },
    { snapshot: true },
  )
  return pieces
}
