// 延期: asked before the day is over, agreed by whom the session names, told to the proposer; the original day stays.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, inChinese, type Day } from '#/core/day.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { actOnTask, proposalOf, type ActingOnTask, type Versioned } from '../../actions/acting.ts'
import type { Moved } from '../../actions/draft.ts'
import { tellProposers } from '../../actions/telling.ts'
import { taskSubject } from '../../judged.ts'
import type { TaskAsk } from '../../task-lifecycle.ts'
import { answers } from '../../words.ts'
import { newDueWrong } from '../against.ts'
import { moveDue } from '../clock.ts'
import { openExtension, type ExtensionRow } from '../dossier.ts'
import { taskEvents } from '../events.ts'
import { tellOffices, tellUnit } from '../telling.ts'

export function requestExtension(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'requestExtension'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'requestExtension', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const to = day(ask.newDue)
    const wrong = mayNotBe(change, acting.value, to)
    if (wrong.length) return refused(wrong.map((says) => ({ field: 'newDue', says })))
    const id = change.newId()
    await sql`insert into task_extension (committee_id, id, task_id, proposal_id, reason, asked_due, signer_name, signer_post, requested_by,
        requested_on, old_due)
      values (${actor.committeeId}, ${id}, ${task.id}, ${found.id}, ${ask.reason}, ${to}, ${ask.signerName}, ${ask.signerPost}, ${actor.name},
        ${change.today}, ${task.dueDay})`.execute(change.tx)
    change.record(
      proposalOf(found.id),
      taskEvents.extensionAsked.of({ unit: task.unit, taskId: task.id, from: task.dueDay, to, reason: ask.reason, signer: ask.signerName }),
    )
    await tellOffices(change, found, ['assigning-office', 'proposal-office'], task, {
      key: `task.extension:${id}`,
      title: '承办单位申请延期',
      body: `${task.unit}申请把《${found.subject}》的期限延至${inChinese(to)}：${ask.reason}`,
    })
    return done({ id: task.id, state: task.state })
  })
}

const mayNotBe = ({ actor, today }: Change, { task, case: found, settings }: ActingOnTask, to: Day): readonly string[] =>
  newDueWrong(taskSubject(found, task, settings, actor, today), to)

export function agreeExtension(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'agreeExtension'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'agreeExtension', seen)
    if (!acting.ok) return acting
    const { task, case: found, settings } = acting.value
    const open = asked(acting.value)
    const to = day(ask.newDue)
    const wrong = mayNotBe(change, acting.value, to)
    if (wrong.length) return refused(wrong.map((says) => ({ field: 'newDue', says })))
    const side = taskSubject(found, task, settings, actor, change.today).relations.includes('committee') ? 'committee' : 'assigning'
    await agree(change, open, side)
    const other = side === 'committee' ? open.assigningBy : open.committeeBy
    if (settings.tasks.extensionAgreement === 'both' && !other) {
      change.record(proposalOf(found.id), taskEvents.extensionAgreed.of({ unit: task.unit, taskId: task.id, side, to }))
      await tellOffices(change, found, side === 'committee' ? ['assigning-office'] : ['proposal-office', 'proposal-director'], task, {
        key: `task.extensionAgreed:${open.id}`,
        title: '延期申请待您一方同意',
        body: `${task.unit}申请把《${found.subject}》延至${inChinese(to)}，${side === 'committee' ? '提案委' : '交办机构'}已同意。`,
      })
    } else await grant(change, acting.value, open, to, ask.note)
    return done({ id: task.id, state: task.state })
  })
}

const asked = ({ task }: ActingOnTask): ExtensionRow => {
  const open = openExtension(task.matters)
  if (!open) throw new Error('judge let a decision pass without a request')
  return open
}

async function agree({ tx, actor, today }: Change, { id }: ExtensionRow, side: 'assigning' | 'committee'): Promise<void> {
  const [by, on] = side === 'committee' ? ['committee_by', 'committee_on'] : ['assigning_by', 'assigning_on']
  await sql`update task_extension set ${sql.ref(by)} = ${actor.name}, ${sql.ref(on)} = ${today}
    where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
}

async function grant(change: Change, { task, case: found }: ActingOnTask, open: ExtensionRow, to: Day, note: string): Promise<void> {
  const { tx, actor, today } = change
  const answering = answers[task.role]
  await sql`update task_extension set decided_on = ${today}, decided_by = ${actor.name}, result = 'granted', new_due = ${to}, note = ${note},
      old_due = ${task.dueDay}, proposer_told_on = ${answering ? today : null}
    where committee_id = ${actor.committeeId} and id = ${open.id}`.execute(tx)
  await moveDue(change, task, to, 'extended', `${inChinese(today)}${actor.name}同意延期，由${inChinese(task.dueDay)}延至${inChinese(to)}`)
  change.record(proposalOf(found.id), taskEvents.extended.of({ unit: task.unit, taskId: task.id, from: task.dueDay, to, note }))
  await tellUnit(change, found, task, {
    key: `task.extended:${open.id}`,
    title: '同意延期',
    body: `《${found.subject}》的期限延至${inChinese(to)}。`,
  })
  await tellOffices(change, found, ['proposal-office'], task, {
    key: `task.extended:${open.id}`,
    title: '承办单位获准延期',
    body: `${task.unit}办理《${found.subject}》的期限由${inChinese(task.dueDay)}延至${inChinese(to)}。`,
  })
  if (answering)
    await tellProposers(
      change,
      found,
      `task.extended:${open.id}`,
      '您的提案延期答复',
      `${task.unit}因${open.reason}，经同意把《${found.subject}》的答复期限延至${inChinese(to)}。`,
    )
}

export function refuseExtension(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'refuseExtension'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'refuseExtension', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const open = asked(acting.value)
    await sql`update task_extension set decided_on = ${change.today}, decided_by = ${actor.name}, result = 'refused', note = ${ask.note}
      where committee_id = ${actor.committeeId} and id = ${open.id}`.execute(change.tx)
    change.record(proposalOf(found.id), taskEvents.extensionRefused.of({ unit: task.unit, taskId: task.id, note: ask.note }))
    await tellUnit(change, found, task, {
      key: `task.extensionRefused:${open.id}`,
      title: '延期申请未获同意',
      body: `《${found.subject}》请在${inChinese(task.dueDay)}前办理：${ask.note}`,
    })
    return done({ id: task.id, state: task.state })
  })
}
