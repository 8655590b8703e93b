// A case that becomes 重点 while units already handle it: who answers and has no plan owes one from that day; who is let off owes none.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import { setDeadlines, voidDeadlines } from '#/core/cases/deadlines.ts'
import { clockwork } from '../actions/acting.ts'
import { taskStates, type TaskState } from '../task-lifecycle.ts'
import { answers, type UnitRole } from '../words.ts'

const openStates = (Object.keys(taskStates) as TaskState[]).filter((s) => taskStates[s].open)
const answering = (Object.keys(answers) as UnitRole[]).filter((r) => answers[r])

export async function owePlans(change: Change, proposalId: string): Promise<void> {
  const { tx, actor, today } = change
  const { rows } = await sql<{ id: string; bodyId: string; sessionId: string }>`
    select t.id, t.body_id as "bodyId", p.session_id as "sessionId"
    from handling_task t join proposal p on p.committee_id = t.committee_id and p.id = t.proposal_id
    where t.committee_id = ${actor.committeeId} and t.proposal_id = ${proposalId} and t.plan is null
      and t.state = any(${openStates}::text[]) and t.role = any(${answering}::text[])
      and not exists (select 1 from deadline d where d.committee_id = t.committee_id and d.part_id = t.id and d.code = 'task.plan'
        and d.met_on is null and d.voided_on is null)`.execute(tx)
  const [first] = rows
  if (!first) return
  const due = (await clockwork(change, first.sessionId)).due('plan', today)
  await setDeadlines(
    tx,
    rows.map((t) => ({
      committeeId: actor.committeeId,
      id: change.newId(),
      matterId: proposalId,
      partId: t.id,
      code: 'task.plan',
      label: '拟定办理方案',
      holderId: t.bodyId,
      due,
    })),
  )
}

export const owePlansNoMore = (change: Change, proposalId: string): Promise<void> =>
  voidDeadlines(change.tx, { matterId: proposalId, code: 'task.plan' }, change.today)
