// The queries of mutual review. What one side may not see yet is left out here, by the database, so that no page, list or file can show it.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { partiesOfActor } from '../../store.ts'
import type { ProposerKind } from '../../words.ts'
import type { PairState, RoundState } from './lifecycle.ts'
import type { MutualScheme, Side } from './scheme.ts'

export interface Round {
  readonly id: string
  readonly sessionId: string
  readonly sessionTitle: string
  readonly title: string
  readonly scheme: MutualScheme
  readonly dueDay: Day
  readonly state: RoundState
  readonly version: number
  readonly sentOn: Day | null
  readonly closedOn: Day | null
  readonly publishedOn: Day | null
  readonly meeting: string
  readonly note: string
  readonly createdBy: string
  readonly pairs: number
  readonly forms: number
  readonly given: number
  readonly opened: number
}

const roundColumns = sql`r.id, r.session_id as "sessionId", s.title as "sessionTitle", r.title, r.scheme, r.due_day as "dueDay", r.state, r.version,
  r.sent_on as "sentOn", r.closed_on as "closedOn", r.published_on as "publishedOn", r.meeting, r.note, r.created_by as "createdBy",
  (select count(*)::int from mutual_pair p where p.committee_id = r.committee_id and p.round_id = r.id) as pairs,
  (select count(*)::int from mutual_pair p where p.committee_id = r.committee_id and p.round_id = r.id and p.opened_on is not null) as opened,
  (select count(*)::int from mutual_pair p join mutual_form f on f.committee_id = p.committee_id and f.pair_id = p.id
    where p.committee_id = r.committee_id and p.round_id = r.id) as forms,
  (select count(*)::int from mutual_pair p join mutual_form f on f.committee_id = p.committee_id and f.pair_id = p.id
    where p.committee_id = r.committee_id and p.round_id = r.id and f.given_on is not null) as given`

