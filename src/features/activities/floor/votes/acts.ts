// The acts of votes: preparing, opening with the hall as it is, paper ballots, the tellers' counts, closing with the frozen result.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { done, forbidden, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { majorityRules, majorityTraits, type MajorityTraits } from '../codes.ts'
import { courseOf, enter, type Moved } from '../course.ts'
import { plenaryEvents, voteEvents } from '../events.ts'
import { groundFor, type Ground } from '../ground.ts'
import { presenceAt } from '../presence.ts'
import { countWrong, elected, motionOptions, quorumMet, quorumWords, tallyWrong, votesNeeded } from '../rules.ts'
import type { NewTally, NewVote } from './contract.ts'
import { tellersNeeded, voteCourse, voteModes, type VoteAsk, type VoteMove, type VoteSubject } from './lifecycle.ts'
import { countBallots, findVote, type Vote } from './store.ts'

const voteOf = (id: string) => ({ kind: 'floor-vote', id }) as const

/** How many were given out to be counted by hand: every hand in the hall, or the paper ballots. */
export const handedOut = (v: Pick<Vote, 'mode' | 'eligible' | 'handedOut'>): number =>
  v.mode === 'hands' ? (v.eligible ?? 0) : v.handedOut

const counting = (v: Vote) => ({ tellers: tellersNeeded[v.mode], handedOut: handedOut(v), kind: v.kind, seats: v.seats })

/** What the hall says when a vote is to be opened; asked only then. */
interface HallNow {
  readonly eligible: number
  readonly quorumLack: string | null
  readonly otherOpen: string | null
}
const noHall: HallNow = { eligible: 1, quorumLack: null, otherOpen: null }

export const voteSubject = (v: Vote, ground: Ground, hall: HallNow = noHall): VoteSubject => ({
  state: v.state,
  relations: ground.relations.includes('organiser') ? ['organiser'] : [],
  live: ground.live,
  ...hall,
  tallyWrong: [...(v.mode === 'paper' && v.handedOut === 0 ? ['还没有发出纸质票'] : []), ...tallyWrong(v.tallies, counting(v))],
  resolutionReady: v.resolutionId === null || v.resolutionState === 'tabled',
})

export const votes = courseOf({
  course: voteCourse,
  table: 'floor_vote',
  read: findVote,
  subject: (v: Vote, ground) => voteSubject(v, ground),
  missing: '没有找到这次表决，或者您无权查看',
})

export function prepareVote(world: World, actor: Actor, activityId: string, ask: NewVote): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, today, now } = change
    const ground = await groundFor(tx, actor, activityId)
    if (!ground) return notFound('没有找到这次会议，或者您无权查看')
    if (!ground.relations.includes('organiser')) return forbidden('表决由会议的承办人准备')
    const rule = (await codesOf(tx, actor.committeeId, majorityRules, today)).find((c) => c.code === ask.rule)
    const wrong: Reason[] = []
    if (!ground.open) wrong.push({ says: '会议已经关闭或者取消' })
    if (!rule) wrong.push({ field: 'rule', says: '没有这种比例，请重新选择' })
    if (ask.kind === 'election' && ask.candidates.length === 0) wrong.push({ field: 'candidates', says: '请填写候选人' })
    if (ask.kind === 'election' && ask.seats === null) wrong.push({ field: 'seats', says: '请填写应选名额' })
    if (ask.kind === 'election' && ask.seats !== null && ask.candidates.length > 0 && ask.seats > ask.candidates.length)
      wrong.push({ field: 'seats', says: `应选${ask.seats}人，候选人只有${ask.candidates.length}人` })
    if (new Set(ask.candidates).size !== ask.candidates.length) wrong.push({ field: 'candidates', says: '候选人有重名的，请在姓名后注明' })
    if (wrong.length) return refused(wrong)
    await sql`select 1 from activity where committee_id = ${actor.committeeId} and id = ${activityId} for update`.execute(tx)
    const id = change.newId()
    await sql`insert into floor_vote (committee_id, id, activity_id, agenda_id, resolution_id, no, kind, mode, title, text, rule, rule_words, seats, state, state_since)
      select ${actor.committeeId}, ${id}, ${activityId}, ${ask.agendaId}, ${ask.resolutionId}, coalesce(max(no), 0) + 1, ${ask.kind}, ${ask.mode}, ${ask.title},
        ${ask.text}, ${ask.rule}, ${rule?.label ?? ''}, ${ask.kind === 'election' ? ask.seats : null}, 'draft', ${now}
      from floor_vote where committee_id = ${actor.committeeId} and activity_id = ${activityId}`.execute(tx)
    const options =
      ask.kind === 'motion'
        ? Object.entries(motionOptions).map(([code, label]) => ({ code, label }))
        : ask.candidates.map((label, i) => ({ code: `c${i + 1}`, label }))
    await sql`insert into floor_vote_option (committee_id, vote_id, ord, code, label)
      select ${actor.committeeId}, ${id}, n, o ->> 'code', o ->> 'label' from jsonb_array_elements(${JSON.stringify(options)}::jsonb) with ordinality as x(o, n)`.execute(
      tx,
    )
    change.record(voteOf(id), voteEvents.made.of({ title: ask.title, mode: voteModes[ask.mode] }))
    return done({ id })
  })
}

