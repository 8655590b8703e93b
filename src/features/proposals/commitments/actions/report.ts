// The unit's side of a promise: progress, done, another day asked for, cannot be kept.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, inChinese, type Day } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import type { CommitmentRow } from '../commitment.ts'
import { commitmentEvents } from '../events.ts'
import type { CommitmentAsk, CommitmentState } from '../lifecycle.ts'
import type { ProgressKind } from '../words.ts'
import { actOnCommitment, named, recordOn, tellOffice } from './acting.ts'
import { answerLookBack, enterCommitment, reported } from './ledger.ts'

export interface Moved {
  readonly id: string
  readonly state: string
}

interface Entry {
  readonly kind: ProgressKind
  readonly percent: number
  readonly text: string
}

/** A dated entry; while a round of 回头看 awaits this promise it answers that, too. Gives the round's title. */
async function addEntry(change: Change, c: CommitmentRow, { kind, percent, text }: Entry): Promise<string | null> {
  const { tx, actor, now, today } = change
  const id = change.newId()
  await sql`insert into commitment_progress (committee_id, id, commitment_id, on_day, percent, text, kind, recorded_by, recorded_at)
    values (${actor.committeeId}, ${id}, ${c.id}, ${today}, ${percent}, ${text}, ${kind}, ${actor.name}, ${now})`.execute(tx)
  await sql`update commitment set percent = ${percent}, reported_on = ${today} where committee_id = ${actor.committeeId} and id = ${c.id}`.execute(
    tx,
  )
  await reported(change, c)
  return answerLookBack(change, c, id)
}

const entered = async (change: Change, c: CommitmentRow, state: CommitmentState): Promise<Outcome<Moved>> => {
  await enterCommitment(change, c, state)
  return done({ id: c.id, state })
}

export function progress(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'progress'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'progress', seen)
    if (!acting.ok) return acting
    const { commitment: c } = acting.value
    const lookBack = await addEntry(change, c, { kind: 'progress', ...ask })
    recordOn(change, c, commitmentEvents.progressed.of({ ...named(c), percent: ask.percent, text: ask.text, lookBack }))
    return entered(change, c, 'underWay')
  })
}

export function reportDone(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'reportDone'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'reportDone', seen)
    if (!acting.ok) return acting
    const { commitment: c } = acting.value
    const finishedOn = day(ask.finishedOn)
    if (finishedOn > change.today) return refused([{ field: 'finishedOn', says: '完成日期不能晚于今天' }])
    if (finishedOn < c.promisedOn) return refused([{ field: 'finishedOn', says: `完成日期不能早于答复日（${inChinese(c.promisedOn)}）` }])
    await addEntry(change, c, { kind: 'done', percent: 100, text: ask.text })
    await sql`update commitment set finished_on = ${finishedOn} where committee_id = ${actor.committeeId} and id = ${c.id}`.execute(
      change.tx,
    )
    await tellOffice(change, c, {
      key: 'commitment.doneReported',
      title: '承诺报告完成，请验收',
      body: `${c.unit}报告《${c.subject}》的承诺已经完成：${ask.text}`,
    })
    recordOn(change, c, commitmentEvents.doneReported.of({ ...named(c), finishedOn, text: ask.text }))
    return entered(change, c, 'doneReported')
  })
}

/** Why a promise cannot be moved to that day. */
export function newDueWrong(c: CommitmentRow, newDue: Day, today: Day): readonly string[] {
  return [
    ...(newDue <= today ? ['新的期限须晚于今天'] : []),
    ...(newDue <= c.dueDay ? [`新的期限须晚于现在的期限（${inChinese(c.dueDay)}）`] : []),
    ...(newDue > c.limitDay ? [`新的期限不能超过跟踪期限（${inChinese(c.limitDay)}）`] : []),
  ]
}

export function askAdjustment(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'askAdjustment'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'askAdjustment', seen)
    if (!acting.ok) return acting
    const { commitment: c } = acting.value
    const newDue = day(ask.newDue)
    const wrong = newDueWrong(c, newDue, change.today)
    if (wrong.length) return refused(wrong.map((says) => ({ field: 'newDue', says })))
    await sql`update commitment set asked_due = ${newDue}, asked_reason = ${ask.reason}
      where committee_id = ${actor.committeeId} and id = ${c.id}`.execute(change.tx)
    await tellOffice(change, c, {
      key: 'commitment.adjustmentAsked',
      title: '申请调整承诺期限',
      body: `${c.unit}申请把《${c.subject}》的承诺调整到${inChinese(newDue)}：${ask.reason}`,
    })
    recordOn(change, c, commitmentEvents.adjustmentAsked.of({ ...named(c), newDue, reason: ask.reason }))
    return entered(change, c, 'adjustmentAsked')
  })
}

export function reportUnable(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'reportUnable'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'reportUnable', seen)
    if (!acting.ok) return acting
    const { commitment: c } = acting.value
    await addEntry(change, c, { kind: 'unable', percent: c.percent, text: ask.reason })
    await tellOffice(change, c, {
      key: 'commitment.unableReported',
      title: '承诺报告无法完成',
      body: `${c.unit}报告《${c.subject}》的承诺无法完成：${ask.reason}`,
    })
    recordOn(change, c, commitmentEvents.unableReported.of({ ...named(c), reason: ask.reason }))
    return entered(change, c, 'unableReported')
  })
}
