// Figures of 书香政协 (IMP-44): sessions, who takes part, days checked in, essays, conversions, sectors reached.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { figure, heldOf, membersWith, ofYear, sectorDimension, sectorOn } from '../indicators.ts'
import { conversions } from './codes.ts'

type Sql = RawBuilder<unknown>

const groupDimension: Dimension = { key: 'group', label: '读书群', of: 'text' }
const bodyDimension: Dimension = { key: 'body', label: '专委会、界别', of: 'body' }

/** The programme a fact belongs to is one of reading. */
const inReading = (q: FigureQuestion): Sql => sql`f.about ->> 'programme' in (select s.id::text from study_programme s
  where s.committee_id = ${q.committeeId} and s.kind = 'reading')`
/** Checked in, wrote a note, attended a reading meeting or had an essay of the programme accepted. */
const tookPart = (q: FigureQuestion): Sql =>
  sql`(f.verb in ('reading.checkedIn', 'reading.noted') or (f.verb in ('activity.attended', 'work.accepted') and ${inReading(q)}))`

const groupsOf = (q: FigureQuestion): Sql => sql`
  select g.id::text as id, to_char(g.started_on, 'YYYY-MM-DD') as ref, g.title, g.started_on as day, null::numeric as amount,
    '/reading-groups/' || g.id as url, g.body_id::text as body, g.title as "group"
  from reading_group g where g.committee_id = ${q.committeeId} and extract(year from g.started_on) = ${q.year} and g.started_on <= ${q.asOf}`

const pointsOf = (q: FigureQuestion): Sql => sql`
  select v.id::text as id, to_char(v.on_day, 'YYYY-MM-DD') as ref, v.title, v.on_day as day, null::numeric as amount,
    '/reading-groups/' || g.id as url, v.kind as conversion, g.body_id::text as body, g.title as "group"
  from reading_conversion v join reading_group g on g.committee_id = v.committee_id and g.id = v.group_id
  where v.committee_id = ${q.committeeId} and extract(year from v.on_day) = ${q.year} and v.on_day <= ${q.asOf}`

export const readingFigures: readonly Figure[] = [
  figure('IMP-44', '读书活动期数', '期', '本年举行的读书会，以及书香政协学习活动中举行的其他活动；联合举办的算一期。', {
    records: (q) => heldOf(q, sql`(f.about ->> 'kind' = 'reading-meeting' or ${inReading(q)})`),
    dimensions: [
      { key: 'month', label: '月份', of: 'text', inOrder: true },
      { key: 'host', label: '主办', of: 'body' },
    ],
  }),
  figure('IMP-44-GROUPS', '读书群', '个', '本年开群的读书群。', { records: groupsOf, dimensions: [bodyDimension] }),
  figure('IMP-44-RATE', '读书参与率', '%', '在任委员中本年打过卡、写过笔记、参加过书香政协活动或者心得被采用的百分比。', {
    scope: 'M',
    reckoning: 'share',
    places: 1,
    formula: '参与读书的委员人数 ÷ 在任委员人数 × 100%',
    records: (q) => membersWith(q, tookPart(q)),
    dimensions: [sectorDimension],
  }),
  figure('IMP-44-DAYS', '读书打卡', '人天', '本年委员读书打卡的人天数：一人一群一天算一次。', {
    scope: 'M',
    records: (q) => sql`
      select c.group_id || ':' || c.person_id || ':' || c.day as id, p.code as ref, p.name as title, c.day, null::numeric as amount,
        '/reading-groups/' || c.group_id as url, g.title as "group", to_char(c.day, 'YYYY-MM') as month,
        ${sectorOn(sql`c.person_id`, sql`c.committee_id`, sql`c.day`)} as sector
      from reading_check_in c join reading_group g on g.committee_id = c.committee_id and g.id = c.group_id
      join person p on p.committee_id = c.committee_id and p.id = c.person_id
      where c.committee_id = ${q.committeeId} and extract(year from c.day) = ${q.year} and greatest(c.day, c.entered_on) <= ${q.asOf}`,
    dimensions: [groupDimension, sectorDimension, { key: 'month', label: '月份', of: 'text', inOrder: true }],
  }),
  figure('IMP-44-ESSAYS', '读书心得', '篇', '本年采用的、在书香政协学习活动中写的学习心得。', {
    scope: 'M',
    records: (q) => sql`
      select w.object_id as id, to_char(w.day, 'YYYY-MM-DD') as ref, w.title, w.day, null::numeric as amount, '/works/' || w.object_id as url,
        ${sectorOn(sql`w.person_id`, sql`${q.committeeId}`, sql`w.day`)} as sector
      from (select f.object_id, min(f.day) as day, max(f.about ->> 'title') as title, (array_agg(f.person_id order by f.role, f.id))[1] as person_id
        from fact f where ${ofYear(q)} and f.verb = 'work.accepted' and f.about ->> 'kind' = 'essay' and ${inReading(q)}
        group by f.object_id having sum(f.weight) > 0) w`,
    dimensions: [sectorDimension],
  }),
  figure('IMP-44-CONVERTED', '读书意见转化', '件', '本年从读书研讨转化为对策建议、提案、社情民意信息的意见。', {
    records: pointsOf,
    dimensions: [{ key: 'conversion', label: '转成', of: { words: conversions } }, groupDimension, bodyDimension],
  }),
  figure('IMP-44-SECTORS', '读书覆盖的界别', '%', '有在任委员的界别中，本年至少有一名委员参与读书的百分比。', {
    reckoning: 'share',
    places: 1,
    formula: '有委员参与读书的界别数 ÷ 有在任委员的界别数 × 100%',
    records: (q) => sql`
      select b.id::text as id, b.code as ref, b.name as title, null::date as day, max(m.amount) as amount, '/bodies/' || b.id as url
      from (${membersWith(q, tookPart(q))}) m join body b on b.committee_id = ${q.committeeId} and b.id::text = m.sector
      group by b.id, b.code, b.name`,
  }),
]
