// Figures of supervision: key proposals, what supervised them, what was found and put right (cases.md §8.3; IMP-16, IND-57, OBL-17).
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { caseDimensions, caseRecords, figure, filed, filedAlone, filedBasis, oneIf, sessionsOf } from '../counted-indicators.ts'
import { tierOn } from './standing.ts'
import { activityKinds, sources } from './words.ts'

type Sql = RawBuilder<unknown>
const group = '督办'
const source = '重点提案督办完成率的通行算法；“五个督办”分方式统计'

const modeDimension: Dimension = { key: 'mode', label: '督办方式', of: 'text' }
const leaderDimension: Dimension = { key: 'leader', label: '领衔人', of: 'person' }
const ownerDimension: Dimension = { key: 'unit', label: '责任单位', of: 'body' }
const bodyDimension: Dimension = { key: 'body', label: '协助的专委会', of: 'body' }
const kindDimension: Dimension = { key: 'kind', label: '活动形式', of: { codes: activityKinds } }
const sourceDimension: Dimension = { key: 'source', label: '推荐来源', of: { words: sources }, many: true }

const isKey = (q: FigureQuestion): Sql => sql`${tierOn(sql`p.id`, sql`p.committee_id`, sql`${q.asOf}::date`)} = 'key'`
const isChosen = (q: FigureQuestion): Sql => sql`${tierOn(sql`p.id`, sql`p.committee_id`, sql`${q.asOf}::date`)} is not null`
const chosenOn = (q: FigureQuestion): Sql => sql`(select min(ps.from_day) from proposal_standing ps where ps.committee_id = p.committee_id
  and ps.proposal_id = p.id and greatest(ps.from_day, ps.entered_on) <= ${q.asOf})`

/** An item `s` that stood on the day asked about: what was ended by cancelling supervises nothing. */
const standing = (q: FigureQuestion): Sql => sql`(s.opened_on <= ${q.asOf} and (s.cancelled_on is null or s.cancelled_on > ${q.asOf}))`
const activityBy = (q: FigureQuestion): Sql => sql`greatest(v.held_on, v.entered_on) <= ${q.asOf}`
const hasActivity = (q: FigureQuestion): Sql => sql`exists (select 1 from supervision_activity v where v.committee_id = s.committee_id
  and v.supervision_id = s.id and ${activityBy(q)})`
const hasResult = (q: FigureQuestion): Sql => sql`exists (select 1 from supervision_result r where r.committee_id = s.committee_id
  and r.supervision_id = s.id and r.reported_on <= ${q.asOf} and (r.returned_on is null or r.returned_on > ${q.asOf}))`

/** A proposal in one mode, however many items there were: each counts once. */
const inMode = (q: FigureQuestion, done: Sql): Sql => sql`join lateral (
  select s.mode, min(s.mode_label) as label, min(s.opened_on) as opened_on, bool_or(${done}) as done
  from supervision_case sc join supervision s on s.committee_id = sc.committee_id and s.id = sc.supervision_id
  where sc.committee_id = p.committee_id and sc.proposal_id = p.id and ${standing(q)} group by s.mode) s on true`

const byMode = (q: FigureQuestion, where: Sql, done: Sql, share: boolean): Sql =>
  caseRecords(q, {
    id: sql`p.id || ':' || s.mode`,
    join: inMode(q, done),
    where: sql`${filedAlone(q)} and ${where}`,
    day: sql`s.opened_on`,
    title: sql`s.label`,
    columns: sql`s.label as mode`,
    ...(share ? { amount: oneIf(sql`s.done`) } : {}),
  })

const supervisedSomehow = (q: FigureQuestion, done: Sql): Sql => sql`exists (select 1 from supervision_case sc
  join supervision s on s.committee_id = sc.committee_id and s.id = sc.supervision_id
  where sc.committee_id = p.committee_id and sc.proposal_id = p.id and ${standing(q)} and ${done})`

