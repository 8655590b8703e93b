// Who is signed in, for which posts, and the way out.
import { DownOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { api, troubleOf } from '#/core/ui/api.ts'
import { useGo } from '#/core/ui/address.tsx'
import { usePhone } from '#/core/ui/phone.ts'
import { keyOf } from '#/core/ui/query.tsx'
import { useSession } from '#/core/ui/session.tsx'

export function PersonMenu() {
  const { person, posts } = useSession()
  const client = useQueryClient()
  const { message } = App.useApp()
  const go = useGo()
  const isPhone = usePhone()
  const signOut = async (): Promise<void> => {
    try {
      await api('DELETE', '/session')
      // The door first, then everything the one who left had read: clearing all at once would leave his page standing.
      client.setQueryData(keyOf('/session'), null)
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== '/session' })
    } catch (error) {
      void message.error(troubleOf(error).detail)
    }
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'posts',
            type: 'group',
            label: (
              <span className="sj-posts">
                {person.name}
                {posts.map((p) => (
                  <span key={`${p.role} ${p.bodyId}`}>{p.bodyName ? `${p.bodyName} · ${p.roleLabel}` : p.roleLabel}</span>
                ))}
              </span>
            ),
          },
          { key: 'account', label: '我的账号' },
          { type: 'divider' },
          { key: 'out', label: '退出登录' },
        ],
        onClick: ({ key }) => (key === 'out' ? void signOut() : go('/account')),
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={`${person.name}，账号`}>
        {isPhone ? null : (
          <>
            {person.name} <DownOutlined aria-hidden />
          </>
        )}
      </Button>
    </Dropdown>
  )
}
