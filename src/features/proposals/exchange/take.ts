// The offline package of a unit: every task it still has to answer, with its text, a table to fill, the same for programs, and a signed manifest.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import { committeeName } from '#/core/committee.ts'
import { inChinese } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { cleanFileName } from '#/core/documents/file-name.ts'
import { rendered } from '#/core/documents/paper-file.ts'
import { writeXlsx } from '#/core/documents/table-out.ts'
import { zipWhole, type ZipFile } from '#/core/documents/zip-out.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { taskKind } from '../documents/printing.ts'
import type { Dossier, TaskRow } from '../dossier.ts'
import { findCase } from '../store.ts'
import { accepted, answers, openness, unitRoles } from '../words.ts'
import { exchangeEvents } from './events.ts'
import { columns, draftOf, files, sheets, type PackageManifest } from './package.ts'

export const purpose = 'exchange-package'
export const mostTasks = 500
/** Excel holds 32,767 characters a cell. */
const sealPiece = 30_000

interface OpenTask {
  readonly d: Dossier
  readonly task: TaskRow
}

/** What the unit still has to answer, by case number. */
async function openTasks(tx: Tx, actor: Actor): Promise<readonly OpenTask[]> {
  const { rows } = await sql<{ taskId: string; proposalId: string }>`
    select t.id as "taskId", t.proposal_id as "proposalId" from handling_task t
    join proposal p on p.committee_id = t.committee_id and p.id = t.proposal_id
    where t.committee_id = ${actor.committeeId} and t.body_id = any(${[...bodiesOf(actor)]}::uuid[]) and t.answered_on is null
      and t.superseded_on is null
    order by p.case_no, t.id limit ${mostTasks + 1}`.execute(tx)
  const found: OpenTask[] = []
  for (const row of rows) {
    const d = await findCase(tx, actor, row.proposalId)
    const task = d?.tasks.find((t) => t.id === row.taskId)
    if (d && task) found.push({ d, task })
  }
  return found
}

