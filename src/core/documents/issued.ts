// Papers issued under a number: taken in the act's own transaction, kept as they were said, printed again the same.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { perform, type Change, type World } from '../action.ts'
import type { Actor } from '../actor.ts'
import { nextNumber } from '../cases/register.ts'
import { committeeName } from '../committee.ts'
import { inChinese, type Day } from '../day.ts'
import type { Tx } from '../db/database.ts'
import type { Subject } from '../event.ts'
import { done, forbidden, notFound, refused, type Outcome } from '../outcome.ts'
import { settingOn } from '../settings/store.ts'
import { numberText } from './document.ts'
import { documentEvents } from './events.ts'
import { mediaTypes } from './file-check.ts'
import { storeFile } from './file-store.ts'
import type { Paper } from './paper.ts'
import { rendered, type Rendering } from './paper-file.ts'
import type { DocumentKind } from './printing.ts'

export interface Issued {
  readonly id: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly name: string
  readonly title: string
  readonly number: string
  readonly issuedOn: Day
  readonly issuedBy: string
  readonly files: readonly { readonly format: Rendering; readonly sha256: string }[]
}

const filesJson = sql`(select coalesce(jsonb_agg(jsonb_build_object('format', f.part, 'sha256', f.sha256) order by f.part), '[]') from file f
  where f.committee_id = d.committee_id and f.subject_kind = 'issued-document' and f.subject_id = d.id and f.removed_at is null)`

/** The papers of these records that stand issued. */
export async function issuedOf(tx: Tx, committeeId: number, kinds: readonly string[], ids: readonly string[]): Promise<readonly Issued[]> {
  const { rows } = await sql<Issued>`
    select d.id, d.subject_kind as "subjectKind", d.subject_id as "subjectId", d.name, d.title, d.number, d.issued_on as "issuedOn",
      d.issued_by as "issuedBy", ${filesJson} as files
    from issued_document d
    where d.committee_id = ${committeeId} and d.voided_on is null and d.subject_kind = any(${kinds}::text[])
      and d.subject_id = any(${ids}::text[])
    order by d.issued_at, d.id`.execute(tx)
  return rows
}

/** For acts that issue a paper as part of what they do: the number is theirs, given or undone with everything else. */
export async function issueIn(change: Change, kind: DocumentKind, id: string, name: string): Promise<Outcome<Issued>> {
  const { tx, actor, today, now } = change
  const opened = await kind.open(tx, actor, id, today)
  const paper = opened?.papers.find((p) => p.name === name)
  if (!opened || !paper) return notFound('没有这份文书，或者您无权查看')
  if (!paper.issue) return refused([`${paper.title}不编发文字号，直接打印即可`])
  if (!actor.rights.has(paper.issue.right)) return forbidden(`${paper.title}不由您印发`)
  const { series } = paper.issue
  const year = Number(today.slice(0, 4))
  // The series' row is locked from here on: who issues the same paper at the same time waits, and then finds it issued.
  const no = await nextNumber(tx, actor.committeeId, `document.${series.code}.${year}`)
  const [before] = (await issuedOf(tx, actor.committeeId, [kind.kind], [id])).filter((d) => d.name === name)
  if (before) return refused([`${paper.title}已经在${inChinese(before.issuedOn)}以${before.number}印发；要改动请先作废，再重新印发`])
  const number = numberText(await settingOn(tx, actor.committeeId, series.prefix, today), year, no)
  const made = paper.make({ committee: await committeeName(tx, actor.committeeId), number, day: today })
  const documentId = change.newId()
  await sql`insert into issued_document (committee_id, id, subject_kind, subject_id, name, title, told_kind, told_id, about, series, year, no, number,
      issued_on, issued_at, issued_by, paper)
    values (${actor.committeeId}, ${documentId}, ${kind.kind}, ${id}, ${name}, ${paper.title}, ${opened.told.kind}, ${opened.told.id},
      ${opened.called}, ${series.code}, ${year}, ${no}, ${number}, ${today}, ${now}, ${actor.name}, ${JSON.stringify(made)})`.execute(tx)
  change.record(opened.told, documentEvents.issued.of({ documentId, title: paper.title, number }))
  return done({
    id: documentId,
    subjectKind: kind.kind,
    subjectId: id,
    name,
    title: paper.title,
    number,
    issuedOn: today,
    issuedBy: actor.name,
    files: [],
  })
}

