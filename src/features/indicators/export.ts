// The records of a figure as a file, exactly those its number counts; and the year's statistics as one workbook. Both are kept in the journal.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { inChinese } from '#/core/day.ts'
import { writeCsv, writeJsonl, writeXlsx, type OutColumn, type OutSheet } from '#/core/documents/table-out.ts'
import type { Figure, FigureAnswer, FigureQuestion, FigureRecord } from '#/core/figure.ts'
import { formulaOf } from '#/core/figures/formula.ts'
import { answerFigure, breakDown, dimensionOf, recordsOf, type Only } from '#/core/figures/answer.ts'
import { askAbout, type AskedOf } from '#/core/figures/question.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { answersOf } from './ask.ts'
import { figureEvents } from './events.ts'

export interface FigureFile {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
  readonly rows: number
}

export const exportFormats = ['xlsx', 'csv', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const downloadOf = (file: FigureFile) => ({
  headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` },
  body: new File([new Uint8Array(file.bytes)], file.name, { type: file.type }),
})

export interface AskedOfFigure extends AskedOf {
  readonly figure: Figure
  readonly only: Only
}

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
}

export function exportRecords(world: World, actor: Actor, asked: AskedOfFigure, format: ExportFormat): Promise<Outcome<FigureFile>> {
  const { figure, year, asOf } = asked
  return perform(world, actor, async ({ tx, record, now }) => {
    const q = await askAbout(tx, asked)
    const records = await recordsOf(tx, figure, q, asked.only)
    const answered = await answerFigure(tx, figure, q, asked.only)
    const bytes = await writtenRecords(figure, records, format, aboutRecords(figure, answered, now))
    const told = { title: figure.title, rows: records.length, format, year, asOf }
    record({ kind: 'figure', id: figure.code }, figureEvents.exported.of(told))
    return done({ name: `${figure.title}-${year}年度-截至${asOf}.${format}`, type: mediaTypes[format], bytes, rows: records.length })
  })
}

/** What a sheet of records cannot say itself: how many, of what, as of when. */
export const aboutRecords = (figure: Figure, answered: FigureAnswer, now: Date): OutSheet => ({
  name: '说明',
  columns: [
    { title: '项目', width: 14 },
    { title: '内容', width: 90 },
  ],
  rows: [
    ['数字', `${answered.title}：${answered.text}${answered.value === null ? '' : answered.unit}`],
    ['记录数', answered.records],
    ['口径', answered.definition],
    ['公式', formulaOf(figure)],
    ['起止', `${inChinese(answered.from)}至${inChinese(answered.to)}`],
    ['导出时间', now],
  ],
})

export async function writtenRecords(
  figure: Figure,
  records: readonly FigureRecord[],
  format: ExportFormat,
  about: OutSheet,
): Promise<Buffer> {
  if (format === 'jsonl') return writeJsonl(records.map(({ ref, title, day, amount, url }) => ({ ref, title, day, amount, url })))
  const sheet: OutSheet = {
    name: figure.title,
    columns: [
      { title: '编号', width: 12 },
      { title: '名称', width: 60 },
      { title: '日期', width: 12, kind: 'day' },
      { title: '计入值', width: 10, kind: 'number' },
      { title: '地址', width: 44 },
    ],
    rows: records.map((r) => [r.ref, r.title, r.day, r.amount, r.url]),
  }
  return format === 'csv' ? writeCsv(sheet) : writeXlsx({ sheets: [sheet, about] })
}

/** The figures of the year on one sheet, and the tables every office prints on sheets of their own. */
const tables: readonly { readonly code: string; readonly by: readonly string[] }[] = [
  {
    code: 'IND-21',
    by: ['category', 'sector', 'party', 'committee', 'member', 'county', 'proposer', 'time', 'key', 'sex', 'ethnicGroup', 'month'],
  },
  { code: 'P-ASSIGNED', by: ['leadUnit', 'assistUnit', 'separateUnit', 'unitSystem'] },
  { code: 'P-CLASSED', by: ['class'] },
  { code: 'P-ON-TIME', by: ['unit'] },
  { code: 'P-TASKS', by: ['unit', 'system', 'course'] },
  { code: 'P-TASKS-REPLIED', by: ['band'] },
  { code: 'P-DAYS-MEAN', by: ['unit', 'class'] },
  { code: 'P-SATISFACTION-RESULT', by: ['unit'] },
  { code: 'P-REPLIED', by: ['satisfaction'] },
  { code: 'P-NOT-FILED', by: ['refusal'] },
]

export function exportWorkbook(world: World, actor: Actor, figures: readonly Figure[], asked: AskedOf): Promise<Outcome<FigureFile>> {
  return perform(world, actor, async ({ tx, record }) => {
    const q = await askAbout(tx, asked)
    const sheets = [await figuresSheet(tx, figures, q), ...(await tableSheets(tx, figures, q))]
    const rows = sheets.reduce((n, s) => n + s.rows.length, 0)
    const { year, asOf } = asked
    record({ kind: 'figure', id: 'all' }, figureEvents.exported.of({ title: '统计表', rows, format: 'xlsx', year, asOf }))
    return done({ name: `统计表-${year}年度-截至${asOf}.xlsx`, type: mediaTypes.xlsx, bytes: await writeXlsx({ sheets }), rows })
  })
}

async function figuresSheet(tx: Tx, figures: readonly Figure[], q: FigureQuestion): Promise<OutSheet> {
  const columns: OutColumn[] = [
    { title: '编号', width: 24 },
    { title: '类别', width: 14 },
    { title: '名称', width: 32 },
    { title: '数值', width: 10, kind: 'number' },
    { title: '印成', width: 10 },
    { title: '单位', width: 8 },
    { title: '记录数', width: 8, kind: 'number' },
    { title: '起止', width: 30 },
    { title: '口径', width: 80 },
    { title: '公式', width: 50 },
  ]
  const rows = (await answersOf(tx, figures, q)).map(({ figure, answered: a }) => [
    a.code,
    figure.group,
    a.title,
    a.value,
    a.text,
    a.unit,
    a.records,
    `${inChinese(a.from)}至${inChinese(a.to)}`,
    a.definition,
    formulaOf(figure),
  ])
  return { name: `${q.year}年度统计数字`, columns, rows }
}

async function tableSheets(tx: Tx, figures: readonly Figure[], q: FigureQuestion): Promise<readonly OutSheet[]> {
  const sheets: OutSheet[] = []
  for (const { code, by } of tables) {
    const figure = figures.find((f) => f.code === code)
    for (const key of figure ? by : []) {
      const dimension = figure && dimensionOf(figure, key)
      if (!figure || !dimension) continue
      const { label, rows } = await breakDown(tx, figure, q, dimension)
      sheets.push({
        name: `${figure.title}按${label}`,
        columns: [
          { title: label, width: 36 },
          { title: `${figure.title}（${figure.unit}）`, width: 16, kind: 'number' },
          { title: '记录数', width: 8, kind: 'number' },
          { title: '占比%', width: 8, kind: 'number' },
        ],
        rows: rows.map((r) => [r.label, r.number, r.records, r.share]),
      })
    }
  }
  return sheets
}
