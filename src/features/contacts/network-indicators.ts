// Figures of the network: the two coverages, the chain, the grids (IMP-09, 10, 19 and the chain of OBL-07).
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { inPartyGroup, liveAsOf, seated } from './seated-indicators.ts'
import { windowMonths } from './settings.ts'

type Sql = RawBuilder<unknown>

const sectorDimension: Dimension = { key: 'sector', label: '界别', of: 'body' }
const rankDimension: Dimension = {
  key: 'rank',
  label: '联系层级',
  of: { words: { '1': '党组成员', '2': '党员常委', '3': '党员委员', '4': '党外委员' } },
}

const share = (f: Pick<Figure, 'code' | 'title' | 'definition' | 'formula' | 'records'> & Partial<Figure>): Figure => ({
  group: '联系',
  scope: 'C',
  anchor: 'AD',
  unit: '%',
  reckoning: 'share',
  places: 1,
  source: '“两个全覆盖”；三级联系；委员服务网格',
  dimensions: [sectorDimension, rankDimension],
  ...f,
})

/** One row for each member on the day asked about, 1 or 0. */
const members = (q: FigureQuestion, counts: Sql, where: Sql = sql`true`): Sql => sql`
  select m.person_id::text as id, m.code as ref, m.name as title, null::date as day, case when ${counts} then 1 else 0 end::numeric as amount,
    '/people/' || m.person_id as url, m.sector_id as sector, m.rank from ${seated(q)} m where ${where}`

const placed = (q: FigureQuestion, link: string, kind: string, which: Sql): Sql => sql`exists (select 1 from edge e
  join body b on b.committee_id = e.committee_id and b.id = e.to_id and b.kind = ${kind}
  where e.committee_id = ${q.committeeId} and e.kind = ${link} and e.from_kind = 'person' and ${liveAsOf('e', q)} and ${liveAsOf('b', q)} and ${which})`

const between = (q: FigureQuestion): Sql => sql`e.committee_id = ${q.committeeId} and e.kind = 'contacts' and e.from_kind = 'person'
  and e.to_kind = 'person' and ${liveAsOf('e', q)}`

/** A contact within the window before the day asked about. */
const recent = (q: FigureQuestion): Sql => sql`(c.committee_id = ${q.committeeId} and c.day <= ${q.asOf}
  and c.day >= (${q.asOf}::date - make_interval(months => ${q.setting(windowMonths)}))::date
  and c.recorded_on <= ${q.asOf} and (c.voided_on is null or c.voided_on > ${q.asOf}))`

// The top of the chain has nobody above: the Party group is covered by what it does itself.
const workCovered = (q: FigureQuestion): Sql => sql`case when m.rank = 1
  then exists (select 1 from edge e where ${between(q)} and e.from_id = m.person_id)
    and exists (select 1 from contact c where ${recent(q)} and c.maker_id = m.person_id)
  else exists (select 1 from edge e where ${between(q)} and e.to_id = m.person_id)
    and exists (select 1 from contact c join contact_with w on w.committee_id = c.committee_id and w.contact_id = c.id
      where ${recent(q)} and w.person_id = m.person_id) end`

/** Reached from the Party group in at most three hops, each leading down. */
const chained = (q: FigureQuestion): Sql => sql`
  with recursive ranked as materialized (select person_id, rank from ${seated(q)} s),
  hop as materialized (select e.from_id, e.to_id, coalesce(f.rank, 1) as from_rank, t.rank as to_rank from edge e
    join ranked t on t.person_id = e.to_id left join ranked f on f.person_id = e.from_id
    where ${between(q)} and coalesce(f.rank, 1) < t.rank and (f.person_id is not null or e.from_id in ${inPartyGroup(q)})),
  reached(id, hops) as (
    select g.from_id, 0 from ${inPartyGroup(q)} g
    union
    select hop.to_id, reached.hops + 1 from reached join hop on hop.from_id = reached.id where reached.hops < 3
  ) ${members(q, sql`exists (select 1 from reached r where r.id = m.person_id)`, sql`m.rank = 4`)}`

export const networkFigures: readonly Figure[] = [
  share({
    code: 'IMP-09',
    title: '党的组织覆盖率',
    definition: '截止日在任的中共党员委员中，编入功能型党支部的所占比例。',
    formula: '编入党支部的党员委员数 ÷ 党员委员数 × 100%',
    records: (q) => members(q, placed(q, 'memberOf', 'party-branch', sql`e.from_id = m.person_id`), sql`m.party = '中共'`),
  }),
  share({
    code: 'IMP-10',
    title: '党的工作覆盖率',
    definition:
      '截止日在任委员中，有人联系并且在规定的间隔内有联系记录的所占比例。党组成员在联系的最上一级，以其联系下级、间隔内有联系记录为准。间隔由规则“联系的间隔”定。',
    formula: '有人联系且间隔内联系过的委员数 ÷ 在任委员数 × 100%',
    basis: (q) => `${q.setting(windowMonths)}个月`,
    records: (q) => members(q, workCovered(q)),
  }),
  share({
    code: 'C-CHAIN',
    title: '三级联系完整率',
    definition:
      '截止日在任的党外委员中，由党组成员起不超过三级联系得到的所占比例：党组成员→党员常委→党员委员→党外委员，每一级都由上级联系下级。',
    formula: '三级以内联系到的党外委员数 ÷ 党外委员数 × 100%',
    dimensions: [sectorDimension],
    records: chained,
  }),
  share({
    code: 'IMP-19',
    title: '委员网格覆盖率',
    definition: '截止日的委员服务网格中，至少编入一名在任委员的所占比例。',
    formula: '有委员的网格数 ÷ 网格数 × 100%',
    dimensions: [{ key: 'place', label: '所在地', of: 'place' }],
    records: (q) => sql`select b.id::text as id, b.code as ref, b.name as title, null::date as day,
        case when exists (select 1 from edge e join ${seated(q)} m on m.person_id = e.from_id where e.committee_id = b.committee_id
          and e.to_id = b.id and e.kind = 'assignedTo' and e.from_kind = 'person' and ${liveAsOf('e', q)}) then 1 else 0 end::numeric as amount,
        '/bodies/' || b.id as url, b.place_code as place
      from body b where b.committee_id = ${q.committeeId} and b.kind = 'grid' and ${liveAsOf('b', q)}`,
  }),
  share({
    code: 'IMP-19-MEMBERS',
    title: '委员入网格率',
    definition: '截止日在任委员中，编入委员服务网格的所占比例。',
    formula: '编入网格的委员数 ÷ 在任委员数 × 100%',
    records: (q) => members(q, placed(q, 'assignedTo', 'grid', sql`e.from_id = m.person_id`)),
  }),
]
