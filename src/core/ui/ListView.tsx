// A list drawn from its declaration: views, filters, rows, the next page. ListPage puts a page's head above it.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Select, Tag } from 'antd'
import { useState, type ReactNode } from 'react'
import type { ListShape } from '#/core/lists/contract.ts'
import { queryText, useAddressQuery } from './address.tsx'
import { api } from './api.ts'
import { EmptyState } from './EmptyState.tsx'
import { isNarrowed, listPartOf, withoutFilters, withValue, wordsOf, type ListQuery } from './list-question.ts'
import { ListFilters } from './ListFilters.tsx'
import { ListRows, type ListRow } from './ListRows.tsx'
import { ColumnChooser, ExportMenu, useColumns } from './ListTools.tsx'
import { ListViews } from './ListViews.tsx'
import { Loaded } from './Loaded.tsx'
import { usePhone } from './phone.ts'
import { ProblemAlert } from './ProblemAlert.tsx'
import { keyOf, useApi } from './query.tsx'

export interface ListViewProps {
  readonly name: string
  /** Filters that always hold and are not shown: { 'f.unit': id }. */
  readonly fixed?: ListQuery
  /** What can be done with ticked rows: a bar above the list. */
  readonly select?: (rows: readonly ListRow[], clear: () => void) => ReactNode
  /** Columns that `select` needs, shown or not. */
  readonly also?: readonly string[]
  /** What to do where the list is empty and nothing narrows it. */
  readonly emptyAction?: ReactNode
  /** 'page' keeps the question in the address, so that it can be sent and gone back to; 'part' is one list among others on a page. */
  readonly as?: 'page' | 'part'
}

export function ListView(props: ListViewProps) {
  const shape = useApi<ListShape>(`/lists/${props.name}/definition`, { freshFor: 60_000 })
  return (
    <Loaded of={shape} as="列表">
      {(found) => <ShapedList key={found.name} {...props} shape={found} />}
    </Loaded>
  )
}

interface Page {
  readonly rows: readonly ListRow[]
  readonly next: string | null
  readonly total: number | null
}

interface Counted {
  readonly total: number
  readonly more: boolean
}

