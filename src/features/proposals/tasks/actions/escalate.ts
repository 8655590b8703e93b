// What units and offices cannot settle goes to a deputy secretary-general or a leader; who ruled and what is kept.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { actOnTask, proposalOf, type Versioned } from '../../actions/acting.ts'
import type { Moved } from '../../actions/draft.ts'
import type { TaskAsk } from '../../task-lifecycle.ts'
import { openEscalation } from '../dossier.ts'
import { taskEvents } from '../events.ts'
import { tellOffices, tellUnit } from '../telling.ts'
import { rulers, rulings } from '../words.ts'

export function escalate(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'escalate'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'escalate', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const id = change.newId()
    await sql`insert into task_escalation (committee_id, id, task_id, proposal_id, issue, ask_whom, raised_by, raised_on)
      values (${actor.committeeId}, ${id}, ${task.id}, ${found.id}, ${ask.issue}, ${ask.askWhom}, ${actor.name}, ${change.today})`.execute(
      change.tx,
    )
    change.record(
      proposalOf(found.id),
      taskEvents.escalated.of({ unit: task.unit, taskId: task.id, by: actor.name, askWhom: ask.askWhom, issue: ask.issue }),
    )
    await tellOffices(change, found, ['assigning-office', 'proposal-office'], task, {
      key: `task.escalated:${id}`,
      title: `提请${rulers[ask.askWhom]}裁定`,
      body: `《${found.subject}》（${task.unit}）：${ask.issue}`,
    })
    return done({ id: task.id, state: task.state })
  })
}

export function rule(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'rule'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'rule', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const open = openEscalation(task.matters)
    if (!open) throw new Error('judge let a ruling pass without an open dispute')
    const on = day(ask.ruledOn)
    if (on > change.today || on < open.raisedOn) return refused([{ field: 'ruledOn', says: '裁定日期不能晚于今天，也不能早于提请之日' }])
    await sql`update task_escalation set ruled_on = ${on}, ruler = ${ask.ruler}, ruler_post = ${ask.rulerPost}, ruling = ${ask.ruling},
        ruling_text = ${ask.rulingText}, recorded_by = ${actor.name}
      where committee_id = ${actor.committeeId} and id = ${open.id}`.execute(change.tx)
    change.record(
      proposalOf(found.id),
      taskEvents.ruled.of({
        unit: task.unit,
        taskId: task.id,
        ruler: ask.ruler,
        rulerPost: ask.rulerPost,
        on,
        ruling: ask.ruling,
        text: ask.rulingText,
      }),
    )
    await tellUnit(change, found, task, {
      key: `task.ruled:${open.id}`,
      title: '争议已有裁定',
      body: `《${found.subject}》：${rulings[ask.ruling]}。${ask.rulingText}`,
    })
    return done({ id: task.id, state: task.state })
  })
}
