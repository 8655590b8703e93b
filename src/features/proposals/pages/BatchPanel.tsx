// A batch as it runs: progress, then what became of each case. Those refused say why and stay in the list.
import { Alert, Button, Progress } from 'antd'
import { Go } from '#/core/ui/address.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import type { BatchRun } from './batch.ts'

export interface BatchPanelProps {
  readonly run: BatchRun | null
  readonly onClose: () => void
  /** Where one of them is looked at; a proposal unless said otherwise. */
  readonly addressOf?: (id: string) => string
}

const proposalAt = (id: string): string => `/proposals/${id}`

export function BatchPanel({ run, onClose, addressOf = proposalAt }: BatchPanelProps) {
  if (!run) return null
  const { label, total, results, isRunning } = run
  const refused = results.filter((r) => !r.ok)
  const done = results.length - refused.length
  return (
    <Panel open title={label} onClose={() => (isRunning ? undefined : onClose())}>
      <Progress
        percent={Math.round((100 * results.length) / Math.max(1, total))}
        status={isRunning ? 'active' : refused.length ? 'exception' : 'success'}
        aria-label={`${label}进度`}
        format={() => `${results.length}/${total}`}
      />
      <output className="pp-told">
        {isRunning ? '正在逐件办理，请不要关闭页面。' : `已${label}${done}件${refused.length ? `，${refused.length}件没有办成` : ''}。`}
      </output>
      {refused.length ? (
        <>
          <Alert type="warning" showIcon className="sj-note" title="没有办成的，原因如下；其余不受影响" />
          <ul className="pp-results">
            {refused.map((r) => (
              <li key={r.id}>
                <Go to={addressOf(r.id)} target="_blank">
                  {r.title}
                </Go>
                <ul className="sj-reasons">
                  {r.reasons.map((says) => (
                    <li key={says}>{says}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {done && !isRunning ? (
        <details>
          <summary>办成的{done}件</summary>
          <ul className="pp-results">
            {results
              .filter((r) => r.ok)
              .map((r) => (
                <li key={r.id}>{r.title}</li>
              ))}
          </ul>
        </details>
      ) : null}
      <div className="sj-form-foot">
        <Button type="primary" disabled={isRunning} onClick={onClose}>
          {isRunning ? '正在办理' : '知道了'}
        </Button>
      </div>
    </Panel>
  )
}
