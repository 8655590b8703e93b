// The working calendar of a year: holidays, weekends worked in exchange, and the way to enter what the State Council published.
import { Button, Space } from 'antd'
import { useState } from 'react'
import { useAddressQuery } from '#/core/ui/address.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { CalendarPageData } from '../contract.ts'
import { HandIn } from './HandIn.tsx'
import { monthsOf, type DayCell, type Month } from './months.ts'
import './calendar.css'

export function CalendarPage() {
  const [query, setQuery] = useAddressQuery()
  const { today } = useSession()
  const year = Number(/^\d{4}$/.exec(query['year'] ?? '')?.[0] ?? today.slice(0, 4))
  const found = useApi<CalendarPageData>(`/calendar/${year}`)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <PageHeader
        title="工作日历"
        subtitle="以工作日计的期限按国务院办公厅公布的放假调休安排推算。"
        actions={
          <Space>
            <Button onClick={() => setQuery({ year: String(year - 1) })}>{year - 1}年</Button>
            <Button onClick={() => setQuery({ year: String(year + 1) })}>{year + 1}年</Button>
            {found.data?.mayEdit ? (
              <Button type="primary" onClick={() => setIsOpen(true)}>
                录入{year}年安排
              </Button>
            ) : null}
          </Space>
        }
      />
      <Loaded of={found} as="工作日历">
        {(calendar) => (
          <>
            <Section title={`${year}年`}>
              <p>
                <StatusTag {...standing(calendar)} />
              </p>
              <Facts
                items={[
                  { label: '工作日', value: calendar.workingDays, kind: 'number' },
                  { label: '放假', value: calendar.days.filter((d) => d.kind === 'holiday').length, kind: 'number' },
                  { label: '调休上班', value: calendar.days.filter((d) => d.kind === 'workday').length, kind: 'number' },
                  { label: '依据', value: calendar.source, wide: true },
                ]}
              />
            </Section>
            <div className="sj-months">
              {monthsOf(year).map((month) => (
                <MonthTable key={month.title} month={month} calendar={calendar} />
              ))}
            </div>
            {isOpen ? <HandIn calendar={calendar} onClose={() => setIsOpen(false)} /> : null}
          </>
        )}
      </Loaded>
    </>
  )
}

function standing({ status }: CalendarPageData): { label: string; tone: 'good' | 'waiting' | 'bad' } {
  if (status === 'published') return { label: '放假调休安排已公布', tone: 'good' }
  if (status === 'provisional') return { label: '只有法定节假日，调休待公布，期限可能变动', tone: 'waiting' }
  return { label: '没有录入，只按周末推算', tone: 'bad' }
}

function MonthTable({ month, calendar }: { readonly month: Month; readonly calendar: CalendarPageData }) {
  const special = new Map(calendar.days.map((d) => [d.day, d]))
  return (
    <table className="sj-month">
      <caption>{month.title}</caption>
      <thead>
        <tr>
          {['一', '二', '三', '四', '五', '六', '日'].map((d) => (
            <th key={d} scope="col">
              {d}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week.find(Boolean)?.day}>
            {week.map((cell, i) => (
              // A week has seven places, filled or not.
              // oxlint-disable-next-line react/no-array-index-key
              <DayPlace key={i} cell={cell} special={cell ? special.get(cell.day) : undefined} isToday={cell?.day === calendar.today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayPlaceProps {
  readonly cell: DayCell | null
  readonly special: CalendarPageData['days'][number] | undefined
  readonly isToday: boolean
}

function DayPlace({ cell, special, isToday }: DayPlaceProps) {
  if (!cell) return <td aria-hidden="true" />
  const kind = special?.kind ?? (cell.weekend ? 'weekend' : 'ordinary')
  return (
    <td className={`sj-day sj-day-${kind}`} aria-current={isToday ? 'date' : undefined} title={special?.name}>
      {cell.number}
      {special ? (
        <span className="sj-day-mark">
          {special.kind === 'holiday' ? '休' : '班'}
          <span className="sj-only-heard">（{special.name}）</span>
        </span>
      ) : null}
    </td>
  )
}
