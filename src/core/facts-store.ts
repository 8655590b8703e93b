// The table of facts: written in the transaction of the event they come from, read as somebody's 履职档案.
import { sql } from 'kysely'
import type { Day } from './day.ts'
import type { Tx } from './db/database.ts'
import type { Subject } from './event.ts'
import type { About, Fact } from './fact.ts'

/** A fact with the day on which it became known. */
export interface RecordedFact extends Fact {
  readonly recordedOn: Day
}

export async function writeFacts(tx: Tx, committeeId: number, facts: readonly RecordedFact[], newId: () => string): Promise<void> {
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
    recorded_on: f.recordedOn === f.day ? null : f.recordedOn,
  }))
  await sql`
    insert into fact (committee_id, id, person_id, body_id, role, verb, object_kind, object_id, day, weight, verified, about, recorded_on)
    select ${committeeId}, id, person_id, body_id, role, verb, object_kind, object_id, day, weight, verified, about, recorded_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(
      id uuid, person_id uuid, body_id uuid, role text, verb text, object_kind text, object_id text, day date, weight numeric, verified boolean, about jsonb,
      recorded_on date)`.execute(tx)
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

/** Condition on rows `f`: what was known at the end of that day, of that day or before. */
export const knownBy = (on: Day) => sql<boolean>`f.day <= ${on} and coalesce(f.recorded_on <= ${on}, true)`

/** What one person did between two days, both included, latest first. */
export async function factsOf(tx: Tx, personId: string, range: { readonly from: Day; readonly to: Day }): Promise<StoredFact[]> {
  const { rows } = await sql<StoredFact>`
    select id, person_id as "personId", body_id as "bodyId", role, verb, jsonb_build_object('kind', object_kind, 'id', object_id) as object,
           day, weight::float8 as weight, verified, about
    from fact where person_id = ${personId} and day between ${range.from} and ${range.to}
    order by day desc, id desc`.execute(tx)
  return rows
}