type On = { readonly kept: Vote; readonly ground: Ground }

/** The hall is frozen: how many are due and here, who may vote, which share carries it. */
async function open(change: Change, { kept, ground }: On): Promise<Outcome<void>> {
  const { tx, actor, today, now } = change
  await sql`select 1 from activity where committee_id = ${actor.committeeId} and id = ${ground.id} for update`.execute(tx)
  const presence = await presenceAt(tx, actor.committeeId, ground.id, now)
  const { quorum } = ground.traits
  const { rows: running } = await sql<{ title: string }>`select title from floor_vote
    where committee_id = ${actor.committeeId} and activity_id = ${ground.id} and state = 'open'`.execute(tx)
  const against = voteCourse.moves.open.against?.(
    voteSubject(kept, ground, {
      eligible: presence.here.length,
      quorumLack: quorumMet(quorum, presence) ? null : quorumWords(quorum, presence),
      otherOpen: running[0]?.title ?? null,
    }),
  )
  if (against?.length) return refused(against)
  const rule = (await codesOf(tx, actor.committeeId, majorityRules, today)).find((c) => c.code === kept.rule)
  const data = majorityTraits.parse(rule?.data)
  const words = quorumWords(quorum, presence)
  await sql`update floor_vote set opened_at = ${now}, due = ${presence.due}, present = ${presence.present}, quorum_words = ${words}, eligible = ${presence.here.length},
      rule_data = ${JSON.stringify(data)}::jsonb, rule_words = ${rule?.label ?? kept.ruleWords} where committee_id = ${actor.committeeId} and id = ${kept.id}`.execute(
    tx,
  )
  await sql`insert into floor_voter (committee_id, vote_id, participation_id, person_id)
    select ${actor.committeeId}, ${kept.id}, (p ->> 'id')::uuid, (p ->> 'personId')::uuid from jsonb_array_elements(${JSON.stringify(presence.here)}::jsonb) p`.execute(
    tx,
  )
  change.record(voteOf(kept.id), voteEvents.opened.of({ eligible: presence.here.length, quorum: words, rule: rule?.label ?? '' }))
  return done(undefined)
}

/** Who takes a paper ballot is marked as having voted, so that nobody votes twice. */
export function handOutPaper(
  world: World,
  actor: Actor,
  id: string,
  voters: readonly string[],
): Promise<Outcome<{ readonly handedOut: number }>> {
  return perform(world, actor, async (change) => {
    const found = await running(change, id)
    if (!found.ok) return found
    if (found.value.kept.mode === 'hands') return refused(['举手表决不发票'])
    const { numAffectedRows } = await sql`update floor_voter set voted = 'paper'
      where committee_id = ${actor.committeeId} and vote_id = ${id} and participation_id = any(${[...voters]}::uuid[]) and voted is null`.execute(
      change.tx,
    )
    if (Number(numAffectedRows ?? 0) !== new Set(voters).size) return refused(['所选的人有的不在名单里，或者已经投票、领票；请刷新后再选'])
    change.record(voteOf(id), voteEvents.paper.of({ count: voters.length }))
    return done({ handedOut: found.value.kept.handedOut + voters.length })
  })
}

