// A sketch of places, one tile each, the deeper the colour the more: no borders, so that nobody takes it for a map. The table stands beside it.
import { Segmented } from 'antd'
import { useId, useState } from 'react'
import { Amount, written } from './numbers.tsx'
import { WideTable } from './WideTable.tsx'

export interface Tile {
  readonly key: string
  readonly label: string
  readonly row: number
  readonly column: number
  readonly value: number | null
}

export interface TileMapProps {
  readonly title: string
  readonly unit: string
  readonly places?: number
  readonly tiles: readonly Tile[]
  readonly onPick: (tile: Tile) => void
}

export function TileMap({ title, unit, places = 0, tiles, onPick }: TileMapProps) {
  const [as, setAs] = useState<'chart' | 'table'>('chart')
  const heading = useId()
  const most = Math.max(1, ...tiles.map((t) => t.value ?? 0))
  return (
    <figure className="sj-chart" aria-labelledby={heading}>
      <figcaption className="sj-chart-head">
        <span id={heading}>{title}</span>
        <Segmented
          size="small"
          aria-label={`${title}的显示方式`}
          value={as}
          onChange={(value) => setAs(value as 'chart' | 'table')}
          options={[
            { value: 'chart', label: '图' },
            { value: 'table', label: '表' },
          ]}
        />
      </figcaption>
      {as === 'chart' ? (
        <>
          <div className="sj-tiles">
            {tiles.map((t) => {
              const depth = (t.value ?? 0) / most
              return (
                <button
                  key={t.key}
                  type="button"
                  className="sj-tile"
                  style={{
                    gridRow: t.row,
                    gridColumn: t.column,
                    // No deeper than dark ink can still be read on.
                    backgroundColor: `color-mix(in srgb, var(--sj-accent) ${Math.round(5 + depth * 50)}%, #fff)`,
                  }}
                  aria-label={`${t.label}${t.value === null ? '没有可计量的记录' : `${written(t.value, places)}${unit}，查看这些记录`}`}
                  disabled={t.value === null}
                  onClick={() => onPick(t)}
                >
                  <span>{t.label}</span>
                  <b>{t.value === null ? '—' : written(t.value, places)}</b>
                </button>
              )
            })}
          </div>
          <p className="sj-faint">示意图，只表示大致方位；颜色越深，数量越多。</p>
        </>
      ) : (
        <WideTable<Tile>
          rowKey="key"
          aria-label={title}
          pagination={false}
          dataSource={[...tiles]}
          columns={[
            { key: 'label', title: '县区', dataIndex: 'label' },
            {
              key: 'value',
              title: unit,
              align: 'right',
              render: (_, t) =>
                t.value === null ? (
                  <Amount value={null} />
                ) : (
                  <button
                    type="button"
                    className="sj-number-link"
                    aria-label={`${t.label}${written(t.value, places)}${unit}，查看这些记录`}
                    onClick={() => onPick(t)}
                  >
                    <Amount value={t.value} places={places} />
                  </button>
                ),
            },
          ]}
        />
      )}
    </figure>
  )
}
