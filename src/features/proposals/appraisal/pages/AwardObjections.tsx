// What was said against candidates while the list was public, and what became of it.
import { FormButton } from '#/core/ui/FormButton.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import type { SelectionPage } from '../awards/contract.ts'
import './appraisal.css'

const reason: JsonSchema = { type: 'string', title: '理由', minLength: 1, maxLength: 1000, widget: 'textarea' }

interface ButtonProps {
  readonly candidate: { readonly url: string; readonly holder: { readonly name: string } }
  readonly onDone: () => unknown
}

export function ObjectionButton({ candidate, onDone }: ButtonProps) {
  const object = useChange('POST', `${candidate.url}/objections`, { done: '异议已登记', onDone })
  return (
    <FormButton
      label="登记异议"
      isLink
      title={`对${candidate.holder.name}的异议`}
      schema={{
        type: 'object',
        properties: { fromWhom: { type: 'string', title: '谁提出的', minLength: 1, maxLength: 80 }, reason },
        required: ['fromWhom', 'reason'],
      }}
      onSubmit={(answers) => object.mutateAsync(answers)}
    />
  )
}

export function AwardObjections({ s, onChanged }: { readonly s: SelectionPage; readonly onChanged: () => unknown }) {
  const decide = useChange<{ readonly id: string; readonly upheld: boolean }>('POST', ({ id }) => `/award-objections/${id}/decision`, {
    done: '已处理',
    onDone: onChanged,
  })
  return (
    <Section title="公示期间的异议">
      <ul className="pa-marks">
        {s.objections.map((o) => (
          <li key={o.id}>
            <div>
              {o.holder}{' '}
              <StatusTag
                label={o.upheld === null ? '待处理' : o.upheld ? '成立' : '不成立'}
                tone={o.upheld === null ? 'waiting' : o.upheld ? 'bad' : 'over'}
              />
              <p className="pa-quote">{o.reason}</p>
              <div className="sj-faint">
                {o.fromWhom} {o.receivedOn}
                {o.decisionReason ? `；${o.decisionReason}` : ''}
              </div>
            </div>
            {o.upheld === null && s.mayObject ? (
              <FormButton
                label="处理"
                schema={{
                  type: 'object',
                  properties: { upheld: { type: 'boolean', title: '异议成立（撤下候选）' }, reason },
                  required: ['upheld', 'reason'],
                }}
                onSubmit={(answers) => decide.mutateAsync({ ...answers, upheld: answers['upheld'] === true, id: o.id })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
