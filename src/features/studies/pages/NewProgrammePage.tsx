// Plans a programme of study, training or reading.
import { useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { programmeDraft } from '../contract.ts'

export function NewProgrammePage() {
  const go = useGo()
  const { today } = useSession()
  return (
    <>
      <PageHeader
        title="制定学习活动"
        back={{ to: '/study-programmes', label: '学习活动' }}
        subtitle="专题学习、委员培训和书香政协都从这里开始。名称、阶段和主题每年自己写，不用改程序。"
      />
      <Section title="学习活动">
        <SchemaForm
          schema={formSchema(programmeDraft) ?? {}}
          initial={{ kind: 'study', fromDay: today, toDay: `${today.slice(0, 4)}-12-31` }}
          submitLabel="保存"
          onSubmit={async (answers) => {
            const { url } = await api<{ readonly url: string }>('POST', '/study-programmes', answers)
            go(url)
          }}
        />
      </Section>
    </>
  )
}
