// A figure by county on the city's sketch; each tile opens its records.
import { queryText } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { TileMap } from '#/core/ui/TileMap.tsx'
import type { BreakdownPage, FiguresPage } from '../contract.ts'
import type { PartProps } from './opened.ts'

export interface CountyMapProps extends PartProps {
  readonly code: string
  readonly title: string
  readonly counties: FiguresPage['counties']
}

export function CountyMap({ code, title, counties, asked, pick }: CountyMapProps) {
  const found = useApi<BreakdownPage>(`/figures/${code}${queryText({ ...asked, by: 'county' })}`)
  if (counties.length === 0) return null
  return (
    <Loaded of={found} as="各县区数字">
      {({ figure, rows }) => {
        const elsewhere = rows.filter((r) => !counties.some((c) => c.code === r.value)).reduce((n, r) => n + r.records, 0)
        return (
          <div>
            <TileMap
              title={title}
              unit={figure.unit}
              places={figure.places}
              tiles={counties.map((c) => {
                const row = rows.find((r) => r.value === c.code)
                return {
                  key: c.code,
                  label: c.name,
                  row: c.row,
                  column: c.column,
                  value: row ? row.number : figure.reckoning === 'count' ? 0 : null,
                }
              })}
              onPick={(t) => pick({ code, title: `${figure.title} · ${t.label}`, only: { county: t.key } })}
            />
            {elsewhere > 0 ? <p className="sj-faint">另有{elsewhere}件的提案者不在县区工作或者是集体。</p> : null}
          </div>
        )
      }}
    </Loaded>
  )
}
