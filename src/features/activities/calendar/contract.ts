// The published API of the calendar: what takes place between two days, and the feed a person subscribes to with his phone's own calendar.
import { z } from 'zod'
import { dayText, route } from '#/core/http/contract.ts'
import { tag } from '#/core/http/shapes.ts'

export const whose = { mine: '我参加的', host: '我承办的', all: '全部' } as const
export type Whose = keyof typeof whose

export const calendarPage = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      title: z.string(),
      kind: z.string(),
      group: z.string(),
      host: z.string(),
      place: z.string(),
      state: tag,
      mine: z.boolean(),
      /** The half-days of it that fall into the time asked for. */
      sessions: z.array(z.object({ day: z.string(), label: z.string(), startsAt: z.string(), endsAt: z.string() })),
    }),
  ),
  /** Rest days and days worked in exchange. */
  days: z.array(z.object({ day: z.string(), kind: z.enum(['holiday', 'workday']), name: z.string() })),
  more: z.boolean(),
})
export type CalendarPageData = z.infer<typeof calendarPage>

const tags = ['activities']

export const activityCalendarContract = {
  show: route
    .meta({ right: 'activities:read', ownership: 'any' })
    .route({ method: 'GET', path: '/activity-calendar', summary: '两天之间的会议活动', tags })
    .input(
      z.strictObject({
        from: dayText,
        to: dayText,
        whose: z.enum(Object.keys(whose) as [Whose, ...Whose[]]).default('all'),
      }),
    )
    .output(calendarPage),
  feed: route
    .meta({ right: 'activities:reply', ownership: 'self' })
    .route({ method: 'GET', path: '/activity-feed', summary: '我的日历订阅', tags })
    .input(z.strictObject({}))
    .output(z.object({ madeAt: z.string().nullable() })),
  makeFeed: route
    .meta({ right: 'activities:reply', ownership: 'self' })
    .route({ method: 'POST', path: '/activity-feed', summary: '生成日历订阅地址；以前的地址作废', successStatus: 201, tags })
    .input(z.strictObject({}))
    .output(z.object({ path: z.string() })),
  revokeFeed: route
    .meta({ right: 'activities:reply', ownership: 'self' })
    .route({ method: 'POST', path: '/activity-feed/revocation', summary: '停用日历订阅地址', tags })
    .input(z.strictObject({}))
    .output(z.object({ revoked: z.boolean() })),
  ics: route
    .meta({ right: 'anyone', ownership: 'none' })
    .route({
      method: 'GET',
      path: '/activity-feed/{token}',
      summary: '日历订阅（iCalendar）：凭地址读取本人应邀的活动',
      tags,
      outputStructure: 'detailed',
    })
    .input(z.strictObject({ token: z.string().regex(/^\d{1,9}\.[\w-]{43}(\.ics)?$/, { error: '订阅地址不完整' }) }))
    .output(z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })),
}

export const activityCalendarContracts = { activityCalendar: activityCalendarContract }
