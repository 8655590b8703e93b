// A failure in the server's own words, every reason at once, announced to screen readers.
import { Alert, Button } from 'antd'
import { troubleOf } from './api.ts'

export interface ProblemAlertProps {
  readonly error: unknown
  readonly retry?: () => unknown
  /** Reasons already shown next to their fields. */
  readonly without?: ReadonlySet<string>
}

export function ProblemAlert({ error, retry, without }: ProblemAlertProps) {
  if (!error) return null
  const trouble = troubleOf(error)
  const reasons = trouble.reasons.filter((r) => !r.field || !without?.has(r.field))
  const isConflict = trouble.code === 'conflict'
  return (
    <Alert
      role="alert"
      showIcon
      className="sj-problem"
      type={trouble.status >= 500 || trouble.status === 0 ? 'error' : 'warning'}
      title={trouble.title}
      description={
        <>
          {reasons.length > 1 ? (
            <ul>
              {reasons.map((r) => (
                <li key={r.says}>{r.says}</li>
              ))}
            </ul>
          ) : reasons.length === 1 ? (
            <p>{reasons[0]?.says}</p>
          ) : trouble.reasons.length > 0 ? (
            <p>请看下面标出的栏目。</p>
          ) : trouble.detail && trouble.detail !== trouble.title ? (
            <p>{trouble.detail}</p>
          ) : null}
          {trouble.reference ? <p className="sj-faint">查询编号 {trouble.reference}</p> : null}
        </>
      }
      action={
        retry ? (
          <Button size="small" onClick={() => void retry()}>
            {isConflict ? '刷新' : '重试'}
          </Button>
        ) : undefined
      }
    />
  )
}
