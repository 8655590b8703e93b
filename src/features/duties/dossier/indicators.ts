// Figures of the members' year: what the year asks and who has done it, presence, active months, who did nothing, what waits for a second person.
import { sql, type RawBuilder } from 'kysely'
import { day, type Day } from '#/core/day.ts'
import { dutyVerbs } from '#/core/fact-codes.ts'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { tierOf, tierWords } from './lists.ts'
import { exemptLeave, passiveVerbs, yearlyTasks, zeroMonths } from './settings.ts'
import { doneTasks, known, standingFacts, taskRows } from './standing.ts'

type Sql = RawBuilder<unknown>

const group = '委员履职'
const source = '委员履职管理办法；“四个一”委员履职机制'

const sector: Dimension = { key: 'sector', label: '界别', of: 'body' }
const committee: Dimension = { key: 'committee', label: '专委会', of: 'body' }
const county: Dimension = { key: 'county', label: '所在县区', of: 'place' }
const tier: Dimension = { key: 'tier', label: '层次', of: { words: tierWords } }
const strata: readonly Dimension[] = [sector, committee, county, tier]
const task: Dimension = { key: 'task', label: '任务', of: 'text', inOrder: true }
const items: Dimension = { key: 'items', label: '完成项数', of: 'text', inOrder: true }
const month: Dimension = { key: 'month', label: '月份', of: 'text', inOrder: true }
const verb: Dimension = { key: 'verb', label: '履职事项', of: { codes: dutyVerbs } }

const begin = (q: FigureQuestion): Day => day(`${q.year}-01-01`)
/** The last day of the year that the answer may look at. */
const until = (q: FigureQuestion): Day => (q.asOf < `${q.year}-12-31` ? q.asOf : day(`${q.year}-12-31`))

/** Who held a seat on the last day, once each: rows `p`. */
const members = (q: FigureQuestion): Sql => sql`(
  select distinct on (x.id) x.committee_id, x.id, x.code, x.name, x.place_code as county, m.kind, m.sector_id as sector,
    m.special_committee_id as committee, m.from_day, ${tierOf(sql`m.kind`, sql`x.party`)} as tier
  from seat m join person x on x.committee_id = m.committee_id and x.id = m.person_id
  where m.committee_id = ${q.committeeId} and m.from_day <= ${until(q)} and (m.to_day is null or m.to_day >= ${until(q)})
    and ${until(q)}::date >= ${begin(q)}::date
  order by x.id, m.from_day desc, m.id desc) p`

const columns = sql`p.sector, p.committee, p.county, p.tier`
/** One record for each member. */
const each = (q: FigureQuestion, of: { amount: Sql; join?: Sql; where?: Sql; columns?: Sql; id?: Sql; title?: Sql; day?: Sql }): Sql => sql`
  select ${of.id ?? sql`p.id::text`} as id, p.code as ref, ${of.title ?? sql`p.name`} as title, ${of.day ?? sql`null::date`} as day,
    ${of.amount} as amount, '/dossiers/' || p.id as url, ${columns}${of.columns ? sql`, ${of.columns}` : sql``}
  from ${members(q)} ${of.join ?? sql``} where ${of.where ?? sql`true`}`

const year = (q: FigureQuestion) => ({ committeeId: q.committeeId, from: begin(q), to: until(q), asOf: q.asOf })
const count = (q: FigureQuestion): number => q.setting(yearlyTasks).tasks.length
const doneBy = (
  q: FigureQuestion,
): Sql => sql`left join (select d.person_id, count(*) as n from (${doneTasks(q.setting(yearlyTasks), year(q))}) d
  group by d.person_id) dt on dt.person_id = p.id`
/** Facts of the year that stand, of whoever holds them. */
const standing = (q: FigureQuestion, where: Sql = sql`true`): Sql =>
  standingFacts(sql`f.committee_id = ${q.committeeId} and f.person_id is not null and f.verified and f.day between ${begin(q)} and ${until(q)}
    and ${known(q.asOf)} and ${where}`)
