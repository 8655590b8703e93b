// A new activity begins with its kind: what is asked follows from it. The list of people and the agenda are made on its own page.
import { Alert, Form, Select } from 'antd'
import { useState } from 'react'
import { useAddressQuery, useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useRenew } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import type { FormSchemas } from '../contract.ts'
import { schemaFor } from './form-schemas.ts'

export function NewActivityPage() {
  const forms = useApi<FormSchemas>('/activities/forms', { freshFor: 600_000 })
  const [address] = useAddressQuery()
  const [kind, setKind] = useState<string | null>(address['kind'] ?? null)
  const { today } = useSession()
  const go = useGo()
  const renew = useRenew()
  return (
    <>
      <PageHeader title="拟办会议活动" back={{ to: '/activities', label: '会议活动' }} />
      <Loaded of={forms} as="表">
        {(found) => {
          const chosen = found.kinds.find((k) => k.code === kind)
          return (
            <Section title="活动">
              <Form layout="vertical">
                <Form.Item label="类别" htmlFor="activity-kind" required>
                  <Select
                    id="activity-kind"
                    className="sj-wide"
                    placeholder="请选择是什么会议、什么活动"
                    showSearch={{ optionFilterProp: 'label' }}
                    value={kind}
                    onChange={setKind}
                    options={Object.entries(found.groups).flatMap(([group, label]) => {
                      const options = found.kinds.filter((k) => k.group === group).map((k) => ({ value: k.code, label: k.label }))
                      return options.length ? [{ label, options }] : []
                    })}
                  />
                </Form.Item>
              </Form>
              {chosen ? (
                <>
                  {chosen.approvedFirst ? (
                    <Alert type="info" showIcon className="sj-note" title={`${chosen.label}要先送审，审定后再通知。`} />
                  ) : null}
                  <SchemaForm
                    key={chosen.code}
                    schema={schemaFor(found, chosen.code)}
                    initial={{
                      hostId: found.hostId,
                      sessions: [{ label: '', day: address['day'] ?? today, from: '09:00', until: '11:30' }],
                    }}
                    submitLabel="建立草稿"
                    onSubmit={async (answers) => {
                      const { id } = await api<{ id: string }>('POST', '/activities', { ...answers, kind: chosen.code })
                      await renew('/lists/', '/activity-calendar')
                      go(`/activities/${id}`)
                    }}
                  />
                </>
              ) : (
                <p className="sj-faint">先选类别，再填时间、地点和这一类活动要填的内容。名单、议程、材料在建立以后填。</p>
              )}
            </Section>
          )
        }}
      </Loaded>
    </>
  )
}
