// How long a request may wait for its answer before the office is asked to look.
import { clock } from '#/core/calendar/clock-setting.ts'
import type { SettingDeclaration } from '#/core/settings/setting.ts'

export const answerClock = clock(
  {
    code: 'transmission.clock.answer',
    label: '请示待批复期限',
    amount: 15,
    unit: 'workingDay',
    startsAfter: '报送',
    source: '默认：请示报送后十五个工作日未批复的，由承办人询问',
  },
  '只有请示等批复；报告不需要批复。',
)

export const transmissionSettings: readonly SettingDeclaration[] = [answerClock] as readonly SettingDeclaration[]
