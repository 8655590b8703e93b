// The log of one copy: every passage ever marked, by whom, when, why, and what was undone.
import { Section } from '#/core/ui/Section.tsx'
import { When } from '#/core/ui/numbers.tsx'
import type { PublicationPage } from '../contract.ts'
import { decisions, passageKinds } from '../words.ts'

export function RedactionLog({ log }: { readonly log: PublicationPage['log'] }) {
  if (log.length === 0) return null
  return (
    <Section title="隐去记录" id="log">
      <ol className="pub-log">
        {log.map((r) => (
          <li key={`${r.at}${r.place}${r.passage}${r.decision}`}>
            <span className={r.undoneAt ? 'pub-undone' : ''}>
              {decisions[r.decision]}
              {passageKinds[r.kind]}“{r.passage}”（{r.place}
              {r.suggested ? '，系统提示' : ''}）{r.reason ? `：${r.reason}` : ''}
            </span>{' '}
            <span className="sj-faint">
              {r.by} <When at={r.at} />
              {r.undoneAt ? `；${r.undoneBy ?? ''}取消` : ''}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
