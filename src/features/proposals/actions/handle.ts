// The unit's desk: receive, plan, consult the proposer, answer item by item, have it signed; assist units give their opinion.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import { meetDeadline } from '#/core/cases/deadlines.ts'
import { day, type Day } from '#/core/day.ts'
import type { Event } from '#/core/event.ts'
import { owe } from '#/core/notices/notices.ts'
import { done, forbidden, refused, type Outcome } from '#/core/outcome.ts'
import { liaisonsOf } from '#/features/members/public.ts'
import type { ReplyDraft } from '../contract.ts'
import { proposalEvents } from '../events.ts'
import { mayBeWritten, taskStates, type TaskAsk, type TaskState } from '../task-lifecycle.ts'
import { keepLetter, unitNumber } from '../documents/unit-numbers.ts'
import type { Dossier, ReplyRow, TaskRow } from '../dossier.ts'
import { openReplyPublicity } from '../publicity/open.ts'
import { answers } from '../words.ts'
import { takePromises } from '../commitments/actions/take.ts'
import { openAudit } from '../tasks/actions/audit.ts'
import { planLacking } from '../tasks/against.ts'
import { recallCountersigns } from '../tasks/countersigns.ts'
import { markReceived } from '../tasks/clock.ts'
import { actOnTask, enterTask, finishTask, proposalOf, recompute, type Versioned } from './acting.ts'
import { askForFeedback } from './asking.ts'
import type { Moved } from './draft.ts'
import { proposersToTell } from './telling.ts'

const openStates = (Object.keys(taskStates) as TaskState[]).filter((s) => taskStates[s].open)

export function receive(world: World, actor: Actor, seen: Versioned): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'receive', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    await markReceived(change, acting.value)
    change.record(proposalOf(found.id), proposalEvents.received.of({ unit: task.unit, taskId: task.id }))
    return finishTask(change, acting.value, 'accepted')
  })
}

export function plan(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'plan'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'plan', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    await sql`update handling_task set responsible_leader = ${ask.responsibleLeader}, section = ${ask.section}, clerk = ${ask.clerk},
        clerk_phone = ${ask.clerkPhone}, plan = ${ask.plan}
      where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(change.tx)
    await meetDeadline(change.tx, task.id, 'task.plan', change.today)
    change.record(
      proposalOf(found.id),
      proposalEvents.planned.of({
        unit: task.unit,
        taskId: task.id,
        leader: ask.responsibleLeader,
        section: ask.section,
        clerk: ask.clerk,
      }),
    )
    return finishTask(change, acting.value, 'handling')
  })
}

/** The record goes to the proposer, who confirms or disputes it with one tap. */
export function consult(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'consult'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'consult', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const heldOn = day(ask.heldOn)
    if (heldOn > change.today) return refused([{ field: 'heldOn', says: '沟通日期不能晚于今天' }])
    if (heldOn < task.assignedOn) return refused([{ field: 'heldOn', says: '沟通日期不能早于交办日' }])
    const recordId = change.newId()
    await sql`insert into consultation_record (committee_id, id, task_id, proposal_id, phase, mode, held_on, place, unit_people, content, opinions,
        agreed, recorded_by, recorded_at)
      values (${actor.committeeId}, ${recordId}, ${task.id}, ${found.id}, ${ask.phase}, ${ask.mode}, ${heldOn}, ${ask.place}, ${ask.unitPeople},
        ${ask.content}, ${ask.opinions}, ${ask.agreed}, ${actor.name}, ${change.now})`.execute(change.tx)
    await meetDeadline(change.tx, task.id, 'task.firstContact', heldOn)
    await owe(change, {
      personIds: await proposersToTell(change, found),
      key: `consultation:${recordId}`,
      title: '请确认沟通记录',
      body: `${task.unit}登记了与您就《${found.subject}》的沟通，请确认是否属实。`,
      url: `/proposals/${found.id}`,
      matterId: found.id,
    })
    change.record(
      proposalOf(found.id),
      proposalEvents.consulted.of({ unit: task.unit, taskId: task.id, recordId, phase: ask.phase, mode: ask.mode, heldOn }),
    )
    return finishTask(change, acting.value, task.state)
  })
}

export function assistOpinion(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'assistOpinion'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'assistOpinion', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const docNo = await unitNumber(change, task, 'assist', ask.docNo)
    if (!docNo.ok) return docNo
    await sql`update handling_task set answered_on = ${change.today} where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(
      change.tx,
    )
    const given = opinionOf(change.newId(), task, docNo.value, ask.opinion, change.today)
    await sql`insert into reply (committee_id, id, task_id, proposal_id, round, doc_no, title, body, saved_at, issued_at, issued_on)
      values (${actor.committeeId}, ${given.id}, ${task.id}, ${found.id}, ${task.round}, ${given.docNo}, ${given.title}, ${given.body}, ${change.now},
        ${change.now}, ${change.today})`.execute(change.tx)
    await keepLetter(change, 'assist', found, task, given)
    await meetDeadline(change.tx, task.id, 'task.answer', change.today)
    const lead = found.tasks.find((t) => t.role === 'lead' && taskStates[t.state].open)
    if (lead)
      await owe(change, {
        personIds: await liaisonsOf(change.tx, lead.bodyId, change.today),
        key: `assist:${task.id}`,
        title: '收到会办意见',
        body: `${task.unit}就《${found.subject}》提交了会办意见。`,
        url: `/proposals/${found.id}`,
        matterId: found.id,
      })
    change.record(proposalOf(found.id), proposalEvents.assistGiven.of({ unit: task.unit, taskId: task.id, docNo: docNo.value }))
    return finishTask(change, acting.value, 'assistOpinionSubmitted')
  })
}

