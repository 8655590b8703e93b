// “我的工作”: what one person owes, of every feature at once, and what he was told lately.
import { z } from 'zod'
import { route } from '#/core/http/contract.ts'

const workItem = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  owes: z.string(),
  due: z.string().nullable(),
  dueSteps: z.array(z.string()),
})

export const myWork = z.object({
  /** Only kinds of which something is owed now, soonest first; `more`: not all of them are listed. */
  lists: z.array(z.object({ key: z.string(), title: z.string(), items: z.array(workItem), more: z.boolean() })),
  notices: z.array(
    z.object({ id: z.string(), title: z.string(), body: z.string(), url: z.string().nullable(), at: z.iso.datetime({ offset: true }) }),
  ),
})
export type MyWork = z.infer<typeof myWork>

export const workContract = {
  mine: route
    .meta({ right: 'signed-in', ownership: 'self' })
    .route({ method: 'GET', path: '/work', summary: '我的工作：待办和最近的通知', tags: ['work'] })
    .input(z.strictObject({}))
    .output(myWork),
}
