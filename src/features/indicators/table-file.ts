// A table of figures as a workbook: the table as it stands on the page, and a sheet that says as of when and how each number is reckoned.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, inChinese } from '#/core/day.ts'
import { writeXlsx, type OutCell, type OutColumn, type OutSheet } from '#/core/documents/table-out.ts'
import type { Figure } from '#/core/figure.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { figureEvents } from './events.ts'
import { mediaTypes, type FigureFile } from './export.ts'
import type { FigureTable, TableAsked } from './table-contract.ts'
import { readTableAsked } from './tables.ts'

export function exportTable(world: World, actor: Actor, figures: readonly Figure[], asked: TableAsked): Promise<Outcome<FigureFile>> {
  return perform(world, actor, async ({ tx, record, now }) => {
    const read = readTableAsked(figures, { committeeId: actor.committeeId, asked, today: world.clock.today() })
    if (!read.ok) return read
    const table = await read.value(tx)
    const { title, year, asOf } = table
    record({ kind: 'figure', id: 'table' }, figureEvents.exported.of({ title, rows: table.rows.length, format: 'xlsx', year, asOf }))
    const bytes = await writeXlsx({ sheets: tableSheets(table, now) })
    return done({ name: `${title}-${year}年度-截至${asOf}.xlsx`, type: mediaTypes.xlsx, bytes, rows: table.rows.length })
  })
}

export function tableSheets(table: FigureTable, now: Date): readonly OutSheet[] {
  const hasUnits = table.rows.some((r) => r.unit !== null)
  const columns: OutColumn[] = [
    ...(table.ranking ? [{ title: '名次', width: 6, kind: 'number' as const }] : []),
    { title: table.by, width: 34 },
    ...(hasUnits ? [{ title: '单位', width: 8 }] : []),
    ...table.columns.map((c) => ({ title: c.unit ? `${c.title}（${c.unit}）` : c.title, width: 16, kind: 'number' as const })),
  ]
  const row = (rank: OutCell, label: string, unit: OutCell, numbers: readonly OutCell[]): OutCell[] => [
    ...(table.ranking ? [rank] : []),
    label,
    ...(hasUnits ? [unit] : []),
    ...numbers,
  ]
  const rows = table.rows.map((r) =>
    row(
      r.rank,
      r.label,
      r.unit,
      r.cells.map((c) => c.number),
    ),
  )
  const totals = table.totals
    ? [
        row(
          null,
          '合计',
          table.rows[0]?.unit ?? null,
          table.totals.map((c) => c.number),
        ),
      ]
    : []
  return [{ name: table.title, columns, rows: [...rows, ...totals] }, aboutSheet(table, now)]
}

const aboutSheet = (table: FigureTable, now: Date): OutSheet => ({
  name: '说明',
  columns: [
    { title: '项目', width: 24 },
    { title: '内容', width: 100 },
  ],
  rows: [
    ['届次', table.session ?? `${table.year}年度`],
    ['截至', inChinese(day(table.asOf))],
    ['导出时间', now],
    ...(table.ranking ? [['排名', table.ranking.says]] : []),
    ...table.notes.map((says) => ['注意', says]),
    ...table.columns.flatMap((c) => [[c.title, c.definition], ...(c.formula ? [['', `公式：${c.formula}`]] : [])]),
  ],
})
