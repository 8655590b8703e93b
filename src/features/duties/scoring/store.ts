// The queries of scoring: editions of rule sets, whoever a set scores in a period, their facts and standings – for all of them at once.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { CountedFact } from '#/core/scoring/match.ts'
import { ruleSet, type RuleSet } from '#/core/scoring/rule-set.ts'
import type { EditionState } from './lifecycle.ts'
import { rulePresets } from './presets.ts'

export interface Edition {
  /** null: as the program brings it. */
  readonly id: string | null
  readonly key: string
  readonly edition: number
  readonly content: RuleSet
  readonly state: EditionState
  readonly version: number
  readonly fromDay: Day | null
  readonly source: string
  readonly createdBy: string
}

export const versionOf = (e: Pick<Edition, 'key' | 'edition'>): string => `${e.key}@${e.edition}`

const columns = sql`id, key, edition, content, state, version, from_day as "fromDay", source, created_by as "createdBy"`

const brought = (key: string): Edition[] => {
  const content = rulePresets[key]
  return content
    ? [{ id: null, key, edition: 0, content, state: 'adopted', version: 1, fromDay: null, source: content.source, createdBy: '系统' }]
    : []
}

/** Every edition of every set, or of one, the latest first; what the program brings comes last. */
export async function editionsOf(tx: Tx, committeeId: number, key: string | null = null): Promise<readonly Edition[]> {
  const { rows } = await sql<Edition>`select ${columns} from duty_rule_set where committee_id = ${committeeId} and state <> 'discarded'
      and ${key === null ? sql`true` : sql`key = ${key}`} order by key, edition desc`.execute(tx)
  const keys = key === null ? [...new Set([...Object.keys(rulePresets), ...rows.map((r) => r.key)])] : [key]
  return keys.flatMap((k) => [...rows.filter((r) => r.key === k).map(parsed), ...brought(k)])
}

/** Contents of older editions are read by today's schema: fields added since have their defaults. */
const parsed = (row: Edition): Edition => ({ ...row, content: ruleSet.parse(row.content) })

/** The edition in force on a day. */
export async function inForce(tx: Tx, committeeId: number, key: string, on: Day): Promise<Edition | null> {
  return inForceOf(await editionsOf(tx, committeeId, key), on)
}

export const inForceOf = (editions: readonly Edition[], on: Day): Edition | null =>
  editions
    .filter((e) => e.state === 'adopted' && (e.fromDay === null || e.fromDay <= on))
    .toSorted((a, b) => ((b.fromDay ?? '') < (a.fromDay ?? '') ? -1 : 1))[0] ?? null

