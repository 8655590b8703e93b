// The papers of a unit's task: 交办通知单, 办理方案, 会办意见, 答复函, 征询意见表, 重新办理通知书 (cases.md §6.2 items 6, 8–11, 13).
import { inChinese } from '#/core/day.ts'
import type { DocumentRow, PaperText } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import type { Dossier, ReplyRow, TaskRow } from '../dossier.ts'
import { asked, type FeedbackScale, type ScaleQuestion } from '../scale-rules.ts'
import { isReplaced } from '../task-lifecycle.ts'
import { accepted, answers, openness, proposerKinds, timeKinds, unitRoles } from '../words.ts'
import { textOf, type CasePrint } from './case-documents.ts'
import { committeeLetters } from './series.ts'
import { addressed, before, boxes, caseWords, chineseNo, closing, heading, paragraph, proposalCommittee, sentence } from './wording.ts'

export interface TaskPrint extends CasePrint {
  readonly task: TaskRow
  /** The unit's own or once issued; else null. */
  readonly reply: ReplyRow | null
  /** Letter or red-headed document, as the city has it. */
  readonly replyForm: 'letter' | 'document'
  readonly copies: readonly string[]
  /** The session's questions, for a form not yet opened. */
  readonly scale: FeedbackScale
}

const issued = (t: TaskPrint): boolean => t.reply !== null && t.reply.issuedOn !== null

const cosigners = (d: Dossier): string => {
  const signed = d.cosignatures.filter((c) => c.signedAt).map((c) => c.name)
  return signed.length ? `（联名：${signed.join('、')}）` : ''
}

/** Each suggestion has its answer: nothing that was asked goes without. */
function answerLines(d: Dossier, r: ReplyRow): readonly Block[] {
  return r.items.flatMap((item) => [
    heading(`${chineseNo(item.no)}、关于“${d.suggestions[item.no - 1] ?? ''}”`),
    paragraph(
      `${accepted[item.accepted]}。${sentence(item.measure)}${item.accepted === 'adopted' ? '' : sentence(item.reason)}` +
        (item.done ? '此项已经完成。' : item.dueDay ? `计划${before(item.dueDay)}完成。` : ''),
    ),
  ])
}

const linesOf = (text: string): readonly Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map(paragraph)

