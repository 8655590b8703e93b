// The papers of a hand-over: 交办通知 with 承办任务清单 for each unit, the whole list for the office (cases.md §6.2 item 6).
import { inChinese, type Day } from '#/core/day.ts'
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import { answers, unitRoles, type UnitRole } from '../words.ts'
import { committeeNotices } from './series.ts'
import { box, closing, heading, ownBody, paragraph, proposalCommittee } from './wording.ts'

export interface BatchTask {
  readonly taskId: string
  readonly bodyId: string
  readonly unit: string
  readonly role: UnitRole
  readonly proposalId: string
  readonly caseNo: number | null
  readonly subject: string
  readonly lead: string
  readonly phone: string
  /** Other units of the case: 市住房和城乡建设局（会办）. */
  readonly others: string
  readonly due: Day
  readonly isKey: boolean
  readonly isImportant: boolean
  readonly received: boolean
  readonly answered: boolean
}

export interface BatchPrint {
  readonly id: string
  readonly title: string
  readonly sessionTitle: string
  readonly meetingDay: Day
  readonly place: string
  readonly documentNo: string
  readonly note: string
  readonly assignedBy: string
  /** In the order of case numbers. */
  readonly tasks: readonly BatchTask[]
  readonly officeContact: string
}

/** The share of one unit. */
export interface UnitBatchPrint extends BatchPrint {
  readonly bodyId: string
  readonly unit: string
}

const weight = (t: BatchTask): string => (t.isKey ? '重点提案' : t.isImportant ? '重要提案' : '')

const taskTable = (tasks: readonly BatchTask[]): Block => ({
  kind: 'table',
  header: ['案号', '案由', '提案者及电话', '承办方式', '期限', '备注'],
  widths: [6, 24, 17, 15, 14, 8],
  align: ['center', 'left', 'left', 'left', 'center', 'center'],
  rows: tasks.map((t) => [
    t.caseNo ? String(t.caseNo) : '',
    t.subject,
    [t.lead, t.phone].filter(Boolean).join('\n'),
    [unitRoles[t.role], t.others].filter(Boolean).join('\n'),
    t.due,
    weight(t),
  ]),
})

export const unitBatchDocuments: readonly DocumentRow<UnitBatchPrint>[] = [
  {
    name: 'notice',
    title: '交办通知',
    form: 'document',
    exists: () => true,
    issue: { series: committeeNotices, right: 'proposals:assign' },
    make: (b, { committee, number, day }) => {
      const answering = b.tasks.filter((t) => answers[t.role])
      const assisting = b.tasks.length - answering.length
      const printed = number ?? b.documentNo
      const list = `承办任务清单（${b.unit}）`
      return {
        issuer: `${proposalCommittee(committee)}文件`,
        ...(printed ? { number: printed } : {}),
        title: `关于做好${ownBody(committee)}${b.sessionTitle}提案办理工作的通知`,
        addressee: b.unit,
        blocks: [
          paragraph(
            `${inChinese(b.meetingDay)}${b.place ? `在${b.place}` : ''}召开的提案交办会，交你单位办理提案${b.tasks.length}件，` +
              `其中由你单位答复的${answering.length}件${assisting ? `，会办${assisting}件` : ''}，清单附后。现就有关事项通知如下。`,
          ),
          heading('一、签收和退办'),
          paragraph(
            '请收到本通知后及时签收。认为不属于本单位职责的，应当在规定的退办期限内说明理由，提出建议的承办单位，经交办机构同意后调整；同意以前不得自行转办，也不得停办。逾期不再受理。',
          ),
          heading('二、沟通和答复'),
          paragraph(
            '由你单位答复的提案，办前、办中应当与提案者沟通，对提案者的建议逐条答复，由单位负责人签发，在清单所列期限前书面答复提案者，' +
              '注明办理结果类别和公开属性，随附征询意见表。会办的提案，在期限前把会办意见送主办单位，并抄送提案委员会。',
          ),
          heading('三、延期和重新办理'),
          paragraph('情况复杂、不能按期答复的，应当在期限届满以前申请延期。提案者对办理结果不满意的，应当在规定期限内重新办理、再次答复。'),
          ...(b.note ? [heading('四、其他要求'), paragraph(b.note)] : []),
          { kind: 'annexes', items: [list, '征询意见表（格式）'] },
          ...closing(proposalCommittee(committee), number ? day : b.meetingDay),
          ...(b.officeContact ? [{ kind: 'note' as const, text: `联系人及电话：${b.officeContact}` }] : []),
          { kind: 'pageBreak' },
          paragraph('附件1'),
          { kind: 'heading', level: 1, text: list },
          taskTable(b.tasks),
          { kind: 'pageBreak' },
          paragraph('附件2'),
          { kind: 'heading', level: 1, text: '征询意见表（格式）' },
          paragraph('各件提案的征询意见表由系统按件生成，已填好案号、案由和提案者，随任务清单一并打包。'),
        ],
        imprint: { copyTo: [], printer: proposalCommittee(committee), day: number ? day : b.meetingDay },
      }
    },
  },
  {
    name: 'tasks',
    title: '承办任务清单',
    form: 'plain',
    exists: () => true,
    make: (b) => ({
      title: `${b.title}\n承办任务清单`,
      blocks: [
        paragraph(`承办单位：${b.unit}　　共${b.tasks.length}件　　交办日期：${inChinese(b.meetingDay)}`),
        taskTable(b.tasks),
        { kind: 'table', widths: [1, 1], rows: [['签收人：\n', '签收日期：\n']] },
      ],
    }),
  },
]

