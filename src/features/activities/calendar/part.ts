// The calendar of activities, its feed and its reminders, as a part of activities.
import type { FeaturePart } from '#/core/feature.ts'
import { activityCalendarContracts } from './contract.ts'
import { calendarEvents } from './events.ts'
import { calendarJobs } from './jobs.ts'
import { activityCalendarRoutes } from './routes.ts'

export const calendarPart: FeaturePart = {
  contract: activityCalendarContracts,
  routes: () => ({ activityCalendar: activityCalendarRoutes }),
  events: Object.values(calendarEvents),
  jobs: calendarJobs,
}
