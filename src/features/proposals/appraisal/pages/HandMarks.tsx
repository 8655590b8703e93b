// Points and findings given by hand: with a reason, and counted only once a second person has confirmed them.
import { Button } from 'antd'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import type { SheetPage } from '../units/contract.ts'
import './appraisal.css'

type HandRule = SheetPage['handRules'][number]
const reason: JsonSchema = { type: 'string', title: '理由', minLength: 1, maxLength: 1000, widget: 'textarea' }

export function HandMarks({ sheet, onChanged }: { readonly sheet: SheetPage; readonly onChanged: () => unknown }) {
  const how = { renews: ['/work'], onDone: onChanged }
  const mark = useChange('POST', `/assessments/${sheet.assessment.id}/marks`, { ...how, done: '已记下，请另一人确认' })
  const confirm = useChange<string>('POST', (id) => `/assessment-marks/${id}/confirmation`, { ...how, done: '已确认' })
  const voiding = useChange<{ readonly id: string }>('POST', ({ id }) => `/assessment-marks/${id}/voiding`, { ...how, done: '已作废' })
  return (
    <Section
      title="人工评分"
      extra={
        sheet.mayMark
          ? sheet.handRules.map((rule) => (
              <FormButton
                key={rule.key}
                label={rule.title}
                title={rule.isFinding ? `认定一件：${rule.title}` : `评分：${rule.title}`}
                submitLabel="记下"
                note="另一个人确认以后才计入得分。"
                schema={formOf(rule, sheet)}
                onSubmit={(answers) =>
                  mark.mutateAsync({ taskId: null, points: null, ...answers, bodyId: sheet.unit.id, ruleKey: rule.key })
                }
              />
            ))
          : null
      }
    >
      <ProblemAlert error={confirm.error} />
      {sheet.marks.length === 0 ? <p className="sj-faint">没有人工评分。</p> : null}
      <ul className="pa-marks">
        {sheet.marks.map((m) => (
          <li key={m.id}>
            <div>
              {m.rule}
              {m.about ? `：${m.about}` : ` ${m.points}分`}{' '}
              <StatusTag label={m.confirmedBy ? '已确认' : '待第二人确认'} tone={m.confirmedBy ? 'good' : 'waiting'} />
              <div className="sj-faint">
                {m.reason} · {m.givenBy}
                {m.confirmedBy ? `、${m.confirmedBy}` : ''} {m.givenOn}
              </div>
            </div>
            {sheet.mayMark ? (
              <div className="sj-actions">
                {m.mayConfirm ? (
                  <Button size="small" type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(m.id)}>
                    确认
                  </Button>
                ) : null}
                <FormButton
                  label="作废"
                  isLink
                  isDanger
                  schema={{ type: 'object', properties: { reason }, required: ['reason'] }}
                  onSubmit={(answers) => voiding.mutateAsync({ ...answers, id: m.id })}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function formOf(rule: HandRule, sheet: SheetPage): JsonSchema {
  if (rule.isFinding)
    return {
      type: 'object',
      properties: {
        taskId: {
          title: '哪一件',
          enum: sheet.tasks.map((t) => t.id),
          labels: Object.fromEntries(sheet.tasks.map((t) => [t.id, t.label])),
        },
        reason,
      },
      required: ['taskId', 'reason'],
    }
  const max = rule.max ?? 0
  return {
    type: 'object',
    properties: { points: { type: 'number', title: '分数', minimum: Math.min(0, max), maximum: Math.max(0, max) }, reason },
    required: ['points', 'reason'],
  }
}
