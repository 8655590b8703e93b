import { Button, Form, Input } from 'antd'
import { ApiProblem } from '#/core/ui/api.ts'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import type { Session } from '#/core/ui/session.tsx'

interface Passwords {
  readonly current: string
  readonly next: string
}

export function PasswordForm({ onDone }: { readonly onDone: (session: Session) => void }) {
  const [form] = Form.useForm<Passwords & { again: string }>()
  const change = useChange<Passwords, Session>('PUT', '/session/password', {
    done: '密码已修改',
    onDone: (session) => {
      form.resetFields()
      onDone(session)
    },
  })
  const send = ({ current, next }: Passwords): void =>
    change.mutate(
      { current, next },
      {
        onError: (error) => {
          if (!(error instanceof ApiProblem)) return
          for (const { field, says } of error.problem.reasons)
            if (field === 'current' || field === 'next') form.setFields([{ name: field, errors: [says] }])
        },
      },
    )
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send} disabled={change.isPending} className="sj-narrow">
      <ProblemAlert error={change.error} />
      <Form.Item name="current" label="当前密码" rules={[{ required: true, message: '请填写当前密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="next" label="新密码" rules={[{ required: true, message: '请填写新密码' }]}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label="再填一次新密码"
        dependencies={['next']}
        rules={[
          { required: true, message: '请再填一次新密码' },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error('两次填写的新密码不一样')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        修改密码
      </Button>
    </Form>
  )
}
