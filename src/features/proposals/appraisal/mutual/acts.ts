// The acts of mutual review: a round is drafted, filled, sent, closed and told; each side gives its form; both in, the pair is opened.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import { day, type Day } from '#/core/day.ts'
import { judge } from '#/core/lifecycle.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { liaisonsOfAll, peopleWithRole } from '#/features/members/public.ts'
import { findSession } from '#/features/organisation/public.ts'
import type { Versioned } from '../../actions/acting.ts'
import type { Moved } from '../../actions/draft.ts'
import { handAgain } from '../../actions/feedback.ts'
import type { ProposalState } from '../../lifecycle.ts'
import { holdCase, partiesOfActor } from '../../store.ts'
import { mutualEvents } from './events.ts'
import {
  pairCourse,
  roundCourse,
  type PairAsk,
  type PairMove,
  type PairState,
  type RoundAsk,
  type RoundMove,
  type RoundState,
} from './lifecycle.ts'
import { gainOf, gradeOf, mutualSchemes, sidesOf, totalOf, wrongScores, type Side } from './scheme.ts'
import { answeredCases, findRound, holdPair, pairOfForm, wholePairs, type Pair, type Round } from './store.ts'
import { proposersOf } from './people.ts'

const roundOf = (id: string) => ({ kind: 'mutual-round', id }) as const
const pairOf = (id: string) => ({ kind: 'mutual-pair', id }) as const

export interface RoundDraft {
  readonly title: string
  readonly sessionId: string
  readonly scheme: string
  readonly dueDay: string
}

export function draftRound(world: World, actor: Actor, given: RoundDraft): Promise<Outcome<{ readonly id: string; readonly url: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, today, now } = change
    const dueDay = day(given.dueDay)
    const session = await findSession(tx, actor.committeeId, { id: given.sessionId })
    const schemes = await settingOn(tx, actor.committeeId, mutualSchemes, today, given.sessionId)
    const scheme = schemes.find((s) => s.title === given.scheme)
    const wrong: Reason[] = []
    if (!session) wrong.push({ field: 'sessionId', says: '没有这个届次' })
    if (!scheme) wrong.push({ field: 'scheme', says: '没有这套指标，请重新选择' })
    if (dueDay < today) wrong.push({ field: 'dueDay', says: '评议期限不能早于今天' })
    if (wrong.length || !scheme) return refused(wrong)
    const id = change.newId()
    await sql`insert into mutual_round (committee_id, id, session_id, title, scheme, due_day, state, state_since, created_by)
      values (${actor.committeeId}, ${id}, ${given.sessionId}, ${given.title}, ${JSON.stringify(scheme)}::jsonb, ${dueDay}, 'draft', ${now}, ${actor.name})`.execute(
      tx,
    )
    change.record(roundOf(id), mutualEvents.drafted.of({ title: given.title, scheme: scheme.title }))
    return done({ id, url: `/mutual-rounds/${id}` })
  })
}

async function actOnRound(change: Change, move: RoundMove, seen: Versioned): Promise<Outcome<Round>> {
  const { tx, actor, today } = change
  const round = await findRound(tx, actor.committeeId, seen.id, true)
  if (!round) return notFound('没有找到这一轮评议')
  const verdict = judge(roundCourse, move, { ...round, relations: [], today }, actor)
  if (!verdict.ok) return verdict
  return round.version === seen.version ? done(round) : conflict()
}

async function enterRound(
  change: Change,
  round: Round,
  state: RoundState,
  dates: { readonly sent?: Day; readonly closed?: Day; readonly published?: Day } = {},
): Promise<Moved> {
  await sql`update mutual_round set state = ${state}, state_since = case when state = ${state} then state_since else ${change.now} end, version = version + 1,
      sent_on = coalesce(${dates.sent ?? null}, sent_on), closed_on = coalesce(${dates.closed ?? null}, closed_on),
      published_on = coalesce(${dates.published ?? null}, published_on)
    where committee_id = ${change.actor.committeeId} and id = ${round.id}`.execute(change.tx)
  return { id: round.id, state }
}

