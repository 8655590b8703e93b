// A scheme tried on a year's records before it is kept: what every unit would get. Nothing is written.
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { Amount } from '#/core/ui/numbers.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { ScoringScheme } from '#/core/scoring/scheme.ts'
import type { AssessmentPage } from '../units/contract.ts'

type Standing = AssessmentPage['standings'][number]

interface TrialProps {
  readonly schemeKey: string
  readonly content: ScoringScheme
  readonly year: number
}

export function SchemeTrial({ schemeKey, content, year: thisYear }: TrialProps) {
  const [year, setYear] = useState(thisYear)
  const [standings, setStandings] = useState<readonly Standing[] | null>(null)
  const run = useChange<object, { readonly standings: readonly Standing[] }>('POST', `/scoring-schemes/${schemeKey}/trial`, {
    onDone: (answer) => setStandings(answer.standings),
  })
  return (
    <Section
      title="试算"
      extra={
        <>
          <InputNumber
            aria-label="年度"
            min={1949}
            max={2200}
            precision={0}
            value={year}
            onChange={(value) => setYear(value ?? thisYear)}
          />
          <Button loading={run.isPending} onClick={() => run.mutate({ year, content })}>
            按这一年的记录试算
          </Button>
        </>
      }
    >
      <ProblemAlert error={run.error} />
      {standings === null ? (
        <p className="sj-faint">改动先试算再保存。试算不含人工评分，什么也不写入。</p>
      ) : standings.length === 0 ? (
        <p className="sj-faint">{year}年没有交办给承办单位的提案。</p>
      ) : (
        <WideTable<Standing>
          aria-label="试算结果"
          rowKey="bodyId"
          pagination={standings.length > 15 ? { pageSize: 15, showSizeChanger: false } : false}
          columns={[
            { title: '排名组', dataIndex: 'rankGroup', width: 90 },
            { title: '名次', dataIndex: 'place', align: 'right', width: 72 },
            { title: '承办单位', dataIndex: 'unit' },
            { title: '总分', align: 'right', render: (_, r) => <Amount value={r.total} places={2} /> },
            { title: '等次', render: (_, r) => r.grade ?? '—' },
          ]}
          dataSource={[...standings]}
        />
      )}
    </Section>
  )
}
