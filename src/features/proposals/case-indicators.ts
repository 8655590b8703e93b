// Figures whose records are whole proposals: what came in, what became of it, how it was answered (cases.md §8.1, §8.3).
import { sql } from 'kysely'
import type { Figure, FigureQuestion } from '#/core/figure.ts'
import {
  caseDimensions,
  caseRecords,
  caseClasses,
  classWording,
  faceModes,
  figure,
  filed,
  filedAlone,
  filedBasis,
  filedWithMerged,
  handedOver,
  latestForms,
  latestReplies,
  merged,
  notFiled,
  endOf,
  oneIf,
  received,
  refusalDimension,
  replied,
  withdrawn,
} from './counted-indicators.ts'
import { shareDenominator } from './settings.ts'
import { classMarks, collectiveKinds, type ClassMark } from './words.ts'

const intake = '征集和立案'
const handling = '办理和答复'
const results = '办理结果'
const talk = '沟通和反馈'

const filedDay = sql`coalesce(p.filed_on, p.merged_on)`
const submittedOn = sql`(p.submitted_at at time zone 'Asia/Shanghai')::date`
const source = '提案统计的基本数（收到、撤回、并案、不予立案、立案）和比率的通行算法'

const count = (
  code: string,
  title: string,
  group: string,
  definition: string,
  records: Figure['records'],
  more: Partial<Figure> = {},
): Figure =>
  figure({ code, title, group, unit: '件', definition, reckoning: 'count', source, dimensions: caseDimensions, records, ...more })

const share = (
  code: string,
  title: string,
  group: string,
  definition: string,
  records: Figure['records'],
  more: Partial<Figure> = {},
): Figure => figure({ code, title, group, unit: '%', definition, reckoning: 'share', source, dimensions: caseDimensions, records, ...more })

const isCollective = sql`p.proposer_kind = any(${[...collectiveKinds]}::text[])`

