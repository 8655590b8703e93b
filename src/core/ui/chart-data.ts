// What a chart shows, for the drawing and for the table beside it.

export interface ChartSeries {
  readonly name: string
  /** One value for each category; null where there is none. */
  readonly values: readonly (number | null)[]
}

export interface ChartData {
  readonly kind: 'bar' | 'stackedBar' | 'line' | 'pie' | 'funnel'
  readonly title: string
  readonly unit: string
  readonly categories: readonly string[]
  readonly series: readonly ChartSeries[]
  /** Digits after the point. */
  readonly places?: number
  /** What the categories are: 界别, 年份, 承办单位. Heads the table's first column. */
  readonly by?: string
}

export interface ChartProps extends ChartData {
  readonly onPick?: (category: string, series: string) => void
}
