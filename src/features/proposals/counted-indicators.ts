// What the figures of proposals are built from: cases, tasks, replies and forms as they stood at the end of a day, with the columns they are broken down by.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { categories, refusals } from './codes.ts'
import { caseClassRule, classes, filedCountsMerged } from './settings.ts'
import { verdicts } from './scale-rules.ts'
import { tierOn } from './supervision/standing.ts'
import { tiers } from './supervision/words.ts'
import { accepted, faceToFace, proposerKinds, timeKinds, unitRoles } from './words.ts'

type Sql = RawBuilder<unknown>

/** The first instant after the day, by China's clock. */
export const endOf = (q: FigureQuestion): Sql => sql`((${q.asOf}::date + 1)::timestamp at time zone 'Asia/Shanghai')`

export const sessionsOf = (q: FigureQuestion): Sql =>
  sql`(select s.id from session s where s.committee_id = ${q.committeeId} and s.year = ${q.year})`

// The sets of cases.md §8.1, of a proposal `p`, as they stood at the end of the day asked about.
export const received = (q: FigureQuestion): Sql => sql`p.submitted_at < ${endOf(q)}`
export const withdrawn = (q: FigureQuestion): Sql => sql`coalesce(p.withdrawn_on <= ${q.asOf}, false)`
/** Mergers undone since then held on that day. */
const undoneSince = (q: FigureQuestion): Sql =>
  sql`from undone_merger u where u.committee_id = ${q.committeeId} and u.merged_on <= ${q.asOf} and u.undone_on > ${q.asOf}`
export const merged = (q: FigureQuestion): Sql =>
  sql`((coalesce(p.merged_on <= ${q.asOf}, false) or p.id in (select u.proposal_id ${undoneSince(q)})) and not ${withdrawn(q)})`
export const notFiled = (q: FigureQuestion): Sql => sql`coalesce(p.not_filed_on <= ${q.asOf}, false)`
/** F_x: merged proposals are not counted. */
export const filedAlone = (q: FigureQuestion): Sql => sql`(coalesce(p.filed_on <= ${q.asOf}, false) and not ${withdrawn(q)})`
/** F_i = F_x + M. */
export const filedWithMerged = (q: FigureQuestion): Sql => sql`(${filedAlone(q)} or ${merged(q)})`
/** By the convention of the session. */
export const filed = (q: FigureQuestion): Sql => (q.setting(filedCountsMerged) ? filedWithMerged(q) : filedAlone(q))
export const filedBasis = (q: FigureQuestion): string => (q.setting(filedCountsMerged) ? '立案提案（含并案）' : '立案提案（不含并案）')

/** The case that is handled and answered in this one's place: a merged proposal goes with its main case. */
const answering = (q: FigureQuestion): Sql => sql`case when ${merged(q)}
  then coalesce((select u.main_case_id ${undoneSince(q)} and u.proposal_id = p.id), p.main_case_id) else p.id end`
/** `a` is that case. A join by primary key that nothing uses costs nothing. */
const answeringJoin = (q: FigureQuestion): Sql => sql`left join proposal a on a.committee_id = p.committee_id and a.id = ${answering(q)}`
export const replied = (q: FigureQuestion): Sql => sql`coalesce(a.replied_on <= ${q.asOf}, false)`
export const handedOver = (q: FigureQuestion): Sql =>
  sql`exists (select 1 from handling_task t where t.committee_id = a.committee_id and t.proposal_id = a.id and ${openedBy(q)})`

/** A task handed over with an earlier date than the act is known from the day of the act. */
export const openedBy = (q: FigureQuestion): Sql => sql`greatest(t.entered_on, t.assigned_on) <= ${q.asOf}`

/** A task whose reply the audit sent back has given its place to the next one of the same round. */
export const standing = (q: FigureQuestion): Sql => sql`not (t.state = 'auditRejected' and coalesce(t.superseded_on <= ${q.asOf}, false))`

/** Due days that were moved, as the last decision by the day left them, and the pauses that were running on it. Join by `clockJoin`. */
export const clockSets = (q: FigureQuestion): Readonly<Record<'dm' | 'ps', Sql>> => ({
  dm: sql`select distinct on (x.task_id) x.task_id, x.due_day from task_due x where x.committee_id = ${q.committeeId} and x.from_day <= ${q.asOf}
    order by x.task_id, x.entry desc`,
  ps: sql`select x.task_id, x.from_day from task_pause x where x.committee_id = ${q.committeeId} and x.from_day <= ${q.asOf}
    and coalesce(x.until_day > ${q.asOf}, true)`,
})
export const clockJoin = sql`left join dm on dm.task_id = t.id left join ps on ps.task_id = t.id`

