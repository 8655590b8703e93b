// The office's side of a promise: accept or send back, consent to another day, find it cannot be kept, hand it over again, and the class that follows.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { meetDeadline } from '#/core/cases/deadlines.ts'
import { day, inChinese } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { partiesOfActor } from '../../store.ts'
import type { CommitmentRow } from '../commitment.ts'
import { commitmentEvents } from '../events.ts'
import type { CommitmentAsk } from '../lifecycle.ts'
import { actOnCommitment, named, recordOn, settleCase, tellOffice, tellProposers, tellUnit } from './acting.ts'
import { enterCommitment, nextReport, setDue } from './ledger.ts'
import { newDueWrong, type Moved } from './report.ts'

/** The unit is to go on: nothing is finished. */
async function goOn(change: Change, c: CommitmentRow, reason: string): Promise<void> {
  await sql`update commitment set finished_on = null, asked_due = null, asked_reason = null
    where committee_id = ${change.actor.committeeId} and id = ${c.id}`.execute(change.tx)
  await enterCommitment(change, c, 'underWay', { reason })
}

export function accept(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'accept'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'accept', seen)
    if (!acting.ok) return acting
    const { commitment: c, case: found } = acting.value
    const finishedOn = c.finishedOn ?? change.today
    await meetDeadline(change.tx, c.id, 'commitment.due', finishedOn)
    await enterCommitment(change, c, 'done', { finishedOn, reason: ask.note })
    await tellProposers(change, found, c, {
      key: 'commitment.accepted',
      title: '承诺已经兑现，请评价',
      body: `${c.unit}兑现了对《${c.subject}》的承诺：${c.text}。可以对兑现结果再作评价。`,
    })
    await tellUnit(change, c, { key: 'commitment.accepted', title: '承诺验收通过', body: `《${c.subject}》的承诺验收通过。` })
    recordOn(change, c, commitmentEvents.accepted.of({ ...named(c), finishedOn, late: finishedOn > c.dueDay, note: ask.note }))
    await settleCase(change, found)
    return done({ id: c.id, state: 'done' })
  })
}

export function rejectDone(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'rejectDone'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'rejectDone', seen)
    if (!acting.ok) return acting
    const { commitment: c } = acting.value
    await goOn(change, c, ask.reason)
    await tellUnit(change, c, { key: 'commitment.doneRejected', title: '承诺没有通过验收', body: `《${c.subject}》的承诺：${ask.reason}` })
    recordOn(change, c, commitmentEvents.doneRejected.of({ ...named(c), reason: ask.reason }))
    return done({ id: c.id, state: 'underWay' })
  })
}

export function grantAdjustment(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'grantAdjustment'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'grantAdjustment', seen)
    if (!acting.ok) return acting
    const { commitment: c, case: found } = acting.value
    if (!c.askedDue) throw new Error('an adjustment was asked for without a day')
    if (c.askedDue < change.today) return refused([`申请的新期限（${inChinese(c.askedDue)}）已经过去，请不同意，由单位重新申请`])
    await setDue(change, c, c.askedDue, 'adjusted', c.askedReason ?? '')
    await enterCommitment(change, c, 'underWay')
    const body = `《${c.subject}》的承诺“${c.text}”期限由${inChinese(c.dueDay)}调整为${inChinese(c.askedDue)}。理由：${c.askedReason ?? ''}`
    await tellUnit(change, c, { key: 'commitment.adjusted', title: '同意调整承诺期限', body })
    await tellProposers(change, found, c, { key: 'commitment.adjusted', title: '承诺的期限有调整', body })
    recordOn(change, c, commitmentEvents.adjusted.of({ ...named(c), was: c.dueDay, newDue: c.askedDue, note: ask.note }))
    return done({ id: c.id, state: 'underWay' })
  })
}

export function refuseAdjustment(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'refuseAdjustment'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'refuseAdjustment', seen)
    if (!acting.ok) return acting
    const { commitment: c } = acting.value
    await goOn(change, c, ask.reason)
    await tellUnit(change, c, { key: 'commitment.adjustmentRefused', title: '不同意调整承诺期限', body: `《${c.subject}》：${ask.reason}` })
    recordOn(change, c, commitmentEvents.adjustmentRefused.of({ ...named(c), reason: ask.reason }))
    return done({ id: c.id, state: 'underWay' })
  })
}

