// What was said and decided in review, with the coded reason and what becomes of a case that is not filed.
import { Facts } from '#/core/ui/Facts.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { Case } from './parts.ts'

const stages: Readonly<Record<string, string>> = { preReview: '初审', jointReview: '联合审查', meeting: '会审' }

const decisions: Readonly<Record<string, { readonly label: string; readonly tone: string }>> = {
  pass: { label: '初审通过', tone: 'good' },
  return: { label: '退回修改', tone: 'bad' },
  opinion: { label: '会审意见', tone: 'active' },
  file: { label: '立案', tone: 'good' },
  notFile: { label: '不予立案', tone: 'bad' },
  merge: { label: '并案', tone: 'over' },
  unmerge: { label: '解除并案', tone: 'active' },
  reopen: { label: '退回初审', tone: 'waiting' },
}

export function CaseReviews({ p }: { readonly p: Case }) {
  return (
    <Section title="审查" id="reviews">
      <ol className="pp-reviews">
        {p.reviews.map((r) => {
          const decision = decisions[r.decision] ?? { label: r.decision, tone: 'over' }
          return (
            <li key={`${r.at}-${r.decision}-${r.reviewer}`}>
              <p className="pp-line">
                <StatusTag {...decision} />
                <span>{r.reviewer}</span>
                <span className="sj-faint">
                  {stages[r.stage] ?? r.stage} · <When at={r.at} />
                </span>
              </p>
              {r.note ? <p className="pp-quote">{r.note}</p> : null}
              {r.reason ? (
                <Facts
                  items={[
                    { label: '情形', value: r.reason },
                    { label: '处理', value: r.disposal },
                    { label: '说明', value: r.reasonText, wide: true },
                  ]}
                />
              ) : null}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
