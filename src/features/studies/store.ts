// The queries of programmes, texts, results and lectures. What took place is read from the facts of activities alone.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { idsOf, pickLimit, type PickAsked, type Picked } from '#/features/organisation/public.ts'
import { programmeKinds, textKinds } from './codes.ts'
import type { ProgrammeState } from './lifecycle.ts'
import type { LectureTier } from './words.ts'

type Sql = RawBuilder<unknown>

export interface SessionHeld {
  readonly id: string
  readonly title: string
  readonly day: Day
  readonly people: number
}

/** Activities held whose facts name this in `about` – the host's one fact for each – with how many came. */
const sessionsOf = (key: 'programme' | 'trigger', id: Sql): Sql => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', h.object_id, 'title', h.title, 'day', h.day, 'people', (
      select count(distinct f.person_id) from fact f where f.committee_id = h.committee_id and f.object_kind = 'activity' and f.object_id = h.object_id
        and f.verb = 'activity.attended')) order by h.day, h.object_id), '[]')
  from (select f.committee_id, f.object_id, min(f.day) as day, max(f.about ->> 'title') as title from fact f
    where f.committee_id = ${sql.ref('x.committee_id')} and f.verb = 'activity.held' and f.role = 'host' and f.about ->> ${sql.lit(key)} = ${id}::text
    group by f.committee_id, f.object_id having sum(f.weight) > 0) h)`

export interface Programme {
  readonly id: string
  readonly version: number
  readonly kind: string
  readonly kindLabel: string
  readonly title: string
  readonly year: number
  readonly theme: string | null
  readonly themeLabel: string | null
  readonly fromDay: Day
  readonly toDay: Day
  readonly host: { readonly id: string; readonly name: string } | null
  readonly audience: string
  readonly note: string
  readonly state: ProgrammeState
  readonly summary: string
  readonly phases: readonly { readonly title: string; readonly theme: string; readonly fromDay: Day; readonly toDay: Day }[]
  readonly sessions: readonly SessionHeld[]
  readonly texts: number
  readonly covered: number
  readonly people: number
  readonly essays: number
  readonly assessed: number
  readonly groups: number
  readonly openGroups: number
}

const ofProgramme = (verbs: readonly string[]): Sql =>
  sql`fact f where f.committee_id = x.committee_id and f.about ->> 'programme' = x.id::text and f.verb = any(${[...verbs]}::text[])`

export async function findProgramme(tx: Tx, actor: Actor, id: string): Promise<Programme | null> {
  const { rows } = await sql<Programme>`
    select x.id, x.version, x.kind, ${codeLabel(programmeKinds, sql`x.committee_id`, sql`x.kind`)} as "kindLabel", x.title, x.year, x.theme,
      (select c.label from code c where c.committee_id = x.committee_id and c.list = 'theme' and c.code = x.theme order by c.from_day desc limit 1)
        as "themeLabel",
      x.from_day as "fromDay", x.to_day as "toDay", x.audience, x.note, x.state, x.summary,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as host,
      (select coalesce(jsonb_agg(jsonb_build_object('title', p.title, 'theme', p.theme, 'fromDay', p.from_day, 'toDay', p.to_day) order by p.no), '[]')
        from study_phase p where p.committee_id = x.committee_id and p.programme_id = x.id) as phases,
      ${sessionsOf('programme', sql`x.id`)} as sessions,
      (select count(*)::int from study_text t where t.committee_id = x.committee_id and t.programme_id = x.id and t.withdrawn_on is null) as texts,
      (select count(*)::int from study_text t where t.committee_id = x.committee_id and t.programme_id = x.id and t.withdrawn_on is null
        and exists (select from fact f where f.committee_id = t.committee_id and f.about ->> 'trigger' = t.id::text and f.verb = 'activity.held'
          group by f.object_id having sum(f.weight) > 0)) as covered,
      (select count(*)::int from (select f.person_id from ${ofProgramme(['activity.attended'])} group by f.person_id having sum(f.weight) > 0) p) as people,
      (select count(*)::int from (select f.object_id from ${ofProgramme(['work.accepted'])} and f.about ->> 'kind' = 'essay'
        group by f.object_id having sum(f.weight) > 0) e) as essays,
      (select count(*)::int from study_assessment a where a.committee_id = x.committee_id and a.programme_id = x.id and a.replaced_on is null) as assessed,
      (select count(*)::int from reading_group g where g.committee_id = x.committee_id and g.programme_id = x.id) as groups,
      (select count(*)::int from reading_group g where g.committee_id = x.committee_id and g.programme_id = x.id and g.closed_on is null) as "openGroups"
    from study_programme x left join body b on b.committee_id = x.committee_id and b.id = x.host_id
    where x.committee_id = ${actor.committeeId} and x.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function holdProgramme(tx: Tx, actor: Actor, id: string): Promise<Programme | null> {
  await sql`select from study_programme where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
  return findProgramme(tx, actor, id)
}

export interface StudyText {
  readonly id: string
  readonly version: number
  readonly kind: string
  readonly kindLabel: string
  readonly title: string
  readonly issuer: string
  readonly publishedOn: Day
  readonly promptly: boolean
  readonly untilDay: Day | null
  readonly untilSteps: readonly string[]
  readonly summary: string
  readonly programme: { readonly id: string; readonly name: string } | null
  readonly withdrawnOn: Day | null
  readonly withdrawnWhy: string
  readonly sessions: readonly SessionHeld[]
  readonly people: number
}

export async function findText(tx: Tx, actor: Actor, id: string): Promise<StudyText | null> {
  const { rows } = await sql<StudyText>`
    select x.id, x.version, x.kind, ${codeLabel(textKinds, sql`x.committee_id`, sql`x.kind`)} as "kindLabel", x.title, x.issuer,
      x.published_on as "publishedOn", x.promptly, x.until_day as "untilDay", x.until_steps as "untilSteps", x.summary,
      x.withdrawn_on as "withdrawnOn", x.withdrawn_why as "withdrawnWhy",
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.title) end as programme,
      ${sessionsOf('trigger', sql`x.id`)} as sessions,
      (select count(*)::int from (select f.person_id from fact f where f.committee_id = x.committee_id and f.about ->> 'trigger' = x.id::text
        and f.verb = 'activity.attended' group by f.person_id having sum(f.weight) > 0) a) as people
    from study_text x left join study_programme p on p.committee_id = x.committee_id and p.id = x.programme_id
    where x.committee_id = ${actor.committeeId} and x.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export interface Lecture {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly plannedOn: Day
  readonly place: string
  readonly speakerId: string | null
  readonly speaker: string
  readonly tier: LectureTier
  readonly programme: { readonly id: string; readonly name: string } | null
  readonly cancelledOn: Day | null
  readonly cancelledWhy: string
  readonly sessions: readonly SessionHeld[]
}

