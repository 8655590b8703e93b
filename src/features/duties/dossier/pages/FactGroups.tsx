// The facts of a period in their groups: each line with its day, what it was, and the way to its record.
import { Collapse } from 'antd'
import { Go } from '#/core/ui/address.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import type { FactLine, PersonDossier } from '../contract.ts'
import './dossier.css'

export function FactLines({ facts }: { readonly facts: readonly FactLine[] }) {
  return (
    <ul className="duty-facts">
      {facts.map((f) => (
        <li key={f.id}>
          <DayText day={f.day} />
          <span className="duty-fact-words">
            {f.url ? <Go to={f.url}>{f.title}</Go> : f.title}
            <span className="sj-faint">{[f.verb.label, f.role, ...f.notes].filter((w) => w && w !== f.title).join(' · ')}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Longer groups open on a click: the page stays something one can look over. */
const openUpTo = 12

export function FactGroups({ groups }: { readonly groups: PersonDossier['groups'] }) {
  if (groups.length === 0)
    return <p className="sj-faint">这一期间还没有计入的事项。提案立案、会议活动结束、文稿采用后自动记入；其他的可以登记后由另一人核实。</p>
  return (
    <Collapse
      defaultActiveKey={groups.filter((g) => g.facts.length <= openUpTo).map((g) => g.code)}
      items={groups.map((g) => ({ key: g.code, label: `${g.label}（${g.facts.length}件）`, children: <FactLines facts={g.facts} /> }))}
    />
  )
}
