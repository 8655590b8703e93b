// Who may owe something: seats, bodies, links, triggering facts and the committee itself, each as SQL giving one shape of row.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#/core/day.ts'
import { knownBy } from '#/core/facts-store.ts'
import { conditionsIn } from './conditions.ts'
import type { DatedRule, UnitKind } from './rules.ts'

type Sql = RawBuilder<unknown>

/** Whose cells are read: absent, everybody's. */
export interface Scope {
  readonly personIds: readonly string[]
  readonly bodyIds: readonly string[]
}

export interface UnitsAsked {
  readonly committeeId: number
  readonly asOf: Day
  /** Units gone before it owe nothing in any window asked about. */
  readonly first: Day
  readonly scope: Scope | null
}

const live = (of: string, asOf: Day): Sql =>
  sql`${sql.ref(`${of}.from_day`)} <= ${asOf} and (${sql.ref(`${of}.to_day`)} is null or ${sql.ref(`${of}.to_day`)} >= ${asOf})`

/** The seat that tells what somebody is on the day: the latest of those held by then. */
const seatOf = (person: Sql, asOf: Day): Sql => sql`left join lateral (select x.kind from seat x
    where x.committee_id = e.committee_id and x.person_id = ${person} and x.from_day <= ${asOf} and (x.to_day is null or x.to_day >= ${asOf})
    order by x.from_day desc limit 1)`

const among = (column: string, ids: readonly string[]): Sql => sql`${sql.ref(column)} = any(${[...ids]}::uuid[])`

function members({ committeeId, asOf, first, scope }: UnitsAsked): Sql {
  return sql`select 'members' as of, null::text as code, p.id::text as id, p.name, '/people/' || p.id as url, s.from_day as "from", s.to_day as "to",
      jsonb_build_object('seatKind', s.kind, 'party', p.party, 'cpc', coalesce(p.party = '中共', false), 'sector', b.name, 'sectorId', b.id,
        'committee', c.name, 'committeeId', c.id, 'elsewhere', p.lives_elsewhere, 'bodies', coalesce(g.kinds, '[]'), 'posts', coalesce(o.roles, '[]'),
        'stratum', case when g.kinds ? 'party-group' then '党组成员' when s.kind in ('chair', 'vice-chair', 'secretary-general') then '主席会议成员'
          when s.kind = 'standing' then '常务委员' else '委员' end) as about,
      p.id as "personId", null::uuid as "bodyId", null::uuid as "withId", null::jsonb as object, p.code as sort1, s.from_day::text as sort2
    from seat s
    join person p on p.committee_id = s.committee_id and p.id = s.person_id
    join body b on b.committee_id = s.committee_id and b.id = s.sector_id
    left join body c on c.committee_id = s.committee_id and c.id = s.special_committee_id
    left join (select e.from_id, jsonb_agg(distinct y.kind) as kinds from edge e
        join body y on y.committee_id = e.committee_id and y.id = e.to_id
        where e.committee_id = ${committeeId} and e.kind = 'memberOf' and e.from_kind = 'person' and ${live('e', asOf)} group by 1) g on g.from_id = p.id
    left join (select o.person_id, jsonb_agg(distinct o.role) as roles from post o
        where o.committee_id = ${committeeId} and ${live('o', asOf)} group by 1) o on o.person_id = p.id
    where s.committee_id = ${committeeId} and s.from_day <= ${asOf} and (s.to_day is null or s.to_day >= ${first})
      and ${scope ? among('p.id', scope.personIds) : sql`true`}`
}

/** Only kinds that some rule names: the register has thousands of others. */
function bodies({ committeeId, asOf, first, scope }: UnitsAsked, rules: readonly DatedRule[]): Sql {
  const kinds = rules.flatMap((v) => conditionsIn(v.rule.unit.where).flatMap((c) => (c.key === 'kind' ? c.values : [])))
  return sql`select 'bodies' as of, null::text as code, b.id::text as id, b.name, '/bodies/' || b.id as url, b.from_day as "from", b.to_day as "to",
      jsonb_build_object('kind', b.kind, 'code', b.code, 'system', b.system, 'parent', u.name,
        'county', case 'county' when p1.level then p1.name when p2.level then p2.name when p3.level then p3.name end) as about,
      null::uuid as "personId", b.id as "bodyId", null::uuid as "withId", null::jsonb as object, lpad(b.sort::text, 8, '0') as sort1, b.id::text as sort2
    from body b
    left join body u on u.committee_id = b.committee_id and u.id = b.parent_id
    left join place p1 on p1.committee_id = b.committee_id and p1.code = b.place_code
    left join place p2 on p2.committee_id = p1.committee_id and p2.code = p1.parent_code
    left join place p3 on p3.committee_id = p2.committee_id and p3.code = p2.parent_code
    where b.committee_id = ${committeeId} and b.kind = any(${kinds}::text[]) and b.from_day <= ${asOf} and (b.to_day is null or b.to_day >= ${first})
      and ${scope ? among('b.id', scope.bodyIds) : sql`true`}`
}

