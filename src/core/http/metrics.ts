// What an operator's monitoring reads: requests by route, their durations, the database pool, the process. Prometheus text format.

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

interface Series {
  readonly labels: string
  count: number
  seconds: number
  readonly within: number[]
}

export interface Metrics {
  readonly observe: (method: string, route: string, status: number, seconds: number) => void
  readonly text: (gauges: readonly Gauge[]) => string
}

export interface Gauge {
  readonly name: string
  readonly help: string
  readonly values: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[]
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
const labelled = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([k, v]) => `${k}=${quoted(v)}`)
    .join(',')

export function collectMetrics(): Metrics {
  const series = new Map<string, Series>()
  return {
    observe(method, route, status, seconds) {
      const labels = labelled({ method, route, status: String(status) })
      let one = series.get(labels)
      if (!one) series.set(labels, (one = { labels, count: 0, seconds: 0, within: buckets.map(() => 0) }))
      one.count += 1
      one.seconds += seconds
      for (const [i, bound] of buckets.entries()) if (seconds <= bound) one.within[i] = (one.within[i] ?? 0) + 1
    },
    text(gauges) {
      const all = [...series.values()]
      const name = 'shuoju_http_request_duration_seconds'
      const lines = [
        '# HELP shuoju_http_requests_total Requests by route and status.',
        '# TYPE shuoju_http_requests_total counter',
        ...all.map((s) => `shuoju_http_requests_total{${s.labels}} ${s.count}`),
        `# HELP ${name} Time to answer.`,
        `# TYPE ${name} histogram`,
        ...all.flatMap((s) => [
          ...buckets.map((bound, i) => `${name}_bucket{${s.labels},le="${bound}"} ${s.within[i] ?? 0}`),
          `${name}_bucket{${s.labels},le="+Inf"} ${s.count}`,
          `${name}_sum{${s.labels}} ${s.seconds}`,
          `${name}_count{${s.labels}} ${s.count}`,
        ]),
        ...gauges.flatMap((g) => [
          `# HELP ${g.name} ${g.help}`,
          `# TYPE ${g.name} gauge`,
          ...g.values.map((v) => `${g.name}${v.labels ? `{${labelled(v.labels)}}` : ''} ${v.value}`),
        ]),
      ]
      return `${lines.join('\n')}\n`
    },
  }
}
