// A part of a page with its heading; the heading names the region for screen readers.
import { useId, type ReactNode } from 'react'

export interface SectionProps {
  readonly title: ReactNode
  readonly extra?: ReactNode
  readonly id?: string
  readonly children: ReactNode
}

export function Section({ title, extra, id, children }: SectionProps) {
  const heading = useId()
  return (
    <section className="sj-section" id={id} aria-labelledby={heading}>
      <div className="sj-section-head">
        <h2 id={heading}>{title}</h2>
        {extra ? <div className="sj-actions">{extra}</div> : null}
      </div>
      {children}
    </section>
  )
}
