// What a resolution can change about recognition.
import { z } from 'zod'
import { setting } from '#/core/settings/setting.ts'

export const showDays = setting({
  key: 'recognition.showDays',
  title: '表彰公示几天',
  help: '公示期满才能批准。',
  schema: z.int().min(1).max(60),
  standard: 5,
  source: '表彰工作惯例：公示5天',
  scope: 'committee',
  words: (days) => `${days}天`,
})
