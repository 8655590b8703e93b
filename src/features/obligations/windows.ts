// The windows of a year: in each, every unit owes the minimum once. Boundaries are days, both included.
import { addWorkingDays, type Calendar } from '#/core/calendar/calendar.ts'
import { addDays, addMonths, day, inChinese, weekday, yearOf, type Day } from '#/core/day.ts'
import { spanUnits, type SpanUnit, type WindowKind } from './rules.ts'

export interface Window {
  readonly from: Day
  readonly to: Day
  /** 第一季度 */
  readonly title: string
}

export interface Term {
  readonly title: string
  readonly from: Day
  readonly to: Day | null
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const months: Partial<Record<WindowKind, number>> = { year: 12, half: 6, quarter: 3, twoMonths: 2, month: 1 }

/** The windows a year's page shows. What each triggering fact owes has its own window (`windowOf`). */
export function windowsOf(kind: WindowKind, year: number, terms: readonly Term[], asOf: Day): readonly Window[] {
  const size = months[kind]
  if (size) return spans(kind, year, size)
  if (kind === 'week') return weeks(year)
  if (kind === 'always') return [{ from: asOf, to: asOf, title: inChinese(asOf) }]
  if (kind === 'term') {
    const last = day(`${year}-12-31`)
    const term = terms.findLast((t) => t.from <= last && (t.to === null || yearOf(t.to) >= year))
    return term ? [{ from: term.from, to: term.to ?? addDays(addMonths(term.from, 60), -1), title: term.title }] : []
  }
  return []
}

function spans(kind: WindowKind, year: number, size: number): readonly Window[] {
  const first = day(`${year}-01-01`)
  return Array.from({ length: 12 / size }, (_, i) => {
    const from = addMonths(first, i * size)
    return { from, to: addDays(addMonths(first, (i + 1) * size), -1), title: titleOf(kind, year, i) }
  })
}

function titleOf(kind: WindowKind, year: number, i: number): string {
  if (kind === 'year') return `${year}年`
  if (kind === 'half') return i === 0 ? '上半年' : '下半年'
  if (kind === 'quarter') return `第${numerals[i]}季度`
  if (kind === 'twoMonths') return `${i * 2 + 1}至${i * 2 + 2}月`
  return `${i + 1}月`
}

/** Weeks from Monday to Sunday; a week belongs to the year of its Thursday. */
function weeks(year: number): readonly Window[] {
  const fourth = day(`${year}-01-04`)
  const found: Window[] = []
  for (let from = addDays(fourth, -((weekday(fourth) + 6) % 7)); yearOf(addDays(from, 3)) === year; from = addDays(from, 7))
    found.push({ from, to: addDays(from, 6), title: `第${found.length + 1}周` })
  return found
}

export interface Span {
  readonly amount: number
  readonly unit: SpanUnit
}

/** The last day on which what follows from a fact of that day is in time. */
export function dayAfter(on: Day, { amount, unit }: Span, calendar: Calendar): Day {
  if (unit === 'day') return addDays(on, amount)
  return unit === 'month' ? addMonths(on, amount) : addWorkingDays(calendar, on, amount)
}

export function dayBefore(on: Day, { amount, unit }: Span, calendar: Calendar): Day {
  if (unit === 'day') return addDays(on, -amount)
  if (unit === 'month') return addMonths(on, -amount)
  let [left, d] = [amount, on]
  while (left > 0) {
    d = addDays(d, -1)
    if (addWorkingDays(calendar, addDays(d, -1), 1) === d) left--
  }
  return d
}

/** The window a triggering fact opens, and how it was reckoned. */
export function windowOf(
  side: 'after' | 'before',
  on: Day,
  span: Span,
  calendar: Calendar,
): Window & { readonly steps: readonly string[] } {
  const length = `${span.amount}${spanUnits[span.unit]}`
  if (side === 'after') {
    const to = dayAfter(on, span, calendar)
    return { from: on, to, title: `${inChinese(on)}起${length}内`, steps: [`自${inChinese(on)}起${length}，至${inChinese(to)}`] }
  }
  const to = dayBefore(on, span, calendar)
  const title = span.amount === 0 ? `不晚于${inChinese(to)}` : `${inChinese(on)}前${length}`
  return { from: to, to, title, steps: [`${inChinese(on)}以前${length}，即不晚于${inChinese(to)}`] }
}
