// The papers of recognition: the circular, and for each holder a letter to the unit and the one who recommended.
import { day as asDay, inChinese } from '#/core/day.ts'
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import type { RecognitionPage } from './contract.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const names = (r: RecognitionPage): Block =>
  paragraph(`（共${r.holders.length}个，按姓名、名称列出）${r.holders.map((h) => h.holder.name).join('、')}。`)
const isApproved = (r: RecognitionPage): boolean => r.approvedOn !== null

export const recognitionDocuments: readonly DocumentRow<RecognitionPage>[] = [
  {
    name: 'shown',
    title: '公示',
    form: 'plain',
    exists: (r) => r.shownUntil !== null,
    make: (r, { committee }) => ({
      title: `关于${r.title}的公示`,
      blocks: [
        paragraph(
          `${r.criteria}。拟对下列对象${r.kind.label}，现予公示，公示期${r.shownFrom ? inChinese(asDay(r.shownFrom)) : ''}至${r.shownUntil ? inChinese(asDay(r.shownUntil)) : ''}。有不同意见的，请在公示期内向政协办公室反映。`,
        ),
        names(r),
        { kind: 'signature', name: committee },
        { kind: 'date', day: r.shownFrom ? asDay(r.shownFrom) : null },
      ],
    }),
  },
  {
    name: 'circular',
    title: '通报',
    form: 'document',
    exists: (r) => isApproved(r) && !r.kind.isConfidential,
    make: (r, { committee, day }) => ({
      issuer: `${committee}文件`,
      ...(r.documentNo ? { number: r.documentNo } : {}),
      title: `${committee}关于${r.title}的通报`,
      blocks: [
        paragraph(`${r.criteria}。经${r.meeting}批准，对下列对象${r.kind.label}：`),
        names(r),
        { kind: 'signature', name: committee },
        { kind: 'date', day: r.issuedOn ? asDay(r.issuedOn) : day },
      ],
    }),
  },
]

export interface HolderPrint {
  readonly r: RecognitionPage
  readonly h: RecognitionPage['holders'][number]
}

export const holderDocuments: readonly DocumentRow<HolderPrint>[] = [
  {
    name: 'letter',
    title: '致所在单位的函',
    form: 'letter',
    exists: ({ r, h }) => isApproved(r) && !r.kind.isConfidential && h.holder.kind === 'person',
    make: ({ r, h }, { committee, day }) => ({
      issuer: committee,
      title: `关于${h.holder.name}同志履行委员职责情况的函`,
      addressee: h.employer ?? '推荐单位',
      blocks: [
        paragraph(`你单位${h.holder.name}同志是政协委员${h.sector ? `（${h.sector}）` : ''}。${h.reason ? `${h.reason}。` : ''}`),
        paragraph(
          `${r.criteria}。经${r.meeting}批准，对${h.holder.name}同志${r.kind.code === 'notify' ? '履职情况予以函告' : r.kind.label}（${r.title}）。`,
        ),
        paragraph('感谢你单位对政协工作和委员履职的支持。'),
        { kind: 'signature', name: committee },
        { kind: 'date', day: r.issuedOn ? asDay(r.issuedOn) : day },
      ],
    }),
  },
]
