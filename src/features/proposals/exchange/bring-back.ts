// A filled package comes back: whose it is and whether it was touched is judged first, then each task by itself; nothing is replaced unseen.
import { createHash } from 'node:crypto'
import type { World } from '#/core/action.ts'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import { checkFile } from '#/core/documents/file-check.ts'
import { readTable } from '#/core/documents/table.ts'
import { zipParts } from '#/core/documents/zip-in.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { saveReply } from '../actions/handle.ts'
import { caseOfPart, findCase } from '../store.ts'
import { mayBeWritten, taskStates } from '../task-lifecycle.ts'
import { answers } from '../words.ts'
import type { ReturnedTask, ReturnReport } from './contract.ts'
import { exchangeEvents } from './events.ts'
import {
  differences,
  draftOf,
  files,
  fromTables,
  packageSchema,
  repliesSchema,
  sheets,
  signedSchema,
  type FilledReply,
  type PackageManifest,
} from './package.ts'
import { purpose } from './take.ts'

const limits = { maxBytes: 20 * 1024 * 1024, kinds: ['xlsx', 'zip'] as const }
const unpacked = { unpackedBytes: 50 * 1024 * 1024, entries: 3_000 }

export interface GivenPackage {
  readonly name: string
  readonly bytes: Buffer
}

interface Filled {
  readonly manifest: PackageManifest
  readonly source: string
  readonly replies: readonly FilledReply[]
}

/** What differs, task by task; nothing is changed. */
export async function checkReturn(world: World, actor: Actor, given: GivenPackage): Promise<Outcome<ReturnReport>> {
  const filled = await openReturn(world, actor, given)
  if (!filled.ok) return filled
  const tasks = await readIn(world.db, [actor.committeeId], (tx) => judgeAll(tx, actor, filled.value))
  return done(
    reportOf(
      filled.value,
      tasks.map((t) => t.shown),
    ),
  )
}

/** Puts the chosen ones in place, each as the unit's own saving would, each for itself. */
export async function applyReturn(
  world: World,
  actor: Actor,
  given: GivenPackage,
  chosen: readonly string[],
): Promise<Outcome<ReturnReport>> {
  const filled = await openReturn(world, actor, given)
  if (!filled.ok) return filled
  const { manifest } = filled.value
  const judged = await readIn(world.db, [actor.committeeId], (tx) => judgeAll(tx, actor, filled.value))
  const shown: ReturnedTask[] = []
  for (const { shown: task, reply, version, unit } of judged.filter((t) => chosen.includes(t.shown.taskId))) {
    if (task.standing !== 'changed' || !reply) {
      shown.push(task)
      continue
    }
    const fields = task.changes.map((c) => c.field)
    const told = exchangeEvents.returned.of({ unit, taskId: task.taskId, packageId: manifest.id, fields })
    const saved = await saveReply(world, actor, { id: task.taskId, version }, reply, told)
    shown.push(saved.ok ? { ...task, standing: 'saved' } : { ...task, standing: 'refused', reasons: saved.reasons.map((r) => r.says) })
  }
  return done(reportOf(filled.value, shown))
}

const reportOf = ({ manifest, source }: Filled, tasks: readonly ReturnedTask[]): ReturnReport => ({
  unit: manifest.unit.name,
  madeAt: manifest.madeAt,
  source,
  tasks: [...tasks],
})

/** Every reason why the file as a whole is not taken. */
async function openReturn(world: World, actor: Actor, given: GivenPackage): Promise<Outcome<Filled>> {
  const checked = await checkFile(given, limits)
  if (!checked.ok) return checked
  const { kind, bytes, name } = checked.value
  if (kind === 'xlsx') return fromForm(world, actor, bytes, name)
  const wanted: readonly string[] = [files.form, files.manifest, files.replies]
  // People pack the folder, not what is in it: the parts may lie one level deeper.
  const parts = await zipParts(bytes, (path) => wanted.includes(path.split('/').at(-1) ?? ''), unpacked)
  if (!parts.ok) return parts
  const part = (file: string): Buffer | undefined => [...parts.value].find(([path]) => path.split('/').at(-1) === file)?.[1]
  const [manifestFile, repliesFile, form] = [part(files.manifest), part(files.replies), part(files.form)]
  if (!manifestFile) return form ? fromForm(world, actor, form, files.form) : refused([noSeal])
  const manifest = verified(world, actor, manifestFile.toString('utf8'))
  if (!manifest.ok) return manifest
  const isWritten = repliesFile && createHash('sha256').update(repliesFile).digest('hex') !== manifest.value.replies
  if (isWritten) {
    const read = repliesSchema.safeParse(jsonIn(repliesFile.toString('utf8')))
    if (!read.success) return refused(read.error.issues.slice(0, 20).map((i) => `${files.replies} ${i.path.join('.')}：${i.message}`))
    const replies = read.data.replies.map((r) => ({ ...r, reasons: [] }))
    return done({ manifest: manifest.value, source: files.replies, replies })
  }
  if (!form) return refused([`压缩包里没有填好的“${files.form}”，${files.replies}也没有改动`])
  const filled = await fromForm(world, actor, form, files.form)
  if (filled.ok && filled.value.manifest.id !== manifest.value.id)
    return refused(['表格和压缩包不是同一次导出的，请不要把两个包的文件放在一起'])
  return filled
}