export const taskDocuments: readonly DocumentRow<TaskPrint>[] = [
  {
    name: 'handover',
    title: '交办通知单',
    form: 'plain',
    exists: () => true,
    make: ({ d, task, categoryLabel }, { committee }) => ({
      title: '政协提案交办通知单',
      blocks: [
        {
          kind: 'table',
          widths: [3, 5, 3, 5],
          rows: [
            ['承办单位', task.unit, '承办方式', `${unitRoles[task.role]}${task.round > 1 ? `（第${task.round}轮）` : ''}`],
            ['案　　号', d.caseNo ? `第${d.caseNo}号` : '', '届　　次', `${d.sessionTitle}${d.timeKind ? timeKinds[d.timeKind] : ''}`],
            ['案　　由', { text: d.subject, span: 3 }],
            ['提 案 者', `${d.leadName ?? ''}${cosigners(d)}`, '联系电话', `${d.contactName} ${d.contactPhone}`.trim()],
            ['提案者类别', proposerKinds[d.proposerKind], '类　　别', categoryLabel ?? ''],
            ['交办日期', inChinese(task.assignedOn), answers[task.role] ? '答复期限' : '会办期限', inChinese(task.dueDay)],
            [
              '其他承办单位',
              {
                text: d.tasks
                  .filter((t) => t.round === task.round && t.id !== task.id && !isReplaced(t.state))
                  .map((t) => `${t.unit}（${unitRoles[t.role]}）`)
                  .join('、'),
                span: 3,
              },
            ],
            ['签 收 人', task.receivedBy ?? '', '签收日期', task.receivedOn ? inChinese(task.receivedOn) : ''],
          ],
        },
        paragraph(
          answers[task.role]
            ? '请在签收期限内签收；认为不属于本单位职责的，在规定期限内申请退办，批准以前不得自行转办。办理中应当与提案者沟通，逐条答复提案者的建议，由单位负责人签发，随答复附上征询意见表。'
            : '请在会办期限内把会办意见以正式函件送主办单位，并抄送提案委员会。会办单位不直接答复提案者。',
        ),
        { kind: 'pageBreak' },
        { kind: 'heading', level: 1, text: `附：${caseWords(d, committee)}《${d.subject}》` },
        ...textOf(d),
      ],
    }),
  },
  {
    name: 'plan',
    title: '办理方案',
    form: 'plain',
    exists: (t) => t.task.responsibleLeader !== null || t.task.plan !== null,
    make: ({ d, task }, { committee }) => ({
      title: `${caseWords(d, committee)}办理方案`,
      blocks: [
        {
          kind: 'table',
          widths: [3, 5, 3, 5],
          rows: [
            ['案　　由', { text: d.subject, span: 3 }],
            ['提 案 者', d.leadName ?? '', '承办单位', `${task.unit}（${unitRoles[task.role]}）`],
            ['责任领导', task.responsibleLeader ?? '', '承办科室', task.section ?? ''],
            ['经 办 人', task.clerk ?? '', '办公电话', task.clerkPhone ?? ''],
            ['交办日期', inChinese(task.assignedOn), '答复期限', inChinese(task.dueDay)],
          ],
        },
        heading('一、办理步骤'),
        ...linesOf(task.plan ?? ''),
        heading('二、时间安排'),
        ...d.deadlines.filter((x) => x.partId === task.id).map((x) => paragraph(`${before(x.due)}：${x.label}。`)),
        ...closing(task.unit, null),
      ],
    }),
  },
  {
    name: 'assist',
    title: '会办意见',
    form: 'letter',
    exists: (t) => t.task.role === 'assist' && issued(t),
    make: (t, { committee }) => assistPaper(t, committee),
  },
  {
    name: 'reply',
    title: '答复函',
    form: (t) => t.replyForm,
    exists: (t) => answers[t.task.role] && issued(t),
    make: (t, values) => replyPaper(t, values.committee),
  },
  {
    name: 'reply-draft',
    title: '答复函（稿）',
    form: (t) => t.replyForm,
    exists: (t) => answers[t.task.role] && t.reply !== null && !issued(t),
    make: (t, values) => replyPaper(t, values.committee),
  },
  {
    name: 'opinion-form',
    title: '征询意见表',
    form: 'plain',
    exists: (t) => answers[t.task.role],
    make: ({ d, task, reply, officeContact, scale }, { committee }) => ({
      title: '提案办理情况征询意见表',
      blocks: [
        {
          kind: 'table',
          widths: [3, 5, 3, 5],
          rows: [
            ['案　　号', `${d.sessionTitle}第${d.caseNo ?? ''}号`, '承办单位', `${task.unit}（${unitRoles[task.role]}）`],
            ['案　　由', { text: d.subject, span: 3 }],
            ['提 案 者', d.leadName ?? '', '答复文号', reply?.issuedOn ? reply.docNo : ''],
            ...questionsOf(d, task, scale).map((q) => [
              q.name,
              { text: boxes(Object.fromEntries(q.answers.map((a) => [a.code, a.label]))), span: 3 },
            ]),
            ['意见和建议', { text: '\n\n\n\n', span: 3 }],
            [{ text: '提案者签名：　　　　　　　　　　　　　　年　　月　　日', span: 4 }],
          ],
        },
        paragraph(
          `说明：1．请提案者本人在有“□”处选一项打“√”，承办单位不得代填。2．请在收到答复后按期限交回${proposalCommittee(committee)}，` +
            `也可以登录系统评价；逾期未反馈的记为“未反馈”，不计为满意。${officeContact ? `3．联系人及电话：${officeContact}。` : ''}`,
        ),
      ],
    }),
  },
  {
    name: 'rehandle',
    title: '重新办理通知书',
    form: 'letter',
    exists: (t) => t.task.round > 1,
    issue: { series: committeeLetters, right: 'proposals:rehandle' },
    make: ({ d, task }, { committee, number, day }) => {
      const said = d.forms.filter((f) => f.round === task.round - 1 && f.verdict === 'dissatisfied' && f.comment)
      return {
        issuer: proposalCommittee(committee),
        ...(number ? { number } : {}),
        title: '提案重新办理通知书',
        addressee: task.unit,
        blocks: [
          paragraph(`你单位对${caseWords(d, committee)}《${d.subject}》的答复，提案者评价为不满意。经研究，请你单位重新办理。`),
          ...said.map((f) => paragraph(`提案者${f.evaluator}的意见：“${f.comment}”。`)),
          paragraph(
            `请由单位负责人主持研究，与提案者当面沟通，针对上述意见逐条办理，在${before(task.dueDay)}再次书面答复提案者，并抄送提案委员会。`,
          ),
          ...closing(proposalCommittee(committee), number ? day : task.assignedOn),
        ],
      }
    },
  },
]

