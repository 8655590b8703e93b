// What is owed after meetings: minutes by their day, the approval of those submitted, decisions to be carried out or confirmed.
import { sql } from 'kysely'
import { bodiesOf, may } from '#/core/actor.ts'
import { addDays } from '#/core/day.ts'
import type { Worklist } from '#/core/feature.ts'
import { owedBy } from '../floor/owed.ts'
import { arrangesMeeting } from '../floor/seen-lists.ts'

const none = Promise.resolve([])

export const minutesWorklists: readonly Worklist[] = [
  {
    key: 'minutes.write',
    title: '会议纪要',
    right: 'activities:write',
    items: (tx, actor) =>
      owedBy(
        tx,
        sql`select x.id, x.title, '/activities/' || x.activity_id || '/minutes' as url,
            case x.state when 'draft' then '起草完成后送审' else '已签发，请印发' end as owes, x.due_day as due, x.due_steps as steps
          from minutes x join activity a on a.committee_id = x.committee_id and a.id = x.activity_id
          where x.committee_id = ${actor.committeeId} and x.state in ('draft', 'approved')
            and (${arrangesMeeting(actor)} or ${may(actor, 'activities:read-all')} and a.host_id is null)`,
      ),
  },
  {
    key: 'minutes.approve',
    title: '待签发的纪要',
    right: 'activities:approve',
    items: (tx, actor) =>
      owedBy(
        tx,
        sql`select x.id, x.title, '/activities/' || x.activity_id || '/minutes' as url, '请审阅签发' as owes, x.due_day as due, x.due_steps as steps
          from minutes x join activity a on a.committee_id = x.committee_id and a.id = x.activity_id
          where x.committee_id = ${actor.committeeId} and x.state = 'submitted' and a.created_by is distinct from ${actor.personId}::uuid
            and (a.host_id is not null or ${actor.posts.some((p) => p.role === 'chair' || p.role === 'county-office')})`,
      ),
  },
  {
    key: 'decisions.mine',
    title: '会议交办我的事项',
    right: 'decisions:answer',
    items: (tx, actor) =>
      owedBy(
        tx,
        sql`select d.id, left(d.text, 80) as title, '/meeting-decisions/' || d.id as url,
            case when d.kind = 'suggestion' and d.state = 'assigned' then '回应是否采纳' else '办理并报办结' end as owes, d.due_day as due,
            jsonb_build_array('会议纪要定的期限') as steps
          from meeting_decision d where d.committee_id = ${actor.committeeId} and d.state in ('assigned', 'responded')
            and (d.owner_person_id = ${actor.personId}::uuid or d.owner_body_id = any(${[...bodiesOf(actor)]}::uuid[]))`,
      ),
  },
  {
    key: 'decisions.confirm',
    title: '报办结的议定事项',
    right: 'activities:write',
    items: (tx, actor, today) =>
      actor.personId === null
        ? none
        : owedBy(
            tx,
            sql`select d.id, left(d.text, 80) as title, '/meeting-decisions/' || d.id as url, '核实后确认办结或者退回' as owes, null::date as due, null::jsonb as steps
              from meeting_decision d join activity a on a.committee_id = d.committee_id and a.id = d.activity_id
              where d.committee_id = ${actor.committeeId} and d.state = 'reported' and d.reported_on > ${addDays(today, -366)}
                and (${arrangesMeeting(actor)} or ${may(actor, 'activities:read-all')} and a.host_id is null)`,
          ),
  },
]
