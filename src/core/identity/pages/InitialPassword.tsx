// An initial password, shown this once: nobody can look it up again.
import { CopyOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import './identity.css'

export interface Issued {
  readonly username: string
  readonly password: string
}

export function InitialPassword({ issued, next }: { readonly issued: Issued; readonly next: ReactNode }) {
  const { message } = App.useApp()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  // Without https the browser offers no clipboard; the words stay selectable.
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(`用户名：${issued.username}\n初始密码：${issued.password}`)
      void message.success('已复制')
    } catch {
      void message.warning('浏览器不允许复制，请选中后复制，或者抄下来')
    }
  }
  return (
    <div ref={box} tabIndex={-1} className="sj-issued">
      <Alert
        type="warning"
        showIcon
        title="初始密码只显示这一次"
        description={
          <>
            <p>
              请现在当面或者用可靠的方式交给本人，不要发到群里。离开这一页后谁也查不到，只能再次重置。本人第一次登录时须改成自己的密码。
            </p>
            <dl>
              <div>
                <dt>用户名</dt>
                <dd>{issued.username}</dd>
              </div>
              <div>
                <dt>初始密码</dt>
                <dd>
                  <code>{issued.password}</code>
                </dd>
              </div>
            </dl>
            <div className="sj-actions">
              <Button type="primary" icon={<CopyOutlined />} onClick={() => void copy()}>
                复制
              </Button>
              {next}
            </div>
          </>
        }
      />
    </div>
  )
}
