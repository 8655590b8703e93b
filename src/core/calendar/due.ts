// A due date is reckoned from a rule that is data, and carries its own calculation in words a clerk can check by hand.
import { addDays, addMonths, inChinese, yearOf, type Day } from '../day.ts'
import { addWorkingDays, isWeekend, isWorkingDay, nextWorkingDay, unsettledYears, weekdayName, type Calendar } from './calendar.ts'
import { chineseNumber, spansOf, tellSpan } from './spans.ts'

/** One clock, as a session or a committee sets it. Stored with every deadline it produced, so old deadlines keep their own rule. */
export interface ClockRule {
  /** 'proposal.reply' */
  readonly code: string
  readonly label: string
  readonly amount: number
  readonly unit: 'day' | 'workingDay' | 'month'
  /** The event the time runs from, as it reads in “自…之日”: 交办, 收到, 提出. */
  readonly startsAfter: string
  /** Counted back: at latest so long before the event, which then reads “…之日以前”. Days and working days only; no ceiling, no rolling on. */
  readonly before?: boolean
  /** A fixed calendar date of the session. It is a ceiling: the earlier of the two counts. */
  readonly cap?: Day
  /** Where the ceiling comes from, in words: “本次会议交办要求”. */
  readonly capLabel?: string
  /** The session says its date stands in place of the period, whether later or earlier. */
  readonly capReplaces?: boolean
  /** 民法典第二百零三条: a period ending on a rest day ends on the day after the rest. Off where the local rule is silent. */
  readonly rollsToWorkingDay?: boolean
  /** The article or practice the rule rests on. */
  readonly source: string
}

export interface DueDate {
  readonly due: Day
  readonly from: Day
  readonly rule: ClockRule
  readonly steps: readonly string[]
  /** The exchange of days of a year it runs through is not yet published: it may still move. */
  readonly provisional: boolean
}

export function reckonDue(rule: ClockRule, from: Day, calendar: Calendar): DueDate {
  if (!Number.isSafeInteger(rule.amount) || rule.amount < 0) throw new Error(`clock ${rule.code}: cannot reckon with amount ${rule.amount}`)
  if (rule.before) return reckonBefore(rule, from, calendar)
  const ends = periodEnd(rule, from, calendar)
  const rolled = rollOn(rule, ends.day, calendar)
  const capped = applyCap(rule, from, rolled.day)
  // A year not yet settled matters only where rest days were looked up, and not where the session's own date stands instead.
  const asksCalendar = (rule.unit === 'workingDay' || rule.rollsToWorkingDay === true) && !capped.replaced
  const unsettled = asksCalendar ? unsettledYears(calendar, from, rolled.day) : []
  return {
    due: capped.day,
    from,
    rule,
    steps: [
      ...ends.steps,
      ...rolled.steps,
      ...capped.steps,
      ...unsettled.map((year) => unsettledStep(calendar, year)),
      `到期日为${told(capped.day)}。依据：${rule.source}`,
    ],
    provisional: unsettled.length > 0,
  }
}

/** So many days before the event: the event's own day is not counted. */
function reckonBefore(rule: ClockRule, event: Day, calendar: Calendar): DueDate {
  if (rule.unit === 'month') throw new Error(`clock ${rule.code}: months are not counted back`)
  const inWorkingDays = rule.unit === 'workingDay'
  const due = inWorkingDays ? addWorkingDays(calendar, event, -rule.amount) : addDays(event, -rule.amount)
  const unsettled = inWorkingDays ? unsettledYears(calendar, due, event) : []
  return {
    due,
    from: event,
    rule,
    steps: [
      `由${rule.startsAfter}之日${told(event)}往前数，当日不计，第${rule.amount}${inWorkingDays ? '个工作日' : '日'}为${told(due)}`,
      ...(inWorkingDays ? passedOver(calendar, addDays(due, -1), addDays(event, -1)) : []),
      ...unsettled.map((year) => unsettledStep(calendar, year)),
      `最迟日期为${told(due)}。依据：${rule.source}`,
    ],
    provisional: unsettled.length > 0,
  }
}

