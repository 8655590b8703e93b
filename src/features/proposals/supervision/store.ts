// The queries of supervision: an item in one statement, a selection, and who may see which.
import { sql, type RawBuilder } from 'kysely'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { partiesOfActor } from '../store.ts'
import type { Supervision } from './item.ts'
import { supervisionStates, type SupervisionState } from './lifecycle.ts'
import { supervisable } from './rules.ts'
import type { SelectionState } from './selection-lifecycle.ts'
import { tierOn } from './standing.ts'
import { activityKinds, type Tier } from './words.ts'

const toldStates = (Object.keys(supervisionStates) as SupervisionState[]).filter((s) => supervisionStates[s].told)
/** Parts in a proposal whose holders see its supervision once the plan is approved; who was only asked to sign does not. */
const parts = sql`('author', 'cosigner', 'coAuthor', 'enteredBy', 'unit')`

/** Which items this person may see (alias m, the register's row). */
export function visibleSupervision(actor: Actor): RawBuilder<unknown> {
  if (may(actor, 'proposals:read-all')) return sql`true`
  const mine = sql`any(${[...partiesOfActor(actor)]}::uuid[])`
  return sql`(exists (select 1 from matter_party mp where mp.committee_id = m.committee_id and mp.matter_id = m.id and mp.party_id = ${mine}
      and mp.until_at is null)
    or (m.state = any(${toldStates}::text[]) and exists (select 1 from supervision_case sc
      join matter_party mp on mp.committee_id = sc.committee_id and mp.matter_id = sc.proposal_id
      where sc.committee_id = m.committee_id and sc.supervision_id = m.id and mp.party_id = ${mine} and mp.part in ${parts} and mp.until_at is null)))`
}

/** The tasks that count now: each unit's last round. */
export const unitsJson = (proposal: RawBuilder<unknown>, committee: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('bodyId', t.body_id, 'name', b.name, 'role', t.role, 'taskId', t.id, 'state', t.state,
      'version', t.version, 'due', t.due_day) order by array_position(array['sole','lead','separate','assist'], t.role), b.sort, t.id), '[]')
    from (select distinct on (body_id) * from handling_task where committee_id = ${committee} and proposal_id = ${proposal}
      and superseded_on is null order by body_id, round desc, id desc) t
    join body b on b.committee_id = t.committee_id and b.id = t.body_id)`

export async function holdSupervision(tx: Tx, actor: Actor, id: string, today: Day): Promise<Supervision | null> {
  await sql`select 1 from matter where committee_id = ${actor.committeeId} and id = ${id} and kind = 'supervision' for update`.execute(tx)
  return findSupervision(tx, actor, id, today)
}

const rows = (columns: RawBuilder<unknown>, from: RawBuilder<unknown>, order: RawBuilder<unknown>) =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object(${columns}) order by ${order}), '[]') from ${from}
    where x.committee_id = s.committee_id and x.supervision_id = s.id)`

