// Opening a supervision item and its plan: who leads, which proposals, purpose and steps, the leader's approval.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { meetDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { addParty, endParty, openMatter } from '#/core/cases/register.ts'
import { day, type Day } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { done, forbidden, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { bodiesByIds } from '#/features/organisation/public.ts'
import { peopleWithRole, personNames } from '#/features/members/public.ts'
import { answers } from '../../words.ts'
import type { Opening } from '../contract.ts'
import { selectionEvents, supervisionEvents } from '../events.ts'
import type { Supervision } from '../item.ts'
import { modeOfItem } from '../judged.ts'
import type { SupervisionAsk } from '../lifecycle.ts'
import { mayWrite, supervisable, tierWrong } from '../rules.ts'
import type { ModeRow } from '../settings.ts'
import { peopleIn } from '../store.ts'
import { leads } from '../words.ts'
import { actOnItem, dueBy, enter, itemOf, oweBy, rulesOn, tellPeople, type Owed } from './acting.ts'
import { openedCases, type OpenedCase } from './opened-cases.ts'

export interface Moved {
  readonly id: string
  readonly state: string
}

export function open(world: World, actor: Actor, ask: Opening): Promise<Outcome<{ id: string; url: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, today, now } = change
    const cases = await openedCases(tx, actor, ask.proposalIds, today)
    const sessionId = cases[0]?.sessionId
    if (!sessionId || cases.length !== ask.proposalIds.length)
      return refused([{ field: 'proposalIds', says: '所选提案中有没有找到的，或者您无权查看' }])
    const { modes } = await rulesOn(tx, actor.committeeId, today, sessionId)
    const mode = modes.find((m) => m.code === ask.mode)
    if (!mode) return refused([{ field: 'mode', says: '没有这种督办方式，请重新选择' }])
    // A committee's office opens for its own committee.
    const bodyId = ask.bodyId ?? actor.posts.find((p) => p.role === 'committee-office')?.bodyId ?? null
    if (!mayWrite(actor, mode, bodyId)) return forbidden(`${mode.label}不由您承办`)
    const reasons = [...casesWrong(cases, mode), ...(await leaderWrong(change, mode, ask.leaderId)), ...(await bodyWrong(change, bodyId))]
    if (reasons.length) return refused(reasons)
    const id = change.newId()
    const leader = { id: ask.leaderId, name: (await personNames(tx, [ask.leaderId])).get(ask.leaderId) ?? '' }
    const first = cases[0]?.subject ?? ''
    const title = cases.length > 1 ? `${first}（等${cases.length}件）` : first
    await openMatter(tx, { committeeId: actor.committeeId, id, kind: 'supervision', title, state: 'planning', sessionId, at: now })
    await sql`insert into supervision (committee_id, id, session_id, mode, mode_label, leader_id, leader_name, leader_post, body_id, opened_on)
      values (${actor.committeeId}, ${id}, ${sessionId}, ${mode.code}, ${mode.label}, ${leader.id}, ${leader.name}, ${ask.leaderPost},
        ${bodyId}, ${today})`.execute(tx)
    await sql`insert into supervision_case (committee_id, supervision_id, proposal_id, from_day)
      select ${actor.committeeId}, ${id}, c, ${today} from unnest(${[...ask.proposalIds]}::uuid[]) c`.execute(tx)
    await takePart(change, id, 'leader', leader.id, 'person')
    if (bodyId) await cooperate(change, id, bodyId, ask.proposalIds)
    const due = await dueBy(change, 'plan', today, sessionId)
    await oweBy(change, id, [{ partId: id, code: 'supervision.plan', label: '拟定督办方案', holderId: null, due }])
    change.record(
      itemOf(id),
      supervisionEvents.opened.of({
        mode: mode.code,
        modeLabel: mode.label,
        leader,
        proposals: cases.map(({ id: of, subject: name, caseNo }) => ({ id: of, name, caseNo })),
      }),
    )
    for (const c of cases)
      change.record(
        { kind: 'proposal', id: c.id },
        selectionEvents.supervised.of({ supervisionId: id, mode: mode.label, leader: leader.name }),
      )
    return done({ id, url: `/supervision/${id}` })
  })
}

const takePart = ({ tx, actor, now }: Change, matterId: string, part: string, partyId: string, partyKind: 'person' | 'body') =>
  addParty(tx, { committeeId: actor.committeeId, matterId, part, partyId, partyKind, at: now })

/** The cooperating committee's people read the item and the proposals it is about. */
async function cooperate(change: Change, id: string, bodyId: string, proposalIds: readonly string[]): Promise<void> {
  for (const matterId of [id, ...proposalIds]) await takePart(change, matterId, 'supervisor', bodyId, 'body')
}

