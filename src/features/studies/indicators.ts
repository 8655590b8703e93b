// Figures of study: how soon a new text is studied (IMP-01), training, capacity classes and lectures (IMP-02, 03, 04). All read from facts.
import { sql, type RawBuilder } from 'kysely'
import { knownBy } from '#/core/facts-store.ts'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { textKinds } from './codes.ts'

type Sql = RawBuilder<unknown>

export const figure = (
  code: string,
  title: string,
  unit: string,
  definition: string,
  more: Pick<Figure, 'records'> & Partial<Figure>,
): Figure => ({
  code,
  title,
  group: '学习与书香',
  unit,
  definition,
  scope: 'C',
  anchor: 'CY',
  reckoning: 'count',
  places: 0,
  source: '工作报告：学习和委员培训',
  ...more,
})

export const sectorDimension: Dimension = { key: 'sector', label: '界别', of: 'body' }
const monthDimension: Dimension = { key: 'month', label: '月份', of: 'text', inOrder: true }

/** Facts `f` of the calendar year asked about, as known on the day. */
export const ofYear = (q: FigureQuestion): Sql =>
  sql`f.committee_id = ${q.committeeId} and extract(year from f.day) = ${q.year} and ${knownBy(q.asOf)}`

/** The seat a person held on a day, for the sector. */
export const sectorOn = (
  person: Sql,
  committee: Sql,
  on: Sql,
): Sql => sql`(select s.sector_id::text from seat s where s.committee_id = ${committee}
  and s.person_id = ${person} and s.from_day <= ${on} and (s.to_day is null or s.to_day >= ${on}) order by s.from_day desc limit 1)`

/** Activities held of a kind: one record each, whoever held it with us. */
export const heldOf = (q: FigureQuestion, where: Sql): Sql => sql`
  select h.object_id as id, to_char(h.day, 'YYYY-MM-DD') as ref, h.title, h.day, null::numeric as amount, '/activities/' || h.object_id as url,
    to_char(h.day, 'YYYY-MM') as month, h.host
  from (select f.object_id, min(f.day) as day, max(f.about ->> 'title') as title, max(f.body_id::text) as host from fact f
    where ${ofYear(q)} and f.verb = 'activity.held' and f.role = 'host' and ${where} group by f.object_id having sum(f.weight) > 0) h`

/** Attendances: one record for a person and an activity. */
const attendedOf = (q: FigureQuestion, where: Sql): Sql => sql`
  select a.object_id || ':' || a.person_id as id, p.name as ref, a.title, a.day, null::numeric as amount, '/activities/' || a.object_id as url,
    to_char(a.day, 'YYYY-MM') as month, ${sectorOn(sql`a.person_id`, sql`p.committee_id`, sql`a.day`)} as sector
  from (select f.object_id, f.person_id, min(f.day) as day, max(f.about ->> 'title') as title from fact f
    where ${ofYear(q)} and f.verb = 'activity.attended' and f.person_id is not null and ${where}
    group by f.object_id, f.person_id having sum(f.weight) > 0) a
  join person p on p.committee_id = ${q.committeeId} and p.id = a.person_id`

/** Members in office on the day asked about; 1 for whom the condition holds of his facts of the year. */
export const membersWith = (q: FigureQuestion, where: Sql): Sql => sql`
  select p.id::text as id, p.code as ref, p.name as title, null::date as day,
    case when exists (select from fact f where ${ofYear(q)} and f.person_id = p.id and ${where} group by f.object_id having sum(f.weight) > 0)
      then 1 else 0 end::numeric as amount,
    '/people/' || p.id as url, min(s.sector_id::text) as sector
  from seat s join person p on p.committee_id = s.committee_id and p.id = s.person_id
  where s.committee_id = ${q.committeeId} and s.from_day <= ${q.asOf} and (s.to_day is null or s.to_day >= ${q.asOf})
  group by p.id, p.code, p.name`

const kindIs = (kind: string): Sql => sql`f.about ->> 'kind' = ${kind}`

/** Texts to be studied at once, published in the year; the amount is the days to the first session, none where there was none yet. */
const prompt = (q: FigureQuestion): Sql => sql`
  select t.id::text as id, to_char(t.published_on, 'YYYY-MM-DD') as ref, t.title, t.published_on as day,
    case when h.day is null then null else greatest(0, h.day - t.published_on) end::numeric as amount, '/study-texts/' || t.id as url, t.kind,
    case when h.day is null then 'waiting' when h.day <= t.until_day then 'intime' else 'late' end as standing
  from study_text t
  left join lateral (select min(x.day) as day from (select min(f.day) as day from fact f where f.committee_id = t.committee_id
      and f.about ->> 'trigger' = t.id::text and f.verb = 'activity.held' and f.role = 'host' and ${knownBy(q.asOf)}
      group by f.object_id having sum(f.weight) > 0) x) h on true
  where t.committee_id = ${q.committeeId} and t.promptly and extract(year from t.published_on) = ${q.year}
    and greatest(t.published_on, t.entered_on) <= ${q.asOf} and coalesce(t.withdrawn_on > ${q.asOf}, true)`

