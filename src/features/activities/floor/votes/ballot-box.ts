// The ballot box. Ballots that arrive within a moment are written together, in an order drawn by chance, and the journal says how many came: so neither
// the rows, nor the transaction that wrote them, nor the journal lead from a voter to a ballot; and two thousand votes are a few dozen transactions.
import { sql } from 'kysely'
import { setTimeout as moment } from 'node:timers/promises'
import { perform, type Change, type World } from '#/core/action.ts'
import { systemActor, type Actor } from '#/core/actor.ts'
import { done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { voteEvents } from '../events.ts'
import { ballotWrong } from '../rules.ts'
import type { VoteKind, VoteMode, VoteState } from './lifecycle.ts'

type Taken = Outcome<{ readonly taken: true }>

interface Ballot {
  readonly personId: string
  readonly choices: readonly string[]
  readonly answer: (taken: Taken) => void
  readonly fail: (error: unknown) => void
}

/** Ballots waiting for the next emptying of the box, by vote. Lives as long as the requests that wait for it. */
const boxes = new WeakMap<World['db'], Map<string, Ballot[]>>()
const gatherMs = 40
const atOnce = 500

export function castBallot(world: World, actor: Actor, voteId: string, choices: readonly string[]): Promise<Taken> {
  const { personId } = actor
  if (personId === null) return Promise.resolve(forbidden('这个账号不是个人的，不能投票'))
  const box = boxes.get(world.db) ?? new Map<string, Ballot[]>()
  boxes.set(world.db, box)
  const key = `${actor.committeeId}:${voteId}`
  return new Promise((answer, fail) => {
    const ballot = { personId, choices, answer, fail }
    const waiting = box.get(key)
    if (waiting) waiting.push(ballot)
    else {
      box.set(key, [ballot])
      void empty(world, actor.committeeId, voteId, key, box)
    }
  })
}

async function empty(world: World, committeeId: number, voteId: string, key: string, box: Map<string, Ballot[]>): Promise<void> {
  await moment(gatherMs)
  const ballots = box.get(key) ?? []
  box.delete(key)
  for (let from = 0; from < ballots.length; from += atOnce) {
    const some = ballots.slice(from, from + atOnce)
    try {
      const answers = await take(world, committeeId, voteId, some)
      for (const [i, ballot] of some.entries()) ballot.answer(answers[i] ?? refused(['这张票没有收下，请再投一次']))
    } catch (error) {
      for (const ballot of some) ballot.fail(error)
    }
  }
}

async function take(world: World, committeeId: number, voteId: string, ballots: readonly Ballot[]): Promise<readonly Taken[]> {
  let answers: readonly Taken[] = []
  const outcome = await perform<void>(world, systemActor(committeeId, []), async (change) => {
    answers = await putIn(change, voteId, ballots)
    const count = answers.filter((a) => a.ok).length
    if (count === 0) return refused(['一张票也没有收下'])
    change.record({ kind: 'floor-vote', id: voteId }, voteEvents.received.of({ count }))
    return done(undefined)
  })
  return outcome.ok ? answers : answers.map((a) => (a.ok ? outcome : a))
}

interface OpenVote {
  readonly state: VoteState
  readonly mode: VoteMode
  readonly kind: VoteKind
  readonly seats: number | null
  readonly options: readonly string[]
}

async function putIn({ tx, actor }: Change, voteId: string, ballots: readonly Ballot[]): Promise<readonly Taken[]> {
  // Shared with other boxes, exclusive with closing: a ballot is either counted or refused.
  const { rows } = await sql<OpenVote>`select v.state, v.mode, v.kind, v.seats,
      (select array_agg(o.code) from floor_vote_option o where o.committee_id = v.committee_id and o.vote_id = v.id) as options
    from floor_vote v where v.committee_id = ${actor.committeeId} and v.id = ${voteId} for share of v`.execute(tx)
  const [vote] = rows
  if (!vote) return ballots.map(() => notFound('没有找到这次表决'))
  const people = ballots.map((b) => b.personId)
  const wrong = ballots.map((b, i) =>
    vote.state !== 'open'
      ? '表决没有开始，或者已经结束'
      : vote.mode !== 'secret'
        ? '这次表决不用电子投票'
        : people.indexOf(b.personId) !== i
          ? '您已经投过票了'
          : ballotWrong(vote, b.choices),
  )
  const asking = people.filter((_, i) => wrong[i] === null)
  const { rows: marked } = await sql<{ personId: string; fresh: boolean }>`
    with fresh as (
      update floor_voter set voted = 'own'
      where committee_id = ${actor.committeeId} and vote_id = ${voteId} and person_id = any(${asking}::uuid[]) and voted is null returning person_id)
    select e.person_id as "personId", f.person_id is not null as fresh from floor_voter e left join fresh f on f.person_id = e.person_id
    where e.committee_id = ${actor.committeeId} and e.vote_id = ${voteId} and e.person_id = any(${people}::uuid[])`.execute(tx)
  const listed = new Map(marked.map((m) => [m.personId, m.fresh]))
  const answers = ballots.map(({ personId }, i): Taken => {
    const says = wrong[i] ?? null
    if (!listed.has(personId)) return forbidden('您不在这次表决的名单里')
    if (says !== null) return refused([says])
    return listed.get(personId) ? done({ taken: true }) : refused(['您已经投过票了'])
  })
  const taken = ballots.flatMap((b, i) => (answers[i]?.ok ? [b.choices] : []))
  await sql`insert into floor_ballot (committee_id, vote_id, choices)
    select ${actor.committeeId}, ${voteId}, array(select jsonb_array_elements_text(b.choices)) from jsonb_array_elements(${JSON.stringify(taken)}::jsonb) as b(choices)
    order by gen_random_uuid()`.execute(tx)
  return answers
}
