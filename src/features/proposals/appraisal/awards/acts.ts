// The acts of commendation: recommend, vote in secret, count, deliberate, make public, announce with certificates.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { nextNumber } from '#/core/cases/register.ts'
import { addDays, day, yearOf } from '#/core/day.ts'
import { numberText } from '#/core/documents/document.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { codesOf, settingOn } from '#/core/settings/store.ts'
import { committeeName } from '#/core/committee.ts'
import { liaisonsOfAll, personNames } from '#/features/members/public.ts'
import { bodiesByIds, commend } from '#/features/organisation/public.ts'
import type { Versioned } from '../../actions/acting.ts'
import type { Moved } from '../../actions/draft.ts'
import { findCase } from '../../store.ts'
import { awardEvents } from './events.ts'
import {
  candidateCourse,
  selectionCourse,
  type CandidateAsk,
  type CandidateMove,
  type SelectionAsk,
  type SelectionMove,
  type SelectionState,
  type SelectionSubject,
} from './lifecycle.ts'
import { awardKinds, awardQuotas, certificates, holderOf, publicityDays, quorumOf, quotaOf, voteQuorum } from './settings.ts'
import {
  awardObjections,
  candidatesOf,
  findSelection,
  quotaBases,
  selectionOfCandidate,
  voterOf,
  type Candidate,
  type Selection,
} from './store.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Day } from '#/core/day.ts'

const selectionRef = (id: string) => ({ kind: 'award-selection', id }) as const

export function beginSelection(
  world: World,
  actor: Actor,
  given: { readonly title: string; readonly year: number },
): Promise<Outcome<{ readonly id: string; readonly url: string }>> {
  return perform(world, actor, async (change) => {
    const id = change.newId()
    await sql`insert into award_selection (committee_id, id, year, title, state, state_since, created_by)
      values (${actor.committeeId}, ${id}, ${given.year}, ${given.title}, 'gathering', ${change.now}, ${actor.name})`.execute(change.tx)
    change.record(selectionRef(id), awardEvents.begun.of({ title: given.title }))
    return done({ id, url: `/award-selections/${id}` })
  })
}

export interface Nomination {
  readonly kind: string
  readonly proposalId: string | null
  readonly bodyId: string | null
  readonly personId: string | null
  readonly recommendedBy: string
  readonly reason: string
}

export function nominate(world: World, actor: Actor, selectionId: string, given: Nomination): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    const selection = await findSelection(tx, actor.committeeId, selectionId, true)
    if (!selection) return notFound('没有找到这次评选')
    if (selection.state !== 'gathering') return refused(['征集已经结束，不能再推荐'])
    const kinds = await codesOf(tx, actor.committeeId, awardKinds, change.today)
    const holderKind = holderOf(kinds, given.kind)
    const holder = holderKind ? await holderNamed(change, holderKind, given) : null
    const wrong: Reason[] = []
    if (!holderKind) wrong.push({ field: 'kind', says: '没有这种表彰' })
    else if (!holder)
      wrong.push({ field: `${holderKind}Id`, says: holderKind === 'proposal' ? '请选择一件已经立案的提案' : '请选择推荐谁' })
    const known = (await candidatesOf(tx, actor.committeeId, selectionId)).some((c) => c.kind === given.kind && c.holderId === holder?.id)
    if (known) wrong.push({ says: `${holder?.name ?? ''}已经是候选` })
    if (wrong.length || !holderKind || !holder) return refused(wrong)
    const id = change.newId()
    await sql`insert into award_candidate (committee_id, id, selection_id, kind, holder_kind, holder_id, holder_name, reason, recommended_by, recommended_on, state)
      values (${actor.committeeId}, ${id}, ${selectionId}, ${given.kind}, ${holderKind}, ${holder.id}, ${holder.name}, ${given.reason}, ${given.recommendedBy},
        ${change.today}, 'nominated')`.execute(tx)
    change.record(
      selectionRef(selectionId),
      awardEvents.nominated.of({
        kind: kinds.find((k) => k.code === given.kind)?.label ?? given.kind,
        holder: holder.name,
        by: given.recommendedBy,
      }),
    )
    return done({ id })
  })
}