/** Puts answered cases into a round that is still being drawn up: those given, or all that no other round has. */
export function chooseCases(
  world: World,
  actor: Actor,
  id: string,
  only: readonly string[] | null,
): Promise<Outcome<{ readonly added: number }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    const round = await findRound(tx, actor.committeeId, id, true)
    if (!round) return notFound('没有找到这一轮评议')
    if (round.state !== 'draft') return refused(['评议表已经发出，不能再选入提案'])
    const cases = await answeredCases(tx, actor.committeeId, { sessionId: round.sessionId, roundId: id, only })
    if (cases.length === 0) return refused([only ? '勾选的提案还没有答复，或者已经在一轮评议里' : '本届次没有已经答复、还没有评议过的提案'])
    const pairs = cases.map((c) => ({ ...c, id: change.newId() }))
    await sql`insert into mutual_pair (committee_id, id, round_id, proposal_id, task_id, body_id, proposer_id, proposer_party, state)
      select ${actor.committeeId}, id, ${id}, "proposalId", "taskId", "bodyId", "proposerId", "proposerParty", 'awaiting'
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as r(id uuid, "proposalId" uuid, "taskId" uuid, "bodyId" uuid, "proposerId" uuid, "proposerParty" text)`.execute(
      tx,
    )
    await bump(change, id)
    change.record(roundOf(id), mutualEvents.chosen.of({ added: pairs.length, removed: 0 }))
    return done({ added: pairs.length })
  })
}

export function removePairs(
  world: World,
  actor: Actor,
  id: string,
  pairs: readonly string[],
): Promise<Outcome<{ readonly removed: number }>> {
  return perform(world, actor, async (change) => {
    const round = await findRound(change.tx, actor.committeeId, id, true)
    if (!round) return notFound('没有找到这一轮评议')
    if (round.state !== 'draft') return refused(['评议表已经发出，不能再移出提案'])
    const { numAffectedRows } = await sql`delete from mutual_pair where committee_id = ${actor.committeeId} and round_id = ${id}
      and id = any(${[...pairs]}::uuid[])`.execute(change.tx)
    const removed = Number(numAffectedRows ?? 0)
    if (removed === 0) return refused(['请先勾选要移出的提案'])
    await bump(change, id)
    change.record(roundOf(id), mutualEvents.chosen.of({ added: 0, removed }))
    return done({ removed })
  })
}

const bump = (change: Change, id: string) =>
  sql`update mutual_round set version = version + 1 where committee_id = ${change.actor.committeeId} and id = ${id}`.execute(change.tx)

function send(world: World, actor: Actor, seen: Versioned): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnRound(change, 'send', seen)
    if (!acting.ok) return acting
    const round = acting.value
    const pairs = await wholePairs(change.tx, actor.committeeId, round.id)
    const forms = pairs.flatMap((p) =>
      sidesOf(round.scheme).map((side) => ({
        id: change.newId(),
        pairId: p.id,
        side,
        raterId: side === 'handling' ? p.proposerId : p.bodyId,
      })),
    )
    await sql`insert into mutual_form (committee_id, id, pair_id, side, rater_id)
      select ${actor.committeeId}, id, "pairId", side, "raterId"
      from jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) as r(id uuid, "pairId" uuid, side text, "raterId" uuid)`.execute(change.tx)
    await tellRaters(change, round, pairs)
    change.record(roundOf(round.id), mutualEvents.sent.of({ pairs: pairs.length, due: round.dueDay }))
    return done(await enterRound(change, round, 'open', { sent: change.today }))
  })
}

/** One notice for each person, however many forms wait. */
async function tellRaters(change: Change, round: Round, pairs: readonly Pair[]): Promise<void> {
  const asked = new Set(sidesOf(round.scheme))
  const units = asked.has('quality')
    ? await liaisonsOfAll(
        change.tx,
        pairs.map((p) => p.bodyId),
        change.today,
      )
    : new Map<string, never[]>()
  const proposers = asked.has('handling') ? await proposersOf(change, pairs) : []
  const people = [...new Set([...proposers, ...[...units.values()].flat().map((h) => h.personId)])]
  await owe(change, {
    personIds: people,
    key: `mutual.sent:${round.id}`,
    title: '请作双向评议',
    body: `“${round.title}”，请在${round.dueDay}前交。双方交齐以前，谁也看不到对方的评分。`,
    url: '/mutual-forms',
    matterId: null,
  })
}

