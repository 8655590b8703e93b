// The table of facts: written in the transaction of the event they come from, read as somebody's 履职档案.
import { sql } from 'kysely'
import type { Day } from './day.ts'
import type { Tx } from './db/database.ts'
import type { Subject } from './event.ts'
import type { About, Fact } from './fact.ts'

export async function writeFacts(tx: Tx, committeeId: number, facts: readonly Fact[], newId: () => string): Promise<void> {
  if (facts.length === 0) return
  const rows = facts.map((f) => ({
    id: newId(),
    person_id: f.personId,
    body_id: f.bodyId ?? null,
    role: f.role,
    verb: f.verb,
    object_kind: f.object.kind,
    object_id: f.object.id,
    day: f.day,
    weight: f.weight,
    verified: f.verified,
    about: f.about ?? {},
  }))
  await sql`
    insert into fact (committee_id, id, person_id, body_id, role, verb, object_kind, object_id, day, weight, verified, about)
    select ${committeeId}, id, person_id, body_id, role, verb, object_kind, object_id, day, weight, verified, about
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(
      id uuid, person_id uuid, body_id uuid, role text, verb text, object_kind text, object_id text, day date, weight numeric, verified boolean, about jsonb)`.execute(
    tx,
  )
}

export interface StoredFact {
  readonly id: string
  readonly personId: string | null
  readonly bodyId: string | null
  readonly role: string
  readonly verb: string
  readonly object: Subject
  readonly day: Day
  readonly weight: number
  readonly verified: boolean
  readonly about: About
}

/** What one person did between two days, both included, latest first. */
export async function factsOf(tx: Tx, personId: string, range: { readonly from: Day; readonly to: Day }): Promise<StoredFact[]> {
  const { rows } = await sql<StoredFact>`
    select id, person_id as "personId", body_id as "bodyId", role, verb, jsonb_build_object('kind', object_kind, 'id', object_id) as object,
           day, weight::float8 as weight, verified, about
    from fact where person_id = ${personId} and day between ${range.from} and ${range.to}
    order by day desc, id desc`.execute(tx)
  return rows
}
