// What somebody owes in supervision, for “我的工作”: candidates to settle, plans and results to approve, reports and problems to answer.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Worklist, WorkItem } from '#/core/feature.ts'
import { rulesOn } from './actions/acting.ts'
import { modeOf, relationsTo } from './rules.ts'
import { visibleSupervision } from './store.ts'

interface Found {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owes: string
  readonly due: Day | null
  readonly steps: readonly string[] | null
}

const shown = ({ steps, ...r }: Found): WorkItem => ({
  id: r.id,
  title: r.title,
  url: r.url,
  owes: r.owes,
  due: r.due,
  dueSteps: steps ?? [],
})

async function found(tx: Tx, query: RawBuilder<unknown>): Promise<readonly WorkItem[]> {
  const { rows } = await sql<Found>`select w.* from (${query}) w order by w.due nulls last, w.id limit 50`.execute(tx)
  return rows.map(shown)
}

interface Item extends Found {
  readonly mode: string
  readonly modeLabel: string
  readonly leaderId: string
  readonly bodyId: string | null
}

/** Items in some states with the open deadline that names the work; which of them are this person's the mode's rules say. */
async function itemsOf(
  tx: Tx,
  actor: Actor,
  today: Day,
  asked: { readonly states: readonly string[]; readonly code: string; readonly owes: string; readonly as: 'writer' | 'approver' },
): Promise<readonly WorkItem[]> {
  const { rows } =
    await sql<Item>`select s.id, m.title, '/supervision/' || s.id as url, s.mode_label || '：' || ${asked.owes} as owes, d.due_day as due,
      d.steps, s.mode, s.mode_label as "modeLabel", s.leader_id as "leaderId", s.body_id as "bodyId"
    from matter m join supervision s on s.committee_id = m.committee_id and s.id = m.id
    left join lateral (select due_day, steps from deadline d where d.committee_id = s.committee_id and d.part_id = s.id and d.code = ${asked.code}
      and d.met_on is null and d.voided_on is null order by d.due_day limit 1) d on true
    where m.committee_id = ${actor.committeeId} and m.kind = 'supervision' and m.state = any(${[...asked.states]}::text[])
      and ${visibleSupervision(actor)}
    order by d.due_day nulls last, s.id limit 200`.execute(tx)
  if (rows.length === 0) return []
  const { modes } = await rulesOn(tx, actor.committeeId, today, null)
  return rows
    .filter((r) => relationsTo({ ...r, unitIds: [] }, modeOf(modes, r.mode, r.modeLabel), actor).includes(asked.as))
    .slice(0, 50)
    .map(shown)
}

const mine = (actor: Actor) => sql`any(${[...bodiesOf(actor)]}::uuid[])`

const dueOf = (part: RawBuilder<unknown>, code: string) => sql`left join lateral (select due_day, steps from deadline d
  where d.committee_id = m.committee_id and d.part_id = ${part} and d.code = ${code} and d.met_on is null and d.voided_on is null limit 1) d on true`

const candidatesIn = (state: string, owes: string) => (tx: Tx, actor: Actor) =>
  found(
    tx,
    sql`select k.id, m.title, '/supervision/candidates/' || k.id as url, ${owes}::text as owes, null::date as due, null::jsonb as steps
      from key_selection k join matter m on m.committee_id = k.committee_id and m.id = k.proposal_id
      where k.committee_id = ${actor.committeeId} and k.state = ${state}`,
  )

