import { Result } from 'antd'
import { GoButton } from '#/core/ui/GoButton.tsx'

export function NotFoundPage() {
  return (
    <Result
      status="404"
      title={<h1 className="sj-result-title">没有这个页面</h1>}
      subTitle="地址可能写错了，或者这一页已经移走。"
      extra={
        <GoButton to="/" type="primary">
          回到我的工作
        </GoButton>
      }
    />
  )
}
