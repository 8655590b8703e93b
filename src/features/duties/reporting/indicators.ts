// 述职率 (IMP-35): of those on the list of the year's rounds, who reported in writing and was heard.
import { sql } from 'kysely'
import type { Figure } from '#/core/figure.ts'

export const reportingRate: Figure = {
  code: 'IMP-35',
  title: '述职率',
  group: '履职',
  unit: '%',
  definition: '本年度述职名单上的常务委员中，报送了书面述职报告并且在会上述职的百分比。',
  formula: '书面和会上都完成的人数 ÷ 应述职人数 × 100%',
  scope: 'M',
  anchor: 'RY',
  reckoning: 'share',
  places: 1,
  source: '工作报告：常委述职',
  records: (q) => sql`
    select d.round_id || ':' || d.person_id as id, p.code as ref, p.name as title,
      case when greatest(d.delivered_on, d.delivered_known_on) <= ${q.asOf} then d.delivered_on end as day, '/duty-rounds/' || d.round_id as url,
      case when greatest(d.filed_on, d.filed_known_on) <= ${q.asOf} and greatest(d.delivered_on, d.delivered_known_on) <= ${q.asOf} then 1 else 0 end::numeric as amount,
      r.title as round, (select min(s.sector_id::text) from seat s where s.committee_id = d.committee_id and s.person_id = d.person_id
        and s.from_day <= r.started_on and (s.to_day is null or s.to_day >= r.started_on)) as sector
    from duty_round r join duty_round_person d on d.committee_id = r.committee_id and d.round_id = r.id
    join person p on p.committee_id = d.committee_id and p.id = d.person_id
    where r.committee_id = ${q.committeeId} and r.year = ${q.year} and r.started_on <= ${q.asOf}`,
  dimensions: [
    { key: 'round', label: '述职', of: 'text' },
    { key: 'sector', label: '界别', of: 'body' },
  ],
}
