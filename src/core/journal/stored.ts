// The journal as it lies in the database, in pages, every column as text: what the checker checks and the export writes.
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Sealed } from './chain.ts'

export interface StoredEntry extends Sealed {
  readonly hash: string
}

export interface StoredJournal {
  /** null where the committee has no head row. */
  readonly head: { readonly seq: number; readonly hash: string; readonly algorithm: string } | null
  /** The last entry there is, 0 for none. */
  readonly lastSeq: number
}

/** Head and end in one statement, so that entries written meanwhile by others do not look like additions. */
export async function storedJournal(tx: Tx, committeeId: number): Promise<StoredJournal> {
  const { rows } = await sql<{ seq: number | null; hash: string; algorithm: string; lastSeq: number }>`
    select h.seq, h.hash, h.algorithm, e.last as "lastSeq"
    from (select coalesce(max(seq), 0) as last from journal_entry where committee_id = ${committeeId}) e
    left join journal_head h on h.committee_id = ${committeeId}`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('journal: no answer about the end of the journal')
  const { seq, hash, algorithm, lastSeq } = row
  return { head: seq === null ? null : { seq, hash, algorithm }, lastSeq }
}

/** Entries up to `lastSeq` in order; the next page is asked for while this one is worked on. */
export async function* storedEntries(
  tx: Tx,
  committeeId: number,
  lastSeq: number,
  pageSize = 2000,
): AsyncGenerator<readonly StoredEntry[]> {
  const pageAfter = (seq: number | null) => storedPage(tx, committeeId, seq, lastSeq, pageSize)
  let asked = pageAfter(null)
  try {
    for (;;) {
      const page = await asked
      const last = page.at(-1)
      if (!last) return
      if (page.length === pageSize) asked = pageAfter(last.seq)
      yield page
      if (page.length < pageSize) return
    }
  } finally {
    // Whoever stops reading early must not leave a query running behind its transaction.
    await asked.catch(() => {})
  }
}

async function storedPage(
  tx: Tx,
  committeeId: number,
  after: number | null,
  lastSeq: number,
  size: number,
): Promise<readonly StoredEntry[]> {
  const beyond = after === null ? sql`` : sql`and seq > ${after}`
  const { rows } = await sql<StoredEntry>`
    select committee_id as committee, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_id as "actorId",
      actor_name as "actorName", subject_kind as "subjectKind", subject_id as "subjectId", event, data::text as data, prev_hash as prev,
      algorithm, hash
    from journal_entry where committee_id = ${committeeId} ${beyond} and seq <= ${lastSeq} order by seq limit ${size}`.execute(tx)
  return rows
}
