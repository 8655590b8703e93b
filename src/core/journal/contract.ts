// The published API of the journal: its pages in words, its verification, and the file the stand-alone checker reads.
import { z } from 'zod'
import { route } from '../http/contract.ts'

export const journalLine = z.object({
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  event: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  words: z.string(),
})

export const verification = z.object({
  ok: z.boolean(),
  entries: z.int(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  head: z.string().nullable(),
  firstBad: z.object({ seq: z.int(), says: z.string() }).optional(),
})

export const journalContract = {
  page: route
    .meta({ right: 'journal:read', ownership: 'any' })
    .route({ method: 'GET', path: '/journal', summary: '日志的一页，新的在前', tags: ['journal'] })
    .input(
      z.strictObject({
        before: z.int().min(1).optional().meta({ title: '此条以前' }),
        limit: z.int().min(1).max(200).default(50).meta({ title: '条数' }),
      }),
    )
    .output(
      z.object({ entries: z.array(journalLine), next: z.int().nullable(), head: z.string().nullable(), algorithm: z.string().nullable() }),
    ),
  verify: route
    .meta({ right: 'journal:read', ownership: 'any' })
    .route({ method: 'GET', path: '/journal/verification', summary: '核对整个日志', tags: ['journal'] })
    .input(z.strictObject({ head: z.string().max(200).optional().meta({ title: '以前打印的校验码' }) }))
    .output(verification),
  export: route
    .meta({ right: 'journal:read', ownership: 'any' })
    .route({ method: 'GET', path: '/journal/export', summary: '导出日志，供离线核对', tags: ['journal'], outputStructure: 'detailed' })
    .output(z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })),
}
