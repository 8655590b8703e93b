// By when a new text is to be studied for the first time.
import { clock } from '#/core/calendar/clock-setting.ts'
import type { SettingDeclaration } from '#/core/settings/setting.ts'

export const promptClock = clock(
  {
    code: 'studies.clock.prompt',
    label: '第一时间学习的期限',
    amount: 15,
    unit: 'day',
    startsAfter: '公布',
    source: '默认：最新讲话和重要指示公布之日起15日内组织学习',
  },
  '需要第一时间学习的篇目，最迟在公布后多久组织第一次学习。',
)

export const studySettings: readonly SettingDeclaration[] = [promptClock] as readonly SettingDeclaration[]
