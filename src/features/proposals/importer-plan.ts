// What an import would do, read before anything is written: which rows are new, which were imported before, which contradict the register.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { ImportResult } from '#/core/feature.ts'
import { personsByNames } from '#/features/members/public.ts'
import { allSessions, bodiesByNames, type Session } from '#/features/organisation/public.ts'
import { fieldTitle } from './importer-fields.ts'
import type { GivenProposal, GivenSource } from './importer-row.ts'

export type Refusal = ImportResult['refused'][number]

/** A session that is there, or one to be made for a past year. */
export type SessionWanted =
  | { readonly id: string; readonly cutoffAt: Date | null }
  | { readonly make: { readonly title: string; readonly year: number; readonly number: number } }

export interface PlannedProposal {
  readonly given: GivenProposal
  readonly session: SessionWanted
}

export interface ImportPlan {
  readonly create: readonly PlannedProposal[]
  readonly unchanged: number
  readonly refused: readonly Refusal[]
  readonly known: Known
}

/** Names the register has already. What is not here is added by the chunk that first needs it. */
export interface Known {
  readonly units: ReadonlyMap<string, string>
  /** By kind and name: 'party 民革云岭市委'. */
  readonly bodies: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
  /** Sessions of past years by their number. */
  readonly sessions: ReadonlyMap<number, string>
}

export const bodyKey = (kind: string, name: string): string => `${kind} ${name}`

export async function planImport(tx: Tx, committeeId: number, given: readonly GivenProposal[]): Promise<ImportPlan> {
  const refused: Refusal[] = []
  const once = withoutRepeats(given, refused)
  const before = await importedBefore(
    tx,
    committeeId,
    once.rows.map((g) => g.key),
  )
  const fresh: GivenProposal[] = []
  let unchanged = once.repeats
  for (const row of once.rows) {
    const prints = before.get(row.key)
    const changed = prints ? changedParts(prints, row.prints) : null
    if (changed === null) fresh.push(row)
    else if (changed.length === 0) unchanged += 1
    else
      refused.push(
        ...changed.map((part) => ({
          row: row.row,
          field: fieldTitle[part] ?? part,
          says: `已导入过，内容不同：${fieldTitle[part] ?? part}`,
        })),
      )
  }
  const names = await knownNames(tx, committeeId, fresh)
  const clear = fresh.filter((g) => {
    const namesakes = g.proposer.is === 'person' ? (names.namesakes.get(g.proposer.name) ?? 0) : 0
    if (namesakes > 1)
      refused.push({ row: g.row, field: '提案者', says: `名册里有${namesakes}位“${g.proposer.name}”，请改为人员编号后再导入` })
    return namesakes <= 1
  })
  const sessions = await allSessions(tx, committeeId)
  return {
    create: await placed(tx, committeeId, clear, sessions),
    unchanged,
    refused,
    known: { ...names, sessions: new Map(sessions.filter((s) => s.termNumber === 0).map((s) => [s.number, s.id])) },
  }
}

/** The same proposal twice in one file: equal rows count once, others are refused. */
function withoutRepeats(given: readonly GivenProposal[], refused: Refusal[]): { rows: readonly GivenProposal[]; repeats: number } {
  const first = new Map<string, GivenProposal>()
  let repeats = 0
  for (const row of given) {
    const same = first.get(row.key)
    if (!same) first.set(row.key, row)
    else if (changedParts(same.prints, row.prints).length === 0) repeats += 1
    else
      refused.push({
        row: row.row,
        field: fieldTitle[row.number === null ? 'title' : 'number'] ?? '',
        says: `与第${same.row}行是同一件，内容不同`,
      })
  }
  return { rows: [...first.values()], repeats }
}

type Prints = Readonly<Record<string, string>>

/** Only what both tables have columns for can differ. */
const changedParts = (before: Prints, now: Prints): readonly string[] =>
  Object.keys(now).filter((part) => before[part] !== undefined && before[part] !== now[part])

