// Meetings and activities as the rest of the program knows them.
import { withParts, type Feature } from '#/core/feature.ts'
import { attendancePart } from './attendance/part.ts'
import { activityAttachments } from './attachments.ts'
import { calendarPart } from './calendar/part.ts'
import { activityCodeLists } from './codes.ts'
import { activityContracts } from './contract.ts'
import { presentDemo } from './demo-now.ts'
import { pastPart } from './past/part.ts'
import { activityEvents, participationEvents } from './events.ts'
import { activityFacts } from './facts.ts'
import { activityFigures } from './indicators.ts'
import { activityStates } from './lifecycle.ts'
import { participationFigures } from './people-indicators.ts'
import { floorPart } from './floor/part.ts'
import { minutesPart } from './minutes/part.ts'
import { activitiesRoutes } from './routes.ts'
import { activitiesList, myActivitiesList } from './lists.ts'
import { activitySettings } from './settings.ts'
import { visibleMatter } from './visible-lists.ts'
import { activityWorklists } from './worklists.ts'

export const activities: Feature = withParts(
  {
    name: 'activities',
    title: '会议活动',
    contract: activityContracts,
    routes: () => ({ activities: activitiesRoutes }),
    rights: {
      'activities:read': '查看会议活动',
      'activities:read-all': '查看全部会议活动和参加人员的答复',
      'activities:reply': '答复邀请、请假、报名（承办人可以代为登记）',
      'activities:write': '拟办会议活动、排议程、列名单、登记举行',
      'activities:approve': '审定会议活动',
      'activities:leave': '准假',
    },
    events: [...Object.values(activityEvents), ...Object.values(participationEvents)],
    facts: [activityFacts],
    lists: [activitiesList, myActivitiesList],
    attachments: activityAttachments,
    settings: activitySettings,
    worklists: activityWorklists,
    figures: [...activityFigures, ...participationFigures],
    codeLists: activityCodeLists,
    matters: [{ kind: 'activity', title: '会议活动', states: activityStates, visible: visibleMatter, url: (id) => `/activities/${id}` }],
  },
  [attendancePart, calendarPart, floorPart, minutesPart, pastPart, { demo: [presentDemo] }],
)
