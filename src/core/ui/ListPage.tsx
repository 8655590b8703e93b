// A whole page that is a list: its row in the table of routes is all a feature writes.
import type { ReactNode } from 'react'
import type { ListShape } from '#/core/lists/contract.ts'
import { ListView, type ListViewProps } from './ListView.tsx'
import { PageHeader } from './PageHeader.tsx'
import { useApi } from './query.tsx'

export interface ListPageProps extends Omit<ListViewProps, 'as'> {
  readonly title?: string
  readonly subtitle?: ReactNode
  readonly actions?: ReactNode
}

export function ListPage({ title, subtitle, actions, ...list }: ListPageProps) {
  const shape = useApi<ListShape>(`/lists/${list.name}/definition`, { freshFor: 60_000 })
  return (
    <>
      <PageHeader title={title ?? shape.data?.title ?? '列表'} subtitle={subtitle} actions={actions} />
      <ListView {...list} as="page" />
    </>
  )
}