const intakeFigures: readonly Figure[] = [
  count('P-RECEIVED', '收到提案', intake, '本届次提交并取得收件号的全部提案，含后来撤回、并案的，不含草稿。', (q) =>
    caseRecords(q, { where: received(q), day: submittedOn }),
  ),
  count('P-FILED', '立案（含并案）', intake, '审查立案的提案加上并入他案的提案，不含撤案。', (q) =>
    caseRecords(q, { where: filedWithMerged(q), day: filedDay }),
  ),
  count('P-FILED-EXCL', '立案（不含并案）', intake, '审查立案的提案，并入他案的只计主案，不含撤案。', (q) =>
    caseRecords(q, { where: filedAlone(q), day: filedDay }),
  ),
  count('P-MERGED', '并案', intake, '并入主案办理的提案（从案）。', (q) => caseRecords(q, { where: merged(q), day: sql`p.merged_on` })),
  count(
    'P-NOT-FILED',
    '不予立案',
    intake,
    '审查决定不予立案的提案。',
    (q) => caseRecords(q, { where: notFiled(q), day: sql`p.not_filed_on`, columns: sql`p.reason_code as refusal` }),
    { dimensions: [refusalDimension, ...caseDimensions] },
  ),
  count('P-WITHDRAWN', '撤回和撤案', intake, '立案前由提案者撤回的和立案后、交办前撤案的提案。', (q) =>
    caseRecords(q, { where: withdrawn(q), day: sql`p.withdrawn_on` }),
  ),
  count('P-PENDING', '待审查', intake, '收到而尚未立案、并案、不予立案或撤回的提案。', (q) =>
    caseRecords(q, {
      where: sql`${received(q)} and not ${filedWithMerged(q)} and not ${notFiled(q)} and not ${withdrawn(q)}`,
      day: submittedOn,
    }),
  ),
  share(
    'P-FILING-RATE',
    '立案率',
    intake,
    '立案件数占收到件数的百分比；收到的包括撤回和并案的。',
    (q) => caseRecords(q, { where: received(q), day: submittedOn, amount: oneIf(filed(q)) }),
    { formula: '立案件数 ÷ 收到件数 × 100%', basis: filedBasis },
  ),
  share(
    'P-FILING-RATE-INCL',
    '立案率（含并案）',
    intake,
    '立案和并案件数占收到件数的百分比。',
    (q) => caseRecords(q, { where: received(q), day: submittedOn, amount: oneIf(filedWithMerged(q)) }),
    { formula: '（立案件数＋并案件数） ÷ 收到件数 × 100%' },
  ),
  share(
    'P-FILING-RATE-EXCL',
    '立案率（不含并案）',
    intake,
    '立案件数占收到件数的百分比，并入他案的不计入分子。',
    (q) => caseRecords(q, { where: received(q), day: submittedOn, amount: oneIf(filedAlone(q)) }),
    { formula: '立案件数（不含并案） ÷ 收到件数 × 100%' },
  ),
  count(
    'P-COLLECTIVE',
    '集体提案',
    intake,
    '立案提案中由党派、人民团体、界别、委员小组、联组、专门委员会提出的。',
    (q) => caseRecords(q, { where: sql`${filed(q)} and ${isCollective}`, day: filedDay }),
    { basis: filedBasis },
  ),
  count(
    'P-INDIVIDUAL',
    '委员提案',
    intake,
    '立案提案中由委员个人或者联名提出的。',
    (q) => caseRecords(q, { where: sql`${filed(q)} and not ${isCollective}`, day: filedDay }),
    { basis: filedBasis },
  ),
  share(
    'P-COLLECTIVE-SHARE',
    '集体提案占比',
    intake,
    '集体提案占立案提案的百分比，其余为委员提案。',
    (q) => caseRecords(q, { where: filed(q), day: filedDay, amount: oneIf(isCollective) }),
    { formula: '集体提案件数 ÷ 立案件数 × 100%', basis: filedBasis },
  ),
  share(
    'P-INDIVIDUAL-SHARE',
    '委员提案占比',
    intake,
    '委员提案占立案提案的百分比，其余为集体提案。',
    (q) => caseRecords(q, { where: filed(q), day: filedDay, amount: oneIf(sql`not ${isCollective}`) }),
    { formula: '委员提案件数 ÷ 立案件数 × 100%', basis: filedBasis },
  ),
]

const assignedAlone = (q: FigureQuestion) => sql`${filedAlone(q)} and ${handedOver(q)}`
const assignedDay = sql`coalesce(a.assigned_on, p.filed_on)`
/** Cases with records of talks as known on the day; what the proposer disputed was no talk. */
const talks = (q: FigureQuestion, cases: ReturnType<typeof sql>) => sql`p.id in (select cr.proposal_id from consultation_record cr
  where cr.committee_id = ${q.committeeId} and cr.recorded_at < ${endOf(q)} and coalesce(cr.disputed_at >= ${endOf(q)}, true) ${cases})`
const consulted = (q: FigureQuestion, which: ReturnType<typeof sql>) => talks(q, sql`and ${which}`)

/** Cases all of whose returned forms are content, over the forms as `lf`. */
const satisfiedCases = sql`select proposal_id from lf where result_counts is not null
  group by proposal_id having bool_and(result_counts = 'satisfied')`

