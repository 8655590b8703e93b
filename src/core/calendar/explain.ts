// `clock explain --from DAY --rule RULE`: a due date with its calculation, asked in the texts a person types.
import { inChinese, isDay } from '../day.ts'
import { done, refused, type Outcome, type Reason } from '../outcome.ts'
import type { Calendar } from './calendar.ts'
import { reckonDue, type ClockRule, type DueDate } from './due.ts'
import { chineseNumber } from './spans.ts'

export interface DueQuestion {
  readonly rule: string
  readonly from: string
}

export function explainDue(rules: readonly ClockRule[], { rule: code, from }: DueQuestion, calendar: Calendar): Outcome<DueDate> {
  const reasons: Reason[] = []
  const rule = rules.find((r) => r.code === code)
  const known = rules.map((r) => `${r.code}（${r.label}）`).join('、')
  if (!rule) reasons.push({ field: 'rule', says: `没有名为“${code}”的时限；现有：${known || '无'}` })
  if (!isDay(from)) reasons.push({ field: 'from', says: `“${from}”不是有效日期，请写成 2022-03-04 的样子` })
  return rule && isDay(from) ? done(reckonDue(rule, from, calendar)) : refused(reasons)
}

const unitWords: Readonly<Record<ClockRule['unit'], string>> = { day: '日', workingDay: '个工作日', month: '个月' }

/** “自交办之日起三个月内，最迟不晚于2022年6月30日”: a clock as a rule would write it. */
export function clockInWords({ amount, unit, startsAfter, before, cap, capReplaces, rollsToWorkingDay }: ClockRule): string {
  if (before) return `${startsAfter}以前${chineseNumber(amount)}${unitWords[unit]}`
  const period = `自${startsAfter}之日起${chineseNumber(amount)}${unitWords[unit]}内`
  const latest = cap ? `，${capReplaces ? '改按' : '最迟不晚于'}${inChinese(cap)}` : ''
  return `${period}${latest}${rollsToWorkingDay ? '，届满日遇休息日顺延' : ''}`
}
