// The ladder of reminders: which steps are owed for a clock on a day, and which of them go out after the work stood still. Pure.
import { addWorkingDays, type Calendar } from '#/core/calendar/calendar.ts'
import { addDays, daysBetween, inChinese, type Day } from '#/core/day.ts'

export const remindedClocks = {
  receipt: '签收',
  firstContact: '首次与提案者沟通',
  plan: '拟定办理方案',
  answer: '答复（会办意见）',
} as const
export type RemindedClock = keyof typeof remindedClocks

export const reminderKinds = { notice: '提醒', letter: '催办函', report: '报领导' } as const
export type ReminderKind = keyof typeof reminderKinds

export const recipients = {
  unit: '承办单位',
  unitHead: '承办单位负责人',
  assigning: '交办机构',
  office: '提案办',
  inspection: '督查室',
  leader: '党政主要领导',
} as const
export type Recipient = keyof typeof recipients

/** A row of the ladder: so many days before (negative) or after the day due. */
export interface Rung {
  readonly of: RemindedClock
  readonly offset: number
  readonly unit: 'day' | 'workingDay'
  readonly kind: ReminderKind
  readonly to: Recipient[]
}

/** A due day that is running, and since when it is the due day: steps before that were never owed. */
export interface RunningClock {
  readonly taskId: string
  readonly clock: RemindedClock
  readonly due: Day
  readonly since: Day
}

export interface Step {
  readonly taskId: string
  readonly clock: RemindedClock
  readonly due: Day
  readonly rung: Rung
  /** '-7d' */
  readonly name: string
  readonly on: Day
}

/** After so many days of silence a step is no longer made up for: nobody is helped by last month's reminder. */
export const madeUpForDays = 14

export const stepName = ({ offset, unit }: Pick<Rung, 'offset' | 'unit'>): string =>
  `${offset > 0 ? '+' : ''}${offset}${unit === 'workingDay' ? 'w' : 'd'}`

export const keyOf = (s: Pick<Step, 'taskId' | 'clock' | 'name' | 'due'>): string => `${s.taskId} ${s.clock} ${s.name} ${s.due}`

/** The steps of these clocks whose day has come, the earliest first. */
export function stepsDue(ladder: readonly Rung[], clocks: readonly RunningClock[], today: Day, calendar: Calendar): readonly Step[] {
  const oldest = addDays(today, -madeUpForDays)
  return clocks
    .flatMap((c) =>
      ladder
        .filter((rung) => rung.of === c.clock)
        .map((rung): Step => {
          const on = rung.unit === 'workingDay' ? addWorkingDays(calendar, c.due, rung.offset) : addDays(c.due, rung.offset)
          return { taskId: c.taskId, clock: c.clock, due: c.due, rung, name: stepName(rung), on }
        })
        .filter((s) => s.on > c.since && s.on <= today && s.on >= oldest),
    )
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

export interface Sorted {
  readonly send: readonly Step[]
  /** Overtaken by a later notice of the same clock: entered as done, not sent. */
  readonly passed: readonly Step[]
}

/**
 * What goes out of the steps not yet taken. After a stop several notices of one clock may be owed at once: only the latest is sent, as
 * the others say less than it does. Letters and reports are acts of their own: each goes out, late but once.
 */
export function sortSteps(due: readonly Step[], taken: ReadonlySet<string>): Sorted {
  const open = due.filter((s) => !taken.has(keyOf(s)))
  const latest = new Map<string, Step>()
  for (const s of open) if (s.rung.kind === 'notice') latest.set(`${s.taskId} ${s.clock} ${s.due}`, s)
  const isOvertaken = (s: Step): boolean => s.rung.kind === 'notice' && latest.get(`${s.taskId} ${s.clock} ${s.due}`) !== s
  return { send: open.filter((s) => !isOvertaken(s)), passed: open.filter(isOvertaken) }
}

/** “还有7天”, “今天到期”, “已逾期3天”: as of the day it is read first. */
export function standingOf(due: Day, today: Day): string {
  const days = daysBetween(today, due)
  if (days > 0) return `期限${inChinese(due)}，还有${days}天`
  return days === 0 ? `期限${inChinese(due)}，今天到期` : `期限${inChinese(due)}，已逾期${-days}天`
}
