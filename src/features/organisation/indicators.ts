// Figures of what was conferred: researchers appointed (IND-49), officials of the organ raised in rank or promoted (IND-52, IND-53).
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { standingKinds, standingLevels } from './codes.ts'

type Sql = RawBuilder<unknown>

const researcher = '文史资料研究员'

const dimensions: readonly Dimension[] = [
  { key: 'kind', label: '类别', of: { codes: standingKinds } },
  { key: 'level', label: '级别', of: { codes: standingLevels } },
]

/** A person counts once however often, under the last of the year; what was entered later is not yet known on the day. */
const persons = (q: FigureQuestion, where: Sql): Sql => sql`
  select distinct on (s.holder_id) s.holder_id::text as id, p.name as ref, p.name || '：' || s.title as title, s.from_day as day,
    null::numeric as amount, '/people/' || s.holder_id as url, s.kind, s.level
  from standing s
  join person p on p.committee_id = s.committee_id and p.id = s.holder_id
  where s.committee_id = ${q.committeeId} and s.from_day <= ${q.asOf} and coalesce(s.entered_on <= ${q.asOf}, true) and ${where}
  order by s.holder_id, s.from_day desc, s.id`

const inYear = (q: FigureQuestion): Sql => sql`extract(year from s.from_day) = ${q.year}`

const count = (code: string, title: string, definition: string, where: (q: FigureQuestion) => Sql, more: Partial<Figure>): Figure => ({
  code,
  title,
  group: '队伍',
  unit: '名',
  definition,
  scope: 'C',
  anchor: 'RY',
  reckoning: 'count',
  places: 0,
  source: '工作报告',
  dimensions,
  records: (q) => persons(q, where(q)),
  ...more,
})

export const standingFigures: readonly Figure[] = [
  count(
    'IND-49',
    `聘任${researcher}`,
    `本年度聘任的${researcher}，以聘任日期为准；同一人只计一次。`,
    (q) => sql`s.kind = 'appointment' and s.title like ${`${researcher}%`} and ${inYear(q)}`,
    { group: '工作报告' },
  ),
  count(
    'O-RESEARCHERS',
    `在聘${researcher}`,
    `截至当日聘期未满的${researcher}。`,
    (q) => sql`s.kind = 'appointment' and s.title like ${`${researcher}%`} and coalesce(s.to_day >= ${q.asOf}, true)`,
    { anchor: 'AD' },
  ),
  count(
    'IND-52',
    '机关干部晋升为二级巡视员',
    '本年度职级晋升为二级巡视员的机关干部。',
    (q) => sql`s.kind = 'rank-promotion' and s.rank = '二级巡视员' and ${inYear(q)}`,
    { group: '工作报告', scope: 'O' },
  ),
  count(
    'IND-53',
    '县级干部得到提拔、晋升',
    '本年度得到提拔或者职级晋升的县级（处级）机关干部，同一人只计一次。',
    (q) => sql`s.kind in ('promotion', 'rank-promotion') and s.level = 'county' and ${inYear(q)}`,
    { group: '工作报告', scope: 'O' },
  ),
]
