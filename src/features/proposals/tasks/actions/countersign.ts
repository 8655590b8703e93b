// 会签: the draft goes round the assisting units and the unit's own sections before its head signs.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { actOnTask, finishTask, proposalOf, type Versioned } from '../../actions/acting.ts'
import type { Moved } from '../../actions/draft.ts'
import { isReplaced, type TaskAsk } from '../../task-lifecycle.ts'
import { recallCountersigns } from '../countersigns.ts'
import { taskEvents } from '../events.ts'
import { tellUnit } from '../telling.ts'

export function sendForCountersign(
  world: World,
  actor: Actor,
  seen: Versioned,
  ask: TaskAsk<'sendForCountersign'>,
): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'sendForCountersign', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const units = found.tasks.filter((t) => ask.units.includes(t.bodyId) && t.id !== task.id && !isReplaced(t.state))
    const sections = [...new Set(ask.sections)]
    if (new Set(units.map((u) => u.bodyId)).size < new Set(ask.units).size)
      return refused([{ field: 'units', says: '只能送本件的其他承办单位会签' }])
    if (units.length + sections.length === 0) return refused(['请选择会签单位，或者填写本单位会签科室'])
    const rows = [
      ...units.map((u) => ({ id: change.newId(), body_id: u.bodyId, section: '' })),
      ...sections.map((section) => ({ id: change.newId(), body_id: null, section })),
    ]
    await sql`insert into task_countersign (committee_id, id, task_id, proposal_id, body_id, section, asked_by, asked_on)
      select ${actor.committeeId}, id, ${task.id}::uuid, ${found.id}::uuid, body_id, section, ${actor.name}, ${change.today}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, body_id uuid, section text)`.execute(change.tx)
    change.record(
      proposalOf(found.id),
      taskEvents.sentForCountersign.of({ unit: task.unit, taskId: task.id, to: [...units.map((u) => u.unit), ...sections] }),
    )
    for (const unit of units)
      await tellUnit(
        change,
        found,
        { id: task.id, bodyId: unit.bodyId },
        {
          key: `task.countersign:${rows[0]?.id ?? task.id}`,
          title: '请会签答复稿',
          body: `${task.unit}就《${found.subject}》的答复稿送贵单位会签。`,
        },
      )
    return finishTask(change, acting.value, 'countersign')
  })
}

/** An assisting unit signs for itself; for a section of the unit its clerk enters what the section says. */
export function countersign(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'countersign'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'countersign', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const mine = bodiesOf(actor)
    const waiting = task.matters.countersigns.filter((c) => c.agreed === null)
    const own = waiting.find((c) => c.bodyId !== null && mine.includes(c.bodyId))
    const section = mine.includes(task.bodyId) ? waiting.find((c) => c.bodyId === null && c.name === ask.section.trim()) : undefined
    const row = own ?? section
    if (!row) {
      const names = waiting.filter((c) => c.bodyId === null).map((c) => c.name)
      return refused([{ field: 'section', says: names.length ? `请填写会签科室：${names.join('、')}` : '没有等待您会签的事项' }])
    }
    const agreed = ask.agreed === 'yes'
    if (!agreed && ask.opinion.trim() === '') return refused([{ field: 'opinion', says: '有不同意见的，请写明' }])
    await sql`update task_countersign set agreed = ${agreed}, opinion = ${ask.opinion}, given_by = ${actor.name}, given_on = ${change.today}
      where committee_id = ${actor.committeeId} and id = ${row.id}`.execute(change.tx)
    change.record(
      proposalOf(found.id),
      taskEvents.countersigned.of({ unit: task.unit, taskId: task.id, by: row.name, agreed, opinion: ask.opinion }),
    )
    if (own)
      await tellUnit(change, found, task, {
        key: `task.countersigned:${row.id}`,
        title: agreed ? '会签同意' : '会签有不同意见',
        body: `${row.name}会签《${found.subject}》的答复稿。${ask.opinion}`,
      })
    return done({ id: task.id, state: task.state })
  })
}

export function recallDraft(world: World, actor: Actor, seen: Versioned): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'recallDraft', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    await recallCountersigns(change, task)
    change.record(proposalOf(found.id), taskEvents.draftRecalled.of({ unit: task.unit, taskId: task.id }))
    return finishTask(change, acting.value, 'replyDraft')
  })
}