export async function findRound(tx: Tx, committeeId: number, id: string, hold = false): Promise<Round | null> {
  if (hold) await sql`select 1 from mutual_round where committee_id = ${committeeId} and id = ${id} for update`.execute(tx)
  const { rows } = await sql<Round>`select ${roundColumns} from mutual_round r
    join session s on s.committee_id = r.committee_id and s.id = r.session_id
    where r.committee_id = ${committeeId} and r.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Rounds whose day has passed and that nobody has closed. */
export async function roundsPast(
  tx: Tx,
  committeeId: number,
  today: Day,
): Promise<readonly { readonly id: string; readonly version: number }[]> {
  const { rows } = await sql<{ id: string; version: number }>`select id, version from mutual_round
    where committee_id = ${committeeId} and state = 'open' and due_day < ${today} order by due_day, id`.execute(tx)
  return rows
}

export interface Answered {
  readonly proposalId: string
  readonly taskId: string
  readonly bodyId: string
  readonly proposerId: string
  readonly proposerParty: 'person' | 'body'
}

/** Answered cases of a session, one row for each unit that answers by itself, its last round; those given, or all that no other round has. */
export async function answeredCases(
  tx: Tx,
  committeeId: number,
  { sessionId, roundId, only }: { readonly sessionId: string; readonly roundId: string; readonly only: readonly string[] | null },
): Promise<readonly Answered[]> {
  const { rows } = await sql<Answered>`
    select distinct on (t.proposal_id, t.body_id) t.proposal_id as "proposalId", t.id as "taskId", t.body_id as "bodyId",
      coalesce(p.lead_body_id, p.lead_person_id) as "proposerId", case when p.lead_body_id is null then 'person' else 'body' end as "proposerParty"
    from proposal p
    join handling_task t on t.committee_id = p.committee_id and t.proposal_id = p.id and t.role <> 'assist' and t.superseded_on is null
    join reply y on y.committee_id = t.committee_id and y.task_id = t.id and y.issued_on is not null
    where p.committee_id = ${committeeId} and p.session_id = ${sessionId} and coalesce(p.lead_body_id, p.lead_person_id) is not null
      and ${only === null ? sql`true` : sql`p.id = any(${[...only]}::uuid[])`}
      and not exists (select 1 from mutual_pair x join mutual_round r on r.committee_id = x.committee_id and r.id = x.round_id
        where x.committee_id = t.committee_id and x.task_id = t.id and (r.id = ${roundId} or r.state <> 'discarded'))
    order by t.proposal_id, t.body_id, t.round desc, t.id`.execute(tx)
  return rows
}

export interface FormRow {
  readonly id: string
  readonly side: Side
  readonly raterId: string
  readonly scores: readonly number[] | null
  readonly total: number | null
  readonly grade: string | null
  readonly comment: string
  readonly givenOn: Day | null
  readonly givenBy: string | null
}

export interface Pair {
  readonly id: string
  readonly roundId: string
  readonly version: number
  readonly state: PairState
  readonly proposalId: string
  readonly caseNo: number | null
  readonly subject: string
  readonly caseState: string
  readonly taskId: string
  readonly taskSuperseded: boolean
  readonly bodyId: string
  readonly unit: string
  readonly proposerId: string
  readonly proposerParty: 'person' | 'body'
  readonly proposer: string
  readonly proposerKind: ProposerKind
  readonly openedOn: Day | null
  readonly recommendedOn: Day | null
  readonly decidedOn: Day | null
  readonly decisionReason: string
  readonly forms: readonly FormRow[]
}

// A form's content is its rater's alone until the pair is opened: everybody else gets nulls. `whole` is for the acts that open it.
const formJson = (
  sees: RawBuilder<unknown>,
) => sql`jsonb_build_object('id', f.id, 'side', f.side, 'raterId', f.rater_id, 'givenOn', f.given_on, 'givenBy', f.given_by,
  'scores', case when ${sees} then f.scores end, 'total', case when ${sees} then f.total end,
  'grade', case when ${sees} then f.grade end, 'comment', case when ${sees} then f.comment else '' end)`

const pairQuery = (committeeId: number, sees: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql<Pair>`
  select x.id, x.round_id as "roundId", x.version, x.state, x.proposal_id as "proposalId", p.case_no as "caseNo", m.title as subject, m.state as "caseState",
    x.task_id as "taskId", t.superseded_on is not null as "taskSuperseded", x.body_id as "bodyId", b.name as unit,
    x.proposer_id as "proposerId", x.proposer_party as "proposerParty", coalesce(pp.name, pb.name, '') as proposer, p.proposer_kind as "proposerKind",
    x.opened_on as "openedOn", x.recommended_on as "recommendedOn", x.decided_on as "decidedOn", x.decision_reason as "decisionReason",
    (select coalesce(jsonb_agg(${formJson(sees)} order by f.side), '[]') from mutual_form f
      where f.committee_id = x.committee_id and f.pair_id = x.id) as forms
  from mutual_pair x
  join proposal p on p.committee_id = x.committee_id and p.id = x.proposal_id
  join matter m on m.committee_id = x.committee_id and m.id = x.proposal_id
  join handling_task t on t.committee_id = x.committee_id and t.id = x.task_id
  join body b on b.committee_id = x.committee_id and b.id = x.body_id
  left join person pp on pp.committee_id = x.committee_id and pp.id = x.proposer_id
  left join body pb on pb.committee_id = x.committee_id and pb.id = x.proposer_id
  where x.committee_id = ${committeeId} and ${where} order by p.case_no nulls last, x.id`

/** Locked, with everything in it: for the acts alone. */
export async function holdPair(tx: Tx, committeeId: number, id: string): Promise<Pair | null> {
  await sql`select 1 from mutual_pair where committee_id = ${committeeId} and id = ${id} for update`.execute(tx)
  const { rows } = await pairQuery(committeeId, sql`true`, sql`x.id = ${id}`).execute(tx)
  return rows[0] ?? null
}

export async function wholePairs(tx: Tx, committeeId: number, roundId: string): Promise<readonly Pair[]> {
  const { rows } = await pairQuery(committeeId, sql`true`, sql`x.round_id = ${roundId}`).execute(tx)
  return rows
}

export async function pairOfForm(tx: Tx, committeeId: number, formId: string): Promise<string | null> {
  const { rows } = await sql<{ pairId: string }>`select pair_id as "pairId" from mutual_form
    where committee_id = ${committeeId} and id = ${formId}`.execute(tx)
  return rows[0]?.pairId ?? null
}

const seenBy = (actor: Actor) => sql`(x.opened_on is not null or f.rater_id = any(${[...partiesOfActor(actor)]}::uuid[]))`

/** As this reader may see them. */
export async function pairsFor(
  tx: Tx,
  actor: Actor,
  where: { readonly id: string } | { readonly proposalId: string },
): Promise<readonly Pair[]> {
  const which = 'id' in where ? sql`x.id = ${where.id}` : sql`x.proposal_id = ${where.proposalId}`
  const { rows } = await pairQuery(actor.committeeId, seenBy(actor), which).execute(tx)
  return rows
}

export interface SummaryRow {
  readonly key: string
  readonly label: string
  readonly pairs: number
  readonly given: number
  readonly mean: number | null
}

/** Means of what has been opened; what is not open counts only as given or not. */
export async function summaryOf(
  tx: Tx,
  committeeId: number,
  roundId: string,
): Promise<{ readonly units: readonly SummaryRow[]; readonly proposers: readonly SummaryRow[] }> {
  const { rows } = await sql<SummaryRow & { side: Side }>`
    select f.side, case f.side when 'handling' then x.body_id::text else p.proposer_kind end as key,
      max(case f.side when 'handling' then b.name else p.proposer_kind end) as label, count(*)::int as pairs, count(f.given_on)::int as given,
      round(avg(f.total) filter (where x.opened_on is not null), 1) as mean
    from mutual_pair x
    join mutual_form f on f.committee_id = x.committee_id and f.pair_id = x.id
    join proposal p on p.committee_id = x.committee_id and p.id = x.proposal_id
    join body b on b.committee_id = x.committee_id and b.id = x.body_id
    where x.committee_id = ${committeeId} and x.round_id = ${roundId}
    group by 1, 2
    order by mean desc nulls last, label`.execute(tx)
  const of = (side: Side) => rows.filter((r) => r.side === side).map(({ side: _, ...row }) => row)
  return { units: of('handling'), proposers: of('quality') }
}
