// The queries of rounds of 述职.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { reportGrades } from './codes.ts'
import type { Round } from './round.ts'

export async function findRound(tx: Tx, actor: Actor, id: string): Promise<Round | null> {
  const { rows } = await sql<Round>`
    select r.id, r.version, r.title, r.year, r.due_day as "dueDay", r.state,
      (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'head', g.head_name, 'day', g.on_day, 'place', g.place) order by g.on_day, g.id), '[]')
        from duty_round_group g where g.committee_id = r.committee_id and g.round_id = r.id) as groups,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'group', g.name, 'workId', d.work_id, 'filedOn', d.filed_on,
          'deliveredOn', d.delivered_on, 'grade', case when d.grade is not null then ${codeLabel(reportGrades, sql`d.committee_id`, sql`d.grade`)} end,
          'points', d.points, 'ballots', (select coalesce(sum((b ->> 'count')::int), 0) from jsonb_array_elements(d.ballots) b)) order by g.on_day, g.id, p.code), '[]')
        from duty_round_person d join person p on p.committee_id = d.committee_id and p.id = d.person_id
        left join duty_round_group g on g.committee_id = d.committee_id and g.id = d.group_id
        where d.committee_id = r.committee_id and d.round_id = r.id) as people
    from duty_round r where r.committee_id = ${actor.committeeId} and r.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function holdRound(tx: Tx, actor: Actor, id: string): Promise<Round | null> {
  await sql`select from duty_round where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
  return findRound(tx, actor, id)
}

/** Written reports of the year that were accepted, by who has to report and has none in the round yet. */
export async function newReports(tx: Tx, actor: Actor, round: Round): Promise<readonly { personId: string; workId: string; day: Day }[]> {
  const { rows } = await sql<{ personId: string; workId: string; day: Day }>`
    select distinct on (f.person_id) f.person_id as "personId", f.object_id as "workId", min(f.day) as day
    from duty_round_person d join fact f on f.committee_id = d.committee_id and f.person_id = d.person_id
    where d.committee_id = ${actor.committeeId} and d.round_id = ${round.id} and d.filed_on is null and f.verb = 'work.accepted'
      and f.role = 'author' and f.about ->> 'kind' = 'duty-report' and (f.about ->> 'year')::int = ${round.year}
    group by f.person_id, f.object_id having sum(f.weight) > 0 order by f.person_id, min(f.day), f.object_id`.execute(tx)
  return rows
}
