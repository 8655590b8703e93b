// What is owed in commendation: a vote, a list to be put to the meeting, an announcement once the publicity is over.
import { sql } from 'kysely'
import type { Worklist } from '#/core/feature.ts'
import { owedItems } from '../owed.ts'

export const awardWorklists: readonly Worklist[] = [
  {
    key: 'award.vote',
    title: '请您投票',
    right: 'proposals:list',
    items: (tx, actor) =>
      owedItems(
        tx,
        sql`select s.id, s.title, '/award-selections/' || s.id as url, '初评投票（无记名）' as owes, s.vote_until as due, jsonb_build_array('投票截止') as steps
          from award_voter v join award_selection s on s.committee_id = v.committee_id and s.id = v.selection_id and s.state = 'voting'
          where v.committee_id = ${actor.committeeId} and v.person_id = ${actor.personId}::uuid and v.voted_on is null`,
      ),
  },
  {
    key: 'award.selections',
    title: '评选表彰待办',
    right: 'appraisal:run',
    items: (tx, actor, today) =>
      owedItems(
        tx,
        sql`select s.id, s.title, '/award-selections/' || s.id as url,
            case s.state when 'voting' then '计票' when 'counted' then '定建议名单，报主席会议审议' else '公示期满，公布表彰' end as owes,
            case s.state when 'voting' then s.vote_until when 'publicity' then s.publicity_until end as due, null::jsonb as steps
          from award_selection s where s.committee_id = ${actor.committeeId}
            and (s.state = 'counted' or s.state = 'voting' and s.vote_until < ${today} or s.state = 'publicity' and s.publicity_until < ${today})`,
      ),
  },
]
