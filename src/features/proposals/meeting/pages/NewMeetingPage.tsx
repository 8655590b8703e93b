// A review meeting begins with its name and day; the list of cases is made on its own page.
import { api } from '#/core/ui/api.ts'
import { useGo } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'

export function NewMeetingPage() {
  const form = useApi<JsonSchema>('/review-meetings/form', { freshFor: 600_000 })
  const { today } = useSession()
  const go = useGo()
  return (
    <>
      <PageHeader title="筹备审查会议" back={{ to: '/review-meetings', label: '审查会议' }} />
      <Section title="会议">
        <Loaded of={form} as="表">
          {(schema) => (
            <SchemaForm
              schema={schema}
              initial={{ kind: 'regular', title: '提案委员会主任会议', plannedOn: today, place: '' }}
              submitLabel="筹备会议"
              onSubmit={async (answers) => {
                const { id } = await api<{ id: string }>('POST', '/review-meetings', answers)
                go(`/review-meetings/${id}`)
              }}
            />
          )}
        </Loaded>
      </Section>
    </>
  )
}
