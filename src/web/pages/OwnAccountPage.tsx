// One's own account: the posts held, the password, the second factor.
import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Facts } from '#/core/ui/Facts.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { keyOf, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession, type Session } from '#/core/ui/session.tsx'
import { FactorForm } from './FactorForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'

export function OwnAccountPage() {
  const { person, account, posts, committee } = useSession()
  const client = useQueryClient()
  const [isBinding, setIsBinding] = useState(false)
  const renewed = (session: Session): void => {
    client.setQueryData(keyOf('/session'), session)
    setIsBinding(false)
  }
  return (
    <>
      <PageHeader title="我的账号" />
      <Section title="账号">
        <Facts
          items={[
            { label: '姓名', value: person.name },
            { label: '用户名', value: account.username },
            { label: '单位', value: committee.name },
            { label: '任职', value: posts.map((p) => (p.bodyName ? `${p.bodyName} ${p.roleLabel}` : p.roleLabel)).join('、'), wide: true },
          ]}
        />
      </Section>
      <Section title="修改密码">
        <p className="sj-faint">修改后，您在别处的登录都会结束。</p>
        <PasswordForm onDone={renewed} />
      </Section>
      <Section title="动态口令">
        {account.secondFactor ? (
          <RemoveFactor onDone={renewed} />
        ) : isBinding ? (
          <FactorForm onDone={renewed} />
        ) : (
          <>
            <p>还没有绑定。绑定后，登录时除密码外还要输入手机上的6位数字，别人知道密码也进不来。</p>
            <Button onClick={() => setIsBinding(true)}>绑定动态口令</Button>
          </>
        )}
      </Section>
    </>
  )
}

function RemoveFactor({ onDone }: { readonly onDone: (session: Session) => void }) {
  const remove = useChange<{ password: string; code: string }, Session>('POST', '/session/factor/removal', {
    done: '已解除动态口令',
    onDone,
  })
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      className="sj-narrow"
      onFinish={(given: { password: string; code: string }) => remove.mutate(given)}
    >
      <p>已绑定。换手机时先在这里解除，再重新绑定。</p>
      <ProblemAlert error={remove.error} />
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="code" label="动态口令或恢复码" rules={[{ required: true, min: 6, message: '请填写动态口令' }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={20} />
      </Form.Item>
      <Button danger htmlType="submit" loading={remove.isPending}>
        解除动态口令
      </Button>
    </Form>
  )
}
