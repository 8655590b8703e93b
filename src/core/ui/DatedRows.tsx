// Rows that held or hold for a time, on some paper: posts, links, standings. What still holds comes first and is not faint.
import type { ReactNode } from 'react'
import { DayText } from './numbers.tsx'

export interface DatedRow {
  readonly id: string
  readonly what: ReactNode
  readonly note?: ReactNode
  readonly fromDay: string
  readonly toDay: string | null
  readonly source: string
  readonly action?: ReactNode
}

export function DatedRows({ rows, today, empty }: { readonly rows: readonly DatedRow[]; readonly today: string; readonly empty: string }) {
  if (rows.length === 0) return <p className="sj-faint">{empty}</p>
  const isOver = (row: DatedRow): boolean => row.toDay !== null && row.toDay < today
  return (
    <ul className="sj-dated">
      {rows
        .toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)))
        .map((row) => (
          <li key={row.id} className={isOver(row) ? 'sj-dated-row sj-faint' : 'sj-dated-row'}>
            <div>
              <div>
                {row.what}
                {row.note ? <span className="sj-faint"> {row.note}</span> : null}
              </div>
              <div className="sj-faint">
                <DayText day={row.fromDay} /> 至 {row.toDay ? <DayText day={row.toDay} /> : '今'} · {row.source}
              </div>
            </div>
            {row.action ?? null}
          </li>
        ))}
    </ul>
  )
}
