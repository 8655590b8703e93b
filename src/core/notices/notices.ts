// A notice is owed until proven sent, and one key reaches a person once, however often the work that owes it is repeated.
import { sql } from 'kysely'
import type { Change } from '../action.ts'
import type { Tx } from '../db/database.ts'

export interface Notice {
  readonly personIds: readonly string[]
  /** Says what is told and of what: 'proposal.assigned:<task>'. The same key is never told twice to one person. */
  readonly key: string
  readonly title: string
  readonly body: string
  readonly url: string | null
  readonly matterId: string | null
}

/** The inbox is the database itself, so a notice written with the act is proven delivered with it. */
export async function owe({ tx, actor, now, newId }: Pick<Change, 'tx' | 'actor' | 'now' | 'newId'>, notice: Notice): Promise<void> {
  const persons = [...new Set(notice.personIds)].map((personId) => ({ id: newId(), person_id: personId }))
  if (persons.length === 0) return
  await sql`/* planned once: owe-notice */
    with told as (
      insert into notice (committee_id, id, key, person_id, title, body, url, matter_id, created_at)
      select ${actor.committeeId}, id, ${notice.key}, person_id, ${notice.title}, ${notice.body}, ${notice.url}, ${notice.matterId}::uuid, ${now}
      from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) as p(id uuid, person_id uuid)
      on conflict (committee_id, person_id, key) do nothing
      returning committee_id, id)
    insert into notice_delivery (committee_id, notice_id, channel, owed_at, sent_at, attempts)
    select committee_id, id, 'inbox', ${now}, ${now}, 1 from told`.execute(tx)
}

export interface InboxNotice {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly url: string | null
  readonly at: Date
  readonly readAt: Date | null
}

export interface InboxPage {
  readonly items: readonly InboxNotice[]
  readonly unread: number
  /** Give it as `after` for the next page. */
  readonly next: string | null
}

/** One person's notices, the newest first. */
export async function inboxOf(
  tx: Tx,
  of: { readonly committeeId: number; readonly personId: string },
  page: { readonly after: string | null; readonly limit: number },
): Promise<InboxPage> {
  const mine = sql`committee_id = ${of.committeeId} and person_id = ${of.personId}`
  const older = page.after
    ? sql`and (created_at, id) < (select created_at, id from notice where ${mine} and id = ${page.after}::uuid)`
    : sql``
  const { rows } = await sql<InboxNotice & { unread: number }>`
    select n.id, n.title, n.body, n.url, n.created_at as at, n.read_at as "readAt", u.unread
    from (select count(*) as unread from notice where ${mine} and read_at is null) u
      left join lateral (
        select * from notice where ${mine} ${older} order by created_at desc, id desc limit ${page.limit + 1}) n on true
    order by n.created_at desc, n.id desc`.execute(tx)
  const items = rows.filter((r) => r.id !== null).map(({ unread: _, ...notice }) => notice)
  const shown = items.slice(0, page.limit)
  return { items: shown, unread: rows[0]?.unread ?? 0, next: items.length > page.limit ? (shown.at(-1)?.id ?? null) : null }
}

/** Having read a notice is nobody's business but the reader's, so it leaves no journal entry. Answers how many were new. */
export async function markRead(
  tx: Tx,
  of: { readonly committeeId: number; readonly personId: string },
  ids: readonly string[],
  at: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update notice set read_at = ${at}
    where committee_id = ${of.committeeId} and person_id = ${of.personId} and id = any(${ids}::uuid[]) and read_at is null`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
