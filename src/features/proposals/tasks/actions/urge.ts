// 催办 of one task; what it costs is the unit's budget, whoever urges.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { actOnTask, type Versioned } from '../../actions/acting.ts'
import type { Moved } from '../../actions/draft.ts'
import type { TaskAsk } from '../../task-lifecycle.ts'
import { officeOf, urgeUnit } from '../urgings.ts'

/** The task itself is not changed: a unit that is just writing its reply is not told that somebody was faster. */
export function urge(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'urge'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'urge', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const urged = await urgeUnit(change, {
      unit: { bodyId: task.bodyId, name: task.unit },
      office: officeOf(actor, 'proposals:urge'),
      channel: ask.channel,
      text: ask.text,
      about: [{ proposalId: found.id, taskId: task.id, subject: found.subject, url: `/tasks/${task.id}` }],
    })
    return urged.ok ? done({ id: task.id, state: task.state }) : urged
  })
}
