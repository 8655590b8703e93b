// On a case's page: what it was commended for, and its mutual review as far as this reader may see it.
import { Go } from '#/core/ui/address.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { CaseAppraisal as Appraised } from '../contract.ts'
import './appraisal.css'

export function CaseAppraisal({ id }: { readonly id: string }) {
  const found = useApi<Appraised>(`/proposals/${id}/appraisal`).data
  if (!found || (found.awards.length === 0 && found.pairs.length === 0)) return null
  return (
    <Section title="评议和表彰" id="appraisal">
      <ul className="pa-marks">
        {found.awards.map((a) => (
          <li key={a.id}>
            <div>
              <StatusTag label={a.kind} tone="good" /> <Go to={a.url}>{a.title}</Go>
              <div className="sj-faint">
                <DayText day={a.awardedOn} /> · {a.documentNo} · 证书{a.certificateNo}
              </div>
            </div>
          </li>
        ))}
        {found.pairs.map((p) => (
          <li key={p.id}>
            <div>
              <Go to={p.url}>双向评议：{p.unit}</Go> <StatusTag {...p.state} />
              <div className="sj-faint">
                {p.handling === null ? '' : `办理${p.handling}分 `}
                {p.quality === null ? '' : `提案质量${p.quality}分`}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
