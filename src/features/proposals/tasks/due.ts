// When a task is due: by role and round, from the hand-over or the receipt, an assisting unit always before the reply it serves.
import { reckonDue, type ClockRule, type DueDate } from '#/core/calendar/due.ts'
import { addDays, type Day } from '#/core/day.ts'
import type { Clockwork } from '../actions/acting.ts'
import type { Dossier } from '../dossier.ts'
import { isReplaced } from '../task-lifecycle.ts'
import { answers, type UnitRole } from '../words.ts'

interface Timed {
  readonly role: UnitRole
  readonly round: number
  readonly from: Day
  /** When the unit that answers the proposer is due; null where nobody does yet. */
  readonly mainDue: Day | null
  /** 快速通道: its own, shorter clocks. */
  readonly isFast: boolean
}

export function taskDue({ role, round, from, mainDue, isFast }: Timed, clocks: Clockwork, since: 'assigned' | 'received'): DueDate {
  const { rules, calendar } = clocks
  const first = answers[role]
    ? rules[isFast ? 'fast' : 'reply']
    : before(rules[isFast ? 'fastAssist' : 'assist'], mainDue, isFast ? 0 : clocks.assistLead)
  const rule = round > 1 ? rules.rehandle : first
  const due = reckonDue(since === 'received' ? { ...rule, startsAfter: '签收' } : rule, from, calendar)
  return since === 'assigned' && clocks.clockStart === 'received'
    ? { ...due, steps: [...due.steps, '本届次自签收之日起算期限，签收前暂按交办之日推算'] }
    : due
}

/** cases.md §2.3: a month, and never later than so many days before the reply it serves is due. */
function before(rule: ClockRule, mainDue: Day | null, days: number): ClockRule {
  if (!mainDue) return rule
  const cap = addDays(mainDue, -days)
  return rule.cap && rule.cap < cap ? rule : { ...rule, cap, capLabel: `主办单位答复期限前${days}日` }
}

/** The earliest day on which an answering unit of this round is due: of those opened now, else of those already at work. */
export function mainDueOf(
  found: Pick<Dossier, 'tasks' | 'fastTrack'>,
  units: readonly { readonly role: UnitRole }[],
  { round, on }: { readonly round: number; readonly on: Day },
  clocks: Clockwork,
): Day | null {
  const now = units
    .filter((u) => answers[u.role])
    .map((u) => taskDue({ role: u.role, round, from: on, mainDue: null, isFast: found.fastTrack }, clocks, 'assigned').due)
  const atWork = found.tasks.filter((t) => answers[t.role] && t.round === round && !isReplaced(t.state)).map((t) => t.dueDay)
  return [...now, ...atWork].toSorted()[0] ?? null
}
