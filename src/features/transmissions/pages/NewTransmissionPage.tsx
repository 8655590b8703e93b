// Begins a 请示报告: a draft to be signed, or what was said aloud and is only to be registered.
import { useAddressQuery, useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { transmissionDraft } from '../contract.ts'

export function NewTransmissionPage() {
  const go = useGo()
  const [{ about, title }] = useAddressQuery()
  const [kind = '', id = ''] = about?.split(':') ?? []
  return (
    <>
      <PageHeader
        title="请示报告"
        back={{ to: '/transmissions', label: '请示报告登记簿' }}
        subtitle="书面的请示、报告起草后送签；口头汇报、上级会议上的发言和传达，保存后直接登记日期。"
      />
      <Section title="内容">
        <SchemaForm
          schema={formSchema(transmissionDraft) ?? {}}
          initial={title ? { title } : {}}
          submitLabel="保存"
          onSubmit={async (answers) => {
            const { url } = await api<{ readonly url: string }>('POST', '/transmissions', { ...answers, about: id ? { kind, id } : null })
            go(url)
          }}
        />
      </Section>
    </>
  )
}
