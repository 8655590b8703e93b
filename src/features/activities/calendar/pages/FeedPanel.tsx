// Subscribing with one's own phone: an address nobody can guess, shown once, ended at any time.
import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'

export function FeedPanel() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>订阅到手机</Button>
      <Panel open={isOpen} title="订阅到手机日历" onClose={() => setIsOpen(false)}>
        <Feed />
      </Panel>
    </>
  )
}

function Feed() {
  const { message } = App.useApp()
  const found = useApi<{ readonly madeAt: string | null }>('/activity-feed')
  const [address, setAddress] = useState<string | null>(null)
  const make = useChange<object, { path: string }>('POST', '/activity-feed', {
    renews: ['/activity-feed'],
    onDone: ({ path }) => setAddress(new URL(path, window.location.href).href),
  })
  const revoke = useChange('POST', '/activity-feed/revocation', {
    renews: ['/activity-feed'],
    done: '已停用，手机日历不再更新',
    onDone: () => setAddress(null),
  })
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text)
    void message.success('已复制')
  }
  return (
    <Loaded of={found} as="订阅">
      {({ madeAt }) => (
        <>
          <p>在手机日历里选“添加订阅日历”，粘贴地址，请您参加的活动就会出现在手机上，改期、取消也会跟着变。</p>
          <p className="sj-faint">
            {madeAt ? (
              <>
                现用的地址生成于
                <When at={madeAt} />
                。地址只显示一次；丢了或者给了别人，就重新生成，旧的随即作废。
              </>
            ) : (
              '还没有生成地址。地址相当于钥匙，请不要转给别人。'
            )}
          </p>
          <ProblemAlert error={make.error ?? revoke.error} />
          {address ? (
            <>
              <Alert type="success" showIcon className="sj-note" title="请现在复制，关闭后不再显示。" />
              <Input.TextArea aria-label="订阅地址" readOnly autoSize value={address} />
            </>
          ) : null}
          <div className="sj-form-foot">
            {madeAt ? (
              <Button danger loading={revoke.isPending} onClick={() => revoke.mutate({})}>
                停用
              </Button>
            ) : null}
            {address ? <Button onClick={() => void copy(address)}>复制</Button> : null}
            <Button type="primary" loading={make.isPending} onClick={() => make.mutate({})}>
              {madeAt ? '重新生成' : '生成地址'}
            </Button>
          </div>
        </>
      )}
    </Loaded>
  )
}