const isActive = (q: FigureQuestion): Sql => sql`f.verb <> all(${[...q.setting(passiveVerbs)]}::text[])`

const figure = (
  f: Omit<Figure, 'group' | 'scope' | 'anchor' | 'source' | 'places'> & Partial<Pick<Figure, 'anchor' | 'places' | 'source'>>,
): Figure => ({
  group,
  scope: 'M',
  anchor: 'RY',
  places: 0,
  source,
  ...f,
})

export const dossierFigures: readonly Figure[] = [
  figure({
    code: 'D-TASKS-ALL',
    title: '年度基本任务完成率（全部完成）',
    unit: '%',
    definition: '在任委员中，年度基本任务（如“四个一”）全部完成的百分比。任务按统计日的规定，按履职事实判断。',
    formula: '各项任务全部完成的委员 ÷ 在任委员 × 100%',
    basis: (q) => q.setting(yearlyTasks).title,
    reckoning: 'share',
    places: 1,
    dimensions: strata,
    records: (q) => each(q, { join: doneBy(q), amount: sql`case when coalesce(dt.n, 0) >= ${count(q)} then 1 else 0 end` }),
  }),
  figure({
    code: 'D-TASKS-ITEM',
    title: '年度基本任务完成率（逐项）',
    unit: '%',
    definition: '每位在任委员的每一项年度基本任务为一条记录，完成的记1；按任务分列就是各项的完成率。',
    formula: '完成的任务 ÷ 在任委员的各项任务 × 100%',
    basis: (q) => q.setting(yearlyTasks).title,
    reckoning: 'share',
    places: 1,
    dimensions: [task, ...strata],
    records: (q) =>
      each(q, {
        id: sql`p.id || '.' || t.key`,
        title: sql`p.name || '：' || t.title`,
        join: sql`cross join ${taskRows(q.setting(yearlyTasks))}
          left join (${doneTasks(q.setting(yearlyTasks), year(q))}) dt on dt.person_id = p.id and dt.ord = t.ord`,
        amount: sql`case when dt.ord is not null then 1 else 0 end`,
        columns: sql`t.ord || '. ' || t.title as task`,
      }),
  }),
  figure({
    code: 'D-4-ITEMS',
    title: '年度基本任务完成项数',
    unit: '项',
    definition: '在任委员每人完成年度基本任务的项数，取平均；按完成项数分列就是完成情况的分布。',
    formula: '完成的项数之和 ÷ 在任委员',
    basis: (q) => q.setting(yearlyTasks).title,
    reckoning: 'mean',
    places: 1,
    dimensions: [items, ...strata],
    records: (q) => each(q, { join: doneBy(q), amount: sql`coalesce(dt.n, 0)`, columns: sql`coalesce(dt.n, 0) || '项' as items` }),
  }),
  figure({
    code: 'D-4-ZERO',
    title: '无履职记录的委员',
    unit: '名',
    definition: '任职已满规定的月数，而在这些月里没有任何一件计入履职档案的事项的委员。月数和不算履职的事项由规则规定。',
    basis: (q) => `连续${q.setting(zeroMonths)}个月`,
    reckoning: 'count',
    anchor: 'AD',
    dimensions: strata,
    records: (q) =>
      each(q, {
        amount: sql`null::numeric`,
        where: sql`p.from_day <= ${until(q)}::date - make_interval(months => ${q.setting(zeroMonths)}::int)
          and not exists (select from fact f where f.committee_id = p.committee_id and f.person_id = p.id and f.verified and ${isActive(q)}
            and f.day > ${until(q)}::date - make_interval(months => ${q.setting(zeroMonths)}::int) and f.day <= ${until(q)} and ${known(q.asOf)}
            group by f.person_id having sum(f.weight) > 0)`,
      }),
  }),
  figure({
    code: 'D-ACTIVE-MONTHS',
    title: '委员活跃月数',
    unit: '个月',
    definition: '在任委员一年里有履职事项的不同月份数，取中位数；没有履职的记0。',
    formula: '各在任委员有履职事项的月份数，取中位数',
    reckoning: 'median',
    places: 1,
    dimensions: strata,
    records: (q) =>
      each(q, {
        join: sql`left join (select s.person_id, count(distinct date_trunc('month', s.day)) as n from (${standing(q, isActive(q))}) s group by s.person_id) a
          on a.person_id = p.id`,
        amount: sql`coalesce(a.n, 0)`,
      }),
  }),
  figure({
    code: 'D-ATTENDANCE',
    title: '委员出勤率',
    unit: '%',
    definition: '在任委员应当出席的会议活动中实际出席的百分比；全体会议按半天计；按规定不计入应到的请假除外。',
    formula: '实到人次 ÷（应到人次 − 不计的请假）× 100%',
    reckoning: 'share',
    places: 1,
    dimensions: [month, ...strata],
    records: (q) =>
      each(q, {
        id: sql`s.id::text`,
        title: sql`p.name || '：' || coalesce(nullif(s.about ->> 'title', ''), '会议活动')`,
        day: sql`s.day`,
        join: sql`join (${standing(q, sql`f.verb in ('activity.attended', 'activity.excused', 'activity.absent') and f.about ->> 'mandatory' = 'true'`)}) s
          on s.person_id = p.id`,
        where: sql`not (s.verb = 'activity.excused' and coalesce((s.about ->> 'reason') = any(${[...q.setting(exemptLeave)]}::text[]), false))`,
        amount: sql`case when s.verb = 'activity.attended' then 1 else 0 end`,
        columns: sql`to_char(s.day, 'YYYY-MM') as month`,
      }),
  }),
  figure({
    code: 'D-FACTS',
    title: '委员履职事项',
    unit: '件',
    definition: '在任委员一年里计入履职档案的事项，作废冲销的不计，缺席、请假、被联系等不是本人所做的不计。',
    reckoning: 'count',
    dimensions: [verb, month, ...strata],
    records: (q) =>
      each(q, {
        id: sql`s.id::text`,
        title: sql`p.name || '：' || coalesce(nullif(s.about ->> 'title', ''), s.verb)`,
        day: sql`s.day`,
        join: sql`join (${standing(q, isActive(q))}) s on s.person_id = p.id`,
        amount: sql`null::numeric`,
        columns: sql`s.verb, to_char(s.day, 'YYYY-MM') as month`,
      }),
  }),
  figure({
    code: 'D-8-UNCONFIRMED',
    title: '待核实的履职登记',
    unit: '件',
    definition: '已经登记、到统计日还没有由另一人核实（或者不予通过、撤回）的履职事项。',
    reckoning: 'count',
    anchor: 'AD',
    source: '履职登记须一人登记、另一人核实；积压反映工作力量',
    dimensions: [verb],
    records: (
      q,
    ) => sql`select mf.id::text as id, mf.entered_name as ref, coalesce(p.name, b.short_name) || '：' || mf.title as title, mf.entered_on as day,
        null::numeric as amount, '/manual-facts/' || mf.id as url, mf.verb
      from manual_fact mf
      left join person p on p.committee_id = mf.committee_id and p.id = mf.person_id
      left join body b on b.committee_id = mf.committee_id and b.id = mf.body_id
      where mf.committee_id = ${q.committeeId} and extract(year from mf.entered_on) = ${q.year} and mf.entered_on <= ${q.asOf}
        and coalesce(mf.confirmed_on > ${q.asOf}, true) and coalesce(mf.ended_on > ${q.asOf}, true)
        and (mf.state = 'entered' or mf.confirmed_on > ${q.asOf} or mf.ended_on > ${q.asOf})`,
  }),
]