function ShapedList({
  name,
  shape,
  fixed = {},
  select,
  also = [],
  emptyAction,
  as = 'part',
}: ListViewProps & { readonly shape: ListShape }) {
  const isPhone = usePhone()
  const [address, setAddress] = useAddressQuery()
  const [own, setOwn] = useState<ListQuery>({})
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [shown, setShown] = useColumns(shape)

  const query = as === 'page' ? listPartOf(address) : own
  const ask = (next: ListQuery): void => {
    setTicked([])
    if (as === 'page') setAddress(next)
    else setOwn(next)
  }
  const columns = shape.columns.filter((c) => shown.includes(c.key))
  const extra = [...new Set([...columns.flatMap((c) => (c.hidden ? [c.key] : [])), ...also])].join(',')
  const asked = { ...query, ...fixed }
  const path = `/lists/${name}${queryText({ ...asked, cols: extra })}`

  const pages = useInfiniteQuery({
    queryKey: [...keyOf(path), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      api<Page>('GET', `/lists/${name}${queryText({ ...asked, cols: extra, after: pageParam })}`, undefined, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  })
  const first = pages.data?.pages[0]
  // Rows at once, their number when it is there: counting many takes longer than showing the first.
  const countPath = `/lists/${name}/count${queryText(asked)}`
  const count = useQuery({
    queryKey: keyOf(countPath),
    queryFn: ({ signal }) => api<Counted>('GET', countPath, undefined, signal),
    enabled: first !== undefined && first.total === null,
  })
  const rows = pages.data?.pages.flatMap((p) => p.rows) ?? []
  const chosen = rows.filter((r) => ticked.includes(r.id))
  const sort = { key: query['sort'] ?? shape.order.key, dir: query['dir'] ?? shape.order.dir }
  const setSort = (key: string | null, dir: string): void => ask({ ...withValue(withValue(query, 'sort', key), 'dir', key ? dir : null) })

  return (
    <div className="sj-list">
      <ListViews shape={shape} query={query} onChange={ask} />
      <ListFilters shape={shape} query={query} onChange={ask} />
      <SetFilters shape={shape} query={query} onChange={ask} />
      <div className="sj-list-head">
        <output className="sj-list-count">{first ? countWords(first.total, count.data, rows.length) : ' '}</output>
        <div className="sj-actions">
          {isPhone ? (
            <SortSelect shape={shape} sort={sort} onSort={setSort} />
          ) : (
            <ColumnChooser shape={shape} shown={shown} onChange={setShown} />
          )}
          <ExportMenu name={name} query={asked} />
        </div>
      </div>
      {select && ticked.length ? (
        <section className="sj-batch" aria-label="对勾选的几件">
          <span>已勾选 {ticked.length} 件</span>
          {select(chosen, () => setTicked([]))}
          <Button type="link" onClick={() => setTicked([])}>
            取消勾选
          </Button>
        </section>
      ) : null}
      <ProblemAlert error={pages.error} retry={pages.refetch} />
      {first && rows.length === 0 ? (
        isNarrowed(query) ? (
          <EmptyState
            title="没有符合筛选条件的内容"
            hint="放宽条件再看，或者清除筛选。"
            action={<Button onClick={() => ask(withoutFilters(query))}>清除筛选</Button>}
          />
        ) : (
          <EmptyState title={`这里还没有${shape.title}`} hint={shape.empty} action={emptyAction} />
        )
      ) : pages.error && !first ? null : (
        <ListRows
          shape={shape}
          columns={columns}
          rows={rows}
          loading={pages.isPending || pages.isPlaceholderData}
          sort={sort}
          onSort={setSort}
          ticked={select ? ticked : null}
          onTick={setTicked}
        />
      )}
      {pages.hasNextPage ? (
        <Button className="sj-more" block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          继续显示
        </Button>
      ) : null}
    </div>
  )
}

function countWords(all: number | null, count: Counted | undefined, loaded: number): string {
  const total = all ?? count?.total
  if (total === undefined) return `已显示${loaded}条`
  return all === null && count?.more
    ? `超过${total.toLocaleString('zh-CN')}条，已显示${loaded}条`
    : `共${total.toLocaleString('zh-CN')}条${loaded < total ? `，已显示${loaded}条` : ''}`
}

/** Each set filter in words, to be taken away one by one. */
function SetFilters({
  shape,
  query,
  onChange,
}: {
  readonly shape: ListShape
  readonly query: ListQuery
  readonly onChange: (query: ListQuery) => void
}) {
  const set = shape.filters.flatMap((f) => {
    const value = query[`f.${f.key}`]
    const words = value ? wordsOf(f, value) : null
    return words === null ? [] : [{ key: `f.${f.key}`, words: `${f.label}：${words}` }]
  })
  if (set.length === 0) return null
  return (
    <div className="sj-set-filters">
      {set.map(({ key, words }) => (
        <Tag
          key={key}
          closable={{ closeIcon: undefined, 'aria-label': `去掉“${words}”` }}
          onClose={() => onChange(withValue(query, key, null))}
        >
          {words}
        </Tag>
      ))}
      <Button type="link" size="small" onClick={() => onChange(withoutFilters(query))}>
        全部清除
      </Button>
    </div>
  )
}

function SortSelect({
  shape,
  sort,
  onSort,
}: {
  readonly shape: ListShape
  readonly sort: { readonly key: string; readonly dir: string }
  readonly onSort: (key: string, dir: string) => void
}) {
  const options = shape.columns
    .filter((c) => c.sortable || c.key === shape.order.key)
    .flatMap((c) => [
      { value: `${c.key}:desc`, label: `${c.label} 从大到小` },
      { value: `${c.key}:asc`, label: `${c.label} 从小到大` },
    ])
  return (
    <Select
      aria-label="排序"
      className="sj-sort"
      popupMatchSelectWidth={false}
      value={`${sort.key}:${sort.dir}`}
      options={options}
      onChange={(value) => {
        const [key = '', dir = 'asc'] = value.split(':')
        onSort(key, dir)
      }}
    />
  )
}
