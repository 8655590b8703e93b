// 分层分析: the year's tasks, presence and activity by tier, sector, committee and county, as charts; each column opens its members.
import { Segmented } from 'antd'
import { useState } from 'react'
import { queryText, useAddressQuery } from '#/core/ui/address.tsx'
import { Chart } from '#/core/ui/Chart.tsx'
import { FigureCard } from '#/core/ui/FigureCard.tsx'
import { FigureRecords } from '#/core/ui/FigureRecords.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import './dossier.css'

interface Broken {
  readonly figure: {
    readonly code: string
    readonly title: string
    readonly value: number | null
    readonly text: string
    readonly unit: string
    readonly definition: string
  }
  readonly label: string
  readonly rows: readonly { readonly value: string; readonly label: string; readonly number: number | null; readonly records: number }[]
}

const strata = [
  { value: 'tier', label: '层次' },
  { value: 'sector', label: '界别' },
  { value: 'committee', label: '专委会' },
  { value: 'county', label: '县区' },
]

const cards = ['D-TASKS-ALL', 'D-ATTENDANCE', 'D-ACTIVE-MONTHS', 'D-4-ZERO']

export function StrataPage() {
  const { today } = useSession()
  const [query, ask] = useAddressQuery()
  const year = Number(query['year'] ?? today.slice(0, 4))
  const by = query['by'] ?? 'tier'
  return (
    <>
      <PageHeader
        title="履职分层分析"
        back={{ to: '/dossiers', label: '履职档案' }}
        subtitle={`${year}年，截至今天。点数字和图上的柱子，看到计入的委员。`}
      />
      <Section title="总的情况">
        <div className="sj-grid">
          {cards.map((code) => (
            <Card key={code} code={code} year={year} />
          ))}
        </div>
      </Section>
      <div className="duty-charts">
        <Section title="各项任务">
          <Broken code="D-TASKS-ITEM" by="task" year={year} title="各项任务的完成率" />
        </Section>
        <Section title="完成几项">
          <Broken code="D-4-ITEMS" by="items" year={year} title="完成项数的分布" counts />
        </Section>
      </div>
      <p className="sj-line">
        <Segmented aria-label="按什么分" value={by} onChange={(key) => ask({ ...query, by: key })} options={strata} />
      </p>
      <div className="duty-charts">
        <Section title="任务全部完成">
          <Broken code="D-TASKS-ALL" by={by} year={year} title="全部完成的委员占比" />
        </Section>
        <Section title="出勤">
          <Broken code="D-ATTENDANCE" by={by} year={year} title="出勤率" />
        </Section>
        <Section title="活跃">
          <Broken code="D-ACTIVE-MONTHS" by={by} year={year} title="活跃月数（中位数）" />
        </Section>
        <Section title="无履职记录">
          <Broken code="D-4-ZERO" by={by} year={year} title="无履职记录的委员" />
        </Section>
      </div>
    </>
  )
}

function Card({ code, year }: { readonly code: string; readonly year: number }) {
  const found = useApi<Broken>(`/figures/${code}${queryText({ year: String(year) })}`)
  return (
    <Loaded of={found} as="数字">
      {({ figure }) => <FigureCard {...figure} year={year} />}
    </Loaded>
  )
}

interface BrokenProps {
  readonly code: string
  readonly by: string
  readonly year: number
  readonly title: string
  /** The number of records instead of the figure. */
  readonly counts?: boolean
}

function Broken({ code, by, year, title, counts = false }: BrokenProps) {
  const [picked, setPicked] = useState<string | null>(null)
  const found = useApi<Broken>(`/figures/${code}${queryText({ year: String(year), by })}`, { keepPrevious: true })
  return (
    <Loaded of={found} as="图">
      {({ figure, label, rows }) =>
        rows.length ? (
          <>
            <Chart
              kind="bar"
              title={title}
              unit={counts ? '名' : figure.unit}
              by={label}
              places={counts || figure.unit === '名' ? 0 : 1}
              categories={rows.map((r) => r.label)}
              series={[{ name: title, values: rows.map((r) => (counts ? r.records : r.number)) }]}
              onPick={(category) => setPicked(rows.find((r) => r.label === category)?.value ?? null)}
            />
            {picked === null ? null : (
              <FigureRecords open onClose={() => setPicked(null)} code={code} title={title} year={year} only={{ [by]: picked }} />
            )}
          </>
        ) : (
          <p className="sj-faint">没有可供统计的记录。</p>
        )
      }
    </Loaded>
  )
}
