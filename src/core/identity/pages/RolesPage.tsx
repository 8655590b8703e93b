// The table of roles: what each may do, who must sign in with a second factor, and which roles hold a given right.
import { Select } from 'antd'
import { useAddressQuery } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { RoleRow } from '../accounts-contract.ts'
import './identity.css'

export function RolesPage() {
  const found = useApi<readonly RoleRow[]>('/roles', { freshFor: 600_000 })
  return (
    <>
      <PageHeader
        title="角色和权限"
        subtitle="权限跟着角色走，角色跟着任职走：任期一过，权限随之终止。这张表随程序发布，不能在页面上改。"
        back={{ to: '/accounts', label: '账号和任职' }}
      />
      <Loaded of={found} as="角色">
        {(roles) => <Roles roles={roles} />}
      </Loaded>
    </>
  )
}

function Roles({ roles }: { readonly roles: readonly RoleRow[] }) {
  const [query, setQuery] = useAddressQuery()
  const wanted = query['right'] ?? null
  const rights = [...new Map(roles.flatMap((r) => r.rights.map((x) => [x.right, x.label] as const)))]
  const shown = wanted ? roles.filter((r) => r.rights.some((x) => x.right === wanted)) : roles
  return (
    <Section
      title={wanted ? `有这项权限的角色（${shown.length}个）` : `全部角色（${shown.length}个）`}
      extra={
        <Select<string | null>
          aria-label="看哪些角色有某项权限"
          className="sj-role-right"
          placeholder="看哪些角色有某项权限"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={wanted}
          onChange={(right) => setQuery(right ? { right } : {})}
          options={rights.map(([value, label]) => ({ value, label }))}
        />
      }
    >
      <table className="sj-table sj-stacking">
        <thead>
          <tr>
            <th scope="col">角色</th>
            <th scope="col" className="sj-keep">
              动态口令
            </th>
            <th scope="col">权限</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((role) => (
            <tr key={role.name}>
              <th scope="row" className="sj-keep">
                {role.label}
                {role.inBody ? <div className="sj-faint">任职须指明单位</div> : null}
                {role.administrator ? <div className="sj-faint">三员之一，不得兼任</div> : null}
              </th>
              <td className="sj-keep" data-label="动态口令">
                {role.secondFactor ? <StatusTag label="必须" tone="active" /> : '自愿'}
              </td>
              <td data-label="权限">
                {role.rights.map(({ right, label }, i) => (
                  <span key={right}>
                    {i > 0 ? '；' : ''}
                    {right === wanted ? <strong>{label}</strong> : label}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
