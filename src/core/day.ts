// A day is not an instant: deadlines are days, audit times are instants. All arithmetic on days lives here and in core/calendar.

/** A civil day in China, '2026-03-01'. Compares as text. */
export type Day = string & { readonly day: unique symbol }

const pattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

export function isDay(text: string): text is Day {
  return pattern.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
}

/** Throws on anything that is not a real day: callers parse input with `isDay` first. */
export function day(text: string): Day {
  if (!isDay(text)) throw new Error(`not a day: ${text}`)
  return text
}

const utc = (d: Day): Date => new Date(`${d}T00:00:00Z`)
const fromUtc = (t: Date): Day => t.toISOString().slice(0, 10) as Day

export function addDays(d: Day, days: number): Day {
  const t = utc(d)
  t.setUTCDate(t.getUTCDate() + days)
  return fromUtc(t)
}

/** Chinese practice for “三个月内”: the same day number, or the last day of a shorter month. */
export function addMonths(d: Day, months: number): Day {
  const t = utc(d)
  const number = t.getUTCDate()
  t.setUTCDate(1)
  t.setUTCMonth(t.getUTCMonth() + months)
  const last = new Date(Date.UTC(t.getUTCFullYear(), t.getUTCMonth() + 1, 0)).getUTCDate()
  t.setUTCDate(Math.min(number, last))
  return fromUtc(t)
}

/** Calendar days from a to b; negative when b is earlier. */
export const daysBetween = (a: Day, b: Day): number => Math.round((utc(b).getTime() - utc(a).getTime()) / 86_400_000)

/** 0 is Sunday. */
export const weekday = (d: Day): number => utc(d).getUTCDay()

/** China has one time zone and no daylight saving: UTC+8. */
export const dayOf = (instant: Date): Day => fromUtc(new Date(instant.getTime() + 8 * 3_600_000))

/** The instant a civil clock in China shows `time` ('17:00') on this day. */
export const instantOf = (d: Day, time = '00:00'): Date => new Date(`${d}T${time.length === 5 ? `${time}:00` : time}+08:00`)

export const yearOf = (d: Day): number => Number(d.slice(0, 4))

/** '2022年3月1日', as letters and pages print it. */
export function inChinese(d: Day): string {
  return `${Number(d.slice(0, 4))}年${Number(d.slice(5, 7))}月${Number(d.slice(8))}日`
}
