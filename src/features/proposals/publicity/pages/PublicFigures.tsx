// The figures given to the public: reckoned and frozen on a day, shown with what was given before.
import { Button, Select } from 'antd'
import { useState } from 'react'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { api } from '#/core/ui/api.ts'
import type { FigureSet } from '../contract.ts'

interface Given {
  readonly sets: readonly FigureSet[]
  readonly years: readonly { readonly year: number; readonly title: string }[]
  readonly mayPublish: boolean
}

const because = {
  type: 'object',
  properties: { reason: { type: 'string', title: '撤下的理由', minLength: 1, maxLength: 500, widget: 'textarea' } },
  required: ['reason'],
} as const

export function PublicFigures() {
  const found = useApi<Given>('/publicity/figures')
  const [year, setYear] = useState<number | null>(null)
  const publish = useChange<{ readonly year: number }>('POST', '/publicity/figures', { renews: ['/publicity/figures'], done: '已公布' })
  if (!found.data) return <ProblemAlert error={found.error} retry={found.refetch} />
  const { sets, years, mayPublish } = found.data
  const asked = year ?? years[0]?.year ?? null
  return (
    <Section
      title="公布的统计数字"
      extra={
        mayPublish && asked ? (
          <>
            <Select
              aria-label="年度"
              value={asked}
              onChange={setYear}
              options={years.map((y) => ({ value: y.year, label: `${y.year}年（${y.title}）` }))}
            />
            <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate({ year: asked })}>
              公布统计数字
            </Button>
          </>
        ) : null
      }
    >
      <p className="sj-faint">公布哪些数字在“规则和代码”的“向社会公布的统计数字”里定；按当天的记录算出后固定，不随后来的办理变动。</p>
      <ProblemAlert error={publish.error} />
      {sets.length === 0 ? (
        <EmptyState title="还没有公布过统计数字" hint="由提案委主任选定年度后公布，公开网页的首页和统计页随即显示。" />
      ) : (
        <ul className="pp-forms">
          {sets.map((s) => (
            <li key={s.id}>
              <span className="sj-actions">
                <strong>
                  {s.year}年（{s.sessionTitle}）
                </strong>
                <span>截至{s.asOf}</span>
                {s.withdrawnAt ? <StatusTag label="已撤下" tone="bad" /> : null}
                <span className="sj-faint">
                  {s.publishedBy} <When at={s.publishedAt} />
                </span>
                {mayPublish && !s.withdrawnAt ? (
                  <FormButton
                    label="撤下"
                    isDanger
                    schema={because}
                    onSubmit={async (answers) => {
                      await api('POST', `/publicity/figures/${s.id}/withdrawal`, answers)
                      await found.refetch()
                    }}
                  />
                ) : null}
              </span>
              <span className="sj-faint">
                {s.withdrawnBecause ? `撤下的理由：${s.withdrawnBecause}。` : ''}
                {s.figures.map((f) => `${f.title}${f.text}${f.text === '—' ? '' : f.unit}`).join('，')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
