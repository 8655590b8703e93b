// A notice is owed until proven sent, and one key reaches a person once, however often the work that owes it is repeated.
import { sql } from 'kysely'
import type { Change } from '../action.ts'

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
  await sql`
    with told as (
      insert into notice (committee_id, id, key, person_id, title, body, url, matter_id, created_at)
      select ${actor.committeeId}, id, ${notice.key}, person_id, ${notice.title}, ${notice.body}, ${notice.url}, ${notice.matterId}::uuid, ${now}
      from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) as p(id uuid, person_id uuid)
      on conflict (committee_id, person_id, key) do nothing
      returning committee_id, id)
    insert into notice_delivery (committee_id, notice_id, channel, owed_at, sent_at, attempts)
    select committee_id, id, 'inbox', ${now}, ${now}, 1 from told`.execute(tx)
}
