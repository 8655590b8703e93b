// Names somebody to a role: the role first, because it decides whether a body must be named.
import { Button, Form, Select } from 'antd'
import { useId, useState } from 'react'
import { Panel } from '#/core/ui/Panel.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { useSession } from '#/core/ui/session.tsx'
import type { AccountForms, RoleRow } from '../accounts-contract.ts'

export interface GrantPostProps {
  readonly person: { readonly id: string; readonly name: string }
  readonly forms: AccountForms | undefined
  readonly renews: readonly string[]
}

export function GrantPost({ person, forms, renews }: GrantPostProps) {
  const { today } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  const [name, setName] = useState<string | null>(null)
  const id = useId()
  const roles = useApi<readonly RoleRow[]>(isOpen ? '/roles' : null, { freshFor: 600_000 }).data ?? []
  const role = roles.find((r) => r.name === name)
  const close = (): void => {
    setIsOpen(false)
    setName(null)
  }
  const grant = useChange('POST', '/posts', { renews, done: '已任职，下次登录起按新的权限', onDone: close })
  return (
    <>
      <Button disabled={!forms} onClick={() => setIsOpen(true)}>
        任职
      </Button>
      <Panel open={isOpen} title={`任职：${person.name}`} onClose={close}>
        <Form layout="vertical" component={false}>
          <Form.Item label="角色" htmlFor={id} extra={role ? telling(role) : '先选角色'}>
            <Select<string | null>
              id={id}
              className="sj-wide"
              placeholder="请选择"
              showSearch={{ optionFilterProp: 'label' }}
              value={name}
              onChange={setName}
              options={roles.map((r) => ({ value: r.name, label: r.label }))}
            />
          </Form.Item>
        </Form>
        {role && forms ? (
          <SchemaForm
            schema={role.inBody ? forms.postInBody : forms.post}
            initial={{ fromDay: today }}
            submitLabel="任职"
            onSubmit={(answers) => grant.mutateAsync({ ...answers, personId: person.id, role: role.name })}
            onCancel={close}
          />
        ) : null}
      </Panel>
    </>
  )
}

const telling = ({ rights, secondFactor }: RoleRow): string =>
  `可以：${rights.map((r) => r.label).join('；')}。${secondFactor ? '登录必须绑定动态口令。' : ''}`
