// The proposals somebody wants to supervise, as far as he may see them, with what opening an item looks at.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { ProposalState } from '../../lifecycle.ts'
import { visibleTo } from '../../store.ts'
import { tierOn } from '../standing.ts'
import type { Tier } from '../words.ts'

export interface OpenedCase {
  readonly id: string
  readonly subject: string
  readonly caseNo: number | null
  readonly state: ProposalState
  readonly sessionId: string
  readonly tier: Tier | null
  /** Modes in which it is being supervised already. */
  readonly running: readonly string[]
}

/** Locked in the order of their ids, so that two items opened at once see each other. */
export async function openedCases(tx: Tx, actor: Actor, ids: readonly string[], today: Day): Promise<readonly OpenedCase[]> {
  await sql`select 1 from matter where committee_id = ${actor.committeeId} and id = any(${[...ids]}::uuid[]) and kind = 'proposal'
    order by id for update`.execute(tx)
  const found = await sql<OpenedCase>`
    select p.id, m.title as subject, p.case_no as "caseNo", m.state, p.session_id as "sessionId",
      ${tierOn(sql`p.id`, sql`p.committee_id`, sql`${today}::date`)} as tier,
      array(select s.mode from supervision_case sc join supervision s on s.committee_id = sc.committee_id and s.id = sc.supervision_id
        join matter sm on sm.committee_id = s.committee_id and sm.id = s.id and sm.open
        where sc.committee_id = p.committee_id and sc.proposal_id = p.id) as running
    from proposal p join matter m on m.committee_id = p.committee_id and m.id = p.id
    where p.committee_id = ${actor.committeeId} and p.id = any(${[...ids]}::uuid[]) and ${visibleTo(actor)}
    order by p.case_no, p.id`.execute(tx)
  return found.rows
}
