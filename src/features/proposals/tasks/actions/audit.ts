// 审查 of replies by the inspection office: before the head signs, or after the reply was issued; the class mark may be put right, with its days.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { meetDeadline, setDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { inChinese } from '#/core/day.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { actOnTask, clockwork, finishTask, proposalOf, recompute, type ActingOnTask, type Versioned } from '../../actions/acting.ts'
import type { Moved } from '../../actions/draft.ts'
import { tellProposers } from '../../actions/telling.ts'
import type { Dossier, ReplyRow, TaskRow } from '../../dossier.ts'
import type { TaskAsk } from '../../task-lifecycle.ts'
import type { ClassMark } from '../../words.ts'
import { taskEvents } from '../events.ts'
import { recallCountersigns } from '../countersigns.ts'
import { tellOffices, tellUnit } from '../telling.ts'
import type { AuditResult } from '../words.ts'

/** The inspection office has so many days from now. */
export async function openAudit(change: Change, found: Dossier, task: TaskRow, model: 'before' | 'after'): Promise<void> {
  const { tx, actor, today } = change
  const id = change.newId()
  await sql`insert into task_audit (committee_id, id, task_id, proposal_id, model, asked_on)
    values (${actor.committeeId}, ${id}, ${task.id}, ${found.id}, ${model}, ${today})`.execute(tx)
  await setDeadline(tx, {
    committeeId: actor.committeeId,
    id: change.newId(),
    matterId: found.id,
    partId: task.id,
    code: 'task.audit',
    label: `审查${task.unit}的答复`,
    holderId: null,
    due: (await clockwork(change, found.sessionId)).due('audit', today),
  })
  await tellOffices(change, found, ['inspection'], task, {
    key: `task.audit:${id}`,
    title: model === 'before' ? '答复稿待审查' : '答复待审查',
    body: `${task.unit}对《${found.subject}》的答复请审查。`,
  })
}

async function closeAudit({ tx, actor, today }: Change, task: TaskRow, result: AuditResult, opinion: string): Promise<void> {
  await sql`update task_audit set decided_on = ${today}, auditor = ${actor.name}, result = ${result}, opinion = ${opinion}
    where committee_id = ${actor.committeeId} and task_id = ${task.id} and decided_on is null`.execute(tx)
  await meetDeadline(tx, task.id, 'task.audit', today)
}

export function sendForAudit(world: World, actor: Actor, seen: Versioned): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'sendForAudit', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    await openAudit(change, found, task, 'before')
    change.record(proposalOf(found.id), taskEvents.sentForAudit.of({ unit: task.unit, taskId: task.id }))
    return finishTask(change, acting.value, 'audit')
  })
}

export function passAudit(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'passAudit'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'passAudit', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const reply = replyOf(acting.value)
    const corrects = ask.classMark !== null && ask.classMark !== reply.classMark
    if (corrects && ask.opinion.trim() === '') return refused([{ field: 'opinion', says: '更正类别的，请写明理由' }])
    const wrong = corrects && ask.classMark ? await correctTo(change, acting.value, reply, ask.classMark, ask.opinion) : null
    if (wrong) return refused([{ field: 'classMark', says: wrong }])
    await closeAudit(change, task, 'passed', ask.opinion)
    change.record(proposalOf(found.id), taskEvents.auditPassed.of({ unit: task.unit, taskId: task.id, later: false, opinion: ask.opinion }))
    await tellUnit(change, found, task, {
      key: `task.auditPassed:${task.id}:${task.version}`,
      title: '答复稿审查通过，请签发',
      body: `《${found.subject}》${ask.opinion}`,
    })
    return finishTask(change, acting.value, 'internalSign')
  })
}

export function returnFromAudit(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'returnFromAudit'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'returnFromAudit', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    await closeAudit(change, task, 'returned', ask.opinion)
    await recallCountersigns(change, task)
    change.record(proposalOf(found.id), taskEvents.auditReturned.of({ unit: task.unit, taskId: task.id, opinion: ask.opinion }))
    await tellUnit(change, found, task, {
      key: `task.auditReturned:${task.id}:${task.version}`,
      title: '答复稿审查退回，请修改',
      body: `《${found.subject}》：${ask.opinion}`,
    })
    return finishTask(change, acting.value, 'replyDraft')
  })
}

export function passLaterAudit(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'passLaterAudit'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'passLaterAudit', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    await closeAudit(change, task, 'passed', ask.opinion)
    change.record(proposalOf(found.id), taskEvents.auditPassed.of({ unit: task.unit, taskId: task.id, later: true, opinion: ask.opinion }))
    return done({ id: task.id, state: task.state })
  })
}

/**
 * 驳回重办: the rejected reply stays as it was issued, with its day; the unit writes anew in a task of the same round. The period does not
 * begin again: the original day stays, and what is left is at least the time for a redo.
 */
