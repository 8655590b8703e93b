// One figure broken down, as a chart and as a table; a bar opens its records.
import { Chart } from '#/core/ui/Chart.tsx'
import type { ChartProps } from '#/core/ui/chart-data.ts'
import { queryText } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { useApi } from '#/core/ui/query.tsx'
import type { BreakdownPage } from '../contract.ts'
import type { PartProps } from './opened.ts'

export interface BreakdownChartProps extends PartProps {
  readonly code: string
  readonly by: string
  readonly kind?: ChartProps['kind']
  readonly title?: string
  /** Rows beyond these are in the workbook. */
  readonly most?: number
}

export function BreakdownChart({ code, by, kind = 'bar', title, most = 40, asked, pick }: BreakdownChartProps) {
  const found = useApi<BreakdownPage>(`/figures/${code}${queryText({ ...asked, by })}`)
  return (
    <Loaded of={found} as="分列数字">
      {({ figure, label, many, rows }) => {
        // A slice of nothing cannot be seen; its name would only stand in the way.
        const shown = rows.filter((r) => kind !== 'pie' || r.records > 0).slice(0, most)
        // The share comes first: long names are cut at their end.
        const isWhole = figure.reckoning === 'count' && !many
        const named = new Map(shown.map((r) => [isWhole && r.share !== null ? `${r.share.toFixed(1)}% ${r.label}` : r.label, r]))
        return (
          <div>
            <Chart
              kind={kind}
              title={title ?? `${figure.title}按${label}`}
              unit={figure.unit}
              by={label}
              places={figure.places}
              categories={[...named.keys()]}
              series={[{ name: figure.title, values: [...named.values()].map((r) => r.number) }]}
              onPick={(category) => {
                const row = named.get(category)
                if (row) pick({ code, title: `${figure.title} · ${row.label}`, only: { [by]: row.value } })
              }}
            />
            {many ? <p className="sj-faint">一件可以计入几行，各行相加可多于总数。</p> : null}
            {rows.length > most ? (
              <p className="sj-faint">
                只画前{most}行，共{rows.length}行，全部在统计表里。
              </p>
            ) : null}
          </div>
        )
      }}
    </Loaded>
  )
}
