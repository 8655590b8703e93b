// Facts can be reckoned again from the journal and must come out equal; where they do not, the journal is right.
import { sql } from 'kysely'
import { perform, type World } from './action.ts'
import type { Actor } from './actor.ts'
import type { Command } from './command.ts'
import { dayOf } from './day.ts'
import { readIn, type Tx } from './db/database.ts'
import { event } from './event.ts'
import { dutyCodeLists } from './fact-codes.ts'
import type { FactSource } from './fact.ts'
import { writeFacts, type RecordedFact } from './facts-store.ts'
import type { Feature } from './feature.ts'
import { done } from './outcome.ts'

export const factEvents = {
  rebuilt: event('fact.rebuilt', (d: { missing: number; surplus: number }) => `按日志重算履职事实：补记${d.missing}条，删去${d.surplus}条`),
} as const

export interface FactCheck {
  readonly entries: number
  readonly facts: number
  /** The journal gives them, the table has them not. */
  readonly missing: number
  /** The table has them, the journal does not give them. */
  readonly surplus: number
}

/** What the journal gives, in the order of the journal. */
export async function factsFromJournal(
  tx: Tx,
  committeeId: number,
  sources: readonly FactSource[],
): Promise<{ entries: number; facts: RecordedFact[] }> {
  const facts: RecordedFact[] = []
  let entries = 0
  for (let after = 0; ;) {
    const { rows } = await sql<{ seq: number; at: Date; kind: string; id: string; event: string; data: unknown }>`
      select seq, at, subject_kind as kind, subject_id as id, event, data from journal_entry
      where committee_id = ${committeeId} and seq > ${after} order by seq limit 5000`.execute(tx)
    for (const e of rows) {
      const on = dayOf(e.at)
      for (const source of sources)
        for (const f of source({ name: e.event, data: e.data }, { kind: e.kind, id: e.id }, on)) facts.push({ ...f, recordedOn: on })
    }
    entries += rows.length
    const last = rows.at(-1)
    if (!last) return { entries, facts }
    after = last.seq
  }
}

export async function checkFacts(tx: Tx, committeeId: number, sources: readonly FactSource[]): Promise<FactCheck> {
  const { entries, facts } = await factsFromJournal(tx, committeeId, sources)
  const left = new Map<string, number>()
  for (const f of facts) count(left, keyOf(f), 1)
  const { rows } = await sql<RecordedFact & { objectKind: string; objectId: string }>`
    select person_id as "personId", body_id as "bodyId", role, verb, object_kind as "objectKind", object_id as "objectId", day,
      weight::float8 as weight, verified, about, coalesce(recorded_on, day) as "recordedOn"
    from fact where committee_id = ${committeeId}`.execute(tx)
  for (const r of rows) count(left, keyOf({ ...r, object: { kind: r.objectKind, id: r.objectId } }), -1)
  const differences = [...left.values()]
  return {
    entries,
    facts: rows.length,
    missing: differences.reduce((sum, n) => sum + Math.max(0, n), 0),
    surplus: differences.reduce((sum, n) => sum + Math.max(0, -n), 0),
  }
}

const count = (counts: Map<string, number>, key: string, by: number): void => void counts.set(key, (counts.get(key) ?? 0) + by)

const keyOf = (f: RecordedFact): string =>
  JSON.stringify([
    f.personId,
    f.bodyId ?? null,
    f.role,
    f.verb,
    f.object.kind,
    f.object.id,
    f.day,
    f.recordedOn,
    Number(f.weight.toFixed(6)),
    f.verified,
    Object.entries(f.about ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ])

/** Puts what the journal gives in the place of what is stored. It is an act like any other and says so in the journal. */
export function rebuildFacts(world: World, actor: Actor) {
  return perform(world, actor, async ({ tx, record, newId }) => {
    const found = await checkFacts(tx, actor.committeeId, world.factSources)
    const { facts } = await factsFromJournal(tx, actor.committeeId, world.factSources)
    await sql`delete from fact where committee_id = ${actor.committeeId}`.execute(tx)
    await writeFacts(tx, actor.committeeId, facts, newId)
    record({ kind: 'fact', id: 'all' }, factEvents.rebuilt.of({ missing: found.missing, surplus: found.surplus }))
    return done(found)
  })
}

const check: Command = {
  name: 'facts check',
  summary: '按日志重算履职事实，与存着的逐条核对',
  options: { repair: { type: 'boolean', help: '不一致时以日志为准改正' } },
  run: async ({ world, actor, committee, flag }) => {
    const found = await readIn(world.db, [committee.id], (tx) => checkFacts(tx, committee.id, world.factSources), { snapshot: true })
    const differs = found.missing + found.surplus > 0
    const repaired = differs && flag('repair') ? await rebuildFacts(world, actor) : null
    const says = `日志${found.entries}条，履职事实${found.facts}条，缺${found.missing}条，多${found.surplus}条`
    return {
      json: { ok: !differs, ...found, repaired: repaired?.ok ?? false },
      text: repaired?.ok ? `${says}；已按日志改正` : says,
      finding: differs && !repaired?.ok,
    }
  },
}

export const facts: Feature = {
  name: 'facts',
  title: '履职事实',
  events: Object.values(factEvents),
  codeLists: dutyCodeLists,
  commands: [check],
}