/** Also proposals of earlier sessions: one whose second handling succeeded may be commended now. */
async function holderNamed(
  change: Change,
  kind: 'proposal' | 'body' | 'person',
  { proposalId, bodyId, personId }: Nomination,
): Promise<{ readonly id: string; readonly name: string } | null> {
  if (kind === 'proposal') {
    const found = proposalId ? await findCase(change.tx, change.actor, proposalId) : null
    return found?.filedOn ? { id: found.id, name: `${found.caseNo ? `第${found.caseNo}号 ` : ''}${found.subject}` } : null
  }
  if (kind === 'body') {
    const body = bodyId ? (await bodiesByIds(change.tx, [bodyId])).get(bodyId) : undefined
    return body ? { id: body.id, name: body.name } : null
  }
  const name = personId ? (await personNames(change.tx, [personId])).get(personId) : undefined
  return personId && name ? { id: personId, name } : null
}

export async function selectionSubject(
  tx: Tx,
  committeeId: number,
  s: Selection,
  candidates: readonly Candidate[],
  today: Day,
): Promise<SelectionSubject> {
  const objections = await awardObjections(tx, committeeId, s.id)
  return {
    state: s.state,
    relations: [],
    candidates: candidates.filter((c) => c.state !== 'dropped').length,
    voters: s.voters,
    voted: s.voted,
    quorum: quorumOf(await settingOn(tx, committeeId, voteQuorum, today), s.voters),
    shortlisted: candidates.filter((c) => c.state === 'shortlisted').length,
    approved: candidates.filter((c) => c.state === 'approved').length,
    openObjections: objections.filter((o) => o.upheld === null).length,
    publicityUntil: s.publicityUntil,
    today,
  }
}

interface Acting {
  readonly s: Selection
  readonly candidates: readonly Candidate[]
}

async function actOn(change: Change, move: SelectionMove, seen: Versioned): Promise<Outcome<Acting>> {
  const { tx, actor, today } = change
  const s = await findSelection(tx, actor.committeeId, seen.id, true)
  if (!s) return notFound('没有找到这次评选')
  const candidates = await candidatesOf(tx, actor.committeeId, s.id)
  const verdict = judge(selectionCourse, move, await selectionSubject(tx, actor.committeeId, s, candidates, today), actor)
  if (!verdict.ok) return verdict
  return s.version === seen.version ? done({ s, candidates }) : conflict()
}

async function enter(change: Change, id: string, state: SelectionState): Promise<Moved> {
  await sql`update award_selection set state = ${state}, state_since = ${change.now}, version = version + 1
    where committee_id = ${change.actor.committeeId} and id = ${id}`.execute(change.tx)
  return { id, state }
}

