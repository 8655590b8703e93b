// A few numbers of a dossier side by side; nothing to measure is a dash.
import type { ReactNode } from 'react'
import type { PersonDossier } from '../contract.ts'
import './dossier.css'

export interface Shown {
  readonly label: string
  readonly value: ReactNode
  readonly unit?: string
  readonly note?: string
}

export function Numbers({ numbers }: { readonly numbers: readonly Shown[] }) {
  return (
    <dl className="duty-numbers">
      {numbers.map((n) => (
        <div key={n.label} className="duty-number">
          <dt>{n.label}</dt>
          <dd>
            {n.value ?? '—'}
            {n.value === null || n.value === undefined ? null : <small>{n.unit}</small>}
          </dd>
          {n.note ? <dd className="sj-faint">{n.note}</dd> : null}
        </div>
      ))}
    </dl>
  )
}

/** Present of due, with the leave that was not counted. */
export const presence = ({ present, due, excused, absent, exempt }: PersonDossier['attendance']): Shown => ({
  label: '出勤率',
  value: due ? Math.round((1000 * present) / due) / 10 : null,
  unit: '%',
  note: due
    ? `应到${due}，实到${present}，请假${excused}，缺席${absent}${exempt ? `，另有${exempt}次请假不计` : ''}`
    : '还没有应到的会议活动',
})
