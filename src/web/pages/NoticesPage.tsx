// Notices to this person, newest first. Opening one marks it read.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { NoticeList } from '#/core/notices/contract.ts'
import { Go, queryText } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { keyOf, useChange } from '#/core/ui/query.tsx'

export function NoticesPage() {
  const pages = useInfiniteQuery({
    queryKey: [...keyOf('/notices'), 'pages'],
    queryFn: ({ pageParam, signal }) => api<NoticeList>('GET', `/notices${queryText({ after: pageParam })}`, undefined, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const read = useChange<{ readonly ids: readonly string[] }>('POST', '/notices/read', { renews: ['/notices'] })
  const items = pages.data?.pages.flatMap((p) => p.items) ?? []
  const unread = items.filter((n) => !n.readAt).map((n) => n.id)
  const markAll = (
    <Button onClick={() => read.mutate({ ids: unread.slice(0, 200) })} loading={read.isPending}>
      全部标为已读
    </Button>
  )
  return (
    <>
      <PageHeader title="通知" actions={unread.length ? markAll : null} />
      <ProblemAlert error={pages.error ?? read.error} retry={pages.refetch} />
      {pages.data && items.length === 0 ? (
        <EmptyState title="还没有通知" hint="提案受理、立案、交办、答复等每一步都会在这里告诉您。" />
      ) : items.length ? (
        <ul className="sj-work sj-section">
          {items.map((n) => (
            <li key={n.id} className={n.readAt ? '' : 'sj-unread'}>
              <div className="sj-work-words">
                {n.url ? (
                  <Go to={n.url} className="sj-work-title" onClick={() => !n.readAt && read.mutate({ ids: [n.id] })}>
                    {n.title}
                  </Go>
                ) : (
                  <span className="sj-work-title">{n.title}</span>
                )}
                <p>{n.body}</p>
              </div>
              <span className="sj-faint">
                <When at={n.at} />
                {n.readAt ? '' : ' · 未读'}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {pages.hasNextPage ? (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          更早的通知
        </Button>
      ) : null}
    </>
  )
}
