// Every row of a list that a desk works through, page after page; a desk looks at hundreds, never at thousands.
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { queryText } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { keyOf } from '#/core/ui/query.tsx'

export interface DeskRow {
  readonly id: string
  readonly cells: Readonly<Record<string, string | number | boolean | null>>
}

interface Page {
  readonly rows: readonly DeskRow[]
  readonly next: string | null
}

const most = 500

export function useAllRows(list: string, question: Readonly<Record<string, string>>): UseQueryResult<readonly DeskRow[]> {
  const asked = { ...question, limit: '100' }
  return useQuery({
    queryKey: [...keyOf(`/lists/${list}${queryText(asked)}`), 'all'],
    queryFn: async ({ signal }) => {
      const rows: DeskRow[] = []
      let after: string | null = ''
      while (after !== null && rows.length < most) {
        const page: Page = await api<Page>('GET', `/lists/${list}${queryText({ ...asked, after })}`, undefined, signal)
        rows.push(...page.rows)
        after = page.next
      }
      return rows
    },
  })
}

export const versionOf = (row: DeskRow): number => Number(row.cells['version'])
export const wordsOf = (row: DeskRow, key: string): string => String(row.cells[key] ?? '')