const noSeal = '没有找到包信息：这不是从本系统导出的离线办理包，或者“包信息”工作表被删去了'

async function fromForm(world: World, actor: Actor, bytes: Buffer, name: string): Promise<Outcome<Filled>> {
  const seal = await readTable(bytes, name, sheets.seal)
  if (!seal.ok) return refused([noSeal, ...seal.reasons.map((r) => r.says)])
  const manifest = verified(world, actor, seal.value.rows.map((r) => String(r.cells['包信息'] ?? '')).join(''))
  if (!manifest.ok) return manifest
  const replies = await readTable(bytes, name, sheets.replies)
  if (!replies.ok) return replies
  const items = await readTable(bytes, name, sheets.items)
  if (!items.ok) return items
  return done({ manifest: manifest.value, source: files.form, replies: fromTables(replies.value.rows, items.value.rows) })
}

function verified(world: World, actor: Actor, text: string): Outcome<PackageManifest> {
  const seal = signedSchema.safeParse(jsonIn(text))
  if (!seal.success) return refused([noSeal])
  if (!world.secrets.isSigned(seal.data.package, seal.data.signature, purpose))
    return refused(['包信息的签名不对：内容被改动过，或者不是本系统导出的，未予导回'])
  const manifest = packageSchema.safeParse(jsonIn(seal.data.package))
  if (!manifest.success) return refused(['这个办理包是旧版本导出的，请重新导出'])
  const { committee, unit } = manifest.data
  if (committee.id !== actor.committeeId) return refused([`这是${committee.name}的办理包，不能导入这里`])
  if (!bodiesOf(actor).includes(unit.id)) return refused([`这是${unit.name}的办理包，不是您单位的`])
  return done(manifest.data)
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

interface Judged {
  readonly shown: ReturnedTask
  readonly reply: FilledReply['reply']
  readonly version: number
  readonly unit: string
}

async function judgeAll(tx: Tx, actor: Actor, { manifest, replies }: Filled): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  for (const filled of replies) judged.push(await judgeOne(tx, actor, manifest, filled))
  return judged
}

/** Only a task of this package, this unit, in the version that went out, that may be written now. */
async function judgeOne(tx: Tx, actor: Actor, manifest: PackageManifest, filled: FilledReply): Promise<Judged> {
  const known = manifest.tasks.find((t) => t.id === filled.taskId)
  const refusing = (reasons: readonly string[]): Judged => ({
    shown: {
      taskId: filled.taskId,
      caseNo: known?.caseNo ?? null,
      subject: known?.subject ?? '',
      standing: 'refused',
      reasons: [...reasons],
      changes: [],
    },
    reply: null,
    version: known?.version ?? 0,
    unit: manifest.unit.name,
  })
  if (!known) return refusing([`任务编号“${filled.taskId.slice(0, 60)}”不在这个办理包里`])
  const proposalId = await caseOfPart(tx, 'handling_task', known.id)
  const d = proposalId ? await findCase(tx, actor, proposalId) : null
  const task = d?.tasks.find((t) => t.id === known.id)
  if (!d || !task || !bodiesOf(actor).includes(task.bodyId)) return refusing(['这项任务已经不由您单位办理'])
  const reasons = [...filled.reasons]
  if (task.version !== known.version) reasons.push('导出以后，系统里这项任务又有变动，包里的内容已经过时，请重新导出再填')
  if (!answers[task.role]) reasons.push('会办任务不拟写答复，请在系统里提交会办意见')
  else if (!mayBeWritten(task.state)) reasons.push(`当前状态是“${taskStates[task.state].label}”，不能修改答复稿`)
  const beyond = filled.reply?.items.filter((i) => i.no > d.suggestions.length).map((i) => i.no) ?? []
  if (beyond.length) reasons.push(`提案没有第${beyond.join('、')}条建议`)
  if (reasons.length || !filled.reply) return refusing(reasons)
  const before = draftOf(d.replies.find((r) => r.taskId === task.id))
  // The title is the system's own and stands in no table.
  const reply = { ...filled.reply, title: filled.reply.title || before.title }
  const changes = [...differences(before, reply)]
  return {
    shown: {
      taskId: task.id,
      caseNo: d.caseNo,
      subject: d.subject,
      standing: changes.length ? 'changed' : 'same',
      reasons: [],
      changes,
    },
    reply,
    version: known.version,
    unit: task.unit,
  }
}