const handlingFigures: readonly Figure[] = [
  count(
    'P-ASSIGNED',
    '交办',
    handling,
    '已交承办单位办理的立案提案；并案的随主案计。',
    (q) => caseRecords(q, { where: sql`${filed(q)} and ${handedOver(q)}`, day: assignedDay }),
    { basis: filedBasis },
  ),
  count('P-ASSIGNED-EXCL', '交办（不含并案）', handling, '已交承办单位办理的立案提案，并案的只计主案。', (q) =>
    caseRecords(q, { where: assignedAlone(q), day: assignedDay }),
  ),
  count(
    'P-REPLIED',
    '办复',
    handling,
    '立案提案中主办、独办、分办单位均已答复的；并案的随主案计。',
    (q) => caseRecords(q, { where: sql`${filed(q)} and ${replied(q)}`, day: sql`a.replied_on` }),
    { basis: filedBasis },
  ),
  count(
    'P-OPEN',
    '尚未办复',
    handling,
    '立案提案中还有主办、独办或分办单位没有答复的。',
    (q) => caseRecords(q, { where: sql`${filed(q)} and not ${replied(q)}`, day: filedDay }),
    { basis: filedBasis },
  ),
  count(
    'P-CLOSED',
    '办结',
    handling,
    '立案提案中答复并经反馈（或记为未反馈）后办结的；并案的随主案计。',
    (q) => caseRecords(q, { where: sql`${filed(q)} and coalesce(a.closed_on <= ${q.asOf}, false)`, day: sql`a.closed_on` }),
    { basis: filedBasis },
  ),
  share(
    'P-CONSULT-RATE',
    '沟通率',
    talk,
    '已交办提案中，承办单位与提案者沟通过的百分比；方式不限，提案者不认可的记录不计。',
    (q) => caseRecords(q, { where: assignedAlone(q), day: assignedDay, amount: oneIf(consulted(q, sql`cr.mode <> 'waived'`)) }),
    { formula: '有沟通记录的件数 ÷ 已交办件数（不含并案） × 100%' },
  ),
  share(
    'P-FACE-RATE',
    '面商率',
    talk,
    '已交办提案中，承办单位与提案者当面沟通过的百分比，以承办单位登记为准，提案者不认可的记录不计。',
    (q) => caseRecords(q, { where: assignedAlone(q), day: assignedDay, amount: oneIf(consulted(q, sql`cr.mode = ${faceModes}`)) }),
    { formula: '有当面沟通记录的件数 ÷ 已交办件数（不含并案） × 100%' },
  ),
  share(
    'P-FACE-RATE-CONFIRMED',
    '面商率（经提案者确认）',
    talk,
    '已交办提案中，当面沟通并经提案者本人确认属实的百分比。',
    (q) =>
      caseRecords(q, {
        where: assignedAlone(q),
        day: assignedDay,
        amount: oneIf(consulted(q, sql`cr.mode = ${faceModes} and cr.confirmed_at < ${endOf(q)}`)),
      }),
    { formula: '有经提案者确认的当面沟通记录的件数 ÷ 已交办件数（不含并案） × 100%' },
  ),
  count(
    'P-CONSULT-WAIVED',
    '提案者提出不需要沟通',
    talk,
    '已交办提案中，只登记了“委员提出不需要”、没有其他沟通的；不计入沟通率的分子。',
    (q) =>
      caseRecords(q, {
        where: sql`${assignedAlone(q)} and ${talks(q, sql`group by cr.proposal_id having bool_and(cr.mode = 'waived')`)}`,
        day: assignedDay,
      }),
  ),
  count(
    'P-EVALUATED',
    '已评价',
    talk,
    '立案提案中已办复并收回至少一份评价的；并案的随主案计。',
    (q) =>
      caseRecords(q, {
        once: { lf: latestForms(q) },
        where: sql`${filed(q)} and ${replied(q)} and a.id in (select proposal_id from lf where verdict is not null)`,
        day: sql`a.replied_on`,
      }),
    { basis: filedBasis },
  ),
  share(
    'P-SATISFACTION-CASES',
    '满意率（按办复件数）',
    talk,
    '已办复提案中，收回的各份反馈对办理结果均为满意或基本满意的百分比；没有反馈的留在分母里。',
    (q) =>
      caseRecords(q, {
        once: { lf: latestForms(q) },
        where: sql`${filed(q)} and ${replied(q)}`,
        day: sql`a.replied_on`,
        amount: oneIf(sql`a.id in (${satisfiedCases})`),
      }),
    { formula: '均为满意或基本满意的件数 ÷ 已办复件数 × 100%', basis: filedBasis },
  ),
  count(
    'P-SATISFIED-CASES',
    '提案者满意的提案',
    talk,
    '立案提案中，收回的各份反馈对办理结果均为满意或基本满意的；没有反馈的不计。并案的随主案计。',
    (q) =>
      caseRecords(q, {
        once: { lf: latestForms(q) },
        where: sql`${filed(q)} and ${replied(q)} and a.id in (${satisfiedCases})`,
        day: sql`a.replied_on`,
      }),
    { basis: filedBasis },
  ),
]

