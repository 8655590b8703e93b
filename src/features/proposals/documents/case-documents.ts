// The papers of a case: 提案表, 收件回执, 立案通知, 不予立案告知书, 并案告知书 (cases.md §6.2 items 1–5).
import { dayOf, inChinese } from '#/core/day.ts'
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Block, TableCell } from '#/core/documents/paper.ts'
import type { Dossier } from '../dossier.ts'
import { isReplaced } from '../task-lifecycle.ts'
import { answers, disposals, proposerKinds, timeKinds, unitRoles } from '../words.ts'
import { committeeLetters } from './series.ts'
import {
  addressed,
  before,
  box,
  caseWords,
  closing,
  contactNote,
  heading,
  ownBody,
  paragraph,
  proposalCommittee,
  sentence,
} from './wording.ts'

/** Somebody whose name stands on the sheet, as the register has him that day. */
export interface SheetPerson {
  readonly id: string
  readonly name: string
  readonly sector: string
  /** Employer and post. */
  readonly place: string
}

/** A case as its papers need it. */
export interface CasePrint {
  readonly d: Dossier
  readonly categoryLabel: string | null
  readonly refusalLabel: string | null
  readonly people: readonly SheetPerson[]
  /** Telephone of the proposer and what happens between him and the units: not for everybody who may read the text. */
  readonly handling: boolean
  /** Who answers questions at the committee: 方某某 0000-1234567. */
  readonly officeContact: string
}

const span = (text: string, columns: number): TableCell => ({ text, span: columns })

const personOf = (c: CasePrint, id: string | null): SheetPerson | undefined => c.people.find((p) => p.id === id)

/** 提案用纸: the front is the form, the back goes on with the text. */
function sheet(c: CasePrint): readonly Block[] {
  const { d } = c
  const lead = personOf(c, d.leadPersonId)
  const signed = d.cosignatures.filter((s) => s.signedAt)
  const decision = d.reviews.findLast((r) => ['file', 'notFile', 'merge'].includes(r.decision))
  return [
    {
      kind: 'table',
      widths: [3, 5, 3, 5],
      rows: [
        ['案　　号', d.caseNo ? `第${d.caseNo}号` : '', '类　　别', c.categoryLabel ?? ''],
        ['收 件 号', d.intakeNo ? String(d.intakeNo) : '', '收文时间', d.submittedAt ? inChinese(dayOf(new Date(d.submittedAt))) : ''],
        ['案　　由', span(d.subject, 3)],
        ['提 案 者', d.leadName ?? '', '提案者类别', proposerKinds[d.proposerKind] + (d.timeKind ? `（${timeKinds[d.timeKind]}）` : '')],
        ['界　　别', lead?.sector ?? '', '单位和职务', lead?.place ?? ''],
        ['联 系 人', c.handling ? d.contactName : '', '联系电话', c.handling ? d.contactPhone : ''],
        [
          '是否同意公开',
          span(`${box('同意', d.openConsent)}　${box('不同意', !d.openConsent)}${d.openConsent ? '' : `　理由：${d.openReason}`}`, 3),
        ],
        ['建议承办单位', span(d.wishedUnits.map((u) => `${u.name}（${unitRoles[u.role]}）`).join('、'), 3)],
        ['承办单位', span(d.allocation.map((u) => `${u.name}（${unitRoles[u.role]}）`).join('、'), 3)],
        ['审查意见', span(decision ? [decisionWords(c, decision.decision), decision.note].filter(Boolean).join('。') : '\n', 3)],
        ['登 记 人', d.enteredBy ?? '', d.leadBodyId ? '单位盖章、负责人签名' : '提案者签名', ''],
      ],
    },
    ...(signed.length
      ? [
          {
            kind: 'table' as const,
            caption: `联名提案人（${signed.length}人）`,
            header: ['序号', '姓名', '界别', '单位和职务', '签名'],
            widths: [2, 3, 4, 6, 4],
            align: ['center', 'center', 'left', 'left', 'left'] as const,
            rows: signed.map((s, i) => {
              const person = personOf(c, s.personId)
              const how = s.method === 'paper' ? '纸质签名' : s.signedAt ? `${dayOf(new Date(s.signedAt))}在线签署` : ''
              return [String(i + 1), s.name, person?.sector ?? '', person?.place ?? '', how]
            }),
          },
        ]
      : []),
    { kind: 'pageBreak' },
    ...textOf(d),
  ]
}

