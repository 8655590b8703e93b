// Serves every importer the features declare. An import somebody may not make does not exist for them.
import { may, type Actor } from '#/core/actor.ts'
import type { Importer } from '#/core/feature.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound, type Outcome } from '#/core/outcome.ts'
import { importsContract } from './contract.ts'
import { runImport } from './run.ts'

const reasonsShown = 1_000

export function importRoutes(importers: readonly Importer[]) {
  const os = routesFor(importsContract)
  return os.router({
    kinds: os.kinds.handler(({ context: { actor } }) =>
      importers
        .filter((i) => may(actor, i.right))
        .map(({ kind, title, fields }) => ({ kind, title, fields: fields.map((f) => ({ ...f, titles: [...f.titles] })) })),
    ),
    run: os.run.handler(async ({ input: { kind, mode, file }, context: { world, actor } }) => {
      const importer = answer(openImporter(importers, kind, actor))
      const source = { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }
      const { result, notes } = answer(await runImport(world, actor, importer, source, { dryRun: mode === 'check' }))
      return {
        written: mode === 'write',
        read: result.read,
        created: result.created,
        unchanged: result.unchanged,
        refused: result.refused.slice(0, reasonsShown).map((r) => ({ ...r })),
        reasons: result.refused.length,
        notes: [...notes],
      }
    }),
  })
}

function openImporter(importers: readonly Importer[], kind: string, actor: Actor): Outcome<Importer> {
  const importer = importers.find((i) => i.kind === kind)
  return importer && may(actor, importer.right) ? done(importer) : notFound('没有这种导入，或者您无权导入')
}