export async function findLecture(tx: Tx, actor: Actor, id: string): Promise<Lecture | null> {
  const { rows } = await sql<Lecture>`
    select x.id, x.version, x.title, x.planned_on as "plannedOn", x.place, x.speaker_id as "speakerId", x.speaker, x.tier,
      x.cancelled_on as "cancelledOn", x.cancelled_why as "cancelledWhy",
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.title) end as programme,
      ${sessionsOf('trigger', sql`x.id`)} as sessions
    from study_lecture x left join study_programme p on p.committee_id = x.committee_id and p.id = x.programme_id
    where x.committee_id = ${actor.committeeId} and x.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export interface Standing {
  readonly personId: string
  readonly result: string
  readonly score: number | null
  readonly onDay: Day
  readonly entry: number
}

/** The results that stand, by person. */
export async function resultsOf(
  tx: Tx,
  committeeId: number,
  programmeId: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const { rows } =
    await sql<Standing>`select person_id as "personId", result, score::float8 as score, on_day as "onDay", entry from study_assessment
    where committee_id = ${committeeId} and programme_id = ${programmeId} and replaced_on is null and person_id = any(${[...people]}::uuid[])`.execute(
      tx,
    )
  return new Map(rows.map((r) => [r.personId, r]))
}

const sought = ({ q, ids }: PickAsked, id: Sql, title: Sql): Sql =>
  ids ? sql`${id} = any(${idsOf(ids)}::uuid[])` : sql`(${(q ?? '').trim()} = '' or strpos(${title}, ${(q ?? '').trim()}) > 0)`

export async function pickProgrammes(tx: Tx, committeeId: number, asked: PickAsked): Promise<Picked[]> {
  const { rows } = await sql<Picked>`select p.id, p.title as name, p.year || '年' as note from study_programme p
    where p.committee_id = ${committeeId} and ${sought(asked, sql`p.id`, sql`p.title`)} ${asked.ids ? sql`` : sql`and p.state in ('planned', 'open')`}
    order by p.from_day desc, p.id limit ${pickLimit}`.execute(tx)
  return rows
}

/** What a session can be held for: a text to be studied, a planned lecture. */
export async function pickTriggers(tx: Tx, committeeId: number, asked: PickAsked): Promise<Picked[]> {
  const { rows } = await sql<Picked>`select x.id, x.name, x.note from (
      select t.id, t.title as name, case when t.promptly then '第一时间学习，最迟' || t.until_day else '学习篇目' end as note, t.published_on as day
      from study_text t where t.committee_id = ${committeeId} and ${asked.ids ? sql`true` : sql`t.withdrawn_on is null`}
      union all
      select l.id, l.title, '政协大讲堂，' || l.planned_on, l.planned_on
      from study_lecture l where l.committee_id = ${committeeId} and ${asked.ids ? sql`true` : sql`l.cancelled_on is null`}) x
    where ${sought(asked, sql`x.id`, sql`x.name`)} order by x.day desc, x.id limit ${pickLimit}`.execute(tx)
  return rows
}
