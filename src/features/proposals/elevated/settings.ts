// How often a matter upstairs is followed.
import type { SettingDeclaration } from '#/core/settings/setting.ts'
import { clock } from '#/core/calendar/clock-setting.ts'

export const followUpClock = clock(
  {
    code: 'elevated.clock.followUp',
    label: '提级办理跟踪期限',
    amount: 3,
    unit: 'month',
    startsAfter: '上次登记',
    source: '默认：每三个月跟踪一次',
  },
  '向上级政协提出的事项，至少多久跟踪登记一次。',
)

export const elevatedSettings: readonly SettingDeclaration[] = [followUpClock] as readonly SettingDeclaration[]
