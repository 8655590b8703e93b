// IMP-46: how many were praised, criticised, talked to. Whom a talk was with the records do not say.
import { sql } from 'kysely'
import type { Figure, FigureQuestion } from '#/core/figure.ts'

const records = (q: FigureQuestion) => sql`
  select s.id::text as id, coalesce((select p.name from person p where p.committee_id = s.committee_id and p.id = s.holder_id), '') as ref, s.title,
    s.from_day as day, null::numeric as amount, '/people/' || s.holder_id as url,
    case s.kind when 'criticism' then '批评' when 'talk' then '约谈' else '表扬' end as kind
  from standing s
  where s.committee_id = ${q.committeeId} and s.holder_kind = 'person' and s.kind in ('commendation', 'criticism', 'talk')
    and extract(year from s.from_day) = ${q.year} and s.from_day <= ${q.asOf} and coalesce(s.entered_on <= ${q.asOf}, true)
  union all
  select h.id::text, '（不公开）', '谈话', r.issued_on, null::numeric, '/recognitions/' || r.id as url, '约谈'
  from recognition_holder h join recognition r on r.committee_id = h.committee_id and r.id = h.recognition_id
  where h.committee_id = ${q.committeeId} and h.holder_kind = 'person' and r.kind in ('talkConvenor', 'talkBody') and r.issued_on is not null
    and extract(year from r.issued_on) = ${q.year} and r.issued_on <= ${q.asOf} and (r.withdrawn_on is null or r.withdrawn_on > ${q.asOf})
    and (h.removed_on is null or h.removed_on > ${q.asOf})`

export const recognitionFigures: readonly Figure[] = [
  {
    code: 'IMP-46',
    title: '表扬、批评、约谈',
    group: '委员履职',
    unit: '人次',
    definition: '本年度记入委员档案的表扬、批评，以及已经办结的谈话；同一人两次计两次。谈话对象不公开，只计数。',
    scope: 'M',
    anchor: 'RY',
    reckoning: 'count',
    places: 0,
    source: '委员管理办法：对履职优秀的激励表扬，对履职不力的批评鞭策',
    records,
    dimensions: [{ key: 'kind', label: '类别', of: 'text' }],
  },
]
