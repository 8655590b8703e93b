// 面商（协商）记录: what was said when a unit met the proposer, to be signed by both (cases.md §6.2 item 12).
import { inChinese } from '#/core/day.ts'
import type { DocumentRow } from '#/core/documents/document.ts'
import type { ConsultationRow } from '../dossier.ts'
import { faceToFace, modes, phases } from '../words.ts'
import type { TaskPrint } from './task-documents.ts'
import { boxes, caseWords, paragraph } from './wording.ts'

export interface ConsultationPrint extends TaskPrint {
  readonly consultation: ConsultationRow
}

export const consultationDocuments: readonly DocumentRow<ConsultationPrint>[] = [
  {
    name: 'record',
    title: '面商记录',
    form: 'plain',
    exists: () => true,
    make: ({ d, task, consultation: c }, { committee }) => ({
      title: `提案办理${faceToFace.includes(c.mode) ? '面商' : '沟通'}记录`,
      blocks: [
        {
          kind: 'table',
          widths: [3, 5, 3, 5],
          rows: [
            ['提　　案', { text: `${caseWords(d, committee)}《${d.subject}》`, span: 3 }],
            ['承办单位', task.unit, '提 案 者', d.leadName ?? ''],
            ['阶　　段', boxes(phases, c.phase), '日　　期', inChinese(c.heldOn)],
            ['方　　式', modes[c.mode], '地　　点', c.place],
            ['单位参加人', { text: c.unitPeople, span: 3 }],
            ['沟通内容', { text: c.content, span: 3 }],
            ['提案者意见', { text: c.opinions, span: 3 }],
            ['商定事项', { text: c.agreed, span: 3 }],
            ['记 录 人', c.recordedBy, '提案者确认', standing(c)],
            [
              { text: '承办单位代表签名：\n\n　　　　年　　月　　日', span: 2 },
              { text: '提案者签名：\n\n　　　　年　　月　　日', span: 2 },
            ],
          ],
        },
        paragraph('本记录一式两份，承办单位和提案者各执一份；在系统里确认过的，不必再签。'),
      ],
    }),
  },
]

function standing(c: ConsultationRow): string {
  if (c.confirmedAt) return '已在系统里确认属实'
  return c.disputedAt ? `有异议：${c.disputeReason ?? ''}` : '尚未确认'
}
