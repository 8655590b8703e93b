// What an offline package says of itself, what its tables hold, and how what came back differs from what is there. No database here.
import { z } from 'zod'
import type { Cell, TableRow } from '#/core/documents/table.ts'
import { isDay } from '#/core/day.ts'
import { replyText, type ReplyDraft } from '../contract.ts'
import type { ReplyRow } from '../dossier.ts'
import { accepted, openness } from '../words.ts'

/** What is signed: whose package it is, which tasks it holds, in which version each, and the fingerprint of the answers as they went out. */
export const packageSchema = z.strictObject({
  format: z.literal('shuoju-exchange'),
  version: z.literal(1),
  id: z.string(),
  committee: z.strictObject({ id: z.int(), name: z.string() }),
  unit: z.strictObject({ id: z.string(), name: z.string() }),
  madeAt: z.string(),
  tasks: z.array(
    z.strictObject({ id: z.string(), version: z.int(), caseNo: z.int().nullable(), subject: z.string(), suggestions: z.int() }),
  ),
  /** SHA-256 of replies.json as it went out: unchanged, it says nothing. */
  replies: z.string(),
})
export type PackageManifest = z.infer<typeof packageSchema>

export const signedSchema = z.strictObject({ package: z.string(), signature: z.string() })

/** What an office system sends back: the same file, with the replies it wrote. */
export const repliesSchema = z.strictObject({
  replies: z.array(z.strictObject({ taskId: z.string(), reply: replyText })).max(1_000),
})

export const sheets = { replies: '答复', items: '逐条答复', seal: '包信息（请勿改动）' } as const
export const files = {
  form: '答复填写表.xlsx',
  manifest: 'manifest.json',
  tasks: 'tasks.json',
  replies: 'replies.json',
  guide: '说明.txt',
} as const

const labels = {
  taskId: '任务编号',
  caseNo: '案号',
  subject: '案由',
  lead: '提案者',
  role: '承办方式',
  due: '答复期限',
  docNo: '发文字号',
  body: '答复正文',
  classMark: '办理结果类别',
  openness: '公开属性',
  opennessReason: '不主动公开的理由',
  contactName: '联系人',
  contactPhone: '联系电话',
  no: '条号',
  suggestion: '建议',
  accepted: '采纳情况',
  measure: '办理措施',
  done: '是否完成',
  dueDay: '计划完成日期',
  reason: '未采纳理由',
} as const
export const columns = labels

/** What a reply is before anybody wrote one. */
export const emptyReply: ReplyDraft = {
  docNo: '',
  title: '',
  body: '',
  classMark: null,
  openness: null,
  opennessReason: '',
  contactName: '',
  contactPhone: '',
  items: [],
}

export const draftOf = (r: ReplyRow | undefined): ReplyDraft =>
  r
    ? {
        docNo: r.docNo,
        title: r.title,
        body: r.body,
        classMark: r.classMark,
        openness: r.openness,
        opennessReason: r.opennessReason,
        contactName: r.contactName,
        contactPhone: r.contactPhone,
        items: r.items.map((i) => ({ ...i })),
      }
    : emptyReply

export interface Difference {
  readonly field: string
  readonly before: string
  readonly after: string
}

const yesNo = (value: boolean): string => (value ? '是' : '否')

/** Field by field, as a person reads them; nothing where nothing changed. */
export function differences(was: ReplyDraft, is: ReplyDraft): readonly Difference[] {
  const found: Difference[] = []
  const tell = (field: string, before: string, after: string): void => {
    if (before !== after) found.push({ field, before, after })
  }
  tell(labels.docNo, was.docNo, is.docNo)
  tell(labels.body, was.body, is.body)
  tell(labels.classMark, was.classMark ?? '', is.classMark ?? '')
  tell(labels.openness, was.openness ? openness[was.openness] : '', is.openness ? openness[is.openness] : '')
  tell(labels.opennessReason, was.opennessReason, is.opennessReason)
  tell(labels.contactName, was.contactName, is.contactName)
  tell(labels.contactPhone, was.contactPhone, is.contactPhone)
  const numbers = [...new Set([...was.items, ...is.items].map((i) => i.no))].toSorted((a, b) => a - b)
  for (const no of numbers) {
    const [a, b] = [was.items.find((i) => i.no === no), is.items.find((i) => i.no === no)]
    const at = `第${no}条建议：`
    tell(`${at}${labels.accepted}`, a ? accepted[a.accepted] : '', b ? accepted[b.accepted] : '')
    tell(`${at}${labels.measure}`, a?.measure ?? '', b?.measure ?? '')
    tell(`${at}${labels.done}`, a ? yesNo(a.done) : '', b ? yesNo(b.done) : '')
    tell(`${at}${labels.dueDay}`, a?.dueDay ?? '', b?.dueDay ?? '')
    tell(`${at}${labels.reason}`, a?.reason ?? '', b?.reason ?? '')
  }
  return found
}