/** 答复 by unit, the last round's only, with the class as it stood: one row for each unit that answers by itself. */
const latestRepliesOf = (q: FigureQuestion, cases: Sql): Sql => sql`
  select distinct on (t.proposal_id, t.body_id) r.id, r.issued_on, t.proposal_id, t.body_id, t.role, t.round, c.class_mark
  from handling_task t
  join reply r on r.committee_id = t.committee_id and r.task_id = t.id and r.issued_on <= ${q.asOf}
  left join reply_class c on c.committee_id = r.committee_id and c.reply_id = r.id and c.from_day <= ${q.asOf}
    and (c.until_day is null or c.until_day > ${q.asOf})
  where t.committee_id = ${q.committeeId} and t.role <> 'assist' and t.proposal_id ${cases}
  order by t.proposal_id, t.body_id, t.round desc, r.issued_on desc, c.entry desc`

const inYear = (q: FigureQuestion): Sql =>
  sql`in (select p.id from proposal p where p.committee_id = ${q.committeeId} and p.session_id in ${sessionsOf(q)})`

export const latestReplies = (q: FigureQuestion): Sql => latestRepliesOf(q, inYear(q))

/** The class of a case as rules.ts has it, over the replies of its units; of as many of two classes the worse counts. */
const classOfReplies = (q: FigureQuestion): Sql =>
  ({
    lead: sql`coalesce(max(u.class_mark) filter (where u.role in ('sole', 'lead')), max(u.class_mark))`,
    worst: sql`max(u.class_mark)`,
    majority: sql`mode() within group (order by u.class_mark desc)`,
  })[q.setting(caseClassRule)]

const classesOf = (q: FigureQuestion, cases: Sql): Sql => sql`
  select proposal_id, ${classOfReplies(q)} as mark from (${latestRepliesOf(q, cases)}) u group by proposal_id`
export const caseClasses = (q: FigureQuestion): Sql => classesOf(q, inYear(q))

const classRuleWords = { lead: '取主办单位的类别，分办的取最低一类', worst: '取最低一类', majority: '取多数单位的类别，一样多时取较低一类' }
/** What the classes mean in this session: only with these words are two years comparable. */
export const classWording = (q: FigureQuestion): string =>
  `${q
    .setting(classes)
    .map((c) => `${c.mark}类：${c.words}`)
    .join('；')}。几个单位答复的，${classRuleWords[q.setting(caseClassRule)]}。`

/** The form that counts, for each answering unit and evaluator: of the last round in which one was sent. */
const latestFormsOf = (q: FigureQuestion, cases: Sql): Sql => sql`
  select distinct on (f.proposal_id, t.body_id, f.evaluator_id) f.id, f.proposal_id, t.body_id, f.opened_on, f.round,
    case when f.given_on <= ${q.asOf} then f.given_on end as given_on,
    case when f.given_on <= ${q.asOf} then f.attitude_label end as attitude,
    case when f.given_on <= ${q.asOf} then f.result_label end as result,
    case when f.given_on <= ${q.asOf} then f.result end as result_code,
    case when f.given_on <= ${q.asOf} then f.attitude_counts end as attitude_counts,
    case when f.given_on <= ${q.asOf} then f.result_counts end as result_counts,
    case when f.given_on <= ${q.asOf} then f.verdict end as verdict,
    coalesce(f.scale -> 'questions' @> '[{"code": "attitude"}]', true) as asks_attitude,
    coalesce(f.scale -> 'questions' @> '[{"code": "result"}]', true) as asks_result,
    coalesce(f.lapsed_on <= ${q.asOf}, false) and coalesce(f.given_on > ${q.asOf}, true) as lapsed
  from feedback f
  join handling_task t on t.committee_id = f.committee_id and t.id = f.task_id
  where f.committee_id = ${q.committeeId} and f.decisive and f.opened_on <= ${q.asOf} and f.proposal_id ${cases}
  order by f.proposal_id, t.body_id, f.evaluator_id, f.round desc, f.opened_on desc, f.id`

export const latestForms = (q: FigureQuestion): Sql => latestFormsOf(q, inYear(q))

/** How content a case's proposers are: the lowest of their forms. */
const gradesOf = (q: FigureQuestion, cases: Sql): Sql => {
  const order = sql`array['dissatisfied', 'neither', 'satisfied']`
  return sql`select proposal_id, (${order})[min(array_position(${order}, u.verdict))] as grade from (${latestFormsOf(q, cases)}) u group by proposal_id`
}

const submittedDay = sql`(p.submitted_at at time zone 'Asia/Shanghai')::date`
/** Sector and committee are those of the day of submission: a member who changes sector later takes nothing along. */
const ofSeat = (column: string): Sql => sql`(select ${sql.ref(`st.${column}`)} from seat st
  where st.committee_id = p.committee_id and st.person_id = p.lead_person_id and st.from_day <= ${submittedDay}
    and (st.to_day is null or st.to_day >= ${submittedDay}) order by st.from_day desc limit 1)`