const promptDimensions: readonly Dimension[] = [
  { key: 'kind', label: '类别', of: { codes: textKinds } },
  { key: 'standing', label: '学习情况', of: { words: { intime: '期限内学习', late: '超期学习', waiting: '还没有学习' } } },
]

const held = (code: string, title: string, kind: string, unit: string): Figure =>
  figure(code, title, unit, `本年举办的${title}，联合举办的算一次。`, {
    records: (q) => heldOf(q, kindIs(kind)),
    dimensions: [monthDimension, { key: 'host', label: '主办', of: 'body' }],
  })
const people = (code: string, title: string, kind: string): Figure =>
  figure(code, `${title}人次`, '人次', `本年参加${title}的人次：一人参加一期算一次。`, {
    scope: 'M',
    records: (q) => attendedOf(q, kindIs(kind)),
    dimensions: [monthDimension, sectorDimension],
  })
const trained = (code: string, title: string, kind: string): Figure =>
  figure(code, `委员${title}参训率`, '%', `在任委员中本年参加过${title}的百分比。`, {
    scope: 'M',
    reckoning: 'share',
    places: 1,
    formula: '参加过的委员人数 ÷ 在任委员人数 × 100%',
    records: (q) => membersWith(q, sql`f.verb = 'activity.attended' and ${kindIs(kind)}`),
    dimensions: [sectorDimension],
  })

export const studyFigures: readonly Figure[] = [
  figure(
    'IMP-01',
    '第一时间学习（中位天数）',
    '天',
    '本年公布、需要第一时间学习的篇目，从公布到第一次组织学习的天数的中位数；还没有学习的列出而不计入。',
    {
      reckoning: 'median',
      places: 1,
      formula: '各篇目从公布到首次学习的天数的中位数',
      records: prompt,
      dimensions: promptDimensions,
    },
  ),
  figure('IMP-01-MAX', '第一时间学习（最长天数）', '天', '同一批篇目中，从公布到第一次组织学习用时最长的一篇的天数。', {
    reckoning: 'sum',
    formula: '用时最长的一篇从公布到首次学习的天数',
    records: (q) => sql`select r.* from (${prompt(q)}) r where r.amount is not null order by r.amount desc, r.id limit 1`,
    dimensions: promptDimensions,
  }),
  figure(
    'IMP-01-RATE',
    '期限内学习率',
    '%',
    '需要第一时间学习的篇目中，在期限内组织了第一次学习的百分比；期限还没有到、还没有学习的不计。',
    {
      reckoning: 'share',
      places: 1,
      formula: '期限内学习的篇数 ÷ 已经学习或期限已到的篇数 × 100%',
      records: (
        q,
      ) => sql`select r.id, r.ref, r.title, r.day, case when r.standing = 'intime' then 1 else 0 end::numeric as amount, r.url, r.kind, r.standing
      from (${prompt(q)}) r join study_text t on t.committee_id = ${q.committeeId} and t.id::text = r.id
      where r.standing <> 'waiting' or t.until_day < ${q.asOf}`,
      dimensions: promptDimensions,
    },
  ),
  held('IMP-02', '委员培训班', 'training', '期'),
  people('IMP-02-PEOPLE', '委员培训班', 'training'),
  trained('IMP-02-RATE', '培训班', 'training'),
  held('IMP-03', '履职能力提升班', 'capacity', '期'),
  people('IMP-03-PEOPLE', '履职能力提升班', 'capacity'),
  trained('IMP-03-RATE', '履职能力提升班', 'capacity'),
  held('IMP-04', '政协大讲堂', 'lecture', '讲'),
  figure('IMP-04-PARTY', '党组成员登上大讲堂', '讲', '本年举办的大讲堂中，计划表上写明由党组成员主讲的。', {
    records: (q) => sql`select r.* from (${heldOf(q, kindIs('lecture'))}) r where exists (select from fact f
      join study_lecture l on l.committee_id = f.committee_id and l.id::text = f.about ->> 'trigger' and l.tier = 'party-group'
      where f.committee_id = ${q.committeeId} and f.object_id = r.id and f.verb = 'activity.held')`,
    dimensions: [monthDimension],
  }),
]
