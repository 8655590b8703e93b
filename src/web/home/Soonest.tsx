// What falls due within the week among everything owed, whatever its kind, with the reckoning of its day.
import { Go } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { daysFrom } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { MyWork } from '#/core/work/contract.ts'

const shown = 5

export function Soonest({ lists, today }: { readonly lists: MyWork['lists']; readonly today: string }) {
  const due = lists
    .flatMap((l) => l.items)
    .flatMap((item) => (item.due && item.due >= today && daysFrom(today, item.due) <= 7 ? [{ ...item, due: item.due }] : []))
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))
  // With one kind of work its own list says the same.
  if (lists.length < 2 || due.length === 0) return null
  return (
    <Section title="七天内到期">
      <ul className="sj-work">
        {due.slice(0, shown).map((item) => (
          <li key={`${item.id} ${item.owes}`}>
            <div className="sj-work-words">
              <Go to={item.url} className="sj-work-title">
                {item.title}
              </Go>
              <p className="sj-faint">{item.owes}</p>
            </div>
            <DueDate day={item.due} steps={item.dueSteps} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
