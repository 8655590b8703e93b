// What must hold between the figures of one snapshot (duties.md §1.3). A failed one stops the report; others only warn.
import type { FigureAnswer } from '#/core/figure.ts'

export interface Assertion {
  readonly id: string
  readonly needs: readonly string[]
  readonly title: string
  /** null: holds. */
  readonly against: (value: (code: string) => number | null) => string | null
}

export interface Checked {
  readonly id: string
  readonly ok: boolean
  readonly says: string
}

const notMore = (id: string, part: string, whole: string, title: string): Assertion => ({
  id,
  needs: [part, whole],
  title,
  against: (v) => ((v(part) ?? 0) <= (v(whole) ?? 0) ? null : `${part}（${v(part)}）大于${whole}（${v(whole)}）`),
})

export const assertions: readonly Assertion[] = [
  notMore('A2-subset', 'IND-23', 'IND-21', 'A类提案不多于立案提案'),
  {
    id: 'A2-all-answered',
    needs: ['IND-22', 'P-OPEN'],
    title: '办复率为100%时没有尚未办复的立案提案',
    against: (v) => (v('IND-22') === 100 && (v('P-OPEN') ?? 0) > 0 ? `办复率为100%，却有${v('P-OPEN')}件尚未办复` : null),
  },
  notMore('A3-subset', 'IND-45', 'IND-21', '党派、工商联、无党派人士提案不多于立案提案'),
  {
    id: 'received-adds-up',
    needs: ['P-RECEIVED', 'P-FILED', 'P-NOT-FILED', 'P-WITHDRAWN', 'P-PENDING'],
    title: '收到的提案等于立案、不予立案、撤回、待审查之和',
    against: (v) => {
      const sum = (v('P-FILED') ?? 0) + (v('P-NOT-FILED') ?? 0) + (v('P-WITHDRAWN') ?? 0) + (v('P-PENDING') ?? 0)
      return sum === v('P-RECEIVED') ? null : `收到${v('P-RECEIVED')}件，各项之和${sum}件`
    },
  },
  {
    id: 'forms-add-up',
    needs: ['P-FORMS', 'P-SATISFIED', 'P-BASICALLY', 'P-UNDERSTOOD', 'P-DISSATISFIED', 'P-NO-FEEDBACK'],
    title: '各种评价与未反馈之和等于发出的征询意见表',
    against: (v) => {
      const sum = ['P-SATISFIED', 'P-BASICALLY', 'P-UNDERSTOOD', 'P-DISSATISFIED', 'P-NO-FEEDBACK'].reduce((n, c) => n + (v(c) ?? 0), 0)
      return sum === v('P-FORMS') ? null : `发出${v('P-FORMS')}份，各项之和${sum}份`
    },
  },
  notMore('collective', 'P-COLLECTIVE', 'P-FILED', '集体提案不多于立案提案'),
]

/** Pure: checks the answers of one snapshot. */
export function check(answers: readonly FigureAnswer[]): readonly Checked[] {
  const values = new Map(answers.map((a) => [a.code, a.value]))
  return assertions
    .filter((a) => a.needs.every((code) => values.has(code)))
    .map(({ id, title, against }) => {
      const wrong = against((code) => values.get(code) ?? null)
      return { id, ok: wrong === null, says: wrong ?? title }
    })
}
