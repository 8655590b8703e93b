// Files of records, kept in the database beside what they belong to. Whether somebody may see them is the feature's to ask first.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { Subject } from '#/core/event.ts'
import type { CheckedFile } from './file-check.ts'

export type Scan = 'unscanned' | 'clean' | 'infected'

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
  /** Unscanned files are not offered to the public; infected ones to nobody. */
  readonly scan: Scan
  readonly subjectKind: string
  readonly subjectId: string
  readonly part: string
  readonly uploadedBy: string | null
  readonly uploadedAt: Date
}

export interface NewFile {
  readonly id: string
  readonly file: CheckedFile
  readonly subject: Subject
  /** Which place on the record the file fills; '' where there is only one. */
  readonly part?: string
  readonly uploadedBy: string | null
  readonly uploadedAt: Date
}

export async function storeFile(tx: Tx, committeeId: number, given: NewFile): Promise<StoredFile> {
  const { file, subject } = given
  const stored: StoredFile = {
    id: given.id,
    name: file.name,
    type: file.type,
    size: file.bytes.length,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    scan: 'unscanned',
    subjectKind: subject.kind,
    subjectId: subject.id,
    part: given.part ?? '',
    uploadedBy: given.uploadedBy,
    uploadedAt: given.uploadedAt,
  }
  await sql`
    insert into file (committee_id, id, name, type, size, sha256, content, subject_kind, subject_id, part, uploaded_by, uploaded_at)
    values (${committeeId}, ${stored.id}, ${stored.name}, ${stored.type}, ${stored.size}, ${stored.sha256}, ${file.bytes},
            ${stored.subjectKind}, ${stored.subjectId}, ${stored.part}, ${stored.uploadedBy}, ${stored.uploadedAt})`.execute(tx)
  return stored
}

const columns = sql`id, name, type, size, sha256, scan, subject_kind as "subjectKind", subject_id as "subjectId", part,
  uploaded_by as "uploadedBy", uploaded_at as "uploadedAt"`

/** In the order they came, without their content; removed ones are left out. */
export async function filesOf(tx: Tx, committeeId: number, subject: Subject): Promise<readonly StoredFile[]> {
  const { rows } = await sql<StoredFile>`
    select ${columns} from file
    where committee_id = ${committeeId} and subject_kind = ${subject.kind} and subject_id = ${subject.id} and removed_at is null
    order by uploaded_at, id`.execute(tx)
  return rows
}

/** What the file is and whom it belongs to, so that the caller can judge before reading the content. */
export async function findFile(tx: Tx, committeeId: number, id: string): Promise<StoredFile | null> {
  const { rows } = await sql<StoredFile>`
    select ${columns} from file where committee_id = ${committeeId} and id = ${id} and removed_at is null`.execute(tx)
  return rows[0] ?? null
}

/** Null for files not there, removed or found infected. */
export async function fileContent(tx: Tx, committeeId: number, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{ content: Buffer }>`
    select content from file
    where committee_id = ${committeeId} and id = ${id} and removed_at is null and scan <> 'infected'`.execute(tx)
  return rows[0]?.content ?? null
}

/** False when it was not there or already removed. */
export async function removeFile(tx: Tx, committeeId: number, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update file set removed_at = ${at} where committee_id = ${committeeId} and id = ${id} and removed_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** The scanner's verdict; called by the job that runs it. */
export async function noteScan(tx: Tx, committeeId: number, id: string, scan: Scan): Promise<void> {
  await sql`update file set scan = ${scan} where committee_id = ${committeeId} and id = ${id}`.execute(tx)
}
