// Working days as the State Council fixes them: weekends, holidays, and the weekends worked in exchange (调休). A value, read once.
import { addDays, weekday, yearOf, type Day } from '../day.ts'

/** holiday: no work; workday: a Saturday or Sunday worked in exchange. */
export type DayKind = 'holiday' | 'workday'

export interface SpecialDay {
  readonly day: Day
  readonly kind: DayKind
  readonly name: string
  /** The notice that fixes it. */
  readonly source: string
}

/** provisional: only the statutory holidays are known, the exchange of days is not yet published. */
export type YearStatus = 'published' | 'provisional'

export interface Calendar {
  readonly special: ReadonlyMap<Day, SpecialDay>
  readonly years: ReadonlyMap<number, YearStatus>
}

/** One year's schedule as it is published and stored; 元旦 may reach back into December of the year before. */
export interface CalendarYear {
  readonly year: number
  readonly status: YearStatus
  readonly source: string
  readonly days: readonly { readonly day: Day; readonly kind: DayKind; readonly name: string }[]
}

export function calendarOf(years: readonly CalendarYear[]): Calendar {
  const days = years.flatMap((y) => y.days.map((d) => ({ ...d, source: y.source })))
  return {
    special: new Map(days.map((d) => [d.day, d])),
    years: new Map(years.map((y) => [y.year, y.status])),
  }
}

/** The years with one schedule put in place of what was known of that year: what an import would make of them. */
export const withYear = (years: readonly CalendarYear[], year: CalendarYear): CalendarYear[] => [
  ...years.filter((y) => y.year !== year.year),
  year,
]

export const isWeekend = (d: Day): boolean => weekday(d) === 0 || weekday(d) === 6

export function isWorkingDay(calendar: Calendar, d: Day): boolean {
  const special = calendar.special.get(d)
  return special ? special.kind === 'workday' : !isWeekend(d)
}

/** The day itself when it is worked, else the next one that is. */
export function nextWorkingDay(calendar: Calendar, d: Day): Day {
  let at = d
  while (!isWorkingDay(calendar, at)) at = addDays(at, 1)
  return at
}

/** The start day is not counted; a negative number counts backwards. */
export function addWorkingDays(calendar: Calendar, from: Day, days: number): Day {
  const step = days < 0 ? -1 : 1
  let at = from
  for (let left = Math.abs(days); left > 0;) {
    at = addDays(at, step)
    if (isWorkingDay(calendar, at)) left--
  }
  return at
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  if (to < from) return 0 - workingDaysBetween(calendar, to, from)
  let count = 0
  for (let at = from; at < to;) {
    at = addDays(at, 1)
    if (isWorkingDay(calendar, at)) count++
  }
  return count
}

/** Years a span touches whose exchange of days is not (fully) known: what is reckoned over them may still move. */
export function unsettledYears(calendar: Calendar, from: Day, to: Day): number[] {
  const years: number[] = []
  for (let y = yearOf(from); y <= yearOf(to); y++) if (calendar.years.get(y) !== 'published') years.push(y)
  return years
}

export const weekdayName = (d: Day): string => `星期${'日一二三四五六'.charAt(weekday(d))}`