export interface OwnNumber {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly title: string
  readonly told: Subject
  readonly about: string
  /** The record's own, given by whoever sends it; '' where it bears none. */
  readonly number: string
  readonly paper: Paper
}

/** Keeps what an act sends out under its record's own number, as it was said; the act tells it in its own words. */
export async function keepIssued({ tx, actor, today, now, newId }: Change, of: OwnNumber): Promise<void> {
  await sql`insert into issued_document (committee_id, id, subject_kind, subject_id, name, title, told_kind, told_id, about, number, issued_on, issued_at,
      issued_by, paper)
    values (${actor.committeeId}, ${newId()}, ${of.kind}, ${of.id}, ${of.name}, ${of.title}, ${of.told.kind}, ${of.told.id}, ${of.about}, ${of.number},
      ${today}, ${now}, ${actor.name}, ${JSON.stringify(of.paper)})`.execute(tx)
}

/** Issues and prints: both files are kept with their fingerprints before the answer is given. */
export function issueDocument(world: World, actor: Actor, kind: DocumentKind, id: string, name: string): Promise<Outcome<Issued>> {
  return perform(world, actor, async (change) => {
    const issued = await issueIn(change, kind, id, name)
    if (!issued.ok) return issued
    const files = [
      await keptFile(change.tx, actor.committeeId, issued.value, 'docx', change),
      await keptFile(change.tx, actor.committeeId, issued.value, 'pdf', change),
    ]
    return done({ ...issued.value, files: files.map(({ format, sha256 }) => ({ format, sha256 })) })
  })
}

export interface KeptFile {
  readonly format: Rendering
  readonly bytes: Buffer
  readonly sha256: string
}

/** The file as it was first printed. What an act issued among other things is printed here, on first asking, and kept. */
export async function keptFile(
  tx: Tx,
  committeeId: number,
  { id, title }: Pick<Issued, 'id' | 'title'>,
  format: Rendering,
  { newId, now }: { readonly newId: () => string; readonly now: Date },
): Promise<KeptFile> {
  const { rows } = await sql<{ content: Buffer | null; sha256: string | null; paper: Paper }>`
    select f.content, f.sha256, d.paper from issued_document d
    left join file f on f.committee_id = d.committee_id and f.subject_kind = 'issued-document' and f.subject_id = d.id and f.part = ${format}
      and f.removed_at is null
    where d.committee_id = ${committeeId} and d.id = ${id} for update of d`.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`no issued document ${id}`)
  if (row.content && row.sha256) return { format, bytes: row.content, sha256: row.sha256 }
  const bytes = await rendered(row.paper, format)
  const file = { name: `${title}.${format}`, kind: format, type: mediaTypes[format], bytes }
  const subject = { kind: 'issued-document', id }
  await storeFile(tx, committeeId, { id: newId(), file, subject, part: format, uploadedBy: null, uploadedAt: now })
  return { format, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The number stays taken; the register says why nothing bears it. */
export function voidDocument(world: World, actor: Actor, kinds: readonly DocumentKind[], id: string, reason: string) {
  return perform<{ id: string }>(world, actor, async (change) => {
    const { tx, today } = change
    const { rows } = await sql<{
      subjectKind: string
      subjectId: string
      name: string
      title: string
      number: string
      toldKind: string
      toldId: string
      voidedOn: Day | null
    }>`select subject_kind as "subjectKind", subject_id as "subjectId", name, title, number, told_kind as "toldKind", told_id as "toldId",
        voided_on as "voidedOn"
      from issued_document where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
    const [found] = rows
    const kind = kinds.find((k) => k.kind === found?.subjectKind)
    const opened = found && kind ? await kind.open(tx, actor, found.subjectId, today) : null
    if (!found || !opened) return notFound('没有找到这份文书，或者您无权查看')
    const right = opened.papers.find((p) => p.name === found.name)?.issue?.right
    if (right && !actor.rights.has(right)) return forbidden(`${found.title}不由您作废`)
    if (found.voidedOn) return refused([`${found.number}已经在${inChinese(found.voidedOn)}作废`])
    await sql`update issued_document set voided_on = ${today}, voided_by = ${actor.name}, void_reason = ${reason}
      where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
    const told = { kind: found.toldKind, id: found.toldId }
    change.record(told, documentEvents.voided.of({ documentId: id, title: found.title, number: found.number, reason }))
    return done({ id })
  })
}
