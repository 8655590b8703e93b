// What is owed in the units' assessment: marks to confirm, objections to decide, a sheet to check.
import { sql } from 'kysely'
import { bodiesOf } from '#/core/actor.ts'
import type { Worklist } from '#/core/feature.ts'
import { owedItems } from '../owed.ts'

export const unitWorklists: readonly Worklist[] = [
  {
    key: 'assessment.confirm',
    title: '考核评分待第二人确认',
    right: 'appraisal:mark',
    items: (tx, actor) =>
      owedItems(
        tx,
        sql`select k.id, a.title || '：' || b.name as title, '/assessments/' || a.id || '/units/' || k.body_id as url,
            '确认' || k.given_by_name || '的评分' as owes, null::date as due, null::jsonb as steps
          from assessment_mark k join unit_assessment a on a.committee_id = k.committee_id and a.id = k.assessment_id and a.state = 'scoring'
          join body b on b.committee_id = k.committee_id and b.id = k.body_id
          where k.committee_id = ${actor.committeeId} and k.confirmed_on is null and k.voided_on is null
            and k.given_by is distinct from ${actor.personId}::uuid`,
      ),
  },
  {
    key: 'assessment.objections',
    title: '考核异议',
    right: 'appraisal:run',
    items: (tx, actor) =>
      owedItems(
        tx,
        sql`select o.id, a.title || '：' || b.name as title, '/assessments/' || a.id || '#objections' as url, '处理异议' as owes,
            a.objections_until as due, jsonb_build_array('异议期限') as steps
          from assessment_objection o join unit_assessment a on a.committee_id = o.committee_id and a.id = o.assessment_id
          join body b on b.committee_id = o.committee_id and b.id = o.body_id
          where o.committee_id = ${actor.committeeId} and o.state = 'raised'`,
      ),
  },
  {
    key: 'assessment.check',
    title: '请核对考核得分',
    right: 'appraisal:object',
    items: (tx, actor, today) =>
      owedItems(
        tx,
        sql`select s.id, a.title, '/assessments/' || a.id || '/units/' || s.body_id as url, '核对得分，有异议请提出' as owes,
            a.objections_until as due, jsonb_build_array('异议期限') as steps
          from assessment_sheet s join unit_assessment a on a.committee_id = s.committee_id and a.id = s.assessment_id
            and a.state = 'told' and a.objections_until >= ${today}
          where s.committee_id = ${actor.committeeId} and s.replaced_on is null and s.body_id = any(${[...bodiesOf(actor)]}::uuid[])`,
      ),
  },
]
