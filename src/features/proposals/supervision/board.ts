// The board: the list's items seen as work – who has it, what was last asked and when, what is owed next – in one statement.
import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { filterWhere } from '#/core/lists/query.ts'
import { parseQuestion, type ListInput } from '#/core/lists/question.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { urgingBudget } from '../tasks/settings.ts'
import { budgetOn, type Urging } from '../tasks/urging-budget.ts'
import type { UnitRole } from '../words.ts'
import { answers } from '../words.ts'
import type { boardRow } from './contract.ts'
import { supervisionStates, type SupervisionState } from './lifecycle.ts'
import { supervisionList } from './lists.ts'
import { tagOf } from './page.ts'
import { tierOn } from './standing.ts'
import { activityKinds, type Tier } from './words.ts'

export type BoardRowData = z.input<typeof boardRow>

/** As many as a board can show; the list behind has the rest. */
export const boardLimit = 200

interface Found {
  readonly id: string
  readonly title: string
  readonly state: SupervisionState
  readonly mode: string
  readonly modeLabel: string
  readonly leader: string
  readonly body: string | null
  readonly cases: readonly { readonly id: string; readonly caseNo: number | null; readonly tier: Tier | null }[]
  readonly units: readonly { readonly id: string; readonly name: string; readonly role: UnitRole; readonly urgings: readonly Urging[] }[]
  readonly openProblems: number
  readonly overdueProblems: number
  readonly activities: number
  readonly asked: { readonly on: string; readonly words: string } | null
  readonly owed: {
    readonly code: string
    readonly label: string
    readonly holder: string | null
    readonly due: Day
    readonly steps: string[]
  } | null
}

export async function boardOf(
  tx: Tx,
  actor: Actor,
  today: Day,
  input: ListInput,
): Promise<Outcome<{ rows: BoardRowData[]; more: boolean }>> {
  const question = parseQuestion(supervisionList, input)
  if (!question.ok) return question
  const kept = filterWhere(supervisionList, input)
  if (!kept.ok) return kept
  const { words } = question.value
  const where = sql`${supervisionList.visible({ actor, today })} and ${kept.value} and ${words && supervisionList.words ? supervisionList.words(words) : sql`true`}`
  const found = await sql<Found>`${boardStatement(where, today)} limit ${boardLimit + 1}`.execute(tx)
  const budget = await settingOn(tx, actor.committeeId, urgingBudget, today)
  const seesBudgets = may(actor, 'supervision:write')
  const rows = found.rows.slice(0, boardLimit).map(({ units, modeLabel, mode, state, ...row }): BoardRowData => ({
    ...row,
    url: `/supervision/${row.id}`,
    state: tagOf(supervisionStates, state),
    mode: { code: mode, label: modeLabel },
    cases: [...row.cases],
    units: units.map(({ id, name, role, urgings }) => {
      const { left, nextOn } = budgetOn(today, seesBudgets ? urgings : [], budget)
      return { id, name, answers: answers[role], budget: { left, times: budget.times, days: budget.days, nextOn } }
    }),
  }))
  return done({ rows, more: found.rows.length > boardLimit })
}

/** Overdue problems first, then what is due soonest. */
const boardStatement = (where: RawBuilder<unknown>, today: Day): RawBuilder<Found> => sql<Found>`
  select s.id, m.title, m.state, s.mode, s.mode_label as "modeLabel", s.leader_name as leader, b.short_name as body,
    (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'caseNo', p.case_no,
        'tier', ${tierOn(sql`p.id`, sql`p.committee_id`, sql`${today}::date`)}) order by p.case_no, p.id), '[]')
      from supervision_case sc join proposal p on p.committee_id = sc.committee_id and p.id = sc.proposal_id
      where sc.committee_id = s.committee_id and sc.supervision_id = s.id) as cases,
    (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'role', u.role, 'urgings', (
          select coalesce(jsonb_agg(jsonb_build_object('urgedOn', g.urged_on, 'office', g.office, 'channel', g.channel) order by g.urged_on), '[]')
          from (select urged_on, office, channel from unit_urging g where g.committee_id = s.committee_id and g.body_id = u.id
            order by g.urged_on desc, g.id desc limit 60) g)) order by u.place, u.sort, u.id), '[]')
      from (select distinct on (t.body_id) t.body_id as id, ub.short_name as name, t.role, ub.sort,
          array_position(array['sole','lead','separate','assist'], t.role) as place
        from supervision_case sc join handling_task t on t.committee_id = sc.committee_id and t.proposal_id = sc.proposal_id
          and t.superseded_on is null
        join body ub on ub.committee_id = t.committee_id and ub.id = t.body_id
        where sc.committee_id = s.committee_id and sc.supervision_id = s.id
        order by t.body_id, array_position(array['sole','lead','separate','assist'], t.role)) u) as units,
    x.open as "openProblems", x.overdue as "overdueProblems",
    (select count(*) from supervision_activity v where v.committee_id = s.committee_id and v.supervision_id = s.id) as activities,
    (select jsonb_build_object('on', a.day, 'words', a.says) from (
        select v.held_on as day, ${codeLabel(activityKinds, sql`v.committee_id`, sql`v.kind`)} || case when v.asked <> '' then '：' || v.asked else '' end as says,
            v.recorded_at as at, 1 as rank
          from supervision_activity v where v.committee_id = s.committee_id and v.supervision_id = s.id
        union all select y.found_on, '问题' || y.no || '：' || y.text, y.state_since, 2 from supervision_problem y
          where y.committee_id = s.committee_id and y.supervision_id = s.id and y.retracted_on is null
        union all select i.given_on, i.leader_name || '批示：' || i.text, i.recorded_at, 3 from supervision_instruction i
          where i.committee_id = s.committee_id and i.supervision_id = s.id
        union all select g.urged_on, g.office || '催办：' || g.text, g.urged_at, 4 from unit_urging g where g.committee_id = s.committee_id and g.id in (
          select ga.urging_id from unit_urging_about ga join supervision_case sc on sc.committee_id = ga.committee_id and sc.proposal_id = ga.proposal_id
            where sc.committee_id = s.committee_id and sc.supervision_id = s.id) and g.urged_on >= s.opened_on
      ) a order by a.day desc, a.at desc, a.rank desc limit 1) as asked,
    (select jsonb_build_object('code', d.code, 'label', d.label, 'holder', coalesce(dp.name, db.short_name), 'due', d.due_day, 'steps', d.steps)
      from deadline d left join person dp on dp.committee_id = d.committee_id and dp.id = d.holder_id
      left join body db on db.committee_id = d.committee_id and db.id = d.holder_id
      where d.committee_id = s.committee_id and d.matter_id = s.id and d.met_on is null and d.voided_on is null
      order by d.due_day, d.id limit 1) as owed
  from matter m join supervision s on s.committee_id = m.committee_id and s.id = m.id
  left join body b on b.committee_id = s.committee_id and b.id = s.body_id
  cross join lateral (select count(*) filter (where y.state in ('open', 'answered')) as open,
      count(*) filter (where y.state = 'open' and exists (select 1 from deadline d where d.committee_id = y.committee_id and d.part_id = y.id
        and d.code = 'supervision.problem' and d.met_on is null and d.voided_on is null and d.due_day < ${today})) as overdue
    from supervision_problem y where y.committee_id = s.committee_id and y.supervision_id = s.id) x
  where ${where}
  order by (x.overdue > 0) desc, m.open desc, m.next_due nulls last, s.opened_on desc, s.id`
