// The published API of figures: all of a year, one broken down, the records behind it, and the same records as a file.
import { z } from 'zod'
import { route } from '#/core/http/contract.ts'
import { tableContract } from './table-contract.ts'
import { frozenContract } from './frozen/contract.ts'

const year = z.coerce.number({ error: '年度请填写四位数字' }).int({ error: '年度请填写四位数字' }).optional().meta({ title: '年度' })
const asOf = z.iso.date({ error: '截至日期请填写为 2022-12-31 这样的日期' }).optional().meta({ title: '截至日期' })
const code = z
  .string()
  .regex(/^[A-Z][A-Z0-9-]{1,40}$/, { error: '没有这个编号的数字' })
  .meta({ title: '编号' })
const asked = z.strictObject({ year, asOf })
/** Narrowing: only.<dimension>=<value>; which ones exist is the figure's own matter. */
const narrowed = z.object({ code, year, asOf }).catchall(z.string({ error: '每个参数只能写一次' }).max(200))

const answer = z.object({
  code: z.string(),
  title: z.string(),
  group: z.string(),
  value: z.number().nullable(),
  text: z.string(),
  unit: z.string(),
  records: z.int(),
  definition: z.string(),
  formula: z.string(),
  /** What the classes and scales of the session mean; null where the figure rests on no such words. */
  wording: z.string().nullable(),
  source: z.string(),
  scope: z.string(),
  from: z.string(),
  to: z.string(),
  reckoning: z.enum(['count', 'sum', 'share', 'mean', 'median', 'tenth']),
  places: z.int(),
  dimensions: z.array(z.object({ key: z.string(), label: z.string() })),
})

const record = z.object({ ref: z.string(), title: z.string(), day: z.string().nullable(), amount: z.number().nullable(), url: z.string() })

export const figuresPage = z.object({
  year: z.int(),
  asOf: z.string(),
  /** The instant the answer was reckoned, to the minute. */
  at: z.iso.datetime({ offset: true }),
  session: z.string().nullable(),
  years: z.array(z.object({ year: z.int(), title: z.string() })),
  figures: z.array(answer),
  /** Tiles of the city's sketch. */
  counties: z.array(z.object({ code: z.string(), name: z.string(), row: z.int(), column: z.int() })),
})

export const breakdownPage = z.object({
  figure: answer,
  /** Empty, like the rows, where only the figure was asked for. */
  dimension: z.string(),
  label: z.string(),
  many: z.boolean(),
  rows: z.array(
    z.object({
      value: z.string(),
      label: z.string(),
      number: z.number().nullable(),
      text: z.string(),
      records: z.int(),
      share: z.number().nullable(),
    }),
  ),
})

export type FigureAnswered = z.infer<typeof answer>
export type FiguresPage = z.infer<typeof figuresPage>
export type BreakdownPage = z.infer<typeof breakdownPage>

export const checkShape = z.object({ id: z.string(), ok: z.boolean(), says: z.string() })
export type CheckShape = z.infer<typeof checkShape>

const file = z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })
const read = route.meta({ right: 'figures:read', ownership: 'any' })

export const figuresContract = {
  ...tableContract,
  all: read
    .route({ method: 'GET', path: '/figures', summary: '全部数字', tags: ['figures'] })
    .input(asked)
    .output(figuresPage),
  check: read
    .route({ method: 'GET', path: '/figures-check', summary: '数字之间的勾稽', tags: ['figures'] })
    .input(asked)
    .output(z.object({ checks: z.array(checkShape) })),
  breakdown: read
    .route({ method: 'GET', path: '/figures/{code}', summary: '一项数字，可按一个方面分列', tags: ['figures'] })
    .input(narrowed.extend({ by: z.string().max(40).optional().meta({ title: '分列' }) }))
    .output(breakdownPage),
  records: read
    .route({ method: 'GET', path: '/figures/{code}/records', summary: '计入的记录', tags: ['figures'] })
    .input(narrowed)
    .output(z.object({ figure: answer, records: z.array(record) })),
  export: read
    .route({ method: 'GET', path: '/figures/{code}/export', summary: '导出计入的记录', tags: ['figures'], outputStructure: 'detailed' })
    .input(narrowed.extend({ format: z.enum(['xlsx', 'csv', 'jsonl']).default('xlsx').meta({ title: '格式' }) }))
    .output(file),
  workbook: read
    .route({ method: 'GET', path: '/figures-workbook', summary: '导出统计表', tags: ['figures'], outputStructure: 'detailed' })
    .input(asked)
    .output(file),
}

export const figureContracts = { figures: figuresContract, frozen: frozenContract }