export interface FilledReply {
  readonly taskId: string
  /** Null where something cannot be read. */
  readonly reply: ReplyDraft | null
  readonly reasons: readonly string[]
}

const text = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? dayIn(cell) : String(cell).trim()
}

/** A cell of the kind date is midnight in China. */
const dayIn = (date: Date): string => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

const codeOf = (words: Readonly<Record<string, string>>, label: string): string | null =>
  Object.entries(words).find(([, word]) => word === label)?.[0] ?? null

/** The two tables a person filled, put together by task. Every reason names its sheet and row. */
export function fromTables(replies: readonly TableRow[], items: readonly TableRow[]): readonly FilledReply[] {
  const itemsBy = new Map<string, TableRow[]>()
  for (const row of items) {
    const taskId = text(row.cells[labels.taskId])
    itemsBy.set(taskId, [...(itemsBy.get(taskId) ?? []), row])
  }
  const seen = new Set<string>()
  return replies.map((row): FilledReply => {
    const taskId = text(row.cells[labels.taskId])
    const reasons: string[] = []
    const wrong = (where: TableRow, sheet: string, says: string): void => void reasons.push(`“${sheet}”第${where.row}行：${says}`)
    if (seen.has(taskId)) wrong(row, sheets.replies, '同一项任务有两行')
    seen.add(taskId)
    const cell = (label: string): string => text(row.cells[label])
    const mark = cell(labels.classMark).toUpperCase().replace(/类$/, '')
    const open = cell(labels.openness)
    if (open && !codeOf(openness, open)) wrong(row, sheets.replies, `公开属性“${open}”应是${Object.values(openness).join('、')}之一`)
    const filledItems = (itemsBy.get(taskId) ?? []).flatMap((item) => itemOf(item, (says) => wrong(item, sheets.items, says)))
    const read = replyText.safeParse({
      docNo: cell(labels.docNo),
      title: '',
      body: cell(labels.body),
      classMark: mark || null,
      openness: codeOf(openness, open),
      opennessReason: cell(labels.opennessReason),
      contactName: cell(labels.contactName),
      contactPhone: cell(labels.contactPhone),
      items: filledItems,
    })
    if (!read.success) for (const issue of read.error.issues) wrong(row, sheets.replies, `${named(issue.path)}${issue.message}`)
    return { taskId, reply: read.success && reasons.length === 0 ? read.data : null, reasons }
  })
}

const named = (path: readonly PropertyKey[]): string => {
  const last = String(path.at(-1) ?? '')
  return last in labels ? `${labels[last as keyof typeof labels]}：` : ''
}

/** A line nobody filled is no answer yet. */
function itemOf(row: TableRow, wrong: (says: string) => void): readonly ReplyDraft['items'][number][] {
  const cell = (label: string): string => text(row.cells[label])
  const [how, measure, done, due, reason] = [labels.accepted, labels.measure, labels.done, labels.dueDay, labels.reason].map(cell) as [
    string,
    string,
    string,
    string,
    string,
  ]
  if (!how && !measure && !due && !reason) return []
  const no = Number(cell(labels.no))
  if (!Number.isInteger(no) || no < 1) {
    wrong(`条号“${cell(labels.no)}”不是数字，请不要改动`)
    return []
  }
  const code = codeOf(accepted, how)
  if (!code) wrong(how ? `采纳情况“${how}”应是${Object.values(accepted).join('、')}之一` : `第${no}条建议没有填采纳情况`)
  if (done && done !== '是' && done !== '否') wrong(`是否完成“${done}”应填是或否`)
  const day = due
    .replace(/[年月/.]/g, '-')
    .replace(/日$/, '')
    .replace(/-(\d)(?=-|$)/g, '-0$1')
  if (due && !isDay(day)) wrong(`计划完成日期“${due}”应写成 2022-10-31`)
  if (!code) return []
  return [{ no, accepted: code as keyof typeof accepted, measure, done: done === '是', dueDay: due && isDay(day) ? day : null, reason }]
}
