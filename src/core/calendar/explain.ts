// `clock explain --from DAY --rule RULE`: a due date with its calculation, asked in the texts a person types.
import { isDay } from '../day.ts'
import { done, refused, type Outcome, type Reason } from '../outcome.ts'
import type { Calendar } from './calendar.ts'
import { reckonDue, type ClockRule, type DueDate } from './due.ts'

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
