// A form drawn from the server's JSON Schema. What the server refuses is shown next to the field it names, the rest above the form.
import { Alert, Button, Form, type FormInstance } from 'antd'
import { useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { ApiProblem } from './api.ts'
import { ProblemAlert } from './ProblemAlert.tsx'
import type { Picked } from './RemotePicker.tsx'
import { SchemaField } from './SchemaField.tsx'
import { answersOf, fieldsOf, initialOf, pathOf, type Field, type JsonSchema } from './schema-fields.ts'

export interface SchemaFormProps {
  readonly schema: JsonSchema
  readonly initial?: Readonly<Record<string, unknown>>
  /** Names of people and bodies that stand in `initial`. */
  readonly known?: readonly Picked[]
  readonly submitLabel: string
  readonly danger?: boolean
  /** Said above the form before anything is sent. */
  readonly note?: string | null
  readonly onSubmit: (answers: Record<string, unknown>) => Promise<unknown>
  readonly onCancel?: () => void
}

export function SchemaForm({ schema, initial, known = [], submitLabel, danger = false, note, onSubmit, onCancel }: SchemaFormProps) {
  const [form] = Form.useForm<Record<string, unknown>>()
  const fields = useMemo(() => fieldsOf(schema), [schema])
  const [error, setError] = useState<unknown>(null)
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const [isSending, setIsSending] = useState(false)
  // Two forms on one page may ask for the same field: their inputs must not share an id.
  const prefix = useId()
  const top = useRef<HTMLDivElement>(null)

  const send = async (values: Record<string, unknown>): Promise<void> => {
    setError(null)
    setIsSending(true)
    try {
      await onSubmit(answersOf(fields, values))
    } catch (failed) {
      setError(failed)
      setShown(failed instanceof ApiProblem ? showNextToFields(form, fields, failed) : new Set())
      top.current?.scrollIntoView({ block: 'nearest' })
    } finally {
      setIsSending(false)
    }
  }

  return (
    <div ref={top}>
      {note ? <Alert type="info" showIcon title={note} className="sj-note" /> : null}
      <ProblemAlert error={error} without={shown} />
      <Form
        form={form}
        name={prefix}
        layout="vertical"
        requiredMark={marked}
        initialValues={initialOf(fields, initial)}
        onFinish={(values) => void send(values)}
        scrollToFirstError={{ focus: true, block: 'center' }}
        disabled={isSending}
      >
        {fields.map((field) => (
          <SchemaField key={field.name} field={field} at={[]} known={known} />
        ))}
        <div className="sj-form-foot">
          {onCancel ? (
            <Button onClick={onCancel} disabled={isSending}>
              取消
            </Button>
          ) : null}
          <Button type="primary" htmlType="submit" danger={danger} loading={isSending}>
            {submitLabel}
          </Button>
        </div>
      </Form>
    </div>
  )
}

/** The word, not only a red star. */
const marked = (label: ReactNode, { required }: { readonly required: boolean }): ReactNode => (
  <span>
    {label}
    {required ? <span className="sj-required">必填</span> : null}
  </span>
)

/** Puts each reason at its field and tells which reasons found one. */
function showNextToFields(form: FormInstance, fields: readonly Field[], { problem }: ApiProblem): ReadonlySet<string> {
  const shown = new Set<string>()
  const byPath = new Map<string, { name: (string | number)[]; errors: string[] }>()
  for (const { field, says } of problem.reasons) {
    const path = field ? pathOf(fields, field) : null
    if (!field || !path) continue
    shown.add(field)
    const key = path.join('.')
    const held = byPath.get(key) ?? { name: [...path], errors: [] }
    held.errors.push(says)
    byPath.set(key, held)
  }
  const all = [...byPath.values()]
  form.setFields(all)
  if (all[0]) form.scrollToField(all[0].name, { focus: true, block: 'center' })
  return shown
}
