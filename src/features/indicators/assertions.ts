// What must hold between figures (duties.md §1.3), as data. A row is asked as soon as the figures it names exist.
import type { FigureAnswer } from '#/core/figure.ts'

export interface Asserted {
  /** The answer to a figure the row names. */
  readonly of: (code: string) => FigureAnswer
  /** Ids of the records that count towards it. */
  readonly ids: (code: string) => ReadonlySet<string>
}

export interface Finding {
  readonly ok: boolean
  readonly says: string
}

export interface Assertion {
  readonly id: string
  readonly title: string
  readonly codes: readonly string[]
  /** The codes whose records are compared, not only their numbers. */
  readonly sets?: readonly string[]
  readonly holds: (a: Asserted) => Finding
}

const number = (answer: FigureAnswer): number => answer.value ?? 0
const shown = (answer: FigureAnswer): string => `${answer.title}${answer.text}${answer.value === null ? '' : answer.unit}`
const outside = (part: ReadonlySet<string>, whole: ReadonlySet<string>): number => [...part].filter((id) => !whole.has(id)).length

/** “其中”: never more than the whole, and every record of the part is one of the whole's. */
const within = (id: string, part: string, whole: string): Assertion => ({
  id,
  title: `${part}是${whole}的一部分`,
  codes: [part, whole],
  sets: [part, whole],
  holds: ({ of, ids }) => {
    const stray = outside(ids(part), ids(whole))
    const fits = number(of(part)) <= number(of(whole)) && stray === 0
    return { ok: fits, says: `${shown(of(part))}，${shown(of(whole))}${stray ? `；有${stray}条不在其中` : ''}` }
  },
})

const atLeast = (id: string, more: string, less: string, factor = 1): Assertion => ({
  id,
  title: `${more}不少于${less}${factor === 1 ? '' : `的${factor}倍`}`,
  codes: [more, less],
  holds: ({ of }) => ({ ok: number(of(more)) >= factor * number(of(less)), says: `${shown(of(more))}，${shown(of(less))}` }),
})

const sumOf = (id: string, title: string, whole: string, parts: readonly string[]): Assertion => ({
  id,
  title,
  codes: [whole, ...parts],
  holds: ({ of }) => {
    const sum = parts.reduce((n, code) => n + number(of(code)), 0)
    return {
      ok: sum === number(of(whole)),
      says: `${shown(of(whole))}；${parts.map((code) => shown(of(code))).join('，')}，合计${sum}`,
    }
  },
})

/** One decimal, and 99.9 for what is not quite all. */
const tolerance = 0.1

export const assertions: readonly Assertion[] = [
  within('1', 'IND-42', 'IND-41'),
  within('2a', 'IND-23', 'IND-21'),
  {
    id: '2b',
    title: 'A类占比由A类件数和它的分母算出',
    codes: ['IND-21', 'IND-23', 'IND-24'],
    holds: ({ of }) => {
      const [filed, a, share] = [of('IND-21'), of('IND-23'), of('IND-24')]
      const basis = /本届口径：(.+?)）$/.exec(share.definition)?.[1] ?? ''
      if (share.value === null) return { ok: number(a) === 0, says: `${shown(a)}，没有可作分母的记录` }
      // By reply the numerator is replies, not cases: the number is checked against its own records by the reckoner's test.
      const byReply = basis.includes('件次')
      const expected = (100 * number(a)) / (share.records || 1)
      const says = `${shown(a)}，分母${share.records}（${basis}），占${share.text}%；立案${filed.text}件`
      return { ok: byReply || Math.abs(share.value - expected) <= tolerance, says }
    },
  },
  {
    id: '2c',
    title: '办复率为100%当且仅当没有尚未办复的立案提案',
    codes: ['IND-22', 'P-OPEN', 'IND-24'],
    holds: ({ of }) => {
      const [rate, open, share] = [of('IND-22'), of('P-OPEN'), of('IND-24')]
      const basis = /本届口径：(.+?)）$/.exec(share.definition)?.[1] ?? ''
      const says = `${shown(rate)}，${shown(open)}${number(open) > 0 ? `；A类占比的分母是${basis}，报告应写明` : ''}`
      return { ok: rate.value === null || (rate.value === 100) === (open.value === 0), says }
    },
  },
  {
    id: '3',
    title: '党派、工商联、无党派人士提案不多于立案提案',
    codes: ['IND-45', 'IND-21'],
    sets: ['IND-45', 'IND-21'],
    holds: ({ of, ids }) => {
      const stray = outside(ids('IND-45'), ids('IND-21'))
      const note = stray ? `；其中${stray}件属于别的届次：前者按本年度办复计，后者自本届会议起计，写在一处时应说明` : ''
      return { ok: number(of('IND-45')) <= number(of('IND-21')), says: `${shown(of('IND-45'))}，${shown(of('IND-21'))}${note}` }
    },
  },
  atLeast('6', 'IND-11', 'IND-10'),
  atLeast('7', 'IND-19', 'IND-18'),
  atLeast('8', 'IND-28', 'IND-27', 4),
  sumOf('P1', '收到的提案都有去向', 'P-RECEIVED', ['P-FILED-EXCL', 'P-MERGED', 'P-NOT-FILED', 'P-WITHDRAWN', 'P-PENDING']),
  sumOf('P2', '含并案的立案数是不含并案的加并案', 'P-FILED', ['P-FILED-EXCL', 'P-MERGED']),
  sumOf('P3', '立案提案或已办复，或尚未办复', 'IND-21', ['P-REPLIED', 'P-OPEN']),
  sumOf('P4', '集体提案加委员提案是立案提案', 'IND-21', ['P-COLLECTIVE', 'P-INDIVIDUAL']),
  {
    id: 'P5',
    title: '一件办复的提案至多有一个类别',
    codes: ['P-REPLIED', 'P-CLASS-A', 'P-CLASS-B', 'P-CLASS-C', 'P-CLASS-D'],
    holds: ({ of }) => {
      const classed = ['A', 'B', 'C', 'D'].reduce((n, mark) => n + number(of(`P-CLASS-${mark}`)), 0)
      const without = number(of('P-REPLIED')) - classed
      return { ok: without >= 0, says: `${shown(of('P-REPLIED'))}，分类合计${classed}件${without > 0 ? `，${without}件没有类别` : ''}` }
    },
  },
  sumOf('P6', '收回的征询意见表各有一个评价', 'P-FORMS-RETURNED', ['P-SATISFIED', 'P-BASICALLY', 'P-UNDERSTOOD', 'P-DISSATISFIED']),
  within('P7', 'P-OVERDUE-OPEN', 'P-OVERDUE'),
  within('P8', 'P-MEMBERS-SUBMITTED', 'P-MEMBERS'),
]
