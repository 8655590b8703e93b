// The parts of the statistics page that are tables of many figures: the league of units, sources side by side, sessions compared.
import { Segmented, Select } from 'antd'
import { useId, useState } from 'react'
import { queryText } from '#/core/ui/address.tsx'
import { Chart } from '#/core/ui/Chart.tsx'
import type { ChartProps } from '#/core/ui/chart-data.ts'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { useApi } from '#/core/ui/query.tsx'
import type { FiguresPage } from '../contract.ts'
import type { FigureTable } from '../table-contract.ts'
import { FigureTableView } from './FigureTableView.tsx'
import { askOf, type PartProps } from './opened.ts'

type TableQuery = Readonly<Record<string, string | number>>

const pathOf = (query: TableQuery): string => `/figures-table${queryText(query)}`
const fileOf = (query: TableQuery): string => `/figures-table/export${queryText(query)}`

interface TablePartProps extends PartProps {
  readonly query: TableQuery
  readonly as: string
}

/** A table with its file. */
function TablePart({ query, as, asked, pick }: TablePartProps) {
  const whole = { ...asked, ...query }
  const found = useApi<FigureTable>(pathOf(whole), { keepPrevious: true })
  return (
    <Loaded of={found} as={as}>
      {(table) => <FigureTableView key={table.ranking?.code ?? ''} table={table} pick={pick} exportPath={fileOf(whole)} />}
    </Loaded>
  )
}

export interface TableChartProps extends TablePartProps {
  readonly kind: ChartProps['kind']
  readonly title: string
  readonly unit: string
  /** Rows as the categories, unless the columns are. */
  readonly over?: 'rows' | 'columns'
  readonly most?: number
}

/** A table drawn; its warnings stand with it. */
export function TableChart({ query, as, kind, title, unit, over = 'rows', most = 20, asked, pick }: TableChartProps) {
  const found = useApi<FigureTable>(pathOf({ ...asked, ...query }))
  return (
    <Loaded of={found} as={as}>
      {(table) => {
        const rows = table.rows.slice(0, most)
        const rowNames = rows.map((r) => r.label)
        const columnNames = table.columns.map((c) => c.title)
        const picked = (row: number, column: number): void => {
          const of = rows[row]
          if (of && (of.cells[column]?.records ?? 0) > 0)
            pick({ title: `${of.label} · ${columnNames[column]}`, ...askOf(table, column, of) })
        }
        const isByRows = over === 'rows'
        return (
          <div>
            {table.notes.map((says) => (
              <p key={says} className="statistics-warning" role="note">
                注意：{says}
              </p>
            ))}
            <Chart
              kind={kind}
              title={title}
              unit={unit}
              by={isByRows ? table.by : '年度'}
              places={table.columns[0]?.places ?? 0}
              categories={isByRows ? rowNames : columnNames}
              series={
                isByRows
                  ? columnNames.map((name, n) => ({ name, values: rows.map((r) => r.cells[n]?.number ?? null) }))
                  : rows.map((r) => ({ name: r.label, values: r.cells.map((c) => c.number) }))
              }
              onPick={(category, series) =>
                isByRows
                  ? picked(rowNames.indexOf(category), columnNames.indexOf(series))
                  : picked(rowNames.indexOf(series), columnNames.indexOf(category))
              }
            />
            {table.rows.length > rows.length ? (
              <p className="sj-faint">
                只画前{most}行，共{table.rows.length}行，全部在表里。
              </p>
            ) : null}
          </div>
        )
      }}
    </Loaded>
  )
}

const ranks = [
  { value: 'P-ON-TIME-DUE', label: '到期任务按期率' },
  { value: 'P-ON-TIME', label: '按期办复率' },
  { value: 'P-TASK-FACE-RATE', label: '面商率' },
  { value: 'P-TASK-CONSULT-RATE', label: '沟通率' },
  { value: 'P-REPLY-CLASS-A-SHARE', label: 'A类占答复' },
  { value: 'P-SATISFACTION-RESULT', label: '满意率' },
  { value: 'P-OVERDUE-OPEN', label: '逾期未答复（少的在前）' },
  { value: 'P-DAYS-MEAN', label: '平均办理天数（短的在前）' },
]

