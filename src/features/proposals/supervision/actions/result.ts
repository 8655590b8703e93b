// The end of an item: the report to the leader, his reading, on to 提案委, closed.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { meetDeadline } from '#/core/cases/deadlines.ts'
import type { Day } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import type { Outcome } from '#/core/outcome.ts'
import { selectionEvents, supervisionEvents } from '../events.ts'
import type { Supervision } from '../item.ts'
import { modeOfItem } from '../judged.ts'
import type { SupervisionAsk } from '../lifecycle.ts'
import { actOnItem, dueBy, enter, itemOf, oweBy, tellPeople } from './acting.ts'
import { approversOf, signedOn, type Moved } from './plan.ts'

export function reportResult(world: World, actor: Actor, seen: Seen, { text }: SupervisionAsk<'reportResult'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'reportResult', seen)
    if (!acting.ok) return acting
    const { item, modes } = acting.value
    const { tx, today } = change
    await sql`insert into supervision_result (committee_id, id, supervision_id, text, reported_on, reported_by)
      values (${actor.committeeId}, ${change.newId()}, ${item.id}, ${text}, ${today}, ${actor.name})`.execute(tx)
    await meetDeadline(tx, item.id, 'supervision.result', today)
    const due = await dueBy(change, 'reading', today, item.sessionId)
    await oweBy(change, item.id, [
      { partId: item.id, code: 'supervision.reading', label: '审阅督办情况报告', holderId: item.leaderId, due },
    ])
    await tellPeople(change, item, {
      personIds: await approversOf(change, item, modeOfItem(item, modes)),
      key: `supervision.result:${item.id}:${item.version}`,
      title: '请审阅督办情况报告',
      body: `${item.modeLabel}：《${item.title}》的督办情况报告已报送。`,
    })
    change.record(itemOf(item.id), supervisionEvents.resultReported.of({ leader: item.leaderName }))
    return enter(change, item.id, 'withLeader')
  })
}

const latest = (item: Supervision): string => {
  const result = item.results.at(-1)
  if (!result) throw new Error(`supervision ${item.id} is being read without a report`)
  return result.id
}

interface Reading {
  readonly by: string
  readonly paper: string | null
  readonly on: Day
  readonly opinion: string
}

async function pass(change: Change, item: Supervision, reading: Reading): Promise<Outcome<Moved>> {
  const { tx, actor, today } = change
  await sql`update supervision_result set read_on = ${reading.on}, read_by = ${reading.by}, opinion = ${reading.opinion}
    where committee_id = ${actor.committeeId} and id = ${latest(item)}`.execute(tx)
  await meetDeadline(tx, item.id, 'supervision.reading', today)
  const due = await dueBy(change, 'acceptance', today, item.sessionId)
  await oweBy(change, item.id, [{ partId: item.id, code: 'supervision.acceptance', label: '办结督办', holderId: null, due }])
  await tellPeople(change, item, {
    personIds: (await peopleWithRole(tx, actor.committeeId, 'proposal-director', today)).map((h) => h.personId),
    key: `supervision.read:${item.id}:${item.version}`,
    title: '督办情况报告送提案委',
    body: `${item.modeLabel}：《${item.title}》的督办情况报告已经审阅，请办结。`,
  })
  change.record(itemOf(item.id), supervisionEvents.resultRead.of(reading))
  return enter(change, item.id, 'withCommittee')
}

export function readResult(world: World, actor: Actor, seen: Seen, { opinion }: SupervisionAsk<'readResult'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'readResult', seen)
    return acting.ok ? pass(change, acting.value.item, { by: actor.name, paper: null, on: change.today, opinion }) : acting
  })
}

export function recordReading(world: World, actor: Actor, seen: Seen, ask: SupervisionAsk<'recordReading'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'recordReading', seen)
    if (!acting.ok) return acting
    const { item } = acting.value
    const signed = signedOn(ask.signedOn, item.results.at(-1)?.reportedOn ?? null, change.today)
    if (!signed.ok) return signed
    return pass(change, item, { by: item.leaderName, paper: ask.evidence, on: signed.value, opinion: ask.opinion })
  })
}

export function returnResult(world: World, actor: Actor, seen: Seen, { reason }: SupervisionAsk<'returnResult'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'returnResult', seen)
    if (!acting.ok) return acting
    const { item } = acting.value
    const { tx, today } = change
    await sql`update supervision_result set returned_on = ${today}, return_reason = ${reason}
      where committee_id = ${actor.committeeId} and id = ${latest(item)}`.execute(tx)
    await meetDeadline(tx, item.id, 'supervision.reading', today)
    const due = await dueBy(change, 'result', today, item.sessionId)
    await oweBy(change, item.id, [{ partId: item.id, code: 'supervision.result', label: '重新报送督办情况报告', holderId: null, due }])
    change.record(itemOf(item.id), supervisionEvents.resultReturned.of({ reason }))
    return enter(change, item.id, 'running')
  })
}

export function close(world: World, actor: Actor, seen: Seen, { conclusion }: SupervisionAsk<'close'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'close', seen)
    if (!acting.ok) return acting
    const { item } = acting.value
    const { tx, today } = change
    await sql`update supervision set closed_on = ${today}, conclusion = ${conclusion}
      where committee_id = ${actor.committeeId} and id = ${item.id}`.execute(tx)
    await meetDeadline(tx, item.id, 'supervision.acceptance', today)
    change.record(itemOf(item.id), supervisionEvents.closed.of({ conclusion }))
    for (const { id } of item.cases)
      change.record({ kind: 'proposal', id }, selectionEvents.supervisionClosed.of({ supervisionId: item.id, mode: item.modeLabel }))
    return enter(change, item.id, 'closed')
  })
}