/** An opinion is a reply without questions answered one by one. */
const opinionOf = (id: string, task: TaskRow, docNo: string, body: string, issuedOn: Day): ReplyRow => ({
  id,
  taskId: task.id,
  round: task.round,
  docNo,
  title: '会办意见',
  body,
  classMark: null,
  classNow: null,
  openness: null,
  opennessReason: '',
  signerName: '',
  signerPost: '',
  contactName: '',
  contactPhone: '',
  issuedOn,
  items: [],
})

export interface ReplySaved {
  readonly version: number
  readonly savedAt: string
}

/** The draft of the reply, saved as it is written; nobody outside the unit sees it before it is issued. `told` says that it came another way. */
export function saveReply(world: World, actor: Actor, seen: Versioned, text: ReplyDraft, told?: Event): Promise<Outcome<ReplySaved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'saveReply', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    if (!may(actor, 'proposals:handle') || !bodiesOf(actor).includes(task.bodyId)) return forbidden('答复由承办单位拟写')
    const says: string[] = []
    if (!answers[task.role]) says.push('会办单位提交会办意见，不拟写答复')
    if (!mayBeWritten(task.state)) says.push(`当前状态是“${taskStates[task.state].label}”，不能修改答复稿`)
    for (const item of text.items) if (item.no > found.suggestions.length) says.push(`提案没有第${item.no}条建议`)
    says.push(...planLacking({ isKey: found.isKey, hasPlan: task.plan !== null, role: task.role }))
    if (new Set(text.items.map((i) => i.no)).size < text.items.length) says.push('同一条建议只能答复一次')
    if (says.length) return refused(says)
    await writeReply(change, found, task, text)
    change.record(proposalOf(found.id), told ?? proposalEvents.replySaved.of({ unit: task.unit, taskId: task.id }))
    await enterTask(change, task, 'replyDraft')
    return done({ version: task.version + 1, savedAt: change.now.toISOString() })
  })
}

async function writeReply({ tx, actor, now, newId }: Change, found: Dossier, task: TaskRow, text: ReplyDraft): Promise<void> {
  const written = await sql<{
    id: string
  }>`insert into reply (committee_id, id, task_id, proposal_id, round, doc_no, title, body, class_mark, openness,
      openness_reason, contact_name, contact_phone, saved_at)
    values (${actor.committeeId}, ${newId()}, ${task.id}, ${found.id}, ${task.round}, ${text.docNo}, ${text.title}, ${text.body}, ${text.classMark},
      ${text.openness}, ${text.opennessReason}, ${text.contactName}, ${text.contactPhone}, ${now})
    on conflict (committee_id, task_id) do update set doc_no = excluded.doc_no, title = excluded.title, body = excluded.body,
      class_mark = excluded.class_mark, openness = excluded.openness, openness_reason = excluded.openness_reason,
      contact_name = excluded.contact_name, contact_phone = excluded.contact_phone, saved_at = excluded.saved_at
    returning id`.execute(tx)
  const replyId = written.rows[0]?.id
  if (!replyId) throw new Error('a reply was neither inserted nor updated')
  await sql`delete from reply_item where committee_id = ${actor.committeeId} and reply_id = ${replyId}`.execute(tx)
  await sql`insert into reply_item (committee_id, reply_id, no, accepted, measure, done, due_day, reason)
    select ${actor.committeeId}, ${replyId}::uuid, i.no, i.accepted, i.measure, i.done, i."dueDay", i.reason
    from jsonb_to_recordset(${JSON.stringify(text.items)}::jsonb) as i(no int, accepted text, measure text, done boolean, "dueDay" date, reason text)`.execute(
    tx,
  )
}