export const batchDocuments: readonly DocumentRow<BatchPrint>[] = [
  {
    name: 'list',
    title: '交办清单',
    form: 'plain',
    right: 'proposals:read-all',
    exists: () => true,
    make: (b, { committee }) => {
      const units = unitsOf(b)
      return {
        title: `${ownBody(committee)}${b.sessionTitle}提案交办清单`,
        blocks: [
          paragraph(
            `${b.title}，${inChinese(b.meetingDay)}${b.place ? `，${b.place}` : ''}。共交办提案${new Set(b.tasks.map((t) => t.proposalId)).size}件，` +
              `${units.length}个单位承办，任务${b.tasks.length}项。`,
          ),
          ...units.flatMap((u) => [heading(`${u.unit}（${u.tasks.length}项）`), taskTable(u.tasks)]),
        ],
      }
    },
  },
  {
    name: 'receipts',
    title: '交办签收表',
    form: 'plain',
    right: 'proposals:read-all',
    exists: () => true,
    make: (b) => ({
      title: `${b.title}\n签收表`,
      blocks: [
        {
          kind: 'table',
          header: ['序号', '承办单位', '任务数', '系统签收', '签名', '日期'],
          widths: [4, 16, 5, 8, 9, 8],
          align: ['center', 'left', 'center', 'center', 'left', 'left'],
          rows: unitsOf(b).map((u, i) => [
            String(i + 1),
            u.unit,
            String(u.tasks.length),
            box(
              '全部签收',
              u.tasks.every((t) => t.received),
            ),
            '',
            '',
          ]),
        },
      ],
    }),
  },
]

export interface BatchUnit {
  readonly bodyId: string
  readonly unit: string
  readonly tasks: readonly BatchTask[]
}

/** Each unit with its tasks, the one with most first. */
export function unitsOf({ tasks }: Pick<BatchPrint, 'tasks'>): readonly BatchUnit[] {
  const units = new Map<string, BatchTask[]>()
  for (const t of tasks) units.set(t.bodyId, [...(units.get(t.bodyId) ?? []), t])
  return [...units.entries()]
    .map(([bodyId, its]) => ({ bodyId, unit: its[0]?.unit ?? '', tasks: its }))
    .toSorted((a, b) => b.tasks.length - a.tasks.length || a.unit.localeCompare(b.unit, 'zh-CN'))
}
