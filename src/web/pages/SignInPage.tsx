// Signing in: user name and password, then the second factor where the post demands one. A first start sets the house up instead.
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { keyOf, useApi } from '#/core/ui/query.tsx'
import type { Session } from '#/core/ui/session.tsx'
import { DemoAccounts } from './DemoAccounts.tsx'
import { DoorFrame } from './DoorFrame.tsx'
import { SetupForm } from './SetupForm.tsx'

interface Credentials {
  readonly username: string
  readonly password: string
  readonly code?: string
}

export function SignInPage() {
  const setup = useApi<{ readonly open: boolean }>('/setup')
  useEffect(() => {
    document.title = '登录 · 说聚'
  }, [])
  return setup.data?.open ? (
    <DoorFrame title="首次启用">
      <SetupForm />
    </DoorFrame>
  ) : (
    <DoorFrame title="登录">
      <SignInForm />
    </DoorFrame>
  )
}

function SignInForm() {
  const client = useQueryClient()
  const [form] = Form.useForm<Credentials>()
  const singleSignOn = useApi<{ readonly title: string | null }>('/single-sign-on')
  const [asksCode, setAsksCode] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const code = useRef<InputRef>(null)
  useEffect(() => {
    if (asksCode) code.current?.focus()
  }, [asksCode])

  const send = async (given: Credentials): Promise<void> => {
    setError(null)
    setIsSending(true)
    try {
      // In the second step the first one's inputs are gone from the page but not from the form.
      const { username, password } = form.getFieldsValue(true) as Credentials
      const answer = await api<Session | { readonly secondFactor: true }>('POST', '/session', {
        username,
        password,
        ...(asksCode ? { code: given.code } : {}),
      })
      if ('secondFactor' in answer) setAsksCode(true)
      else enter(answer)
    } catch (failed) {
      setError(failed)
      form.resetFields(['code'])
    } finally {
      setIsSending(false)
    }
  }
  const enter = (session: Session): void => {
    if (location.pathname === '/sign-in') history.replaceState(null, '', '/')
    client.setQueryData(keyOf('/session'), session)
  }
  const back = (): void => {
    setAsksCode(false)
    setError(null)
    form.resetFields(['code', 'password'])
  }

  return (
    <>
      {location.search.includes('failed=single-sign-on') && !error ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          className="sj-problem"
          title="统一身份认证没有成功"
          description="请再试一次，或者用用户名和密码登录。"
        />
      ) : null}
      <ProblemAlert error={error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => void send(given)} disabled={isSending}>
        {asksCode ? (
          <>
            <p>您的岗位需要第二道验证。请打开手机上的动态口令应用，输入现在显示的6位数字；手机不在身边时，可以用一个恢复码。</p>
            <Form.Item name="code" label="动态口令" rules={[{ required: true, min: 6, message: '请填写6位动态口令或恢复码' }]}>
              <Input ref={code} autoComplete="one-time-code" inputMode="numeric" maxLength={20} size="large" />
            </Form.Item>
          </>
        ) : (
          <>
            <Form.Item name="username" label="用户名" rules={[{ required: true, whitespace: true, message: '请填写用户名' }]}>
              <Input autoComplete="username" autoCapitalize="none" maxLength={64} size="large" />
            </Form.Item>
            <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
              <Input.Password autoComplete="current-password" maxLength={200} size="large" />
            </Form.Item>
          </>
        )}
        <Button type="primary" htmlType="submit" block size="large" loading={isSending}>
          {asksCode ? '验证并登录' : '登录'}
        </Button>
        {asksCode ? (
          <Button type="link" block onClick={back}>
            换一个账号
          </Button>
        ) : null}
      </Form>
      {singleSignOn.data?.title && !asksCode ? (
        <Button block size="large" href="/api/single-sign-on/start" className="sj-door-second">
          用{singleSignOn.data.title}登录
        </Button>
      ) : null}
      {asksCode ? null : <DemoAccounts onPick={(username) => form.setFieldsValue({ username })} />}
    </>
  )
}
