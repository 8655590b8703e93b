// Units by windows, a page of them at a time: thousands of cells need not be drawn to be found. Arrow keys go from cell to cell.
import { Pagination } from 'antd'
import type { KeyboardEvent } from 'react'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { dayInChinese } from '#/core/ui/numbers.tsx'
import { usePhone } from '#/core/ui/phone.ts'
import { Section } from '#/core/ui/Section.tsx'
import { statuses } from '../cells.ts'
import type { BoardPage as Board } from '../contract.ts'
import { statusAt } from '../letters.ts'
import type { BoardUnit } from './Choosers.tsx'
import { signs } from './signs.ts'

export interface HeatMapProps {
  readonly board: Board
  readonly units: readonly BoardUnit[]
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onOpen: (unit: string, from: string) => void
}

const perPage = 50

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

function moveFocus(e: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[e.key]
  const at = (e.target as HTMLElement).dataset['at']
  if (!step || !at) return
  const [row = 0, column = 0] = at.split(' ').map(Number)
  const next = e.currentTarget.querySelector<HTMLElement>(`[data-at="${row + step[0]} ${column + step[1]}"]`)
  if (!next) return
  e.preventDefault()
  next.focus()
}

export function HeatMap({ board, units, page, onPage, onOpen }: HeatMapProps) {
  const isPhone = usePhone()
  const triggered = board.own.length > 0
  const own = triggered ? new Map(board.units.map((u, i) => [u[0], board.own[i]] as const)) : null
  const shown = units.slice((page - 1) * perPage, page * perPage)
  if (units.length === 0)
    return (
      <Section title="应尽者">
        <EmptyState
          title="没有符合条件的"
          hint={board.units.length ? '放宽上面的条件再看。' : '本年没有人应尽这一项：没有符合范围的，或者还没有触发的事项。'}
        />
      </Section>
    )
  return (
    <Section title={`应尽者（${units.length}）`}>
      <div className="ob-scroll">
        {/* The keys move between the buttons in the cells; each button also works by itself. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <table
          className="ob-map"
          aria-label={`${board.obligation.title}：每一格为一个应尽者在一期的完成情况，方向键移动，回车打开`}
          onKeyDown={moveFocus}
        >
          <thead>
            <tr>
              <th scope="col">应尽者</th>
              {triggered ? (
                <>
                  <th scope="col">触发</th>
                  <th scope="col">期限</th>
                  <th scope="col">情况</th>
                </>
              ) : (
                board.windows.map((w) => (
                  <th key={w.from} scope="col">
                    {isPhone && board.windows.length > 6 ? w.title.replace(/月|第|周/g, '') : w.title}
                  </th>
                ))
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map(([id, name, , cells], row) => {
              const [began = '', due = ''] = own?.get(id) ?? []
              return (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  {triggered ? (
                    <>
                      <td>{began ? dayInChinese(began) : ''}</td>
                      <td>{due ? dayInChinese(due) : ''}</td>
                    </>
                  ) : null}
                  {[...cells].map((letter, column) => {
                    const status = statusAt[letter]
                    const window = board.windows[column]
                    const from = triggered ? began : (window?.from ?? '')
                    return (
                      <td key={from}>
                        {status ? (
                          <button
                            type="button"
                            className={`ob-cell ob-${status}`}
                            data-at={`${row} ${column}`}
                            aria-label={`${name}，${triggered ? dayInChinese(due) : (window?.title ?? '')}，${statuses[status].label}`}
                            title={statuses[status].label}
                            onClick={() => onOpen(id, from)}
                          >
                            {triggered ? statuses[status].label : signs[status]}
                          </button>
                        ) : null}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {units.length > perPage ? (
        <div className="ob-pager">
          <span className="sj-faint">
            第{(page - 1) * perPage + 1}至{Math.min(page * perPage, units.length)}个，共{units.length}个
          </span>
          <Pagination
            current={page}
            total={units.length}
            pageSize={perPage}
            onChange={onPage}
            showSizeChanger={false}
            simple={isPhone}
            size="small"
          />
        </div>
      ) : null}
    </Section>
  )
}
