// IMP-17: how many were commended in the year, by kind.
import { sql } from 'kysely'
import type { Figure } from '#/core/figure.ts'
import { figure } from '../../counted-indicators.ts'
import { awardKinds } from './settings.ts'

export const awardFigures: readonly Figure[] = [
  figure({
    code: 'P-AWARDS',
    title: '通报表扬',
    group: '表彰',
    unit: '个',
    definition: '本年公布的表彰：优秀提案、先进承办单位、先进个人、组织奖，可以按种类分；正在评选和公示的不计。',
    reckoning: 'count',
    source: '工作报告：对优秀提案、办理先进单位和个人通报表扬',
    anchor: 'RY',
    dimensions: [{ key: 'kind', label: '种类', of: { codes: awardKinds } }],
    records: (q) => sql`
      select c.id::text as id, coalesce(c.certificate_no, '—') as ref, c.holder_name as title, c.awarded_on as day, null::numeric as amount,
        '/award-selections/' || c.selection_id as url, c.kind as kind
      from award_candidate c
      where c.committee_id = ${q.committeeId} and c.awarded_on <= ${q.asOf} and extract(year from c.awarded_on) = ${q.year}`,
  }),
]
