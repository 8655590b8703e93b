// What a change of the calendar would do to cases already running: shown and confirmed before anything moves.
import type { Day } from '../day.ts'
import type { Calendar } from './calendar.ts'
import { reckonDue, type ClockRule, type DueDate } from './due.ts'

/** As much of a deadline as the reckoning needs. */
export interface RunningDeadline {
  readonly rule: ClockRule
  readonly from: Day
  readonly due: Day
}

export interface MovedDeadline<D extends RunningDeadline> {
  readonly deadline: D
  readonly was: Day
  readonly becomes: DueDate
}

/**
 * Open deadlines whose day differs under the new calendar. A due date that somebody decided (an extension) is no longer
 * what the rule gives, so the calendar does not touch it.
 */
export function runningCasesMoved<D extends RunningDeadline>(
  before: Calendar,
  after: Calendar,
  deadlines: readonly D[],
): MovedDeadline<D>[] {
  return deadlines.flatMap((deadline) => {
    const { rule, from, due } = deadline
    if (reckonDue(rule, from, before).due !== due) return []
    const becomes = reckonDue(rule, from, after)
    return becomes.due === due ? [] : [{ deadline, was: due, becomes }]
  })
}
