// What became of proposals that were not filed, with the proposer's consent.
import { sql } from 'kysely'
import type { Figure } from '#/core/figure.ts'
import { caseDimensions, caseRecords, figure } from '../counted-indicators.ts'
import type { ConversionKind } from './lifecycle.ts'

const handed = (code: string, title: string, kind: ConversionKind): Figure =>
  figure({
    code,
    title,
    group: '审查立案',
    unit: '件',
    definition: `未予立案、经提案者同意${title}并已移交的提案。`,
    reckoning: 'count',
    source: '未立案的转社情民意、转委员来信，须征得提案者同意',
    dimensions: caseDimensions,
    records: (q) =>
      caseRecords(q, {
        join: sql`join conversion cv on cv.committee_id = p.committee_id and cv.proposal_id = p.id`,
        where: sql`cv.kind = ${kind} and coalesce(cv.handed_on <= ${q.asOf}, false)`,
        day: sql`cv.handed_on`,
        title: sql`cv.receiving_office`,
      }),
  })

export const conversionFigures: readonly Figure[] = [
  handed('P-CONVERTED-OPINION', '转社情民意信息', 'convertedOpinion'),
  handed('P-CONVERTED-LETTER', '转委员来信', 'convertedLetter'),
]
