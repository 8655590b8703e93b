// B类答复件落实情况登记表 (cases.md §6.2 item 15): what was promised, by when, how far, and the class it has now; for each unit, and for the office as one.
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import { inChinese, type Day } from '#/core/day.ts'
import { ownBody, paragraph, proposalCommittee } from '../documents/wording.ts'
import { commitmentStates, type CommitmentState } from './lifecycle.ts'

export interface RegisterLine {
  readonly bodyId: string
  readonly unit: string
  readonly caseNo: number | null
  readonly subject: string
  readonly classThen: string
  readonly text: string
  readonly dueDay: Day
  readonly state: CommitmentState
  readonly percent: number | null
  readonly says: string | null
  readonly answeredOn: Day | null
  readonly classNow: string
}

export interface RegisterPrint {
  readonly id: string
  readonly title: string
  readonly dueDay: Day
  /** null: the office's, with all units. */
  readonly unit: { readonly bodyId: string; readonly name: string } | null
  readonly lines: readonly RegisterLine[]
}

const progressOf = (l: RegisterLine): string =>
  l.answeredOn ? `${l.percent ?? 0}%。${l.says ?? ''}（${inChinese(l.answeredOn)}）` : '未填报'

function table(lines: readonly RegisterLine[], withUnit: boolean): Block {
  return {
    kind: 'table',
    header: ['案号', '现办复类别', '案由', ...(withUnit ? ['承办单位'] : []), '承诺事项', '承诺期限', '落实情况', '落实后类别'],
    widths: withUnit ? [6, 8, 17, 11, 18, 10, 22, 8] : [6, 8, 20, 21, 10, 27, 8],
    align: withUnit
      ? ['center', 'center', 'left', 'left', 'left', 'center', 'left', 'center']
      : ['center', 'center', 'left', 'left', 'center', 'left', 'center'],
    rows: lines.map((l) => [
      l.caseNo ? String(l.caseNo) : '',
      l.classThen,
      l.subject,
      ...(withUnit ? [l.unit] : []),
      l.text,
      l.dueDay,
      `${commitmentStates[l.state].label}；${progressOf(l)}`,
      l.classNow === l.classThen ? '' : l.classNow,
    ]),
  }
}

export const registerDocuments: readonly DocumentRow<RegisterPrint>[] = [
  {
    name: 'register',
    title: 'B类答复件落实情况登记表',
    form: 'plain',
    exists: (r) => r.lines.length > 0,
    make: (r, { committee, day }) => {
      const answered = r.lines.filter((l) => l.answeredOn).length
      return {
        title: `${r.title}${ownBody(committee)}提案B类答复件落实情况登记表`,
        blocks: [
          paragraph(
            r.unit
              ? `填报单位：${r.unit.name}　　填报期限：${inChinese(r.dueDay)}`
              : `承诺${r.lines.length}项，已填报${answered}项，填报期限${inChinese(r.dueDay)}。`,
          ),
          table(r.lines, r.unit === null),
          ...(r.unit
            ? [
                paragraph('单位负责人（签字）：　　　　　　　　填报人：　　　　　　　　联系电话：'),
                { kind: 'signature' as const, name: r.unit.name },
                { kind: 'date' as const, day: null },
              ]
            : [
                { kind: 'signature' as const, name: proposalCommittee(committee) },
                { kind: 'date' as const, day },
              ]),
        ],
      }
    },
  },
]
