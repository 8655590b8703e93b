// Implements the contract of search: each kind of case is asked by its own rule of who may see it.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../actor.ts'
import { readIn } from '../db/database.ts'
import type { MatterKind } from '../feature.ts'
import { routesFor } from '../http/procedure.ts'
import { searchContract } from './contract.ts'
import { searchMatters } from './search.ts'

const os = routesFor(searchContract)

export function searchRoutes(matters: readonly MatterKind[]) {
  const byKind = new Map(matters.map((m) => [m.kind, m]))
  const kinds = matters.map((m) => ({ code: m.kind, title: m.title }))
  return os.router({
    find: os.find.handler(async ({ input, context: { world, actor } }) => {
      const asked = matters.filter((m) => !input.kind || m.kind === input.kind)
      if (asked.length === 0) return { found: [], words: [], relaxed: false, kinds }
      const answer = await readIn(
        world.db,
        [actor.committeeId],
        (tx) => searchMatters(tx, { text: input.q, kinds: asked.map((m) => m.kind), limit: input.limit, visible: visibleOf(asked, actor) }),
        { rowByRow: true, plannedOnce: true },
      )
      return {
        found: answer.found.flatMap(({ rank: _, state, openedAt, ...f }) => {
          const kind = byKind.get(f.kind)
          if (!kind) return []
          const row = kind.states[state]
          return [
            {
              ...f,
              kind: { code: kind.kind, title: kind.title },
              state: { label: row?.label ?? state, tone: row?.tone ?? 'over' },
              openedAt: openedAt.toISOString(),
              url: kind.url(f.id),
            },
          ]
        }),
        words: [...answer.words],
        relaxed: answer.relaxed,
        kinds,
      }
    }),
  })
}

/** A case is visible by the rule of its own kind, and by no other's. */
const visibleOf = (matters: readonly MatterKind[], actor: Actor): RawBuilder<unknown> =>
  sql.join(
    matters.map((m) => sql`(m.kind = ${m.kind} and (${m.visible(actor)}))`),
    sql` or `,
  )
