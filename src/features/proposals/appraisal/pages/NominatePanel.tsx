// Recommending candidates: by hand, or from what scores and ratings suggest – with the reason it was found by.
import { Button } from 'antd'
import { Go } from '#/core/ui/address.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import type { SelectionPage } from '../awards/contract.ts'
import './appraisal.css'

interface Suggested {
  readonly holderId: string
  readonly holderName: string
  readonly reason: string
  readonly url: string
}
interface Suggestions {
  readonly proposals: readonly Suggested[]
  readonly units: readonly Suggested[]
}

const pickers: Readonly<Record<string, readonly [string, JsonSchema]>> = {
  proposal: ['proposalId', { type: 'string', title: '提案', widget: 'proposal' }],
  body: ['bodyId', { type: 'string', title: '单位', widget: 'unit' }],
  person: ['personId', { type: 'string', title: '个人', widget: 'person', kind: 'any' }],
}

export function NominatePanel({ s, onChanged }: { readonly s: SelectionPage; readonly onChanged: () => unknown }) {
  const { person } = useSession()
  const found = useApi<Suggestions>(`${s.url}/suggestions`)
  const nominate = useChange('POST', `${s.url}/candidates`, {
    done: '已推荐',
    onDone: () => {
      void found.refetch()
      onChanged()
    },
  })
  const from = (list: readonly Suggested[], field: 'proposalId' | 'bodyId', kind: string) =>
    list.map((x) => (
      <li key={x.holderId}>
        <div>
          <Go to={x.url}>{x.holderName}</Go>
          <div className="sj-faint">{x.reason}</div>
        </div>
        <Button
          size="small"
          onClick={() =>
            nominate.mutate({ kind, [field]: x.holderId, recommendedBy: '系统按评分和评价推荐', reason: x.reason || '按评价推荐' })
          }
        >
          列为候选
        </Button>
      </li>
    ))
  return (
    <Section
      title="推荐候选"
      extra={s.kinds.map((k) => {
        const [field, schema] = pickers[k.holder] ?? ['bodyId', { type: 'string' }]
        return (
          <FormButton
            key={k.code}
            label={k.label}
            title={`推荐${k.label}`}
            submitLabel="推荐"
            schema={{
              type: 'object',
              properties: {
                [field]: schema,
                recommendedBy: { type: 'string', title: '推荐人（单位）', minLength: 1, maxLength: 80 },
                reason: { type: 'string', title: '推荐理由', minLength: 1, maxLength: 2000, widget: 'textarea' },
              },
              required: [field, 'recommendedBy', 'reason'],
            }}
            initial={{ recommendedBy: person?.name ?? '' }}
            onSubmit={(answers) => nominate.mutateAsync({ ...answers, kind: k.code })}
          />
        )
      })}
    >
      <ProblemAlert error={nominate.error ?? found.error} />
      <p className="sj-faint">往年的提案，今年重新办理后提案者满意的，也可以推荐。</p>
      {found.data?.proposals.length ? (
        <details>
          <summary>按评分和评价可以推荐的提案（{found.data.proposals.length}件）</summary>
          <ul className="pa-marks">{from(found.data.proposals, 'proposalId', 'proposal')}</ul>
        </details>
      ) : null}
      {found.data?.units.length ? (
        <details>
          <summary>按考核得分可以推荐的单位（{found.data.units.length}个）</summary>
          <ul className="pa-marks">{from(found.data.units, 'bodyId', 'unit')}</ul>
        </details>
      ) : null}
    </Section>
  )
}
