// A clock as a dated setting: how long, in what days, from which event, at latest when. Every feature that owes something by a day declares its own.
import { z } from 'zod'
import { isDay } from '../day.ts'
import { setting, type SettingDeclaration } from '../settings/setting.ts'
import type { ClockRule } from './due.ts'
import { clockInWords } from './explain.ts'

const clockSchema = z.strictObject({
  code: z.string().meta({ widget: 'hidden' }),
  label: z.string().meta({ title: '名称' }),
  amount: z.int().min(0).max(400).meta({ title: '长度' }),
  unit: z.enum(['day', 'workingDay', 'month']).meta({ title: '单位', labels: { day: '日', workingDay: '工作日', month: '个月' } }),
  startsAfter: z.string().meta({ title: '自何事起算' }),
  before: z.boolean().optional().meta({ widget: 'hidden' }),
  cap: z
    .custom<NonNullable<ClockRule['cap']>>((v) => typeof v === 'string' && isDay(v), { error: '请填写日期' })
    .optional()
    .meta({ title: '最迟不晚于', format: 'date' }),
  capLabel: z.string().optional().meta({ title: '最迟日期的由来' }),
  capReplaces: z.boolean().optional().meta({ title: '以该日期代替期限' }),
  rollsToWorkingDay: z.boolean().optional().meta({ title: '届满日遇休息日顺延' }),
  source: z.string().meta({ title: '依据' }),
}) satisfies z.ZodType<ClockRule>

export const clock = (rule: ClockRule, help: string): SettingDeclaration<ClockRule> =>
  setting({
    key: rule.code,
    title: rule.label,
    help,
    schema: clockSchema,
    standard: rule,
    source: rule.source,
    scope: 'session',
    words: clockInWords,
  })
