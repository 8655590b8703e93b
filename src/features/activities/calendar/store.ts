// The queries of the calendar: what takes place between two days, and what one person's feed shows.
import { sql } from 'kysely'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { activityKinds, traitsOf } from '../codes.ts'
import { activityStates, type ActivityState } from '../lifecycle.ts'
import { kindData } from '../store.ts'
import { visibleActivity } from '../visible-lists.ts'
import type { CalendarPageData, Whose } from './contract.ts'
import type { FeedEvent } from './ics-rules.ts'

const kindLabel = codeLabel(activityKinds, sql`a.committee_id`, sql`a.kind`)

interface Row {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly kindCode: string
  readonly kindData: unknown
  readonly host: string
  readonly place: string
  readonly state: ActivityState
  readonly mine: boolean
  readonly sessions: CalendarPageData['entries'][number]['sessions']
}

const most = 500

export async function entriesBetween(
  tx: Tx,
  actor: Actor,
  asked: { readonly from: Day; readonly to: Day; readonly whose: Whose },
): Promise<Pick<CalendarPageData, 'entries' | 'more'>> {
  const mine = sql`exists (select 1 from participation p where p.committee_id = a.committee_id and p.activity_id = a.id
    and p.person_id = ${actor.personId} and p.removed_at is null)`
  const bodies = [...bodiesOf(actor)]
  const held = sql`(a.created_by = ${actor.personId} or a.host_id = any(${bodies}::uuid[]) or exists (select 1 from activity_cohost c
    where c.committee_id = a.committee_id and c.activity_id = a.id and c.body_id = any(${bodies}::uuid[])))`
  const which = { mine, host: held, all: sql`true` }[asked.whose]
  const found =
    await sql<Row>`select a.id, m.title, ${kindLabel} as kind, a.kind as "kindCode", ${kindData} as "kindData", a.place, m.state,
      ${mine} as mine, coalesce(b.name, (select k.short_name from committee k where k.id = a.committee_id)) as host,
      (select coalesce(jsonb_agg(jsonb_build_object('day', x.starts_at::date, 'label', x.label, 'startsAt', x.starts_at, 'endsAt', x.ends_at)
          order by x.ord), '[]') from activity_session x
        where x.committee_id = a.committee_id and x.activity_id = a.id and x.starts_at < ${asked.to}::date + 1
          and x.ends_at >= ${asked.from}::date) as sessions
    from activity a join matter m on m.committee_id = a.committee_id and m.id = a.id
    left join body b on b.committee_id = a.committee_id and b.id = a.host_id
    where a.committee_id = ${actor.committeeId} and a.starts_at < ${asked.to}::date + 1 and a.ends_at >= ${asked.from}::date
      and a.starts_at >= ${asked.from}::date - 60 and ${visibleActivity(actor)} and ${which}
    order by a.starts_at, a.id limit ${most + 1}`.execute(tx)
  const rows = found.rows.filter((r) => r.sessions.length > 0)
  return {
    entries: rows.slice(0, most).map((r) => ({
      id: r.id,
      url: `/activities/${r.id}`,
      title: r.title,
      kind: r.kind,
      group: traitsOf(r.kindCode, r.kindData).group,
      host: r.host,
      place: r.place,
      state: { code: r.state, label: activityStates[r.state].label, tone: activityStates[r.state].tone },
      mine: r.mine,
      sessions: r.sessions,
    })),
    more: found.rows.length > most,
  }
}

export async function specialDays(tx: Tx, from: Day, to: Day): Promise<CalendarPageData['days']> {
  const found = await sql<CalendarPageData['days'][number]>`select day, kind, name from calendar_day
    where day between ${from} and ${to} order by day`.execute(tx)
  return found.rows
}

const toldStates = (Object.keys(activityStates) as ActivityState[]).filter((s) => activityStates[s].told)

interface FeedRow extends Omit<FeedEvent, 'standing' | 'url'> {
  readonly state: ActivityState
}

/** A person's own invitations from three months back; what he declined or has leave for does not take his time. */
export async function feedOf(tx: Tx, committeeId: number, personId: string, now: Date): Promise<readonly FeedEvent[]> {
  const found = await sql<FeedRow>`select x.id, m.title, ${kindLabel} as kind, a.place, x.label as session, x.starts_at as "startsAt",
      x.ends_at as "endsAt", m.state, m.version, m.state_since as "changedAt"
    from participation p join activity a on a.committee_id = p.committee_id and a.id = p.activity_id
    join matter m on m.committee_id = a.committee_id and m.id = a.id
    join activity_session x on x.committee_id = a.committee_id and x.activity_id = a.id
    where p.committee_id = ${committeeId} and p.person_id = ${personId} and p.removed_at is null
      and p.reply not in ('declined', 'leaveGranted') and m.state = any(${toldStates}::text[])
      and x.starts_at > ${new Date(now.getTime() - 90 * 86_400_000)} order by x.starts_at, x.id limit 1000`.execute(tx)
  return found.rows.map(({ state, ...row }) => ({
    ...row,
    url: null,
    standing: state === 'cancelled' ? 'cancelled' : state === 'postponed' ? 'tentative' : 'confirmed',
  }))
}
