// The head of every page: its only h1, what it stands at, what may be done, the way back.
import { LeftOutlined } from '@ant-design/icons'
import { useEffect, type ReactNode } from 'react'
import { Go } from './address.tsx'

export interface PageHeaderProps {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly tags?: ReactNode
  readonly actions?: ReactNode
  readonly back?: { readonly to: string; readonly label: string }
}

export function PageHeader({ title, subtitle, tags, actions, back }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · 说聚`
  }, [title])
  return (
    <header className="sj-page-header">
      {back ? (
        <Go to={back.to} className="sj-back">
          <LeftOutlined aria-hidden /> {back.label}
        </Go>
      ) : null}
      <div className="sj-page-header-row">
        <div className="sj-page-header-words">
          <h1>{title}</h1>
          {tags ? <div className="sj-page-tags">{tags}</div> : null}
        </div>
        {actions ? <div className="sj-actions">{actions}</div> : null}
      </div>
      {subtitle ? <div className="sj-subtitle">{subtitle}</div> : null}
    </header>
  )
}
