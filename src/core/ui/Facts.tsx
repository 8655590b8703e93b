// Labels and values side by side; on a phone one under the other. What is missing shows as “—”.
import type { ReactNode } from 'react'
import { Amount, DayText, Plain, When } from './numbers.tsx'

export interface FactItem {
  readonly label: string
  readonly value: ReactNode
  readonly kind?: 'number' | 'day' | 'instant'
  /** Takes the whole width: long text. */
  readonly wide?: boolean
}

export function Facts({ items }: { readonly items: readonly FactItem[] }) {
  return (
    <dl className="sj-facts">
      {items.map((item) => (
        <div key={item.label} className={item.wide ? 'sj-fact sj-fact-wide' : 'sj-fact'}>
          <dt>{item.label}</dt>
          <dd>{shown(item)}</dd>
        </div>
      ))}
    </dl>
  )
}

function shown({ value, kind }: FactItem): ReactNode {
  if (value === null || value === undefined || value === '') return <Plain text={null} />
  if (kind === 'number' && typeof value === 'number') return <Amount value={value} />
  if (kind === 'day' && typeof value === 'string') return <DayText day={value} />
  if (kind === 'instant' && typeof value === 'string') return <When at={value} />
  return typeof value === 'string' ? <Plain text={value} /> : value
}
