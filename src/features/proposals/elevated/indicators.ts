// Figures of 提级办理 (cases.md §8.3; IND-25, IND-26): external cases by level, filed, answered, solved. The year is that of the session upstairs.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { figure, oneIf } from '../counted-indicators.ts'
import { externalStates } from './lifecycle.ts'
import { levels } from './words.ts'

type Sql = RawBuilder<unknown>

const source = '工作报告：全国、省政协会议立案涉及本市的提案'

/** A stage is known from the day it was entered, when that came later than the day it happened. */
const reached = (
  q: FigureQuestion,
  states: readonly string[],
): Sql => sql`exists (select from external_stage s where s.committee_id = e.committee_id
  and s.external_id = e.id and s.state = any(${[...states]}::text[]) and greatest(s.on_day, s.entered_on) <= ${q.asOf})`
const dayOf = (
  q: FigureQuestion,
  state: string,
): Sql => sql`(select max(s.on_day) from external_stage s where s.committee_id = e.committee_id
  and s.external_id = e.id and s.state = ${state} and greatest(s.on_day, s.entered_on) <= ${q.asOf})`

const levelDimension: Dimension = { key: 'level', label: '级别', of: { words: levels } }
const stateDimension: Dimension = {
  key: 'externalState',
  label: '状态',
  of: { words: Object.fromEntries(Object.entries(externalStates).map(([code, { label }]) => [code, label])) },
}
const departmentDimension: Dimension = { key: 'department', label: '承办部门', of: 'text' }
const dimensions = [levelDimension, stateDimension, departmentDimension]

const records = (q: FigureQuestion, where: Sql, day: Sql, amount?: Sql): Sql => sql`
  select e.id::text as id, case when e.external_no = '' then '—' else '第' || e.external_no || '号' end as ref, m.title, ${day} as day,
    (${amount ?? sql`null`})::numeric as amount, '/elevated/' || e.id as url, e.level, nullif(e.department, '') as department,
    (select s.state from external_stage s where s.committee_id = e.committee_id and s.external_id = e.id
      and greatest(s.on_day, s.entered_on) <= ${q.asOf} order by s.entry desc limit 1) as "externalState"
  from external_proposal e join matter m on m.committee_id = e.committee_id and m.id = e.id
  where e.committee_id = ${q.committeeId} and e.year = ${q.year} and ${where}`

const filedStates = ['filed', 'handling', 'replied', 'effective']
const filed = (q: FigureQuestion): Sql => reached(q, filedStates)
/** Solved: answered as A, or felt here. */
const solved = (q: FigureQuestion): Sql => sql`(${reached(q, ['effective'])} or (e.outcome_class = 'A' and ${reached(q, ['replied'])}))`

const count = (code: string, title: string, definition: string, of: Figure['records'], more: Partial<Figure> = {}): Figure =>
  figure({
    code,
    title,
    group: '提级办理',
    unit: '件',
    definition,
    reckoning: 'count',
    source,
    dimensions,
    anchor: 'RY',
    records: of,
    ...more,
  })

const ofLevel = (level: keyof typeof levels) => (q: FigureQuestion) =>
  records(q, sql`e.level = ${level} and ${filed(q)}`, dayOf(q, 'filed'))

export const elevatedFigures: readonly Figure[] = [
  {
    ...count('IND-25', '全国政协会议立案、涉及本市的提案', '本年度全国政协会议立案、涉及本市的提案。', ofLevel('national')),
    group: '工作报告',
    scope: 'X',
  },
  {
    ...count('IND-26', '省政协会议立案、涉及本市的提案', '本年度省政协会议立案、涉及本市的提案。', ofLevel('province')),
    group: '工作报告',
    scope: 'X',
  },
  count('X-PREPARED', '提级办理素材', '本年度整理、拟请上级政协委员提出的素材，含后来没有采用的。', (q) =>
    records(
      q,
      reached(q, Object.keys(externalStates)),
      sql`(select min(s.on_day) from external_stage s where s.committee_id = e.committee_id
      and s.external_id = e.id)`,
    ),
  ),
  count('X-SUBMITTED', '已向上级政协提出', '本年度已经由上级政协委员提交的事项，含未立案的。', (q) =>
    records(q, reached(q, ['submitted', 'notFiled', ...filedStates]), dayOf(q, 'submitted')),
  ),
  count('X-FILED', '上级政协立案', '本年度在全国政协、省政协立案的事项。', (q) => records(q, filed(q), dayOf(q, 'filed'))),
  count('X-REPLIED', '上级部门已答复', '立案的事项中上级部门已答复的。', (q) =>
    records(q, reached(q, ['replied', 'effective']), dayOf(q, 'replied')),
  ),
  count('X-SOLVED', '提级办理解决', '答复为A类的，以及已经在本市落地见效的。', (q) => records(q, solved(q), dayOf(q, 'replied'))),
  figure({
    code: 'X-SOLVED-RATE',
    title: '提级办理解决率',
    group: '提级办理',
    unit: '%',
    definition: '上级政协立案的事项中已经解决的百分比：答复为A类，或者已在本市落地见效。',
    formula: '已解决的件数 ÷ 上级政协立案的件数 × 100%',
    reckoning: 'share',
    anchor: 'RY',
    source,
    dimensions,
    records: (q) => records(q, filed(q), dayOf(q, 'filed'), oneIf(solved(q))),
  }),
]