function decisionWords(c: CasePrint, decision: string): string {
  if (decision === 'notFile') return `不予立案：${c.refusalLabel ?? ''}`
  if (decision === 'merge') return c.d.mainCase ? `并入第${c.d.mainCase.caseNo ?? ''}号提案` : '并案'
  return '予以立案'
}

/** The text as it was submitted, with its parts named. */
export function textOf(d: Dossier): readonly Block[] {
  const parts: (readonly [string, readonly string[]])[] = [
    ...(d.situation ? [['情况', [d.situation]] as const] : []),
    ...(d.analysis ? [['分析', [d.analysis]] as const] : []),
    ['建议', d.suggestions.map((text, i) => `${i + 1}．${text}`)],
  ]
  return parts.flatMap(([title, texts], i) => [heading(`${'一二三'[i]}、${title}`), ...texts.map(paragraph)])
}

const answering = (d: Dossier) => d.tasks.filter((t) => answers[t.role] && !isReplaced(t.state))

export const caseDocuments: readonly DocumentRow<CasePrint>[] = [
  {
    name: 'form',
    title: '提案表',
    form: 'plain',
    exists: () => true,
    make: (c, { committee }) => ({ title: `${committee}\n${c.d.sessionTitle}提案`, blocks: sheet(c) }),
  },
  {
    name: 'receipt',
    title: '收件回执',
    form: 'letter',
    exists: (c) => c.d.intakeNo !== null && c.d.submittedAt !== null && c.handling,
    make: ({ d, officeContact }, { committee }) => ({
      issuer: proposalCommittee(committee),
      title: '提案收件回执',
      addressee: addressed(d),
      blocks: [
        paragraph(
          `您${d.leadPersonId ? '' : '单位'}提出的《${d.subject}》已于${d.submittedAt ? whenWords(d.submittedAt) : ''}收到，` +
            `收件号${d.intakeNo ?? ''}，列为${d.sessionTitle}${d.timeKind ? timeKinds[d.timeKind] : '提案'}。`,
        ),
        paragraph(
          '提案将先经初步审查，再由提案审查机构决定是否立案。审查结果会及时告知：予以立案的，告知案号、类别和承办单位；' +
            '不予立案的，告知理由和处理办法；拟并案的，先征求意见。需要修改的，会退回并说明要修改的地方，收件号不变。',
        ),
        ...closing(proposalCommittee(committee), d.submittedAt ? dayOf(new Date(d.submittedAt)) : null),
        ...contactNote(officeContact),
      ],
    }),
  },
  {
    name: 'filed',
    title: '立案通知',
    form: 'letter',
    exists: (c) => c.d.filedOn !== null && c.handling,
    issue: { series: committeeLetters, right: 'proposals:review' },
    make: ({ d, categoryLabel, officeContact }, { committee, number, day }) => {
      const units = answering(d)
      const assisting = d.tasks.filter((t) => t.role === 'assist' && !isReplaced(t.state))
      return {
        issuer: proposalCommittee(committee),
        ...(number ? { number } : {}),
        title: '提案立案通知',
        addressee: addressed(d),
        blocks: [
          paragraph(
            `您${d.leadPersonId ? '' : '单位'}提出的《${d.subject}》，经审查予以立案，编为${caseWords(d, committee)}，` +
              `类别为“${categoryLabel ?? ''}”。`,
          ),
          ...(units.length
            ? [
                paragraph(
                  `本案已交${units.map((t) => `${t.unit}（${unitRoles[t.role]}）`).join('、')}办理，` +
                    `${units.map((t) => `${units.length > 1 ? t.unit : ''}应在${before(t.dueDay)}书面答复`).join('，')}。` +
                    (assisting.length ? `会办单位：${assisting.map((t) => t.unit).join('、')}。` : ''),
                ),
                ...units.flatMap((t) =>
                  t.clerk ? [paragraph(`${t.unit}经办人：${t.clerk}${t.clerkPhone ? `，电话：${t.clerkPhone}` : ''}。`)] : [],
                ),
              ]
            : [paragraph('承办单位确定以后另行告知。')]),
          paragraph(
            '办理过程中，承办单位应当与您沟通，沟通记录由您确认。收到答复以后，请对办理工作和办理结果分别作出评价；' +
              '对结果不满意的，可以要求重新办理。评价由您本人作出，请勿委托承办单位代填。',
          ),
          ...closing(proposalCommittee(committee), number ? day : d.filedOn),
          ...contactNote(officeContact),
        ],
      }
    },
  },
  {
    name: 'not-filed',
    title: '不予立案告知书',
    form: 'letter',
    exists: (c) => c.d.state === 'notFiled',
    issue: { series: committeeLetters, right: 'proposals:review' },
    make: ({ d, refusalLabel, officeContact }, { committee, number, day }) => {
      const decision = d.reviews.findLast((r) => r.decision === 'notFile')
      const disposal = decision?.disposal ? (disposals[decision.disposal as keyof typeof disposals] ?? '') : ''
      const converts = decision?.disposal !== 'informedOnly'
      return {
        issuer: proposalCommittee(committee),
        ...(number ? { number } : {}),
        title: '不予立案告知书',
        addressee: addressed(d),
        blocks: [
          paragraph(`您${d.leadPersonId ? '' : '单位'}提出的《${d.subject}》（收件号${d.intakeNo ?? ''}），经审查不予立案。`),
          paragraph(`情形：${refusalLabel ?? ''}。`),
          paragraph(`说明：${sentence(decision?.reasonText ?? '')}`),
          paragraph(`处理：${disposal}。`),
          ...(converts
            ? [paragraph(`请在下面勾选并签名，交回提案委员会：${box('同意这样处理')}　${box('不同意，撤回')}　${box('修改后重新提出')}`)]
            : []),
          paragraph('对审查结果有不同意见的，可以向提案委员会说明。感谢您对政协工作的支持。'),
          ...closing(proposalCommittee(committee), number || !decision ? day : dayOf(new Date(decision.at))),
          ...contactNote(officeContact),
        ],
      }
    },
  },
  {
    name: 'merged',
    title: '并案告知书',
    form: 'letter',
    exists: (c) => c.d.mainCase !== null,
    issue: { series: committeeLetters, right: 'proposals:review' },
    make: ({ d, officeContact }, { committee, number, day }) => ({
      issuer: proposalCommittee(committee),
      ...(number ? { number } : {}),
      title: '并案告知书',
      addressee: addressed(d),
      blocks: [
        paragraph(
          `您${d.leadPersonId ? '' : '单位'}提出的《${d.subject}》（收件号${d.intakeNo ?? ''}），与${ownBody(committee)}${d.sessionTitle}` +
            `第${d.mainCase?.caseNo ?? ''}号提案《${d.mainCase?.title ?? ''}》内容相同或者相近，经审查并入该案一并办理。`,
        ),
        paragraph(
          '并案以后，您与主案提案者享有同等权利：您的建议同样由承办单位逐条研究；承办单位与提案者沟通时应当听取您的意见；' +
            '答复同时送达您，您可以评价办理工作和办理结果。统计委员履职时，您提交的提案照常计入。',
        ),
        ...closing(proposalCommittee(committee), number ? day : null),
        ...contactNote(officeContact),
      ],
    }),
  },
]

/** 2022年3月1日10时5分: the hour divides 大会 from 平时提案. */
export function whenWords(at: string): string {
  const instant = new Date(at)
  const china = new Date(instant.getTime() + 8 * 3_600_000)
  return `${inChinese(dayOf(instant))}${china.getUTCHours()}时${china.getUTCMinutes()}分`
}
