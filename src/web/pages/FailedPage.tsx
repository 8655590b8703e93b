// A page that broke: says so, loses nothing that was saved, offers the way on. After an update old files are gone; loading anew mends that.
import { Button, Result } from 'antd'

export function FailedPage({ error }: { readonly error: unknown }) {
  const detail = error instanceof Error ? error.message : String(error)
  const isOutdated = /dynamically imported module|Importing a module script failed/i.test(detail)
  return (
    <Result
      status="500"
      title={<h1 className="sj-result-title">{isOutdated ? '系统刚刚更新过' : '这一页出错了'}</h1>}
      subTitle={
        isOutdated ? '请重新载入，已保存的内容都在。' : `已保存的内容都在。请重新载入；如果仍然出错，请把下面这行告诉管理员：${detail}`
      }
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          重新载入
        </Button>
      }
    />
  )
}
