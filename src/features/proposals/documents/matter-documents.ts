// The papers of what happens to a task on its way: 退办（调整）申请表 and 调整决定, 延期申请 and its decision, 催办函 (cases.md §6.2 items 7, 13).
import { daysBetween, inChinese } from '#/core/day.ts'
import type { DocumentRow, PrintValues } from '#/core/documents/document.ts'
import { taskStates } from '../task-lifecycle.ts'
import type { ExtensionRow, ReturnRow } from '../tasks/dossier.ts'
import { extensionResults, returnKinds, returnResults } from '../tasks/words.ts'
import { answers, unitRoles } from '../words.ts'
import { committeeLetters } from './series.ts'
import type { TaskPrint } from './task-documents.ts'
import { before, box, boxes, caseWords, closing, contactNote, paragraph, proposalCommittee, sentence } from './wording.ts'

const lastReturn = (t: TaskPrint): ReturnRow | undefined => t.task.matters.returns.at(-1)
const decidedReturn = (t: TaskPrint): ReturnRow | undefined => t.task.matters.returns.findLast((r) => r.decidedOn !== null)
const lastExtension = (t: TaskPrint): ExtensionRow | undefined => t.task.matters.extensions.at(-1)
const decidedExtension = (t: TaskPrint): ExtensionRow | undefined =>
  t.task.matters.extensions.findLast((e) => e.decidedOn !== null && e.result !== 'lapsed')

const head = ({ d, task }: TaskPrint, committee: string) => [
  ['提　　案', { text: `${caseWords(d, committee)}《${d.subject}》`, span: 3 }],
  ['承办单位', task.unit, '承办方式', unitRoles[task.role]],
  ['交办日期', inChinese(task.assignedOn), '答复期限', inChinese(task.dueDay)],
]

const units = (named: readonly { readonly name: string }[]): string => named.map((u) => u.name).join('、') || '（没有建议）'

/** What the committee writes to the unit about this task. */
const letter = (t: TaskPrint, { committee, number, day }: PrintValues, title: string, says: readonly string[]) => ({
  issuer: proposalCommittee(committee),
  ...(number ? { number } : {}),
  title,
  addressee: t.task.unit,
  blocks: [...says.filter(Boolean).map(paragraph), ...closing(proposalCommittee(committee), day), ...contactNote(t.officeContact)],
})

