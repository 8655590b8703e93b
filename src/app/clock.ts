// The clock the program lives by: the wall's, or one standing on a given day for the demonstration and for tests.
import type { Clock } from '#/core/action.ts'
import { dayOf, daysBetween, type Day } from '#/core/day.ts'

const dayLong = 86_400_000

/**
 * Pinned to a day, `today` never moves, while `now` begins on that day at the real time of day and runs on: instants stay in
 * order, and shifting by whole days keeps the hours what the wall shows.
 */
export function clockOn(today: Day | null, wall: () => Date): Clock {
  if (!today) return { now: wall, today: () => dayOf(wall()) }
  const shift = daysBetween(dayOf(wall()), today) * dayLong
  return { now: () => new Date(wall().getTime() + shift), today: () => today }
}
