// The reports of a session's proposals, made of its figures: 提案审查情况报告, 提案工作情况报告, 办理情况通报 (cases.md §6.2 items 16, 17).
import { inChinese, type Day } from '#/core/day.ts'
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import type { FigureAnswer } from '#/core/figure.ts'
import { proposalReports } from './series.ts'
import { closing, heading, ownBody, paragraph, proposalCommittee } from './wording.ts'

/** The figures the reports print. They are the ones of the statistics page, asked as of the report's day. */
export const reportFigures = [
  'P-RECEIVED',
  'P-FILED',
  'P-FILED-EXCL',
  'P-MERGED',
  'P-NOT-FILED',
  'P-WITHDRAWN',
  'P-PENDING',
  'P-FILING-RATE',
  'P-COLLECTIVE',
  'P-COLLECTIVE-SHARE',
  'P-INDIVIDUAL',
  'P-INDIVIDUAL-SHARE',
  'P-MEMBERS-SUBMITTED',
  'P-PARTICIPATION',
  'P-ASSIGNED',
  'P-REPLIED',
  'P-OPEN',
  'P-ON-TIME',
  'P-OVERDUE',
  'P-OVERDUE-OPEN',
  'P-CONSULT-RATE',
  'P-FACE-RATE',
  'P-CLASSED',
  'P-FORMS',
  'P-FORMS-RETURNED',
  'P-FEEDBACK-RATE',
  'P-NO-FEEDBACK',
  'P-SATISFACTION',
  'P-TASKS-AGAIN',
  'P-DAYS-MEAN',
] as const
export type ReportFigure = (typeof reportFigures)[number]

export interface Share {
  readonly label: string
  readonly number: number | null
  /** Of the whole, by the largest remainder: the shares of a table add up to 100.0. */
  readonly share: number | null
}

export interface UnitYear {
  readonly unit: string
  readonly tasks: number
  readonly replied: number
  readonly onTime: string
  readonly satisfaction: string
}

export interface YearPrint {
  readonly year: number
  readonly asOf: Day
  readonly sessionTitle: string
  /** 2022年1月12日17时, where the report is asked as of the day the plenary's intake closed. */
  readonly cutoff: string | null
  readonly figures: Readonly<Record<ReportFigure, FigureAnswer>>
  readonly categories: readonly Share[]
  readonly refusals: readonly Share[]
  readonly disposals: readonly { readonly label: string; readonly number: number }[]
  readonly classes: readonly Share[]
  readonly units: readonly UnitYear[]
}

const said = (f: FigureAnswer): string => `${f.text}${f.value === null ? '' : f.unit}`

const shareTable = (caption: string, label: string, rows: readonly Share[]): Block => ({
  kind: 'table',
  caption,
  header: [label, '件数', '占比（%）'],
  widths: [3, 1, 1],
  align: ['left', 'right', 'right'],
  rows: [
    ...rows.map((r) => [r.label, String(r.number ?? 0), r.share === null ? '—' : r.share.toFixed(1)]),
    ['合计', String(rows.reduce((sum, r) => sum + (r.number ?? 0), 0)), rows.some((r) => r.share !== null) ? '100.0' : '—'],
  ],
})

const until = (y: YearPrint): string => `截至${y.cutoff ?? inChinese(y.asOf)}`

/** A share says what it is of: the definitions of the figures printed, each once. */
const definitions = (y: YearPrint, codes: readonly ReportFigure[]): readonly Block[] => [
  heading('附：统计口径'),
  ...codes.map((code) => paragraph(`${y.figures[code].title}：${y.figures[code].definition}`)),
]

const listed = (rows: readonly { readonly label: string; readonly number: number | null }[]): string =>
  rows
    .filter((r) => (r.number ?? 0) > 0)
    .map((r) => `${r.label}${r.number}件`)
    .join('，')

