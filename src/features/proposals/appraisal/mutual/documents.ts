// The papers of mutual review: the form of each side, filled or to be filled by hand, and the summary of a round.
import type { Block, TableBlock } from '#/core/documents/paper.ts'
import type { DocumentRow, PaperText } from '#/core/documents/document.ts'
import { closing, paragraph } from '../../documents/wording.ts'
import type { PairPage, RoundPage } from './contract.ts'
import { sides, type Side } from './scheme.ts'

const titles: Record<Side, string> = { handling: '提案办理质量评议表', quality: '提案质量评议表' }

/** A form that was given and is not to be seen yet is not printed; one that was not given is a sheet to be filled in by hand. */
const formRow = (side: Side): DocumentRow<PairPage> => ({
  name: side,
  title: `双向评议表（${sides[side]}）`,
  form: 'plain',
  exists: (p) => p.forms.some((f) => f.side === side && (f.givenOn === null || f.total !== null)),
  make: (p) => formPaper(p, side),
})

function formPaper(p: PairPage, side: Side): PaperText {
  const form = p.forms.find((f) => f.side === side)
  if (!form) throw new Error(`pair ${p.id} has no form ${side}`)
  const { indicators, scores } = form
  const most = indicators.reduce((sum, i) => sum + i.max, 0)
  const scored = (at: number): string => (scores?.[at] === undefined ? '' : String(scores[at]))
  return {
    title: titles[side],
    blocks: [
      {
        kind: 'table',
        widths: [1, 2, 1, 2],
        rows: [
          ['评　　议', p.round.title, '评 议 方', sides[side]],
          ['案　　号', p.proposal.caseNo ? `第${p.proposal.caseNo}号` : '', '提 案 者', p.proposer],
          ['案　　由', p.proposal.subject, '承办单位', p.unit.name],
        ],
      },
      {
        kind: 'table',
        header: ['指标', '怎样评', '满分', '得分'],
        widths: [3, 5, 1, 1],
        align: ['left', 'left', 'right', 'right'],
        rows: [
          ...indicators.map((i, at) => [
            i.title,
            i.levels.length ? i.levels.map((l) => `${l.label}${l.points}分`).join('、') : i.note,
            String(i.max),
            scored(at),
          ]),
          ['合计', form.grade ? `等次：${form.grade}` : '', String(most), scores ? String(scores.reduce((a, b) => a + b, 0)) : ''],
        ],
      },
      paragraph(`意见：${form.comment}`),
      paragraph(`评议人：${form.givenBy ?? '　　　　　　'}　　${form.givenOn ?? '　　　　年　　月　　日'}`),
      { kind: 'note', text: '双方交齐或者本轮截止以前，任何一方都看不到对方的评分' },
    ],
  }
}

export const pairDocuments: readonly DocumentRow<PairPage>[] = [formRow('handling'), formRow('quality')]

/** 汇总表: means by unit and by kind of proposer; what was not given is said, not counted as nothing. */
export const roundDocuments: readonly DocumentRow<RoundPage>[] = [
  {
    name: 'summary',
    title: '双向评议汇总表',
    form: 'plain',
    exists: (r) => r.opened > 0,
    make: (r, { committee, day }) => ({
      title: `${r.session.name}提案双向评议汇总表`,
      blocks: [
        paragraph(
          `${r.title}：评议提案${r.pairs}件，发出评议表${r.forms}份，收回${r.given}份。等次：${r.scheme.grades.map((g) => `${g.label}不低于${g.min}分`).join('，')}。` +
            (r.meeting ? `结果在${r.meeting}通报。` : ''),
        ),
        ...(r.units.length ? [means('一、承办单位办理质量（提案者评）', '承办单位', r.units)] : []),
        ...(r.proposers.length ? [means('二、提案质量（承办单位评）', '提案者类别', r.proposers)] : []),
        ...closing(committee, day),
      ] satisfies Block[],
    }),
  },
]

const means = (caption: string, first: string, rows: RoundPage['units']): TableBlock => ({
  kind: 'table',
  caption,
  header: [first, '应评', '已评', '均分'],
  widths: [4, 1, 1, 1],
  align: ['left', 'right', 'right', 'right'],
  rows: rows.map((r) => [r.label, String(r.pairs), String(r.given), r.mean === null ? '—' : String(r.mean)]),
})