interface Reckoned {
  readonly day: Day
  readonly steps: readonly string[]
}

const told = (d: Day): string => `${inChinese(d)}（${weekdayName(d)}）`

function periodEnd(rule: ClockRule, from: Day, calendar: Calendar): Reckoned {
  const start = `自${rule.startsAfter}之日${told(from)}起算`
  switch (rule.unit) {
    case 'month': {
      const day = addMonths(from, rule.amount)
      const because = day.slice(8) === from.slice(8) ? '' : `（该月没有${Number(from.slice(8))}日，取当月最后一日）`
      return { day, steps: [`${start}，${chineseNumber(rule.amount)}个月为${told(day)}${because}`] }
    }
    case 'day': {
      const day = addDays(from, rule.amount)
      return { day, steps: [`${start}，当日不计，第${rule.amount}日为${told(day)}`] }
    }
    case 'workingDay': {
      const day = addWorkingDays(calendar, from, rule.amount)
      return { day, steps: [`${start}，当日不计，第${rule.amount}个工作日为${told(day)}`, ...passedOver(calendar, from, day)] }
    }
  }
}

/** Names every day left out and every weekend that counts, so that the sum can be redone with a wall calendar. */
function passedOver(calendar: Calendar, from: Day, to: Day): string[] {
  const weekends: Day[] = []
  const holidays: Day[] = []
  const worked: Day[] = []
  for (let d = from; d < to;) {
    d = addDays(d, 1)
    const kind = calendar.special.get(d)?.kind
    if (kind === 'workday') worked.push(d)
    else if (kind === 'holiday') holidays.push(d)
    else if (isWeekend(d)) weekends.push(d)
  }
  const year = yearOf(from)
  const nameOf = (d: Day): string => calendar.special.get(d)?.name ?? ''
  const free = spansOf(weekends, () => '周末').map((span) => tellSpan(span, year))
  return [
    ...spansOf(holidays, nameOf).map((span) => `${tellSpan(span, year)}${span.group}放假，不计`),
    ...(free.length ? [`${free.join('、')}为周末，不计`] : []),
    ...spansOf(worked, nameOf).map((span) => `${tellSpan(span, year)}虽为周末，因${span.group}调休上班，计入`),
  ]
}

function rollOn(rule: ClockRule, day: Day, calendar: Calendar): Reckoned {
  if (isWorkingDay(calendar, day)) return { day, steps: [] }
  const holiday = calendar.special.get(day)
  const rest = holiday ? `${holiday.name}放假` : `${weekdayName(day)}休息`
  if (!rule.rollsToWorkingDay) return { day, steps: [`届满日适逢${rest}，按本项时限规定不顺延`] }
  const next = nextWorkingDay(calendar, day)
  return { day: next, steps: [`届满日适逢${rest}，依《民法典》第二百零三条顺延至${told(next)}`] }
}

function applyCap(rule: ClockRule, from: Day, day: Day): Reckoned & { readonly replaced: boolean } {
  const { cap } = rule
  if (!cap) return { day, steps: [], replaced: false }
  const what = `${rule.capLabel ?? '本次会议规定的最后期限'}${told(cap)}`
  // A case that starts after the session's date cannot be due before it began: the period alone holds.
  if (cap <= from) return { day, steps: [`${what}不晚于起算日，对本件不适用`], replaced: false }
  if (rule.capReplaces) return { day: cap, steps: [`${what}代替上述期限`], replaced: true }
  if (cap < day) return { day: cap, steps: [`${what}早于上述日期，以较早者为准`], replaced: false }
  return { day, steps: [`${what}不早于上述日期，不影响到期日`], replaced: false }
}

function unsettledStep(calendar: Calendar, year: number): string {
  return calendar.years.has(year)
    ? `${year}年调休安排尚未公布，暂按法定节假日推算，公布后可能变动`
    : `${year}年放假安排尚未录入，暂只按周末推算，录入后可能变动`
}
