// The queue of the review desk: oldest first, ticked for doing several at once.
import { Checkbox } from 'antd'
import { useEffect, useRef } from 'react'
import type { ListShape } from '#/core/lists/contract.ts'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { listCell } from '#/core/ui/ListCell.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { wordsOf, type DeskRow } from './all-rows.ts'

export interface ReviewQueueProps {
  readonly rows: readonly DeskRow[]
  readonly at: number
  readonly ticked: ReadonlySet<string>
  readonly onOpen: (index: number) => void
  readonly onTick: (id: string) => void
  readonly onTickAll: (all: boolean) => void
}

export function ReviewQueue({ rows, at, ticked, onOpen, onTick, onTickAll }: ReviewQueueProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  })
  const shape = useApi<ListShape>('/lists/proposals/definition', { freshFor: 60_000 })
  const state = shape.data?.columns.find((c) => c.key === 'state')
  const count = rows.filter((r) => ticked.has(r.id)).length
  return (
    <div className="pp-queue">
      <div className="pp-queue-head">
        <Checkbox
          checked={count === rows.length}
          indeterminate={count > 0 && count < rows.length}
          onChange={(e) => onTickAll(e.target.checked)}
        >
          全选
        </Checkbox>
        <span className="sj-faint">共{rows.length}件</span>
      </div>
      <ul ref={list} aria-label="待审查的提案" tabIndex={-1}>
        {rows.map((row, i) => (
          <li
            key={row.id}
            className={i === at ? 'pp-queue-row pp-queue-current' : 'pp-queue-row'}
            aria-current={i === at ? 'true' : undefined}
          >
            <Checkbox checked={ticked.has(row.id)} aria-label={`勾选${wordsOf(row, 'title')}`} onChange={() => onTick(row.id)} />
            <button type="button" onClick={() => onOpen(i)}>
              <span className="pp-queue-title">{wordsOf(row, 'title') || '（未填案由）'}</span>
              <span className="sj-faint">
                {[wordsOf(row, 'intakeNo') ? `收件${wordsOf(row, 'intakeNo')}号` : '', wordsOf(row, 'lead'), wordsOf(row, 'sector')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="pp-line">
                {state ? listCell(state, wordsOf(row, 'state'), null) : null}
                {wordsOf(row, 'due') ? <DueDate day={wordsOf(row, 'due')} /> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
