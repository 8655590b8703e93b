// What somebody owes about promises: the unit reports, the office decides and opens the rounds of the year, the proposer may judge again.
import { sql } from 'kysely'
import { bodiesOf } from '#/core/actor.ts'
import { addDays, yearOf } from '#/core/day.ts'
import type { Worklist } from '#/core/feature.ts'
import { settingOn } from '#/core/settings/store.ts'
import { partiesOfActor } from '../store.ts'
import { found } from '../worklists.ts'
import { remindDays } from './settings.ts'
import { followable, lookBacks } from './store.ts'

/** A fulfilment is offered for judgement so long; afterwards it can still be judged on its own page. */
const judgedWithin = 60

export const commitmentWorklists: readonly Worklist[] = [
  {
    key: 'commitments.report',
    title: '要兑现和报告的承诺',
    right: 'proposals:handle',
    items: async (tx, actor, today) => {
      const until = addDays(today, await settingOn(tx, actor.committeeId, remindDays, today))
      return found(
        tx,
        sql`select distinct on (c.id) c.id, c.text as title, '/commitments/' || c.id as url,
            case d.code when 'commitment.lookBack' then '回头看填报' when 'commitment.progress' then '报告进展' else '兑现承诺，完成后报告' end as owes,
            d.due_day as due, d.steps
          from commitment c join deadline d on d.committee_id = c.committee_id and d.part_id = c.id and d.met_on is null and d.voided_on is null
          where c.committee_id = ${actor.committeeId} and c.body_id = any(${[...bodiesOf(actor)]}::uuid[]) and c.state in ('notStarted', 'underWay')
            and d.due_day <= ${until}
          order by c.id, d.code = 'commitment.lookBack' desc, d.due_day`,
      )
    },
  },
  {
    key: 'commitments.decide',
    title: '待验收、待批的承诺',
    right: 'commitments:decide',
    items: (tx, actor, today) =>
      found(
        tx,
        sql`select c.id, c.text as title, '/commitments/' || c.id as url, b.short_name || case when c.state = 'doneReported' then '报告完成，请验收'
              when c.state = 'adjustmentAsked' then '申请调整期限' when c.state = 'unableReported' then '报告无法完成'
              when c.state = 'done' then '兑现后提案者不满意' else '的承诺跟踪期满，请作出结论' end as owes,
            null::date as due, null::jsonb as steps
          from commitment c join body b on b.committee_id = c.committee_id and b.id = c.body_id
          where c.committee_id = ${actor.committeeId} and (c.state in ('doneReported', 'adjustmentAsked', 'unableReported')
            or (c.state in ('notStarted', 'underWay') and c.limit_day <= ${today})
            or (c.state = 'done' and exists (select from commitment_rating e where e.committee_id = c.committee_id and e.commitment_id = c.id
              and e.voided_on is null and e.result = 'dissatisfied')))`,
      ),
  },
  {
    key: 'commitments.rounds',
    title: '承诺的年度工作',
    right: 'commitments:decide',
    items: async (tx, actor, today) => {
      const year = yearOf(today)
      const { owed, again } = await followable(tx, actor.committeeId, year)
      const rounds = await lookBacks(tx, actor.committeeId)
      const item = (id: string, title: string, url: string, owes: string) => ({ id, title, url, owes, due: null, dueSteps: [] })
      return [
        // 回头看 is held in November; whoever is late still finds it in December.
        ...(owed > 0 && today.slice(5) >= '11-01' && !rounds.some((r) => r.year === year)
          ? [item(`look-back-${year}`, `${year}年回头看`, '/look-backs', `部署回头看，还有${owed}项承诺在跟踪`)]
          : []),
        ...(again > 0
          ? [item(`again-${year}`, `${year}年二次交办`, '/commitments/again', `二次交办上年B类答复没有兑现的${again}项承诺`)]
          : []),
        ...rounds
          .filter((r) => r.closedOn === null && r.dueDay < today)
          .map((r) => item(r.id, r.title, `/look-backs/${r.id}`, `填报期限已过，${r.promises - r.answered}项没有填报；可以结束`)),
      ]
    },
  },
  {
    key: 'commitments.rate',
    title: '请您评价兑现结果',
    right: 'proposals:evaluate',
    items: (tx, actor, today) =>
      found(
        tx,
        sql`select c.id, c.text as title, '/commitments/' || c.id as url, b.short_name || '兑现了承诺，可以评价' as owes, null::date as due, null::jsonb as steps
          from commitment c join body b on b.committee_id = c.committee_id and b.id = c.body_id
          join commitment_state s on s.committee_id = c.committee_id and s.commitment_id = c.id and s.until_day is null
            and s.from_day >= ${addDays(today, -judgedWithin)}
          where c.committee_id = ${actor.committeeId} and c.state = 'done'
            and c.proposal_id in (select mp.matter_id from matter_party mp where mp.committee_id = c.committee_id
              and mp.party_id = any(${[...partiesOfActor(actor)]}::uuid[]) and mp.part in ('author', 'cosigner', 'coAuthor') and mp.until_at is null)
            and not exists (select from commitment_rating e where e.committee_id = c.committee_id and e.commitment_id = c.id and e.voided_on is null
              and e.evaluator_id = any(${[...partiesOfActor(actor)]}::uuid[]))`,
      ),
  },
]