export function confirmUnable(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'confirmUnable'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'confirmUnable', seen)
    if (!acting.ok) return acting
    const { commitment: c, case: found } = acting.value
    const reason = c.progress.find((p) => p.kind === 'unable')?.text ?? ''
    await enterCommitment(change, c, 'failed', { reason })
    await tellProposers(change, found, c, {
      key: 'commitment.failed',
      title: '承诺无法兑现',
      body: `${c.unit}对《${c.subject}》的承诺“${c.text}”无法完成。理由：${reason}${ask.note ? `。${ask.note}` : ''}`,
    })
    recordOn(change, c, commitmentEvents.failed.of({ ...named(c), reason, note: ask.note }))
    await settleCase(change, found)
    return done({ id: c.id, state: 'failed' })
  })
}

export function refuseUnable(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'refuseUnable'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'refuseUnable', seen)
    if (!acting.ok) return acting
    const { commitment: c } = acting.value
    await goOn(change, c, ask.reason)
    await tellUnit(change, c, { key: 'commitment.unableRefused', title: '要求继续推进承诺', body: `《${c.subject}》：${ask.reason}` })
    recordOn(change, c, commitmentEvents.unableRefused.of({ ...named(c), reason: ask.reason }))
    return done({ id: c.id, state: 'underWay' })
  })
}

export function expire(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'expire'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'expire', seen)
    if (!acting.ok) return acting
    const { commitment: c, case: found } = acting.value
    await enterCommitment(change, c, 'expired', { reason: ask.reason })
    await tellProposers(change, found, c, {
      key: 'commitment.expired',
      title: '承诺跟踪期满',
      body: `${c.unit}对《${c.subject}》的承诺“${c.text}”跟踪期满，没有兑现。结论：${ask.reason}`,
    })
    recordOn(change, c, commitmentEvents.expired.of({ ...named(c), reason: ask.reason }))
    await settleCase(change, found)
    return done({ id: c.id, state: 'expired' })
  })
}

/** A batch exists once; each promise is handed over in its own transaction, so one refused does not stop the others. */
async function openBatch({ tx, actor, today, newId }: Change, ask: CommitmentAsk<'assignAgain'>): Promise<string> {
  await sql`insert into follow_up_batch (committee_id, id, title, meeting_day, document_no, demand, assigned_by, opened_on)
    values (${actor.committeeId}, ${newId()}, ${ask.title}, ${ask.meetingDay}, ${ask.documentNo}, ${ask.demand}, ${actor.name}, ${today})
    on conflict (committee_id, title, meeting_day) do nothing`.execute(tx)
  const { rows } = await sql<{ id: string }>`select id from follow_up_batch where committee_id = ${actor.committeeId}
    and title = ${ask.title} and meeting_day = ${ask.meetingDay}`.execute(tx)
  const [batch] = rows
  if (!batch) throw new Error('a batch was neither found nor opened')
  return batch.id
}

export function assignAgain(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'assignAgain'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'assignAgain', seen)
    if (!acting.ok) return acting
    const { commitment: c, case: found } = acting.value
    const { tx, today } = change
    const on = day(ask.meetingDay)
    const due = day(ask.newDue)
    const wrong = [
      ...(on > today ? [{ field: 'meetingDay', says: '交办日不能晚于今天' }] : []),
      ...(due <= today ? [{ field: 'newDue', says: '新的期限须晚于今天' }] : []),
      ...(due > c.limitDay ? [{ field: 'newDue', says: `新的期限不能超过跟踪期限（${inChinese(c.limitDay)}）` }] : []),
      ...(c.assignments.some((a) => a.title === ask.title) ? [{ field: 'title', says: '这项承诺已经在这一批里' }] : []),
    ]
    if (wrong.length) return refused(wrong)
    const batchId = await openBatch(change, ask)
    await sql`insert into follow_up_assignment (committee_id, batch_id, commitment_id, assigned_on, due_day)
      values (${actor.committeeId}, ${batchId}, ${c.id}, ${on}, ${due})`.execute(tx)
    await setDue(change, c, due, 'again', ask.title)
    await sql`update commitment set again_on = ${on} where committee_id = ${actor.committeeId} and id = ${c.id}`.execute(tx)
    await sql`update deadline set voided_on = ${today} where committee_id = ${actor.committeeId} and part_id = ${c.id}
      and code = 'commitment.progress' and met_on is null and voided_on is null`.execute(tx)
    await nextReport(change, [{ ...c, dueDay: due, againOn: on }], on)
    await enterCommitment(change, c, c.state)
    const body = `《${c.subject}》的承诺“${c.text}”二次交办，请在${inChinese(due)}前兑现。${ask.demand}`
    await tellUnit(change, c, { key: 'commitment.again', title: '二次交办的承诺', body })
    await tellProposers(change, found, c, { key: 'commitment.again', title: '承诺已经二次交办', body })
    recordOn(change, c, commitmentEvents.assignedAgain.of({ ...named(c), batchId, batch: ask.title, on, due }))
    return done({ id: c.id, state: c.state })
  })
}

