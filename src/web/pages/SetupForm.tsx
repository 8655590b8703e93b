// The first start of an installation: the one-time code from the console, the committee, the first system administrator.
import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api, ApiProblem } from '#/core/ui/api.ts'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { keyOf } from '#/core/ui/query.tsx'
import type { Session } from '#/core/ui/session.tsx'

const needed = (label: string) => [{ required: true, whitespace: true, message: `请填写${label}` }]

export function SetupForm() {
  const client = useQueryClient()
  const [form] = Form.useForm()
  const [isSending, setIsSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async (given: object): Promise<void> => {
    setError(null)
    setIsSending(true)
    try {
      client.setQueryData(keyOf('/session'), await api<Session>('POST', '/setup', given))
    } catch (failed) {
      setError(failed)
      if (failed instanceof ApiProblem)
        form.setFields(failed.problem.reasons.flatMap((r) => (r.field ? [{ name: r.field.split('.'), errors: [r.says] }] : [])))
    } finally {
      setIsSending(false)
    }
  }
  return (
    <>
      <p>这是一套新的安装，还没有任何账号。启用码显示在启动程序的命令行里，只能用一次。</p>
      <ProblemAlert error={error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given: object) => void send(given)} disabled={isSending}>
        <Form.Item name="code" label="启用码" rules={needed('启用码')}>
          <Input autoComplete="off" maxLength={40} />
        </Form.Item>
        <Form.Item name={['committee', 'name']} label="政协全称" rules={needed('政协全称')}>
          <Input placeholder="中国人民政治协商会议云岭市委员会" maxLength={60} />
        </Form.Item>
        <Form.Item name={['committee', 'shortName']} label="简称" rules={needed('简称')}>
          <Input placeholder="云岭市政协" maxLength={20} />
        </Form.Item>
        <Form.Item name={['committee', 'code']} label="代码" extra="用字母、数字和短横线，以后用在命令和文件名里" rules={needed('代码')}>
          <Input placeholder="yunling" maxLength={20} />
        </Form.Item>
        <Form.Item name={['person', 'name']} label="系统管理员姓名" rules={needed('系统管理员姓名')}>
          <Input autoComplete="name" maxLength={40} />
        </Form.Item>
        <Form.Item name="username" label="系统管理员用户名" rules={needed('用户名')}>
          <Input autoComplete="username" autoCapitalize="none" maxLength={64} />
        </Form.Item>
        <Form.Item name="password" label="系统管理员密码" rules={needed('密码')}>
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block size="large" loading={isSending}>
          启用
        </Button>
      </Form>
    </>
  )
}
