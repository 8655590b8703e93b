// What a filled package would change: per task, field by field, what stands in the system beside what the package says.
import { Alert, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Go } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Plain, When } from '#/core/ui/numbers.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { ReturnedTask, ReturnReport } from '../exchange/contract.ts'

interface ReturnedTasksProps {
  readonly report: ReturnReport
  readonly isBusy: boolean
  readonly onApply: (tasks: readonly string[]) => void
}

const standings = {
  changed: { label: '有改动', tone: 'active' },
  same: { label: '没有改动', tone: 'over' },
  refused: { label: '不能导回', tone: 'bad' },
  saved: { label: '已导回', tone: 'good' },
} as const

const order = ['saved', 'changed', 'refused', 'same'] as const

export function ReturnedTasks({ report, isBusy, onApply }: ReturnedTasksProps) {
  const changed = report.tasks.filter((t) => t.standing === 'changed')
  const saved = report.tasks.filter((t) => t.standing === 'saved')
  const same = report.tasks.filter((t) => t.standing === 'same')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = changed.filter((t) => !left.has(t.taskId))
  const tick = (id: string, on: boolean): void => {
    const next = new Set(left)
    if (on) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  if (report.tasks.length === 0) return <EmptyState title="包里没有答复" hint="答复填写表里没有任务，请重新导出办理包。" />
  return (
    <>
      <p className="sj-faint">
        {report.unit}，<When at={report.madeAt} />
        导出，读取了“{report.source}”。
      </p>
      {saved.length ? (
        <Alert type="success" showIcon className="sj-note" title={`已导回${saved.length}件，成为答复稿；请在任务里核对后送签`} />
      ) : null}
      {[...report.tasks]
        .filter((t) => t.standing !== 'same')
        .toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))
        .map((task) => (
          <section key={task.taskId} className="pp-returned" aria-label={nameOf(task)}>
            <div className="pp-line">
              {task.standing === 'changed' ? (
                <Checkbox checked={!left.has(task.taskId)} onChange={(e) => tick(task.taskId, e.target.checked)}>
                  {nameOf(task)}
                </Checkbox>
              ) : (
                <Go to={`/tasks/${task.taskId}`}>{nameOf(task)}</Go>
              )}
              <StatusTag {...standings[task.standing]} />
            </div>
            {task.reasons.length ? (
              <ul className="sj-reasons">
                {task.reasons.map((says) => (
                  <li key={says}>{says}</li>
                ))}
              </ul>
            ) : null}
            {task.standing === 'changed' ? (
              <WideTable<ReturnedTask['changes'][number]>
                aria-label={`${nameOf(task)}的差别`}
                rowKey="field"
                size="small"
                pagination={false}
                dataSource={[...task.changes]}
                columns={[
                  { title: '项目', dataIndex: 'field', width: 190 },
                  { title: '系统里', dataIndex: 'before', render: shown },
                  { title: '包里', dataIndex: 'after', render: shown },
                ]}
              />
            ) : null}
          </section>
        ))}
      {same.length ? <p className="sj-faint">另有{same.length}件没有改动。</p> : null}
      {changed.length ? (
        <div className="sj-form-foot">
          <Button type="primary" loading={isBusy} disabled={chosen.length === 0} onClick={() => onApply(chosen.map((t) => t.taskId))}>
            {chosen.length ? `用包里的内容替换这${chosen.length}件的答复稿` : '请至少选一件'}
          </Button>
        </div>
      ) : null}
    </>
  )
}

const nameOf = (task: ReturnedTask): string => `${task.caseNo ? `第${task.caseNo}号 ` : ''}${task.subject || '不认识的任务'}`

const shown = (text: string) => <Plain text={text || null} />
