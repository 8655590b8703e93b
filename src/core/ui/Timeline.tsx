// What happened, in words, newest first. Long stories fold after the first dozen entries.
import { Button } from 'antd'
import { useState } from 'react'
import { When } from './numbers.tsx'

export interface TimelineEntry {
  readonly at: string
  readonly actor: string
  readonly words: string
  readonly tone?: string
}

const shownAtFirst = 12

export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const [all, setAll] = useState(false)
  // They come in the order they were written, which also tells those of one moment apart.
  const newestFirst = entries.toReversed().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  const shown = all ? newestFirst : newestFirst.slice(0, shownAtFirst)
  if (entries.length === 0) return <p className="sj-faint">还没有办理记录。</p>
  return (
    <>
      <ol className="sj-timeline">
        {shown.map((entry, n) => (
          <li key={newestFirst.length - n} className={`sj-timeline-entry sj-timeline-${entry.tone ?? (n === 0 ? 'active' : 'over')}`}>
            <p className="sj-timeline-words">{entry.words}</p>
            <p className="sj-faint">
              <When at={entry.at} /> · {entry.actor}
            </p>
          </li>
        ))}
      </ol>
      {entries.length > shownAtFirst ? (
        <Button type="link" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? '收起较早的记录' : `展开其余${entries.length - shownAtFirst}条较早的记录`}
        </Button>
      ) : null}
    </>
  )
}
