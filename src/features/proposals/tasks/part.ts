// Units' tasks beyond the plain way from receipt to reply, as a part of proposals.
import type { FeaturePart } from '#/core/feature.ts'
import { tasksDemo } from './demo.ts'
import { taskEvents } from './events.ts'
import { remindJob } from './jobs.ts'
import { taskRoundFigures } from './indicators.ts'
import { allTaskSettings } from './settings.ts'
import { taskWorklists } from './worklists.ts'

export const tasksPart: FeaturePart = {
  rights: {
    'proposals:urge': '催办承办单位',
    'proposals:escalate': '提请裁定承办争议',
    'proposals:extend': '决定延期',
    'proposals:pause': '暂停和恢复办理',
    'proposals:audit': '审查答复、更正办理结果类别',
  },
  events: Object.values(taskEvents),
  settings: allTaskSettings,
  jobs: [remindJob],
  demo: [tasksDemo],
  worklists: taskWorklists,
  figures: taskRoundFigures,
}
