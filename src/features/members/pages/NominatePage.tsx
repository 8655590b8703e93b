// Nominates a registered person for a seat in the term in force.
import { useAddressQuery, useGo } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import type { MembersForms } from '../contract.ts'

export function NominatePage() {
  const go = useGo()
  const { today } = useSession()
  const [query] = useAddressQuery()
  const forms = useApi<MembersForms>('/members/forms', { freshFor: 600_000 })
  const nominate = useChange<Record<string, unknown>, { readonly id: string }>('POST', '/seats', {
    renews: ['/lists/', '/people/'],
    done: '已提名',
  })
  const send = async (answers: Record<string, unknown>): Promise<void> => {
    await nominate.mutateAsync({ specialCommitteeId: null, groupId: null, ...answers })
    go(`/people/${String(answers['personId'])}`)
  }
  return (
    <>
      <PageHeader
        title="提名委员"
        subtitle="提名后经主席会议同意、常委会议决定，再登记就任；专委会不填时按界别的联系关系编入。"
        back={{ to: '/seats', label: '委员席位' }}
      />
      <Section title="提名">
        <Loaded of={forms} as="表单">
          {(f) => (
            <SchemaForm
              schema={f.nominate}
              initial={{ kind: 'member', day: today, personId: query['person'] ?? null }}
              submitLabel="提名"
              onSubmit={send}
            />
          )}
        </Loaded>
      </Section>
    </>
  )
}
