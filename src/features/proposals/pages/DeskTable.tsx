// Cases of one step, ticked and shown in a table at a desk, as cards on a phone.
import { Button, Checkbox } from 'antd'
import { Go } from '#/core/ui/address.tsx'
import { wordsOf, type DeskRow } from './all-rows.ts'

export interface DeskTableProps {
  readonly label: string
  readonly rows: readonly DeskRow[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ticked: ReadonlySet<string>) => void
  /** What can be done with one row, as a button at its end. */
  readonly act?: { readonly label: (row: DeskRow) => string; readonly start: (row: DeskRow) => void }
}

export function DeskTable({ label, rows, ticked, onTick, act }: DeskTableProps) {
  const count = rows.filter((r) => ticked.has(r.id)).length
  const toggle = (id: string): void => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    onTick(next)
  }
  return (
    <table className="pp-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              aria-label="全选"
              checked={rows.length > 0 && count === rows.length}
              indeterminate={count > 0 && count < rows.length}
              onChange={(e) => onTick(e.target.checked ? new Set(rows.map((r) => r.id)) : new Set())}
            />
          </th>
          <th scope="col">案号</th>
          <th scope="col">案由</th>
          <th scope="col">提案者</th>
          <th scope="col">类别</th>
          <th scope="col">承办单位</th>
          {act ? <th scope="col">办理</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Checkbox aria-label={`勾选${wordsOf(row, 'title')}`} checked={ticked.has(row.id)} onChange={() => toggle(row.id)} />
            </td>
            <td className="sj-number">{wordsOf(row, 'caseNo')}</td>
            <td>
              <Go to={`/proposals/${row.id}`}>{wordsOf(row, 'title')}</Go>
            </td>
            <td data-label="提案者">{wordsOf(row, 'lead')}</td>
            <td data-label="类别">{wordsOf(row, 'category') || '—'}</td>
            <td data-label="承办单位">{wordsOf(row, 'units') || '未定'}</td>
            {act ? (
              <td>
                <Button size="small" onClick={() => act.start(row)}>
                  {act.label(row)}
                </Button>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
