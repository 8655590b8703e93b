// The queries of votes. No query here, nor anywhere, joins voters with ballots: they share nothing but the vote.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { MajorityTraits } from '../codes.ts'
import type { VoteKind, VoteMode, VoteState } from './lifecycle.ts'

export interface VoteOption {
  readonly code: string
  readonly label: string
  readonly votes: number | null
  readonly elected: boolean | null
}

export interface Tally {
  readonly tellerId: string
  readonly teller: string
  readonly ballots: number
  readonly invalid: number
  readonly counts: Readonly<Record<string, number>>
}

export interface Vote {
  readonly id: string
  readonly activityId: string
  readonly version: number
  readonly state: VoteState
  readonly no: number
  readonly kind: VoteKind
  readonly mode: VoteMode
  readonly title: string
  readonly text: string
  readonly rule: string
  readonly ruleWords: string
  readonly seats: number | null
  readonly due: number | null
  readonly present: number | null
  readonly quorumWords: string
  /** Frozen when the vote opened. */
  readonly ruleData: MajorityTraits | null
  readonly openedAt: Date | null
  readonly closedAt: Date | null
  readonly eligible: number | null
  readonly castCount: number | null
  readonly invalid: number | null
  readonly passed: boolean | null
  readonly outcome: string
  readonly reason: string
  readonly resolutionId: string | null
  readonly resolution: string | null
  readonly resolutionState: string | null
  readonly options: readonly VoteOption[]
  readonly tallies: readonly Tally[]
  /** Counted from the list of voters. */
  readonly voted: number
  readonly handedOut: number
}

export async function findVote(tx: Tx, committeeId: number, id: string): Promise<Vote | null> {
  const { rows } = await sql<Vote>`
    select v.id, v.activity_id as "activityId", v.version, v.state, v.no, v.kind, v.mode, v.title, v.text, v.rule, v.rule_words as "ruleWords",
      v.rule_data as "ruleData", v.seats, v.due, v.present, v.quorum_words as "quorumWords", v.opened_at as "openedAt", v.closed_at as "closedAt", v.eligible,
      v.cast_count as "castCount", v.invalid, v.passed, v.outcome, v.reason, v.resolution_id as "resolutionId", r.title as resolution, r.state as "resolutionState",
      (select coalesce(jsonb_agg(jsonb_build_object('code', o.code, 'label', o.label, 'votes', o.votes, 'elected', o.elected) order by o.ord), '[]')
        from floor_vote_option o where o.committee_id = v.committee_id and o.vote_id = v.id) as options,
      (select coalesce(jsonb_agg(jsonb_build_object('tellerId', t.teller_id, 'teller', t.teller_name, 'ballots', t.ballots, 'invalid', t.invalid,
          'counts', t.counts) order by t.entered_at, t.teller_id), '[]')
        from floor_tally t where t.committee_id = v.committee_id and t.vote_id = v.id) as tallies,
      n.voted, n."handedOut"
    from floor_vote v
    left join resolution r on r.committee_id = v.committee_id and r.id = v.resolution_id
    cross join lateral (select count(*) filter (where e.voted is not null)::int as voted, count(*) filter (where e.voted = 'paper')::int as "handedOut"
      from floor_voter e where e.committee_id = v.committee_id and e.vote_id = v.id) n
    where v.committee_id = ${committeeId} and v.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export interface VoteHead {
  readonly id: string
  readonly version: number
  readonly no: number
  readonly title: string
  readonly kind: VoteKind
  readonly mode: VoteMode
  readonly state: VoteState
  readonly eligible: number | null
  readonly cast: number | null
  readonly passed: boolean | null
  readonly outcome: string
  readonly mine: 'none' | 'may' | 'voted'
}

/** All votes of a meeting, with whether this person may vote. */
export async function votesOf(tx: Tx, committeeId: number, activityId: string, personId: string | null): Promise<readonly VoteHead[]> {
  const { rows } = await sql<VoteHead>`
    select v.id, v.version, v.no, v.title, v.kind, v.mode, v.state, v.eligible, v.passed, v.outcome,
      case when v.state = 'open' then (select count(*)::int from floor_voter e where e.committee_id = v.committee_id and e.vote_id = v.id and e.voted is not null)
        else v.cast_count end as cast,
      coalesce((select case when e.voted is null then 'may' else 'voted' end from floor_voter e
        where e.committee_id = v.committee_id and e.vote_id = v.id and e.person_id = ${personId}::uuid), 'none') as mine
    from floor_vote v where v.committee_id = ${committeeId} and v.activity_id = ${activityId} order by v.no`.execute(tx)
  return rows
}

export async function votersOf(
  tx: Tx,
  committeeId: number,
  voteId: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly voted: 'own' | 'paper' | null }[]> {
  const { rows } = await sql<{ id: string; name: string; voted: 'own' | 'paper' | null }>`
    select e.participation_id as id, coalesce(n.name, p.guest_name) as name, e.voted from floor_voter e
    join participation p on p.committee_id = e.committee_id and p.id = e.participation_id
    left join person n on n.committee_id = e.committee_id and n.id = e.person_id
    where e.committee_id = ${committeeId} and e.vote_id = ${voteId} order by n.pinyin, name, e.participation_id`.execute(tx)
  return rows
}

export async function standingOf(tx: Tx, committeeId: number, voteId: string, personId: string | null): Promise<'none' | 'may' | 'voted'> {
  const { rows } = await sql<{ voted: string | null }>`select voted from floor_voter
    where committee_id = ${committeeId} and vote_id = ${voteId} and person_id = ${personId}::uuid`.execute(tx)
  return !rows[0] ? 'none' : rows[0].voted === null ? 'may' : 'voted'
}

/** What the electronic ballots come to. Only a closed vote's ballots can be read at all. */
export async function countBallots(
  tx: Tx,
  committeeId: number,
  voteId: string,
): Promise<{ readonly ballots: number; readonly counts: ReadonlyMap<string, number> }> {
  const { rows } = await sql<{ code: string | null; votes: number }>`
    select null as code, count(*)::int as votes from floor_ballot where committee_id = ${committeeId} and vote_id = ${voteId}
    union all
    select c.code, count(*)::int from floor_ballot b, unnest(b.choices) as c(code) where b.committee_id = ${committeeId} and b.vote_id = ${voteId} group by c.code`.execute(
    tx,
  )
  return {
    ballots: rows.find((r) => r.code === null)?.votes ?? 0,
    counts: new Map(rows.flatMap((r) => (r.code === null ? [] : [[r.code, r.votes]]))),
  }
}
