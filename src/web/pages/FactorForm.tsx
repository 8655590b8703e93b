// Binding the second factor: the password once more, the code to scan, the first number to prove it works, then the recovery codes.
import { Alert, Button, Form, Input } from 'antd'
import { toString as drawQr } from 'qrcode'
import { useEffect, useState } from 'react'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import type { Session } from '#/core/ui/session.tsx'

interface Offer {
  readonly secret: string
  readonly uri: string
}

interface Bound {
  readonly recoveryCodes: readonly string[]
  readonly session: Session
}

export function FactorForm({ onDone }: { readonly onDone: (session: Session) => void }) {
  const offer = useChange<{ password: string }, Offer>('POST', '/session/factor')
  const confirm = useChange<{ code: string }, Bound>('PUT', '/session/factor')
  if (confirm.data) return <RecoveryCodes bound={confirm.data} onDone={onDone} />
  if (!offer.data)
    return (
      <Form layout="vertical" requiredMark={false} onFinish={(given: { password: string }) => offer.mutate(given)} className="sj-narrow">
        <ProblemAlert error={offer.error} />
        <Form.Item name="password" label="您的密码" rules={[{ required: true, message: '请填写密码' }]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={offer.isPending}>
          开始绑定
        </Button>
      </Form>
    )
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(given: { code: string }) => confirm.mutate(given)} className="sj-narrow">
      <p>用手机上的动态口令应用扫描下面的二维码；不能扫描时，把密钥手工输入应用。</p>
      <Qr text={offer.data.uri} />
      <p>
        密钥 <code className="sj-secret">{offer.data.secret}</code>
      </p>
      <ProblemAlert error={confirm.error} />
      <Form.Item name="code" label="应用现在显示的6位数字" rules={[{ required: true, len: 6, message: '请填写6位数字' }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        完成绑定
      </Button>
    </Form>
  )
}

function Qr({ text }: { readonly text: string }) {
  const [drawn, setDrawn] = useState<string | null>(null)
  useEffect(() => {
    void drawQr(text, { type: 'svg', margin: 1, width: 200 }).then((svg) => setDrawn(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`))
  }, [text])
  return drawn ? <img src={drawn} alt="绑定动态口令的二维码" width={200} height={200} /> : null
}

function RecoveryCodes({ bound, onDone }: { readonly bound: Bound; readonly onDone: (session: Session) => void }) {
  return (
    <>
      <Alert
        type="success"
        showIcon
        title="动态口令已绑定"
        description="请把下面的恢复码抄下来收好。手机丢失时，每个恢复码可以登录一次；离开这一页后不再显示。"
      />
      <ul className="sj-codes">
        {bound.recoveryCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="primary" onClick={() => onDone(bound.session)}>
        已经收好，继续
      </Button>
    </>
  )
}