export const yearDocuments: readonly DocumentRow<YearPrint>[] = [
  {
    name: 'review-report',
    title: '提案审查情况报告',
    form: 'document',
    right: 'figures:read',
    exists: (y) => (y.figures['P-RECEIVED'].value ?? 0) > 0,
    issue: { series: proposalReports, right: 'proposals:review' },
    make: (y, { committee, number, day }) => {
      const f = y.figures
      const merged = f['P-MERGED'].value ?? 0
      return {
        issuer: `${proposalCommittee(committee)}文件`,
        ...(number ? { number } : {}),
        title: `关于${ownBody(committee)}${y.sessionTitle}提案审查情况的报告`,
        blocks: [
          heading('一、征集情况'),
          paragraph(
            `${until(y)}，共收到提案${said(f['P-RECEIVED'])}。参与提出提案的委员${said(f['P-MEMBERS-SUBMITTED'])}，占委员总数的${said(f['P-PARTICIPATION'])}。`,
          ),
          heading('二、审查立案情况'),
          paragraph(
            `经审查，立案${said(f['P-FILED-EXCL'])}${merged ? `，并案${said(f['P-MERGED'])}，立案连同并案${said(f['P-FILED'])}` : ''}，` +
              `立案率${said(f['P-FILING-RATE'])}。不予立案${said(f['P-NOT-FILED'])}，撤回和撤案${said(f['P-WITHDRAWN'])}` +
              `${f['P-PENDING'].value ? `，尚待审查${said(f['P-PENDING'])}` : ''}。`,
          ),
          ...(y.disposals.length
            ? [paragraph(`不予立案的，${listed(y.disposals)}；所属情形：${listed(y.refusals)}。均已告知提案者并说明理由。`)]
            : []),
          paragraph(
            `立案提案中，委员提案${said(f['P-INDIVIDUAL'])}，占${said(f['P-INDIVIDUAL-SHARE'])}；` +
              `集体提案${said(f['P-COLLECTIVE'])}，占${said(f['P-COLLECTIVE-SHARE'])}。`,
          ),
          heading('三、分类情况'),
          shareTable('立案提案分类', '类别', y.categories),
          heading('四、下一步工作'),
          paragraph('提案审查以后，将会同交办机构确定承办单位，召开交办会集中交办，督促承办单位加强与提案者沟通，按期答复，提高办理质量。'),
          ...closing(proposalCommittee(committee), number ? day : y.asOf),
          ...definitions(y, ['P-RECEIVED', 'P-FILED', 'P-FILING-RATE', 'P-PARTICIPATION', 'P-COLLECTIVE']),
        ],
      }
    },
  },
  {
    name: 'work-report',
    title: '提案工作情况报告',
    form: 'document',
    right: 'figures:read',
    exists: (y) => (y.figures['P-ASSIGNED'].value ?? 0) > 0,
    issue: { series: proposalReports, right: 'proposals:review' },
    make: (y, { committee, number, day }) => {
      const f = y.figures
      return {
        issuer: `${proposalCommittee(committee)}文件`,
        ...(number ? { number } : {}),
        title: `关于${ownBody(committee)}${y.sessionTitle}以来提案工作情况的报告`,
        blocks: [
          heading('一、提案征集和立案'),
          paragraph(
            `${ownBody(committee)}${y.sessionTitle}以来，截至${inChinese(y.asOf)}，共收到提案${said(f['P-RECEIVED'])}，立案${said(f['P-FILED'])}` +
              `（含并案${said(f['P-MERGED'])}），其中委员提案${said(f['P-INDIVIDUAL'])}，集体提案${said(f['P-COLLECTIVE'])}。`,
          ),
          shareTable('立案提案分类', '类别', y.categories),
          heading('二、办理和答复'),
          paragraph(
            `已交办${said(f['P-ASSIGNED'])}，办复${said(f['P-REPLIED'])}，在办${said(f['P-OPEN'])}。按期答复率${said(f['P-ON-TIME'])}，` +
              `平均办理${said(f['P-DAYS-MEAN'])}；逾期${said(f['P-OVERDUE'])}，其中至今没有答复的${said(f['P-OVERDUE-OPEN'])}。` +
              `沟通率${said(f['P-CONSULT-RATE'])}，面商率${said(f['P-FACE-RATE'])}。`,
          ),
          ...(y.classes.length ? [shareTable('办理结果（按件）', '类别', y.classes)] : []),
          heading('三、提案者评价'),
          paragraph(
            `发出征询意见表${said(f['P-FORMS'])}，收回${said(f['P-FORMS-RETURNED'])}，反馈率${said(f['P-FEEDBACK-RATE'])}，满意率${said(f['P-SATISFACTION'])}；` +
              `逾期未反馈${said(f['P-NO-FEEDBACK'])}，不计为满意。因提案者不满意重新办理${said(f['P-TASKS-AGAIN'])}。`,
          ),
          heading('四、下一步打算'),
          paragraph('继续提高提案质量和办理质量，盯住没有答复的、列入计划解决的和提案者不满意的提案，推动办理从答复向落实转变。'),
          ...closing(proposalCommittee(committee), number ? day : y.asOf),
          ...definitions(y, [
            'P-FILED',
            'P-ASSIGNED',
            'P-REPLIED',
            'P-ON-TIME',
            'P-FACE-RATE',
            'P-CLASSED',
            'P-FEEDBACK-RATE',
            'P-SATISFACTION',
          ]),
        ],
      }
    },
  },
  {
    name: 'circular',
    title: '办理情况通报',
    form: 'document',
    right: 'figures:read',
    exists: (y) => y.units.length > 0,
    issue: { series: proposalReports, right: 'proposals:review' },
    make: (y, { committee, number, day }) => {
      const f = y.figures
      return {
        issuer: `${proposalCommittee(committee)}文件`,
        ...(number ? { number } : {}),
        title: `关于${ownBody(committee)}${y.sessionTitle}提案办理情况的通报`,
        addressee: '各承办单位',
        blocks: [
          paragraph(
            `截至${inChinese(y.asOf)}，交办提案${said(f['P-ASSIGNED'])}，办复${said(f['P-REPLIED'])}，按期答复率${said(f['P-ON-TIME'])}，` +
              `逾期未答复${said(f['P-OVERDUE-OPEN'])}。现将各承办单位办理情况通报如下。`,
          ),
          {
            kind: 'table',
            caption: '承办单位办理情况',
            header: ['承办单位', '任务', '已答复', '未答复', '按期率（%）', '满意率（%）'],
            widths: [6, 2, 2, 2, 3, 3],
            align: ['left', 'right', 'right', 'right', 'right', 'right'],
            rows: y.units.map((u) => [u.unit, String(u.tasks), String(u.replied), String(u.tasks - u.replied), u.onTime, u.satisfaction]),
          },
          paragraph('请没有答复完毕的单位抓紧办理，在期限前答复；逾期的请说明原因，限期答复。'),
          ...closing(proposalCommittee(committee), number ? day : y.asOf),
          ...definitions(y, ['P-ASSIGNED', 'P-REPLIED', 'P-ON-TIME', 'P-SATISFACTION']),
        ],
        imprint: { copyTo: ['市政府督查室'], printer: proposalCommittee(committee), day: number ? day : y.asOf },
      }
    },
  },
]
