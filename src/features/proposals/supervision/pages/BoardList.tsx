// The left side of the board: groups of items, each with who has it, what was asked last and what is owed next.
import { useEffect, useRef } from 'react'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { BoardRow } from '../contract.ts'
import { tiers } from '../words.ts'
import type { Group } from './grouping.ts'

export interface BoardListProps {
  readonly groups: readonly Group[]
  readonly current: string | null
  readonly onOpen: (key: string) => void
}

export function BoardList({ groups, current, onOpen }: BoardListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <div className="pp-queue sv-board" ref={list}>
      {groups.map((group) => (
        <section key={group.key} aria-label={group.title}>
          <h2 className="sv-group">
            {group.title}
            <span className="sj-faint">
              {group.rows.length}件{group.note ? `，${group.note}` : ''}
            </span>
          </h2>
          <ul>
            {group.rows.map((row) => {
              const key = `${group.key}/${row.id}`
              return (
                <li
                  key={key}
                  className={key === current ? 'sv-row pp-queue-current' : 'sv-row'}
                  aria-current={key === current ? 'true' : undefined}
                >
                  <button type="button" onClick={() => onOpen(key)}>
                    <RowWords row={row} />
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}

function RowWords({ row }: { readonly row: BoardRow }) {
  const tier = row.cases.find((c) => c.tier)?.tier
  return (
    <>
      <span className="pp-queue-title">
        {row.cases
          .flatMap((c) => (c.caseNo ? [`第${c.caseNo}号`] : []))
          .slice(0, 3)
          .join('、')}{' '}
        {row.title}
      </span>
      <span className="pp-line">
        <StatusTag {...row.state} />
        {tier ? <StatusTag label={tiers[tier]} tone={tier === 'key' ? 'bad' : 'active'} /> : null}
        {row.overdueProblems ? <StatusTag label={`${row.overdueProblems}个问题逾期`} tone="bad" /> : null}
        {row.openProblems > row.overdueProblems ? (
          <StatusTag label={`${row.openProblems - row.overdueProblems}个问题未解决`} tone="waiting" />
        ) : null}
      </span>
      <span className="sj-faint">
        {row.mode.label} · {row.leader}
        {row.units.length ? ` · ${row.units.map((u) => u.name).join('、')}` : ''}
      </span>
      {row.asked ? (
        <span className="sv-asked">
          <DayText day={row.asked.on} /> {row.asked.words}
        </span>
      ) : (
        <span className="sv-asked sj-faint">还没有提出要求</span>
      )}
      {row.owed ? (
        <span className="pp-line">
          <span>
            下一步：{row.owed.label}
            {row.owed.holder ? `（${row.owed.holder}）` : ''}
          </span>
          <DueDate day={row.owed.due} />
        </span>
      ) : null}
    </>
  )
}
