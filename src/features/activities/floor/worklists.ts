// What is owed on the floor: speeches to be chosen from, a vote that runs, leave from a group's sitting.
import { sql } from 'kysely'
import { may } from '#/core/actor.ts'
import type { Worklist } from '#/core/feature.ts'
import { owedBy } from './owed.ts'
import { arrangesMeeting } from './seen-lists.ts'

export const floorWorklists: readonly Worklist[] = [
  {
    key: 'floor.votes',
    title: '正在表决',
    right: 'floor:take-part',
    items: (tx, actor) =>
      owedBy(
        tx,
        sql`select v.id, v.title, '/votes/' || v.id as url, '请投票' as owes, null::date as due, null::jsonb as steps
          from floor_vote v join floor_voter e on e.committee_id = v.committee_id and e.vote_id = v.id and e.voted is null
          where v.committee_id = ${actor.committeeId} and v.state = 'open' and v.mode = 'secret' and e.person_id = ${actor.personId}::uuid`,
      ),
  },
  {
    key: 'floor.speeches',
    title: '申请的发言',
    right: 'activities:write',
    items: (tx, actor) =>
      owedBy(
        tx,
        sql`select a.id, m.title, '/activities/' || a.id || '/floor' as url, '选定发言（' || count(*) || '份申请）' as owes, a.starts_at::date as due,
            jsonb_build_array('会议开始以前') as steps
          from speech s join activity a on a.committee_id = s.committee_id and a.id = s.activity_id
          join matter m on m.committee_id = a.committee_id and m.id = a.id and m.open
          where s.committee_id = ${actor.committeeId} and s.state = 'asked'
            and (${arrangesMeeting(actor)} or ${may(actor, 'activities:read-all')} and a.host_id is null)
          group by a.id, m.title, a.starts_at`,
      ),
  },
  {
    key: 'floor.groupLeave',
    title: '小组会议请假',
    right: 'floor:take-part',
    items: (tx, actor) =>
      owedBy(
        tx,
        sql`select l.id, n.name || '请' || s.label || '的假' as title, '/activities/' || l.activity_id || '/plenary' as url, '请答复' as owes, s.starts_at::date as due,
            jsonb_build_array('小组会议以前') as steps
          from group_leave l join plenary_group g on g.committee_id = l.committee_id and g.id = l.group_id
          join participation p on p.committee_id = l.committee_id and p.id = l.participation_id
          join person n on n.committee_id = p.committee_id and n.id = p.person_id
          join activity_session s on s.committee_id = l.committee_id and s.id = l.session_id
          where l.committee_id = ${actor.committeeId} and l.state = 'asked' and ${actor.personId}::uuid = any(g.convenors)`,
      ),
  },
]