export function sendForSign(world: World, actor: Actor, seen: Versioned): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'sendForSign', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    change.record(proposalOf(found.id), proposalEvents.sentForSign.of({ unit: task.unit, taskId: task.id }))
    return finishTask(change, acting.value, 'internalSign')
  })
}

export function returnDraft(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'returnDraft'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'returnDraft', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    await recallCountersigns(change, task)
    change.record(proposalOf(found.id), proposalEvents.draftReturned.of({ unit: task.unit, taskId: task.id, reason: ask.reason }))
    return finishTask(change, acting.value, 'replyDraft')
  })
}

/** Signing issues the reply: the clock stops, the class mark gets its first day, and the proposers are asked for their judgement. */
export function issue(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'issue'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'issue', seen)
    if (!acting.ok) return acting
    const { task, case: found, settings } = acting.value
    const reply = found.replies.find((r) => r.taskId === task.id)
    if (!reply?.classMark) throw new Error('judge let a reply without a class pass')
    const { tx, today } = change
    const docNo = await unitNumber(change, task, 'reply', ask.docNo)
    if (!docNo.ok) return docNo
    await sql`update reply set doc_no = ${docNo.value}, signer_name = ${ask.signerName}, signer_post = ${ask.signerPost}, issued_at = ${change.now},
        issued_on = ${today} where committee_id = ${actor.committeeId} and id = ${reply.id}`.execute(tx)
    await sql`insert into reply_class (committee_id, reply_id, proposal_id, from_day, entry, class_mark, set_by)
      values (${actor.committeeId}, ${reply.id}, ${found.id}, ${today}, 1, ${reply.classMark}, ${task.unit})`.execute(tx)
    await sql`update handling_task set answered_on = ${today} where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(tx)
    await meetDeadline(tx, task.id, 'task.answer', today)
    change.record(
      proposalOf(found.id),
      proposalEvents.replied.of({
        unit: task.unit,
        taskId: task.id,
        replyId: reply.id,
        docNo: docNo.value,
        classMark: reply.classMark,
        round: task.round,
        signer: ask.signerName,
        late: today > task.dueDay,
      }),
    )
    await keepLetter(change, 'reply', found, task, {
      ...reply,
      docNo: docNo.value,
      signerName: ask.signerName,
      signerPost: ask.signerPost,
      issuedOn: today,
    })
    await askForFeedback(change, found, task, reply.id, settings)
    if (reply.openness && found.filedOn)
      await openReplyPublicity(
        change,
        {
          proposalId: found.id,
          sessionId: found.sessionId,
          filedOn: found.filedOn,
          consents: found.openConsent,
          replyId: reply.id,
          bodyId: task.bodyId,
          openness: reply.openness,
          reason: reply.opennessReason,
        },
        today,
      )
    if (settings.tasks.auditModel === 'after') await openAudit(change, found, task, 'after')
    await enterTask(change, task, 'issued')
    // The first day on which no answering task of the first round is open is the day the case is 办复; later rounds never rewrite it.
    await sql`update proposal p set replied_on = ${today} where committee_id = ${actor.committeeId} and id = ${found.id} and replied_on is null
      and not exists (select 1 from handling_task t where t.committee_id = p.committee_id and t.proposal_id = p.id and t.role <> 'assist'
        and t.state = any(${openStates}::text[]))`.execute(tx)
    await takePromises(change, found, task, reply.id)
    await recompute(change, found.id)
    return done({ id: task.id, state: 'issued' })
  })
}
