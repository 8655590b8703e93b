// The queries of 提级办理: one matter with everything about it in one statement, and those of a local case.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { ProposalState } from '../lifecycle.ts'
import { visibleTo } from '../store.ts'
import type { ClassMark } from '../words.ts'
import type { ExternalState } from './lifecycle.ts'
import type { FollowUpHow, Level } from './words.ts'

export interface ExternalRow {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly state: ExternalState
  readonly level: Level
  readonly sessionTitle: string
  readonly year: number
  readonly externalNo: string
  readonly preparedFor: string
  readonly material: string
  readonly department: string
  readonly outcomeClass: ClassMark | null
  readonly outcomeText: string
  readonly benefits: string
  readonly stages: readonly { readonly state: ExternalState; readonly onDay: Day; readonly note: string }[]
  readonly followUps: readonly {
    readonly id: string
    readonly onDay: Day
    readonly how: FollowUpHow
    readonly text: string
    readonly recordedBy: string
  }[]
  readonly cases: readonly { readonly id: string; readonly title: string; readonly caseNo: number | null; readonly state: ProposalState }[]
  readonly deadline: { readonly due: Day; readonly steps: readonly string[] } | null
}

/** Whoever holds `elevated:read` reads all of the committee's; of the local cases linked, those he may read. */
export async function findExternal(tx: Tx, actor: Actor, id: string): Promise<ExternalRow | null> {
  const { rows } = await sql<ExternalRow>`
    select e.id, x.version, x.title, x.state, e.level, e.session_title as "sessionTitle", e.year, e.external_no as "externalNo",
      e.prepared_for as "preparedFor", e.material, e.department, e.outcome_class as "outcomeClass", e.outcome_text as "outcomeText", e.benefits,
      (select coalesce(jsonb_agg(jsonb_build_object('state', s.state, 'onDay', s.on_day, 'note', s.note) order by s.entry), '[]')
        from external_stage s where s.committee_id = e.committee_id and s.external_id = e.id) as stages,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'onDay', f.on_day, 'how', f.how, 'text', f.text, 'recordedBy', f.recorded_by)
          order by f.on_day desc, f.recorded_at desc), '[]')
        from external_follow_up f where f.committee_id = e.committee_id and f.external_id = e.id) as "followUps",
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'caseNo', p.case_no, 'state', m.state) order by p.case_no, m.id), '[]')
        from matter_link l join matter m on m.committee_id = l.committee_id and m.id = l.to_id
        join proposal p on p.committee_id = m.committee_id and p.id = m.id
        where l.committee_id = e.committee_id and l.from_id = e.id and l.kind = 'elevated' and l.until is null and ${visibleTo(actor)}) as cases,
      (select jsonb_build_object('due', d.due_day, 'steps', d.steps) from deadline d
        where d.committee_id = e.committee_id and d.part_id = e.id and d.code = 'elevated.followUp' and d.met_on is null and d.voided_on is null
        limit 1) as deadline
    from external_proposal e join matter x on x.committee_id = e.committee_id and x.id = e.id
    where e.committee_id = ${actor.committeeId} and e.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function holdExternal(tx: Tx, actor: Actor, id: string): Promise<ExternalRow | null> {
  await sql`select from matter where committee_id = ${actor.committeeId} and id = ${id} and kind = 'external-proposal' for update`.execute(
    tx,
  )
  return findExternal(tx, actor, id)
}

export interface ExternalBrief {
  readonly id: string
  readonly title: string
  readonly level: Level
  readonly sessionTitle: string
  readonly state: ExternalState
}

/** null: the case is not there or not this reader's. */
export async function externalsOfCase(tx: Tx, actor: Actor, proposalId: string): Promise<readonly ExternalBrief[] | null> {
  const seen = await sql`select from matter m join proposal p on p.committee_id = m.committee_id and p.id = m.id
    where m.committee_id = ${actor.committeeId} and m.id = ${proposalId} and ${visibleTo(actor)}`.execute(tx)
  if (seen.rows.length === 0) return null
  const { rows } = await sql<ExternalBrief>`select e.id, x.title, e.level, e.session_title as "sessionTitle", x.state
    from matter_link l
    join external_proposal e on e.committee_id = l.committee_id and e.id = l.from_id
    join matter x on x.committee_id = e.committee_id and x.id = e.id
    where l.committee_id = ${actor.committeeId} and l.to_id = ${proposalId} and l.kind = 'elevated' and l.until is null
    order by e.year, e.id`.execute(tx)
  return rows
}