/** 承办单位排行. */
export function UnitLeague(props: PartProps) {
  const [rank, setRank] = useState('P-ON-TIME-DUE')
  const [by, setBy] = useState('unit')
  const field = useId()
  return (
    <>
      <div className="statistics-asked">
        <label htmlFor={field}>
          <span>按什么排名</span>
          <Select id={field} className="statistics-choice" value={rank} onChange={setRank} options={ranks} />
        </label>
        <Segmented
          aria-label="按单位还是按系统"
          value={by}
          onChange={setBy}
          options={[
            { value: 'unit', label: '按单位' },
            { value: 'system', label: '按系统' },
          ]}
        />
      </div>
      <TablePart {...props} as="承办单位排行" query={{ kind: 'parts', by, rank }} />
    </>
  )
}

const sources = [
  ['sector', '界别'],
  ['party', '党派'],
  ['committee', '专委会'],
  ['member', '委员'],
  ['county', '县区'],
  ['category', '类别'],
  ['proposer', '提案者类别'],
  ['leadUnit', '主办、独办单位'],
  ['assistUnit', '会办单位'],
  ['separateUnit', '分办单位'],
  ['unitSystem', '单位系统'],
  ['time', '大会或平时'],
  ['key', '重点或一般'],
  ['class', '办理结果类别'],
  ['satisfaction', '满意程度'],
  ['sex', '性别'],
  ['ethnicGroup', '民族'],
  ['month', '月份'],
] as const

/** 各类一览: every breakdown an office prints, with received, filed, answered and judged beside each other. */
export function SideBySide(props: PartProps) {
  const [by, setBy] = useState('sector')
  const field = useId()
  return (
    <>
      <div className="statistics-asked">
        <label htmlFor={field}>
          <span>按什么分列</span>
          <Select
            id={field}
            className="statistics-choice"
            value={by}
            onChange={setBy}
            options={sources.map(([value, label]) => ({ value, label }))}
          />
        </label>
      </div>
      <TablePart {...props} as="各类一览" query={{ kind: 'parts', by }} />
    </>
  )
}

/** 届次对比: up to five sessions, with a warning where their words differ. */
export function Sessions({ years, ...props }: PartProps & { readonly years: FiguresPage['years'] }) {
  const known = years.map((y) => y.year)
  const [chosen, setChosen] = useState<readonly number[]>(() => known.filter((y) => y <= props.asked.year).slice(0, 5))
  const [until, setUntil] = useState('end')
  const field = useId()
  const picked = (chosen.length ? chosen : [props.asked.year]).toSorted((a, b) => a - b).join(',')
  const query = { kind: 'years', years: picked, until }
  return (
    <>
      <div className="statistics-asked">
        <label htmlFor={field}>
          <span>对比哪些届次（至多五个）</span>
          <Select
            id={field}
            mode="multiple"
            maxCount={5}
            className="statistics-years"
            value={[...chosen]}
            onChange={setChosen}
            options={years.map((y) => ({ value: y.year, label: `${y.year}年（${y.title}）` }))}
          />
        </label>
        <Segmented
          aria-label="往年截至哪一天"
          value={until}
          onChange={setUntil}
          options={[
            { value: 'end', label: '往年到年底' },
            { value: 'sameDay', label: '各年到同一天' },
          ]}
        />
      </div>
      <TablePart {...props} as="届次对比" query={query} />
      <div className="statistics-charts">
        <TableChart
          {...props}
          as="各年办理结果"
          query={{ ...query, codes: 'P-CLASSED', by: 'class' }}
          kind="stackedBar"
          over="columns"
          title="各年提案按办理结果类别"
          unit="件"
        />
        <TableChart
          {...props}
          as="各年件数"
          query={{ ...query, codes: 'P-RECEIVED,P-FILED,P-FILED-EXCL,P-REPLIED' }}
          kind="bar"
          over="columns"
          title="各年收到、立案、办复"
          unit="件"
        />
        <TableChart
          {...props}
          as="各年比率"
          query={{ ...query, codes: 'IND-22,P-ON-TIME,P-FACE-RATE,P-SATISFACTION-RESULT' }}
          kind="line"
          over="columns"
          title="各年办复率、按期率、面商率、满意率"
          unit="%"
        />
      </div>
    </>
  )
}

/** Any figure by two dimensions at once. */
export function Crossed({
  code,
  by,
  across,
  ...props
}: PartProps & { readonly code: string; readonly by: string; readonly across: string }) {
  return <TablePart {...props} as="交叉表" query={{ kind: 'across', codes: code, by, across }} />
}
