// One tree of the chain as a list: what a phone and a screen reader get.
import { Go } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { rankLabels } from '../network-rules.ts'
import { sizeOf, type Branch } from './chain-tree.ts'
import { toneOf } from './tones.ts'

export function ChainList({ tree }: { readonly tree: Branch }) {
  return (
    <ul className="ct-tree">
      <Item branch={tree} isTop />
    </ul>
  )
}

function Item({ branch, isTop = false }: { readonly branch: Branch; readonly isTop?: boolean }) {
  const { person, link, below } = branch
  return (
    <li>
      <p className="ct-words">
        <Go to={`/people/${person.id}`}>{person.name}</Go>
        <span className="sj-faint">{[person.rank ? rankLabels[person.rank] : null, person.sector].filter(Boolean).join(' · ')}</span>
        {link ? (
          <>
            <StatusTag label={link.standing.label} tone={toneOf(link.standing.age)} />
            <DueDate label="下次" day={link.standing.due} steps={link.standing.steps} />
          </>
        ) : null}
      </p>
      {below.length ? (
        <details open={isTop}>
          <summary>
            {person.name}以下{sizeOf(branch)}人
          </summary>
          <ul>
            {below.map((b) => (
              <Item key={b.link?.id ?? b.person.id} branch={b} />
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  )
}
