// How the year of every member and of the committee's own staff stands today: facts, active months, the year's tasks, presence; who did nothing.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import { isWantedBy } from '#/core/fact-query.ts'
import type { ListAsked, ListDefinition } from '#/core/lists/list.ts'
import type { SettingDeclaration } from '#/core/settings/setting.ts'
import { personInScope } from '../scope.ts'
import { exemptLeave, passiveVerbs, yearlyTasks, zeroMonths } from './settings.ts'
import { standingFacts } from './standing.ts'

type Sql = RawBuilder<unknown>

/** A committee's setting as it stands on a day, as a jsonb value: a list has no transaction to ask in. */
const settingNow = (declaration: Pick<SettingDeclaration, 'key' | 'standard'>, actor: Actor, on: Day): Sql => sql`coalesce((
  select x.value from setting x where x.committee_id = ${actor.committeeId} and x.key = ${declaration.key} and x.session_id is null
    and x.from_day <= ${on} order by x.from_day desc, x.recorded_at desc limit 1), ${JSON.stringify(declaration.standard)}::jsonb)`

/** Party group, standing committee, members, staff: the four tiers of whom the report speaks. */
export const tierWords = { partyGroup: '党组成员', standing: '常委', member: '委员', organ: '机关干部' } as const
export const tierOf = (
  kind: Sql,
  party: Sql,
): Sql => sql`case when ${kind} in ('chair', 'vice-chair', 'secretary-general') and ${party} = '中共' then 'partyGroup'
  when ${kind} in ('chair', 'vice-chair', 'secretary-general', 'standing') then 'standing' when ${kind} is not null then 'member' else 'organ' end`

const words = (table: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(table).map(([value, label]) => [value, { label, tone: 'over' }]))
const choices = (table: Readonly<Record<string, string>>) => Object.entries(table).map(([value, label]) => ({ value, label }))
const seatWords = { chair: '主席', 'vice-chair': '副主席', 'secretary-general': '秘书长', standing: '常务委员', member: '委员' }

const nameOf = (id: Sql): Sql => sql`(select b.short_name from body b where b.committee_id = p.committee_id and b.id = ${id})`
const yes = (condition: Sql) => (values: readonly string[]) => (values[0] === 'yes' ? condition : sql`not (${condition})`)
const uuidIs = (column: Sql) => (values: readonly string[]) => sql`${column} = ${values[0]}::uuid`

/** The reader's year: facts of this year that stand, once for each row. */
function from({ actor, today }: ListAsked): Sql {
  const year = today.slice(0, 4)
  const mine = sql`f.committee_id = p.committee_id and f.person_id = p.id and f.day between ${`${year}-01-01`}::date and ${today}::date`
  return sql`person p
    left join lateral (select s.id, s.kind, s.sector_id, s.special_committee_id, s.group_id, s.from_day from seat s
      where s.committee_id = p.committee_id and s.person_id = p.id and s.from_day <= ${today} and (s.to_day is null or s.to_day >= ${today})
      order by s.from_day desc, s.id desc limit 1) m on true
    cross join lateral (select coalesce(array_agg(v), '{}') as verbs from jsonb_array_elements_text(${settingNow(passiveVerbs, actor, today)}) v) passive
    cross join lateral (select
        count(*) filter (where n.verb <> all(passive.verbs)) as facts,
        count(distinct date_trunc('month', n.day)) filter (where n.verb <> all(passive.verbs)) as months,
        count(*) filter (where n.verb = 'activity.attended' and n.about ->> 'mandatory' = 'true') as present,
        count(*) filter (where n.verb in ('activity.attended', 'activity.excused', 'activity.absent') and n.about ->> 'mandatory' = 'true'
          and not (n.verb = 'activity.excused' and coalesce(${settingNow(exemptLeave, actor, today)} ? (n.about ->> 'reason'), false))) as due
      from (${standingFacts(mine)}) n) y
    cross join lateral (select max(f.day) as last, coalesce(sum(f.weight) filter (where f.day > ${today}::date - make_interval(months =>
        (${settingNow(zeroMonths, actor, today)})::text::integer)), 0) as recent
      from fact f where f.committee_id = p.committee_id and f.person_id = p.id and f.day <= ${today} and f.verified
        and f.verb <> all(passive.verbs)) r
    cross join lateral (select count(*) as asked, count(*) filter (where d.met) as done,
        string_agg(d.title, '、' order by d.ord) filter (where not d.met) as missing,
        array_agg(d.key) filter (where not d.met) as lacking
      from (select t.ord, t.task ->> 'key' as key, t.task ->> 'title' as title, (
            select count(*) from (select from fact f
              where ${mine} and f.verified and t.task -> 'facts' -> 'verbs' ? f.verb and ${isWantedBy(sql`w.wanted`)}
              group by f.object_kind, f.object_id having sum(f.weight) > 0) c) >= (t.task ->> 'minimum')::integer as met
          from jsonb_array_elements(${settingNow(yearlyTasks, actor, today)} -> 'tasks') with ordinality t(task, ord)
          cross join lateral (select jsonb_build_object('roles', t.task -> 'facts' -> 'roles', 'where', (
            select coalesce(jsonb_object_agg(a ->> 'key', a -> 'words'), '{}') from jsonb_array_elements(t.task -> 'facts' -> 'where') a)) as wanted) w
        ) d) k
    cross join (select ${today}::date as today, (${settingNow(zeroMonths, actor, today)})::text::integer as months) clock`
}

