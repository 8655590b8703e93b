// A table of figures on the page: sortable, ranked where asked, every cell opens its records, what must be known stands above it.
import { Alert } from 'antd'
import { DownloadButton } from '#/core/ui/DownloadButton.tsx'
import { Amount, dayInChinese } from '#/core/ui/numbers.tsx'
import { usePhone } from '#/core/ui/phone.ts'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { FigureTable } from '../table-contract.ts'
import { askOf, type PartProps } from './opened.ts'

export interface FigureTableViewProps extends Pick<PartProps, 'pick'> {
  readonly table: FigureTable
  readonly exportPath: string
}

type Row = FigureTable['rows'][number]

export function FigureTableView({ table, pick, exportPath }: FigureTableViewProps) {
  const isPhone = usePhone()
  const cells = (row: Row, n: number) => {
    const cell = row.cells[n]
    const column = table.columns[n]
    if (!cell || !column) return null
    const unit = row.unit ?? column.unit
    // As it is printed: a whole share is 100, not 100.0, and the name of the button says the same.
    const amount = cell.number === null ? <Amount value={null} /> : <span className="sj-number">{cell.text}</span>
    if (cell.records === 0) return amount
    return (
      <button
        type="button"
        className="sj-number-link"
        aria-label={`${row.label}，${column.title}${cell.text}${cell.number === null ? '' : unit}，查看${cell.records}条记录`}
        onClick={() => pick({ title: `${row.label} · ${column.title}`, ...askOf(table, n, row) })}
      >
        {amount}
      </button>
    )
  }
  const hasUnits = table.rows.some((r) => r.unit !== null)
  return (
    <>
      {table.notes.map((says) => (
        <Alert key={says} type="warning" showIcon title={says} className="statistics-note" />
      ))}
      <p className="statistics-table-head">
        <span className="sj-faint">
          {table.session ?? `${table.year}年度`}，截至{dayInChinese(table.asOf)}。{table.ranking ? `${table.ranking.says}。` : ''}
          点数字看计入的记录。
        </span>
        <DownloadButton size="small" path={exportPath} label="导出这张表" />
      </p>
      <WideTable<Row>
        rowKey="value"
        aria-label={table.title}
        dataSource={[...table.rows]}
        pagination={{ pageSize: 30, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          ...(table.ranking
            ? [
                {
                  key: 'rank',
                  title: '名次',
                  align: 'right' as const,
                  width: 64,
                  defaultSortOrder: 'ascend' as const,
                  sorter: (a: Row, b: Row) => (a.rank ?? 1e9) - (b.rank ?? 1e9),
                  render: (_: unknown, r: Row) => <Amount value={r.rank} />,
                },
              ]
            : []),
          {
            key: 'label',
            title: table.by,
            dataIndex: 'label',
            className: 'statistics-row-name',
            ...(isPhone ? {} : { fixed: 'left' as const }),
          },
          ...(hasUnits ? [{ key: 'unit', title: '单位', dataIndex: 'unit', width: 72 }] : []),
          ...table.columns.map((c, n) => ({
            key: `${n}`,
            title: (
              <span className="statistics-column" title={[c.definition, c.formula].filter(Boolean).join('\n')}>
                {c.title}
                {c.unit ? `（${c.unit}）` : ''}
              </span>
            ),
            align: 'right' as const,
            width: 104,
            sorter: (a: Row, b: Row) => (a.cells[n]?.number ?? -1e9) - (b.cells[n]?.number ?? -1e9),
            render: (_: unknown, r: Row) => cells(r, n),
          })),
        ]}
        {...(table.totals ? { summary: () => totalsRow(table, table.totals ?? []) } : {})}
      />
    </>
  )
}

function totalsRow(table: FigureTable, totals: readonly FigureTable['rows'][number]['cells'][number][]) {
  const hasUnits = table.rows.some((r) => r.unit !== null)
  return (
    <tr className="ant-table-row statistics-total">
      <th scope="row" className="ant-table-cell" colSpan={table.ranking ? 2 : 1}>
        合计
      </th>
      {hasUnits ? <td className="ant-table-cell">{table.rows[0]?.unit}</td> : null}
      {totals.map((c, n) => (
        <td key={table.columns[n]?.title ?? n} className="ant-table-cell statistics-total-number">
          {c.number === null ? <Amount value={null} /> : c.text}
        </td>
      ))}
    </tr>
  )
}
