// The papers a proposal prints, from data: 提案表, 立案通知, 不予立案告知书, 答复函 (cases.md §6.2 items 1, 3, 4, 10).
import type { Block, Paper } from '#/core/documents/paper.ts'
import { inChinese } from '#/core/day.ts'
import { proposalStates } from './lifecycle.ts'
import type { Dossier, ReplyRow } from './dossier.ts'
import { accepted, disposals, openness, proposerKinds, timeKinds, unitRoles } from './words.ts'

export interface PaperKnows {
  /** The body's own name: 政协云岭市委员会. */
  readonly issuer: string
  readonly categoryLabel: string | null
  readonly refusalLabel: string | null
}

export interface ProposalPaper {
  readonly name: string
  readonly title: string
  readonly make: (d: Dossier, knows: PaperKnows) => Paper
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const section = (text: string): Block => ({ kind: 'heading', level: 1, text })

const form: ProposalPaper = {
  name: 'form',
  title: '提案表',
  make: (d, knows) => ({
    form: 'plain',
    title: `${knows.issuer}${d.sessionTitle}提案`,
    blocks: [
      {
        kind: 'table',
        widths: [1, 2, 1, 2],
        rows: [
          ['案号', d.caseNo ? `第${d.caseNo}号` : '', '收件号', d.intakeNo ? String(d.intakeNo) : ''],
          ['类别', knows.categoryLabel ?? '', '性质', d.timeKind ? timeKinds[d.timeKind] : ''],
          ['案由', d.subject, '状态', proposalStates[d.state].label],
          ['提案者', d.leadName ?? '', '提案者类别', proposerKinds[d.proposerKind]],
          [
            '联名',
            d.cosignatures
              .filter((c) => c.signedAt)
              .map((c) => c.name)
              .join('、'),
            '是否同意公开',
            d.openConsent ? '同意' : `不同意：${d.openReason}`,
          ],
          [
            '建议承办单位',
            d.wishedUnits.map((u) => u.name).join('、'),
            '承办单位',
            d.allocation.map((u) => `${u.name}（${unitRoles[u.role]}）`).join('、'),
          ],
        ],
      },
      ...(d.situation ? [section('一、情况'), paragraph(d.situation)] : []),
      ...(d.analysis ? [section('二、分析'), paragraph(d.analysis)] : []),
      section('建议'),
      ...d.suggestions.map((text, i) => paragraph(`${i + 1}．${text}`)),
    ],
  }),
}

const filedNotice: ProposalPaper = {
  name: 'filed',
  title: '立案通知',
  make: (d, knows) => ({
    form: 'letter',
    issuer: knows.issuer,
    title: '提案立案通知',
    addressee: d.leadName ?? '',
    blocks: [
      paragraph(
        `您提出的《${d.subject}》，经审查予以立案，编为${d.sessionTitle}第${d.caseNo ?? ''}号，类别为“${knows.categoryLabel ?? ''}”。`,
      ),
      paragraph('办理过程中承办单位将与您沟通；收到答复后，请对办理工作和办理结果分别评价。对结果不满意的，可以要求重新办理。'),
      { kind: 'signature', name: knows.issuer },
      { kind: 'date', day: d.filedOn },
    ],
  }),
}

const notFiledNotice: ProposalPaper = {
  name: 'not-filed',
  title: '不予立案告知书',
  make: (d, knows) => {
    const decision = d.reviews.findLast((r) => r.decision === 'notFile')
    const disposal = decision?.disposal ? disposals[decision.disposal as keyof typeof disposals] : ''
    return {
      form: 'letter',
      issuer: knows.issuer,
      title: '不予立案告知书',
      addressee: d.leadName ?? '',
      blocks: [
        paragraph(`您提出的《${d.subject}》，经审查不予立案。`),
        paragraph(`情形：${knows.refusalLabel ?? ''}。`),
        paragraph(`说明：${decision?.reasonText ?? ''}`),
        paragraph(`处理：${disposal}。`),
        { kind: 'signature', name: knows.issuer },
        { kind: 'date', day: null },
      ],
    }
  },
}

function answerLines(d: Dossier, r: ReplyRow): Block[] {
  return r.items.flatMap((item) => [
    section(`${'一二三四五六七八九十'.charAt(item.no - 1) || item.no}、关于“${d.suggestions[item.no - 1] ?? ''}”`),
    paragraph(
      `${accepted[item.accepted]}。${item.accepted === 'notAdopted' ? item.reason : item.measure}` +
        (item.done ? '此项已经完成。' : item.dueDay ? `计划${inChinese(item.dueDay)}前完成。` : ''),
    ),
  ])
}

export const replyLetter = (d: Dossier, r: ReplyRow, unit: string): Paper => ({
  form: 'letter',
  issuer: unit,
  number: r.docNo,
  classMark: `${r.classMark ?? ''}类　${r.openness ? openness[r.openness] : ''}`,
  title: `关于${d.sessionTitle}第${d.caseNo ?? ''}号提案的答复`,
  addressee: d.leadName ?? '',
  blocks: [
    paragraph(`您提出的《${d.subject}》收悉。现答复如下：`),
    ...answerLines(d, r),
    ...r.body
      .split('\n')
      .filter((line) => line.trim())
      .map(paragraph),
    paragraph('感谢您对我们工作的关心和支持。'),
    { kind: 'signature', name: unit },
    { kind: 'date', day: r.issuedOn },
    { kind: 'note', text: `联系人：${r.contactName}，联系电话：${r.contactPhone}` },
  ],
})

/** Papers this case has by now. A reply letter is named by its task. */
export function documentsOf(d: Dossier): readonly ProposalPaper[] {
  const replies = d.replies.flatMap((r) => {
    const task = d.tasks.find((t) => t.id === r.taskId)
    if (!task || !r.issuedOn || !r.classMark) return []
    return [
      {
        name: `reply-${r.id.slice(-12)}`,
        title: `${task.unit}答复函${task.round > 1 ? `（第${task.round}轮）` : ''}`,
        make: () => replyLetter(d, r, task.unit),
      },
    ]
  })
  return [form, ...(d.filedOn ? [filedNotice] : []), ...(d.state === 'notFiled' ? [notFiledNotice] : []), ...replies]
}
