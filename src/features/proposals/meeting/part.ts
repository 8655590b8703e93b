// Review meetings as the feature of proposals takes them in.
import type { FeaturePart } from '#/core/feature.ts'
import { meetingContracts } from './contract.ts'
import { reviewDemo } from './demo.ts'
import { meetingEvents } from './events.ts'
import { meetingsList } from './lists.ts'
import { meetingRoutes } from './routes.ts'
import { meetingSettings } from './settings.ts'

export const meetingPart: FeaturePart = {
  contract: meetingContracts,
  routes: () => ({ reviewMeetings: meetingRoutes }),
  events: Object.values(meetingEvents),
  lists: [meetingsList],
  settings: meetingSettings,
  demo: [reviewDemo],
}
