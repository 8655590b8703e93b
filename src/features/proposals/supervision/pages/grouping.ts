// The board's rows by mode or by unit. Order within a group is the server's: overdue problems first, then what is due soonest.
import type { BoardRow } from '../contract.ts'

export type Grouping = 'mode' | 'unit'

export interface Group {
  readonly key: string
  readonly title: string
  /** What is left of the unit's urgings, where the group is a unit. */
  readonly note: string | null
  readonly rows: readonly BoardRow[]
}

export function groupsOf(rows: readonly BoardRow[], by: Grouping): readonly Group[] {
  const groups = new Map<string, { title: string; note: string | null; rows: BoardRow[] }>()
  const put = (key: string, title: string, note: string | null, row: BoardRow): void => {
    const group = groups.get(key) ?? { title, note, rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  for (const row of rows) {
    if (by === 'mode') put(row.mode.code, row.mode.label, null, row)
    else if (row.units.length === 0) put('none', '还没有交办', null, row)
    else for (const u of row.units) put(u.id, u.name, `还可催办${u.budget.left}次`, row)
  }
  const overdue = (of: readonly BoardRow[]): number => of.reduce((n, r) => n + r.overdueProblems, 0)
  return [...groups]
    .map(([key, group]) => ({ key, ...group }))
    .toSorted((a, b) => Number(overdue(b.rows) > 0) - Number(overdue(a.rows) > 0))
}