/** Records that are items or parts of items (`s`, its register row `m`), of the year's sessions. */
const itemRecords = (
  q: FigureQuestion,
  more: {
    readonly id?: Sql
    readonly join?: Sql
    readonly where?: Sql
    readonly day?: Sql
    readonly title?: Sql
    readonly amount?: Sql
    readonly columns?: Sql
  } = {},
): Sql => sql`
  select ${more.id ?? sql`s.id::text`} as id, coalesce((select '第' || min(p.case_no) || '号' from supervision_case sc
      join proposal p on p.committee_id = sc.committee_id and p.id = sc.proposal_id
      where sc.committee_id = s.committee_id and sc.supervision_id = s.id), '—') as ref,
    ${more.title ? sql`${more.title} || '（' || m.title || '）'` : sql`m.title`} as title, ${more.day ?? sql`s.opened_on`} as day,
    (${more.amount ?? sql`null`})::numeric as amount, '/supervision/' || s.id as url,
    s.mode_label as mode, s.leader_id as leader, s.body_id as body${more.columns ? sql`, ${more.columns}` : sql``}
  from supervision s join matter m on m.committee_id = s.committee_id and m.id = s.id ${more.join ?? sql``}
  where s.committee_id = ${q.committeeId} and s.session_id in ${sessionsOf(q)} and ${standing(q)} and ${more.where ?? sql`true`}`

const itemDimensions = [modeDimension, leaderDimension, bodyDimension]

const activityRecords = (q: FigureQuestion, where: Sql): Sql =>
  itemRecords(q, {
    id: sql`v.id::text`,
    join: sql`join supervision_activity v on v.committee_id = s.committee_id and v.supervision_id = s.id`,
    where: sql`${activityBy(q)} and ${where}`,
    day: sql`v.held_on`,
    title: sql`v.place`,
    columns: sql`v.kind as kind`,
  })

const solved = (q: FigureQuestion): Sql => sql`coalesce(y.solved_on <= ${q.asOf}, false)`
const problemRecords = (q: FigureQuestion, where: Sql, amount?: Sql): Sql =>
  itemRecords(q, {
    id: sql`y.id::text`,
    join: sql`join supervision_problem y on y.committee_id = s.committee_id and y.supervision_id = s.id`,
    where: sql`y.entered_on <= ${q.asOf} and (y.retracted_on is null or y.retracted_on > ${q.asOf}) and ${where}`,
    day: sql`y.found_on`,
    title: sql`y.text`,
    columns: sql`y.owner_id as unit`,
    ...(amount ? { amount } : {}),
  })

const count = (
  code: string,
  title: string,
  unit: string,
  definition: string,
  dimensions: readonly Dimension[],
  records: Figure['records'],
): Figure => figure({ code, title, group, unit, definition, reckoning: 'count', source, dimensions, records })
const share = (
  code: string,
  title: string,
  definition: string,
  formula: string,
  dimensions: readonly Dimension[],
  records: Figure['records'],
): Figure => figure({ code, title, group, unit: '%', definition, formula, reckoning: 'share', source, dimensions, records })

