// Figures of texts: what was accepted, and of advice the shares that the report's self-criticism asks for (D-1, D-2).
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { yearThemes } from '#/core/settings/themes.ts'
import { workKinds } from './codes.ts'
import { horizons, suggestionTypes } from './words.ts'

type Sql = RawBuilder<unknown>

const dimensions: readonly Dimension[] = [
  { key: 'kind', label: '类别', of: { codes: workKinds } },
  { key: 'theme', label: '主题', of: { codes: yearThemes }, many: true },
  { key: 'sector', label: '作者界别', of: 'body' },
  { key: 'receiver', label: '审看的专委会', of: 'body' },
  { key: 'type', label: '建议类型', of: { words: suggestionTypes } },
  { key: 'horizon', label: '前瞻或常规', of: { words: horizons } },
  { key: 'month', label: '月份', of: 'text', inOrder: true },
]

/** Accepted in the calendar year up to the day, and not taken back by it. The sector is the author's on the day it was accepted. */
const accepted = (q: FigureQuestion, where: Sql, amount: Sql = sql`null`): Sql => sql`
  select w.id::text as id, coalesce(to_char(w.accepted_on, 'YYYY-MM-DD'), '—') as ref, m.title, w.accepted_on as day, (${amount})::numeric as amount,
    '/works/' || w.id as url, w.kind, w.themes as theme, w.receiver_id::text as receiver, w.suggestion_type as type, w.horizon,
    to_char(w.accepted_on, 'YYYY-MM') as month,
    (select s.sector_id::text from work_author a join seat s on s.committee_id = a.committee_id and s.person_id = a.person_id
      and s.from_day <= w.accepted_on and (s.to_day is null or s.to_day >= w.accepted_on)
      where a.committee_id = w.committee_id and a.work_id = w.id and a.position = 1 order by s.from_day desc limit 1) as sector
  from work w join matter m on m.committee_id = w.committee_id and m.id = w.id
  where w.committee_id = ${q.committeeId} and extract(year from w.accepted_on) = ${q.year} and greatest(w.accepted_on, w.entered_on) <= ${q.asOf}
    and coalesce(w.revoked_on > ${q.asOf}, true) and ${where}`

const figure = (code: string, title: string, definition: string, more: Pick<Figure, 'records' | 'source'> & Partial<Figure>): Figure => ({
  code,
  title,
  group: '文稿',
  unit: '篇',
  definition,
  scope: 'M',
  anchor: 'CY',
  reckoning: 'count',
  places: 0,
  dimensions,
  ...more,
})

const fourOnes = '工作报告：“四个一”委员履职机制'
const advice = sql`w.suggestion_type is not null`

export const publicationFigures: readonly Figure[] = [
  figure('W-ACCEPTED', '采用的文稿', '本年采用的文稿，撤销采用的不算。', { source: fourOnes, records: (q) => accepted(q, sql`true`) }),
  figure('W-ESSAYS', '采用的学习心得', '本年采用的学习心得，撤销采用的不算。', {
    source: fourOnes,
    records: (q) => accepted(q, sql`w.kind = 'essay'`),
  }),
  figure('W-ADVICE', '采用的对策建议', '本年专门委员会采用的对策建议，撤销采用的不算。', {
    unit: '条',
    source: fourOnes,
    records: (q) => accepted(q, advice),
  }),
  figure('W-PLANNING', '对策建议中规划类的比重', '本年采用的对策建议中，规划类的百分比（不足之一：规划类建议少、落实类建议多）。', {
    unit: '%',
    places: 1,
    reckoning: 'share',
    formula: '规划类的条数 ÷ 采用的对策建议条数 × 100%',
    source: '工作报告：差距和不足',
    records: (q) => accepted(q, advice, sql`case when w.suggestion_type = 'planning' then 1 else 0 end`),
  }),
  figure('W-FORWARD', '对策建议中前瞻性的比重', '本年采用的对策建议中，前瞻性的百分比（不足之二：前瞻性建议少、常规性建议多）。', {
    unit: '%',
    places: 1,
    reckoning: 'share',
    formula: '前瞻性的条数 ÷ 采用的对策建议条数 × 100%',
    source: '工作报告：差距和不足',
    records: (q) => accepted(q, advice, sql`case when w.horizon = 'forward' then 1 else 0 end`),
  }),
]