function openVote(world: World, actor: Actor, seen: Versioned, ask: SelectionAsk<'openVote'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'openVote', seen)
    if (!acting.ok) return acting
    const until = day(ask.voteUntil)
    const voters = [...new Set(ask.voters)]
    const names = await personNames(change.tx, voters)
    const wrong: Reason[] = []
    if (until < change.today) wrong.push({ field: 'voteUntil', says: '投票截止不能早于今天' })
    if (names.size < voters.length) wrong.push({ field: 'voters', says: '有的投票人不在册' })
    if (wrong.length) return refused(wrong)
    await sql`insert into award_voter (committee_id, selection_id, person_id) select ${actor.committeeId}, ${seen.id}, v from unnest(${voters}::uuid[]) v`.execute(
      change.tx,
    )
    await sql`update award_selection set vote_until = ${until} where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(
      change.tx,
    )
    await owe(change, {
      personIds: voters,
      key: `award.vote:${seen.id}:${seen.version}`,
      title: '请投票',
      body: `“${acting.value.s.title}”初评，${until}截止，无记名。`,
      url: `/award-selections/${seen.id}`,
      matterId: null,
    })
    const candidates = acting.value.candidates.filter((c) => c.state !== 'dropped').length
    change.record(selectionRef(seen.id), awardEvents.voteOpened.of({ voters: voters.length, candidates, until }))
    return done(await enter(change, seen.id, 'voting'))
  })
}

export const choices = { for: '赞成', against: '反对', abstain: '弃权' } as const
export type Choice = keyof typeof choices

/** Who has voted is one row, what was voted only raises the counts: nothing joins the two. */
export function vote(
  world: World,
  actor: Actor,
  selectionId: string,
  ballot: readonly { readonly candidateId: string; readonly choice: Choice }[],
): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, today } = change
    const s = await findSelection(tx, actor.committeeId, selectionId, true)
    const voter = s ? await voterOf(tx, actor.committeeId, selectionId, actor.personId) : null
    if (!s) return notFound('没有找到这次评选')
    if (!voter) return forbidden('您不是这次初评的投票人')
    if (s.state !== 'voting') return refused(['现在不是投票期间'])
    if (voter.votedOn) return refused(['您已经投过票'])
    if (s.voteUntil && today > s.voteUntil) return refused([`投票已于${s.voteUntil}截止`])
    const candidates = (await candidatesOf(tx, actor.committeeId, selectionId)).filter((c) => c.state !== 'dropped')
    const says: string[] = []
    const chosen = new Map(ballot.map((b) => [b.candidateId, b.choice]))
    if (chosen.size !== ballot.length || ballot.some((b) => !candidates.some((c) => c.id === b.candidateId)))
      says.push('选票里有不认识的或者重复的候选，请刷新后再投')
    if (candidates.some((c) => !chosen.has(c.id))) says.push('请对每一个候选表示意见；不表态的选“弃权”')
    for (const { label, quota, kind } of await quotaHints(tx, actor.committeeId, s.year, today)) {
      const favoured = candidates.filter((c) => c.kind === kind && chosen.get(c.id) === 'for').length
      if (quota > 0 && favoured > quota) says.push(`${label}最多赞成${quota}个，您赞成了${favoured}个`)
    }
    if (says.length) return refused(says)
    for (const choice of Object.keys(choices) as Choice[]) {
      const column = sql.ref(`votes_${choice}`)
      await sql`update award_candidate set ${column} = ${column} + 1 where committee_id = ${actor.committeeId} and selection_id = ${selectionId}
        and id = any(${ballot.filter((b) => b.choice === choice).map((b) => b.candidateId)}::uuid[])`.execute(tx)
    }
    await sql`update award_voter set voted_on = ${today} where committee_id = ${actor.committeeId} and selection_id = ${selectionId}
      and person_id = ${actor.personId}`.execute(tx)
    change.record(selectionRef(selectionId), awardEvents.voted.of({}))
    return done({ id: selectionId })
  })
}

export interface QuotaHint {
  readonly kind: string
  readonly label: string
  readonly quota: number
  readonly percent: number
  readonly of: 'filed' | 'units'
  readonly base: number
  readonly collectivePercent: number
}

export async function quotaHints(tx: Tx, committeeId: number, year: number, today: Day): Promise<readonly QuotaHint[]> {
  const quotas = await settingOn(tx, committeeId, awardQuotas, today)
  const bases = await quotaBases(tx, committeeId, year)
  const kinds = await codesOf(tx, committeeId, awardKinds, today)
  return quotas.map((q) => ({
    ...q,
    label: kinds.find((k) => k.code === q.kind)?.label ?? q.kind,
    base: bases[q.of],
    quota: quotaOf(q.percent, bases[q.of]),
  }))
}

function closeVote(world: World, actor: Actor, seen: Versioned): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'closeVote', seen)
    if (!acting.ok) return acting
    change.record(selectionRef(seen.id), awardEvents.counted.of({ voters: acting.value.s.voters, voted: acting.value.s.voted }))
    return done(await enter(change, seen.id, 'counted'))
  })
}

/** A vote without a quorum is void: nobody learns how it stood. */
function restart(world: World, actor: Actor, seen: Versioned, ask: SelectionAsk<'restart'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'restart', seen)
    if (!acting.ok) return acting
    await sql`delete from award_voter where committee_id = ${actor.committeeId} and selection_id = ${seen.id}`.execute(change.tx)
    await sql`update award_candidate set votes_for = 0, votes_against = 0, votes_abstain = 0
      where committee_id = ${actor.committeeId} and selection_id = ${seen.id}`.execute(change.tx)
    change.record(selectionRef(seen.id), awardEvents.restarted.of({ reason: ask.reason }))
    return done(await enter(change, seen.id, 'gathering'))
  })
}

function deliberate(world: World, actor: Actor, seen: Versioned, ask: SelectionAsk<'deliberate'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'deliberate', seen)
    if (!acting.ok) return acting
    const on = day(ask.meetingDay)
    if (on > change.today) return refused([{ field: 'meetingDay', says: '会议日期不能晚于今天' }])
    const until = addDays(change.today, await settingOn(change.tx, actor.committeeId, publicityDays, change.today))
    await sql`update award_candidate set version = version + 1, state = case state when 'shortlisted' then 'approved' else 'dropped' end,
        drop_reason = case state when 'shortlisted' then '' else '没有列入建议名单' end
      where committee_id = ${actor.committeeId} and selection_id = ${seen.id} and state in ('nominated', 'shortlisted')`.execute(change.tx)
    await sql`update award_selection set meeting = ${ask.meeting}, meeting_day = ${on}, publicity_from = ${change.today}, publicity_until = ${until}
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
    const count = acting.value.candidates.filter((c) => c.state === 'shortlisted').length
    change.record(selectionRef(seen.id), awardEvents.deliberated.of({ meeting: ask.meeting, day: on, count, until }))
    return done(await enter(change, seen.id, 'publicity'))
  })
}

