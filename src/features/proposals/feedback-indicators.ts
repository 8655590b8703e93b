// Figures whose records are the proposers' forms and the members themselves: feedback, satisfaction, handling again, participation.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import {
  attitudeDimension,
  caseDimensions,
  caseRecords,
  endOf,
  figure,
  filed,
  filedAlone,
  filedBasis,
  latestForms,
  oneIf,
  resultDimension,
  sessionsOf,
  systemDimension,
  unitDimension,
  verdictDimension,
} from './counted-indicators.ts'
import { verdicts } from './scale-rules.ts'
import { coSignersCount, feedbackScale, satisfactionDenominator } from './settings.ts'
import { ratings, type Rating } from './words.ts'

const talk = '沟通和反馈'
const members = '委员参与'
const source = '反馈率、满意率、重新办理率、参与率的通行算法'
const formNote = '只计作数的征询意见表（联名人仅供参考的不计）；重新办理的，以最后一轮为准'

const dimensions = [verdictDimension, resultDimension, attitudeDimension, unitDimension, systemDimension, ...caseDimensions]

const formRecords = (q: FigureQuestion, where: RawBuilder<unknown>, amount?: RawBuilder<unknown>) =>
  caseRecords(q, {
    id: sql`lf.id::text`,
    once: { lf: latestForms(q) },
    join: sql`join lf on lf.proposal_id = p.id join body fb on fb.committee_id = p.committee_id and fb.id = lf.body_id`,
    where: sql`${filedAlone(q)} and ${where}`,
    day: sql`coalesce(lf.given_on, lf.opened_on)`,
    title: sql`fb.short_name`,
    columns: sql`lf.verdict as verdict, lf.result as result, lf.attitude as attitude, lf.body_id as unit, fb.system as system`,
    ...(amount ? { amount } : {}),
  })

const forms = (code: string, title: string, definition: string, records: Figure['records'], more: Partial<Figure> = {}): Figure =>
  figure({ code, title, group: talk, unit: '份', definition, reckoning: 'count', source, dimensions, records, ...more })
const share = (code: string, title: string, definition: string, records: Figure['records'], more: Partial<Figure> = {}): Figure =>
  figure({ code, title, group: talk, unit: '%', definition, reckoning: 'share', source, dimensions, records, ...more })

const given = sql`lf.given_on is not null`
/** Of the forms that came back, or of all that were sent: silence never counts as satisfied. */
const measured = (q: FigureQuestion, question: 'result' | 'attitude') => {
  const [asks, counts] = [sql.ref(`lf.asks_${question}`), sql.ref(`lf.${question}_counts`)]
  return q.setting(satisfactionDenominator) === 'returned' ? sql`${counts} is not null` : asks
}
const satisfactionBasis = (q: FigureQuestion): string =>
  ({ returned: '收回的征询意见表', sent: '发出的征询意见表' })[q.setting(satisfactionDenominator)]
/** The grades stand apart beside the share, and which of them count: a share alone hides what “满意” means here. */
const gradesBasis = (question: string) => (q: FigureQuestion) => {
  const grades = q.setting(feedbackScale).questions.find((x) => x.code === question)?.answers ?? []
  const counted = grades.filter((g) => g.counts === 'satisfied').map((g) => g.label)
  return grades.length
    ? `${satisfactionBasis(q)}；${grades.map((g) => g.label).join('、')}分列，${counted.join('、')}计为满意`
    : `${satisfactionBasis(q)}；本届次的征询意见表不问这一项`
}
const happy = (column: RawBuilder<unknown>) => oneIf(sql`coalesce(${column} = 'satisfied', false)`)

const codes: Readonly<Record<Rating, string>> = {
  satisfied: 'SATISFIED',
  basically: 'BASICALLY',
  understood: 'UNDERSTOOD',
  dissatisfied: 'DISSATISFIED',
}

