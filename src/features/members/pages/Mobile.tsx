// A telephone number is shown on demand: asking for it is an act that the journal keeps.
import { Button } from 'antd'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'

export function Mobile({ id }: { readonly id: string }) {
  const read = useChange<undefined, { readonly mobile: string }>('POST', `/people/${id}/mobile`, { renews: [`/people/${id}`] })
  if (read.data) return <>{read.data.mobile}</>
  return (
    <>
      <Button size="small" loading={read.isPending} onClick={() => read.mutate(undefined)}>
        查看（留痕）
      </Button>
      <ProblemAlert error={read.error} />
    </>
  )
}
