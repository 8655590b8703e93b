// The published API of a person's own notices.
import { z } from 'zod'
import { id, route } from '../http/contract.ts'

export const noticeList = z.object({
  unread: z.int(),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      body: z.string(),
      url: z.string().nullable(),
      at: z.string(),
      readAt: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
})
export type NoticeList = z.infer<typeof noticeList>

export const noticesContract = {
  mine: route
    .meta({ right: 'signed-in', ownership: 'self' })
    .route({ method: 'GET', path: '/notices', summary: '我的通知', tags: ['notices'] })
    .input(z.strictObject({ after: id.optional(), limit: z.int().min(1).max(100).default(30) }))
    .output(noticeList),
  read: route
    .meta({ right: 'signed-in', ownership: 'self' })
    .route({ method: 'POST', path: '/notices/read', summary: '标为已读', tags: ['notices'] })
    .input(z.strictObject({ ids: z.array(id).min(1, { error: '请选择通知' }).max(200, { error: '一次最多标记200条' }) }))
    .output(z.object({ read: z.int() })),
}
