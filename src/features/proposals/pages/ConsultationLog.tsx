// Talks between unit and proposer. The proposer confirms one with a tap or says what is not so; only he can.
import { CheckOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DayText, When } from '#/core/ui/numbers.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { modes, phases } from '../words.ts'
import type { Consultation, Task } from './parts.ts'

export function ConsultationLog({ task, onChanged }: { readonly task: Task; readonly onChanged: () => unknown }) {
  if (task.consultations.length === 0) return task.role === 'assist' ? null : <p className="sj-faint">还没有与提案者沟通的记录。</p>
  return (
    <div className="pp-consultations">
      <h4>与提案者沟通（{task.consultations.length}次）</h4>
      <ol>
        {task.consultations.map((c) => (
          <li key={c.id}>
            <p className="pp-line">
              <strong>
                {phases[c.phase]} · {modes[c.mode]}
              </strong>
              <DayText day={c.heldOn} />
              <Standing c={c} />
            </p>
            <p className="pp-quote">{c.content}</p>
            {c.opinions ? <p>提案者意见：{c.opinions}</p> : null}
            {c.agreed ? <p>商定事项：{c.agreed}</p> : null}
            <p className="sj-faint">
              {[c.place, c.unitPeople ? `单位参加人：${c.unitPeople}` : '', `登记人：${c.recordedBy}`].filter(Boolean).join(' · ')}
            </p>
            {c.awaitsMe ? <ConfirmOrDispute c={c} unit={task.unit.name} onDone={onChanged} /> : null}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Standing({ c }: { readonly c: Consultation }) {
  if (c.confirmedAt)
    return (
      <>
        <StatusTag label="提案者已确认" tone="good" />
        <span className="sj-faint">
          <When at={c.confirmedAt} />
        </span>
      </>
    )
  if (c.disputedAt)
    return (
      <>
        <StatusTag label="提案者有异议" tone="bad" />
        <span>{c.disputeReason}</span>
      </>
    )
  return <StatusTag label="待提案者确认" tone="waiting" />
}

const disputeForm = {
  type: 'object',
  required: ['reason'],
  properties: { reason: { type: 'string', title: '哪里不属实', minLength: 1, maxLength: 1000, widget: 'textarea' } },
}

function ConfirmOrDispute({ c, unit, onDone }: { readonly c: Consultation; readonly unit: string; readonly onDone: () => unknown }) {
  const [isDisputing, setIsDisputing] = useState(false)
  const told = { renews: ['/work'], onDone }
  const confirm = useChange('POST', `/consultations/${c.id}/confirmation`, { ...told, done: '已确认' })
  const dispute = useChange('POST', `/consultations/${c.id}/dispute`, { ...told, done: '已提出异议，提案办会看到' })
  return (
    <fieldset className="pp-group pp-confirm" aria-label={`${unit}${c.heldOn}的沟通是否属实`}>
      <ProblemAlert error={confirm.error} />
      <Button type="primary" icon={<CheckOutlined />} loading={confirm.isPending} onClick={() => confirm.mutate({})}>
        情况属实
      </Button>
      <Button onClick={() => setIsDisputing(true)}>有异议</Button>
      <Panel open={isDisputing} title="对沟通记录提出异议" onClose={() => setIsDisputing(false)}>
        <SchemaForm
          schema={disputeForm}
          submitLabel="提出异议"
          note="异议和理由会告知承办单位和提案办，原记录保留。"
          onCancel={() => setIsDisputing(false)}
          onSubmit={(answers) => dispute.mutateAsync(answers)}
        />
      </Panel>
    </fieldset>
  )
}
