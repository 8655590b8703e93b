// Attendance by person and session: one activity's sheet as a table to take along, and everybody's over a year.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Choice, ListDefinition } from '#/core/lists/list.ts'
import { capacities } from '../words.ts'
import { presenceStates } from './presence.ts'

const mark = (direction: 'in' | 'out') => sql`(select k.at from attendance_mark k where k.committee_id = s.committee_id
  and k.activity_id = s.activity_id and k.session_id = s.id and k.participation_id = x.id and k.direction = ${direction} and k.voided_at is null)`

/** Who stayed away is for those who keep the activity and for the offices that read everything. */
const seenBy = (actor: Actor): RawBuilder<unknown> =>
  may(actor, 'activities:read-all')
    ? sql`true`
    : sql`(a.created_by = ${actor.personId} or a.host_id = any(${[...bodiesOf(actor)]}::uuid[]) or exists (select 1 from activity_cohost c
        where c.committee_id = a.committee_id and c.activity_id = a.id and c.body_id = any(${[...bodiesOf(actor)]}::uuid[])))`

const choices = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

export const attendanceList: ListDefinition = {
  name: 'attendance',
  title: '出勤',
  right: 'activities:write',
  columns: [
    { key: 'name', label: '姓名', kind: 'link', sql: sql`coalesce(p.name, x.guest_name)`, width: 110 },
    {
      key: 'unit',
      label: '界别、单位',
      kind: 'text',
      sql: sql`coalesce(nullif(x.guest_unit, ''), (select b.name from seat t join body b on b.committee_id = t.committee_id and b.id = t.sector_id
        where t.committee_id = x.committee_id and t.person_id = x.person_id and t.from_day <= s.starts_at::date
          and (t.to_day is null or t.to_day >= s.starts_at::date) order by t.from_day desc limit 1), p.employer, '')`,
      width: 160,
    },
    { key: 'title', label: '活动', kind: 'text', sql: sql`m.title` },
    { key: 'session', label: '场次', kind: 'text', sql: sql`s.label`, width: 120 },
    {
      key: 'on',
      label: '日期',
      kind: 'day',
      sql: sql`s.starts_at::date`,
      sortable: true,
      sortBy: sql`s.starts_at`,
      neverNull: true,
      width: 120,
    },
    {
      key: 'capacity',
      label: '身份',
      kind: 'tag',
      sql: sql`x.capacity`,
      tags: Object.fromEntries(Object.entries(capacities).map(([value, label]) => [value, { label, tone: 'over' }])),
      hidden: true,
    },
    { key: 'state', label: '出勤', kind: 'tag', sql: sql`t.state`, tags: { ...presenceStates }, width: 90 },
    { key: 'came', label: '签到', kind: 'instant', sql: mark('in'), width: 150 },
    { key: 'left', label: '签退', kind: 'instant', sql: mark('out'), hidden: true },
    { key: 'late', label: '迟到（分钟）', kind: 'number', sql: sql`t.late_minutes`, hidden: true },
    { key: 'early', label: '早退（分钟）', kind: 'number', sql: sql`t.left_minutes`, hidden: true },
    { key: 'says', label: '更正说明', kind: 'text', sql: sql`t.says`, hidden: true },
  ],
  filters: [
    {
      key: 'activity',
      label: '活动',
      kind: 'choice',
      choices: {
        query: (actor) => sql<Choice>`select a.id::text as value, m.title || '（' || to_char(a.starts_at, 'YYYY-MM-DD') || '）' as label
          from activity a join matter m on m.committee_id = a.committee_id and m.id = a.id
          where a.committee_id = ${actor.committeeId} and a.notified_at is not null and ${seenBy(actor)} order by a.starts_at desc, a.id`,
      },
      where: ([id]) => sql`s.activity_id = ${id}::uuid`,
    },
    { key: 'person', label: '人员', kind: 'person', where: ([id]) => sql`x.person_id = ${id}::uuid` },
    {
      key: 'state',
      label: '出勤',
      kind: 'choices',
      choices: choices(Object.fromEntries(Object.entries(presenceStates).map(([value, { label }]) => [value, label]))),
      where: (values) => sql`t.state = any(${[...values]}::text[])`,
    },
    {
      key: 'capacity',
      label: '身份',
      kind: 'choices',
      choices: choices(capacities),
      where: (values) => sql`x.capacity = any(${[...values]}::text[])`,
    },
    {
      key: 'on',
      label: '日期',
      kind: 'dayRange',
      where: ([from, to]) => sql`(${from || null}::date is null or s.starts_at >= ${from || null}::date)
        and (${to || null}::date is null or s.starts_at < ${to || null}::date + 1)`,
    },
  ],
  from: () => sql`activity_session s
    join participation x on x.committee_id = s.committee_id and x.activity_id = s.activity_id and x.removed_at is null
    join activity a on a.committee_id = s.committee_id and a.id = s.activity_id
    join matter m on m.committee_id = s.committee_id and m.id = s.activity_id
    left join person p on p.committee_id = x.committee_id and p.id = x.person_id
    left join attendance t on t.committee_id = s.committee_id and t.activity_id = s.activity_id and t.session_id = s.id and t.participation_id = x.id`,
  visible: ({ actor }) => sql`s.committee_id = ${actor.committeeId} and ${seenBy(actor)}`,
  id: sql`x.id::text || s.id::text`,
  idKind: 'text',
  url: () => null,
  order: { key: 'on', dir: 'desc' },
  empty: '还没有出勤记录。会议通知发出后，名单上的每个人每一场各有一行；关闭活动时结算为出席、请假或缺席。',
  presets: [],
}
