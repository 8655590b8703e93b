// The journal is written here and nowhere else: entries of one change are chained to the committee's last one, in the change's transaction.
import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Tx } from '../db/database.ts'
import type { Event, Subject } from '../event.ts'
import { noHash, seal, type Algorithm } from './chain.ts'

export interface PendingEntry {
  readonly subject: Subject
  readonly event: Event
}

export interface Act {
  readonly actor: Actor
  readonly at: Date
}

/** Call it last: the chain's head stays locked until commit, and the committee's other writers wait for it. */
export async function appendEntries(tx: Tx, { actor, at }: Act, entries: readonly PendingEntry[]): Promise<void> {
  if (entries.length === 0) return
  const committee = actor.committeeId
  const head = await takeHead(tx, committee, entries)
  const when = at.toISOString()
  const { algorithm } = head
  let prev = head.hash
  const chained = entries.map(({ subject, event }, i) => {
    const sealed = {
      committee,
      seq: head.seq + 1 + i,
      at: when,
      actorId: actor.personId,
      actorName: actor.name,
      subjectKind: subject.kind,
      subjectId: subject.id,
      event: event.name,
      data: head.data[i] ?? 'null',
      prev,
      algorithm,
    }
    prev = seal(algorithm, sealed)
    return { ...sealed, hash: prev }
  })
  await sql`/* planned once: journal-append */
    with entry as (
      insert into journal_entry
        (committee_id, seq, at, actor_id, actor_name, subject_kind, subject_id, event, data, prev_hash, hash, algorithm)
      select ${committee}, e.seq, ${when}::timestamptz, ${actor.personId}::uuid, ${actor.name}, e.kind, e.id, e.event, e.data::jsonb,
        e.prev, e.hash, ${algorithm}
      from unnest(
        ${chained.map((e) => e.seq)}::bigint[], ${chained.map((e) => e.subjectKind)}::text[], ${chained.map((e) => e.subjectId)}::text[],
        ${chained.map((e) => e.event)}::text[], ${chained.map((e) => e.data)}::text[], ${chained.map((e) => e.prev)}::text[],
        ${chained.map((e) => e.hash)}::text[]
      ) as e (seq, kind, id, event, data, prev, hash)
    )
    update journal_head set seq = ${head.seq + entries.length}, hash = ${prev}, algorithm = ${algorithm}
    where committee_id = ${committee}`.execute(tx)
}

interface Head {
  readonly seq: number
  readonly hash: string
  readonly algorithm: Algorithm
  /** What the entries carry, as the database will show it: that text is what gets sealed. */
  readonly data: readonly string[]
}

async function takeHead(tx: Tx, committee: number, entries: readonly PendingEntry[]): Promise<Head> {
  const data = JSON.stringify(entries.map((e) => e.event.data ?? null))
  const take = sql<Head>`/* planned once: journal-head */
    select h.seq, h.hash, s.algorithm,
      array(select e.value::text from jsonb_array_elements(${data}::jsonb) with ordinality as e (value, n) order by e.n) as data
    from journal_head h cross join journal_setting s where h.committee_id = ${committee} for update of h`
  const found = (await take.execute(tx)).rows[0]
  if (found) return found
  // The committee's first entry. Two first writers: one inserts, the other waits here and then finds the row.
  await sql`
    insert into journal_head (committee_id, seq, hash, algorithm)
    select ${committee}, 0, ${noHash}, algorithm from journal_setting on conflict do nothing`.execute(tx)
  const made = (await take.execute(tx)).rows[0]
  if (!made) throw new Error(`journal: committee ${committee} has no head`)
  return made
}

export async function journalAlgorithm(tx: Tx): Promise<Algorithm> {
  const { rows } = await sql<{ algorithm: Algorithm }>`select algorithm from journal_setting`.execute(tx)
  if (!rows[0]) throw new Error('journal_setting has no row')
  return rows[0].algorithm
}

/** From the next entry on; entries already written keep theirs. The caller records the choice like any other change. */
export async function chooseAlgorithm(tx: Tx, algorithm: Algorithm): Promise<void> {
  await sql`update journal_setting set algorithm = ${algorithm}`.execute(tx)
}
