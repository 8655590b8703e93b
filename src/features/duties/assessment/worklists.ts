// What is owed in the yearly assessment: a sheet to check, objections to answer, a result to approve.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { worklistLimit, type WorkItem, type Worklist } from '#/core/feature.ts'

interface Owed {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly due: Day | null
}

const owed = async (tx: Tx, owes: string, steps: readonly string[], query: RawBuilder<Owed>): Promise<readonly WorkItem[]> => {
  const { rows } = await sql<Owed>`select w.* from (${query}) w order by w.due nulls last, w.id limit ${worklistLimit + 1}`.execute(tx)
  return rows.map((r) => ({ ...r, owes, dueSteps: r.due ? steps : [] }))
}

export const assessmentWorklists: readonly Worklist[] = [
  {
    key: 'duty.check',
    title: '请核对履职得分',
    right: 'scores:own',
    items: (tx, actor, today) =>
      owed(
        tx,
        '核对履职事实和得分',
        ['考核办法规定的自查期限'],
        sql<Owed>`select h.id, a.title, '/duty-sheets/' || h.id as url, a.check_until as due from duty_sheet h
          join duty_assessment a on a.committee_id = h.committee_id and a.id = h.assessment_id and a.state = 'checking' and a.check_until >= ${today}
          where h.committee_id = ${actor.committeeId} and h.holder_id = ${actor.personId}::uuid and h.checked_on is null`,
      ),
  },
  {
    key: 'duty.objections',
    title: '履职考核的异议和申诉',
    right: 'scores:assess',
    items: (tx, actor) =>
      owed(
        tx,
        '答复异议或者申诉',
        ['核对或者申诉期限'],
        sql<Owed>`select o.id, a.title || '：' || h.holder_name as title, '/duty-assessments/' || a.id || '#objections' as url,
            case o.kind when 'appeal' then a.appeal_until else a.check_until end as due
          from duty_objection o join duty_assessment a on a.committee_id = o.committee_id and a.id = o.assessment_id
          join duty_sheet h on h.committee_id = o.committee_id and h.id = o.sheet_id
          where o.committee_id = ${actor.committeeId} and o.state = 'raised'`,
      ),
  },
  {
    key: 'duty.course',
    title: '履职考核待办',
    right: 'scores:assess',
    items: (tx, actor, today) =>
      owed(
        tx,
        '办理下一步',
        [],
        sql<Owed>`select a.id, a.title, '/duty-assessments/' || a.id as url, null::date as due from duty_assessment a
          where a.committee_id = ${actor.committeeId} and (a.state in ('scored', 'graded', 'approved') or a.state = 'checking' and a.check_until < ${today}
            or a.state = 'notified' and a.appeal_until < ${today})`,
      ),
  },
  {
    key: 'duty.approve',
    title: '履职考核待审定',
    right: 'scores:approve',
    items: (tx, actor) =>
      owed(
        tx,
        '审定考核结果',
        [],
        sql<Owed>`select a.id, a.title, '/duty-assessments/' || a.id as url, null::date as due from duty_assessment a
          where a.committee_id = ${actor.committeeId} and a.state = 'considered'`,
      ),
  },
]