function prolong(world: World, actor: Actor, seen: Versioned, ask: RoundAsk<'prolong'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnRound(change, 'prolong', seen)
    if (!acting.ok) return acting
    const due = day(ask.dueDay)
    if (due < change.today) return refused([{ field: 'dueDay', says: '评议期限不能早于今天' }])
    await sql`update mutual_round set due_day = ${due} where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
    change.record(roundOf(seen.id), mutualEvents.prolonged.of({ due }))
    return done(await enterRound(change, acting.value, acting.value.state))
  })
}

/** By hand, or by timed work once the day has passed: what is not in stays out, what is in is opened to both sides. */
export function closeRound(world: World, actor: Actor, seen: Versioned): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnRound(change, 'close', seen)
    if (!acting.ok) return acting
    const round = acting.value
    for (const pair of await wholePairs(change.tx, actor.committeeId, round.id))
      if (!pair.openedOn) await open(change, round, pair, 'closed')
    change.record(roundOf(round.id), mutualEvents.closed.of({ given: round.given, asked: round.forms }))
    return done(await enterRound(change, round, 'closed', { closed: change.today }))
  })
}

function publish(world: World, actor: Actor, seen: Versioned, ask: RoundAsk<'publish'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnRound(change, 'publish', seen)
    if (!acting.ok) return acting
    const round = acting.value
    await sql`update mutual_round set meeting = ${ask.meeting}, note = ${ask.note} where committee_id = ${actor.committeeId} and id = ${round.id}`.execute(
      change.tx,
    )
    const pairs = await wholePairs(change.tx, actor.committeeId, round.id)
    const units = await liaisonsOfAll(
      change.tx,
      pairs.map((p) => p.bodyId),
      change.today,
    )
    await owe(change, {
      personIds: [...(await proposersOf(change, pairs)), ...[...units.values()].flat().map((h) => h.personId)],
      key: `mutual.published:${round.id}`,
      title: '双向评议结果',
      body: `“${round.title}”的结果已在${ask.meeting}通报，双方的评分和意见可以查看。`,
      url: '/mutual-forms',
      matterId: null,
    })
    change.record(roundOf(round.id), mutualEvents.published.of({ meeting: ask.meeting }))
    return done(await enterRound(change, round, 'published', { published: change.today }))
  })
}

function discard(world: World, actor: Actor, seen: Versioned): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnRound(change, 'discard', seen)
    if (!acting.ok) return acting
    change.record(roundOf(seen.id), mutualEvents.discarded.of({}))
    return done(await enterRound(change, acting.value, 'discarded'))
  })
}

export interface GivenScores {
  readonly scores: readonly number[]
  readonly comment: string
}

/** The rater's own form, once. The pair is held, so that the two sides giving at the same moment are done one after the other. */
export function giveForm(
  world: World,
  actor: Actor,
  formId: string,
  given: GivenScores,
): Promise<Outcome<{ readonly id: string; readonly opened: boolean }>> {
  return perform(world, actor, async (change) => {
    const pairId = await pairOfForm(change.tx, actor.committeeId, formId)
    const pair = pairId ? await holdPair(change.tx, actor.committeeId, pairId) : null
    const form = pair?.forms.find((f) => f.id === formId)
    const round = pair ? await findRound(change.tx, actor.committeeId, pair.roundId) : null
    if (!pair || !form || !round) return notFound('没有找到这份评议表，或者您无权查看')
    if (!may(actor, rightOf[form.side]) || !partiesOfActor(actor).includes(form.raterId))
      return forbidden('评议由提案者和承办单位各自登录后作出，不能代填')
    if (form.givenOn) return refused(['这份评议表已经交了，不能再改'])
    if (round.state !== 'open') return refused(['本轮评议已经截止'])
    const indicators = round.scheme[form.side]
    const wrong: Reason[] = wrongScores(indicators, given.scores).map((w) => ({ field: `scores.${w.at}`, says: w.says }))
    if (given.scores.length > indicators.length) wrong.push({ field: 'scores', says: '评分多于指标，请刷新后再填' })
    if (wrong.length) return refused(wrong)
    const total = totalOf(indicators, given.scores)
    if (form.side === 'handling' && total < round.scheme.lowBelow && given.comment.trim() === '')
      return refused([{ field: 'comment', says: `评分低于${round.scheme.lowBelow}分的，请写明哪里没有办好，承办单位据此重新答复` }])
    await sql`update mutual_form set scores = ${JSON.stringify(given.scores)}::jsonb, total = ${total}, grade = ${gradeOf(round.scheme, total)},
        gain = ${gainOf(indicators, given.scores)}, comment = ${given.comment}, given_on = ${change.today}, given_at = ${change.now}, given_by = ${actor.name}
      where committee_id = ${actor.committeeId} and id = ${formId}`.execute(change.tx)
    const person =
      form.side === 'handling' && actor.personId && form.raterId === actor.personId ? { id: actor.personId, name: actor.name } : null
    change.record(pairOf(pair.id), mutualEvents.given.of({ side: form.side, person, subject: pair.subject, unit: pair.unit }))
    const all = pair.forms.every((f) => f.id === formId || f.givenOn !== null)
    if (all) {
      const now = await holdPair(change.tx, actor.committeeId, pair.id)
      if (now) await open(change, round, now, 'both')
    }
    return done({ id: formId, opened: all })
  })
}

/** Only a proposer rates the handling, only a unit the proposal, whatever else the person may do. */
const rightOf = { handling: 'proposals:evaluate', quality: 'proposals:handle' } as const satisfies Record<Side, string>

/** From now on both sides see both. A low rating of the handling recommends to answer again. */
async function open(change: Change, round: Round, pair: Pair, because: 'both' | 'closed'): Promise<void> {
  const result = (side: Side) => {
    const form = pair.forms.find((f) => f.side === side)
    return form && form.total !== null ? { total: form.total, grade: form.grade } : null
  }
  const handling = result('handling')
  const isLow = handling !== null && handling.total < round.scheme.lowBelow
  const state: PairState = isLow ? 'low' : 'opened'
  await sql`update mutual_pair set state = ${state}, opened_on = ${change.today}, recommended_on = ${isLow ? change.today : null}, version = version + 1
    where committee_id = ${change.actor.committeeId} and id = ${pair.id}`.execute(change.tx)
  const { subject, unit } = pair
  change.record(pairOf(pair.id), mutualEvents.opened.of({ subject, unit, handling, quality: result('quality'), because }))
  if (because === 'both') await tellBoth(change, pair)
  if (!isLow) return
  change.record(pairOf(pair.id), mutualEvents.recommended.of({ subject, unit, total: handling.total, below: round.scheme.lowBelow }))
  const office = await peopleWithRole(change.tx, change.actor.committeeId, 'proposal-office', change.today)
  await owe(change, {
    personIds: office.map((p) => p.personId),
    key: `mutual.low:${pair.id}`,
    title: '评议分数低，建议重新答复',
    body: `《${subject}》，${unit}办理评分${handling.total}分。`,
    url: `/mutual-pairs/${pair.id}`,
    matterId: pair.proposalId,
  })
}

async function tellBoth(change: Change, pair: Pair): Promise<void> {
  const units = await liaisonsOfAll(change.tx, [pair.bodyId], change.today)
  await owe(change, {
    personIds: [...(await proposersOf(change, [pair])), ...(units.get(pair.bodyId) ?? []).map((h) => h.personId)],
    key: `mutual.opened:${pair.id}`,
    title: '双向评议已交齐',
    body: `《${pair.subject}》，双方的评分和意见可以查看。`,
    url: `/mutual-pairs/${pair.id}`,
    matterId: pair.proposalId,
  })
}

async function actOnPair(change: Change, move: PairMove, seen: Versioned): Promise<Outcome<Pair>> {
  const pair = await holdPair(change.tx, change.actor.committeeId, seen.id)
  if (!pair) return notFound('没有找到这份评议')
  const verdict = judge(pairCourse, move, pairSubject(pair), change.actor)
  if (!verdict.ok) return verdict
  return pair.version === seen.version ? done(pair) : conflict()
}

/** Answered by every unit and not yet put away. */
const mayGoBack: readonly ProposalState[] = ['feedbackOpen', 'closed']

export const pairSubject = (pair: Pair) => ({
  state: pair.state,
  relations: [],
  caseAnswered: mayGoBack.includes(pair.caseState as ProposalState),
  handledAgain: pair.taskSuperseded,
})

async function decide(change: Change, pair: Pair, state: PairState, reason: string): Promise<Moved> {
  await sql`update mutual_pair set state = ${state}, decided_on = ${change.today}, decision_reason = ${reason}, version = version + 1
    where committee_id = ${change.actor.committeeId} and id = ${pair.id}`.execute(change.tx)
  return { id: pair.id, state }
}

function answerAgain(world: World, actor: Actor, seen: Versioned, ask: PairAsk<'answerAgain'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnPair(change, 'answerAgain', seen)
    if (!acting.ok) return acting
    const pair = acting.value
    const found = await holdCase(change.tx, actor, pair.proposalId)
    const task = found?.tasks.find((t) => t.id === pair.taskId)
    if (!found || !task) return notFound('没有找到这件提案，或者您无权查看')
    await handAgain(change, found, [task], ask.demand)
    change.record(pairOf(pair.id), mutualEvents.reopened.of({ unit: pair.unit, demand: ask.demand }))
    return done(await decide(change, pair, 'reopened', ask.demand))
  })
}

function letStand(world: World, actor: Actor, seen: Versioned, ask: PairAsk<'letStand'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnPair(change, 'letStand', seen)
    if (!acting.ok) return acting
    change.record(pairOf(seen.id), mutualEvents.stands.of({ reason: ask.reason }))
    return done(await decide(change, acting.value, 'stands', ask.reason))
  })
}

export const roundActs: { readonly [M in RoundMove]: Act<RoundAsk<M>, Moved> } = { send, prolong, close: closeRound, publish, discard }
export const pairActs: { readonly [M in PairMove]: Act<PairAsk<M>, Moved> } = { answerAgain, letStand }
