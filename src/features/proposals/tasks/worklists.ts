// What the offices and units owe about returns, disputes, extensions, audits, rounds of signing, plans and pauses.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Worklist } from '#/core/feature.ts'
import { found } from '../worklists.ts'

interface Asked {
  /** A row of a table that has task_id, alias x. */
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
  readonly owes: RawBuilder<unknown>
  /** The deadline it runs on, when there is one. */
  readonly code?: string
  readonly due?: RawBuilder<unknown>
}

/** One item for each row: the case by title, the unit in what is owed. */
const asked =
  ({ from, where, owes, code = '', due }: Asked) =>
  (tx: Tx, actor: Actor) =>
    found(
      tx,
      sql`select x.id, m.title, '/tasks/' || t.id as url, ${owes} as owes, ${due ?? sql`d.due_day`} as due, d.steps
        from ${from} x
        join handling_task t on t.committee_id = x.committee_id and t.id = x.task_id
        join matter m on m.committee_id = t.committee_id and m.id = t.proposal_id
        join body b on b.committee_id = t.committee_id and b.id = t.body_id
        left join lateral (select due_day, steps from deadline d where d.committee_id = t.committee_id and d.part_id = t.id and d.code = ${code}
          and d.met_on is null and d.voided_on is null limit 1) d on true
        where x.committee_id = ${actor.committeeId} and ${where}`,
    )

const ofMine = (actor: Actor): RawBuilder<unknown> => sql`any(${[...bodiesOf(actor)]}::uuid[])`

const extensions = asked({
  from: sql`task_extension`,
  where: sql`x.decided_on is null`,
  owes: sql`'决定' || b.short_name || '的延期申请'`,
  // It has to be decided while the time it asks to extend is running.
  due: sql`t.due_day`,
})

export const taskWorklists: readonly Worklist[] = [
  {
    key: 'tasks.returns',
    title: '待决定的申退',
    right: 'proposals:assign',
    items: asked({
      from: sql`task_return`,
      where: sql`x.decided_on is null`,
      owes: sql`'决定' || b.short_name || case x.kind when 'add' then '的增办申请' else '的退办申请' end`,
      code: 'task.returnDecision',
    }),
  },
  {
    key: 'tasks.escalations',
    title: '待裁定的争议',
    right: 'proposals:assign',
    items: asked({
      from: sql`task_escalation`,
      where: sql`x.ruled_on is null`,
      owes: sql`'请' || case x.ask_whom when 'secretaryGeneral' then '副秘书长' else '分管领导' end || '裁定后登记（' || b.short_name || '）'`,
    }),
  },
  { key: 'tasks.extensions', title: '待决定的延期', right: 'proposals:extend', items: extensions },
  {
    key: 'tasks.audits',
    title: '待审查的答复',
    right: 'proposals:audit',
    items: asked({
      from: sql`task_audit`,
      where: sql`x.decided_on is null`,
      owes: sql`'审查' || b.short_name || case x.model when 'before' then '的答复稿' else '的答复' end`,
      code: 'task.audit',
    }),
  },
  {
    key: 'tasks.paused',
    title: '暂停办理的提案',
    right: 'proposals:pause',
    items: asked({
      from: sql`task_pause`,
      where: sql`x.until_day is null`,
      owes: sql`'情况变化后恢复' || b.short_name || '的办理'`,
    }),
  },
  {
    key: 'tasks.countersign',
    title: '请会签的答复稿',
    right: 'proposals:handle',
    items: (tx, actor) =>
      asked({
        from: sql`task_countersign`,
        where: sql`x.given_on is null and x.recalled_on is null and t.state = 'countersign'
          and (x.body_id = ${ofMine(actor)} or (x.body_id is null and t.body_id = ${ofMine(actor)}))`,
        owes: sql`'会签' || b.short_name || '的答复稿' || case when x.section = '' then '' else '（' || x.section || '）' end`,
        code: 'task.answer',
      })(tx, actor),
  },
  {
    key: 'tasks.plan',
    title: '待拟定办理方案',
    right: 'proposals:handle',
    items: (tx, actor) =>
      found(
        tx,
        sql`select t.id, m.title, '/tasks/' || t.id as url, '拟定重点提案办理方案'::text as owes, d.due_day as due, d.steps
          from handling_task t join matter m on m.committee_id = t.committee_id and m.id = t.proposal_id
          join deadline d on d.committee_id = t.committee_id and d.part_id = t.id and d.code = 'task.plan' and d.met_on is null and d.voided_on is null
          where t.committee_id = ${actor.committeeId} and t.body_id = ${ofMine(actor)} and t.state in ('accepted', 'handling')`,
      ),
  },
]
