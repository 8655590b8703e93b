// IMP-34: how many members were assessed, and how the grades fell – by the sheets of the assessments approved by the day.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'

const group = '委员履职'
const source = '委员履职考核办法；主席会议审定的考核结果'
const dimensions: readonly Dimension[] = [
  { key: 'sector', label: '界别', of: 'body' },
  { key: 'committee', label: '专委会', of: 'body' },
  { key: 'grade', label: '等次', of: 'text' },
]

/** The last approved member assessment of the year, as of the day. */
const approved = (q: FigureQuestion): RawBuilder<unknown> => sql`(select a.id from duty_assessment a where a.committee_id = ${q.committeeId}
  and a.year = ${q.year} and a.rules ->> 'holder' = 'member' and a.approved_on <= ${q.asOf} order by a.approved_on desc, a.id desc limit 1)`

const day = (q: FigureQuestion): RawBuilder<unknown> => sql`least(${q.asOf}::date, make_date(${q.year}, 12, 31))`

/** Everybody who sat on the day; those with a grade count. */
const members = (q: FigureQuestion) => sql`
  select distinct on (p.id) p.id::text as id, p.name as ref, coalesce(h.grade, '没有考核') as title, a.approved_on as day,
    (case when h.grade is null then 0 else 1 end)::numeric as amount, '/people/' || p.id as url,
    coalesce(h.sector_id, m.sector_id) as sector, coalesce(h.special_committee_id, m.special_committee_id) as committee, h.grade as grade
  from seat m join person p on p.committee_id = m.committee_id and p.id = m.person_id
  left join duty_sheet h on h.committee_id = m.committee_id and h.holder_id = m.person_id and h.assessment_id = ${approved(q)} and h.exempt is null
  left join duty_assessment a on a.committee_id = h.committee_id and a.id = h.assessment_id
  where m.committee_id = ${q.committeeId} and m.from_day <= ${day(q)} and (m.to_day is null or m.to_day >= ${day(q)})
  order by p.id, m.from_day desc, m.id`

const graded = (q: FigureQuestion) => sql`
  select h.id::text as id, h.holder_name as ref, h.grade as title, a.approved_on as day, h.total::numeric as amount, '/duty-sheets/' || h.id as url,
    h.sector_id as sector, h.special_committee_id as committee, h.grade as grade
  from duty_sheet h join duty_assessment a on a.committee_id = h.committee_id and a.id = h.assessment_id
  where h.committee_id = ${q.committeeId} and h.assessment_id = ${approved(q)} and h.exempt is null and h.grade is not null`

const figure = (given: Pick<Figure, 'code' | 'title' | 'unit' | 'definition' | 'reckoning' | 'places' | 'records'>): Figure => ({
  ...given,
  group,
  scope: 'M',
  anchor: 'RY',
  source,
  dimensions,
})

export const assessmentFigures: readonly Figure[] = [
  figure({
    code: 'IMP-34',
    title: '履职考核覆盖率',
    unit: '%',
    definition: '有审定等次的委员占在任委员的百分比；分母是当日（过去年度为年末）在任的委员，不参加考核的也在分母里。',
    reckoning: 'share',
    places: 1,
    records: members,
  }),
  figure({
    code: 'DUTY-GRADES',
    title: '履职考核等次分布',
    unit: '人',
    definition: '审定的委员考核中有等次的人数，可以按等次、界别、专委会分。',
    reckoning: 'count',
    places: 0,
    records: graded,
  }),
  figure({
    code: 'DUTY-POINTS',
    title: '履职考核平均分',
    unit: '分',
    definition: '审定的委员考核得分的平均数；各年办法不同的，不宜相比。',
    reckoning: 'mean',
    places: 1,
    records: graded,
  }),
]
