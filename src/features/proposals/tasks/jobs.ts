// Timed work of units' tasks: the ladder of reminders, once a day, safe to repeat.
import type { Job } from '#/core/feature.ts'
import { remindUnits } from './actions/remind.ts'

export const remindJob: Job = {
  name: 'proposals.remind',
  title: '办理期限提醒和催办',
  every: '20 7 * * *',
  run: remindUnits,
}
