// Notices not yet read, as a number on a bell that leads to them.
import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge, Button, Tooltip } from 'antd'
import type { NoticeList } from '#/core/notices/contract.ts'
import { useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { keyOf } from '#/core/ui/query.tsx'

export function Bell() {
  const go = useGo()
  const notices = useQuery({
    queryKey: keyOf('/notices'),
    queryFn: ({ signal }) => api<NoticeList>('GET', '/notices', undefined, signal),
    refetchInterval: 120_000,
    staleTime: 60_000,
  })
  const unread = notices.data?.unread ?? 0
  return (
    <Tooltip title="通知">
      <Badge count={unread} size="small" offset={[-4, 4]}>
        <Button type="text" icon={<BellOutlined />} aria-label={unread ? `通知，${unread}条未读` : '通知'} onClick={() => go('/notices')} />
      </Badge>
    </Tooltip>
  )
}
