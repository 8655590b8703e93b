// 公开清单 (cases.md §6.2 item 20): what of a session is public, with the log of what was taken out – printed for the office, not for the web.
import type { DocumentRow, PaperText, PrintValues } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import { inChinese, type Day } from '#/core/day.ts'
import { copyForms, decisions, passageKinds, type CopyForm, type Decision, type PassageKind } from './words.ts'

export interface ListedCase {
  readonly caseNo: number
  readonly subject: string
  readonly units: readonly string[]
  readonly form: CopyForm
  readonly publishedOn: Day
  readonly replies: readonly { readonly unit: string; readonly docNo: string; readonly publishedOn: Day }[]
  readonly log: readonly ListedRedaction[]
}

export interface ListedRedaction {
  /** 提案正文, or the unit whose reply it is. */
  readonly where: string
  readonly kind: PassageKind
  readonly decision: Decision
  readonly reason: string
  readonly by: string
  readonly on: Day
}

/** What of a session is public. */
export interface PublicSessionList {
  readonly id: string
  readonly sessionTitle: string
  readonly cases: readonly ListedCase[]
}

export const publicityDocuments: readonly DocumentRow<PublicSessionList>[] = [
  {
    name: 'publicity-list',
    title: '公开清单',
    form: 'plain',
    right: 'proposals:review',
    exists: () => true,
    make: publicityList,
  },
]

const section = (text: string): Block => ({ kind: 'heading', level: 1, text })

function publicityList({ cases, sessionTitle }: PublicSessionList, { committee, day }: PrintValues): PaperText {
  const replies = cases.reduce((sum, c) => sum + c.replies.length, 0)
  return {
    title: `${sessionTitle}提案和答复公开清单`,
    blocks: [
      {
        kind: 'paragraph',
        text: `截至${inChinese(day)}，公开提案${cases.length}件、答复${replies}件次。公开稿都由一人整理、另一人复核；原文未改动。`,
      },
      section('一、公开的提案和答复'),
      {
        kind: 'table',
        header: ['案号', '案由', '承办单位', '正文', '答复'],
        widths: [2, 8, 5, 4, 7],
        align: ['center', 'left', 'left', 'left', 'left'],
        rows: cases.map((c) => [
          String(c.caseNo),
          c.subject,
          c.units.join('、'),
          `${copyForms[c.form].slice(0, 2)}，${inChinese(c.publishedOn)}`,
          c.replies.map((r) => `${r.unit}${r.docNo ? `（${r.docNo}）` : ''}，${inChinese(r.publishedOn)}`).join('；') || '尚未公开',
        ]),
      },
      section('二、隐去和保留的记录（内部留存）'),
      ...logBlocks(cases),
      { kind: 'signature', name: committee },
      { kind: 'date', day },
    ],
  }
}

/** The passages themselves are not printed: who has to see them opens the log of the copy. */
function logBlocks(cases: readonly ListedCase[]): readonly Block[] {
  const rows = cases.flatMap((c) =>
    c.log.map((l) => [String(c.caseNo), l.where, passageKinds[l.kind], decisions[l.decision], l.reason, l.by, inChinese(l.on)]),
  )
  if (rows.length === 0) return [{ kind: 'paragraph', text: '没有隐去任何内容。' }]
  return [
    {
      kind: 'table',
      header: ['案号', '位置', '内容', '处理', '理由', '经手', '日期'],
      widths: [2, 4, 3, 2, 6, 3, 5],
      align: ['center', 'left', 'left', 'center', 'left', 'left', 'left'],
      rows,
    },
  ]
}
