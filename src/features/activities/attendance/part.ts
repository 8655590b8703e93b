// Sign-in and attendance as the feature of activities takes them in.
import { instantOf } from '#/core/day.ts'
import type { FeaturePart } from '#/core/feature.ts'
import { documentKind } from '#/core/documents/printing.ts'
import { sheetFiles } from './attachments.ts'
import { attendanceDocuments } from './documents.ts'
import { attendanceEvents } from './events.ts'
import { attendanceList } from './lists.ts'
import { findSheet } from './page.ts'
import { attendanceRoutes, checkInRoutes, devicesRoutes } from './routes.ts'
import { attendanceSettings } from './settings.ts'
import { attendanceWorklists } from './worklists.ts'

export const attendancePart: FeaturePart = {
  routes: () => ({ checkIn: checkInRoutes, attendance: attendanceRoutes, doorDevices: devicesRoutes }),
  events: Object.values(attendanceEvents),
  lists: [attendanceList],
  settings: attendanceSettings,
  worklists: attendanceWorklists,
  attachments: [sheetFiles],
  documents: [
    documentKind({
      kind: 'attendance',
      // As of the day's beginning: nobody is called absent on paper while the meeting may still be going on.
      read: (tx, actor, id, today) => findSheet(tx, actor, id, instantOf(today)),
      called: ({ activity }) => `${activity.title.slice(0, 30)}-出勤`,
      told: ({ activity }) => ({ kind: 'activity', id: activity.id }),
      papers: attendanceDocuments,
    }),
  ],
}
