// Which days a view of the calendar shows. Weeks begin on Monday.

export type View = 'month' | 'week' | 'list'

const plus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const weekdayFromMonday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** The first of the month so many months on. */
function monthsOn(day: string, by: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

function between(from: string, to: string): readonly string[] {
  const days: string[] = []
  for (let d = from; d <= to; d = plus(d, 1)) days.push(d)
  return days
}

/** A month is shown in whole weeks, a list from the first to the last of the month. */
export function daysShown(view: View, at: string): readonly string[] {
  if (view === 'week') {
    const monday = plus(at, -weekdayFromMonday(at))
    return between(monday, plus(monday, 6))
  }
  const first = `${at.slice(0, 7)}-01`
  const last = plus(monthsOn(at, 1), -1)
  return view === 'list' ? between(first, last) : between(plus(first, -weekdayFromMonday(first)), plus(last, 6 - weekdayFromMonday(last)))
}

export const stepped = (view: View, at: string, by: -1 | 1): string => (view === 'week' ? plus(at, 7 * by) : monthsOn(at, by))

export function titleOf(view: View, at: string): string {
  if (view !== 'week') return `${Number(at.slice(0, 4))}年${Number(at.slice(5, 7))}月`
  const days = daysShown('week', at)
  const words = (d: string): string => `${Number(d.slice(5, 7))}月${Number(d.slice(8))}日`
  return `${at.slice(0, 4)}年${words(days[0] ?? at)}至${words(days[6] ?? at)}`
}
