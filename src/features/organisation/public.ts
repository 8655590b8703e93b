// What records and readers may ask of the organisation: sessions, bodies, successors, places. One query each; the committee is fenced by the scope.
import { sql, type RawBuilder } from 'kysely'
import type { Change } from '#/core/action.ts'
import { instantOf, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { AnyEventKind } from '#/core/event.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { codesOf } from '#/core/settings/store.ts'
import { bodyKinds, edgeKinds, standingKinds } from './codes.ts'
import { organisationEvents } from './events.ts'
import { addBodies, codePrefix } from './actions/bodies.ts'
import { addEdges, addStanding, endEdges, type EdgeGiven, type StandingGiven } from './actions/links.ts'
import { nextCodes, pastTerm, systemOf } from './rules.ts'
import { bodiesOfKinds, insertSession, insertTerm, termsOf, type NewBody } from './store.ts'

export interface Session {
  readonly id: string
  readonly termId: string
  readonly termNumber: number
  readonly number: number
  /** 五届一次会议 */
  readonly title: string
  /** The reporting year it opens. */
  readonly year: number
  readonly opensOn: Day
  readonly closesOn: Day
  readonly intakeFrom: Date
  /** Submitted up to this instant: 大会提案; afterwards: 平时提案. */
  readonly cutoffAt: Date
}

const sessionColumns = sql`s.id, s.term_id as "termId", t.number as "termNumber", s.number, s.title, s.year, s.opens_on as "opensOn",
  s.closes_on as "closesOn", s.intake_from as "intakeFrom", s.cutoff_at as "cutoffAt"`
const sessionFrom = sql`session s join term t on t.committee_id = s.committee_id and t.id = s.term_id`
/** Not one that an import made for a past year. */
const registered = sql`t.number <> ${sql.lit(pastTerm.number)}`

export type SessionSought = { readonly id: string } | { readonly year: number } | { readonly currentOn: Day }

/** `currentOn`: the session whose intake was the last to open up to the end of that day in China. */
export async function findSession(tx: Tx, committeeId: number, sought: SessionSought): Promise<Session | null> {
  const which =
    'id' in sought
      ? sql`s.id = ${sought.id}`
      : 'year' in sought
        ? sql`s.year = ${sought.year}`
        : sql`${registered} and s.intake_from < (${sought.currentOn}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
  const found = await sql<Session>`select ${sessionColumns} from ${sessionFrom} where s.committee_id = ${committeeId} and ${which}
    order by ${registered} desc, s.intake_from desc, s.number limit 1`.execute(tx)
  return found.rows[0] ?? null
}

/** The session taking proposals in at this instant, and whether it still counts as the plenary's: the cut-off hour decides. */
export async function sessionAt(
  tx: Tx,
  committeeId: number,
  instant: Date,
): Promise<{ readonly session: Session; readonly timeKind: 'plenary' | 'intersession' } | null> {
  const found = await sql<Session>`select ${sessionColumns} from ${sessionFrom}
    where s.committee_id = ${committeeId} and ${registered} and s.intake_from <= ${instant} order by s.intake_from desc limit 1`.execute(tx)
  const session = found.rows[0]
  return session ? { session, timeKind: instant.getTime() <= session.cutoffAt.getTime() ? 'plenary' : 'intersession' } : null
}

/** Newest first, for choices and statistics. */
export async function allSessions(tx: Tx, committeeId: number): Promise<readonly Session[]> {
  const found = await sql<Session>`select ${sessionColumns} from ${sessionFrom} where s.committee_id = ${committeeId}
    order by s.intake_from desc`.execute(tx)
  return found.rows
}

/** 界别: the word of a column with a kind of body. */
export const bodyKindLabel = (committee: RawBuilder<unknown>, code: RawBuilder<unknown>): RawBuilder<string> =>
  codeLabel(bodyKinds, committee, code)

export interface BodyBrief {
  readonly id: string
  readonly kind: string
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly system: string | null
  readonly parentId: string | null
  readonly successorId: string | null
  readonly fromDay: Day
  /** Last day; null while it exists. */
  readonly toDay: Day | null
}

const bodyColumns = sql`b.id, b.kind, b.code, b.name, b.short_name as "shortName", b.system, b.parent_id as "parentId",
  b.successor_id as "successorId", b.from_day as "fromDay", b.to_day as "toDay"`

export async function bodiesByIds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, BodyBrief>> {
  if (ids.length === 0) return new Map()
  const found = await sql<BodyBrief>`select ${bodyColumns} from body b where b.id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(found.rows.map((b) => [b.id, b]))
}

/** Bodies by exact full or short name, for imports; one name may be borne by several (of different kinds, or abolished). */
export async function bodiesByNames(
  tx: Tx,
  committeeId: number,
  names: readonly string[],
  kinds?: readonly string[],
): Promise<ReadonlyMap<string, readonly BodyBrief[]>> {
  const byName = new Map<string, BodyBrief[]>()
  if (names.length === 0) return byName
  const sought = [...new Set(names)]
  const found = await sql<BodyBrief>`select ${bodyColumns} from body b where b.committee_id = ${committeeId}
    and (b.name = any(${sought}) or b.short_name = any(${sought})) and ${kinds ? sql`b.kind = any(${[...kinds]})` : sql`true`}
    order by (b.to_day is not null), b.sort, b.id`.execute(tx)
  for (const body of found.rows)
    for (const name of new Set([body.name, body.shortName])) byName.set(name, [...(byName.get(name) ?? []), body])
  return byName
}

/** All bodies of some kinds existing on that day, in their own order. */
export async function bodiesOfKind(tx: Tx, committeeId: number, kinds: readonly string[], on: Day): Promise<readonly BodyBrief[]> {
  const found = await sql<BodyBrief>`select ${bodyColumns} from body b where b.committee_id = ${committeeId} and b.kind = any(${[...kinds]})
    and b.from_day <= ${on} and (b.to_day is null or b.to_day >= ${on}) order by b.sort, b.id`.execute(tx)
  return found.rows
}

/** The body that carries this one's cases on that day: itself while it exists, else its successor, and so on; null when nobody does. */
export async function successorOf(tx: Tx, bodyId: string, on: Day): Promise<BodyBrief | null> {
  const found = await sql<BodyBrief>`with recursive line as (
      select b.*, 1 as step from body b where b.id = ${bodyId}
      union all
      select n.*, line.step + 1 from line join body n on n.committee_id = line.committee_id and n.id = line.successor_id
       where line.to_day < ${on} and line.step < 20
    )
    select ${bodyColumns} from line b where b.to_day is null or b.to_day >= ${on} order by b.step limit 1`.execute(tx)
  return found.rows[0] ?? null
}

/** The events of links and standings, which stand on a person's timeline too. */
export const organisationStory: readonly AnyEventKind[] = Object.values(organisationEvents)

export interface LinkSeen {
  id: string
  kind: string
  outward: boolean
  other: { id: string; name: string; kind: 'person' | 'body' }
  fromDay: string
  toDay: string | null
  source: string
}

export interface StandingSeen {
  id: string
  kind: string
  title: string
  decidedBy: string
  fromDay: string
  toDay: string | null
  source: string
}

/** Edges of a person or a body, seen from it; the other end with its name. */
export async function edgesOf(tx: Tx, committeeId: number, id: string): Promise<LinkSeen[]> {
  const other = sql`case when e.from_id = ${id}::uuid then e.to_id else e.from_id end`
  const otherKind = sql`case when e.from_id = ${id}::uuid then e.to_kind else e.from_kind end`
  const found = await sql<LinkSeen>`select e.id, ${codeLabel(edgeKinds, sql`e.committee_id`, sql`e.kind`)} as kind,
      e.from_id = ${id}::uuid as outward, e.from_day as "fromDay", e.to_day as "toDay", e.source,
      jsonb_build_object('id', ${other}, 'kind', ${otherKind}, 'name', coalesce(
        (select name from person p where p.committee_id = e.committee_id and p.id = ${other}),
        (select name from body b where b.committee_id = e.committee_id and b.id = ${other}), '')) as other
    from edge e where e.committee_id = ${committeeId} and (e.from_id = ${id} or e.to_id = ${id})
    order by e.to_day nulls first, e.from_day desc, e.id limit 500`.execute(tx)
  return found.rows
}

export async function standingsOf(tx: Tx, committeeId: number, holderId: string): Promise<StandingSeen[]> {
  const found = await sql<StandingSeen>`select s.id, ${codeLabel(standingKinds, sql`s.committee_id`, sql`s.kind`)} as kind,
      s.title, s.decided_by as "decidedBy", s.from_day as "fromDay", s.to_day as "toDay", s.source
    from standing s where s.committee_id = ${committeeId} and s.holder_id = ${holderId} order by s.from_day desc, s.id`.execute(tx)
  return found.rows
}

/** What a picker answers: a name and a word that tells it from others of that name. */
export interface Picked {
  id: string
  name: string
  note: string | null
}

export interface PickAsked {
  readonly q?: string | undefined
  /** One kind or several with commas; 'unit' is short for the handling units. */
  readonly kind?: string | undefined
  readonly ids?: string | undefined
}

export const pickLimit = 20

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What is not an id is left out: nothing has it. */
export const idsOf = (text: string | undefined): readonly string[] => (text ?? '').split(',').filter((t) => uuid.test(t))

/** Bodies that an imported record names and the register lacks, with the next free codes, told to the journal. Name → id. */
export async function adoptBodies(
  change: Change,
  kind: string,
  names: readonly string[],
  source: string,
  placeOf: (name: string) => string | null = () => null,
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map()
  const same = await bodiesOfKinds(change.tx, change.actor.committeeId, [kind])
  const taken = same.map((b) => b.code)
  const codes = nextCodes(taken, names.length, codePrefix(kind))
  const bodies = names.map((name, i): NewBody => ({
    id: change.newId(),
    kind,
    code: codes[i] ?? name,
    name,
    shortName: name,
    system: kind === 'handling-unit' ? systemOf(name, null) : null,
    parentId: null,
    successorId: null,
    placeCode: placeOf(name),
    fromDay: '1900-01-01' as Day,
    toDay: null,
    sort: same.length + 1 + i,
  }))
  await addBodies(change, bodies, source)
  return new Map(bodies.map((b) => [b.name, b.id]))
}

export interface PastSession {
  readonly title: string
  readonly year: number
  /** Tells the sessions of one year apart. */
  readonly number: number
}

/** A session nobody registered, for records of past years: kept under a term of its own that takes no proposals in. */
export async function adoptPastSession({ tx, actor, newId, record }: Change, past: PastSession): Promise<string> {
  const terms = await termsOf(tx, actor.committeeId)
  let termId = terms.find((t) => t.number === pastTerm.number)?.id
  if (!termId) {
    termId = newId()
    await insertTerm(tx, actor.committeeId, { id: termId, ...pastTerm })
    record({ kind: 'term', id: termId }, organisationEvents.termCreated.of({ title: pastTerm.title, from: pastTerm.fromDay }))
  }
  const [opensOn, closesOn] = [`${past.year}-01-01` as Day, `${past.year}-12-31` as Day]
  const [id, intakeFrom] = [newId(), instantOf(opensOn)]
  await insertSession(tx, actor.committeeId, { id, termId, ...past, opensOn, closesOn, intakeFrom, cutoffAt: intakeFrom })
  record(
    { kind: 'session', id },
    organisationEvents.sessionCreated.of({ title: past.title, opens: opensOn, closes: closesOn, cutoff: '（未登记）' }),
  )
  return id
}

export interface Commended {
  readonly holderId: string
  readonly holderKind: 'person' | 'body'
  readonly holder: string
  readonly title: string
  readonly decidedBy: string
  readonly source: string
  readonly fromDay: Day
}

/** 表扬, as part of the act that announces it: it then stands in the person's file and on the body's page. */
export async function commend(change: Change, given: Commended): Promise<void> {
  await confer(change, [{ ...given, kind: 'commendation', toDay: null }])
}

/** A standing that was wrong ends with the day before: it stays on record, and is in force no longer. */
export async function endConferred({ tx, actor, today, record }: Change, standingId: string): Promise<void> {
  const { rows } = await sql<{ holderId: string; holderKind: 'person' | 'body'; kind: string; title: string; holder: string }>`
    update standing s set to_day = greatest(from_day, ${today}::date - 1) where committee_id = ${actor.committeeId} and id = ${standingId}
    returning holder_id as "holderId", holder_kind as "holderKind", kind, title,
      coalesce((select name from person p where p.committee_id = s.committee_id and p.id = s.holder_id),
        (select name from body b where b.committee_id = s.committee_id and b.id = s.holder_id), '') as holder`.execute(tx)
  const [ended] = rows
  if (!ended) return
  const kinds = await codesOf(tx, actor.committeeId, standingKinds, today)
  record(
    { kind: ended.holderKind, id: ended.holderId },
    organisationEvents.standingEnded.of({
      holder: ended.holder,
      kind: kinds.find((k) => k.code === ended.kind)?.label ?? ended.kind,
      title: ended.title,
      day: today,
    }),
  )
}

/** Links between persons and bodies, as part of another act: both ends' timelines hear of it. */
export const linkParties = (change: Change, links: readonly EdgeGiven[]): Promise<void> =>
  addEdges(
    change,
    links.map((link) => ({ id: change.newId(), ...link })),
  )

/** Ends the links that still run; answers the ids of those ended. */
export const endLinks = (
  change: Change,
  ids: readonly string[],
  ending: { readonly lastDay: Day; readonly source: string },
): Promise<readonly string[]> => endEdges(change, ids, ending)

/** Any standing, as part of the act that decides it or of an import, told to the journal one by one; answers their ids. Kinds are codes of standing-kind. */
export async function confer(change: Change, given: readonly (StandingGiven & { readonly holder: string })[]): Promise<readonly string[]> {
  const kinds = new Map((await codesOf(change.tx, change.actor.committeeId, standingKinds, change.today)).map((c) => [c.code, c.label]))
  const ids: string[] = []
  for (const { holder, ...standing } of given)
    ids.push(await addStanding(change, standing, { holder, kind: kinds.get(standing.kind) ?? standing.kind }))
  return ids
}