async function importedBefore(tx: Tx, committeeId: number, keys: readonly string[]): Promise<ReadonlyMap<string, Prints>> {
  const { rows } = await sql<{ key: string; prints: Prints | null }>`select imported_from as key, imported_row as prints from proposal
    where committee_id = ${committeeId} and imported_from = any(${[...keys]}::text[])`.execute(tx)
  return new Map(rows.map((r) => [r.key, r.prints ?? {}]))
}

async function knownNames(
  tx: Tx,
  committeeId: number,
  given: readonly GivenProposal[],
): Promise<Omit<Known, 'sessions'> & { namesakes: ReadonlyMap<string, number> }> {
  const unitNames = given.flatMap((g) => [...(g.lead ? [g.lead] : []), ...g.co])
  const units = await bodiesByNames(tx, committeeId, unitNames, ['handling-unit'])
  const proposers = given.map((g) => g.proposer)
  const bodies = await bodiesByNames(
    tx,
    committeeId,
    proposers.filter((p) => p.is === 'body').map((p) => p.name),
  )
  const people = await personsByNames(
    tx,
    committeeId,
    proposers.filter((p) => p.is === 'person').map((p) => p.name),
  )
  return {
    units: new Map([...units].flatMap(([name, [first]]) => (first ? [[name, first.id]] : []))),
    bodies: new Map([...bodies].flatMap(([name, same]) => same.toReversed().map((b) => [bodyKey(b.kind, name), b.id]))),
    people: new Map([...people].flatMap(([name, [first]]) => (first ? [[name, first.id]] : []))),
    namesakes: new Map([...people].map(([name, same]) => [name, same.length])),
  }
}

/** Rows of one source and year belong to one session. */
async function placed(
  tx: Tx,
  committeeId: number,
  given: readonly GivenProposal[],
  sessions: readonly Session[],
): Promise<readonly PlannedProposal[]> {
  const groups = new Map<number, GivenProposal[]>()
  for (const g of given) groups.set(pastNumber(g), [...(groups.get(pastNumber(g)) ?? []), g])
  const places = new Map<number, SessionWanted>()
  for (const [number, group] of groups) places.set(number, await placeOf(tx, committeeId, number, group, sessions))
  return given.flatMap((g) => {
    const session = places.get(pastNumber(g))
    return session ? [{ given: g, session }] : []
  })
}

/** Sessions of past years are numbered by their year, those of other sources in ranges of their own. */
const ranges: Record<GivenSource, number> = { proposal: 0, congress: 10_000, message: 20_000 }
const pastNumber = (g: GivenProposal): number => ranges[g.source] + g.year

/** The registered session of that title or year, unless its case numbers are already given to other cases; else one kept for past years. */
async function placeOf(
  tx: Tx,
  committeeId: number,
  number: number,
  group: readonly GivenProposal[],
  sessions: readonly Session[],
): Promise<SessionWanted> {
  const title = group.find((g) => g.sessionTitle !== null)?.sessionTitle ?? null
  const year = group[0]?.year ?? 0
  const source = group[0]?.source ?? 'proposal'
  const registered = sessions.find(
    (s) => s.termNumber > 0 && (title === null ? s.year === year && source === 'proposal' : plainTitle(s.title) === plainTitle(title)),
  )
  if (registered && !(await numbersTaken(tx, committeeId, registered.id, group))) return registered
  const past = sessions.find((s) => s.termNumber === 0 && s.number === number)
  if (past) return { id: past.id, cutoffAt: null }
  return { make: { title: title ?? `${year}年${source === 'message' ? '来信' : ''}（导入）`, year, number } }
}

const plainTitle = (title: string): string => title.replaceAll(/^政协|第|会议$|\s/g, '')

async function numbersTaken(tx: Tx, committeeId: number, sessionId: string, group: readonly GivenProposal[]): Promise<boolean> {
  const numbers = group.flatMap((g) => (g.number === null || g.review !== 'filed' ? [] : [g.number]))
  const { rows } = await sql`select from proposal where committee_id = ${committeeId} and session_id = ${sessionId}
    and case_no = any(${numbers}::int[]) limit 1`.execute(tx)
  return rows.length > 0
}