function casesWrong(cases: readonly OpenedCase[], mode: ModeRow): readonly Reason[] {
  const wrong = cases.flatMap((c) => {
    const name = c.caseNo ? `第${c.caseNo}号` : `《${c.subject}》`
    const tier = tierWrong(mode, name, c.tier)
    return [
      ...(supervisable.includes(c.state) ? [] : [`${name}没有立案，或者已并案、归档，不能督办`]),
      ...(c.sessionId === cases[0]?.sessionId ? [] : [`${name}与其他提案不属于同一届次，请分开督办`]),
      ...(c.running.includes(mode.code) ? [`${name}已有一件“${mode.label}”正在进行`] : []),
      ...(tier ? [tier] : []),
    ]
  })
  return wrong.map((says) => ({ field: 'proposalIds', says }))
}

async function leaderWrong(change: Change, mode: ModeRow, leaderId: string): Promise<readonly Reason[]> {
  const { tx, actor, today } = change
  if (mode.leads === 'anyone')
    return (await personNames(tx, [leaderId])).has(leaderId) ? [] : [{ field: 'leaderId', says: '没有找到所选的领衔人' }]
  const holders = await peopleWithRole(tx, actor.committeeId, mode.leads, today)
  return holders.some((h) => h.personId === leaderId)
    ? []
    : [{ field: 'leaderId', says: `${mode.label}须由${leads[mode.leads]}领衔，所选的人现在没有这个任职` }]
}

async function bodyWrong({ tx }: Change, bodyId: string | null): Promise<readonly Reason[]> {
  if (bodyId === null) return []
  const body = (await bodiesByIds(tx, [bodyId])).get(bodyId)
  return body?.kind === 'special-committee' ? [] : [{ field: 'bodyId', says: '协助的应是专门委员会' }]
}

export function writePlan(world: World, actor: Actor, seen: Seen, ask: SupervisionAsk<'writePlan'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'writePlan', seen)
    if (!acting.ok) return acting
    const { item } = acting.value
    const plannedOn = day(ask.plannedOn)
    const reasons = [
      ...(await bodyWrong(change, ask.bodyId)),
      ...(plannedOn < item.openedOn ? [{ field: 'plannedOn', says: '督办日期不能早于开办那天' }] : []),
    ]
    if (reasons.length) return refused(reasons)
    await sql`update supervision set purpose = ${ask.purpose}, plan = ${ask.plan}, planned_on = ${plannedOn}, participants = ${ask.participants},
        unit_leaders = ${ask.unitLeaders}, body_id = ${ask.bodyId}
      where committee_id = ${actor.committeeId} and id = ${item.id}`.execute(change.tx)
    if (ask.bodyId !== item.bodyId) await changeBody(change, item, ask.bodyId)
    change.record(itemOf(item.id), supervisionEvents.planned.of({ plannedOn }))
    return done({ id: item.id, state: item.state })
  })
}

async function changeBody(change: Change, item: Supervision, bodyId: string | null): Promise<void> {
  const before = item.bodyId
  if (before) await endParty(change.tx, { matterId: item.id, part: 'supervisor', partyId: before, at: change.now })
  if (bodyId)
    await cooperate(
      change,
      item.id,
      bodyId,
      item.cases.map((c) => c.id),
    )
}

export function submitPlan(world: World, actor: Actor, seen: Seen): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'submitPlan', seen)
    if (!acting.ok) return acting
    const { item, modes } = acting.value
    const { tx, today } = change
    await sql`update supervision set plan_submitted_on = ${today} where committee_id = ${actor.committeeId} and id = ${item.id}`.execute(tx)
    await meetDeadline(tx, item.id, 'supervision.plan', today)
    const due = await dueBy(change, 'approval', today, item.sessionId)
    await oweBy(change, item.id, [{ partId: item.id, code: 'supervision.approval', label: '审定督办方案', holderId: item.leaderId, due }])
    await tellPeople(change, item, {
      personIds: await approversOf(change, item, modeOfItem(item, modes)),
      key: `supervision.plan:${item.id}:${item.version}`,
      title: '请审定督办方案',
      body: `${item.modeLabel}：《${item.title}》的督办方案已送审。`,
    })
    change.record(itemOf(item.id), supervisionEvents.planSubmitted.of({}))
    return enter(change, item.id, 'planSubmitted')
  })
}

export async function approversOf({ tx, actor, today }: Change, item: Supervision, mode: ModeRow): Promise<readonly string[]> {
  if (mode.approves === 'leader') return [item.leaderId]
  return (await peopleWithRole(tx, actor.committeeId, mode.approves, today)).map((h) => h.personId)
}

interface Approval {
  readonly by: string
  /** Where the signed paper is; null when approved here in person. */
  readonly paper: string | null
  readonly on: Day
  readonly note: string
}

