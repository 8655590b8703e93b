// Facts as they stand: what was taken back drops out with its counter-entry. Pieces of SQL shared by dossier, lists and figures.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#/core/day.ts'
import { isWantedBy } from '#/core/fact-query.ts'
import { wantedOf } from './rules.ts'
import type { YearlyTasks } from './settings.ts'

type Sql = RawBuilder<unknown>

/** What was known by the end of that day. */
export const known = (asOf: Sql | Day): Sql => sql`f.day <= ${asOf} and coalesce(f.recorded_on <= ${asOf}, true)`

/**
 * Facts `f` chosen by a condition, each as often as it was not taken back: a counter-entry has the same holder, verb, role, object and weight below
 * zero, and takes the earliest with it.
 */
export const standingFacts = (where: Sql): Sql => sql`
  select n.* from (
    select f.*, count(*) filter (where f.weight < 0) over same as taken,
      row_number() over (partition by f.person_id, f.body_id, f.verb, f.role, f.object_kind, f.object_id, f.about, f.weight order by f.day, f.id) as nth
    from fact f where ${where}
    window same as (partition by f.person_id, f.body_id, f.verb, f.role, f.object_kind, f.object_id, f.about, abs(f.weight))
  ) n where n.weight > 0 and n.nth > n.taken`

/** The tasks as rows `t(ord, task)`: each with what it wants, its minimum and its title. */
export const taskRows = (tasks: YearlyTasks): Sql => sql`
  jsonb_to_recordset(${JSON.stringify(
    tasks.tasks.map((t, i) => ({ ord: i + 1, key: t.key, title: t.title, minimum: t.minimum, wanted: wantedOf(t) })),
  )}::jsonb) as t(ord integer, key text, title text, minimum integer, wanted jsonb)`

/** Which person has done which task between two days: rows (person_id, ord). `among` narrows facts `f`. */
export const doneTasks = (
  tasks: YearlyTasks,
  of: { readonly committeeId: number; readonly from: Day; readonly to: Day; readonly asOf: Day },
  among: Sql = sql`true`,
): Sql => sql`
  select r.person_id, r.ord from (
    select f.person_id, t.ord, t.minimum, f.object_kind, f.object_id
    from ${taskRows(tasks)}
    cross join lateral jsonb_array_elements_text(t.wanted -> 'verbs') v(verb)
    join fact f on f.committee_id = ${of.committeeId} and f.verb = v.verb and f.person_id is not null and f.verified
      and f.day between ${of.from} and ${of.to} and ${known(of.asOf)} and ${among} and ${isWantedBy(sql`t.wanted`)}
    group by f.person_id, t.ord, t.minimum, f.object_kind, f.object_id having sum(f.weight) > 0
  ) r group by r.person_id, r.ord, r.minimum having count(*) >= r.minimum`
