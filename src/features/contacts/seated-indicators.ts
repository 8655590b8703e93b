// What several figures of contacts rest on: members on the day asked about, and the records of the year that stood then.
import { sql, type RawBuilder } from 'kysely'
import type { FigureQuestion } from '#/core/figure.ts'

type Sql = RawBuilder<unknown>

export const liveAsOf = (alias: string, q: FigureQuestion): Sql => sql`(${sql.ref(`${alias}.from_day`)} <= ${q.asOf}
  and (${sql.ref(`${alias}.to_day`)} is null or ${sql.ref(`${alias}.to_day`)} >= ${q.asOf}))`

/** A contact `c` of the year, up to the day asked about: known then and not yet taken back. */
export const inForce = (q: FigureQuestion): Sql => sql`(c.committee_id = ${q.committeeId}
  and c.day between make_date(${q.year}, 1, 1) and least(make_date(${q.year}, 12, 31), ${q.asOf}::date)
  and c.recorded_on <= ${q.asOf} and (c.voided_on is null or c.voided_on > ${q.asOf}))`

/** Every member once, with seat, party and rank in the chain: 1 党组成员, 2 党员常委, 3 党员委员, 4 党外委员. */
export const seated = (
  q: FigureQuestion,
): Sql => sql`(select distinct on (s.person_id) s.person_id, p.code, p.name, p.party, p.lives_elsewhere,
    s.sector_id, s.kind, case when exists ${inPartyGroup(q, sql`s.person_id`)} then 1
      when p.party is distinct from '中共' then 4 when s.kind <> 'member' then 2 else 3 end as rank
  from seat s join person p on p.committee_id = s.committee_id and p.id = s.person_id
  where s.committee_id = ${q.committeeId} and ${liveAsOf('s', q)} order by s.person_id, s.from_day desc)`

/** People of the Party group on that day, with or without a seat. */
export const inPartyGroup = (q: FigureQuestion, person?: Sql): Sql => sql`(select e.from_id from edge e
  join body b on b.committee_id = e.committee_id and b.id = e.to_id and b.kind = 'party-group'
  where e.committee_id = ${q.committeeId} and e.kind = 'memberOf' and ${liveAsOf('e', q)} and ${liveAsOf('b', q)}
    ${person ? sql`and e.from_id = ${person}` : sql``})`
