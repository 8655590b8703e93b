// One budget of urgings per handling unit, shared by all who urge: who has spent it, and from which day there is room again. Pure.
import { addDays, inChinese, type Day } from '#/core/day.ts'

export const channels = { notice: '系统通知', phone: '电话', visit: '上门', letter: '催办函' } as const
export type Channel = keyof typeof channels

export interface Urging {
  readonly urgedOn: Day
  /** The office in words: 提案办, 督查室, 系统. */
  readonly office: string
  readonly channel: Channel
}

/** At most `times` urgings of one unit on any `days` days in a row, counted over everybody, automatic letters included. */
export interface UrgingBudget {
  readonly times: number
  readonly days: number
}

export interface BudgetStanding {
  readonly left: number
  /** Those that count now, the earliest first. */
  readonly used: readonly Urging[]
  /** The first day on which there is room; null while there is. */
  readonly nextOn: Day | null
}

/** An urging counts on its own day and the `days` − 1 days after it. */
export function budgetOn(today: Day, urgings: readonly Urging[], { times, days }: UrgingBudget): BudgetStanding {
  const used = urgings
    .filter((u) => u.urgedOn > addDays(today, -days) && u.urgedOn <= today)
    .toSorted((a, b) => (a.urgedOn < b.urgedOn ? -1 : a.urgedOn > b.urgedOn ? 1 : 0))
  const left = Math.max(0, times - used.length)
  // Room comes when so many have gone that fewer than `times` are left.
  const freeing = left > 0 ? undefined : used[used.length - times]
  return { left, used, nextOn: freeing ? addDays(freeing.urgedOn, days) : null }
}

/** Why the unit cannot be urged today; nothing while the budget lasts. */
export function budgetSpent(unit: string, standing: BudgetStanding, budget: UrgingBudget): readonly string[] {
  if (!standing.nextOn) return []
  const by = standing.used.map((u) => `${inChinese(u.urgedOn)}${u.office}（${channels[u.channel]}）`).join('、')
  return [`${unit}${budget.days}天内已被催办${standing.used.length}次：${by}；最早${inChinese(standing.nextOn)}可以再催办`]
}