const ofLead = (column: string): Sql => sql`(select ${sql.ref(`lp.${column}`)} from person lp
  where lp.committee_id = p.committee_id and lp.id = p.lead_person_id)`
const unitsOf = (q: FigureQuestion, roles: readonly string[]): Sql => sql`array(select distinct t.body_id::text from handling_task t
  where t.committee_id = a.committee_id and t.proposal_id = a.id and t.role = any(${[...roles]}::text[]) and ${openedBy(q)})`

const classWords = { A: 'A类', B: 'B类', C: 'C类', D: 'D类' }
const unitSystemWords = {
  party: '党委',
  congress: '人大',
  government: '政府',
  cppcc: '政协',
  judiciary: '法检',
  mass: '群团',
  enterprise: '国有企业',
  other: '其他',
}

interface DimensionOfCase extends Dimension {
  readonly sql: (q: FigureQuestion) => Sql
}

/** The last review before the day says the category while the case is not filed; filing fixes it. */
const categoryOn = (q: FigureQuestion): Sql => sql`case when p.filed_on <= ${q.asOf} or p.imported_from is not null then p.category
  else (select pr.category from proposal_review pr where pr.committee_id = p.committee_id and pr.proposal_id = p.id and pr.category is not null
    and pr.at < ${endOf(q)} order by pr.at desc limit 1) end`

const ofCase: readonly DimensionOfCase[] = [
  { key: 'category', label: '类别', of: { codes: categories }, sql: categoryOn },
  {
    key: 'sector',
    label: '界别',
    of: 'body',
    sql: () => sql`case when p.proposer_kind = 'sector' then p.lead_body_id else ${ofSeat('sector_id')} end`,
  },
  {
    key: 'party',
    label: '党派',
    of: 'text',
    sql: () => sql`case when p.proposer_kind = 'party'
      then (select lb.short_name from body lb where lb.committee_id = p.committee_id and lb.id = p.lead_body_id) else ${ofLead('party')} end`,
  },
  {
    key: 'committee',
    label: '专委会',
    of: 'body',
    sql: () => sql`case when p.proposer_kind = 'committee' then p.lead_body_id else ${ofSeat('special_committee_id')} end`,
  },
  { key: 'member', label: '委员（第一提案人）', of: 'person', sql: () => sql`p.lead_person_id` },
  { key: 'proposer', label: '提案者类别', of: { words: proposerKinds }, sql: () => sql`p.proposer_kind` },
  { key: 'county', label: '县区', of: 'place', sql: () => ofLead('place_code') },
  { key: 'leadUnit', label: '主办、独办单位', of: 'body', many: true, sql: (q) => unitsOf(q, ['lead', 'sole']) },
  { key: 'assistUnit', label: '会办单位', of: 'body', many: true, sql: (q) => unitsOf(q, ['assist']) },
  { key: 'separateUnit', label: '分办单位', of: 'body', many: true, sql: (q) => unitsOf(q, ['separate']) },
  {
    key: 'unitSystem',
    label: '单位系统',
    of: { words: unitSystemWords },
    many: true,
    sql: (q) => sql`array(select distinct b.system from handling_task t join body b on b.committee_id = t.committee_id and b.id = t.body_id
      where t.committee_id = a.committee_id and t.proposal_id = a.id and t.role <> 'assist' and b.system is not null and ${openedBy(q)})`,
  },
  { key: 'time', label: '大会或平时', of: { words: timeKinds }, sql: () => sql`p.time_kind` },
  {
    key: 'key',
    label: '重点、重要提案',
    of: { words: { ...tiers, ordinary: '一般提案' } },
    sql: (q) => sql`coalesce(${tierOn(sql`p.id`, sql`p.committee_id`, sql`${q.asOf}::date`)}, 'ordinary')`,
  },
  { key: 'class', label: '办理结果类别（按件）', of: { words: classWords }, sql: (q) => sql`case when ${replied(q)} then ck.mark end` },
  { key: 'satisfaction', label: '满意程度（按件，取最低）', of: { words: verdicts }, sql: () => sql`cg.grade` },
  { key: 'sex', label: '性别', of: { words: { 男: '男', 女: '女' } }, sql: () => ofLead('sex') },
  { key: 'ethnicGroup', label: '民族', of: 'text', sql: () => ofLead('ethnic_group') },
  {
    key: 'session',
    label: '届次',
    of: 'text',
    sql: () => sql`(select se.title from session se where se.committee_id = p.committee_id and se.id = p.session_id)`,
  },
]

