// “我的工作”: what this person owes, why, and by when; what is late stands first.
import { Go } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { dayInChinese, daysFrom } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { Starters } from '../Starters.tsx'

export interface WorkItem {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owes: string
  readonly due: string | null
  readonly dueSteps: readonly string[]
}

export interface Work {
  readonly lists: readonly { readonly key: string; readonly title: string; readonly items: readonly WorkItem[] }[]
}

export function HomePage() {
  const { person, today } = useSession()
  const work = useApi<Work>('/work')
  return (
    <>
      <PageHeader title="我的工作" subtitle={`${person.name}，今天是${dayInChinese(today)}。`} actions={<Starters />} />
      <Loaded of={work} as="待办事项">
        {({ lists }) => <Owed lists={lists.filter((l) => l.items.length > 0)} today={today} />}
      </Loaded>
    </>
  )
}

function Owed({ lists, today }: { readonly lists: Work['lists']; readonly today: string }) {
  const items = lists.flatMap((l) => l.items)
  if (items.length === 0)
    return <EmptyState title="现在没有等您办的事" hint="有新的事情时会出现在这里，右上角的铃铛也会提示。" action={<Starters />} />
  const late = items.filter((i) => i.due && i.due < today).length
  const soon = items.filter((i) => i.due && i.due >= today && daysFrom(today, i.due) <= 7).length
  return (
    <>
      <dl className="sj-counts">
        <Count label="待办" value={items.length} />
        <Count label="七天内到期" value={soon} tone="soon" />
        <Count label="已逾期" value={late} tone="late" />
      </dl>
      {lists.map((list) => (
        <Section key={list.key} title={`${list.title}（${list.items.length}）`}>
          <ul className="sj-work">
            {byDue(list.items).map((item) => (
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
        </Section>
      ))}
    </>
  )
}

const byDue = (items: readonly WorkItem[]): readonly WorkItem[] =>
  items.toSorted((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1))

function Count({
  label,
  value,
  tone = 'all',
}: {
  readonly label: string
  readonly value: number
  readonly tone?: 'all' | 'soon' | 'late'
}) {
  return (
    <div className={`sj-count sj-count-${value ? tone : 'none'}`}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