export async function holdDraft(tx: Tx, committeeId: number, id: string): Promise<(Omit<Edition, 'id'> & { readonly id: string }) | null> {
  const { rows } = await sql<
    Edition & { id: string }
  >`select ${columns} from duty_rule_set where committee_id = ${committeeId} and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

export interface Holder {
  readonly id: string
  readonly kind: 'person' | 'body'
  readonly name: string
  readonly code: string
  readonly sectorId: string | null
  readonly sector: string | null
  readonly specialCommitteeId: string | null
  readonly specialCommittee: string | null
  /** Days the seat was held in the period; all of it for a body. */
  readonly activeDays: number
}

interface Range {
  readonly from: Day
  readonly to: Day
}

const edgeTo = (kinds: readonly string[], edge: string, { from, to }: Range) => sql`exists (select from edge e
  join body eb on eb.committee_id = e.committee_id and eb.id = e.to_id and eb.kind = any(${[...kinds]}::text[])
  where e.committee_id = p.committee_id and e.from_id = p.id and e.kind = ${edge} and e.from_day <= ${to} and (e.to_day is null or e.to_day >= ${from}))`

/** Whom a rule set scores in a period; of them one, or all. */
export async function holdersOf(
  tx: Tx,
  committeeId: number,
  set: Pick<RuleSet, 'holder' | 'bodyKinds'>,
  range: Range,
  only: string | null = null,
): Promise<readonly Holder[]> {
  const { from, to } = range
  if (set.holder === 'body') {
    const { rows } =
      await sql<Holder>`select b.id, 'body' as kind, b.name, b.code, null as "sectorId", null as sector, null as "specialCommitteeId",
        null as "specialCommittee", (least(${to}::date, coalesce(b.to_day, ${to}::date)) - greatest(${from}::date, b.from_day) + 1)::int as "activeDays"
      from body b where b.committee_id = ${committeeId} and b.kind = any(${[...set.bodyKinds]}::text[]) and b.from_day <= ${to}
        and (b.to_day is null or b.to_day >= ${from}) and ${only === null ? sql`true` : sql`b.id = ${only}::uuid`} order by b.kind, b.sort, b.id`.execute(
        tx,
      )
    return rows
  }
  const which: Readonly<Record<Exclude<RuleSet['holder'], 'body'>, RawBuilder<unknown>>> = {
    member: sql`true`,
    standing: sql`m.kind <> 'member'`,
    director: edgeTo(['special-committee'], 'leads', range),
    convenor: edgeTo(['sector'], 'convenes', range),
  }
  const { rows } = await sql<Holder>`/* planned once: scored members */
    select p.id, 'person' as kind, p.name, p.code, s.id as "sectorId", s.short_name as sector, c.id as "specialCommitteeId",
      c.short_name as "specialCommittee", x.days as "activeDays"
    from (select m.person_id, (array_agg(m.id order by m.from_day desc))[1] as seat_id,
            sum(least(${to}::date, coalesce(m.to_day, ${to}::date)) - greatest(${from}::date, m.from_day) + 1)::int as days
          from seat m where m.committee_id = ${committeeId} and m.from_day <= ${to} and (m.to_day is null or m.to_day >= ${from})
            and ${only === null ? sql`true` : sql`m.person_id = ${only}::uuid`}
          group by m.person_id) x
    join seat m on m.committee_id = ${committeeId} and m.id = x.seat_id
    join person p on p.committee_id = m.committee_id and p.id = m.person_id
    join body s on s.committee_id = m.committee_id and s.id = m.sector_id
    left join body c on c.committee_id = m.committee_id and c.id = m.special_committee_id
    where ${which[set.holder]} order by p.code, p.id`.execute(tx)
  return rows
}

export interface HolderFact extends CountedFact {
  readonly holderId: string
}

/** Confirmed facts of the set's verbs in the period, of one holder or of all, in one query; with how many share the deed. */
export async function factsOfHolders(
  tx: Tx,
  committeeId: number,
  set: Pick<RuleSet, 'holder' | 'rules'>,
  { from, to }: Range,
  only: string | null = null,
): Promise<readonly HolderFact[]> {
  const verbs = [...new Set(set.rules.flatMap((r) => [...r.verbs, ...r.dueVerbs]))]
  const holder = set.holder === 'body' ? sql`f.body_id` : sql`f.person_id`
  const shared = set.rules.some((r) => r.joint === 'split')
  const others = shared
    ? sql`(select count(distinct o.person_id)::int from fact o where o.committee_id = f.committee_id and o.object_kind = f.object_kind
        and o.object_id = f.object_id and o.verb = f.verb and o.role not in ('lead', 'author'))`
    : sql`0`
  const { rows } = await sql<HolderFact>`select f.id, ${holder} as "holderId", f.verb, f.role,
      jsonb_build_object('kind', f.object_kind, 'id', f.object_id) as object, f.day, f.weight::float8 as weight, f.about, ${others} as others
    from fact f where f.committee_id = ${committeeId} and f.verified and f.verb = any(${verbs}::text[]) and f.day between ${from} and ${to}
      and ${holder} is not null and ${only === null ? sql`true` : sql`${holder} = ${only}::uuid`} order by f.day, f.id`.execute(tx)
  return rows
}

/** Standings in force on some day of the period, by holder. */
export async function standingsIn(
  tx: Tx,
  committeeId: number,
  { from, to }: Range,
  only: string | null = null,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ holderId: string; kind: string }>`select holder_id as "holderId", kind from standing
    where committee_id = ${committeeId} and from_day <= ${to} and (to_day is null or to_day >= ${from})
      and ${only === null ? sql`true` : sql`holder_id = ${only}::uuid`}`.execute(tx)
  return new Map([...Map.groupBy(rows, (r) => r.holderId)].map(([id, those]) => [id, those.map((r) => r.kind)]))
}

/** What each fact was about, by its ids: for a line that is opened. */
export async function factObjectsOf(
  tx: Tx,
  committeeId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly kind: string; readonly id: string; readonly role: string }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    factId: string
    kind: string
    id: string
    role: string
  }>`select id as "factId", object_kind as kind, object_id as id, role
    from fact where committee_id = ${committeeId} and id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(rows.map((r) => [r.factId, r]))
}
