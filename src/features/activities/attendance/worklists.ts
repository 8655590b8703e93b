// What sign-in leaves for somebody to do: marks in doubt to decide, corrections a second person has to look at, a session that is open now.
import { sql } from 'kysely'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { worklistLimit, type Worklist, type WorkItem } from '#/core/feature.ts'

/** The activities this person keeps (alias a): all of them for the general office, else his own body's and those he began. */
const keeps = (actor: Actor) =>
  actor.posts.some((p) => p.role === 'general-office' || p.role === 'county-office')
    ? sql`true`
    : sql`(a.created_by = ${actor.personId} or a.host_id = any(${[...bodiesOf(actor)]}::uuid[]) or exists (select 1 from activity_cohost c
        where c.committee_id = a.committee_id and c.activity_id = a.id and c.body_id = any(${[...bodiesOf(actor)]}::uuid[])))`

interface Row {
  readonly id: string
  readonly activityId: string
  readonly title: string
  readonly owes: string
}

const item = ({ id, activityId, title, owes }: Row): WorkItem => ({
  id,
  title,
  url: `/activities/${activityId}/attendance`,
  owes,
  due: null,
  dueSteps: [],
})

async function doubtful(tx: Tx, actor: Actor, _today: Day): Promise<readonly WorkItem[]> {
  const { rows } = await sql<Row>`select a.id, a.id as "activityId", m.title, '请核定平板送来的存疑签到' || count(*) || '条' as owes
    from attendance_device_mark k join activity a on a.committee_id = k.committee_id and a.id = k.activity_id
    join matter m on m.committee_id = a.committee_id and m.id = a.id
    where k.committee_id = ${actor.committeeId} and k.outcome = 'doubtful' and ${keeps(actor)}
    group by a.id, m.title order by min(k.at), a.id limit ${worklistLimit + 1}`.execute(tx)
  return rows.map(item)
}

async function corrections(tx: Tx, actor: Actor, _today: Day): Promise<readonly WorkItem[]> {
  const { rows } = await sql<Row>`select c.id, a.id as "activityId", m.title,
      '请复核' || coalesce(p.name, x.guest_name) || '的出勤更正（' || c.asked_name || '提出）' as owes
    from attendance_correction c join activity a on a.committee_id = c.committee_id and a.id = c.activity_id
    join matter m on m.committee_id = a.committee_id and m.id = a.id
    join participation x on x.committee_id = c.committee_id and x.id = c.participation_id
    left join person p on p.committee_id = x.committee_id and p.id = x.person_id
    where c.committee_id = ${actor.committeeId} and c.course = 'asked' and c.asked_by is distinct from ${actor.accountId} and ${keeps(actor)}
    order by c.asked_at, c.id limit ${worklistLimit + 1}`.execute(tx)
  return rows.map(item)
}

export const attendanceWorklists: readonly Worklist[] = [
  { key: 'activities.doubtful-marks', title: '核定签到', right: 'activities:write', items: doubtful },
  { key: 'activities.attendance-corrections', title: '复核出勤更正', right: 'activities:write', items: corrections },
]
