// Notices to this person, newest first. Opening one marks it read.
import { Button } from 'antd'
import { Go } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import type { NoticeList } from '../Bell.tsx'

export function NoticesPage() {
  const notices = useApi<NoticeList>('/notices')
  const read = useChange<{ readonly ids: readonly string[] }>('POST', '/notices/read', { renews: ['/notices'] })
  const unread = notices.data?.items.filter((n) => !n.readAt).map((n) => n.id) ?? []
  return (
    <>
      <PageHeader
        title="通知"
        actions={
          unread.length ? (
            <Button onClick={() => read.mutate({ ids: unread })} loading={read.isPending}>
              全部标为已读
            </Button>
          ) : null
        }
      />
      <Loaded of={notices} as="通知">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有通知" hint="提案受理、立案、交办、答复等每一步都会在这里告诉您。" />
          ) : (
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
          )
        }
      </Loaded>
    </>
  )
}
