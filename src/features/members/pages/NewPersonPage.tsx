// Registers a person: a future member, a liaison, somebody of the staff.
import { useGo } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { MembersForms } from '../contract.ts'

const unknown = {
  sex: null,
  ethnicGroup: null,
  birthMonth: null,
  party: null,
  education: null,
  employer: null,
  post: null,
  insideSystem: null,
  livesElsewhere: false,
  placeCode: null,
  mobile: null,
}

export function NewPersonPage() {
  const go = useGo()
  const forms = useApi<MembersForms>('/members/forms', { freshFor: 600_000 })
  const register = useChange<Record<string, unknown>, { readonly id: string }>('POST', '/people', {
    renews: ['/lists/', '/pick/'],
    done: '已登记',
    onDone: ({ id }) => go(`/people/${id}`),
  })
  return (
    <>
      <PageHeader
        title="登记人员"
        subtitle="只填办理工作需要的内容；手机号码加密保存，查看会留痕。"
        back={{ to: '/people', label: '人员' }}
      />
      <Section title="人员">
        <Loaded of={forms} as="表单">
          {(f) => (
            <SchemaForm
              schema={f.register}
              initial={unknown}
              submitLabel="登记"
              onSubmit={(a) => register.mutateAsync({ ...unknown, ...a })}
            />
          )}
        </Loaded>
      </Section>
    </>
  )
}
