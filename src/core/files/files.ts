// Files on records: whose rule it is stands with the feature that declares the kind; a kind nobody declares has no files.
import { perform, type World } from '../action.ts'
import type { Actor } from '../actor.ts'
import type { Day } from '../day.ts'
import { readIn, type Tx } from '../db/database.ts'
import { checkFile } from '../documents/file-check.ts'
import { fileContent, filesOf, findFile, removeFile, storeFile, type StoredFile } from '../documents/file-store.ts'
import type { Subject } from '../event.ts'
import type { AttachmentKind } from '../feature.ts'
import { done, notFound, refused, type Outcome } from '../outcome.ts'
import { fileEvents } from './events.ts'

export const mostFiles = 10
export const mostBytes = 20 * 1024 * 1024

export interface GivenFile {
  readonly subject: Subject
  readonly part: string
  readonly name: string
  readonly bytes: Buffer
}

type Kinds = readonly AttachmentKind[]

const ruleOf = (kinds: Kinds, { kind }: Subject): AttachmentKind | null => kinds.find((k) => k.kind === kind) ?? null

const labelOf = (rule: AttachmentKind, part: string): string | null => (Object.hasOwn(rule.parts, part) ? (rule.parts[part] ?? null) : null)

const subjectOf = (file: StoredFile): Subject => ({ kind: file.subjectKind, id: file.subjectId })

/** Whether this person may see the files of this record; the answer for what is not there is the same. */
async function mayRead(tx: Tx, actor: Actor, kinds: Kinds, subject: Subject, today: Day): Promise<boolean> {
  return (await ruleOf(kinds, subject)?.mayRead(tx, actor, subject.id, today)) === true
}

export async function attachFile(world: World, actor: Actor, kinds: Kinds, given: GivenFile): Promise<Outcome<StoredFile>> {
  const { subject, part } = given
  const rule = ruleOf(kinds, subject)
  const label = rule && labelOf(rule, part)
  if (!rule || !label) return notFound()
  // Strangers are turned away before their file is looked into; packed files take a while, so no record is held meanwhile.
  if (!(await readIn(world.db, [actor.committeeId], (tx) => rule.mayRead(tx, actor, subject.id, world.clock.today())))) return notFound()
  const checked = await checkFile(given, { maxBytes: mostBytes })
  return perform(world, actor, async (change) => {
    const { tx, now } = change
    const allowed = await rule.mayAttach(tx, actor, subject.id, change.today)
    if (!allowed.ok) return allowed
    if (!checked.ok) return checked
    const there = (await filesOf(tx, actor.committeeId, subject)).filter((f) => f.part === part)
    if (there.length >= mostFiles) return refused([`${label}最多${mostFiles}个，请合并或先删除不要的`])
    const file = checked.value
    const id = change.newId()
    const stored = await storeFile(tx, actor.committeeId, { id, file, subject, part, uploadedBy: actor.accountId, uploadedAt: now })
    change.record(subject, fileEvents.attached.of({ fileId: id, name: stored.name, sha256: stored.sha256, label }))
    return done(stored)
  })
}

export function listFiles(world: World, actor: Actor, kinds: Kinds, subject: Subject): Promise<Outcome<readonly StoredFile[]>> {
  return readIn(world.db, [actor.committeeId], async (tx) =>
    (await mayRead(tx, actor, kinds, subject, world.clock.today())) ? done(await filesOf(tx, actor.committeeId, subject)) : notFound(),
  )
}

export interface ServedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

export function serveFile(world: World, actor: Actor, kinds: Kinds, id: string): Promise<Outcome<ServedFile>> {
  return readIn(world.db, [actor.committeeId], async (tx) => {
    const file = await findFile(tx, actor.committeeId, id)
    if (!file || !(await mayRead(tx, actor, kinds, subjectOf(file), world.clock.today())))
      return notFound('没有找到这个附件，或者您无权查看')
    const bytes = await fileContent(tx, actor.committeeId, id)
    return bytes ? done({ name: file.name, type: file.type, bytes }) : notFound(`“${file.name}”查出病毒，不能下载`)
  })
}

export function detachFile(world: World, actor: Actor, kinds: Kinds, id: string): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, now } = change
    const file = await findFile(tx, actor.committeeId, id)
    const rule = file && ruleOf(kinds, subjectOf(file))
    if (!file || !rule) return notFound('没有找到这个附件，或者您无权查看')
    const allowed = await rule.mayAttach(tx, actor, file.subjectId, change.today)
    if (!allowed.ok) return allowed
    // Somebody else took it off while this one waited for the record.
    if (!(await removeFile(tx, actor.committeeId, id, now))) return notFound('这个附件已经删除')
    change.record(
      subjectOf(file),
      fileEvents.removed.of({ fileId: id, name: file.name, sha256: file.sha256, label: labelOf(rule, file.part) ?? '附件' }),
    )
    return done({ id })
  })
}