export function takePackage(world: World, actor: Actor): Promise<Outcome<{ readonly name: string; readonly bytes: Buffer }>> {
  return perform(world, actor, async (change) => {
    const { tx, today, now } = change
    const [unit] = actor.posts.filter((p) => p.bodyId)
    if (!unit?.bodyId) return refused(['您不在承办单位任职，没有可以导出的任务'])
    const open = await openTasks(tx, actor)
    if (open.length === 0) return refused(['本单位现在没有需要办理的提案，不必导出'])
    if (open.length > mostTasks) return refused([`在办任务超过${mostTasks}项，请先办结一部分再导出`])
    const committee = await committeeName(tx, actor.committeeId)
    const packageId = change.newId()
    const replies = pretty({
      replies: open.filter((o) => answers[o.task.role]).map(({ d, task }) => ({ taskId: task.id, reply: ownDraft(d, task) })),
    })
    const manifest: PackageManifest = {
      format: 'shuoju-exchange',
      version: 1,
      id: packageId,
      committee: { id: actor.committeeId, name: committee },
      unit: { id: unit.bodyId, name: unit.bodyName ?? '' },
      madeAt: now.toISOString(),
      tasks: open.map(({ d, task }) => ({
        id: task.id,
        version: task.version,
        caseNo: d.caseNo,
        subject: d.subject,
        suggestions: d.suggestions.length,
      })),
      replies: createHash('sha256').update(replies).digest('hex'),
    }
    const said = JSON.stringify(manifest)
    const seal = { package: said, signature: world.secrets.sign(said, purpose) }
    const packed: ZipFile[] = [
      { name: files.guide, content: Buffer.from(guide(manifest, inChinese(today))), compress: true },
      { name: files.form, content: await replyForm(open, JSON.stringify(seal)) },
      { name: files.manifest, content: Buffer.from(pretty(seal)), compress: true },
      { name: files.tasks, content: Buffer.from(pretty({ tasks: open.map(taskForPrograms) })), compress: true },
      { name: files.replies, content: Buffer.from(replies), compress: true },
    ]
    for (const { task } of open) {
      const printable = await taskKind.open(tx, actor, task.id, today)
      for (const paper of printable?.papers.filter((p) => p.name === 'handover' || p.name === 'opinion-form') ?? [])
        packed.push({
          name: `提案文本和征询意见表/${cleanFileName(`${paper.title}-${printable?.called ?? ''}`)}.docx`,
          content: await rendered(paper.make({ committee, number: null, day: today }), 'docx'),
        })
    }
    change.record(
      { kind: 'exchange-package', id: packageId },
      exchangeEvents.taken.of({ packageId, unit: manifest.unit.name, tasks: open.length }),
    )
    return done({ name: cleanFileName(`离线办理包-${manifest.unit.name}-${today}.zip`), bytes: zipWhole(packed) })
  })
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const ownDraft = (d: Dossier, task: TaskRow) => draftOf(d.replies.find((r) => r.taskId === task.id))

/** Everything an office system needs to show the case to its own people. */
const taskForPrograms = ({ d, task }: OpenTask) => ({
  id: task.id,
  version: task.version,
  unit: task.unit,
  role: task.role,
  round: task.round,
  state: task.state,
  assignedOn: task.assignedOn,
  dueDay: task.dueDay,
  case: {
    id: d.id,
    caseNo: d.caseNo,
    session: d.sessionTitle,
    subject: d.subject,
    lead: d.leadName,
    contactName: d.contactName,
    contactPhone: d.contactPhone,
    situation: d.situation,
    analysis: d.analysis,
    suggestions: d.suggestions.map((says, i) => ({ no: i + 1, text: says })),
  },
})

/** Two sheets to fill and one that says whose the table is, so that the table alone can be sent back. */
function replyForm(open: readonly OpenTask[], seal: string): Promise<Buffer> {
  const mine = open.filter((o) => answers[o.task.role])
  return writeXlsx({
    sheets: [
      {
        name: sheets.replies,
        columns: [
          { title: columns.caseNo, width: 8, kind: 'number' },
          { title: columns.subject, width: 36 },
          { title: columns.lead, width: 12 },
          { title: columns.role, width: 8 },
          { title: columns.due, width: 12, kind: 'day' },
          { title: columns.docNo, width: 20 },
          { title: columns.body, width: 60 },
          { title: columns.classMark, width: 10 },
          { title: columns.openness, width: 12 },
          { title: columns.opennessReason, width: 24 },
          { title: columns.contactName, width: 10 },
          { title: columns.contactPhone, width: 16 },
          { title: columns.taskId, width: 38 },
        ],
        rows: mine.map(({ d, task }) => {
          const r = ownDraft(d, task)
          return [
            d.caseNo,
            d.subject,
            d.leadName,
            unitRoles[task.role],
            task.dueDay,
            r.docNo,
            r.body,
            r.classMark,
            r.openness ? openness[r.openness] : '',
            r.opennessReason,
            r.contactName,
            r.contactPhone,
            task.id,
          ]
        }),
      },
      {
        name: sheets.items,
        columns: [
          { title: columns.caseNo, width: 8, kind: 'number' },
          { title: columns.no, width: 6, kind: 'number' },
          { title: columns.suggestion, width: 50 },
          { title: columns.accepted, width: 12 },
          { title: columns.measure, width: 50 },
          { title: columns.done, width: 10 },
          { title: columns.dueDay, width: 14 },
          { title: columns.reason, width: 30 },
          { title: columns.taskId, width: 38 },
        ],
        rows: mine.flatMap(({ d, task }) => {
          const { items } = ownDraft(d, task)
          return d.suggestions.map((says, i) => {
            const item = items.find((x) => x.no === i + 1)
            return [
              d.caseNo,
              i + 1,
              says,
              item ? accepted[item.accepted] : '',
              item?.measure ?? '',
              item ? item.done : '',
              item?.dueDay ?? '',
              item?.reason ?? '',
              task.id,
            ]
          })
        }),
      },
      {
        name: sheets.seal,
        columns: [{ title: '包信息', width: 60 }],
        rows: Array.from({ length: Math.ceil(seal.length / sealPiece) }, (_, i) => [seal.slice(i * sealPiece, (i + 1) * sealPiece)]),
      },
    ],
  })
}

function guide({ unit, committee, tasks }: PackageManifest, day: string): string {
  return [
    `离线办理包：${unit.name}`,
    `${committee.name}，${day}导出，${tasks.length}项任务`,
    '',
    '一、给经办人',
    `1. 打开“${files.form}”。在“${sheets.replies}”表里每件填一行，在“${sheets.items}”表里每条建议填一行；灰色表头和任务编号请不要改动。`,
    `2. 采纳情况填：${Object.values(accepted).join('、')}。公开属性填：${Object.values(openness).join('、')}。是否完成填：是、否。日期写成 2022-10-31。`,
    '3. 填好后登录系统，在“离线办理”页导回这个表格（或者整个压缩包）。系统先列出与现有内容的差别，由您确认以后才替换。',
    '4. 导回的是答复稿；沟通记录、送签、签发仍在系统里办理。会办任务只带文本，会办意见请在系统里提交。',
    '5. 导出以后在系统里又改过的任务不会被覆盖，请重新导出再填。',
    '',
    '二、给本单位办公系统',
    `${files.tasks} 是任务和提案全文；把答复写进 ${files.replies}（结构不变），连同 ${files.manifest} 一起压缩后导回。`,
    `${files.manifest} 由系统签名，改动后不能导回。`,
    '',
  ].join('\r\n')
}
