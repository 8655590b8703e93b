// Reading the journal: the timeline of some subjects, and the journal itself page by page. Words come from the events' kinds.
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Event, Subject } from '../event.ts'

export interface JournalEntry {
  readonly seq: number
  readonly at: Date
  readonly actorId: string | null
  readonly actorName: string
  readonly subject: Subject
  readonly event: Event
}

/** What happened to these subjects (a case and its parts), in the order it happened. */
export async function entriesOf(tx: Tx, committeeId: number, subjects: readonly Subject[]): Promise<JournalEntry[]> {
  const kinds = subjects.map((s) => s.kind)
  const ids = subjects.map((s) => s.id)
  return select(
    tx,
    sql`where j.committee_id = ${committeeId}
      and (j.subject_kind, j.subject_id) in (select * from unnest(${kinds}::text[], ${ids}::text[]))
      order by j.seq`,
    sql`/* planned once: story */`,
  )
}

export interface JournalPage {
  readonly entries: readonly JournalEntry[]
  /** Give it as `before` to get the next page; null at the beginning of the journal. */
  readonly next: number | null
}

/** The newest first. */
export async function journalPage(tx: Tx, committeeId: number, asked: { before?: number; limit: number }): Promise<JournalPage> {
  const older = asked.before === undefined ? sql`` : sql`and j.seq < ${asked.before}`
  const entries = await select(tx, sql`where j.committee_id = ${committeeId} ${older} order by j.seq desc limit ${asked.limit + 1}`)
  const page = entries.slice(0, asked.limit)
  return { entries: page, next: entries.length > asked.limit ? (page.at(-1)?.seq ?? null) : null }
}

export interface JournalHead {
  readonly seq: number
  readonly hash: string
  readonly algorithm: string
}

/** To be printed and kept outside: whoever holds a printed head can prove that nothing before it was changed or cut off. */
export async function journalHead(tx: Tx, committeeId: number): Promise<JournalHead | null> {
  const { rows } = await sql<JournalHead>`select seq, hash, algorithm from journal_head where committee_id = ${committeeId}`.execute(tx)
  return rows[0] ?? null
}

interface Row {
  readonly seq: number
  readonly at: Date
  readonly actorId: string | null
  readonly actorName: string
  readonly kind: string
  readonly id: string
  readonly event: string
  readonly data: unknown
}

async function select(tx: Tx, where: RawBuilder<unknown>, mark: RawBuilder<unknown> = sql``): Promise<JournalEntry[]> {
  const { rows } = await sql<Row>`${mark}
    select j.seq, j.at, j.actor_id as "actorId", j.actor_name as "actorName", j.subject_kind as kind, j.subject_id as id, j.event, j.data
    from journal_entry j ${where}`.execute(tx)
  return rows.map(({ kind, id, event, data, ...entry }) => ({ ...entry, subject: { kind, id }, event: { name: event, data } }))
}
