// What may satisfy obligations: facts by verb and by what conditions compare with plain words, and links that stand now. Each as SQL of one shape.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#/core/day.ts'
import { knownBy } from '#/core/facts-store.ts'
import { conditionsIn, thisYear } from './conditions.ts'
import type { DatedRule, ObligationPart, UnitKind } from './rules.ts'
import type { UnitsAsked } from './units.ts'

type Sql = RawBuilder<unknown>

const columns = sql`f.id::text as id, f.person_id as "personId", f.body_id as "bodyId", f.verb, f.role,
  jsonb_build_object('kind', f.object_kind, 'id', f.object_id) as object, f.day, f.weight::float8 as weight, f.about`

/** What the database can leave out by itself; the rest is judged by the conditions as they are. */
function wanted(p: ObligationPart, of: UnitKind): Sql {
  const plain = conditionsIn(p.where).filter((c) => c.op === '=' && !c.values.some((v) => v === thisYear || v === '是' || v === '否'))
  const named = plain.map(
    (c) => sql`and (f.about ->> ${c.key} = any(${[...c.values]}::text[]) or jsonb_typeof(f.about -> ${c.key}) in ('array', 'number'))`,
  )
  return sql`(f.verb = any(${p.verbs}::text[]) ${sql.join(named, sql` `)} ${whose(p, of)})`
}

function whose(p: ObligationPart, of: UnitKind): Sql {
  if (p.holder === 'anyone' || of === 'facts') return sql``
  if (of === 'members') return sql`and f.person_id is not null`
  if (of === 'bodies') return sql`and f.body_id is not null`
  return of === 'committee' ? sql`and f.person_id is null and f.body_id is null` : sql``
}

/** `since`: before it nothing counts for the rule; a term's obligation reaches further back than a month's. */
export function factRows(asked: UnitsAsked, rules: readonly { readonly version: DatedRule; readonly since: Day }[]): readonly Sql[] {
  const { committeeId, asOf, scope } = asked
  const parts = rules.flatMap(({ version: { rule }, since }) =>
    rule.parts.filter((p) => p.by === 'facts').map((p) => ({ p, of: rule.unit.of, since })),
  )
  const named = parts.filter(({ p }) => !p.verbs.includes('*'))
  const mine = (linked: boolean): Sql =>
    scope
      ? sql`and (f.person_id = any(${[...scope.personIds]}::uuid[]) or f.body_id = any(${[...scope.bodyIds]}::uuid[])
          ${linked ? sql`or f.verb = any(${parts.filter(({ p }) => p.link !== '' || p.holder === 'anyone').flatMap(({ p }) => p.verbs)}::text[])` : sql``})`
      : sql``
  return [
    ...(named.length
      ? [
          sql`select ${columns} from fact f where f.committee_id = ${committeeId} and ${knownBy(asOf)} ${mine(true)}
            and (${sql.join(
              named.map(({ p, of, since }) => sql`(f.day >= ${since} and ${wanted(p, of)})`),
              sql` or `,
            )})`,
        ]
      : []),
    // Anything at all: the first of each holder is enough.
    ...(parts.length > named.length
      ? [
          sql`select min(f.id::text) as id, f.person_id as "personId", f.body_id as "bodyId", '*' as verb, '' as role,
            jsonb_build_object('kind', 'person', 'id', coalesce(f.person_id, f.body_id)) as object, min(f.day) as day, 1::float8 as weight, '{}'::jsonb as about
          from fact f where f.committee_id = ${committeeId} and ${knownBy(asOf)} ${mine(false)}
          group by f.person_id, f.body_id having sum(f.weight) > 0`,
        ]
      : []),
  ]
}

/** Links out of and into a unit, and the committee a seat is placed in. */
export function placementRows({ committeeId, asOf, scope }: UnitsAsked, rules: readonly DatedRule[]): readonly Sql[] {
  if (!rules.some(({ rule }) => rule.parts.some((p) => p.by === 'placement'))) return []
  const ids = scope ? [...scope.personIds, ...scope.bodyIds] : null
  const only = (column: string): Sql => (ids ? sql`and ${sql.ref(column)} = any(${ids}::uuid[])` : sql``)
  const end = (unit: string, other: string, side: string): Sql => sql`select ${sql.ref(`e.${unit}_id`)}::text as "unitId",
      ${sql.ref(`e.${other}_id`)}::text as "otherId", e.from_day as "from", e.to_day as "to",
      jsonb_build_object('edge', e.kind, 'side', ${side}::text, 'otherKind', coalesce(b.kind, 'person'), 'otherCpc', coalesce(p.party = '中共', false)) as about
    from edge e
    left join body b on b.committee_id = e.committee_id and b.id = ${sql.ref(`e.${other}_id`)}
    left join person p on p.committee_id = e.committee_id and p.id = ${sql.ref(`e.${other}_id`)}
    where e.committee_id = ${committeeId} and e.from_day <= ${asOf} and (e.to_day is null or e.to_day >= ${asOf})
      and e.kind = any(${rules.flatMap(({ rule }) => rule.parts.flatMap((q) => conditionsIn(q.where).flatMap((c) => (c.key === 'edge' ? c.values : []))))}::text[]) ${only(`e.${unit}_id`)}`
  return [
    end('from', 'to', 'out'),
    end('to', 'from', 'in'),
    sql`select s.person_id::text as "unitId", s.special_committee_id::text as "otherId", s.from_day as "from", s.to_day as "to",
        jsonb_build_object('edge', 'seat', 'side', 'out', 'otherKind', 'special-committee') as about
      from seat s where s.committee_id = ${committeeId} and s.special_committee_id is not null and s.from_day <= ${asOf}
        and (s.to_day is null or s.to_day >= ${asOf}) ${only('s.person_id')}`,
  ]
}
