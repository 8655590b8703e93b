// Begins a year's assessment: which scheme, and up to which day the records count.
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
  readonly today: string
}

export function NewAssessmentPage() {
  const go = useGo()
  const found = useApi<DraftForm>('/appraisal/assessment-form')
  return (
    <>
      <PageHeader
        title="建立承办单位考核"
        back={{ to: '/assessments', label: '承办单位考核' }}
        subtitle={
          <>
            得分由系统按记录算出，每一分都能打开看依据。可选的办法见<Go to="/scoring-schemes">考核办法</Go>。
          </>
        }
      />
      <Loaded of={found} as="表单">
        {({ form, year, today }) => (
          <Section title="这次考核">
            <SchemaForm
              schema={form}
              initial={{ title: `${year}年度提案办理考核`, year, countsUntil: today, scheme: 'deductions' }}
              submitLabel="建立"
              onSubmit={async (answers) => {
                const made = await api<{ url: string }>('POST', '/assessments', answers)
                go(made.url)
              }}
            />
          </Section>
        )}
      </Loaded>
    </>
  )
}