/** Held, seen, run by this actor, and open. */
async function running(change: Change, id: string): Promise<Outcome<On>> {
  const { tx, actor } = change
  await sql`select 1 from floor_vote where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
  const found = await votes.find(tx, actor, id)
  if (!found) return notFound('没有找到这次表决，或者您无权查看')
  if (!found.ground.relations.includes('organiser')) return forbidden('这次表决不由您办理')
  return found.kept.state === 'open' ? done(found) : refused(['表决没有开始，或者已经结束'])
}

/** Each teller types in what he counted; a second entry of the same teller replaces the first. */
export function enterTally(world: World, actor: Actor, id: string, ask: NewTally): Promise<Outcome<{ readonly agrees: boolean }>> {
  return perform(world, actor, async (change) => {
    const { tx, now } = change
    const found = await running(change, id)
    if (!found.ok) return found
    const { kept } = found.value
    if (actor.personId === null) return forbidden('计票人须是登记在册的人')
    const counts = Object.fromEntries(ask.counts.map((c) => [c.code, c.votes]))
    const unknown = Object.keys(counts).filter((code) => !kept.options.some((o) => o.code === code))
    const wrong = unknown.length
      ? ['选项不在这次表决里']
      : countWrong({ ...ask, counts }, { handedOut: handedOut(kept), kind: kept.kind, seats: kept.seats })
    if (wrong.length) return refused(wrong)
    await sql`insert into floor_tally (committee_id, vote_id, teller_id, teller_name, ballots, invalid, counts, entered_at)
      values (${actor.committeeId}, ${id}, ${actor.personId}, ${actor.name}, ${ask.ballots}, ${ask.invalid}, ${JSON.stringify(counts)}::jsonb, ${now})
      on conflict (committee_id, vote_id, teller_id) do update set ballots = excluded.ballots, invalid = excluded.invalid, counts = excluded.counts,
        entered_at = excluded.entered_at`.execute(tx)
    change.record(voteOf(id), voteEvents.tallied.of({ teller: actor.name, ballots: ask.ballots }))
    const after = await findVote(tx, actor.committeeId, id)
    return done({ agrees: after !== null && tallyWrong(after.tallies, counting(after)).length === 0 })
  })
}

export interface Result {
  readonly cast: number
  readonly invalid: number
  readonly passed: boolean
  readonly outcome: string
  readonly options: readonly { readonly code: string; readonly votes: number; readonly elected: boolean | null }[]
}

export function resultOf(
  v: Vote,
  rule: MajorityTraits,
  electronic: { readonly ballots: number; readonly counts: ReadonlyMap<string, number> },
): Result {
  const paper = handedOut(v) > 0 ? v.tallies[0] : undefined
  const cast = electronic.ballots + (paper?.ballots ?? 0)
  const invalid = paper?.invalid ?? 0
  const needed = votesNeeded(rule, { due: v.due ?? 0, present: v.present ?? 0 })
  const counted = v.options.map((o) => ({
    code: o.code,
    label: o.label,
    votes: (electronic.counts.get(o.code) ?? 0) + (paper?.counts[o.code] ?? 0),
  }))
  if (v.kind === 'motion') {
    const passed = (counted.find((c) => c.code === 'for')?.votes ?? 0) >= needed
    const outcome = `${counted.map((c) => `${c.label}${c.votes}票`).join('，')}${invalid ? `，无效${invalid}票` : ''}；须${needed}票赞成，${passed ? '通过' : '没有通过'}`
    return { cast, invalid, passed, outcome, options: counted.map(({ code, votes: n }) => ({ code, votes: n, elected: null })) }
  }
  const seats = v.seats ?? 0
  const { codes, tied } = elected(counted, needed, seats)
  const names = counted.filter((c) => codes.includes(c.code)).map((c) => c.label)
  const outcome = [
    names.length ? `${names.join('、')}当选` : '没有人当选',
    ...(tied.length ? [`${tied.join('、')}得票相等，须就空缺的名额再投一次`] : []),
    ...(names.length < seats && !tied.length ? [`应选${seats}人，缺${seats - names.length}人`] : []),
  ].join('；')
  return {
    cast,
    invalid,
    passed: codes.length === seats,
    outcome,
    options: counted.map(({ code, votes: n }) => ({ code, votes: n, elected: codes.includes(code) })),
  }
}

async function close(change: Change, { kept }: On): Promise<Outcome<void>> {
  const { tx, actor, now, today } = change
  const here = sql`committee_id = ${actor.committeeId} and vote_id = ${kept.id}`
  await sql`update floor_vote set sealed = false where committee_id = ${actor.committeeId} and id = ${kept.id}`.execute(tx)
  const result = resultOf(kept, majorityTraits.parse(kept.ruleData), await countBallots(tx, actor.committeeId, kept.id))
  // Both tables written anew in an order of their own: what their rows' places and transactions might have told is gone.
  await sql`with old as (delete from floor_ballot where ${here} returning committee_id, id, vote_id, choices)
    insert into floor_ballot (committee_id, id, vote_id, choices) select committee_id, gen_random_uuid(), vote_id, choices from old order by gen_random_uuid()`.execute(
    tx,
  )
  await sql`with old as (delete from floor_voter where ${here} returning committee_id, vote_id, participation_id, person_id, voted)
    insert into floor_voter (committee_id, vote_id, participation_id, person_id, voted) select committee_id, vote_id, participation_id, person_id, voted from old
    order by participation_id`.execute(tx)
  await sql`update floor_vote_option o set votes = (r ->> 'votes')::int, elected = (r ->> 'elected')::boolean
    from jsonb_array_elements(${JSON.stringify(result.options)}::jsonb) r where o.committee_id = ${actor.committeeId} and o.vote_id = ${kept.id} and o.code = r ->> 'code'`.execute(
    tx,
  )
  await sql`update floor_vote set closed_at = ${now}, cast_count = ${result.cast}, invalid = ${result.invalid}, passed = ${result.passed}, outcome = ${result.outcome}
    where committee_id = ${actor.committeeId} and id = ${kept.id}`.execute(tx)
  change.record(voteOf(kept.id), voteEvents.closed.of({ outcome: result.outcome }))
  if (kept.resolutionId !== null && kept.resolutionState === 'tabled') {
    const { resolutionId } = kept
    await enter(tx, 'resolution', actor.committeeId, resolutionId, result.passed ? 'adopted' : 'rejected', now)
    await sql`update resolution set decided_on = ${today} where committee_id = ${actor.committeeId} and id = ${resolutionId}`.execute(tx)
    change.record(
      { kind: 'resolution', id: resolutionId },
      plenaryEvents.resolutionDecided.of({ title: kept.resolution ?? '', adopted: result.passed }),
    )
  }
  return done(undefined)
}

async function cancel(change: Change, { kept }: On, { reason }: VoteAsk<'cancel'>): Promise<Outcome<void>> {
  const { tx, actor } = change
  await sql`update floor_vote set sealed = false, reason = ${reason} where committee_id = ${actor.committeeId} and id = ${kept.id}`.execute(
    tx,
  )
  await sql`delete from floor_ballot where committee_id = ${actor.committeeId} and vote_id = ${kept.id}`.execute(tx)
  change.record(voteOf(kept.id), voteEvents.cancelled.of({ reason }))
  return done(undefined)
}

export const voteActs: { readonly [M in VoteMove]: Act<VoteAsk<M>, Moved> } = {
  open: votes.act('open', open),
  close: votes.act('close', close),
  cancel: votes.act('cancel', cancel),
}
