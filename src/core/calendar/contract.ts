// The published API of the working calendar: a year, trying out another schedule for it, and putting that in force.
import { z } from 'zod'
import { dayText, route, words } from '../http/contract.ts'

const yearNumber = z.int().min(1949).max(2200)

const status = z
  .enum(['published', 'provisional'])
  .meta({ title: '状态', labels: { published: '已公布放假调休安排', provisional: '只有法定节假日，调休待公布' } })

export const calendarPage = z.object({
  year: z.int(),
  /** null: nothing is known of the year but its weekends. */
  status: z.enum(['published', 'provisional']).nullable(),
  source: z.string().nullable(),
  days: z.array(z.object({ day: z.string(), kind: z.enum(['holiday', 'workday']), name: z.string() })),
  workingDays: z.int(),
  years: z.array(z.object({ year: z.int(), status: z.enum(['published', 'provisional']) })),
  today: z.string(),
  mayEdit: z.boolean(),
})
export type CalendarPageData = z.infer<typeof calendarPage>

export const calendarHandIn = {
  status,
  source: words('依据', 200),
  rows: z
    .array(
      z.strictObject({
        day: z.string().max(30).meta({ title: '日期' }),
        kind: z.string().max(10).meta({ title: '放假或上班' }),
        name: z.string().max(30).meta({ title: '节日' }),
      }),
      { error: '请逐日列出' },
    )
    .min(1, { error: '请至少列出一天' })
    .max(120, { error: '一年的安排不会超过120天' }),
}

export const calendarPreview = z.object({
  holidays: z.int(),
  workdays: z.int(),
  moved: z.array(
    z.object({
      id: z.string(),
      committeeId: z.int(),
      kind: z.string(),
      matterId: z.string(),
      title: z.string(),
      number: z.int().nullable(),
      label: z.string(),
      was: dayText,
      becomes: dayText,
      steps: z.array(z.string()),
    }),
  ),
  /** To be given back with the confirmation: it stands for exactly this list. */
  confirm: z.string(),
})
export type CalendarPreview = z.infer<typeof calendarPreview>

export const calendarContract = {
  show: route
    .meta({ right: 'signed-in', ownership: 'any' })
    .route({ method: 'GET', path: '/calendar/{year}', summary: '某年的工作日历', tags: ['calendar'] })
    .input(z.strictObject({ year: yearNumber }))
    .output(calendarPage),
  preview: route
    .meta({ right: 'calendar:write', ownership: 'any' })
    .route({ method: 'POST', path: '/calendar/{year}/preview', summary: '试算：新安排会移动哪些在办事项的期限', tags: ['calendar'] })
    .input(z.strictObject({ year: yearNumber, ...calendarHandIn }))
    .output(calendarPreview),
  apply: route
    .meta({ right: 'calendar:write', ownership: 'any' })
    .route({ method: 'POST', path: '/calendar/{year}', summary: '启用某年的安排', tags: ['calendar'] })
    .input(z.strictObject({ year: yearNumber, ...calendarHandIn, confirm: z.string().max(64) }))
    .output(z.object({ moved: z.int() })),
}
