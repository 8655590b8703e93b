// The queries of reading groups: one with everything about it in one statement.
import { sql, type RawBuilder } from 'kysely'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Conversion } from './codes.ts'
import type { GroupRelation, GroupState } from './lifecycle.ts'

export interface Reader {
  readonly id: string
  readonly name: string
  readonly isGuide: boolean
  readonly days: number
}

export interface Post {
  readonly id: string
  readonly kind: 'note' | 'post'
  readonly parentId: string | null
  readonly bookId: string | null
  readonly personId: string | null
  readonly name: string
  readonly text: string
  readonly at: string
  readonly onDay: Day
  readonly hiddenWhy: string | null
}

export interface Group {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly programme: { readonly id: string; readonly name: string }
  readonly body: { readonly id: string; readonly name: string } | null
  readonly owner: { readonly id: string; readonly name: string }
  readonly fromDay: Day
  readonly toDay: Day
  readonly state: GroupState
  readonly summary: string
  readonly startedOn: Day | null
  readonly closedOn: Day | null
  readonly readers: readonly Reader[]
  readonly books: readonly { readonly id: string; readonly title: string; readonly author: string; readonly isCommon: boolean }[]
  readonly guides: readonly {
    readonly id: string
    readonly week: number
    readonly title: string
    readonly text: string
    readonly guide: string
    readonly onDay: Day
  }[]
  readonly publicReaders: readonly { readonly id: string; readonly name: string; readonly people: number; readonly onDay: Day }[]
  readonly posts: readonly Post[]
  readonly conversions: readonly {
    readonly id: string
    readonly postId: string
    readonly kind: Conversion
    readonly title: string
    readonly by: string
    readonly onDay: Day
  }[]
  readonly exhibits: readonly {
    readonly id: string
    readonly title: string
    readonly author: string
    readonly form: string
    readonly note: string
    readonly shownOn: Day
  }[]
  readonly checkedInToday: boolean
  readonly checkIns: number
}

const rows = (fields: RawBuilder<unknown>, from: RawBuilder<unknown>) => sql`(select coalesce(jsonb_agg(${fields}), '[]') from ${from})`

/** The readers are those of today, each with the days checked in; what was hidden keeps its place without its words. */
export async function findGroup(tx: Tx, actor: Actor, id: string, today: Day): Promise<Group | null> {
  const { rows: found } = await sql<Group>`
    select g.id, g.version, g.title, g.from_day as "fromDay", g.to_day as "toDay", g.state, g.summary, g.started_on as "startedOn",
      g.closed_on as "closedOn",
      jsonb_build_object('id', s.id, 'name', s.title) as programme,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as body,
      jsonb_build_object('id', o.id, 'name', o.name) as owner,
      ${rows(
        sql`jsonb_build_object('id', p.id, 'name', p.name, 'isGuide', r.is_guide, 'days', (select count(*) from reading_check_in c
          where c.committee_id = r.committee_id and c.group_id = r.group_id and c.person_id = r.person_id)) order by r.is_guide desc, p.code`,
        sql`reading_member r join person p on p.committee_id = r.committee_id and p.id = r.person_id
          where r.committee_id = g.committee_id and r.group_id = g.id and r.to_day is null`,
      )} as readers,
      ${rows(
        sql`jsonb_build_object('id', k.id, 'title', k.title, 'author', k.author, 'isCommon', k.is_common) order by not k.is_common, k.id`,
        sql`reading_book k where k.committee_id = g.committee_id and k.group_id = g.id`,
      )} as books,
      ${rows(
        sql`jsonb_build_object('id', w.id, 'week', w.week, 'title', w.title, 'text', w.text, 'guide', w.guide_name, 'onDay', w.on_day) order by w.week`,
        sql`reading_guide w where w.committee_id = g.committee_id and w.group_id = g.id`,
      )} as guides,
      ${rows(
        sql`jsonb_build_object('id', u.id, 'name', u.name, 'people', u.people, 'onDay', u.on_day) order by u.on_day, u.id`,
        sql`reading_public u where u.committee_id = g.committee_id and u.group_id = g.id`,
      )} as "publicReaders",
      ${rows(
        sql`jsonb_build_object('id', t.id, 'kind', t.kind, 'parentId', t.parent_id, 'bookId', t.book_id, 'personId', t.person_id, 'name', t.person_name,
          'text', case when t.hidden_on is null then t.text else '' end, 'at', t.at, 'onDay', t.on_day,
          'hiddenWhy', case when t.hidden_on is not null then t.hidden_why end) order by t.at, t.id`,
        sql`reading_post t where t.committee_id = g.committee_id and t.group_id = g.id`,
      )} as posts,
      ${rows(
        sql`jsonb_build_object('id', v.id, 'postId', v.post_id, 'kind', v.kind, 'title', v.title, 'by', v.by_name, 'onDay', v.on_day) order by v.on_day, v.id`,
        sql`reading_conversion v where v.committee_id = g.committee_id and v.group_id = g.id`,
      )} as conversions,
      ${rows(
        sql`jsonb_build_object('id', e.id, 'title', e.title, 'author', e.author, 'form', e.form, 'note', e.note, 'shownOn', e.shown_on) order by e.shown_on, e.id`,
        sql`reading_exhibit e where e.committee_id = g.committee_id and e.group_id = g.id and e.removed_on is null`,
      )} as exhibits,
      exists (select from reading_check_in c where c.committee_id = g.committee_id and c.group_id = g.id and c.person_id = ${actor.personId}::uuid
        and c.day = ${today}) as "checkedInToday",
      (select count(*)::int from reading_check_in c where c.committee_id = g.committee_id and c.group_id = g.id) as "checkIns"
    from reading_group g
    join study_programme s on s.committee_id = g.committee_id and s.id = g.programme_id
    join person o on o.committee_id = g.committee_id and o.id = g.owner_id
    left join body b on b.committee_id = g.committee_id and b.id = g.body_id
    where g.committee_id = ${actor.committeeId} and g.id = ${id}`.execute(tx)
  return found[0] ?? null
}

export async function holdGroup(tx: Tx, actor: Actor, id: string, today: Day): Promise<Group | null> {
  await sql`select from reading_group where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
  return findGroup(tx, actor, id, today)
}

export function relationsOf(g: Pick<Group, 'owner' | 'readers'>, actor: Actor): readonly GroupRelation[] {
  const mine = g.readers.find((r) => r.id === actor.personId)
  const own: readonly GroupRelation[] =
    g.owner.id === actor.personId ? ['owner'] : mine ? (mine.isGuide ? ['guide', 'reader'] : ['reader']) : ['outside']
  return may(actor, 'studies:write') ? [...own, 'office'] : own
}
