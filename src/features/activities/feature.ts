// Meetings and activities as the rest of the program knows them.
import { withParts, type Feature } from '#/core/feature.ts'
import { activityCodeLists } from './codes.ts'

export const activities: Feature = withParts({ name: 'activities', title: '会议活动', codeLists: activityCodeLists }, [])
