// What the meeting decided: tasks and suggestions, each with who carries it out and until when.
import { Go } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { DayText } from '#/core/ui/numbers.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import '../../floor/pages/floor.css'
import type { DecisionLine } from '../contract.ts'
import { decisionKinds } from '../decision-lifecycle.ts'

interface DecisionPanelProps {
  readonly meetingId: string
  readonly decisions: readonly DecisionLine[]
  readonly mayDecide: boolean
  readonly form: Readonly<Record<string, unknown>>
  readonly onChanged: () => unknown
}

export function DecisionPanel({ meetingId, decisions, mayDecide, form, onChanged }: DecisionPanelProps) {
  return (
    <Section
      title={`议定事项（${decisions.length}）`}
      extra={
        mayDecide ? (
          <FormButton
            label="记一项"
            schema={form}
            onSubmit={async (answers) => {
              await api('POST', `/activities/${meetingId}/decisions`, answers)
              await onChanged()
            }}
          />
        ) : null
      }
    >
      {decisions.length === 0 ? <p className="sj-faint">还没有议定事项。记下的事项随纪要印发交到责任单位和责任人。</p> : null}
      <ul className="fl-list">
        {decisions.map((d) => (
          <li key={d.id} className="fl-item">
            <p className="fl-line">
              <strong>{d.no}.</strong>
              <Go to={`/meeting-decisions/${d.id}`}>{d.text}</Go>
              <span className="sj-faint">{decisionKinds[d.kind]}</span>
              <StatusTag {...d.state} />
              {d.late ? <StatusTag label="逾期" tone="bad" /> : null}
            </p>
            <p>
              {d.owner?.name ?? '还没有责任单位'}
              {d.dueDay ? (
                <>
                  {' · 期限'}
                  <DayText day={d.dueDay} />
                </>
              ) : null}
              {d.percent === null ? '' : ` · 完成${d.percent}%`}
            </p>
            {d.mayEdit ? (
              <FormButton
                label="修改"
                title="修改议定事项"
                isLink
                schema={form}
                initial={{
                  kind: d.kind,
                  text: d.text,
                  ownerBodyId: d.owner?.kind === 'body' ? d.owner.id : null,
                  ownerPersonId: d.owner?.kind === 'person' ? d.owner.id : null,
                  dueDay: d.dueDay,
                  type: d.type,
                  horizon: d.horizon,
                }}
                {...(d.owner ? { known: [{ id: d.owner.id, name: d.owner.name, note: null }] } : {})}
                onSubmit={async (answers) => {
                  await api('PUT', `/meeting-decisions/${d.id}`, { ...answers, version: d.version })
                  await onChanged()
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
