// The year's statistics: the loop from received to closed, every figure with its formula, charts and tables; each number opens its records.
import { Select, Tabs } from 'antd'
import { useId, useState } from 'react'
import { queryText, useAddressQuery } from '#/core/ui/address.tsx'
import { Chart } from '#/core/ui/Chart.tsx'
import type { ChartProps } from '#/core/ui/chart-data.ts'
import { DayPicker } from '#/core/ui/DayPicker.tsx'
import { DownloadButton } from '#/core/ui/DownloadButton.tsx'
import { FigureCard } from '#/core/ui/FigureCard.tsx'
import { FigureRecords } from '#/core/ui/FigureRecords.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { dayInChinese, instantInChinese } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { usePhone } from '#/core/ui/phone.ts'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { FigureAnswered, FiguresPage } from '../contract.ts'
import { BreakdownChart } from './BreakdownChart.tsx'
import { Checks } from './Checks.tsx'
import { FreeBreakdown, groupsOf } from './FreeBreakdown.tsx'
import type { Asked, PartProps, Picked } from './opened.ts'
import { CountyMap } from './CountyMap.tsx'
import { Sessions, SideBySide, TableChart, UnitLeague } from './TableParts.tsx'
import './statistics.css'

export function StatisticsPage() {
  const { today } = useSession()
  const [query, setQuery] = useAddressQuery()
  const year = query['year'] ?? today.slice(0, 4)
  const wantedDay = query['asOf'] ?? null
  const found = useApi<FiguresPage>(`/figures${queryText({ year, asOf: wantedDay })}`, { keepPrevious: true })
  const [picked, setPicked] = useState<Picked | null>(null)
  const yearField = useId()
  const dayField = useId()
  const ask = (next: { readonly year?: string; readonly asOf?: string | null; readonly tab?: string }): void =>
    setQuery(
      Object.fromEntries(
        Object.entries({ year, asOf: wantedDay, tab: query['tab'] ?? null, ...next }).flatMap(([k, v]) => (v ? [[k, v]] : [])),
      ),
    )
  return (
    <Loaded of={found} as="统计">
      {(page) => {
        const asked: Asked = { year: page.year, asOf: page.asOf }
        const years = page.years.some((y) => y.year === page.year) ? page.years : [{ year: page.year, title: '无届次' }, ...page.years]
        return (
          <>
            <PageHeader
              title="统计"
              subtitle={`${page.session ?? `${page.year}年度`}，截至${dayInChinese(page.asOf)}（${instantInChinese(page.at)}算出）。每个数字都能点开，看到计入的记录。`}
              actions={<DownloadButton path={`/figures-workbook${queryText({ ...asked })}`} label="导出统计表" />}
            />
            <div className="statistics-asked">
              <label htmlFor={yearField}>
                <span>年度</span>
                <Select
                  id={yearField}
                  className="statistics-choice"
                  value={String(page.year)}
                  onChange={(v) => ask({ year: v, asOf: null })}
                  options={years.map((y) => ({ value: String(y.year), label: `${y.year}年（${y.title}）` }))}
                />
              </label>
              <label htmlFor={dayField}>
                <span>截至日期</span>
                <DayPicker
                  id={dayField}
                  aria-label="截至日期"
                  value={wantedDay ?? page.asOf}
                  max={today}
                  onChange={(d) => ask({ asOf: d })}
                />
              </label>
            </div>
            <Parts page={page} asked={asked} pick={setPicked} tab={query['tab'] ?? 'figures'} show={(tab) => ask({ tab })} />
            {picked ? (
              <FigureRecords
                open
                onClose={() => setPicked(null)}
                code={picked.code}
                title={picked.title}
                year={picked.year ?? asked.year}
                asOf={picked.asOf ?? asked.asOf}
                {...(picked.only ? { only: picked.only } : {})}
              />
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}

/** What is not looked at is not asked for. */
function Parts({
  page,
  asked,
  pick,
  tab,
  show,
}: PartProps & { readonly page: FiguresPage; readonly tab: string; readonly show: (tab: string) => void }) {
  const isPhone = usePhone()
  const part = { asked, pick }
  const { figures } = page
  const tabs = [
    { key: 'figures', label: '总览', children: <Overview figures={figures} {...part} /> },
    {
      key: 'sources',
      label: '提案来源',
      children: (
        <Section title="提案从哪里来">
          <div className="statistics-charts">
            <BreakdownChart code="IND-21" by="category" {...part} />
            <BreakdownChart code="IND-21" by="proposer" {...part} />
            <BreakdownChart code="IND-21" by="sector" {...part} />
            <BreakdownChart code="P-PARTICIPATION" by="sector" {...part} />
            <BreakdownChart code="IND-21" by="time" kind="pie" {...part} />
            <BreakdownChart code="P-NOT-FILED" by="refusal" {...part} />
            <CountyMap code="IND-21" title="各县区委员提出的立案提案" counties={page.counties} {...part} />
            <TableChart
              {...part}
              as="各月件数"
              query={{ kind: 'parts', by: 'month', codes: 'P-RECEIVED,P-FILED,P-REPLIED' }}
              kind="line"
              title="各月收到、立案、办复"
              unit="件"
              most={24}
            />
          </div>
        </Section>
      ),
    },
    {
      key: 'results',
      label: '办理和评价',
      children: (
        <Section title="办得怎么样">
          <div className="statistics-charts">
            <BreakdownChart code="P-CLASSED" by="class" kind="pie" title="提案按办理结果类别" {...part} />
            <Judgement figures={figures} pick={pick} />
            <BreakdownChart code="P-REPLIED" by="satisfaction" title="提案按提案者满意程度" {...part} />
            <BreakdownChart code="P-TASKS-REPLIED" by="band" title="从交办到答复用了多少天" {...part} />
            <TableChart
              {...part}
              as="各单位进度"
              query={{ kind: 'across', codes: 'P-TASKS', by: 'unit', across: 'course' }}
              kind="stackedBar"
              title="各单位的任务办到哪一步"
              unit="件次"
              most={15}
            />
            <BreakdownChart code="P-DAYS-MEAN" by="unit" most={15} {...part} />
            <BreakdownChart code="P-ASSIGNED" by="unitSystem" {...part} />
          </div>
        </Section>
      ),
    },
    {
      key: 'units',
      label: '承办单位',
      children: (
        <Section title="承办单位排行">
          <UnitLeague {...part} />
        </Section>
      ),
    },
    {
      key: 'sides',
      label: '各类一览',
      children: (
        <Section title="各类一览">
          <SideBySide {...part} />
        </Section>
      ),
    },
    {
      key: 'sessions',
      label: '届次对比',
      children: (
        <Section title="届次对比">
          <Sessions years={page.years} {...part} />
        </Section>
      ),
    },
    {
      key: 'breakdown',
      label: '按需分列',
      children: (
        <Section title="按需分列">
          <FreeBreakdown figures={figures} {...part} />
        </Section>
      ),
    },
    {
      key: 'definitions',
      label: '口径和检查',
      children: (
        <>
          <Section title="数字是否对得上">
            <Checks asked={asked} />
          </Section>
          <Section title="口径">
            <Definitions figures={figures} />
          </Section>
        </>
      ),
    },
  ]
  const current = tabs.find((t) => t.key === tab) ?? tabs[0]
  if (!current) return null
  // So many tabs do not fit a phone.
  return isPhone ? (
    <>
      <Select
        className="sj-wide"
        aria-label="看哪一部分"
        value={current.key}
        onChange={show}
        options={tabs.map(({ key, label }) => ({ value: key, label }))}
      />
      {current.children}
    </>
  ) : (
    <Tabs activeKey={current.key} onChange={show} items={tabs} destroyOnHidden />
  )
}

function Overview({ figures, asked, pick }: PartProps & { readonly figures: readonly FigureAnswered[] }) {
  return (
    <>
      <Section title="办到哪一步">
        <Loop figures={figures} pick={pick} />
      </Section>
      {groupsOf(figures).map(([group, inGroup]) => (
        <Section key={group} title={group}>
          <div className="sj-grid">
            {inGroup.map((f) => (
              <FigureCard key={f.code} {...f} year={asked.year} asOf={asked.asOf} />
            ))}
          </div>
        </Section>
      ))}
    </>
  )
}

interface SomeFigures {
  readonly figures: readonly FigureAnswered[]
  readonly pick: PartProps['pick']
}

/** Figures drawn side by side; a part of the drawing opens its own figure. */
function Drawn({
  figures,
  pick,
  codes,
  ...chart
}: SomeFigures & { readonly codes: readonly string[] } & Pick<ChartProps, 'kind' | 'title' | 'unit' | 'by'>) {
  const shown = codes.flatMap((code) => figures.find((f) => f.code === code) ?? [])
  return (
    <Chart
      {...chart}
      categories={shown.map((f) => f.title)}
      series={[{ name: chart.title, values: shown.map((f) => f.value) }]}
      onPick={(title) => {
        const figure = shown.find((f) => f.title === title)
        if (figure) pick({ code: figure.code, title: figure.title })
      }}
    />
  )
}

const Loop = (props: SomeFigures) => (
  <Drawn
    {...props}
    kind="funnel"
    title="提、立、办、复、评、结"
    unit="件"
    by="环节"
    codes={['P-RECEIVED', 'IND-21', 'P-ASSIGNED', 'P-REPLIED', 'P-EVALUATED', 'P-CLOSED']}
  />
)

const Judgement = (props: SomeFigures) => (
  <Drawn
    {...props}
    kind="pie"
    title="提案者对办理结果的评价"
    unit="份"
    by="评价"
    codes={['P-SATISFIED', 'P-BASICALLY', 'P-UNDERSTOOD', 'P-DISSATISFIED', 'P-NO-FEEDBACK']}
  />
)

function Definitions({ figures }: { readonly figures: readonly FigureAnswered[] }) {
  return (
    <WideTable<FigureAnswered>
      rowKey="code"
      aria-label="各项数字的口径"
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={[...figures]}
      columns={[
        { key: 'code', title: '编号', dataIndex: 'code', width: 190 },
        { key: 'title', title: '名称', dataIndex: 'title', width: 180 },
        {
          key: 'definition',
          title: '怎样计算',
          dataIndex: 'definition',
          render: (text: string, f) => (
            <div className="statistics-definition">
              <p>{text}</p>
              <p className="sj-faint">公式：{f.formula}</p>
              {f.wording ? <p className="sj-faint">{f.wording}</p> : null}
            </div>
          ),
        },
        { key: 'span', title: '起止', width: 220, render: (_, f) => `${dayInChinese(f.from)}至${dayInChinese(f.to)}` },
      ]}
    />
  )
}
