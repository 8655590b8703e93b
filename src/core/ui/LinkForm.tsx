// Registers a link of a person or a body to another one: who first, then of what kind and on what paper.
import { Button, Segmented } from 'antd'
import { useId, useState } from 'react'
import { Panel } from './Panel.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import { useChange } from './query.tsx'
import { SchemaForm } from './SchemaForm.tsx'
import { UnitPicker } from './UnitPicker.tsx'

export interface LinkFormProps {
  readonly from: { readonly id: string; readonly kind: 'person' | 'body'; readonly name: string }
  readonly schema: Readonly<Record<string, unknown>>
  readonly renews: readonly string[]
}

export function LinkForm({ from, schema, renews }: LinkFormProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [kind, setKind] = useState<'person' | 'body'>('person')
  const [toId, setToId] = useState<string | null>(null)
  const other = useId()
  const make = useChange('POST', '/edges', { renews, done: '已登记', onDone: () => setIsOpen(false) })
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>登记联系</Button>
      <Panel open={isOpen} title={`登记“${from.name}”的联系关系`} onClose={() => setIsOpen(false)}>
        <Segmented<'person' | 'body'>
          aria-label="联系的是人还是机构"
          options={[
            { value: 'person', label: '人员' },
            { value: 'body', label: '机构' },
          ]}
          value={kind}
          onChange={(v) => {
            setKind(v)
            setToId(null)
          }}
        />
        <p>
          <label htmlFor={other}>{kind === 'person' ? '联系的人' : '联系的机构'}</label>
        </p>
        {kind === 'person' ? (
          <PersonPicker id={other} value={toId} onChange={(v: string | null) => setToId(v)} />
        ) : (
          <UnitPicker id={other} value={toId} onChange={(v: string | null) => setToId(v)} />
        )}
        <SchemaForm
          schema={schema}
          submitLabel="登记"
          onSubmit={(a) => make.mutateAsync({ toDay: null, ...a, fromId: from.id, fromKind: from.kind, toId: toId ?? '', toKind: kind })}
          onCancel={() => setIsOpen(false)}
        />
      </Panel>
    </>
  )
}
