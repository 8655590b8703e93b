// How promises are followed, as dated settings: how often a unit reports, how long tracking lasts, when it is reminded.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'
import { clock } from '#/core/calendar/clock-setting.ts'

export const progressClock = clock(
  {
    code: 'commitment.clock.progress',
    label: '承诺进展报告期限',
    amount: 6,
    unit: 'month',
    startsAfter: '答复或上次报告',
    source: '默认：承诺事项每六个月报告一次进展',
  },
  '承办单位至少多久报告一次承诺事项的进展；期限内报告了即重新起算。',
)

export const progressClockAgain = clock(
  {
    code: 'commitment.clock.progressAgain',
    label: '二次交办后的进展报告期限',
    amount: 2,
    unit: 'month',
    startsAfter: '二次交办或上次报告',
    source: '默认：二次交办的承诺按重点提案督办，每两个月报告一次',
  },
  '二次交办的承诺报告得更勤。',
)

export const lookBackClock = clock(
  {
    code: 'commitment.clock.lookBack',
    label: '回头看填报期限',
    amount: 20,
    unit: 'day',
    startsAfter: '部署',
    source: '回头看通知：十一月二十日前报送B类答复件办理落实情况登记表',
  },
  '回头看部署后承办单位填报的时限；部署时可以另定日期。',
)

export const trackingYears = setting({
  key: 'commitment.trackingYears',
  title: '承诺跟踪最长年数',
  help: '自答复之日起最多跟踪几年；本届期满更早的，到期满为止。',
  schema: z.int().min(1, { error: '至少一年' }).max(10, { error: '最多十年' }),
  standard: 3,
  source: '默认：最长三年或到本届期满',
  scope: 'session',
})

export const remindDays = setting({
  key: 'commitment.remindDays',
  title: '承诺到期前几天提醒',
  help: '到期前这些天提醒承办单位；过期次日提醒单位、提案办和提案者。',
  schema: z.int().min(1, { error: '至少一天' }).max(180, { error: '最多180天' }),
  standard: 30,
  source: '默认：提前三十天提醒',
  scope: 'committee',
})

export const commitmentSettings: readonly SettingDeclaration[] = [
  progressClock,
  progressClockAgain,
  lookBackClock,
  trackingYears,
  remindDays,
] as readonly SettingDeclaration[]
