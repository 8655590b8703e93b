// What stands where nothing is yet: what this place is for and what to do next.
import { InboxOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  readonly title: string
  readonly hint?: ReactNode
  readonly action?: ReactNode
}

export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className="sj-empty">
      <InboxOutlined aria-hidden className="sj-empty-icon" />
      <p className="sj-empty-title">{title}</p>
      {hint ? <p className="sj-empty-hint">{hint}</p> : null}
      {action}
    </div>
  )
}
