// What the journal says of feeds and reminders.
import { event } from '#/core/event.ts'

export const calendarEvents = {
  feedMade: event('activityFeed.made', () => '生成日历订阅地址'),
  feedRevoked: event('activityFeed.revoked', () => '停用日历订阅地址'),
  reminded: event('activity.reminded', (d: { people: number; unanswered: boolean }) =>
    d.unanswered ? `提醒${d.people}人答复` : `活动前一天提醒${d.people}人`,
  ),
}