const feedbackFigures: readonly Figure[] = [
  forms('P-FORMS', '发出征询意见表', `随答复发给提案者的征询意见表。${formNote}。`, (q) => formRecords(q, sql`true`)),
  forms('P-FORMS-RETURNED', '收回征询意见表', `提案者已作出评价的征询意见表。${formNote}。`, (q) => formRecords(q, given)),
  share('P-FEEDBACK-RATE', '反馈率', `收回的征询意见表占发出的百分比。${formNote}。`, (q) => formRecords(q, sql`true`, oneIf(given)), {
    formula: '收回份数 ÷ 发出份数 × 100%',
  }),
  ...(Object.keys(ratings) as Rating[]).map((rating) =>
    forms(`P-${codes[rating]}`, ratings[rating], `对办理结果评价“${ratings[rating]}”的征询意见表。${formNote}。`, (q) =>
      formRecords(q, sql`lf.result_code = ${rating}`),
    ),
  ),
  forms('P-NO-FEEDBACK', '未反馈', `期限已过、没有评价的征询意见表，从不计为满意。${formNote}。`, (q) => formRecords(q, sql`lf.lapsed`)),
  share(
    'P-SATISFACTION-RESULT',
    '满意率（办理结果）',
    `对办理结果评价计为满意的百分比；各档份数按“对办理结果”分列。${formNote}。`,
    (q) => formRecords(q, measured(q, 'result'), happy(sql`lf.result_counts`)),
    { formula: '评价计为满意的份数 ÷ 分母（本届口径所列） × 100%', basis: gradesBasis('result') },
  ),
  share(
    'P-SATISFACTION-WORK',
    '满意率（办理工作）',
    `对办理工作评价计为满意的百分比；各档份数按“对办理工作”分列。${formNote}。`,
    (q) => formRecords(q, measured(q, 'attitude'), happy(sql`lf.attitude_counts`)),
    { formula: '评价计为满意的份数 ÷ 分母（本届口径所列） × 100%', basis: gradesBasis('attitude') },
  ),
  share(
    'P-SATISFACTION',
    '满意率（总的评价）',
    `起决定作用的各问都计为满意的征询意见表的百分比；满意、保留、不满意分列，未反馈另列。${formNote}。`,
    (q) => formRecords(q, q.setting(satisfactionDenominator) === 'returned' ? given : sql`true`, happy(sql`lf.verdict`)),
    { formula: '评价计为满意的份数 ÷ 分母（本届口径所列） × 100%', basis: satisfactionBasis },
  ),
  ...(['satisfied', 'neither', 'dissatisfied'] as const).map((verdict) =>
    forms(
      `P-VERDICT-${verdict.toUpperCase()}`,
      `总的评价“${verdicts[verdict]}”`,
      `起决定作用的各问合起来为“${verdicts[verdict]}”的征询意见表。${formNote}。`,
      (q) => formRecords(q, sql`lf.verdict = ${verdict}`),
    ),
  ),
  share(
    'P-REHANDLING-RATE',
    '重新办理率',
    '第一轮收回的征询意见表中，其后交单位重新办理的百分比。',
    (q) => firstForms(q, sql`true`, handledAgain(q)),
    { formula: '其后重新办理的份数 ÷ 第一轮收回份数 × 100%' },
  ),
  share(
    'P-IMPROVED-RATE',
    '重新办理改进率',
    '交单位重新办理的第一轮征询意见表中，其后同一提案者的评价有改进的百分比：对办理工作、办理结果中较低的一项提高了。',
    (q) => firstForms(q, handledAgain(q), judgedBetter(q)),
    { formula: '评价有改进的份数 ÷ 重新办理的份数 × 100%' },
  ),
]

/** The forms of the first round that came back. */
const firstForms = (q: FigureQuestion, where: RawBuilder<unknown>, counts: RawBuilder<unknown>) =>
  caseRecords(q, {
    id: sql`f.id::text`,
    join: sql`join feedback f on f.committee_id = p.committee_id and f.proposal_id = p.id
      join handling_task t on t.committee_id = f.committee_id and t.id = f.task_id
      join body fb on fb.committee_id = t.committee_id and fb.id = t.body_id`,
    where: sql`${filedAlone(q)} and f.decisive and f.round = 1 and f.given_on <= ${q.asOf} and ${where}`,
    day: sql`f.given_on`,
    title: sql`fb.short_name`,
    amount: oneIf(counts),
    columns: sql`f.verdict as verdict, f.result_label as result, f.attitude_label as attitude, t.body_id as unit, fb.system as system`,
  })
const handledAgain = (q: FigureQuestion) => sql`exists (select 1 from handling_task n where n.committee_id = t.committee_id
  and n.proposal_id = t.proposal_id and n.previous_id = t.id and greatest(n.entered_on, n.assigned_on) <= ${q.asOf})`
const grade = (form: string) => {
  const rank = (column: string) =>
    sql`array_position(array['dissatisfied', 'disagreed', 'reserved', 'understood', 'basically', 'agreed', 'satisfied', 'very'], ${sql.ref(`${form}.${column}`)})`
  return sql`least(${rank('attitude')}, ${rank('result')})`
}
const judgedBetter = (q: FigureQuestion) => sql`exists (select 1 from feedback g
  join handling_task gt on gt.committee_id = g.committee_id and gt.id = g.task_id
  where g.committee_id = f.committee_id and g.proposal_id = f.proposal_id and gt.body_id = t.body_id and g.evaluator_id = f.evaluator_id
    and g.decisive and g.round > f.round and g.given_on <= ${q.asOf} and ${grade('g')} > ${grade('f')})`

