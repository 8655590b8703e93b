// A member's own assessments, year by year: what is to be checked now, what was decided.
import { Go } from '#/core/ui/address.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { OwnAssessments as OwnData } from '../contract.ts'
import '../../scoring/pages/scores.css'

export function OwnAssessments() {
  const found = useApi<OwnData>('/own-assessments')
  if (!found.data || found.data.sheets.length === 0) return null
  return (
    <Section title="历次考核">
      <ul className="sc-list">
        {found.data.sheets.map((s) => (
          <li key={s.id}>
            <div className="sc-row">
              <div>
                <Go to={`/duty-sheets/${s.id}`}>{s.title}</Go> <StatusTag {...s.state} />
                {s.owes ? <div>请核对得分，缺了、错了的可以提出异议。</div> : null}
              </div>
              <span className="sc-points">
                {s.total === null ? '' : `${s.total}分`} {s.grade ?? ''}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
