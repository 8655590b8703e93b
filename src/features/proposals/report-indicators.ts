// The figures of the proposals paragraph of the yearly report (duties.md §1.2): IND-21 to IND-24 and IND-45.
import { sql } from 'kysely'
import { day } from '#/core/day.ts'
import type { Figure, FigureQuestion } from '#/core/figure.ts'
import { classShare, classShareBasis, countByClass } from './case-indicators.ts'
import { caseDimensions, caseRecords, classWording, figure, filed, filedBasis, oneIf, replied } from './counted-indicators.ts'
import { consultedProposers } from './settings.ts'

const group = '工作报告'
const source = '工作报告提案工作段落的数字'

/** 民主党派 by their kind of proposer, 工商联 and 无党派人士 by name; a proposal of the Communist Party's own body is none of these. */
const ofParties = (q: FigureQuestion) => sql`exists (select 1 from body pb where pb.committee_id = p.committee_id and pb.id = p.lead_body_id
  and pb.name not like '中共%' and pb.name not like '中国共产党%'
  and (p.proposer_kind = 'party' or exists (select 1 from unnest(${[...q.setting(consultedProposers)]}::text[]) w where position(w in pb.name) > 0)))`

export const reportFigures: readonly Figure[] = [
  figure({
    code: 'IND-21',
    title: '立案提案',
    group,
    unit: '件',
    definition: '本届次会议以来审查立案的提案，不含撤案；是否含并案按届次设置。',
    basis: filedBasis,
    reckoning: 'count',
    source,
    dimensions: caseDimensions,
    records: (q) => caseRecords(q, { where: filed(q), day: sql`coalesce(p.filed_on, p.merged_on)` }),
  }),
  figure({
    code: 'IND-22',
    title: '办复率',
    group,
    unit: '%',
    definition: '立案提案中已办复的百分比：主办、独办、分办单位均已答复为办复，并案的随主案计。',
    formula: '已办复件数 ÷ 立案件数 × 100%',
    basis: filedBasis,
    reckoning: 'share',
    places: 2,
    source,
    dimensions: caseDimensions,
    records: (q) => caseRecords(q, { where: filed(q), day: sql`coalesce(p.filed_on, p.merged_on)`, amount: oneIf(replied(q)) }),
  }),
  figure({
    code: 'IND-23',
    title: 'A类提案',
    group,
    unit: '件',
    definition: '已办复的立案提案中办理结果为A类的；几个单位答复的，按本届次的规则定类，并案的随主案计。',
    basis: filedBasis,
    wording: classWording,
    reckoning: 'count',
    source,
    dimensions: caseDimensions,
    records: (q) => countByClass(q, 'A'),
  }),
  figure({
    code: 'IND-24',
    title: 'A类提案占比',
    group,
    unit: '%',
    definition: 'A类提案占的百分比，一位小数；分母按届次设置。',
    formula: 'A类件数 ÷ 分母（本届口径所列） × 100%',
    basis: classShareBasis,
    wording: classWording,
    reckoning: 'share',
    source,
    dimensions: caseDimensions,
    records: (q) => classShare(q, 'A'),
  }),
  figure({
    code: 'IND-45',
    title: '协商办理党派、工商联、无党派人士提案',
    group,
    unit: '件',
    definition: '本年度办复的各民主党派、工商联、无党派人士提案；按办复日期计，可含上年度立案的。',
    basis: filedBasis,
    anchor: 'RY',
    reckoning: 'count',
    source,
    dimensions: caseDimensions,
    records: (q) =>
      caseRecords(q, {
        inSession: sql`a.replied_on >= ${day(`${q.year}-01-01`)} and a.replied_on <= ${day(`${q.year}-12-31`)}`,
        where: sql`${filed(q)} and ${replied(q)} and ${ofParties(q)}`,
        day: sql`a.replied_on`,
      }),
  }),
]
