// The rows of a list: a table on a desk, cards on a phone. Both lead to the same page and can be ticked.
import { Checkbox, Table, type TableProps } from 'antd'
import type { Key, MouseEvent } from 'react'
import type { ListShape } from '#/core/lists/contract.ts'
import { Go, useGo } from './address.tsx'
import { listCell, type CellValue, type Column } from './ListCell.tsx'
import { usePhone } from './phone.ts'

export interface ListRow {
  readonly id: string
  readonly url: string | null
  readonly cells: Readonly<Record<string, CellValue>>
}

export interface ListRowsProps {
  readonly shape: ListShape
  readonly columns: readonly Column[]
  readonly rows: readonly ListRow[]
  readonly loading: boolean
  readonly sort: { readonly key: string; readonly dir: string }
  readonly onSort: (key: string | null, dir: 'asc' | 'desc') => void
  /** Ticked rows; null where nothing can be done with them. */
  readonly ticked: readonly string[] | null
  readonly onTick: (ids: readonly string[]) => void
}

export function ListRows(props: ListRowsProps) {
  return usePhone() ? <Cards {...props} /> : <Rows {...props} />
}

function Rows({ shape, columns, rows, loading, sort, onSort, ticked, onTick }: ListRowsProps) {
  const go = useGo()
  const drawn: TableProps<ListRow>['columns'] = columns.map((c) => ({
    key: c.key,
    title: c.label,
    ...(c.width ? { width: c.width } : {}),
    ...(c.kind === 'number' ? { align: 'right' as const } : {}),
    className: `sj-cell-${c.kind}`,
    sorter: c.sortable,
    sortOrder: sort.key === c.key ? (sort.dir === 'desc' ? 'descend' : 'ascend') : null,
    sortDirections: ['ascend', 'descend', 'ascend'],
    render: (_: unknown, row: ListRow) => listCell(c, row.cells[c.key], row.url),
  }))
  const open = (row: ListRow) => (e: MouseEvent<HTMLElement>) => {
    const isOnControl = e.target instanceof Element && e.target.closest('a, button, input, label, .ant-table-selection-column')
    if (row.url && !isOnControl && !window.getSelection()?.toString()) go(row.url)
  }
  return (
    <Table<ListRow>
      rowKey="id"
      size="middle"
      columns={drawn}
      dataSource={[...rows]}
      loading={loading}
      pagination={false}
      scroll={{ x: 'max-content' }}
      sticky={{ offsetHeader: 56 }}
      onRow={(row) => ({ onClick: open(row), className: row.url ? 'sj-clickable' : '' })}
      onChange={(_page, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter
        onSort(one?.columnKey === undefined ? null : String(one.columnKey), one?.order === 'descend' ? 'desc' : 'asc')
      }}
      {...(ticked
        ? {
            rowSelection: {
              selectedRowKeys: [...ticked] as Key[],
              onChange: (keys: Key[]) => onTick(keys.map(String)),
              getCheckboxProps: (row: ListRow) => ({ 'aria-label': `选择${titleOf(shape, row)}` }),
            },
          }
        : {})}
      aria-label={shape.title}
    />
  )
}

function Cards({ shape, columns, rows, loading, ticked, onTick }: ListRowsProps) {
  const title = titleColumn(shape)
  const tags = columns.filter((c) => c.kind === 'tag' && c !== title)
  const rest = columns.filter((c) => c !== title && c.kind !== 'tag')
  return (
    <ul className="sj-cards" aria-busy={loading} aria-label={shape.title}>
      {rows.map((row) => (
        <li key={row.id} className="sj-card">
          <div className="sj-card-head">
            {ticked ? (
              <Checkbox
                checked={ticked.includes(row.id)}
                aria-label={`选择${titleOf(shape, row)}`}
                onChange={(e) => onTick(e.target.checked ? [...ticked, row.id] : ticked.filter((id) => id !== row.id))}
              />
            ) : null}
            {row.url ? (
              <Go to={row.url} className="sj-card-title">
                {titleOf(shape, row)}
              </Go>
            ) : (
              <span className="sj-card-title">{titleOf(shape, row)}</span>
            )}
          </div>
          <div className="sj-card-facts">
            {tags.map((c) => (isThere(row.cells[c.key]) ? <span key={c.key}>{listCell(c, row.cells[c.key], null)}</span> : null))}
            {rest.map((c) =>
              isThere(row.cells[c.key]) ? (
                <span key={c.key}>
                  <span className="sj-card-label">{c.label}</span>{' '}
                  {listCell({ ...c, kind: c.kind === 'link' ? 'text' : c.kind }, row.cells[c.key], null)}
                </span>
              ) : null,
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

const isThere = (value: CellValue): boolean => value !== null && value !== undefined && value !== ''

const titleColumn = (shape: ListShape): Column | undefined =>
  shape.columns.find((c) => c.kind === 'link') ?? shape.columns.find((c) => c.kind === 'text')

function titleOf(shape: ListShape, row: ListRow): string {
  const column = titleColumn(shape)
  return String((column && row.cells[column.key]) ?? '（无标题）')
}