/** The whole item in one statement; null when it is not there or not to be seen by this person. */
export async function findSupervision(tx: Tx, actor: Actor, id: string, today: Day): Promise<Supervision | null> {
  const found = await sql<Supervision>`
    select s.committee_id as "committeeId", s.id, m.version, m.state, m.state_since as "stateSince", m.title, s.session_id as "sessionId",
      n.title as "sessionTitle", s.mode, s.mode_label as "modeLabel", s.leader_id as "leaderId", s.leader_name as "leaderName",
      s.leader_post as "leaderPost", s.body_id as "bodyId", b.name as body, s.purpose, s.plan, s.unit_leaders as "unitLeaders", s.participants,
      s.planned_on as "plannedOn", s.opened_on as "openedOn", s.plan_submitted_on as "planSubmittedOn", s.plan_approved_on as "planApprovedOn",
      s.plan_approved_by as "planApprovedBy", s.approval_note as "approvalNote", s.closed_on as "closedOn", s.conclusion,
      s.cancel_reason as "cancelReason",
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'caseNo', p.case_no, 'subject', pm.title, 'state', pm.state,
          'tier', ${tierOn(sql`p.id`, sql`p.committee_id`, sql`${today}::date`)}, 'lead', coalesce(lp.name, lb.name, ''),
          'units', ${unitsJson(sql`p.id`, sql`p.committee_id`)}) order by p.case_no, p.id), '[]')
        from supervision_case x join proposal p on p.committee_id = x.committee_id and p.id = x.proposal_id
        join matter pm on pm.committee_id = p.committee_id and pm.id = p.id
        left join person lp on lp.committee_id = p.committee_id and lp.id = p.lead_person_id
        left join body lb on lb.committee_id = p.committee_id and lb.id = p.lead_body_id
        where x.committee_id = s.committee_id and x.supervision_id = s.id) as cases,
      ${rows(
        sql`'id', x.id, 'kind', x.kind, 'label', ${codeLabel(activityKinds, sql`x.committee_id`, sql`x.kind`)}, 'heldOn', x.held_on, 'place', x.place,
          'participants', x.participants, 'leaderPresent', x.leader_present, 'minutes', x.minutes, 'asked', x.asked, 'recordedBy', x.recorded_by`,
        sql`supervision_activity x`,
        sql`x.held_on desc, x.recorded_at desc, x.id`,
      )} as activities,
      ${rows(
        sql`'id', x.id, 'no', x.no, 'text', x.text, 'ownerId', x.owner_id, 'owner', o.name, 'foundOn', x.found_on, 'state', x.state,
          'version', x.version, 'answer', x.answer, 'answeredOn', x.answered_on, 'answeredBy', x.answered_by, 'returned', x.returned,
          'solvedOn', x.solved_on, 'confirmedBy', x.confirmed_by, 'retractReason', x.retract_reason, 'due', d.due_day, 'dueSteps', coalesce(d.steps, '[]')`,
        sql`supervision_problem x join body o on o.committee_id = x.committee_id and o.id = x.owner_id
          left join lateral (select due_day, steps from deadline d where d.committee_id = x.committee_id and d.part_id = x.id
            and d.code = 'supervision.problem' and d.voided_on is null order by d.from_day desc, d.id desc limit 1) d on true`,
        sql`x.no`,
      )} as problems,
      ${rows(
        sql`'id', x.id, 'bodyId', x.body_id, 'unit', o.name, 'owedOn', x.owed_on, 'text', x.text, 'reportedOn', x.reported_on,
          'reportedBy', x.reported_by`,
        sql`supervision_unit_report x join body o on o.committee_id = x.committee_id and o.id = x.body_id`,
        sql`x.owed_on, o.sort, x.id`,
      )} as reports,
      ${rows(
        sql`'id', x.id, 'leaderName', x.leader_name, 'text', x.text, 'givenOn', x.given_on, 'recordedBy', x.recorded_by`,
        sql`supervision_instruction x`,
        sql`x.given_on, x.recorded_at, x.id`,
      )} as instructions,
      ${rows(
        sql`'id', x.id, 'text', x.text, 'reportedOn', x.reported_on, 'reportedBy', x.reported_by, 'returnedOn', x.returned_on,
          'returnReason', x.return_reason, 'readOn', x.read_on, 'readBy', x.read_by, 'opinion', x.opinion`,
        sql`supervision_result x`,
        sql`x.reported_on, x.id`,
      )} as results,
      (select coalesce(jsonb_agg(jsonb_build_object('code', d.code, 'label', d.label, 'holder', coalesce(dp.name, db.name), 'due', d.due_day,
          'steps', d.steps) order by d.due_day, d.id), '[]')
        from deadline d left join person dp on dp.committee_id = d.committee_id and dp.id = d.holder_id
        left join body db on db.committee_id = d.committee_id and db.id = d.holder_id
        where d.committee_id = s.committee_id and d.matter_id = s.id and d.met_on is null and d.voided_on is null) as owed
    from supervision s join matter m on m.committee_id = s.committee_id and m.id = s.id
    join session n on n.committee_id = s.committee_id and n.id = s.session_id
    left join body b on b.committee_id = s.committee_id and b.id = s.body_id
    where s.committee_id = ${actor.committeeId} and s.id = ${id} and ${visibleSupervision(actor)}`.execute(tx)
  return found.rows[0] ?? null
}

