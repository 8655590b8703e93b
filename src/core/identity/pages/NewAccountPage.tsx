// Opens an account for somebody on the register, or for somebody new, and hands out the initial password once.
import { Button } from 'antd'
import { useState } from 'react'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { AccountForms } from '../accounts-contract.ts'
import { InitialPassword, type Issued } from './InitialPassword.tsx'

export function NewAccountPage() {
  const forms = useApi<AccountForms>('/accounts/forms', { freshFor: 600_000 })
  const [made, setMade] = useState<(Issued & { readonly id: string }) | null>(null)
  const open = useChange<Record<string, unknown>, Issued & { readonly id: string }>('POST', '/accounts', {
    renews: ['/lists/accounts', '/lists/people', '/pick/people'],
    done: '账号已开设',
    onDone: setMade,
  })
  return (
    <>
      <PageHeader
        title="开设账号"
        subtitle="账号只解决能不能登录；能做什么，由安全管理员在账号页面办理任职后决定。"
        back={{ to: '/accounts', label: '账号和任职' }}
      />
      {made ? (
        <InitialPassword
          issued={made}
          next={
            <>
              <GoButton to={`/accounts/${made.id}`}>查看账号</GoButton>
              <Button onClick={() => setMade(null)}>已交给本人，再开一个</Button>
            </>
          }
        />
      ) : (
        <Section title="账号">
          <Loaded of={forms} as="表单">
            {(f) => <SchemaForm schema={f.create} submitLabel="开设账号" onSubmit={(a) => open.mutateAsync(a)} />}
          </Loaded>
        </Section>
      )}
    </>
  )
}
