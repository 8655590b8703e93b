// Implements the contract of frozen figures.
import { may } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import type { Figure } from '#/core/figure.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { z } from 'zod'
import { downloadOf } from '../export.ts'
import { compareFrozen, frozenRecordsPage, shownHead } from './compare.ts'
import { freezeAsked, frozenContract } from './contract.ts'
import { exportFrozen } from './file.ts'
import { freeze } from './freeze.ts'
import { frozenReports } from './store.ts'

export function frozenRoutes(figures: () => readonly Figure[]) {
  const f = routesFor(frozenContract)
  return f.router({
    list: f.list.handler(({ context: { world, actor } }) =>
      readIn(world.db, [actor.committeeId], async (tx) => ({
        reports: (await frozenReports(tx, actor.committeeId)).map(shownHead),
        form: may(actor, 'figures:freeze') ? z.toJSONSchema(freezeAsked, { io: 'input' }) : null,
      })),
    ),
    freeze: f.freeze.handler(async ({ input, context: { world, actor } }) => answer(await freeze(world, actor, figures(), input))),
    get: f.get.handler(async ({ input, context: { world, actor } }) => {
      const asked = { ...input, committeeId: actor.committeeId, today: world.clock.today() }
      return answer(await readIn(world.db, [actor.committeeId], (tx) => compareFrozen(tx, figures(), asked), { snapshot: true }))
    }),
    records: f.records.handler(async ({ input, context: { world, actor } }) => {
      const asked = { ...input, committeeId: actor.committeeId, today: world.clock.today() }
      return answer(await readIn(world.db, [actor.committeeId], (tx) => frozenRecordsPage(tx, figures(), asked), { snapshot: true }))
    }),
    export: f.export.handler(async ({ input, context: { world, actor } }) =>
      downloadOf(answer(await exportFrozen(world, actor, figures(), input))),
    ),
  })
}