export const matterDocuments: readonly DocumentRow<TaskPrint>[] = [
  {
    name: 'return-request',
    title: '退办（调整）申请表',
    form: 'plain',
    exists: (t) => lastReturn(t) !== undefined,
    make: (t, { committee }) => {
      const r = lastReturn(t)
      return {
        title: '提案退办（调整）申请表',
        blocks: [
          {
            kind: 'table',
            widths: [3, 5, 3, 5],
            rows: [
              ...head(t, committee),
              ['申请事项', { text: boxes(returnKinds, r?.kind ?? null), span: 3 }],
              ['理　　由', { text: r?.reason ?? '', span: 3 }],
              ['建议承办单位', { text: units(r?.suggested ?? []), span: 3 }],
              ['申请日期', r ? inChinese(r.requestedOn) : '', '签发人', r ? `${r.signerName}（${r.signerPost}）` : ''],
              [
                { text: '承办单位（盖章）：\n\n　　　　年　　月　　日', span: 2 },
                { text: decisionOn(r), span: 2 },
              ],
            ],
          },
          paragraph('决定以前，承办单位不得自行转办，也不得停办；办理期限照常计算。'),
        ],
      }
    },
  },
  {
    name: 'return-decision',
    title: '承办单位调整决定',
    form: 'letter',
    exists: (t) => decidedReturn(t) !== undefined,
    issue: { series: committeeLetters, right: 'proposals:assign' },
    make: (t, values) => {
      const r = decidedReturn(t)
      const given = (r?.newUnits ?? []).map(
        (u) => `${u.name}（${unitRoles[u.role]}），应在${before(u.due)}${answers[u.role] ? '答复' : '提交会办意见'}`,
      )
      return letter(t, values, '关于提案承办单位调整申请的答复', [
        `你单位${r ? inChinese(r.requestedOn) : ''}就${caseWords(t.d, values.committee)}《${t.d.subject}》提出的申请（${r ? returnKinds[r.kind] : ''}）收悉。` +
          `经研究，${r?.result ? returnResults[r.result] : ''}。`,
        r?.note ? `说明：${sentence(r.note)}` : '',
        r?.result === 'refused' ? `请你单位继续办理，在${before(t.task.dueDay)}答复。` : '',
        given.length
          ? `本案${r?.result === 'added' ? '增加' : '改由'}下列单位承办：${given.join('；')}。期限自${r?.handedOverOn ? inChinese(r.handedOverOn) : ''}重新交办起算。`
          : '',
      ])
    },
  },
  {
    name: 'extension-request',
    title: '延期申请',
    form: 'plain',
    exists: (t) => lastExtension(t) !== undefined,
    make: (t, { committee }) => {
      const e = lastExtension(t)
      return {
        title: '提案延期答复申请表',
        blocks: [
          {
            kind: 'table',
            widths: [3, 5, 3, 5],
            rows: [
              ...head(t, committee),
              ['原定期限', e ? inChinese(e.oldDue) : '', '申请延至', e ? inChinese(e.askedDue) : ''],
              ['理　　由', { text: e?.reason ?? '', span: 3 }],
              ['申请日期', e ? inChinese(e.requestedOn) : '', '签发人', e ? `${e.signerName}（${e.signerPost}）` : ''],
              [
                { text: agreed('交办机构意见', e?.assigningBy ?? null, e?.assigningOn ?? null), span: 2 },
                { text: agreed('提案委员会意见', e?.committeeBy ?? null, e?.committeeOn ?? null), span: 2 },
              ],
              [
                { text: '承办单位（盖章）：\n\n　　　　年　　月　　日', span: 2 },
                { text: decisionOnExtension(e), span: 2 },
              ],
            ],
          },
        ],
      }
    },
  },
  {
    name: 'extension-decision',
    title: '延期批复',
    form: 'letter',
    exists: (t) => decidedExtension(t) !== undefined,
    issue: { series: committeeLetters, right: 'proposals:extend' },
    make: (t, values) => {
      const e = decidedExtension(t)
      const isGranted = e?.result === 'granted'
      return letter(t, values, '关于提案延期答复申请的批复', [
        `你单位${e ? inChinese(e.requestedOn) : ''}关于${caseWords(t.d, values.committee)}《${t.d.subject}》延期答复的申请收悉。经研究，` +
          `${e?.result ? extensionResults[e.result] : ''}。`,
        isGranted && e?.newDue
          ? `答复期限由${inChinese(e.oldDue)}延至${inChinese(e.newDue)}，请向提案者说明情况，抓紧办理，不再延期。`
          : `请在${before(e?.oldDue ?? t.task.dueDay)}答复提案者。`,
        e?.note ? `说明：${sentence(e.note)}` : '',
        isGranted ? (e?.proposerToldOn ? `提案者已于${inChinese(e.proposerToldOn)}得到告知。` : '请将延期情况告知提案者。') : '',
      ])
    },
  },
  {
    name: 'urging',
    title: '催办函',
    form: 'letter',
    right: 'proposals:urge',
    exists: (t) => answers[t.task.role] && t.task.answeredOn === null && taskStates[t.task.state].open,
    issue: { series: committeeLetters, right: 'proposals:urge' },
    make: (t, values) => {
      const { d, task } = t
      const { day, committee } = values
      const urged = task.matters.urgings.filter((u) => u.urgedOn <= day)
      return letter(t, values, '提案催办函', [
        `${inChinese(task.assignedOn)}交你单位办理的${caseWords(d, committee)}《${d.subject}》，应在${before(task.dueDay)}答复提案者，` +
          `${task.dueDay < day ? `现已逾期${daysBetween(task.dueDay, day)}天` : `距期限还有${daysBetween(day, task.dueDay)}天`}，` +
          `目前状态是“${taskStates[task.state].label}”。`,
        urged.length ? `此前已向你单位催办${urged.length}次，最近一次在${inChinese(urged.at(-1)?.urgedOn ?? day)}。` : '',
        d.consultations.some((c) => c.taskId === task.id)
          ? '请抓紧办理，按期书面答复提案者，并在系统里签发。'
          : '至今没有登记与提案者的沟通。请尽快与提案者联系，抓紧办理，按期书面答复提案者，并在系统里签发。',
        '确有困难、不能按期答复的，请在期限届满以前申请延期并说明原因。',
      ])
    },
  },
]

const agreed = (who: string, by: string | null, on: ExtensionRow['assigningOn']): string =>
  on ? `${who}：\n${box('同意', true)}\n${by ?? ''}　${inChinese(on)}` : `${who}：\n\n　　　　年　　月　　日`

const decisionOn = (r: ReturnRow | undefined): string =>
  r?.decidedOn
    ? `交办机构决定：\n${r.result ? returnResults[r.result] : ''}\n${r.decidedBy ?? ''}　${inChinese(r.decidedOn)}`
    : '交办机构决定：\n\n　　　　年　　月　　日'

const decisionOnExtension = (e: ExtensionRow | undefined): string =>
  e?.decidedOn
    ? `决定：\n${e.result ? extensionResults[e.result] : ''}${e.newDue ? `，延至${inChinese(e.newDue)}` : ''}\n${inChinese(e.decidedOn)}`
    : '决定：\n\n　　　　年　　月　　日'
