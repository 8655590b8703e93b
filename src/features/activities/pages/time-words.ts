// Times of activities as a reader takes them in: '3月1日（周二）09:00—11:30'.

const shift = (at: string): Date => new Date(new Date(at).getTime() + 8 * 3_600_000)
export const dayOfInstant = (at: string): string => shift(at).toISOString().slice(0, 10)
export const clockOf = (at: string): string => shift(at).toISOString().slice(11, 16)

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
export const weekdayOf = (day: string): string => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''

export const dayWords = (day: string, thisYear: string): string =>
  `${day.slice(0, 4) === thisYear ? '' : `${day.slice(0, 4)}年`}${Number(day.slice(5, 7))}月${Number(day.slice(8))}日（${weekdayOf(day)}）`

export function spanWords(startsAt: string, endsAt: string, thisYear: string): string {
  const [from, to] = [dayOfInstant(startsAt), dayOfInstant(endsAt)]
  return from === to
    ? `${dayWords(from, thisYear)}${clockOf(startsAt)}—${clockOf(endsAt)}`
    : `${dayWords(from, thisYear)}${clockOf(startsAt)}至${dayWords(to, thisYear)}${clockOf(endsAt)}`
}
