// 暂停 and 恢复: only by decision of the proposal committee; the clock stands in between and every due day moves by those days.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { addDays, daysBetween, inChinese } from '#/core/day.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { actOnTask, proposalOf, type Versioned } from '../../actions/acting.ts'
import type { Moved } from '../../actions/draft.ts'
import { tellProposers } from '../../actions/telling.ts'
import type { TaskAsk } from '../../task-lifecycle.ts'
import { moveDue, shiftOthers } from '../clock.ts'
import { taskEvents } from '../events.ts'
import { tellUnit } from '../telling.ts'

export function pause(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'pause'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'pause', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const { tx, today } = change
    const id = change.newId()
    await sql`insert into task_pause (committee_id, id, task_id, proposal_id, from_day, reason, decision, decided_by)
      values (${actor.committeeId}, ${id}, ${task.id}, ${found.id}, ${today}, ${ask.reason}, ${ask.decision}, ${actor.name})`.execute(tx)
    await sql`update handling_task set paused_on = ${today} where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(tx)
    change.record(
      proposalOf(found.id),
      taskEvents.paused.of({ unit: task.unit, taskId: task.id, reason: ask.reason, decision: ask.decision }),
    )
    const told = { title: '提案暂停办理', body: `《${found.subject}》（${task.unit}）：${ask.reason}` }
    await tellUnit(change, found, task, { key: `task.paused:${id}`, ...told })
    await tellProposers(change, found, `task.paused:${id}`, told.title, told.body)
    return done({ id: task.id, state: task.state })
  })
}

export function resume(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'resume'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'resume', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const from = task.matters.pausedOn
    if (!from) throw new Error('judge let a task that runs be resumed')
    const { tx, today } = change
    const days = daysBetween(from, today)
    const due = addDays(task.dueDay, days)
    await sql`update task_pause set until_day = ${today}, resumed_by = ${actor.name}
      where committee_id = ${actor.committeeId} and task_id = ${task.id} and until_day is null`.execute(tx)
    await sql`update handling_task set paused_on = null where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(tx)
    if (days > 0) {
      const step = `${inChinese(from)}至${inChinese(today)}暂停办理${days}天，不计入期限，顺延${days}天`
      await moveDue(change, task, due, 'resumed', step)
      await shiftOthers(change, task, days, step)
    }
    change.record(proposalOf(found.id), taskEvents.resumed.of({ unit: task.unit, taskId: task.id, from, days, due, note: ask.note }))
    const told = { title: '提案恢复办理', body: `《${found.subject}》（${task.unit}）的期限顺延至${inChinese(due)}。` }
    const key = `task.resumed:${task.matters.pauses.at(-1)?.id ?? task.id}`
    await tellUnit(change, found, task, { key, ...told })
    await tellProposers(change, found, key, told.title, told.body)
    return done({ id: task.id, state: task.state })
  })
}
