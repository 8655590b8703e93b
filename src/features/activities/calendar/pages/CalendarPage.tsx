// The calendar of meetings: a month or a week at a desk, a list on a phone; one's own, one's committee's or all; and the feed for one's own phone.
import { Button, Segmented } from 'antd'
import { Go, useAddressQuery } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { usePhone } from '#/core/ui/phone.ts'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import '../../pages/activities.css'
import { clockOf, dayWords, weekdayOf } from '../../pages/time-words.ts'
import { whose as whoseWords, type CalendarPageData, type Whose } from '../contract.ts'
import { FeedPanel } from './FeedPanel.tsx'
import { daysShown, stepped, titleOf, type View } from './spans.ts'

export function ActivityCalendarPage() {
  const { today } = useSession()
  const isPhone = usePhone()
  const mayWrite = useMay('activities:write')
  const [query, setQuery] = useAddressQuery()
  const at = query['at'] ?? today
  const asked = viewOf(query['view'])
  const view = isPhone ? (asked === 'week' ? 'week' : 'list') : (asked ?? 'month')
  const whose = (Object.keys(whoseWords) as Whose[]).find((w) => w === query['whose']) ?? 'all'
  const set = (part: Record<string, string>): void => setQuery({ ...query, ...part })
  const days = daysShown(view, at)
  const found = useApi<CalendarPageData>(`/activity-calendar?from=${days[0]}&to=${days.at(-1)}&whose=${whose}`, { keepPrevious: true })
  return (
    <>
      <PageHeader
        title="会议活动日历"
        actions={
          <>
            <FeedPanel />
            {mayWrite ? (
              <GoButton type="primary" to="/activities/new">
                拟办活动
              </GoButton>
            ) : null}
          </>
        }
      />
      <Section
        title={titleOf(view, at)}
        extra={
          <>
            <Button onClick={() => set({ at: stepped(view, at, -1) })}>{view === 'week' ? '上一周' : '上个月'}</Button>
            <Button onClick={() => set({ at: today })}>今天</Button>
            <Button onClick={() => set({ at: stepped(view, at, 1) })}>{view === 'week' ? '下一周' : '下个月'}</Button>
          </>
        }
      >
        <div className="act-line act-choices">
          <Segmented<Whose>
            aria-label="看谁的"
            value={whose}
            onChange={(v) => set({ whose: v })}
            options={(Object.keys(whoseWords) as Whose[])
              .filter((w) => w !== 'host' || mayWrite)
              .map((w) => ({ value: w, label: whoseWords[w] }))}
          />
          <Segmented<View>
            aria-label="怎么看"
            value={view}
            onChange={(v) => set({ view: v })}
            options={[
              ...(isPhone ? [] : [{ value: 'month' as const, label: '月' }]),
              { value: 'week', label: '周' },
              { value: 'list', label: '列表' },
            ]}
          />
        </div>
        <Loaded of={found} as="日历">
          {(data) => (view === 'month' ? <Month days={days} at={at} data={data} /> : <Days days={days} data={data} />)}
        </Loaded>
      </Section>
    </>
  )
}

const viewOf = (text: string | undefined): View | null => (text === 'month' || text === 'week' || text === 'list' ? text : null)

interface Shown {
  readonly days: readonly string[]
  readonly data: CalendarPageData
}

interface OnDay {
  readonly entry: CalendarPageData['entries'][number]
  readonly session: CalendarPageData['entries'][number]['sessions'][number]
}

const onDay = (data: CalendarPageData, day: string): readonly OnDay[] =>
  data.entries
    .flatMap((entry) => entry.sessions.filter((s) => s.day === day).map((session) => ({ entry, session })))
    .toSorted((a, b) => (a.session.startsAt < b.session.startsAt ? -1 : 1))

const classes = (...names: readonly (string | false)[]): string => names.filter(Boolean).join(' ')

function Month({ days, at, data }: Shown & { readonly at: string }) {
  const { today } = useSession()
  const special = new Map(data.days.map((d) => [d.day, d]))
  return (
    <div className="act-month">
      {days.slice(0, 7).map((d) => (
        <div key={d} className="act-month-head">
          {weekdayOf(d)}
        </div>
      ))}
      {days.map((d) => {
        const free = special.get(d)
        const rests = free ? free.kind === 'holiday' : ['周六', '周日'].includes(weekdayOf(d))
        const other = d.slice(0, 7) !== at.slice(0, 7)
        return (
          <div key={d} className={classes('act-day', other && 'act-day-other', rests && 'act-day-rest', d === today && 'act-day-today')}>
            <span className="act-day-number">
              {Number(d.slice(8))}
              {free ? <span className="sj-faint"> {free.kind === 'workday' ? '上班' : free.name}</span> : null}
            </span>
            {onDay(data, d).map(({ entry, session }) => (
              <Go
                key={`${entry.id} ${session.startsAt}`}
                to={entry.url}
                title={`${entry.title}（${entry.state.label}）`}
                className={classes('act-entry', entry.state.code === 'cancelled' && 'act-entry-over', entry.mine && 'act-entry-mine')}
              >
                {clockOf(session.startsAt)} {entry.title}
              </Go>
            ))}
          </div>
        )
      })}
    </div>
  )
}

function Days({ days, data }: Shown) {
  const { today } = useSession()
  const filled = days.flatMap((day) => {
    const rows = onDay(data, day)
    return rows.length ? [{ day, rows }] : []
  })
  if (filled.length === 0) return <EmptyState title="这段时间没有活动" hint="换个月份，或者在上面选“全部”。" />
  return (
    <>
      {filled.map(({ day, rows }) => (
        <section key={day} aria-label={day}>
          <h3 className="sj-files-title">
            {dayWords(day, today.slice(0, 4))}
            {day === today ? '，今天' : ''}
          </h3>
          <ul className="act-rows">
            {rows.map(({ entry, session }) => (
              <li key={`${entry.id} ${session.startsAt}`}>
                <p className="act-line">
                  <span>
                    {clockOf(session.startsAt)}—{clockOf(session.endsAt)}
                  </span>
                  <Go to={entry.url} className="act-grow">
                    {entry.title}
                  </Go>
                  <StatusTag {...entry.state} />
                </p>
                <p className="act-line sj-faint">
                  {[entry.kind, entry.sessions.length > 1 ? session.label : '', entry.place, entry.host].filter(Boolean).join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
