// A rule set tried on a year's facts: totals before and after, who changes grade, how the points spread. Nothing is written.
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { Chart } from '#/core/ui/Chart.tsx'
import { Amount } from '#/core/ui/numbers.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { RuleSet } from '#/core/scoring/rule-set.ts'
import type { SimulationPage } from '../contract.ts'
import './scores.css'

type Row = SimulationPage['rows'][number]

export function RulesTrial({
  rulesKey,
  content,
  year: thisYear,
}: {
  readonly rulesKey: string
  readonly content: RuleSet
  readonly year: number
}) {
  const [year, setYear] = useState(thisYear)
  const [tried, setTried] = useState<SimulationPage | null>(null)
  const run = useChange<object, SimulationPage>('POST', `/duty-rules/${rulesKey}/simulation`, { onDone: setTried })
  return (
    <Section
      title="试算"
      extra={
        <>
          <InputNumber
            aria-label="试算年度"
            min={1949}
            max={2200}
            precision={0}
            value={year}
            onChange={(value) => setYear(value ?? thisYear)}
          />
          <Button loading={run.isPending} onClick={() => run.mutate({ year, content })}>
            按这一年的事实试算
          </Button>
        </>
      }
    >
      <ProblemAlert error={run.error} />
      {tried === null ? (
        <p className="sj-faint">改动先试算再登记通过：与现行的一版比，各人的得分和等次怎样变。什么也不写入。</p>
      ) : tried.rows.length === 0 ? (
        <p className="sj-faint">{tried.year}年没有可以计分的对象。</p>
      ) : (
        <Tried tried={tried} />
      )}
    </Section>
  )
}

function Tried({ tried }: { readonly tried: SimulationPage }) {
  const changed = tried.rows.filter((r) => r.gradeBefore !== r.gradeAfter)
  return (
    <>
      <p>
        {tried.from}至{tried.to}的事实，{tried.rows.length}个对象，等次有变化的{changed.length}个。
      </p>
      <div className="sj-columns">
        <Chart
          kind="bar"
          title="等次"
          unit="个"
          by="等次"
          categories={tried.grades.map((g) => g.grade)}
          series={[
            { name: '现行', values: tried.grades.map((g) => g.before) },
            { name: '这一版', values: tried.grades.map((g) => g.after) },
          ]}
        />
        <Chart
          kind="bar"
          title="得分分布"
          unit="个"
          by="得分"
          categories={tried.bands.map((b) => b.band)}
          series={[
            { name: '现行', values: tried.bands.map((b) => b.before) },
            { name: '这一版', values: tried.bands.map((b) => b.after) },
          ]}
        />
      </div>
      <WideTable<Row>
        aria-label="试算结果"
        rowKey="holderId"
        pagination={tried.rows.length > 15 ? { pageSize: 15, showSizeChanger: false } : false}
        columns={[
          { title: '姓名或名称', dataIndex: 'name' },
          { title: '界别', render: (_, r) => r.sector ?? '—' },
          { title: '现行', align: 'right', render: (_, r) => <Amount value={r.before} places={2} /> },
          { title: '这一版', align: 'right', render: (_, r) => <Amount value={r.after} places={2} /> },
          {
            title: '等次',
            render: (_, r) => (r.gradeBefore === r.gradeAfter ? (r.gradeAfter ?? '—') : `${r.gradeBefore ?? '—'} → ${r.gradeAfter ?? '—'}`),
          },
        ]}
        dataSource={tried.rows.toSorted(
          (a, b) => Number(b.gradeBefore !== b.gradeAfter) - Number(a.gradeBefore !== a.gradeAfter) || b.after - a.after,
        )}
      />
    </>
  )
}
