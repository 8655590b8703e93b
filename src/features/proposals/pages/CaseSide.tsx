// Beside the case: what is due and how that was reckoned, its days, its papers to take away.
import { Documents } from '#/core/ui/Documents.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts, type FactItem } from '#/core/ui/Facts.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { unitRoles } from '../words.ts'
import type { Case } from './parts.ts'

export function CaseSide({ p }: { readonly p: Case }) {
  return (
    <>
      {p.deadlines.length ? (
        <Section title="期限">
          <ul className="pp-dues">
            {p.deadlines.map((d, i) => (
              <li key={`${d.code}-${d.holder ?? ''}-${i}`}>
                <span className="pp-due-what">
                  {d.label}
                  {d.holder ? <span className="sj-faint"> {d.holder}</span> : null}
                </span>
                <DueDate day={d.due} steps={d.steps} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title="概况">
        <Facts
          items={stood([
            { label: '收件号', value: p.intakeNo, kind: 'number' },
            { label: '案号', value: p.caseNo, kind: 'number' },
            { label: '类别', value: p.category?.label },
            { label: '承办单位', value: p.allocation.map((u) => `${u.name}（${unitRoles[u.role]}）`).join('、') || null, wide: true },
            { label: '立案', value: p.filedOn, kind: 'day' },
            { label: '交办', value: p.assignedOn, kind: 'day' },
            { label: '全部答复', value: p.repliedOn, kind: 'day' },
            { label: '办结', value: p.closedOn, kind: 'day' },
            { label: '进入本状态', value: p.stateSince, kind: 'instant' },
            { label: '代录', value: p.enteredBy },
          ])}
        />
      </Section>
      <Documents kind="proposal" id={p.id} />
    </>
  )
}

/** What has not happened yet is not shown as a row of dashes. */
const stood = (items: readonly FactItem[]): readonly FactItem[] => items.filter((i) => i.value !== null && i.value !== undefined)
