// What narrows a board: words of a name, a state of cells, a grouping and one of its values. All of it stands in the address.
import { Input, Select } from 'antd'
import type { AddressQuery } from '#/core/ui/address.tsx'
import { statuses } from '../cells.ts'
import type { BoardPage as Board } from '../contract.ts'
import { letters } from '../letters.ts'

export type BoardUnit = Board['units'][number]

export function groupingOf(board: Board, query: AddressQuery): number {
  const at = board.groupings.findIndex((g) => g.key === query['by'])
  return at < 0 ? (board.groupings.length ? 0 : -1) : at
}

export function chosenUnits(board: Board, query: AddressQuery): readonly BoardUnit[] {
  const { q = '', status = '', in: value = '' } = query
  const letter = status in statuses ? letters[status as keyof typeof letters] : ''
  const at = groupingOf(board, query)
  return board.units.filter(
    ([, name, groups, cells]) =>
      (q === '' || name.includes(q)) && (letter === '' || cells.includes(letter)) && (value === '' || groups[at] === value),
  )
}

export interface ChoosersProps {
  readonly board: Board
  readonly query: AddressQuery
  readonly onChange: (next: AddressQuery) => void
}

export function Choosers({ board, query, onChange }: ChoosersProps) {
  const put = (more: AddressQuery): void => onChange({ ...query, ...more, page: '' })
  const by = groupingOf(board, query)
  const grouping = board.groupings[by]
  const values = grouping ? [...new Set(board.units.map((u) => u[2][by] ?? ''))].filter((v) => v !== '') : []
  return (
    <>
      <Input.Search
        aria-label="按名称查找"
        placeholder="按名称查找"
        allowClear
        defaultValue={query['q'] ?? ''}
        onSearch={(q) => put({ q: q.trim() })}
        style={{ width: '12em' }}
      />
      <Select
        aria-label="完成情况"
        value={query['status'] ?? ''}
        onChange={(status) => put({ status })}
        options={[{ value: '', label: '全部情况' }, ...Object.entries(statuses).map(([value, { label }]) => ({ value, label }))]}
        popupMatchSelectWidth={false}
      />
      {board.groupings.length ? (
        <span className="ob-tool">
          分组
          <Select
            aria-label="分组"
            value={grouping?.key ?? ''}
            onChange={(key) => put({ by: key, in: '' })}
            options={board.groupings.map((g) => ({ value: g.key, label: g.label }))}
            popupMatchSelectWidth={false}
          />
        </span>
      ) : null}
      {grouping ? (
        <Select
          aria-label={grouping.label}
          value={query['in'] ?? ''}
          onChange={(value) => put({ in: value })}
          options={[{ value: '', label: `全部${grouping.label}` }, ...values.map((v) => ({ value: v, label: v }))]}
          showSearch
          popupMatchSelectWidth={false}
        />
      ) : null}
    </>
  )
}
