// The cells of one obligation: groups with their shares above, units with their windows below, a cell with its evidence beside.
import { DownloadButton } from '#/core/ui/DownloadButton.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText, Percent } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { queryText, useAddressQuery, useParam } from '#/core/ui/address.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { statuses } from '../cells.ts'
import type { BoardPage as Board } from '../contract.ts'
import { Bar } from './Bar.tsx'
import { CellPanel } from './CellPanel.tsx'
import { chosenUnits, Choosers } from './Choosers.tsx'
import { GroupTable } from './GroupTable.tsx'
import { HeatMap } from './HeatMap.tsx'
import { signs } from './signs.ts'
import { YearTools } from './YearTools.tsx'
import './obligations.css'

export function BoardPage() {
  const code = useParam('code')
  const [query, setQuery] = useAddressQuery()
  const asked = { year: query['year'], asOf: query['asOf'] }
  const found = useApi<Board>(`/obligations/${code}${queryText(asked)}`, { keepPrevious: true })
  const { cell: opened = '', ...rest } = query
  return (
    <>
      <Loaded of={found} as="完成情况">
        {(board) => (
          <>
            <PageHeader
              title={board.obligation.title}
              subtitle={board.obligation.words}
              back={{ to: `/obligations${queryText(asked)}`, label: '应尽事项' }}
              tags={
                <>
                  <StatusTag label={board.obligation.hard ? '硬性' : '倡导'} tone={board.obligation.hard ? 'active' : 'over'} />
                  {board.obligation.on ? null : <StatusTag label="停用" tone="over" />}
                </>
              }
              actions={
                <DownloadButton label="导出" path={`/obligations/${code}/export${queryText({ ...asked, status: query['status'] })}`} />
              }
            />
            <div className="ob-tools">
              <YearTools years={board.years} year={board.year} asOf={board.asOf} />
              <Choosers board={board} query={query} onChange={setQuery} />
            </div>
            <Section title="完成情况">
              <div className="ob-total">
                <span>
                  完成率{' '}
                  <strong>
                    {board.obligation.tally.compliance === null ? '—' : <Percent value={board.obligation.tally.compliance} />}
                  </strong>
                </span>
              </div>
              <Bar tally={board.obligation.tally} />
              <Legend />
            </Section>
            <GroupTable board={board} query={query} onPick={(more) => setQuery({ ...query, ...more, page: '' })} />
            <HeatMap
              board={board}
              units={chosenUnits(board, query)}
              page={Number(query['page'] ?? 1)}
              onPage={(page) => setQuery({ ...query, page: page === 1 ? '' : String(page) })}
              onOpen={(unit, from) => setQuery({ ...query, cell: `${unit}~${from}` })}
            />
            <About board={board} />
          </>
        )}
      </Loaded>
      <CellPanel code={code} asked={asked} cell={opened} onClose={() => setQuery(rest)} />
    </>
  )
}

function Legend() {
  return (
    <ul className="ob-legend" aria-label="图例">
      {Object.entries(statuses).map(([status, { label }]) => (
        <li key={status}>
          <span className={`ob-cell ob-${status}`} aria-hidden>
            {signs[status as keyof typeof signs]}
          </span>
          {label}
        </li>
      ))}
    </ul>
  )
}

function About({ board: { obligation: o } }: { readonly board: Board }) {
  return (
    <Section title="这项规定">
      <Facts
        items={[
          { label: '编号', value: o.code },
          { label: '出处', value: o.origin },
          { label: '谁负责', value: o.answers },
          { label: '依据', value: o.article, wide: true },
          { label: '怎样算完成', value: o.words, wide: true },
          ...(o.note ? [{ label: '说明', value: o.note, wide: true }] : []),
        ]}
      />
      {o.versions.length > 1 ? (
        <details>
          <summary>沿革（{o.versions.length}次）</summary>
          <ol className="sj-steps">
            {o.versions.map((v) => (
              <li key={v.fromDay}>
                {v.fromDay === '1900-01-01' ? '起初' : <DayText day={v.fromDay} />}：{v.words}
                <span className="sj-faint">（依据：{v.source}）</span>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </Section>
  )
}
