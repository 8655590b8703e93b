// Proposals of past years from a table: each row one proposal with its history at its own days. The same table twice adds nothing.
import { DatabaseError } from 'pg'
import { perform, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import type { Importer, ImportResult, ImportRow } from '#/core/feature.ts'
import { conflict, done, forbidden, type Outcome } from '#/core/outcome.ts'
import { importFields } from './importer-fields.ts'
import { planImport, type ImportPlan, type Known, type PlannedProposal } from './importer-plan.ts'
import { readRow, type GivenProposal } from './importer-row.ts'
import { writeImported } from './importer-store.ts'

/** One transaction each: other writers wait for the journal's head at most this long. */
const chunkSize = 100

export const proposalImporter: Importer = {
  kind: 'proposals',
  title: '提案',
  right: 'proposals:import',
  files: ['motions'],
  fields: importFields,
  run: importProposals,
}

async function importProposals(
  world: World,
  actor: Actor,
  rows: readonly ImportRow[],
  { dryRun, source }: { readonly dryRun: boolean; readonly source: string },
): Promise<Outcome<ImportResult>> {
  if (!may(actor, 'proposals:import')) return forbidden('导入提案由提案办办理')
  const given: GivenProposal[] = []
  const unreadable: ImportResult['refused'][number][] = []
  for (const row of rows) {
    const read = readRow(row, world.clock.today())
    if (read.ok) given.push(read.value)
    else unreadable.push(...read.reasons.map((r) => ({ row: row.row, field: r.field ?? '', says: r.says })))
  }
  const plan = await readIn(world.db, [actor.committeeId], (tx) => planImport(tx, actor.committeeId, given))
  const result: ImportResult = {
    read: rows.length,
    created: plan.create.length,
    unchanged: plan.unchanged,
    refused: [...unreadable, ...plan.refused].toSorted((a, b) => a.row - b.row),
    notes: notesOf(plan),
  }
  if (dryRun) return done(result)
  const written = await writeChunks(world, actor, plan, source)
  return written.ok ? done(result) : written
}

async function writeChunks(world: World, actor: Actor, plan: ImportPlan, source: string): Promise<Outcome<null>> {
  let known: Known = plan.known
  for (let from = 0; from < plan.create.length; from += chunkSize) {
    const chunk = plan.create.slice(from, from + chunkSize)
    const before = known
    try {
      const written = await perform(world, actor, async (change) => done(await writeImported(change, chunk, before, source)))
      if (!written.ok) return written
      known = written.value
    } catch (error) {
      if (error instanceof DatabaseError && error.code === '23505')
        return conflict('同时有别人在导入或登记，请再导入一次；已导入的不会重复')
      throw error
    }
  }
  return done(null)
}

function notesOf({ create, known }: ImportPlan): readonly string[] {
  const given = create.map((p) => p.given)
  const lacking = (names: readonly string[], there: ReadonlyMap<string, string>): number =>
    new Set(names.filter((name) => !there.has(name))).size
  const units = lacking(
    given.flatMap((g) => [...(g.lead ? [g.lead] : []), ...g.co]),
    known.units,
  )
  const people = lacking(
    given.filter((g) => g.proposer.is === 'person').map((g) => g.proposer.name),
    known.people,
  )
  const congress = given.filter((g) => g.source === 'congress').length
  const messages = given.filter((g) => g.source === 'message').length
  const merges = given.filter((g) => g.merges).length
  const sessions = new Map(create.flatMap((p) => made(p).map((s) => [s.number, s.title])))
  return [
    ...(units ? [`名册里没有的承办单位${units}个，已登记并注明来源`] : []),
    ...(people ? [`名册里没有的提案者${people}人，已登记为没有席位的人员`] : []),
    ...(sessions.size ? [`没有登记的届次${[...sessions.values()].map((t) => `“${t}”`).join('、')}，归入“历年导入”`] : []),
    ...(congress ? [`人大建议${congress}件单列届次，加关键词“人大代表建议”`] : []),
    ...(messages ? [`群众留言${messages}件按来稿导入，状态“已提交”，不进名册`] : []),
    ...(merges ? [`并案${merges}件：由几件并成，本身有承办单位，按立案主案导入，原件号留在审查记录里`] : []),
  ]
}

const made = ({ session }: PlannedProposal): readonly { readonly number: number; readonly title: string }[] =>
  'make' in session ? [session.make] : []