/** As the form that went out with the reply asks. */
const questionsOf = (d: Dossier, task: TaskRow, scale: FeedbackScale): readonly ScaleQuestion[] =>
  asked(d.forms.find((f) => f.taskId === task.id)?.scale ?? scale, d.leadBodyId !== null)

type Letter = Pick<TaskPrint, 'd' | 'task' | 'reply'>

export function replyPaper(
  { d, task, reply: r, copies, replyForm }: Letter & Pick<TaskPrint, 'copies' | 'replyForm'>,
  committee: string,
): PaperText {
  const assisting = d.tasks.filter((t) => t.role === 'assist' && t.round === task.round && task.role === 'lead')
  return {
    issuer: replyForm === 'document' ? `${task.unit}文件` : task.unit,
    ...(r?.docNo ? { number: r.docNo } : {}),
    classMark: [r?.classMark ? `${r.classMark}类` : '', r?.openness ? openness[r.openness] : ''].filter(Boolean).join('　'),
    title: `关于${caseWords(d, committee)}的答复`,
    addressee: addressed(d),
    blocks: [
      paragraph(`您${d.leadPersonId ? '' : '单位'}提出的《${d.subject}》收悉。感谢您对我们工作的关心。经研究，现答复如下：`),
      ...(r ? answerLines(d, r) : []),
      ...linesOf(r?.body ?? ''),
      paragraph('专此答复。欢迎继续提出意见和建议，并请填写随附的征询意见表。'),
      ...closing(task.unit, r?.issuedOn ?? null),
      { kind: 'note' as const, text: `联系人：${r?.contactName ?? ''}，联系电话：${r?.contactPhone ?? ''}` },
    ],
    imprint: { copyTo: [...copies, ...assisting.map((t) => t.unit)], printer: task.unit, day: r?.issuedOn ?? task.dueDay },
  }
}

/** 会办意见 goes to the lead unit, never to the proposer. */
export function assistPaper({ d, task, reply }: Letter, committee: string): PaperText {
  return {
    issuer: task.unit,
    ...(reply?.docNo ? { number: reply.docNo } : {}),
    title: `关于${caseWords(d, committee)}的会办意见`,
    addressee: d.tasks.find((t) => t.role === 'lead' && t.round === task.round)?.unit ?? '',
    blocks: [
      paragraph(`${d.leadName ?? ''}提出的《${d.subject}》收悉。根据职责分工，提出会办意见如下：`),
      ...linesOf(reply?.body ?? ''),
      paragraph('以上意见供答复提案者时参考。'),
      ...closing(task.unit, reply?.issuedOn ?? null),
      ...(task.clerk ? [{ kind: 'note' as const, text: `联系人：${task.clerk}，联系电话：${task.clerkPhone ?? ''}` }] : []),
    ],
    imprint: { copyTo: [proposalCommittee(committee)], printer: task.unit, day: reply?.issuedOn ?? task.dueDay },
  }
}