export const supervisionFigures: readonly Figure[] = [
  count('P-KEY', '重点提案', '件', '截至统计日经主席会议确定、没有调出的重点提案。', caseDimensions, (q) =>
    caseRecords(q, { where: sql`${filedAlone(q)} and ${isKey(q)}`, day: chosenOn(q) }),
  ),
  count('P-CHOSEN', '重点、重要提案', '件', '截至统计日经主席会议确定、没有调出的重点提案和重要提案。', caseDimensions, (q) =>
    caseRecords(q, { where: sql`${filedAlone(q)} and ${isChosen(q)}`, day: chosenOn(q) }),
  ),
  {
    ...share(
      'P-CHOSEN-SHARE',
      '重点、重要提案占立案',
      '重点提案和重要提案占立案提案的百分比。',
      '重点、重要提案件数 ÷ 立案件数 × 100%',
      caseDimensions,
      (q) => caseRecords(q, { where: filed(q), day: sql`coalesce(p.filed_on, p.merged_on)`, amount: oneIf(isChosen(q)) }),
    ),
    basis: filedBasis,
  },
  count('P-CANDIDATES', '重点提案候选', '件', '被推荐为重点提案候选的提案；几家推荐的计一件。', [sourceDimension, ...caseDimensions], (q) =>
    caseRecords(q, {
      join: sql`join lateral (select min(k.proposed_on) as day, array_agg(distinct r.source) as source from key_selection k
        join key_recommendation r on r.committee_id = k.committee_id and r.selection_id = k.id and r.recommended_on <= ${q.asOf}
        where k.committee_id = p.committee_id and k.proposal_id = p.id and k.proposed_on <= ${q.asOf}) k on k.day is not null`,
      where: filedAlone(q),
      day: sql`k.day`,
      columns: sql`k.source as source`,
    }),
  ),
  count('P-SUP-ITEMS', '督办件', '件', '开办的督办件，不含已终止的；一件督办可以督办几件提案。', itemDimensions, (q) => itemRecords(q)),
  count('P-SUP-PROPOSALS', '列入督办的提案', '件', '有督办件的提案；几种方式督办的计一件。', caseDimensions, (q) =>
    caseRecords(q, { where: sql`${filedAlone(q)} and ${supervisedSomehow(q, sql`true`)}`, day: sql`p.filed_on` }),
  ),
  count(
    'IMP-16',
    '领衔督办提案件数（分方式）',
    '件次',
    '各种督办方式督办的提案；一件提案用几种方式督办的，每种方式各计一次。',
    [modeDimension, ...caseDimensions],
    (q) => byMode(q, sql`true`, sql`true`, false),
  ),
  share(
    'P-SUP-DONE',
    '重点提案督办完成率',
    '重点提案中至少有一次督办活动并报送了督办情况报告的百分比；没有开办督办的也在分母里。',
    '完成督办的重点提案 ÷ 重点提案 × 100%',
    caseDimensions,
    (q) =>
      caseRecords(q, {
        where: sql`${filedAlone(q)} and ${isKey(q)}`,
        day: chosenOn(q),
        amount: oneIf(supervisedSomehow(q, sql`${hasActivity(q)} and ${hasResult(q)}`)),
      }),
  ),
  share(
    'P-SUP-DONE-MODE',
    '重点提案督办完成率（分方式）',
    '重点提案按督办方式，至少有一次督办活动并报送了督办情况报告的百分比；每种方式各计一次。',
    '该方式完成督办的重点提案 ÷ 该方式督办的重点提案 × 100%',
    [modeDimension, ...caseDimensions],
    (q) => byMode(q, isKey(q), sql`${hasActivity(q)} and ${hasResult(q)}`, true),
  ),
  share(
    'OBL-17',
    '五个督办落实率',
    '每件重点提案、每种已开办的督办方式，届次年度内至少一次督办活动的百分比。',
    '有督办活动的（提案×方式） ÷ 已开办的（提案×方式） × 100%',
    [modeDimension, ...caseDimensions],
    (q) => byMode(q, isKey(q), hasActivity(q), true),
  ),
  count('P-SUP-ACTIVITIES', '督办活动', '次', '登记的督办活动，按开展日期计。', [kindDimension, ...itemDimensions], (q) =>
    activityRecords(q, sql`true`),
  ),
  count('P-SUP-ON-SITE', '领导现场督办', '次', '领衔人到场的现场督办。', itemDimensions, (q) =>
    activityRecords(q, sql`v.kind = 'siteVisit' and v.leader_present`),
  ),
  count('P-SUP-PROBLEMS', '督办发现问题', '个', '问题清单上的问题，不含撤销的。', [ownerDimension, ...itemDimensions], (q) =>
    problemRecords(q, sql`true`),
  ),
  count('P-SUP-SOLVED', '督办解决问题', '个', '经督办方确认解决的问题；承办单位自报不计。', [ownerDimension, ...itemDimensions], (q) =>
    problemRecords(q, solved(q)),
  ),
  share(
    'P-SUP-SOLVED-RATE',
    '督办问题解决率',
    '督办发现的问题中经确认解决的百分比。',
    '确认解决的问题 ÷ 发现的问题 × 100%',
    [ownerDimension, ...itemDimensions],
    (q) => problemRecords(q, sql`true`, oneIf(solved(q))),
  ),
  {
    ...count(
      'IND-57',
      '确定重点提案邀请党政主要领导现场督办',
      '件',
      '下一年度届次的重点提案中，已开办党政主要领导现场督办的。',
      caseDimensions,
      (q) =>
        caseRecords(q, {
          inSession: sql`a.session_id in (select n.id from session n where n.committee_id = ${q.committeeId} and n.year = ${q.year + 1})`,
          where: sql`${filedAlone(q)} and ${isKey(q)} and ${supervisedSomehow(q, sql`s.mode = 'leaderOnSite'`)}`,
          day: chosenOn(q),
        }),
    ),
    anchor: 'NY',
  },
]
