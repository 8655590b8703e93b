import type { UseQueryResult } from '@tanstack/react-query'
import { useApi } from '#/core/ui/query.tsx'
import type { Case } from './parts.ts'

/** A task or a form has an address of its own; what it says stands in its case. The first that fails is the one to show. */
export function useCaseOf(part: 'tasks' | 'feedback', id: string): UseQueryResult<Case> {
  const place = useApi<{ readonly proposalId: string }>(`/${part}/${id}`, { freshFor: 600_000 })
  const found = useApi<Case>(place.data ? `/proposals/${place.data.proposalId}` : null)
  return place.error ? (place as unknown as UseQueryResult<Case>) : found
}
