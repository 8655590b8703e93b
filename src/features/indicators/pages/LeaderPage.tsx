// 领导视图: on one page the few numbers a mayor asks for, this year beside the same day of the last, who still owes an answer; each number opens its records.
import { useState } from 'react'
import { queryText, useAddressQuery } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FigureRecords } from '#/core/ui/FigureRecords.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { dayInChinese } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import type { FigureTable } from '../table-contract.ts'
import { BreakdownChart } from './BreakdownChart.tsx'
import { FigureTableView } from './FigureTableView.tsx'
import { askOf, type Asked, type PartProps, type Picked } from './opened.ts'
import { TableChart } from './TableParts.tsx'
import './statistics.css'

const few = [
  'P-RECEIVED',
  'P-FILED',
  'P-FILED-EXCL',
  'IND-22',
  'P-ON-TIME-DUE',
  'P-OVERDUE-OPEN',
  'P-FACE-RATE',
  'IND-24',
  'P-SATISFACTION-RESULT',
  'P-DAYS-MEAN',
].join(',')

export function LeaderPage() {
  const { today } = useSession()
  const [query] = useAddressQuery()
  const asked: Asked = { year: Number(query['year'] ?? today.slice(0, 4)), asOf: query['asOf'] ?? today }
  const [picked, setPicked] = useState<Picked | null>(null)
  const part = { asked, pick: setPicked }
  return (
    <>
      <PageHeader
        title="领导视图"
        subtitle={`${asked.year}年度提案工作，截至${dayInChinese(asked.asOf)}。点任何数字，看到计入的记录。`}
        actions={<GoButton to="/statistics">全部统计</GoButton>}
      />
      <Section title="一年看几个数">
        <Few {...part} />
      </Section>
      <div className="statistics-charts">
        <Section title="办到哪一步">
          <TableChart
            {...part}
            as="各环节"
            query={{ kind: 'years', years: asked.year, codes: 'P-RECEIVED,IND-21,P-ASSIGNED,P-REPLIED,P-EVALUATED,P-CLOSED' }}
            kind="funnel"
            title="提、立、办、复、评、结"
            unit="件"
          />
        </Section>
        <Section title="办得怎么样">
          <BreakdownChart code="P-CLASSED" by="class" kind="pie" title="提案按办理结果类别" {...part} />
        </Section>
      </div>
      <Section title="谁还欠着答复">
        <Owing {...part} />
      </Section>
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
}

/** This year's numbers, large, with the same day of the year before beneath. */
function Few({ asked, pick }: PartProps) {
  const query = { ...asked, kind: 'years', years: `${asked.year - 1},${asked.year}`, codes: few, until: 'sameDay' }
  const found = useApi<FigureTable>(`/figures-table${queryText(query)}`)
  return (
    <Loaded of={found} as="数字">
      {(table) => (
        <>
          <div className="sj-grid">
            {table.rows.map((row) => {
              const [before, now] = row.cells
              const number = (
                <>
                  <span className="sj-figure-value">{now?.text ?? '—'}</span>
                  {now?.number === null ? null : <span className="sj-figure-unit">{row.unit}</span>}
                </>
              )
              return (
                <div key={row.value} className="sj-figure">
                  <div className="sj-figure-title">
                    <span>{row.label}</span>
                  </div>
                  {now && now.records > 0 ? (
                    <button
                      type="button"
                      className="sj-figure-number"
                      aria-label={`${row.label}${now.text}${row.unit ?? ''}，查看${now.records}条记录`}
                      onClick={() => pick({ title: row.label, ...askOf(table, 1, row) })}
                    >
                      {number}
                    </button>
                  ) : (
                    <p className="sj-figure-number">{number}</p>
                  )}
                  <p className="sj-faint">
                    上年同日 {before?.text ?? '—'}
                    {before?.number === null ? '' : row.unit}
                  </p>
                </div>
              )
            })}
          </div>
          {table.notes.map((says) => (
            <p key={says} className="statistics-warning" role="note">
              注意：{says}
            </p>
          ))}
        </>
      )}
    </Loaded>
  )
}

const shownMost = 12

function Owing({ asked, pick }: PartProps) {
  const query = { ...asked, kind: 'parts', by: 'unit', codes: 'P-OVERDUE-OPEN,P-TASKS,P-TASKS-REPLIED,P-ON-TIME-DUE,P-SATISFACTION-RESULT' }
  const found = useApi<FigureTable>(`/figures-table${queryText(query)}`)
  return (
    <Loaded of={found} as="欠答复的单位">
      {(table) => {
        const owing = table.rows
          .filter((r) => (r.cells[0]?.number ?? 0) > 0)
          .toSorted((a, b) => (b.cells[0]?.number ?? 0) - (a.cells[0]?.number ?? 0))
        return owing.length === 0 ? (
          <EmptyState title="没有逾期未答复的任务" hint="超过期限还没有答复的单位会列在这里。" />
        ) : (
          <FigureTableView
            table={{ ...table, rows: owing.slice(0, shownMost), totals: null }}
            pick={pick}
            exportPath={`/figures-table/export${queryText(query)}`}
          />
        )
      }}
    </Loaded>
  )
}
