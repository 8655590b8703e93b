// Prepares a round of 述职.
import { useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { roundDraft } from '../contract.ts'

export function NewRoundPage() {
  const go = useGo()
  const { today } = useSession()
  const year = Number(today.slice(0, 4))
  return (
    <>
      <PageHeader title="筹备述职" back={{ to: '/duty-rounds', label: '述职' }} subtitle="每年一轮：书面报告、会上述职、不记名测评。" />
      <Section title="述职">
        <SchemaForm
          schema={formSchema(roundDraft) ?? {}}
          initial={{ year, title: `${year}年度常务委员述职` }}
          submitLabel="保存"
          onSubmit={async (answers) => {
            const { url } = await api<{ readonly url: string }>('POST', '/duty-rounds', answers)
            go(url)
          }}
        />
      </Section>
    </>
  )
}
