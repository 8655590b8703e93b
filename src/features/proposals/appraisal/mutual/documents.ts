// The papers of mutual review: the form of each side, filled or to be filled by hand, and the summary of a round.
import type { Block, Paper } from '#/core/documents/paper.ts'
import { day } from '#/core/day.ts'
import { sides, type Indicator, type Side } from './scheme.ts'

export interface FormPaper {
  readonly issuer: string
  readonly round: string
  readonly session: string
  readonly caseNo: number | null
  readonly subject: string
  readonly proposer: string
  readonly unit: string
  readonly side: Side
  readonly indicators: readonly Indicator[]
  /** null: a sheet to be filled in by hand. */
  readonly scores: readonly number[] | null
  readonly total: number | null
  readonly grade: string | null
  readonly comment: string
  readonly givenBy: string | null
  readonly givenOn: string | null
}

const titles: Record<Side, string> = { handling: '提案办理质量评议表', quality: '提案质量评议表' }

/** 双向评议表, one side of it. */
export function mutualForm(f: FormPaper): Paper {
  const most = f.indicators.reduce((sum, i) => sum + i.max, 0)
  return {
    form: 'plain',
    title: titles[f.side],
    blocks: [
      {
        kind: 'table',
        widths: [1, 2, 1, 2],
        rows: [
          ['评议', f.round, '届次', f.session],
          ['案号', f.caseNo ? `第${f.caseNo}号` : '', '评议方', sides[f.side]],
          ['案由', f.subject, '提案者', f.proposer],
          ['承办单位', f.unit, '评议人', f.givenBy ?? ''],
        ],
      },
      {
        kind: 'table',
        header: ['指标', '怎样评', '满分', '得分'],
        widths: [2, 4, 1, 1],
        align: ['left', 'left', 'right', 'right'],
        rows: [
          ...f.indicators.map((i, at) => [
            i.title,
            i.levels.length ? i.levels.map((l) => `${l.label}${l.points}分`).join('、') : i.note,
            String(i.max),
            scoreText(f.scores, at),
          ]),
          ['合计', f.grade ? `等次：${f.grade}` : '', String(most), f.scores ? String(f.scores.reduce((a, b) => a + b, 0)) : ''],
        ],
      },
      ...(f.total !== null && most !== 100 ? [paragraph(`折合百分制${f.total}分。`)] : []),
      { kind: 'heading', level: 1, text: '意见' },
      paragraph(f.comment || '　'),
      { kind: 'signature', name: f.givenBy ?? '评议人（签名）：' },
      { kind: 'date', day: f.givenOn ? day(f.givenOn) : null },
      { kind: 'note', text: '双方交齐或者本轮截止以前，任何一方都看不到对方的评分' },
    ],
  }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const scoreText = (scores: readonly number[] | null, at: number): string => (scores?.[at] === undefined ? '' : String(scores[at]))

export interface SummaryPaper {
  readonly issuer: string
  readonly title: string
  readonly session: string
  readonly meeting: string
  readonly pairs: number
  readonly forms: number
  readonly given: number
  readonly grades: readonly { readonly label: string; readonly min: number }[]
  readonly units: readonly SummaryLine[]
  readonly proposers: readonly SummaryLine[]
  readonly on: string
}

interface SummaryLine {
  readonly label: string
  readonly pairs: number
  readonly given: number
  readonly mean: number | null
}

/** 汇总表: means by unit and by kind of proposer; what was not given is said, not counted as nothing. */
export const mutualSummary = (s: SummaryPaper): Paper => ({
  form: 'plain',
  title: `${s.session}提案双向评议汇总表`,
  blocks: [
    paragraph(
      `${s.title}：评议提案${s.pairs}件，发出评议表${s.forms}份，收回${s.given}份。等次：${s.grades.map((g) => `${g.label}不低于${g.min}分`).join('，')}。` +
        (s.meeting ? `结果在${s.meeting}通报。` : ''),
    ),
    summaryTable('一、承办单位办理质量（提案者评）', '承办单位', s.units),
    summaryTable('二、提案质量（承办单位评）', '提案者类别', s.proposers),
    { kind: 'signature', name: s.issuer },
    { kind: 'date', day: day(s.on) },
  ],
})

const summaryTable = (caption: string, first: string, rows: readonly SummaryLine[]): Block => ({
  kind: 'table',
  caption,
  header: [first, '应评', '已评', '均分'],
  widths: [4, 1, 1, 1],
  align: ['left', 'right', 'right', 'right'],
  rows: rows.map((r) => [r.label, String(r.pairs), String(r.given), r.mean === null ? '—' : String(r.mean)]),
})