function announce(world: World, actor: Actor, seen: Versioned, ask: SelectionAsk<'announce'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'announce', seen)
    if (!acting.ok) return acting
    const { tx, today } = change
    const { s, candidates } = acting.value
    const kinds = await codesOf(tx, actor.committeeId, awardKinds, today)
    const prefix = await settingOn(tx, actor.committeeId, certificates.prefix, today)
    const by = await committeeName(tx, actor.committeeId)
    const winners = candidates.filter((c) => c.state === 'approved')
    for (const c of winners) {
      const no = await nextNumber(tx, actor.committeeId, `document.${certificates.code}.${yearOf(today)}`)
      const certificateNo = numberText(prefix, yearOf(today), no)
      await sql`update award_candidate set state = 'awarded', version = version + 1, certificate_no = ${certificateNo}, awarded_on = ${today}
        where committee_id = ${actor.committeeId} and id = ${c.id}`.execute(tx)
      const kind = kinds.find((k) => k.code === c.kind)?.label ?? c.kind
      await bestow(change, c, { kind, year: s.year, certificateNo, documentNo: ask.documentNo, by })
    }
    await sql`update award_selection set announced_on = ${today}, document_no = ${ask.documentNo}
      where committee_id = ${actor.committeeId} and id = ${s.id}`.execute(tx)
    change.record(selectionRef(s.id), awardEvents.announced.of({ documentNo: ask.documentNo, count: winners.length }))
    return done(await enter(change, s.id, 'announced'))
  })
}

interface Bestowed {
  readonly kind: string
  readonly year: number
  readonly certificateNo: string
  readonly documentNo: string
  readonly by: string
}

/** Onto the files of those who are commended: a proposal's award is its authors'. */
async function bestow(change: Change, c: Candidate, { kind, year, certificateNo, documentNo, by }: Bestowed): Promise<void> {
  const source = `${documentNo}，证书${certificateNo}`
  const common = { decidedBy: by, source, fromDay: change.today }
  const told = { key: `award:${c.id}`, title: `获评${kind}`, body: `${c.holderName}（${documentNo}）。`, matterId: null }
  if (c.holderKind !== 'proposal') {
    const title = `${year}年度提案工作${kind}`
    await commend(change, { ...common, holderId: c.holderId, holderKind: c.holderKind, holder: c.holderName, title })
    const people =
      c.holderKind === 'person'
        ? [c.holderId]
        : ((await liaisonsOfAll(change.tx, [c.holderId], change.today)).get(c.holderId) ?? []).map((h) => h.personId)
    await owe(change, { ...told, personIds: people, url: c.holderKind === 'person' ? `/people/${c.holderId}` : `/bodies/${c.holderId}` })
    return
  }
  const found = await findCase(change.tx, change.actor, c.holderId)
  if (!found) throw new Error(`the commended proposal ${c.holderId} cannot be read`)
  const title = `${year}年度${kind}《${found.subject}》`
  const people = [
    ...(found.leadPersonId ? [{ id: found.leadPersonId, name: found.leadName ?? '', role: 'lead' as const }] : []),
    ...found.cosignatures.filter((x) => x.signedAt).map((x) => ({ id: x.personId, name: x.name, role: 'cosigner' as const })),
  ]
  for (const p of people) await commend(change, { ...common, holderId: p.id, holderKind: 'person', holder: p.name, title })
  if (found.leadBodyId)
    await commend(change, { ...common, holderId: found.leadBodyId, holderKind: 'body', holder: found.leadName ?? '', title })
  await owe(change, { ...told, personIds: people.map((p) => p.id), url: `/proposals/${found.id}` })
  change.record(
    { kind: 'proposal', id: found.id },
    awardEvents.awarded.of({ kind, year, certificateNo, people: people.map(({ id, role }) => ({ id, role })) }),
  )
}

function abandon(world: World, actor: Actor, seen: Versioned, ask: SelectionAsk<'abandon'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'abandon', seen)
    if (!acting.ok) return acting
    change.record(selectionRef(seen.id), awardEvents.abandoned.of({ reason: ask.reason }))
    return done(await enter(change, seen.id, 'abandoned'))
  })
}