export function rejectReply(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'rejectReply'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'rejectReply', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const { tx, today, now } = change
    await closeAudit(change, task, 'rejected', ask.opinion)
    await sql`update handling_task set state = 'auditRejected', state_since = ${now}, superseded_on = ${today}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(tx)
    for (const form of found.forms.filter((f) => f.taskId === task.id && !f.givenOn && !f.lapsedOn)) {
      await sql`update feedback set lapsed_on = ${today} where committee_id = ${actor.committeeId} and id = ${form.id}`.execute(tx)
      await voidDeadlines(tx, { partId: form.id }, today)
    }
    const redo = (await clockwork(change, found.sessionId)).due('redo', today)
    const due = redo.due > task.dueDay ? redo.due : task.dueDay
    const newTaskId = change.newId()
    await copyTask(change, task.id, newTaskId, due)
    await copyReply(change, task.id, newTaskId)
    await setDeadline(tx, {
      committeeId: actor.committeeId,
      id: change.newId(),
      matterId: found.id,
      partId: newTaskId,
      code: 'task.answer',
      label: '驳回后重新答复',
      holderId: task.bodyId,
      due: due === redo.due ? redo : { ...redo, due, steps: [...redo.steps, `原期限${inChinese(due)}更晚，从原期限`] },
    })
    change.record(
      proposalOf(found.id),
      taskEvents.replyRejected.of({ unit: task.unit, taskId: task.id, newTaskId, due, opinion: ask.opinion }),
    )
    await tellUnit(
      change,
      found,
      { id: newTaskId, bodyId: task.bodyId },
      {
        key: `task.rejected:${task.id}`,
        title: '答复被驳回，请重新办理',
        body: `《${found.subject}》，请在${inChinese(due)}前重新答复：${ask.opinion}`,
      },
    )
    await tellProposers(
      change,
      found,
      `task.rejected:${task.id}`,
      '承办单位将重新答复您的提案',
      `${task.unit}对《${found.subject}》的答复未通过审查，将重新答复，届时再请您评价。`,
    )
    await recompute(change, found.id)
    return done({ id: task.id, state: 'auditRejected' })
  })
}

async function copyTask({ tx, actor, now, today }: Change, from: string, to: string, due: string): Promise<void> {
  await sql`insert into handling_task (committee_id, id, proposal_id, body_id, role, round, batch_id, state, state_since, assigned_on, received_on,
      received_by, responsible_leader, section, clerk, clerk_phone, plan, due_day, original_due_day, previous_id, entered_on)
    select committee_id, ${to}::uuid, proposal_id, body_id, role, round, batch_id, 'replyDraft', ${now}, assigned_on, received_on, received_by,
      responsible_leader, section, clerk, clerk_phone, plan, ${due}::date, original_due_day, id, ${today}::date
    from handling_task where committee_id = ${actor.committeeId} and id = ${from}`.execute(tx)
}

/** The unit goes on from what it wrote. */
async function copyReply({ tx, actor, now, newId }: Change, from: string, to: string): Promise<void> {
  const replyId = newId()
  await sql`insert into reply (committee_id, id, task_id, proposal_id, round, title, body, class_mark, openness, openness_reason, contact_name,
      contact_phone, saved_at)
    select committee_id, ${replyId}::uuid, ${to}::uuid, proposal_id, round, title, body, class_mark, openness, openness_reason, contact_name,
      contact_phone, ${now}
    from reply where committee_id = ${actor.committeeId} and task_id = ${from}`.execute(tx)
  await sql`insert into reply_item (committee_id, reply_id, no, accepted, measure, done, due_day, reason)
    select i.committee_id, ${replyId}::uuid, i.no, i.accepted, i.measure, i.done, i.due_day, i.reason
    from reply r join reply_item i on i.committee_id = r.committee_id and i.reply_id = r.id
    where r.committee_id = ${actor.committeeId} and r.task_id = ${from}`.execute(tx)
}

export function correctClass(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'correctClass'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'correctClass', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const reply = replyOf(acting.value)
    if (reply.classMark === ask.classMark) return refused([{ field: 'classMark', says: `答复本来就是${ask.classMark}类` }])
    const wrong = await correctTo(change, acting.value, reply, ask.classMark, ask.reason)
    if (wrong) return refused([{ field: 'classMark', says: wrong }])
    await tellProposers(
      change,
      found,
      `task.classCorrected:${task.id}:${task.version}`,
      '答复的办理结果类别有更正',
      `${task.unit}对《${found.subject}》的答复更正为${ask.classMark}类：${ask.reason}`,
    )
    return finishTask(change, acting.value, task.state)
  })
}

function replyOf({ task, case: found }: ActingOnTask): ReplyRow {
  const reply = found.replies.find((r) => r.taskId === task.id)
  if (!reply) throw new Error('a task under audit has no reply')
  return reply
}

/** The mark that held until today keeps its days; answers why it may not be, null when it was done. */
async function correctTo(
  change: Change,
  { task, case: found, settings }: ActingOnTask,
  reply: ReplyRow,
  to: ClassMark,
  reason: string,
): Promise<string | null> {
  if (!settings.classes.some((c) => c.mark === to)) return `本届次没有${to}类，请重新选择`
  const { tx, actor, today } = change
  await sql`update reply set class_mark = ${to} where committee_id = ${actor.committeeId} and id = ${reply.id}`.execute(tx)
  if (reply.issuedOn) {
    await sql`update reply_class set until_day = ${today} where committee_id = ${actor.committeeId} and reply_id = ${reply.id} and until_day is null`.execute(
      tx,
    )
    await sql`insert into reply_class (committee_id, reply_id, proposal_id, from_day, entry, class_mark, set_by)
      select ${actor.committeeId}, ${reply.id}::uuid, ${found.id}::uuid, ${today}::date, coalesce(max(entry), 0) + 1, ${to}, ${actor.name}
      from reply_class where committee_id = ${actor.committeeId} and reply_id = ${reply.id}`.execute(tx)
  }
  change.record(
    proposalOf(found.id),
    taskEvents.classCorrected.of({ unit: task.unit, taskId: task.id, replyId: reply.id, from: reply.classMark, to, reason }),
  )
  return null
}
