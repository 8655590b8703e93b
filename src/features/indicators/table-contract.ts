// The published shape of a table of figures: every cell carries what to ask to see its records.
import { z } from 'zod'
import { route } from '#/core/http/contract.ts'

const year = z.coerce.number({ error: '年度请填写四位数字' }).int({ error: '年度请填写四位数字' })
const asOf = z.iso.date({ error: '截至日期请填写为 2022-12-31 这样的日期' }).optional().meta({ title: '截至日期' })
const key = z.string().max(40)

/** Lists with commas, as addresses have them. */
const codes = z.string().regex(/^[A-Z][A-Z0-9-]{1,40}(,[A-Z][A-Z0-9-]{1,40}){0,15}$/, { error: '请写1至16个数字的编号，用逗号隔开' })
const years = z.string().regex(/^\d{4}(,\d{4}){0,4}$/, { error: '请选1至5个年度' })

export const tableAsked = z.strictObject({
  /** parts: figures side by side over one dimension; across: one figure by two dimensions; years: figures, or one broken down, over sessions. */
  kind: z.enum(['parts', 'across', 'years']).meta({ title: '表的种类' }),
  year: year.optional().meta({ title: '年度' }),
  asOf,
  codes: codes.optional().meta({ title: '数字' }),
  by: key.optional().meta({ title: '按什么分列' }),
  across: key.optional().meta({ title: '横向按什么分列' }),
  /** Up to five sessions. */
  years: years.optional().meta({ title: '年度' }),
  /** end: past years to their last day; sameDay: every year to the same day of the year. */
  until: z.enum(['end', 'sameDay']).default('end').meta({ title: '往年截至' }),
  /** The figure the rows are ranked by. */
  rank: key.optional().meta({ title: '按什么排名' }),
})

const ask = z.object({
  code: z.string().optional(),
  year: z.int().optional(),
  asOf: z.string().optional(),
  only: z.record(z.string(), z.string()).optional(),
})

const cell = z.object({ number: z.number().nullable(), text: z.string(), records: z.int() })

export const figureTable = z.object({
  title: z.string(),
  year: z.int(),
  asOf: z.string(),
  session: z.string().nullable(),
  /** Heads the first column. */
  by: z.string(),
  columns: z.array(
    z.object({
      title: z.string(),
      unit: z.string(),
      places: z.int(),
      definition: z.string(),
      formula: z.string(),
      /** high: more is better. null: it says nothing about better or worse, and nobody is ranked by it. */
      better: z.enum(['high', 'low']).nullable(),
      ask,
    }),
  ),
  rows: z.array(
    z.object({
      value: z.string(),
      label: z.string(),
      unit: z.string().nullable(),
      places: z.int().nullable(),
      rank: z.int().nullable(),
      ask,
      cells: z.array(cell),
    }),
  ),
  totals: z.array(cell).nullable(),
  ranking: z.object({ code: z.string(), least: z.int(), says: z.string() }).nullable(),
  /** What must be known to read it rightly: words that differ between sessions, rows that overlap. */
  notes: z.array(z.string()),
})

export type TableAsked = z.infer<typeof tableAsked>
export type FigureTable = z.infer<typeof figureTable>
export type CellAsk = z.infer<typeof ask>

const read = route.meta({ right: 'figures:read', ownership: 'any' })

export const tableContract = {
  table: read
    .route({ method: 'GET', path: '/figures-table', summary: '统计表：并列、交叉、届次对比', tags: ['figures'] })
    .input(tableAsked)
    .output(figureTable),
  tableExport: read
    .route({ method: 'GET', path: '/figures-table/export', summary: '导出统计表', tags: ['figures'], outputStructure: 'detailed' })
    .input(tableAsked)
    .output(z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })),
}
