// The queries of facts entered by hand.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { visibleManual } from './lists.ts'
import type { ManualState } from './lifecycle.ts'

export interface ManualRow {
  readonly id: string
  readonly version: number
  readonly personId: string | null
  readonly bodyId: string | null
  readonly holder: string
  readonly verb: string
  readonly role: string
  readonly kind: string
  readonly level: string
  readonly title: string
  readonly day: Day
  readonly detail: string
  readonly source: string
  readonly batch: string
  readonly bySelf: boolean
  readonly enteredBy: string | null
  readonly enteredAccount: string | null
  readonly enteredName: string
  readonly enteredOn: Day
  readonly state: ManualState
  readonly decidedName: string
  readonly reason: string
  readonly files: number
}

const columns = sql`mf.id, mf.version, mf.person_id as "personId", mf.body_id as "bodyId", coalesce(p.name, b.name) as holder, mf.verb, mf.role, mf.kind,
  mf.level, mf.title, mf.day, mf.detail, mf.source, mf.batch, mf.by_self as "bySelf", mf.entered_by as "enteredBy",
  mf.entered_account as "enteredAccount", mf.entered_name as "enteredName", mf.entered_on as "enteredOn", mf.state, mf.decided_name as "decidedName",
  mf.reason, (select count(*) from file f where f.committee_id = mf.committee_id and f.subject_kind = 'manual-fact' and f.subject_id = mf.id
    and f.removed_at is null) as files`
const from = sql`manual_fact mf
  left join person p on p.committee_id = mf.committee_id and p.id = mf.person_id
  left join body b on b.committee_id = mf.committee_id and b.id = mf.body_id`

export async function findManual(tx: Tx, actor: Actor, id: string, today: Day): Promise<ManualRow | null> {
  const { rows } = await sql<ManualRow>`select ${columns} from ${from}
    where mf.committee_id = ${actor.committeeId} and mf.id = ${id} and ${visibleManual(actor, today)}`.execute(tx)
  return rows[0] ?? null
}

export async function manualsByIds(tx: Tx, actor: Actor, ids: readonly string[], today: Day): Promise<readonly ManualRow[]> {
  const { rows } = await sql<ManualRow>`select ${columns} from ${from}
    where mf.committee_id = ${actor.committeeId} and mf.id = any(${[...ids]}::uuid[]) and ${visibleManual(actor, today)} order by mf.entered_on, mf.id`.execute(
    tx,
  )
  return rows
}

export async function holdManual(tx: Tx, actor: Actor, id: string, today: Day): Promise<ManualRow | null> {
  await sql`select from manual_fact where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
  return findManual(tx, actor, id, today)
}

/** Entries that would count twice: the same holder, verb, kind, day and title, waiting or confirmed. */
export async function sameManual(
  tx: Tx,
  committeeId: number,
  entries: readonly {
    readonly holderId: string
    readonly verb: string
    readonly kind: string
    readonly day: string
    readonly title: string
  }[],
): Promise<ReadonlySet<string>> {
  if (entries.length === 0) return new Set()
  const { rows } = await sql<{ key: string }>`select concat_ws('|', g."holderId", g.verb, g.kind, g.day, g.title) as key
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as g("holderId" uuid, verb text, kind text, day date, title text)
    join manual_fact mf on mf.committee_id = ${committeeId} and coalesce(mf.person_id, mf.body_id) = g."holderId" and mf.verb = g.verb
      and mf.kind = g.kind and mf.day = g.day and mf.title = g.title and mf.state in ('entered', 'confirmed')`.execute(tx)
  return new Set(rows.map((r) => r.key))
}

export const sameKey = (e: { holderId: string; verb: string; kind: string; day: string; title: string }): string =>
  [e.holderId, e.verb, e.kind, e.day, e.title].join('|')

/** The names of holders, where this person may enter for them. */
export async function holdersInScope(
  tx: Tx,
  committeeId: number,
  of: { readonly persons: readonly string[]; readonly bodies: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where committee_id = ${committeeId} and id = any(${[...of.persons]}::uuid[])
    union all select id, name from body where committee_id = ${committeeId} and id = any(${[...of.bodies]}::uuid[])`.execute(tx)
  return new Map(rows.map((r) => [r.id, r.name]))
}
