// Begins a year's assessment: which rules, which year, up to which day the facts count.
import { Go, useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'

interface DraftForm {
  readonly form: Record<string, unknown>
  readonly year: number
  readonly rules: string
}

export function NewDutyAssessmentPage() {
  const go = useGo()
  const found = useApi<DraftForm>('/duty-assessment-form')
  return (
    <>
      <PageHeader
        title="建立履职考核"
        back={{ to: '/duty-assessments', label: '履职考核' }}
        subtitle={
          <>
            得分由履职事实按办法算出。可选的办法见<Go to="/duty-rules">考核办法</Go>；建立以后办法再改，不影响这次考核。
          </>
        }
      />
      <Loaded of={found} as="表单">
        {({ form, year, rules }) => (
          <Section title="这次考核">
            <SchemaForm
              schema={form}
              initial={{ title: `${year}年度委员履职考核`, year, rules }}
              submitLabel="建立"
              onSubmit={async (answers) => {
                const made = await api<{ url: string }>('POST', '/duty-assessments', answers)
                go(made.url)
              }}
            />
          </Section>
        )}
      </Loaded>
    </>
  )
}