const committee = ({
  committeeId,
}: UnitsAsked): Sql => sql`select 'committee' as of, null::text as code, 'committee' as id, c.short_name as name,
      null::text as url, '1900-01-01'::date as "from", null::date as "to", '{}'::jsonb as about, null::uuid as "personId", null::uuid as "bodyId",
      null::uuid as "withId", null::jsonb as object, '' as sort1, '' as sort2
    from committee c where c.id = ${committeeId}`

function edges({ committeeId, asOf, first, scope }: UnitsAsked, rules: readonly DatedRule[]): Sql {
  const kinds = rules.flatMap((v) => conditionsIn(v.rule.unit.where).flatMap((c) => (c.key === 'edge' ? c.values : [])))
  return sql`select 'edges' as of, null::text as code, e.id::text as id, coalesce(fp.name, fb.name) || ' → ' || coalesce(tp.name, tb.name) as name,
      case e.from_kind when 'person' then '/people/' else '/bodies/' end || e.from_id as url, e.from_day as "from", e.to_day as "to",
      jsonb_build_object('edge', e.kind, 'fromSeat', fs.kind, 'fromCpc', coalesce(fp.party = '中共', false), 'toSeat', ts.kind,
        'toCpc', coalesce(tp.party = '中共', false), 'toKind', coalesce(tb.kind, 'person'), 'fromKind', coalesce(fb.kind, 'person'),
        'fromName', coalesce(fp.name, fb.name), 'toName', coalesce(tp.name, tb.name)) as about,
      case e.from_kind when 'person' then e.from_id end as "personId", case e.from_kind when 'body' then e.from_id end as "bodyId",
      e.to_id as "withId", null::jsonb as object, coalesce(fp.code, fb.code) as sort1, coalesce(tp.code, tb.code) as sort2
    from edge e
    left join person fp on fp.committee_id = e.committee_id and fp.id = e.from_id
    left join body fb on fb.committee_id = e.committee_id and fb.id = e.from_id
    left join person tp on tp.committee_id = e.committee_id and tp.id = e.to_id
    left join body tb on tb.committee_id = e.committee_id and tb.id = e.to_id
    ${seatOf(sql`fp.id`, asOf)} fs on true
    ${seatOf(sql`tp.id`, asOf)} ts on true
    where e.committee_id = ${committeeId} and e.kind = any(${kinds}::text[]) and e.from_day <= ${asOf} and (e.to_day is null or e.to_day >= ${first})
      and ${scope ? among('e.from_id', [...scope.personIds, ...scope.bodyIds]) : sql`true`}`
}

/** What was taken back triggers nothing; what ends it ends its windows. */
function triggers({ committeeId, asOf, scope }: UnitsAsked, code: string, { rule }: DatedRule): Sql {
  const { verbs, until } = rule.unit
  return sql`select 'facts' as of, ${code}::text as code, f.object_kind || ':' || f.object_id as id,
      coalesce(f.about ->> 'title', '（未记题名）') as name, null::text as url, f.day as "from", ended.day as "to", f.about || jsonb_build_object('verb', f.verb) as about,
      coalesce(f.person_id, (f.about ->> 'answerId')::uuid) as "personId", f.body_id as "bodyId", null::uuid as "withId",
      jsonb_build_object('kind', f.object_kind, 'id', f.object_id) as object, f.day::text as sort1, f.object_id as sort2
    from (select object_kind, object_id, verb, min(day) as day, (array_agg(person_id order by day, id))[1] as person_id,
        (array_agg(body_id order by day, id))[1] as body_id, (array_agg(about order by day, id))[1] as about
      from fact f where committee_id = ${committeeId} and verb = any(${verbs}::text[]) and ${knownBy(asOf)}
      group by 1, 2, 3 having sum(weight) > 0) f
    left join lateral (select min(t.day) as day from fact t where t.committee_id = ${committeeId} and t.day <= ${asOf}
      and coalesce(t.recorded_on <= ${asOf}, true) and t.verb = any(${until}::text[]) and (t.object_id = f.object_id or t.about ->> 'of' = f.object_id)) ended on ${until.length > 0}
    where ${scope ? sql`(coalesce(f.person_id, (f.about ->> 'answerId')::uuid) = any(${[...scope.personIds]}::uuid[]) or ${among('f.body_id', scope.bodyIds)})` : sql`true`}`
}

export type RulesByCode = ReadonlyMap<string, readonly DatedRule[]>

/** All units that these obligations speak of, each kind once. */
export function unitRows(asked: UnitsAsked, rules: RulesByCode): readonly Sql[] {
  const versions = [...rules.values()].flat()
  const of = (kind: UnitKind): readonly DatedRule[] => versions.filter((v) => v.rule.unit.of === kind)
  const latest = (all: readonly DatedRule[]): DatedRule | undefined => all.findLast((v) => v.rule.unit.of === 'facts')
  return [
    ...(of('members').length ? [members(asked)] : []),
    ...(of('bodies').length ? [bodies(asked, of('bodies'))] : []),
    ...(of('committee').length && !asked.scope ? [committee(asked)] : []),
    ...(of('edges').length ? [edges(asked, of('edges'))] : []),
    ...[...rules].flatMap(([code, all]) => {
      const rule = latest(all)
      return rule ? [triggers(asked, code, rule)] : []
    }),
  ]
}
