// Days told shortly in Chinese: runs of days become “10月1日至7日”.
import { addDays, yearOf, type Day } from '../day.ts'

export interface Span {
  readonly from: Day
  readonly to: Day
  readonly group: string
}

/** Consecutive days of the same group become one span; the days come in order. */
export function spansOf(days: readonly Day[], groupOf: (d: Day) => string): Span[] {
  const spans: Span[] = []
  for (const d of days) {
    const group = groupOf(d)
    const last = spans.at(-1)
    if (last && last.group === group && addDays(last.to, 1) === d) spans[spans.length - 1] = { ...last, to: d }
    else spans.push({ from: d, to: d, group })
  }
  return spans
}

/** “10月1日至7日”, with the year only where it differs from the year talked about. */
export function tellSpan({ from, to }: Span, year: number): string {
  const start = tellDay(from, year)
  if (from === to) return start
  if (yearOf(to) !== yearOf(from)) return `${start}至${tellDay(to, yearOf(from))}`
  return to.slice(5, 7) === from.slice(5, 7) ? `${start}至${Number(to.slice(8))}日` : `${start}至${monthDay(to)}`
}

const monthDay = (d: Day): string => `${Number(d.slice(5, 7))}月${Number(d.slice(8))}日`
const tellDay = (d: Day, year: number): string => (yearOf(d) === year ? monthDay(d) : `${yearOf(d)}年${monthDay(d)}`)

/** 3 → 三, 12 → 十二: as “三个月” is written in letters; from a hundred on, figures. */
export function chineseNumber(n: number): string {
  const digits = '零一二三四五六七八九'
  if (n < 10) return digits.charAt(n)
  if (n >= 100) return String(n)
  const tens = Math.floor(n / 10)
  return `${tens === 1 ? '' : digits.charAt(tens)}十${n % 10 === 0 ? '' : digits.charAt(n % 10)}`
}