export const supervisionWorklists: readonly Worklist[] = [
  {
    key: 'supervision.shortlist',
    title: '重点提案候选待初选',
    right: 'supervision:shortlist',
    items: candidatesIn('candidate', '列入建议名单或者不予确定'),
  },
  {
    key: 'supervision.decide',
    title: '待登记主席会议决定',
    right: 'supervision:decide',
    items: candidatesIn('shortlisted', '登记主席会议的决定'),
  },
  {
    key: 'supervision.approve',
    title: '待您审定的督办方案',
    right: 'supervision:approve',
    items: (tx, actor, today) =>
      itemsOf(tx, actor, today, { states: ['planSubmitted'], code: 'supervision.approval', owes: '审定方案', as: 'approver' }),
  },
  {
    key: 'supervision.read',
    title: '待您审阅的督办报告',
    right: 'supervision:approve',
    items: (tx, actor, today) =>
      itemsOf(tx, actor, today, { states: ['withLeader'], code: 'supervision.reading', owes: '审阅督办情况报告', as: 'approver' }),
  },
  {
    key: 'supervision.plan',
    title: '待拟定的督办方案',
    right: 'supervision:write',
    items: (tx, actor, today) =>
      itemsOf(tx, actor, today, { states: ['planning'], code: 'supervision.plan', owes: '拟定方案并送审', as: 'writer' }),
  },
  {
    key: 'supervision.run',
    title: '正在督办',
    right: 'supervision:write',
    items: (tx, actor, today) =>
      itemsOf(tx, actor, today, { states: ['running'], code: 'supervision.result', owes: '督办并报送情况报告', as: 'writer' }),
  },
  {
    key: 'supervision.close',
    title: '待办结的督办',
    right: 'supervision:accept',
    items: (tx, actor) =>
      found(
        tx,
        sql`select s.id, m.title, '/supervision/' || s.id as url, s.mode_label || '：办结' as owes, d.due_day as due, d.steps
          from matter m join supervision s on s.committee_id = m.committee_id and s.id = m.id ${dueOf(sql`s.id`, 'supervision.acceptance')}
          where m.committee_id = ${actor.committeeId} and m.kind = 'supervision' and m.state = 'withCommittee'`,
      ),
  },
  {
    key: 'supervision.confirm',
    title: '待确认的整改',
    right: 'supervision:write',
    items: async (tx, actor, today) => {
      const { rows } = await sql<Item>`select x.id, x.text as title, '/supervision/problems/' || x.id as url, '确认或者退回整改' as owes,
          d.due_day as due, d.steps, s.mode, s.mode_label as "modeLabel", s.leader_id as "leaderId", s.body_id as "bodyId"
        from supervision_problem x join supervision s on s.committee_id = x.committee_id and s.id = x.supervision_id
        join matter m on m.committee_id = s.committee_id and m.id = s.id ${dueOf(sql`x.id`, 'supervision.confirmation')}
        where x.committee_id = ${actor.committeeId} and x.state = 'answered' and m.state = 'running' and ${visibleSupervision(actor)}
        order by d.due_day nulls last, x.id limit 200`.execute(tx)
      if (rows.length === 0) return []
      const { modes } = await rulesOn(tx, actor.committeeId, today, null)
      return rows.filter((r) => relationsTo({ ...r, unitIds: [] }, modeOf(modes, r.mode, r.modeLabel), actor).includes('writer')).map(shown)
    },
  },
  {
    key: 'supervision.report',
    title: '督办要求的书面报告',
    right: 'supervision:answer',
    items: (tx, actor) =>
      found(
        tx,
        sql`select x.id, m.title, '/supervision/' || x.supervision_id as url, '书面报告办理情况' as owes, d.due_day as due, d.steps
          from supervision_unit_report x join matter m on m.committee_id = x.committee_id and m.id = x.supervision_id and m.state = 'running'
          ${dueOf(sql`x.id`, 'supervision.unitReport')}
          where x.committee_id = ${actor.committeeId} and x.body_id = ${mine(actor)} and x.reported_on is null`,
      ),
  },
  {
    key: 'supervision.solve',
    title: '督办列出的问题',
    right: 'supervision:answer',
    items: (tx, actor) =>
      found(
        tx,
        sql`select x.id, x.text as title, '/supervision/problems/' || x.id as url, '整改并回复' as owes, d.due_day as due, d.steps
          from supervision_problem x join matter m on m.committee_id = x.committee_id and m.id = x.supervision_id and m.state = 'running'
          ${dueOf(sql`x.id`, 'supervision.problem')}
          where x.committee_id = ${actor.committeeId} and x.owner_id = ${mine(actor)} and x.state = 'open'`,
      ),
  },
]
