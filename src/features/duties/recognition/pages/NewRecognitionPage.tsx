// Somebody is nominated by hand: one person or body, with the reason. Many at once are picked from the scores.
import { Segmented } from 'antd'
import { useState } from 'react'
import { Go, useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'

export function NewRecognitionPage() {
  const go = useGo()
  const { today } = useSession()
  const found = useApi<{ form: JsonSchema }>('/recognition-form')
  const [kind, setKind] = useState<'person' | 'body'>('person')
  return (
    <>
      <PageHeader
        title="提名表彰、批评、谈话"
        back={{ to: '/recognitions', label: '表彰批评谈话' }}
        subtitle={
          <>
            要按得分选几个人一起提名，请到<Go to="/duty-scores">履职得分</Go>里勾选。
          </>
        }
      />
      <Loaded of={found} as="表单">
        {({ form }) => (
          <Section
            title="提名"
            extra={
              <Segmented
                aria-label="对象是人还是机构"
                value={kind}
                onChange={(value) => setKind(value as 'person' | 'body')}
                options={[
                  { value: 'person', label: '个人' },
                  { value: 'body', label: '机构' },
                ]}
              />
            }
          >
            <SchemaForm
              key={kind}
              schema={{
                ...form,
                properties: {
                  ...form.properties,
                  id:
                    kind === 'person'
                      ? { type: 'string', title: '个人', widget: 'person' }
                      : { type: 'string', title: '机构', widget: 'unit' },
                  reason: { type: 'string', title: '理由', maxLength: 1000, minLength: 1, widget: 'textarea' },
                },
                required: [...(form.required ?? []), 'id', 'reason'],
              }}
              initial={{ year: Number(today.slice(0, 4)), level: 'city' }}
              submitLabel="提名"
              onSubmit={async ({ id, reason, ...answers }) => {
                const made = await api<{ url: string }>('POST', '/recognitions', {
                  ...answers,
                  holders: [{ id, kind, reason, points: null }],
                })
                go(made.url)
              }}
            />
          </Section>
        )}
      </Loaded>
    </>
  )
}
