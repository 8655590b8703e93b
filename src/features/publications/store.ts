// The queries of texts: who may see which, one text with everything about it in one statement.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { codesOf } from '#/core/settings/store.ts'
import { kindOf, workKinds, type WorkKind } from './codes.ts'
import type { Work } from './work.ts'

/** Of work `w` in the register as `m`: one's own; what was exchanged; what was handed in to the committee one works for; all that was handed in. */
export const visibleTo = (actor: Actor): RawBuilder<unknown> => sql`(m.state = 'exchanged'
  or exists (select from work_author mine where mine.committee_id = w.committee_id and mine.work_id = w.id and mine.person_id = ${actor.personId}::uuid)
  or (m.state not in ('draft', 'discarded') and (${may(actor, 'works:read-all')}
    or (${may(actor, 'works:review')} and w.receiver_id = any(${[...bodiesOf(actor)]}::uuid[])))))`

/** The same of a row of the register alone. */
export const visibleMatter = (actor: Actor): RawBuilder<unknown> =>
  sql`exists (select from work w where w.committee_id = m.committee_id and w.id = m.id and ${visibleTo(actor)})`

/** Kinds that were taken out of use keep their words on old texts. */
export async function kindsOf(tx: Tx, committeeId: number, on: Day): Promise<ReadonlyMap<string, WorkKind>> {
  return new Map((await codesOf(tx, committeeId, workKinds, on)).map((c) => [c.code, kindOf(c)]))
}

type Row = Omit<Work, 'kind' | 'themes'> & { readonly kind: string; readonly themes: Work['themes'] | null }

export async function findWork(tx: Tx, actor: Actor, id: string, today: Day): Promise<Work | null> {
  const { rows } = await sql<Row>`
    select w.id, m.version, m.title, m.state, w.kind, w.year, w.body, w.programme_id as "programmeId", w.origin_id as "originId",
      w.suggestion_type as "suggestionType", w.horizon, w.submitted_on as "submittedOn", w.accepted_on as "acceptedOn",
      w.shown_on as "shownOn", w.shown_at as "shownAt",
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as receiver,
      (select jsonb_agg(jsonb_build_object('code', t.code, 'label', coalesce((select c.label from code c
          where c.committee_id = w.committee_id and c.list = 'theme' and c.code = t.code order by c.from_day desc limit 1), t.code)) order by t.n)
        from unnest(w.themes) with ordinality as t(code, n)) as themes,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by a.position), '[]')
        from work_author a join person p on p.committee_id = a.committee_id and p.id = a.person_id
        where a.committee_id = w.committee_id and a.work_id = w.id) as authors,
      (select coalesce(jsonb_agg(jsonb_build_object('submittedOn', r.submitted_on, 'decidedOn', r.decided_on, 'decision', r.decision,
          'reason', r.reason, 'decidedBy', r.decided_by) order by r.entry), '[]')
        from work_round r where r.committee_id = w.committee_id and r.work_id = w.id) as rounds
    from work w join matter m on m.committee_id = w.committee_id and m.id = w.id
    left join body b on b.committee_id = w.committee_id and b.id = w.receiver_id
    where w.committee_id = ${actor.committeeId} and w.id = ${id} and ${visibleTo(actor)}`.execute(tx)
  const [row] = rows
  if (!row) return null
  const kind = (await kindsOf(tx, actor.committeeId, today)).get(row.kind) ?? kindOf({ code: row.kind, label: row.kind })
  return { ...row, kind, themes: row.themes ?? [] }
}

export async function holdWork(tx: Tx, actor: Actor, id: string, today: Day): Promise<Work | null> {
  await sql`select from matter where committee_id = ${actor.committeeId} and id = ${id} and kind = 'work' for update`.execute(tx)
  return findWork(tx, actor, id, today)
}

export async function setAuthors(tx: Tx, committeeId: number, workId: string, personIds: readonly string[]): Promise<void> {
  await sql`delete from work_author where committee_id = ${committeeId} and work_id = ${workId}`.execute(tx)
  await sql`insert into work_author (committee_id, work_id, position, person_id)
    select ${committeeId}, ${workId}, n, id from unnest(${[...new Set(personIds)]}::uuid[]) with ordinality as p(id, n)`.execute(tx)
}
