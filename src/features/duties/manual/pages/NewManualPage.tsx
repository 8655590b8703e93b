// Enters a deed that no record of the system holds yet: first what it was, then the form of that kind.
import { Form, Select } from 'antd'
import { useState } from 'react'
import { useAddressQuery, useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import type { ManualForms } from '../contract.ts'

export function NewManualPage() {
  const forms = useApi<ManualForms>('/manual-facts/forms', { freshFor: 60_000 })
  return (
    <Loaded of={forms} as="登记表">
      {(found) => <Entry forms={found} />}
    </Loaded>
  )
}

function Entry({ forms }: { readonly forms: ManualForms }) {
  const go = useGo()
  const { today } = useSession()
  const [address] = useAddressQuery()
  const [code, setCode] = useState(address['verb'] ?? '')
  const verb = forms.verbs.find((v) => v.code === code)
  const groups = [...new Set(forms.verbs.map((v) => v.group))]
  return (
    <>
      <PageHeader
        title={forms.selfOnly ? '申报履职事项' : '登记履职事项'}
        back={{ to: '/manual-facts', label: '人工登记的履职事项' }}
        subtitle="提案、会议活动、文稿等由系统自动计入，不用登记。系统里没有的在这里登记，由另一人核实后计入履职档案。"
      />
      <Section title="事项">
        <Form layout="vertical">
          <Form.Item label="类别" htmlFor="manual-verb" required>
            <Select
              id="manual-verb"
              placeholder="请选择做的是什么"
              value={code || null}
              onChange={(value: string | null) => setCode(value ?? '')}
              options={groups.map((group) => ({
                label: group,
                options: forms.verbs.filter((v) => v.group === group).map((v) => ({ value: v.code, label: v.label })),
              }))}
            />
          </Form.Item>
        </Form>
        {verb ? (
          <SchemaForm
            key={verb.code}
            schema={verb.form}
            initial={{ day: today, role: 'holder', ...(address['person'] ? { personId: address['person'] } : {}) }}
            submitLabel={forms.selfOnly ? '申报' : '登记'}
            onSubmit={async (answers) => {
              const { url } = await api<{ readonly url: string }>('POST', '/manual-facts', { ...answers, verb: verb.code })
              go(url)
            }}
          />
        ) : (
          <p className="sj-faint">选好类别后填写做了什么、哪一天、在哪里能查到。</p>
        )}
      </Section>
    </>
  )
}
