// What stands on 我的工作: what is late or comes due within the rule's own reminder days, and exemptions to decide.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { addDays, yearOf, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { worklistLimit, type WorkItem, type Worklist } from '#/core/feature.ts'
import { isOwed } from './cells.ts'
import { owedRows } from './owed.ts'
import { answeredBy, cellsSeen } from './read.ts'
import type { Cell } from './reckon.ts'
import { remindDays } from './rules.ts'
import { viewerOf } from './viewer.ts'

export function isNear(cell: Cell, today: Day): boolean {
  if (!isOwed(cell.status) || cell.rule.weight !== 'hard') return false
  return cell.status !== 'open' || cell.due <= addDays(today, remindDays(cell.rule)[0] ?? -1)
}

async function owedNow(tx: Tx, actor: Actor, today: Day): Promise<readonly WorkItem[]> {
  const year = yearOf(today)
  const viewer = await viewerOf(tx, actor, today)
  const cells = answeredBy(viewer, (await cellsSeen(tx, viewer, { year, asOf: today }, { own: true })).cells)
  const near = new Map([...cells].map(([code, all]) => [code, all.filter((c) => isNear(c, today))]))
  return owedRows(near, year)
    .slice(0, worklistLimit + 1)
    .map((r) => ({
      id: `${r.code} ${r.unit.id} ${r.window.from} ${r.due}`,
      title: `${r.title}（${r.window.title}）`,
      url: r.url,
      owes: `${r.unit.name}：${r.missing}`,
      due: r.due as Day,
      dueSteps: r.steps,
    }))
}

export const obligationWorklists: readonly Worklist[] = [
  { key: 'obligations.owed', title: '应尽事项', right: 'obligations:own', items: owedNow },
  {
    key: 'obligations.exemptions',
    title: '待审批的免除申请',
    right: 'obligations:exempt',
    items: async (tx, actor) => {
      const { rows } = await sql<{ id: string; unit: string; reason: string; by: string }>`/* planned once: exemptions-asked */
        select x.id, x.unit_name as unit, x.reason, x.asked_name as by from obligation_exemption x
        where x.committee_id = ${actor.committeeId} and x.state = 'asked' and x.asked_by is distinct from ${actor.personId}::uuid
          and x.person_id is distinct from ${actor.personId}::uuid order by x.asked_on, x.id limit ${worklistLimit + 1}`.execute(tx)
      return rows.map((x) => ({
        id: x.id,
        title: `${x.unit}申请免除`,
        url: `/obligation-exemptions/${x.id}`,
        owes: `${x.by}：${x.reason}`,
        due: null,
        dueSteps: [],
      }))
    },
  },
]