/** Only what the answer looks at: each of the others would be planned for nothing. */
const isWanted = (q: FigureQuestion, key: string): boolean => q.by === undefined || q.by.has(key)
const caseColumns = (q: FigureQuestion): readonly Sql[] =>
  ofCase.filter((d) => isWanted(q, d.key)).map((d) => sql`${d.sql(q)} as ${sql.ref(d.key)}`)

/** Month of the record's own day: how the year went. */
const monthDimension: Dimension = { key: 'month', label: '月份', of: 'text', inOrder: true }
export const caseDimensions: readonly Dimension[] = [...ofCase, monthDimension]

export const replyClassDimension: Dimension = { key: 'replyClass', label: '答复类别', of: { words: classWords } }
/** The unit's own system, one for each record; a case may have units of several. */
export const systemDimension: Dimension = { key: 'system', label: '承办单位的系统', of: { words: unitSystemWords } }
export const refusalDimension: Dimension = { key: 'refusal', label: '不予立案情形', of: { codes: refusals } }
export const unitDimension: Dimension = { key: 'unit', label: '承办单位', of: 'body' }
export const roleDimension: Dimension = { key: 'role', label: '主办、会办、分办', of: { words: unitRoles } }
export const roundDimension: Dimension = { key: 'round', label: '第几轮办理', of: 'text' }
export const resultDimension: Dimension = { key: 'result', label: '对办理结果', of: 'text' }
export const attitudeDimension: Dimension = { key: 'attitude', label: '对办理工作', of: 'text' }
export const verdictDimension: Dimension = { key: 'verdict', label: '总的评价', of: { words: verdicts } }
export const acceptedDimension: Dimension = { key: 'accepted', label: '采纳情况', of: { words: accepted } }
export const faceModes = sql`any(${[...faceToFace]}::text[])`

interface Shown {
  readonly where: Sql
  readonly day: Sql
  readonly amount?: Sql
  /** What is added to the case's title: the unit, the days late. */
  readonly title?: Sql
  /** Where a record is a part of a case. */
  readonly id?: Sql
  readonly join?: Sql
  /** A set reckoned once and joined by its name: never once for each case, whatever the planner knows of fresh tables. */
  readonly once?: Readonly<Record<string, Sql>>
  readonly columns?: Sql
  /** The session of the year unless said otherwise, of the case that answers (`a`). */
  readonly inSession?: Sql
}

const answeringCases = (q: FigureQuestion, inSession: Sql | undefined): Sql =>
  inSession ? sql`in (select a.id from proposal a where a.committee_id = ${q.committeeId} and ${inSession})` : inYear(q)

/** Records that are cases or parts of cases (`p`, its register row `m`, the case that answers for it `a`). */
export function caseRecords(q: FigureQuestion, { where, day, amount, title, id, join, once, columns, inSession }: Shown): Sql {
  const cases = answeringCases(q, inSession)
  const sets = Object.entries({
    ...(isWanted(q, 'class') ? { ck: classesOf(q, cases) } : {}),
    ...(isWanted(q, 'satisfaction') ? { cg: gradesOf(q, cases) } : {}),
    ...once,
  })
  return sql`
  ${sets.length ? sql`with ${sql.join(sets.map(([name, set]) => sql`${sql.ref(name)} as materialized (${set})`))}` : sql``}
  select ${id ?? sql`p.id::text`} as id, case when p.filed_on <= ${q.asOf} and p.case_no is not null then '第' || p.case_no || '号'
      when p.intake_no is not null then '收' || p.intake_no else '—' end as ref,
    ${title ? sql`m.title || '（' || ${title} || '）'` : sql`m.title`} as title, ${day} as day,
    (${amount ?? sql`null`})::numeric as amount, '/proposals/' || p.id as url, to_char(${day}, 'YYYY-MM') as month
    ${sql.join(
      [...(columns ? [columns] : []), ...caseColumns(q)].map((column) => sql`, ${column}`),
      sql``,
    )}
  from proposal p
  join matter m on m.committee_id = p.committee_id and m.id = p.id
  ${answeringJoin(q)}
  ${isWanted(q, 'class') ? sql`left join ck on ck.proposal_id = a.id` : sql``}
  ${isWanted(q, 'satisfaction') ? sql`left join cg on cg.proposal_id = a.id` : sql``}
  ${join ?? sql``}
  where p.committee_id = ${q.committeeId} and ${inSession ?? sql`p.session_id in ${sessionsOf(q)}`} and ${where}`
}

/** 1 for the records that count towards a share, 0 for the others. */
export const oneIf = (condition: Sql): Sql => sql`case when ${condition} then 1 else 0 end`

/** What most figures of proposals have in common. */
export const figure = (f: Omit<Figure, 'scope' | 'anchor' | 'places'> & Partial<Pick<Figure, 'anchor' | 'places'>>): Figure => ({
  scope: 'C',
  anchor: 'SP',
  places: f.reckoning === 'count' ? 0 : 1,
  ...f,
})
