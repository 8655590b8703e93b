// One import, from the command line or the page: bytes become rows, rows meet the importer's fields, the importer decides.
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { readTable } from '#/core/documents/table.ts'
import type { Importer, ImportResult } from '#/core/feature.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { rowsByField, type Mapping } from './columns.ts'
import type { SourceBytes } from './source.ts'

const many = 100

export interface ImportAsked {
  /** Checks everything and stores nothing. */
  readonly dryRun: boolean
  readonly mapping?: Mapping
}

export interface ImportRun {
  readonly result: ImportResult
  /** What was tidied up or left unread on the way in. */
  readonly notes: readonly string[]
}

export async function runImport(
  world: World,
  actor: Actor,
  importer: Importer,
  source: SourceBytes,
  { dryRun, mapping = {} }: ImportAsked,
): Promise<Outcome<ImportRun>> {
  const table = await readTable(source.bytes, source.name)
  if (!table.ok) return table
  const read = rowsByField(importer, table.value, mapping)
  if (!read.ok) return read
  const outcome = await importer.run(world, actor, read.value.rows, { dryRun, source: source.name })
  // Rows that came all at once have no statistics yet, and without them figures over them take seconds.
  if (outcome.ok && outcome.value.created >= many && !dryRun) await sql`analyze`.execute(world.db.owner)
  return outcome.ok ? done({ result: outcome.value, notes: [...read.value.notes, ...(outcome.value.notes ?? [])] }) : outcome
}
