// What somebody owes: own cells one by one; where a role answers for many of one kind, how many.
import type { OwedPageData } from './contract.ts'
import { isOwed, statuses } from './cells.ts'
import type { Cell } from './reckon.ts'
import { cellAddress, doAtOf, missingWords, owedCells, statusTag } from './told.ts'

export type OwedRow = OwedPageData['rows'][number]

export function rowOf(cell: Cell, year: number): OwedRow {
  const { rule, unit, window, status, due, steps, code } = cell
  return {
    code,
    title: rule.title,
    unit: { id: unit.id, name: unit.name },
    window: { from: window.from, to: window.to, title: window.title },
    status: statusTag(status),
    due,
    missing: isOwed(status) ? missingWords(cell) : '',
    steps: [...steps, `依据：${rule.article}`],
    hard: rule.weight === 'hard',
    url: cellAddress(cell, year),
    doAt: doAtOf(rule),
  }
}

/** More of one obligation and window than somebody reads one by one become one row. */
const most = 3

export function owedRows(cells: ReadonlyMap<string, readonly Cell[]>, year: number): OwedRow[] {
  const rows: OwedRow[] = []
  for (const all of cells.values()) {
    for (const same of Object.values(Object.groupBy(owedCells(all), (c) => `${c.status} ${c.due}`))) {
      const first = same?.[0]
      if (!same || !first) continue
      if (same.length <= most) rows.push(...same.map((c) => rowOf(c, year)))
      else
        rows.push({
          ...rowOf(first, year),
          unit: { id: '', name: `${same.length}个` },
          missing: `${same.length}个尚未完成`,
          url: `/obligations/${first.code}?year=${year}&status=${first.status}`,
        })
    }
  }
  return rows.toSorted((a, b) => (a.due === b.due ? (a.code < b.code ? -1 : 1) : a.due < b.due ? -1 : 1))
}

/** What was done in the windows that run now or were over this year, for the satisfaction of it. */
export const doneRows = (cells: ReadonlyMap<string, readonly Cell[]>, year: number): OwedRow[] =>
  [...cells.values()]
    .flat()
    .filter((c) => c.status === 'satisfied' || (statuses[c.status].due && !isOwed(c.status)) || c.status === 'exempt')
    .slice(0, 200)
    .map((c) => rowOf(c, year))
