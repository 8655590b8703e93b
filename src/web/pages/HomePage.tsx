// “我的工作”: what this person owes, why, and by when; what is late stands first.
import { Button } from 'antd'
import { useState } from 'react'
import { Go } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { dayInChinese, daysFrom, When } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import type { MyWork } from '#/core/work/contract.ts'
import { OfficeCounts } from '../home/OfficeCounts.tsx'
import { Soonest } from '../home/Soonest.tsx'
import { Starters } from '../Starters.tsx'

type WorkList = MyWork['lists'][number]
type WorkItem = WorkList['items'][number]

export function HomePage() {
  const { person, today } = useSession()
  const mayReadAll = useMay('proposals:read-all')
  const work = useApi<MyWork>('/work')
  return (
    <>
      <PageHeader title="我的工作" subtitle={`${person.name}，今天是${dayInChinese(today)}。`} actions={<Starters />} />
      <Loaded of={work} as="待办事项">
        {({ lists, notices }) => (
          <div className={notices.length || mayReadAll ? 'sj-columns' : ''}>
            <div>
              <Soonest lists={lists} today={today} />
              <Owed lists={lists} today={today} />
            </div>
            <div>
              {mayReadAll ? <OfficeCounts /> : null}
              {notices.length ? (
                <Section title="最近的通知" extra={<Go to="/notices">全部通知</Go>}>
                  <Told notices={notices} />
                </Section>
              ) : null}
            </div>
          </div>
        )}
      </Loaded>
    </>
  )
}

function Owed({ lists, today }: { readonly lists: readonly WorkList[]; readonly today: string }) {
  const items = lists.flatMap((l) => l.items)
  if (items.length === 0)
    return <EmptyState title="现在没有等您办的事" hint="有新的事情时会出现在这里，右上角的铃铛也会提示。" action={<Starters />} />
  const late = items.filter((i) => i.due && i.due < today).length
  const soon = items.filter((i) => i.due && i.due >= today && daysFrom(today, i.due) <= 7).length
  return (
    <>
      <dl className="sj-counts">
        <Count label="待办" value={items.length} more={lists.some((l) => l.more)} />
        <Count label="七天内到期" value={soon} tone="soon" />
        <Count label="已逾期" value={late} tone="late" />
      </dl>
      {lists.map((list) => (
        <OwedOfKind key={list.key} list={list} />
      ))}
    </>
  )
}

const shownAtFirst = 6

function OwedOfKind({ list }: { readonly list: WorkList }) {
  const [all, setAll] = useState(false)
  const items = list.items.toSorted(byDue)
  const rest = items.length - shownAtFirst
  return (
    <Section title={`${list.title}（${items.length}${list.more ? '以上' : ''}）`}>
      <ul className="sj-work">
        {(all ? items : items.slice(0, shownAtFirst)).map((item) => (
          <li key={`${item.id} ${item.owes}`}>
            <div className="sj-work-words">
              <Go to={item.url} className="sj-work-title">
                {item.title || '（未填案由）'}
              </Go>
              <p className="sj-faint">{item.owes}</p>
            </div>
            {item.due ? <DueDate day={item.due} steps={item.dueSteps} /> : null}
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <Button type="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '收起' : `展开其余${rest}件${list.more ? '以上' : ''}`}
        </Button>
      ) : null}
    </Section>
  )
}

/** Soonest first; what has no day comes last. */
const byDue = (a: WorkItem, b: WorkItem): number => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : a.due === b.due ? 0 : 1)

function Told({ notices }: { readonly notices: MyWork['notices'] }) {
  return (
    <ul className="sj-told">
      {notices.map((n) => (
        <li key={n.id}>
          {n.url ? (
            <Go to={n.url} className="sj-work-title">
              {n.title}
            </Go>
          ) : (
            <span className="sj-work-title">{n.title}</span>
          )}
          <p>{n.body}</p>
          <p className="sj-faint">
            <When at={n.at} />
          </p>
        </li>
      ))}
    </ul>
  )
}

interface CountProps {
  readonly label: string
  readonly value: number
  /** There are more than were listed. */
  readonly more?: boolean
  readonly tone?: 'all' | 'soon' | 'late'
}

function Count({ label, value, more = false, tone = 'all' }: CountProps) {
  return (
    <div className={`sj-count sj-count-${value ? tone : 'none'}`}>
      <dt>{label}</dt>
      <dd>
        {value}
        {more ? <small>以上</small> : null}
      </dd>
    </div>
  )
}