/** The item a part belongs to, by the part's id. */
export async function supervisionOfPart(
  tx: Tx,
  committeeId: number,
  part: 'supervision_problem' | 'supervision_activity' | 'supervision_unit_report',
  id: string,
): Promise<string | null> {
  const found = await sql<{
    id: string
  }>`select supervision_id as id from ${sql.table(part)} where committee_id = ${committeeId} and id = ${id}`.execute(tx)
  return found.rows[0]?.id ?? null
}

export interface Candidate {
  readonly id: string
  readonly version: number
  readonly state: SelectionState
  readonly proposalId: string
  readonly sessionId: string
  readonly subject: string
  readonly caseNo: number | null
  readonly filedOn: Day | null
  readonly tier: Tier | null
  readonly shortlistTier: Tier | null
  readonly proposedOn: Day
  readonly meetingDay: Day | null
  readonly documentNo: string | null
  readonly opinion: string
  readonly reason: string
  readonly standing: boolean
  readonly recommendations: readonly {
    readonly source: string
    readonly recommender: string
    readonly reason: string
    readonly weighty: boolean
    readonly broad: boolean
    readonly feasible: boolean
    readonly recommendedOn: Day
  }[]
}

/** Selections of proposals (`where` over `k`), the newest first. */
export async function selectionsWhere(tx: Tx, committeeId: number, where: RawBuilder<unknown>): Promise<readonly Candidate[]> {
  const found = await sql<Candidate>`
    select k.id, k.version, k.state, k.proposal_id as "proposalId", k.session_id as "sessionId", m.title as subject, p.case_no as "caseNo",
      p.filed_on as "filedOn", k.tier, k.shortlist_tier as "shortlistTier", k.proposed_on as "proposedOn", k.meeting_day as "meetingDay",
      k.document_no as "documentNo", k.opinion, k.reason, m.state = any(${supervisable}::text[]) as standing,
      (select coalesce(jsonb_agg(jsonb_build_object('source', r.source, 'recommender', r.recommender, 'reason', r.reason, 'weighty', r.weighty,
          'broad', r.broad, 'feasible', r.feasible, 'recommendedOn', r.recommended_on) order by r.recorded_at, r.id), '[]')
        from key_recommendation r where r.committee_id = k.committee_id and r.selection_id = k.id) as recommendations
    from key_selection k join proposal p on p.committee_id = k.committee_id and p.id = k.proposal_id
    join matter m on m.committee_id = p.committee_id and m.id = p.id
    where k.committee_id = ${committeeId} and ${where} order by k.proposed_on desc, k.id desc`.execute(tx)
  return found.rows
}

/** Persons behind the parts of some proposals: the people themselves, and the holders of posts of the bodies. */
export async function peopleIn(
  tx: Tx,
  committeeId: number,
  proposalIds: readonly string[],
  of: 'proposers' | 'units',
  on: Day,
): Promise<readonly string[]> {
  const named = of === 'units' ? sql`('unit')` : sql`('author', 'cosigner', 'coAuthor')`
  const roles = of === 'units' ? sql`('unit', 'unit-head')` : sql`('collective')`
  const found = await sql<{ id: string }>`with involved as (
      select mp.party_id, mp.party_kind from matter_party mp where mp.committee_id = ${committeeId}
        and mp.matter_id = any(${[...proposalIds]}::uuid[]) and mp.part in ${named} and mp.until_at is null)
    select party_id as id from involved where party_kind = 'person'
    union select o.person_id from post o join involved i on i.party_id = o.body_id
      where o.committee_id = ${committeeId} and o.role in ${roles} and o.from_day <= ${on} and (o.to_day is null or o.to_day >= ${on})`.execute(
    tx,
  )
  return found.rows.map((r) => r.id)
}
