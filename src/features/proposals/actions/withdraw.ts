// Leaving the course: freely before filing; afterwards the proposer asks and the committee consents, and the units are told.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { voidDeadlines } from '#/core/cases/deadlines.ts'
import { owe } from '#/core/notices/notices.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { liaisonsOfAll, peopleWithRole } from '#/features/members/public.ts'
import type { Dossier, TaskRow } from '../dossier.ts'
import { proposalEvents } from '../events.ts'
import type { ProposalAsk } from '../lifecycle.ts'
import { endPublicity } from '../publicity/taking-down.ts'
import { isReplaced, taskStates } from '../task-lifecycle.ts'
import { actOnCase, enter, proposalOf, recompute, signers, type Versioned } from './acting.ts'
import type { Moved } from './draft.ts'
import { tellProposers } from './telling.ts'

/** Before filing: the author's own will is enough. */
export function withdraw(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'withdraw'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'withdraw', seen)
    if (!acting.ok) return acting
    await leaveCourse(change, acting.value.case, ask.reason, false)
    await owe(change, {
      personIds: signers(acting.value.case).map((p) => p.id),
      key: `proposal.withdrawn:${seen.id}`,
      title: '您联名的提案已撤回',
      body: `《${acting.value.case.subject}》：${ask.reason}`,
      url: `/proposals/${seen.id}`,
      matterId: seen.id,
    })
    await enter(change, seen.id, 'withdrawn')
    return done({ id: seen.id, state: 'withdrawn' })
  })
}

async function leaveCourse(change: Change, found: Dossier, reason: string, afterFiling: boolean): Promise<void> {
  const { tx, actor, today } = change
  await sql`update proposal set withdrawn_on = ${today} where committee_id = ${actor.committeeId} and id = ${found.id}`.execute(tx)
  await voidDeadlines(tx, { matterId: found.id }, today)
  change.record(proposalOf(found.id), proposalEvents.withdrawn.of({ reason, afterFiling }))
}

export function requestWithdrawal(
  world: World,
  actor: Actor,
  seen: Versioned,
  ask: ProposalAsk<'requestWithdrawal'>,
): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'requestWithdrawal', seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    await sql`insert into withdrawal_request (committee_id, id, proposal_id, reason, asked_on, asked_by)
      values (${actor.committeeId}, ${change.newId()}, ${found.id}, ${ask.reason}, ${change.today}, ${actor.name})`.execute(change.tx)
    const directors = await peopleWithRole(change.tx, actor.committeeId, 'proposal-director', change.today)
    await owe(change, {
      personIds: directors.map((d) => d.personId),
      key: `proposal.withdrawalAsked:${seen.id}:${seen.version}`,
      title: '提案者申请撤案',
      body: `《${found.subject}》：${ask.reason}。请决定是否同意。`,
      url: `/proposals/${seen.id}`,
      matterId: seen.id,
    })
    change.record(proposalOf(seen.id), proposalEvents.withdrawalAsked.of({ reason: ask.reason }))
    return done({ id: seen.id, state: found.state })
  })
}

async function answerRequest({ tx, actor, today }: Change, proposalId: string, agreed: boolean, note: string): Promise<void> {
  await sql`update withdrawal_request set decided_on = ${today}, agreed = ${agreed}, decided_by = ${actor.name}, note = ${note}
    where committee_id = ${actor.committeeId} and proposal_id = ${proposalId} and decided_on is null`.execute(tx)
}

export function refuseWithdrawal(
  world: World,
  actor: Actor,
  seen: Versioned,
  ask: ProposalAsk<'refuseWithdrawal'>,
): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'refuseWithdrawal', seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    await answerRequest(change, found.id, false, ask.note)
    await tellProposers(
      change,
      found,
      `proposal.withdrawalRefused:${seen.version}`,
      '撤案申请未获同意',
      `《${found.subject}》继续办理：${ask.note}`,
    )
    change.record(proposalOf(seen.id), proposalEvents.withdrawalRefused.of({ note: ask.note }))
    return done({ id: seen.id, state: found.state })
  })
}

/** With the committee's consent. Units that have it lose their tasks, with a word to each; what they had answered stays. */
export function withdrawFiled(
  world: World,
  actor: Actor,
  move: 'withdrawFiled' | 'withdrawAssigned',
  seen: Versioned,
  ask: ProposalAsk<'withdrawFiled'>,
): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, move, seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    await answerRequest(change, found.id, true, ask.reason)
    await leaveCourse(change, found, ask.reason, true)
    await endPublicity(change, seen.id, `提案已撤案：${ask.reason}`)
    const open = found.tasks.filter((t) => !isReplaced(t.state))
    for (const task of open) await takeBack(change, task)
    await tellUnits(change, found, open, ask.reason)
    await tellProposers(change, found, 'proposal.withdrawn', '提案已撤案', `《${found.subject}》经提案委同意撤案：${ask.reason}`)
    if (open.length) return done({ id: seen.id, state: await recompute(change, seen.id) })
    await enter(change, seen.id, 'withdrawn')
    return done({ id: seen.id, state: 'withdrawn' })
  })
}

/** The day the task was taken away is the day it ended: it is late no more. */
async function takeBack({ tx, actor, now, today }: Change, task: TaskRow): Promise<void> {
  await sql`update handling_task set state = 'withdrawn', state_since = ${now}, version = version + 1, paused_on = null,
      superseded_on = ${taskStates[task.state].open ? today : null}
    where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(tx)
}

async function tellUnits(change: Change, found: Dossier, tasks: readonly TaskRow[], reason: string): Promise<void> {
  const bodyIds = tasks.map((t) => t.bodyId)
  const liaisons = await liaisonsOfAll(change.tx, bodyIds, change.today)
  await owe(change, {
    personIds: bodyIds.flatMap((id) => (liaisons.get(id) ?? []).map((p) => p.personId)),
    key: `task.withdrawn:${found.id}`,
    title: '提案已撤案，不再办理',
    body: `第${found.caseNo ?? ''}号《${found.subject}》：${reason}`,
    url: `/proposals/${found.id}`,
    matterId: found.id,
  })
}