/** The proposer's judgement of the fulfilment, from his own sign-in only; his judgement of the reply stays what it was. */
export function rate(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'rate'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'rate', seen)
    if (!acting.ok) return acting
    const { commitment: c, case: found } = acting.value
    if (ask.result === 'dissatisfied' && ask.comment.trim() === '')
      return refused([{ field: 'comment', says: '评价“不满意”的，请写明哪里没有兑现' }])
    const [evaluatorId] = partiesOfActor(actor)
    if (!evaluatorId) throw new Error('judge let somebody without a person rate')
    const body = actor.posts.find((p) => p.bodyId === found.leadBodyId && found.leadBodyId !== null)
    const by = { id: body?.bodyId ?? evaluatorId, name: body?.bodyName ?? actor.name }
    await sql`insert into commitment_rating (committee_id, id, commitment_id, evaluator_id, rated_on, result, comment, rated_by)
      values (${actor.committeeId}, ${change.newId()}, ${c.id}, ${by.id}, ${change.today}, ${ask.result}, ${ask.comment}, ${by.name})`.execute(
      change.tx,
    )
    await enterCommitment(change, c, c.state)
    if (ask.result === 'dissatisfied')
      await tellOffice(change, c, {
        key: `commitment.dissatisfied.${by.id}`,
        title: '提案者对兑现结果不满意',
        body: `《${c.subject}》：${ask.comment}`,
      })
    recordOn(change, c, commitmentEvents.rated.of({ ...named(c), by, result: ask.result, comment: ask.comment }))
    return done({ id: c.id, state: c.state })
  })
}

export function reopen(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'reopen'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'reopen', seen)
    if (!acting.ok) return acting
    const { commitment: c, case: found } = acting.value
    const due = day(ask.newDue)
    const wrong = newDueWrong({ ...c, dueDay: change.today }, due, change.today)
    if (wrong.length) return refused([...new Set(wrong)].map((says) => ({ field: 'newDue', says })))
    await sql`update commitment_rating set voided_on = ${change.today} where committee_id = ${actor.committeeId} and commitment_id = ${c.id}
      and voided_on is null`.execute(change.tx)
    await goOn(change, c, ask.reason)
    await setDue(change, c, due, 'reopened', ask.reason)
    await nextReport(change, [{ ...c, state: 'underWay', dueDay: due }], change.today)
    const body = `《${c.subject}》的承诺“${c.text}”退回重新推进，${inChinese(due)}前兑现：${ask.reason}`
    await tellUnit(change, c, { key: 'commitment.reopened', title: '承诺须重新推进', body })
    await tellProposers(change, found, c, { key: 'commitment.reopened', title: '承诺退回重新推进', body })
    recordOn(change, c, commitmentEvents.reopened.of({ ...named(c), due, reason: ask.reason }))
    await settleCase(change, found)
    return done({ id: c.id, state: 'underWay' })
  })
}

/** The class gets another day from today on; what was counted before today stays counted as it was. */
export function reclassify(world: World, actor: Actor, seen: Seen, ask: CommitmentAsk<'reclassify'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCommitment(change, 'reclassify', seen)
    if (!acting.ok) return acting
    const { commitment: c, case: found } = acting.value
    const { tx, today } = change
    await sql`with before as (
        update reply_class set until_day = ${today} where committee_id = ${actor.committeeId} and reply_id = ${c.replyId} and until_day is null)
      insert into reply_class (committee_id, reply_id, proposal_id, from_day, entry, class_mark, set_by)
      select ${actor.committeeId}, ${c.replyId}::uuid, ${found.id}::uuid, ${today}, 1 + max(entry), 'A', ${actor.name} from reply_class
      where committee_id = ${actor.committeeId} and reply_id = ${c.replyId}`.execute(tx)
    await enterCommitment(change, c, c.state)
    const body = `${c.unit}对《${c.subject}》的承诺已全部兑现，办理结果由${c.classNow}类改定为A类。`
    await tellProposers(change, found, c, { key: 'commitment.reclassified', title: '办理结果改定为A类', body })
    await tellUnit(change, c, { key: 'commitment.reclassified', title: '办理结果改定为A类', body })
    recordOn(
      change,
      c,
      commitmentEvents.reclassified.of({
        ...named(c),
        replyId: c.replyId,
        docNo: c.docNo,
        was: c.classNow,
        becomes: 'A',
        reason: ask.reason,
      }),
    )
    return done({ id: c.id, state: c.state })
  })
}
