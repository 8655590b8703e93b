// What is asked of a list, as it stands in the address: the same keys as in the API. Pure.
import type { ListShape } from '#/core/lists/contract.ts'

export type ListQuery = Readonly<Record<string, string>>

type Filter = ListShape['filters'][number]

/** Which of the address's keys belong to the list; the rest is the page's own. */
export const isListKey = (key: string): boolean => key === 'q' || key === 'sort' || key === 'dir' || key.startsWith('f.')

export const listPartOf = (query: ListQuery): ListQuery =>
  Object.fromEntries(Object.entries(query).filter(([k, v]) => isListKey(k) && v !== ''))

/** Sets or, with '' or null, takes away. */
export function withValue(query: ListQuery, key: string, value: string | null): ListQuery {
  const rest = Object.entries(query).filter(([k]) => k !== key)
  return Object.fromEntries(value ? [...rest, [key, value]] : rest)
}

/** Everything that narrows the list is dropped; the order stays. */
export const withoutFilters = (query: ListQuery): ListQuery =>
  Object.fromEntries(Object.entries(query).filter(([key]) => key !== 'q' && !key.startsWith('f.')))

export const isNarrowed = (query: ListQuery): boolean => Object.keys(query).some((k) => k === 'q' || k.startsWith('f.'))

/** Two questions that keep the same rows, in whatever order they show them. */
export function asksTheSame(a: ListQuery, b: ListQuery): boolean {
  const text = ({ sort: _s, dir: _d, ...query }: ListQuery): string =>
    JSON.stringify(Object.entries(listPartOf(query)).toSorted(([x], [y]) => (x < y ? -1 : 1)))
  return text(a) === text(b)
}

/** The words of a set filter, or null where a name must be looked up first. */
export function wordsOf(filter: Filter, value: string): string | null {
  switch (filter.kind) {
    case 'choice':
    case 'choices':
      return value
        .split(',')
        .map((v) => filter.choices?.find((c) => c.value === v)?.label ?? v)
        .join('、')
    case 'yesNo':
      return value === 'yes' ? '是' : '否'
    case 'dayRange': {
      const [from = '', to = ''] = value.split('..')
      return from && to ? `${from} 至 ${to}` : from ? `${from} 起` : `到 ${to}`
    }
    case 'text':
      return value
    case 'body':
    case 'person':
      return null
  }
}
