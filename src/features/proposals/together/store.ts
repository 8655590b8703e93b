// The queries of handling together.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import { taskStates, type TaskState } from '../task-lifecycle.ts'
import type { TogetherTask } from './contract.ts'

interface Row extends Omit<TogetherTask, 'state'> {
  readonly state: TaskState
  readonly version: number
  readonly groupId: string | null
}

export interface Together extends TogetherTask {
  readonly version: number
  readonly groupId: string | null
  readonly isOpen: boolean
}

/** The unit's answering tasks that are open, and those handled together with this one, whatever became of them. */
export async function togetherWith(
  tx: Tx,
  committeeId: number,
  task: { readonly id: string; readonly bodyId: string },
): Promise<readonly Together[]> {
  const { rows } = await sql<Row>`
    with mine as (select group_id from handling_group_task where committee_id = ${committeeId} and task_id = ${task.id} and left_at is null)
    select t.id as "taskId", t.proposal_id as "proposalId", p.case_no as "caseNo", m.title, coalesce(lp.name, lb.name, '') as lead, t.state,
      t.version, g.group_id as "groupId", coalesce(r.doc_no, '') as "docNo"
    from handling_task t
    join matter m on m.committee_id = t.committee_id and m.id = t.proposal_id
    join proposal p on p.committee_id = t.committee_id and p.id = t.proposal_id
    left join handling_group_task g on g.committee_id = t.committee_id and g.task_id = t.id and g.left_at is null
    left join reply r on r.committee_id = t.committee_id and r.task_id = t.id
    left join person lp on lp.committee_id = p.committee_id and lp.id = p.lead_person_id
    left join body lb on lb.committee_id = p.committee_id and lb.id = p.lead_body_id
    where t.committee_id = ${committeeId} and t.body_id = ${task.bodyId} and t.role <> 'assist'
      and (t.id = ${task.id} or g.group_id in (select group_id from mine) or (g.group_id is null and t.answered_on is null))
    order by p.case_no, t.id limit 200`.execute(tx)
  return rows.map(({ state, ...row }) => ({
    ...row,
    isOpen: taskStates[state].open,
    state: { code: state, label: taskStates[state].label, tone: taskStates[state].tone },
  }))
}
