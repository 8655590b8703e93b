// A chart people would rather look at than read, and the same numbers as a table one click away. The drawing is loaded when first needed.
import { BarChartOutlined, TableOutlined } from '@ant-design/icons'
import { Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import type { ChartProps } from './chart-data.ts'
import { Amount } from './numbers.tsx'
import { WideTable } from './WideTable.tsx'

const ChartDrawing = lazy(() => import('./ChartDrawing.tsx').then((m) => ({ default: m.ChartDrawing })))

export function Chart({ onPick, ...data }: ChartProps) {
  const [as, setAs] = useState<'chart' | 'table'>('chart')
  const heading = useId()
  const isEmpty = data.categories.length === 0 || data.series.every((s) => s.values.every((v) => v === null))
  return (
    <figure className="sj-chart" aria-labelledby={heading}>
      <figcaption className="sj-chart-head">
        <span id={heading}>{data.title}</span>
        <Segmented
          size="small"
          aria-label={`${data.title}的显示方式`}
          value={as}
          onChange={(value) => setAs(value as 'chart' | 'table')}
          options={[
            { value: 'chart', label: '图', icon: <BarChartOutlined aria-hidden /> },
            { value: 'table', label: '表', icon: <TableOutlined aria-hidden /> },
          ]}
        />
      </figcaption>
      {isEmpty ? (
        <p className="sj-faint">这段时间没有可供统计的记录。</p>
      ) : as === 'table' ? (
        <ChartTable {...data} {...(onPick ? { onPick } : {})} />
      ) : (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 5 }} />}>
          <ChartDrawing {...data} {...(onPick ? { onPick } : {})} />
        </Suspense>
      )}
    </figure>
  )
}

function ChartTable({ title, unit, categories, series, places = 0, by = '项目', onPick }: ChartProps) {
  const rows = categories.map((category, n) => ({ category, values: series.map((s) => s.values[n] ?? null) }))
  return (
    <WideTable
      rowKey="category"
      pagination={false}
      aria-label={title}
      dataSource={rows}
      columns={[
        { key: 'category', title: by, dataIndex: 'category' },
        ...series.map((s, n) => ({
          key: s.name,
          title: `${s.name}（${unit}）`,
          align: 'right' as const,
          render: (_: unknown, row: (typeof rows)[number]) => {
            const amount = <Amount value={row.values[n]} places={places} />
            return onPick && row.values[n] !== null ? (
              <button type="button" className="sj-number-link" onClick={() => onPick(row.category, s.name)}>
                {amount}
              </button>
            ) : (
              amount
            )
          },
        })),
      ]}
    />
  )
}
