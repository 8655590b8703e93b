// Registers somebody who is no member and whom one keeps in touch with.
import { useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useRenew } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { contactPersonForm } from '../contract.ts'

export function NewContactPersonPage() {
  const go = useGo()
  const renew = useRenew()
  return (
    <>
      <PageHeader
        title="登记联系人"
        back={{ to: '/contact-people', label: '联系人' }}
        subtitle="不是委员、但您经常联系的人：党外知识分子、非公经济人士、新的社会阶层人士、籍外人士等。只有您和办公室看得到。"
      />
      <Section title="联系人">
        <SchemaForm
          schema={formSchema(contactPersonForm) ?? {}}
          submitLabel="登记"
          onSubmit={async (answers) => {
            const { id } = await api<{ readonly id: string }>('POST', '/contact-people', answers)
            await renew('/lists/contact-people', '/contact-records/writing')
            go(`/contact-people/${id}`)
          }}
        />
      </Section>
    </>
  )
}