export const selectionActs: { readonly [M in SelectionMove]: Act<SelectionAsk<M>, Moved> } = {
  openVote,
  closeVote,
  restart,
  deliberate,
  announce,
  abandon,
}

/** The selection is held, so that a list is not deliberated on while it changes. */
async function holdCandidate(change: Change, id: string): Promise<{ readonly c: Candidate; readonly s: Selection } | null> {
  const { tx, actor } = change
  const selectionId = await selectionOfCandidate(tx, actor.committeeId, id)
  const s = selectionId ? await findSelection(tx, actor.committeeId, selectionId, true) : null
  const c = s ? (await candidatesOf(tx, actor.committeeId, s.id)).find((x) => x.id === id) : undefined
  return c && s ? { c, s } : null
}

const moveCandidate =
  (move: CandidateMove) =>
  (world: World, actor: Actor, seen: Versioned, ask: { readonly reason?: string }): Promise<Outcome<Moved>> =>
    perform(world, actor, async (change) => {
      const held = await holdCandidate(change, seen.id)
      if (!held) return notFound('没有找到这个候选')
      const { c, s } = held
      const verdict = judge(candidateCourse, move, { state: c.state, relations: [], selection: s.state }, actor)
      if (!verdict.ok) return verdict
      if (c.version !== seen.version) return conflict()
      const to = candidateCourse.moves[move].to ?? c.state
      const reason = ask.reason ?? ''
      await sql`update award_candidate set state = ${to}, version = version + 1, drop_reason = ${reason} where committee_id = ${actor.committeeId} and id = ${c.id}`.execute(
        change.tx,
      )
      change.record(
        selectionRef(s.id),
        move === 'drop'
          ? awardEvents.dropped.of({ holder: c.holderName, reason })
          : awardEvents.listed.of({ holder: c.holderName, on: move === 'shortlist' }),
      )
      return done({ id: c.id, state: to })
    })

export const candidateActs: { readonly [M in CandidateMove]: Act<CandidateAsk<M>, Moved> } = {
  shortlist: moveCandidate('shortlist'),
  unlist: moveCandidate('unlist'),
  drop: moveCandidate('drop'),
}

export function receiveObjection(
  world: World,
  actor: Actor,
  candidateId: string,
  given: { readonly fromWhom: string; readonly reason: string },
): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await holdCandidate(change, candidateId)
    if (!held) return notFound('没有找到这个候选')
    const { c, s } = held
    if (s.state !== 'publicity' || c.state !== 'approved') return refused(['只对正在公示的登记异议'])
    const id = change.newId()
    await sql`insert into award_objection (committee_id, id, selection_id, candidate_id, from_whom, reason, received_on, received_by)
      values (${actor.committeeId}, ${id}, ${s.id}, ${c.id}, ${given.fromWhom}, ${given.reason}, ${change.today}, ${actor.name})`.execute(
      change.tx,
    )
    change.record(selectionRef(s.id), awardEvents.objected.of({ holder: c.holderName, from: given.fromWhom, reason: given.reason }))
    return done({ id })
  })
}

/** Found right, the candidate is taken off the list. */
export function decideObjection(
  world: World,
  actor: Actor,
  id: string,
  given: { readonly upheld: boolean; readonly reason: string },
): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    const { rows } = await sql<{
      candidateId: string
      upheld: boolean | null
    }>`select candidate_id as "candidateId", upheld from award_objection
      where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
    const [objection] = rows
    const held = objection ? await holdCandidate(change, objection.candidateId) : null
    if (!objection || !held) return notFound('没有找到这件异议')
    if (objection.upheld !== null) return refused(['这件异议已经处理'])
    if (held.s.state !== 'publicity') return refused(['公示已经结束'])
    await sql`update award_objection set upheld = ${given.upheld}, decision_reason = ${given.reason}, decided_on = ${change.today}
      where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
    change.record(selectionRef(held.s.id), awardEvents.objectionDecided.of({ holder: held.c.holderName, ...given }))
    if (given.upheld) {
      await sql`update award_candidate set state = 'dropped', version = version + 1, drop_reason = ${`异议成立：${given.reason}`}
        where committee_id = ${actor.committeeId} and id = ${held.c.id}`.execute(tx)
      change.record(selectionRef(held.s.id), awardEvents.dropped.of({ holder: held.c.holderName, reason: '异议成立' }))
    }
    return done({ id })
  })
}