const memberDimensions: readonly Dimension[] = [
  { key: 'member', label: '委员', of: 'person' },
  { key: 'sector', label: '界别', of: 'body' },
  { key: 'party', label: '党派', of: 'text' },
  { key: 'committee', label: '专委会', of: 'body' },
  { key: 'county', label: '县区', of: 'place' },
  { key: 'sex', label: '性别', of: { words: { 男: '男', 女: '女' } } },
  { key: 'ethnicGroup', label: '民族', of: 'text' },
]

/** Members in office on the day: a seat is held from its first to its last day. */
const memberRecords = (q: FigureQuestion, amount: RawBuilder<unknown>, where: RawBuilder<unknown> = sql`true`) => sql`
  select pe.id::text as id, pe.id as member, pe.code as ref, pe.name as title, null::date as day, (${amount})::numeric as amount, '/people/' || pe.id as url,
    st.sector_id as sector, pe.party as party, st.special_committee_id as committee, pe.place_code as county, pe.sex as sex,
    pe.ethnic_group as "ethnicGroup"
  from (select distinct on (person_id) * from seat where committee_id = ${q.committeeId} and from_day <= ${q.asOf}
    and (to_day is null or to_day >= ${q.asOf}) order by person_id, from_day desc, id) st
  join person pe on pe.committee_id = st.committee_id and pe.id = st.person_id
  where ${where}`

const ofSession = (q: FigureQuestion) =>
  sql`p.committee_id = ${q.committeeId} and p.session_id in ${sessionsOf(q)} and p.submitted_at < ${endOf(q)}`
const submitters = (q: FigureQuestion, coSigners = q.setting(coSignersCount)) => sql`pe.id in (
  select p.lead_person_id from proposal p where ${ofSession(q)}
  ${
    coSigners
      ? sql`union select c.person_id from proposal p join cosignature c on c.committee_id = p.committee_id and c.proposal_id = p.id
        where ${ofSession(q)} and c.signed_at < ${endOf(q)} and coalesce(c.voided_at >= ${endOf(q)}, true)`
      : sql``
  })`
const participationBasis = (q: FigureQuestion): string => (q.setting(coSignersCount) ? '第一提案人和联名人都计' : '只计第一提案人')

const memberFigure = (f: Pick<Figure, 'code' | 'title' | 'unit' | 'definition' | 'reckoning' | 'records'> & Partial<Figure>): Figure =>
  figure({ group: members, source, dimensions: memberDimensions, ...f })

const memberFigures: readonly Figure[] = [
  memberFigure({
    code: 'P-MEMBERS',
    title: '在任委员',
    unit: '名',
    definition: '截至日期在任的委员。',
    reckoning: 'count',
    anchor: 'AD',
    records: (q) => memberRecords(q, sql`null`),
  }),
  memberFigure({
    code: 'P-MEMBERS-SUBMITTED',
    title: '提交提案的委员',
    unit: '名',
    definition: '在任委员中本届次至少提交一件提案的。',
    basis: participationBasis,
    reckoning: 'count',
    records: (q) => memberRecords(q, sql`null`, submitters(q)),
  }),
  memberFigure({
    code: 'P-PARTICIPATION',
    title: '参与率',
    unit: '%',
    definition: '在任委员中本届次至少提交一件提案的百分比。',
    basis: participationBasis,
    formula: '提交过提案的在任委员人数 ÷ 在任委员人数 × 100%',
    reckoning: 'share',
    records: (q) => memberRecords(q, oneIf(submitters(q))),
  }),
  memberFigure({
    code: 'P-PARTICIPATION-LEAD',
    title: '参与率（只计第一提案人）',
    unit: '%',
    definition: '在任委员中本届次以第一提案人身份至少提交一件提案的百分比。',
    formula: '以第一提案人提交过提案的在任委员人数 ÷ 在任委员人数 × 100%',
    reckoning: 'share',
    records: (q) => memberRecords(q, oneIf(submitters(q, false))),
  }),
  memberFigure({
    code: 'P-PARTICIPATION-ALL',
    title: '参与率（计入联名人）',
    unit: '%',
    definition: '在任委员中本届次提交或者联名至少一件提案的百分比。',
    formula: '提交或联名过提案的在任委员人数 ÷ 在任委员人数 × 100%',
    reckoning: 'share',
    records: (q) => memberRecords(q, oneIf(submitters(q, true))),
  }),
  memberFigure({
    code: 'P-PER-MEMBER',
    title: '人均立案提案',
    unit: '件',
    definition: '在任委员平均每人立案的委员提案，按第一提案人计。',
    formula: '在任委员立案提案件数 ÷ 在任委员人数',
    basis: filedBasis,
    reckoning: 'mean',
    places: 2,
    records: (q) =>
      memberRecords(q, sql`(select count(*) from proposal p where ${ofSession(q)} and p.lead_person_id = pe.id and ${filed(q)})`),
  }),
]

export const feedbackAndMemberFigures: readonly Figure[] = [...feedbackFigures, ...memberFigures]
