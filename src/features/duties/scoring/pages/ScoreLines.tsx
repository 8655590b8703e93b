// The lines of a score sheet: each quotes its rule and opens the facts behind it; they add up to the total.
import { Button } from 'antd'
import { useState } from 'react'
import { Go } from '#/core/ui/address.tsx'
import type { LineShown } from '../sheet-contract.ts'
import './scores.css'

const signed = (points: number): string => (points < 0 ? `−${Math.abs(points)}` : String(points))

export function ScoreLines({ lines, total }: { readonly lines: readonly LineShown[]; readonly total: number }) {
  const groups = [...Map.groupBy(lines, (l) => l.group)]
  return (
    <>
      {groups.map(([group, those]) => (
        <section key={group || '合计'} aria-label={group || '总的调整'}>
          {group ? (
            <h3>
              {group}（{signed(Math.round(those.reduce((all, l) => all + l.points * 100, 0)) / 100)}分）
            </h3>
          ) : null}
          <ul className="sc-lines">
            {those.map((line) => (
              <Line key={`${line.kind} ${line.rule ?? line.title}`} line={line} />
            ))}
          </ul>
        </section>
      ))}
      <p className="sc-total">
        总分 <strong>{total}</strong>
      </p>
    </>
  )
}

function Line({ line }: { readonly line: LineShown }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <li>
      <div className="sc-row">
        <div>
          <strong>{line.title}</strong>
          <div>{line.says}</div>
          {line.source ? <div className="sj-faint">依据：{line.source}</div> : null}
          {line.facts.length ? (
            <Button type="link" size="small" className="sc-open" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
              {isOpen ? '收起' : `看这${line.facts.length}条履职事实`}
            </Button>
          ) : null}
        </div>
        <span className="sc-points">
          {signed(line.points)}
          {line.max && line.kind === 'rule' && line.points > 0 ? <span className="sj-faint"> / {line.max}</span> : null}
        </span>
      </div>
      {isOpen ? (
        <ul className="sc-facts">
          {line.facts.map((f) => (
            <li key={f.id}>
              {f.verb} {f.url ? <Go to={f.url}>{f.title || '打开'}</Go> : f.title}
              <span className="sj-faint">
                {f.day ? ` ${f.day}` : ''} · {f.points === 0 || f.points === null ? '不计分' : `${signed(f.points)}分`}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