const classJoin = sql`left join k on k.proposal_id = a.id`

/** Cases with their class; D is counted where a session uses it. */
const classed = (q: FigureQuestion, mark: ClassMark) =>
  caseRecords(q, {
    once: { k: caseClasses(q) },
    join: classJoin,
    where: sql`${filed(q)} and ${replied(q)} and k.mark = ${mark}`,
    day: sql`a.replied_on`,
  })

/** What the share of a class is a share of, by the session's setting. */
export const classShareBasis = (q: FigureQuestion): string =>
  ({ filed: filedBasis(q), replied: '已办复提案', replies: '答复件次' })[q.setting(shareDenominator)]

export const classShare = (q: FigureQuestion, mark: ClassMark) => {
  const denominator = q.setting(shareDenominator)
  if (denominator === 'replies') return replyRecords(q, sql`true`, oneIf(sql`lr.class_mark = ${mark}`))
  return caseRecords(q, {
    once: { k: caseClasses(q) },
    join: classJoin,
    where: denominator === 'filed' ? filed(q) : sql`${filed(q)} and ${replied(q)}`,
    day: filedDay,
    amount: oneIf(sql`${replied(q)} and coalesce(k.mark = ${mark}, false)`),
  })
}

/** The last reply of each answering unit, of the filed cases. */
export const replyRecords = (q: FigureQuestion, where: ReturnType<typeof sql>, amount?: ReturnType<typeof sql>) =>
  caseRecords(q, {
    id: sql`lr.id::text`,
    once: { lr: latestReplies(q) },
    join: sql`join lr on lr.proposal_id = p.id
      join body lb on lb.committee_id = p.committee_id and lb.id = lr.body_id`,
    where: sql`${filedAlone(q)} and ${where}`,
    day: sql`lr.issued_on`,
    title: sql`lb.short_name`,
    columns: sql`lr.class_mark as "replyClass", lr.body_id as unit, lb.system as system, lr.role as role`,
    ...(amount ? { amount } : {}),
  })

export const countByClass = classed

const resultFigures: readonly Figure[] = [
  count(
    'P-CLASSED',
    '按件分类',
    results,
    '已办复提案按办理结果的类别；几个单位答复的，按本届次的规则定类。',
    (q) => caseRecords(q, { where: sql`${filed(q)} and ${replied(q)}`, day: sql`a.replied_on` }),
    { basis: filedBasis, wording: classWording },
  ),
  ...classMarks.map((mark) =>
    count(
      `P-CLASS-${mark}`,
      `${mark}类提案`,
      results,
      `已办复提案中办理结果为${mark}类的件数（几个单位答复的，按本届次的规则定类）。`,
      (q) => classed(q, mark),
      { basis: filedBasis, wording: classWording },
    ),
  ),
  ...classMarks.map((mark) =>
    share(`P-CLASS-${mark}-SHARE`, `${mark}类占比`, results, `${mark}类占的百分比，分母按届次设置。`, (q) => classShare(q, mark), {
      formula: `${mark}类件数 ÷ 分母（本届口径所列） × 100%`,
      basis: classShareBasis,
      wording: classWording,
    }),
  ),
  share(
    'P-SOLVED-RATE',
    '解决或基本解决率',
    results,
    '已办复提案中办理结果为A类的百分比，不论A类占比的分母怎样设置。',
    (q) =>
      caseRecords(q, {
        once: { k: caseClasses(q) },
        join: classJoin,
        where: sql`${filed(q)} and ${replied(q)}`,
        day: sql`a.replied_on`,
        amount: oneIf(sql`coalesce(k.mark = 'A', false)`),
      }),
    { formula: 'A类件数 ÷ 已办复件数 × 100%', basis: filedBasis, wording: classWording },
  ),
]

export const caseFigures: readonly Figure[] = [...intakeFigures, ...handlingFigures, ...resultFigures]
