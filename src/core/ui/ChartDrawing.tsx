// ECharts with only the charts we use, as SVG, with patterns beside colours and a description for screen readers.
import { BarChart, FunnelChart, LineChart, PieChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartData, ChartProps } from './chart-data.ts'

use([BarChart, LineChart, PieChart, FunnelChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer])

const colours = ['#a61b29', '#2f6b7e', '#c58b2b', '#5c7a3d', '#6b5b8c', '#8a6d52', '#3b4a5a', '#b5654a']

/** Many categories lie on their side, so that their names can be read. */
const liesDown = ({ kind, categories }: ChartData): boolean =>
  (kind === 'bar' || kind === 'stackedBar') && (categories.length > 8 || categories.some((c) => c.length > 6))

export function ChartDrawing({ onPick, ...data }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  }, [onPick])
  const asked = JSON.stringify(data)

  useEffect(() => {
    if (!place.current) return
    const drawn = init(place.current, null, { renderer: 'svg' })
    chart.current = drawn
    drawn.on('click', (e) => pick.current?.(e.name, e.seriesName ?? ''))
    const watch = new ResizeObserver(() => drawn.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      drawn.dispose()
    }
  }, [])

  useEffect(() => {
    chart.current?.setOption(optionOf(JSON.parse(asked) as ChartData), true)
  }, [asked])

  const height = liesDown(data)
    ? Math.max(220, 60 + data.categories.length * (data.kind === 'bar' ? 18 * data.series.length + 12 : 30))
    : 300
  return <div ref={place} className="sj-chart-drawing" style={{ height }} />
}

function optionOf(data: ChartData): EChartsCoreOption {
  const { unit, series, kind } = data
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const shared = {
    color: colours,
    animation: !still,
    aria: { enabled: true, decal: { show: series.length > 1 || kind === 'pie' }, label: { description: spoken(data) } },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    tooltip: {
      trigger: kind === 'pie' || kind === 'funnel' ? 'item' : 'axis',
      confine: true,
      valueFormatter: (v: unknown) => (typeof v === 'number' ? `${written(v, data)}${unit}` : '—'),
    },
    legend: series.length > 1 || kind === 'pie' ? { type: 'plain', bottom: 0, icon: 'roundRect' } : { show: false },
  }
  return kind === 'pie' || kind === 'funnel' ? { ...shared, ...round(data) } : { ...shared, ...axes(data) }
}

const written = (value: number, { places = 0 }: ChartData): string =>
  value.toLocaleString('zh-CN', { minimumFractionDigits: places, maximumFractionDigits: places })

const spoken = (data: ChartData): string =>
  `${data.title}。${data.series
    .map(
      (s) =>
        `${s.name}：${data.categories.map((c, n) => `${c}${s.values[n] === null ? '无' : `${written(s.values[n] ?? 0, data)}${data.unit}`}`).join('，')}`,
    )
    .join('。')}`

function round(data: ChartData): EChartsCoreOption {
  const { kind, categories, series, unit } = data
  const items = categories.map((name, n) => ({ name, value: series[0]?.values[n] ?? 0 }))
  const label = { formatter: (p: { name: string; value: number }) => `${p.name} ${written(p.value, data)}${unit}` }
  return {
    series: [
      kind === 'pie'
        ? {
            type: 'pie',
            name: series[0]?.name ?? '',
            radius: ['42%', '68%'],
            center: ['50%', '45%'],
            data: items,
            label,
            avoidLabelOverlap: true,
          }
        : {
            type: 'funnel',
            name: series[0]?.name ?? '',
            sort: 'none',
            left: '4%',
            right: '34%',
            top: 8,
            bottom: 8,
            gap: 3,
            minSize: '6%',
            data: items,
            label: { ...label, position: 'right', color: '#2b2724' },
          },
    ],
  }
}

function axes(data: ChartData): EChartsCoreOption {
  const { kind, categories, series, unit } = data
  const isDown = liesDown(data)
  const names = {
    type: 'category',
    data: categories,
    inverse: isDown,
    axisTick: { show: false },
    axisLabel: { width: isDown ? 120 : undefined, overflow: 'truncate', interval: kind === 'line' ? 'auto' : 0 },
  }
  const numbers = {
    type: 'value',
    name: isDown ? '' : unit,
    minInterval: data.places ? undefined : 1,
    splitLine: { lineStyle: { color: '#e8e2da' } },
  }
  return {
    grid: { left: 8, right: 40, top: isDown ? 8 : 36, bottom: series.length > 1 ? 40 : 8, containLabel: true },
    xAxis: isDown ? numbers : names,
    yAxis: isDown ? names : numbers,
    series: series.map((s) => ({
      name: s.name,
      type: kind === 'line' ? 'line' : 'bar',
      data: s.values,
      ...(kind === 'stackedBar' ? { stack: 'all' } : {}),
      ...(kind === 'line' ? { symbolSize: 7 } : { barMaxWidth: 26 }),
      ...(kind === 'bar' && series.length === 1
        ? {
            label: {
              show: true,
              position: isDown ? 'right' : 'top',
              formatter: (p: { value: number | null }) => (p.value === null ? '' : written(p.value, data)),
            },
          }
        : {}),
    })),
  }
}
