// The queries of commendation. How many voted for a candidate is read only once the votes are counted.
import { sql } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { CandidateState, SelectionState } from './lifecycle.ts'
import type { HolderKind } from './settings.ts'

export interface Selection {
  readonly id: string
  readonly year: number
  readonly title: string
  readonly state: SelectionState
  readonly version: number
  readonly voteUntil: Day | null
  readonly meeting: string
  readonly meetingDay: Day | null
  readonly publicityFrom: Day | null
  readonly publicityUntil: Day | null
  readonly announcedOn: Day | null
  readonly documentNo: string
  readonly createdBy: string
  readonly voters: number
  readonly voted: number
}

export async function findSelection(tx: Tx, committeeId: number, id: string, hold = false): Promise<Selection | null> {
  if (hold) await sql`select 1 from award_selection where committee_id = ${committeeId} and id = ${id} for update`.execute(tx)
  const { rows } = await sql<Selection>`select s.id, s.year, s.title, s.state, s.version, s.vote_until as "voteUntil", s.meeting,
      s.meeting_day as "meetingDay", s.publicity_from as "publicityFrom", s.publicity_until as "publicityUntil", s.announced_on as "announcedOn",
      s.document_no as "documentNo", s.created_by as "createdBy",
      (select count(*)::int from award_voter v where v.committee_id = s.committee_id and v.selection_id = s.id) as voters,
      (select count(v.voted_on)::int from award_voter v where v.committee_id = s.committee_id and v.selection_id = s.id) as voted
    from award_selection s where s.committee_id = ${committeeId} and s.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export interface Candidate {
  readonly id: string
  readonly selectionId: string
  readonly kind: string
  readonly holderKind: HolderKind
  readonly holderId: string
  readonly holderName: string
  readonly reason: string
  readonly recommendedBy: string
  readonly recommendedOn: Day
  readonly state: CandidateState
  readonly version: number
  /** null until the votes are counted. */
  readonly votesFor: number | null
  readonly votesAgainst: number | null
  readonly votesAbstain: number | null
  readonly dropReason: string
  readonly certificateNo: string | null
  readonly awardedOn: Day | null
  readonly collective: boolean
}

const counted = sql`s.state in ('counted', 'publicity', 'announced')`

export async function candidatesOf(tx: Tx, committeeId: number, selectionId: string): Promise<readonly Candidate[]> {
  const { rows } =
    await sql<Candidate>`select c.id, c.selection_id as "selectionId", c.kind, c.holder_kind as "holderKind", c.holder_id as "holderId",
      c.holder_name as "holderName", c.reason, c.recommended_by as "recommendedBy", c.recommended_on as "recommendedOn", c.state, c.version,
      case when ${counted} then c.votes_for end as "votesFor", case when ${counted} then c.votes_against end as "votesAgainst",
      case when ${counted} then c.votes_abstain end as "votesAbstain", c.drop_reason as "dropReason", c.certificate_no as "certificateNo",
      c.awarded_on as "awardedOn", coalesce(p.lead_body_id is not null, false) as collective
    from award_candidate c join award_selection s on s.committee_id = c.committee_id and s.id = c.selection_id
    left join proposal p on p.committee_id = c.committee_id and p.id = c.holder_id
    where c.committee_id = ${committeeId} and c.selection_id = ${selectionId}
    order by c.kind, case when ${counted} then c.votes_for end desc nulls last, c.recommended_on, c.id`.execute(tx)
  return rows
}

export async function selectionOfCandidate(tx: Tx, committeeId: number, candidateId: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string
  }>`select selection_id as id from award_candidate where committee_id = ${committeeId} and id = ${candidateId}`.execute(tx)
  return rows[0]?.id ?? null
}

export async function voterOf(
  tx: Tx,
  committeeId: number,
  selectionId: string,
  personId: string | null,
): Promise<{ readonly votedOn: Day | null } | null> {
  if (personId === null) return null
  const { rows } = await sql<{ votedOn: Day | null }>`select voted_on as "votedOn" from award_voter
    where committee_id = ${committeeId} and selection_id = ${selectionId} and person_id = ${personId}`.execute(tx)
  return rows[0] ?? null
}

export interface AwardObjection {
  readonly id: string
  readonly candidateId: string
  readonly holder: string
  readonly fromWhom: string
  readonly reason: string
  readonly receivedOn: Day
  readonly receivedBy: string
  readonly upheld: boolean | null
  readonly decisionReason: string
  readonly decidedOn: Day | null
}

export async function awardObjections(tx: Tx, committeeId: number, selectionId: string): Promise<readonly AwardObjection[]> {
  const { rows } =
    await sql<AwardObjection>`select o.id, o.candidate_id as "candidateId", c.holder_name as holder, o.from_whom as "fromWhom", o.reason,
      o.received_on as "receivedOn", o.received_by as "receivedBy", o.upheld, o.decision_reason as "decisionReason", o.decided_on as "decidedOn"
    from award_objection o join award_candidate c on c.committee_id = o.committee_id and c.id = o.candidate_id
    where o.committee_id = ${committeeId} and o.selection_id = ${selectionId} order by o.received_on, o.id`.execute(tx)
  return rows
}

/** What quotas are reckoned from: filed proposals of the year's session, units that had a task to answer. */
export async function quotaBases(tx: Tx, committeeId: number, year: number): Promise<{ readonly filed: number; readonly units: number }> {
  const { rows } = await sql<{ filed: number; units: number }>`select
      (select count(*)::int from proposal p join session s on s.committee_id = p.committee_id and s.id = p.session_id and s.year = ${year}
        where p.committee_id = ${committeeId} and p.filed_on is not null and p.withdrawn_on is null) as filed,
      (select count(distinct t.body_id)::int from handling_task t join proposal p on p.committee_id = t.committee_id and p.id = t.proposal_id
        join session s on s.committee_id = p.committee_id and s.id = p.session_id and s.year = ${year}
        where t.committee_id = ${committeeId} and t.role <> 'assist') as units`.execute(tx)
  return rows[0] ?? { filed: 0, units: 0 }
}

export interface Suggested {
  readonly holderId: string
  readonly holderName: string
  readonly reason: string
  readonly url: string
}

/** Proposals rated well by their units and their proposers; older ones too, whose second handling succeeded in the year. */
export async function suggestedProposals(tx: Tx, committeeId: number, year: number, selectionId: string): Promise<readonly Suggested[]> {
  const { rows } = await sql<Suggested>`
    select p.id as "holderId", coalesce('第' || p.case_no || '号 ', '') || m.title as "holderName", '/proposals/' || p.id as url,
      concat_ws('，', case when q.total is not null then '承办单位评提案' || q.total || '分' end,
        case when again.yes then '经重新办理后满意（' || s.title || '）' else '提案者对办理结果满意' end,
        case when p.is_key then '重点提案' end) as reason
    from proposal p join matter m on m.committee_id = p.committee_id and m.id = p.id
    join session s on s.committee_id = p.committee_id and s.id = p.session_id
    left join lateral (select round(avg(f.total), 1) as total from mutual_pair x join mutual_form f on f.committee_id = x.committee_id and f.pair_id = x.id
      where x.committee_id = p.committee_id and x.proposal_id = p.id and f.side = 'quality' and x.opened_on is not null) q on true
    cross join lateral (select exists (select 1 from feedback f where f.committee_id = p.committee_id and f.proposal_id = p.id and f.round > 1
      and f.decisive and f.result = 'satisfied' and extract(year from f.given_on) = ${year}) as yes) again
    where p.committee_id = ${committeeId} and p.filed_on is not null and p.withdrawn_on is null
      and (again.yes or s.year = ${year} and exists (select 1 from feedback f where f.committee_id = p.committee_id and f.proposal_id = p.id
        and f.decisive and f.result = 'satisfied'))
      and not exists (select 1 from award_candidate c where c.committee_id = p.committee_id and c.selection_id = ${selectionId} and c.holder_id = p.id)
    order by q.total desc nulls last, p.is_key desc, again.yes desc, p.case_no, p.id limit 20`.execute(tx)
  return rows
}

/** Units by the latest approved assessment up to the year. */
export async function suggestedUnits(tx: Tx, committeeId: number, year: number, selectionId: string): Promise<readonly Suggested[]> {
  const { rows } = await sql<Suggested>`
    select s.body_id as "holderId", b.name as "holderName", '/assessments/' || a.id || '/units/' || s.body_id as url,
      a.title || s.total || '分，' || s.rank_group || '第' || s.place || '名' || coalesce('（' || s.grade || '）', '') as reason
    from unit_assessment a join assessment_sheet s on s.committee_id = a.committee_id and s.assessment_id = a.id and s.final_on is not null
    join body b on b.committee_id = s.committee_id and b.id = s.body_id
    where a.committee_id = ${committeeId} and a.id = (select id from unit_assessment where committee_id = ${committeeId} and state = 'approved'
        and year <= ${year} order by year desc, approved_on desc limit 1)
      and not exists (select 1 from award_candidate c where c.committee_id = a.committee_id and c.selection_id = ${selectionId} and c.holder_id = s.body_id)
    order by s.place, s.total desc, b.sort limit 20`.execute(tx)
  return rows
}

export interface Award {
  readonly id: string
  readonly selectionId: string
  readonly kind: string
  readonly title: string
  readonly year: number
  readonly awardedOn: Day
  readonly documentNo: string
  readonly certificateNo: string
}

/** What was announced for one proposal. */
export async function awardsOf(tx: Tx, committeeId: number, holderId: string): Promise<readonly Award[]> {
  const { rows } =
    await sql<Award>`select c.id, c.selection_id as "selectionId", c.kind, s.title, s.year, c.awarded_on as "awardedOn", s.document_no as "documentNo", c.certificate_no as "certificateNo"
    from award_candidate c join award_selection s on s.committee_id = c.committee_id and s.id = c.selection_id
    where c.committee_id = ${committeeId} and c.holder_id = ${holderId} and c.awarded_on is not null order by c.awarded_on, c.id`.execute(
      tx,
    )
  return rows
}
