// A button that asks before it acts: it opens the form of the act, sends it and closes.
import { Button } from 'antd'
import { useState } from 'react'
import { Panel } from './Panel.tsx'
import type { Picked } from './RemotePicker.tsx'
import { SchemaForm } from './SchemaForm.tsx'
import type { JsonSchema } from './schema-fields.ts'

export interface FormButtonProps {
  readonly label: string
  readonly title?: string
  readonly schema: JsonSchema | Readonly<Record<string, unknown>> | undefined
  readonly initial?: Readonly<Record<string, unknown>>
  readonly known?: readonly Picked[]
  readonly note?: string
  readonly submitLabel?: string
  readonly isDanger?: boolean
  readonly isPrimary?: boolean
  readonly isLink?: boolean
  readonly onSubmit: (answers: Record<string, unknown>) => Promise<unknown>
}

export function FormButton({ label, title = label, schema, initial, known, note, submitLabel = label, ...how }: FormButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const send = async (answers: Record<string, unknown>): Promise<void> => {
    await how.onSubmit(answers)
    setIsOpen(false)
  }
  return (
    <>
      <Button
        danger={how.isDanger ?? false}
        type={how.isPrimary ? 'primary' : how.isLink ? 'link' : 'default'}
        size={how.isLink ? 'small' : 'middle'}
        disabled={!schema}
        onClick={() => setIsOpen(true)}
      >
        {label}
      </Button>
      <Panel open={isOpen} title={title} onClose={() => setIsOpen(false)}>
        {schema ? (
          <SchemaForm
            schema={schema}
            submitLabel={submitLabel}
            danger={how.isDanger ?? false}
            note={note ?? null}
            {...(initial ? { initial } : {})}
            {...(known ? { known } : {})}
            onSubmit={send}
            onCancel={() => setIsOpen(false)}
          />
        ) : null}
      </Panel>
    </>
  )
}
