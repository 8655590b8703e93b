// How many cases stand at each step, for offices: the ready views of the list of proposals as numbers that open them.
import { useQueries } from '@tanstack/react-query'
import type { ListShape } from '#/core/lists/contract.ts'
import { Go, queryText } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { keyOf, useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'

interface Counted {
  readonly total: number
  readonly more: boolean
}

export function OfficeCounts() {
  const shape = useApi<ListShape>('/lists/proposals/definition', { freshFor: 60_000 })
  const views = shape.data?.presets ?? []
  const counts = useQueries({
    queries: views.map((view) => {
      const path = `/lists/proposals/count${queryText(view.query)}`
      return { queryKey: keyOf(path), queryFn: () => api<Counted>('GET', path), staleTime: 30_000 }
    }),
  })
  if (views.length === 0) return null
  return (
    <Section title="提案办到哪一步">
      <ul className="sj-counts">
        {views.map((view, i) => (
          <li key={view.id} className="sj-count">
            <Go to={`/proposals${queryText(view.query)}`} className="sj-count-link">
              <span>{view.title}</span>
              <span className="sj-count-number">{counted(counts[i]?.data)}</span>
            </Go>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const counted = (count: Counted | undefined): string => (count ? `${count.total.toLocaleString('zh-CN')}${count.more ? '以上' : ''}` : '…')
