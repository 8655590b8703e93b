// Sets up a body of any kind.
import { useAddressQuery, useGo } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { OrganisationForms } from '../contract.ts'

export function NewBodyPage() {
  const go = useGo()
  const [query] = useAddressQuery()
  const forms = useApi<OrganisationForms>('/organisation/forms', { freshFor: 600_000 })
  const create = useChange<Record<string, unknown>, { readonly id: string }>('POST', '/bodies', {
    renews: ['/lists/', '/pick/'],
    done: '已设立',
    onDone: ({ id }) => go(`/bodies/${id}`),
  })
  return (
    <>
      <PageHeader title="设立机构" back={{ to: '/bodies', label: '机构' }} />
      <Section title="机构">
        <Loaded of={forms} as="表单">
          {(f) => (
            <SchemaForm
              schema={f.createBody}
              initial={{ kind: query['kind'] ?? 'handling-unit' }}
              submitLabel="设立"
              onSubmit={(a) => create.mutateAsync(a)}
            />
          )}
        </Loaded>
      </Section>
    </>
  )
}