/** From here on the units see the plan, their written reports are owed, and the result by its own clock. */
async function approve(change: Change, item: Supervision, approval: Approval): Promise<Outcome<Moved>> {
  const { tx, actor, today } = change
  await sql`update supervision set plan_approved_on = ${approval.on}, plan_approved_by = ${approval.by}, approval_note = ${approval.note}
    where committee_id = ${actor.committeeId} and id = ${item.id}`.execute(tx)
  await meetDeadline(tx, item.id, 'supervision.approval', today)
  await oweReports(change, item)
  await tellPeople(change, item, {
    personIds: await peopleIn(
      tx,
      actor.committeeId,
      item.cases.map((c) => c.id),
      'units',
      today,
    ),
    key: `supervision.running:${item.id}`,
    title: '请书面报告提案办理情况',
    body: `《${item.title}》列入${item.modeLabel}，请按期书面报告办理情况。`,
  })
  change.record(itemOf(item.id), supervisionEvents.planApproved.of(approval))
  return enter(change, item.id, 'running')
}

async function oweReports(change: Change, item: Supervision): Promise<void> {
  const { tx, actor, today } = change
  const units = new Map(item.cases.flatMap((c) => c.units.filter((u) => answers[u.role]).map((u) => [u.bodyId, u.name] as const)))
  const held = item.plannedOn ? { day: item.plannedOn, label: '方案定的督办日期', replaces: false } : null
  const due = await dueBy(change, 'unitReport', today, item.sessionId, held)
  const reports = [...units.keys()].map((bodyId) => ({ id: change.newId(), bodyId }))
  for (const { id, bodyId } of reports)
    await sql`insert into supervision_unit_report (committee_id, id, supervision_id, body_id, owed_on)
      values (${actor.committeeId}, ${id}, ${item.id}, ${bodyId}, ${today})`.execute(tx)
  const result: Owed = {
    partId: item.id,
    code: 'supervision.result',
    label: '报送督办情况报告',
    holderId: null,
    due: await dueBy(change, 'result', today, item.sessionId),
  }
  await oweBy(change, item.id, [
    result,
    ...reports.map(({ id, bodyId }): Owed => ({
      partId: id,
      code: 'supervision.unitReport',
      label: '书面报告办理情况',
      holderId: bodyId,
      due,
    })),
  ])
}

export function approvePlan(world: World, actor: Actor, seen: Seen, { note }: SupervisionAsk<'approvePlan'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'approvePlan', seen)
    return acting.ok ? approve(change, acting.value.item, { by: actor.name, paper: null, on: change.today, note }) : acting
  })
}

export function recordApproval(world: World, actor: Actor, seen: Seen, ask: SupervisionAsk<'recordApproval'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'recordApproval', seen)
    if (!acting.ok) return acting
    const { item } = acting.value
    const signed = signedOn(ask.signedOn, item.planSubmittedOn, change.today)
    if (!signed.ok) return signed
    return approve(change, item, { by: item.leaderName, paper: ask.evidence, on: signed.value, note: ask.note })
  })
}

/** A paper is signed after it was sent and not in the future. */
export function signedOn(text: string, since: Day | null, today: Day): Outcome<Day> {
  const on = day(text)
  if (on > today) return refused([{ field: 'signedOn', says: '签批日期不能晚于今天' }])
  return since && on < since ? refused([{ field: 'signedOn', says: '签批日期不能早于送审那天' }]) : done(on)
}

export function returnPlan(world: World, actor: Actor, seen: Seen, { reason }: SupervisionAsk<'returnPlan'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'returnPlan', seen)
    if (!acting.ok) return acting
    const { item } = acting.value
    const { tx, today } = change
    await meetDeadline(tx, item.id, 'supervision.approval', today)
    const due = await dueBy(change, 'plan', today, item.sessionId)
    await oweBy(change, item.id, [{ partId: item.id, code: 'supervision.plan', label: '修改督办方案', holderId: null, due }])
    change.record(itemOf(item.id), supervisionEvents.planReturned.of({ reason }))
    return enter(change, item.id, 'planning')
  })
}

export function cancel(world: World, actor: Actor, seen: Seen, { reason }: SupervisionAsk<'cancel'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'cancel', seen)
    if (!acting.ok) return acting
    const { item } = acting.value
    await sql`update supervision set cancelled_on = ${change.today}, cancel_reason = ${reason}
      where committee_id = ${actor.committeeId} and id = ${item.id}`.execute(change.tx)
    await voidDeadlines(change.tx, { matterId: item.id }, change.today)
    change.record(itemOf(item.id), supervisionEvents.cancelled.of({ reason }))
    return enter(change, item.id, 'cancelled')
  })
}
