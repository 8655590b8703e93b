// What the journal says of a review meeting.
import { event } from '#/core/event.ts'
import { inChinese, type Day } from '#/core/day.ts'

export const meetingEvents = {
  prepared: event('meeting.prepared', (d: { title: string; plannedOn: Day }) => `筹备${d.title}，拟于${inChinese(d.plannedOn)}召开`),
  casesAdded: event('meeting.casesAdded', (d: { count: number }) => `列入${d.count}件提案`),
  casesDropped: event('meeting.casesDropped', (d: { count: number }) => `移出${d.count}件提案`),
  held: event(
    'meeting.held',
    (d: { on: Day; place: string; chair: string; due: number; present: number }) =>
      `${inChinese(d.on)}在${d.place}开会，${d.chair}主持，应到${d.due}人，实到${d.present}人`,
  ),
  closed: event('meeting.closed', (d: { decided: number; postponed: number }) => `会议结束，决定${d.decided}件，缓议${d.postponed}件`),
}
