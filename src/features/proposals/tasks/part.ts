// Units' tasks beyond the plain way from receipt to reply, as a part of proposals.
import type { FeaturePart } from '#/core/feature.ts'
import { taskEvents } from './events.ts'
import { allTaskSettings } from './settings.ts'

export const tasksPart: FeaturePart = {
  rights: { 'proposals:urge': '催办承办单位' },
  events: Object.values(taskEvents),
  settings: allTaskSettings,
}