const isStaff = sql`exists (select from post o join body ob on ob.committee_id = o.committee_id and ob.id = o.body_id
  where o.committee_id = p.committee_id and o.person_id = p.id and o.from_day <= clock.today and (o.to_day is null or o.to_day >= clock.today)
    and ob.kind in ('organ-office', 'special-committee') and o.role not in ('member', 'platform'))`
/** A member for the whole of the months asked about who has nothing verified in them. */
const isZero = sql`(m.id is not null and r.recent <= 0 and m.from_day <= clock.today - make_interval(months => clock.months))`
const tier = tierOf(sql`m.kind`, sql`p.party`)

export const dutyYears: ListDefinition = {
  name: 'duty-years',
  title: '履职档案',
  right: 'duties:read',
  columns: [
    { key: 'code', label: '编号', kind: 'text', sql: sql`p.code`, sortable: true, neverNull: true, width: 76 },
    { key: 'name', label: '姓名', kind: 'link', sql: sql`p.name`, sortable: true, sortBy: sql`p.pinyin`, neverNull: true, width: 90 },
    { key: 'tier', label: '层次', kind: 'tag', sql: tier, tags: words(tierWords), width: 92 },
    { key: 'sector', label: '界别', kind: 'text', sql: nameOf(sql`m.sector_id`), width: 116 },
    { key: 'committee', label: '专委会', kind: 'text', sql: nameOf(sql`m.special_committee_id`), width: 150, hidden: true },
    { key: 'facts', label: '今年履职', kind: 'number', sql: sql`y.facts`, sortable: true, width: 88 },
    { key: 'months', label: '活跃月数', kind: 'number', sql: sql`y.months`, sortable: true, width: 88 },
    { key: 'done', label: '完成任务', kind: 'number', sql: sql`case when m.id is not null then k.done end`, sortable: true, width: 88 },
    { key: 'missing', label: '还缺', kind: 'text', sql: sql`case when m.id is not null then k.missing end` },
    {
      key: 'rate',
      label: '出勤率%',
      kind: 'number',
      sql: sql`case when y.due > 0 then round(100.0 * y.present / y.due, 1) end`,
      sortable: true,
      width: 90,
    },
    { key: 'present', label: '实到', kind: 'number', sql: sql`case when y.due > 0 then y.present end`, hidden: true },
    { key: 'due', label: '应到', kind: 'number', sql: sql`nullif(y.due, 0)`, hidden: true },
    { key: 'last', label: '最近一次', kind: 'day', sql: sql`r.last`, sortable: true, width: 116 },
    { key: 'kind', label: '职务', kind: 'tag', sql: sql`m.kind`, tags: words(seatWords), hidden: true },
    {
      key: 'county',
      label: '所在县区',
      kind: 'text',
      sql: sql`(select c.name from place c where c.committee_id = p.committee_id and c.code = p.place_code)`,
      hidden: true,
    },
  ],
  filters: [
    { key: 'sector', label: '界别', kind: 'body', bodyKinds: ['sector'], where: uuidIs(sql`m.sector_id`) },
    { key: 'committee', label: '专委会', kind: 'body', bodyKinds: ['special-committee'], where: uuidIs(sql`m.special_committee_id`) },
    {
      key: 'county',
      label: '所在县区',
      kind: 'choice',
      choices: {
        query: (actor) => sql<{ value: string; label: string }>`select code as value, name as label from place
          where committee_id = ${actor.committeeId} and level = 'county' order by code`,
      },
      where: ([code]) => sql`p.place_code = ${code}`,
    },
    {
      key: 'tier',
      label: '层次',
      kind: 'choices',
      choices: choices(tierWords),
      where: (values) => sql`${tier} = any(${[...values]}::text[])`,
    },
    { key: 'complete', label: '任务全部完成', kind: 'yesNo', where: (v) => sql`m.id is not null and ${yes(sql`k.done = k.asked`)(v)}` },
    {
      key: 'lacks',
      label: '缺哪一项',
      kind: 'choice',
      choices: {
        query: (actor) => sql<{ value: string; label: string }>`select t ->> 'key' as value, t ->> 'title' as label
          from jsonb_array_elements(coalesce((select x.value from setting x where x.committee_id = ${actor.committeeId}
            and x.key = ${yearlyTasks.key} and x.session_id is null order by x.from_day desc, x.recorded_at desc limit 1),
            ${JSON.stringify(yearlyTasks.standard)}::jsonb) -> 'tasks') t`,
      },
      where: ([key]) => sql`m.id is not null and ${key} = any(k.lacking)`,
    },
    { key: 'zero', label: '无履职记录', kind: 'yesNo', where: yes(isZero) },
    { key: 'group', label: '委员小组', kind: 'body', bodyKinds: ['member-group'], where: uuidIs(sql`m.group_id`) },
  ],
  from,
  visible: ({ actor, today }) =>
    sql`p.committee_id = ${actor.committeeId} and ${personInScope(actor, sql`p.id`, today)} and (m.id is not null or ${isStaff})`,
  id: sql`p.id`,
  idKind: 'uuid',
  url: (id) => `/dossiers/${id}`,
  order: { key: 'code', dir: 'asc' },
  words: (text) => sql`(strpos(p.name, ${text}) > 0 or strpos(p.pinyin, lower(${text})) > 0)`,
  empty: '没有您可以查看的履职档案。',
  presets: [
    { id: 'lacking', title: '任务没有完成', query: { 'f.complete': 'no' } },
    { id: 'complete', title: '任务全部完成', query: { 'f.complete': 'yes' } },
    { id: 'zero', title: '无履职记录', query: { 'f.zero': 'yes' } },
    { id: 'standing', title: '常委', query: { 'f.tier': 'partyGroup,standing' } },
  ],
}
