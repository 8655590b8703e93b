// Begins the material of a matter that is to be filed upstairs.
import { useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { externalDraft } from '../contract.ts'

export function NewExternalPage() {
  const go = useGo()
  const { today } = useSession()
  return (
    <>
      <PageHeader
        title="整理提级办理素材"
        back={{ to: '/elevated', label: '提级办理' }}
        subtitle="本市解决不了、需要上级部门办理的事项，整理成素材，请驻本市的全国、省政协委员向上级政协提出。"
      />
      <Section title="素材">
        <SchemaForm
          schema={formSchema(externalDraft) ?? {}}
          initial={{ level: 'province', year: Number(today.slice(0, 4)) }}
          submitLabel="保存"
          onSubmit={async (answers) => {
            const { url } = await api<{ readonly url: string }>('POST', '/external-proposals', answers)
            go(url)
          }}
        />
      </Section>
    </>
  )
}
