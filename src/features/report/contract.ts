// The published API of the report: the paragraphs with their figures, and the same as a file.
import { z } from 'zod'
import { route } from '#/core/http/contract.ts'

const asked = z.strictObject({
  year: z.coerce.number({ error: '年度请填写四位数字' }).int({ error: '年度请填写四位数字' }).optional().meta({ title: '年度' }),
  asOf: z.iso.date({ error: '截至日期请填写为 2022-12-31 这样的日期' }).optional().meta({ title: '截至日期' }),
})

const piece = z.object({
  text: z.string(),
  /** The figure that stands here; its records are opened by the code. */
  code: z.string().nullable(),
})

export const reportPage = z.object({
  year: z.int(),
  asOf: z.string(),
  lines: z.array(z.array(piece)),
  figures: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      value: z.number().nullable(),
      text: z.string(),
      unit: z.string(),
      records: z.int(),
      definition: z.string(),
    }),
  ),
  /** Lines that cannot be filled; while there are any, no file is made. */
  missing: z.array(z.string()),
})
export type ReportPageData = z.infer<typeof reportPage>

export const reportContract = {
  get: route
    .meta({ right: 'report:read', ownership: 'any' })
    .route({ method: 'GET', path: '/report', summary: '工作报告', tags: ['report'] })
    .input(asked)
    .output(reportPage),
  file: route
    .meta({ right: 'report:read', ownership: 'any' })
    .route({ method: 'GET', path: '/report/file', summary: '下载工作报告', tags: ['report'], outputStructure: 'detailed' })
    .input(asked.extend({ format: z.enum(['md', 'docx', 'pdf', 'json']).default('docx').meta({ title: '格式' }) }))
    .output(z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })),
}
