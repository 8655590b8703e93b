// Several units, each with its part in the case: 独办 alone, 主办 with 会办, or 分办 by several.
import { DeleteOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useNames, type Picked } from './RemotePicker.tsx'
import { UnitPicker } from './UnitPicker.tsx'

export interface UnitWithRole {
  readonly bodyId: string
  readonly role: string
}

const roleLabels: Readonly<Record<string, string>> = { sole: '独办', lead: '主办', assist: '会办', separate: '分办' }

export interface UnitsFieldProps {
  readonly id?: string
  readonly value?: readonly UnitWithRole[]
  readonly onChange?: (units: readonly UnitWithRole[]) => void
  readonly known?: readonly Picked[]
  readonly kinds?: readonly string[]
  readonly roles?: readonly string[]
}

export function UnitsField({ id, value = [], onChange, known = [], kinds = ['unit'], roles = Object.keys(roleLabels) }: UnitsFieldProps) {
  const [named, setNamed] = useState<readonly Picked[]>(known)
  const given = new Map([...known, ...named].map((b) => [b.id, b.name]))
  const found = useNames(
    'bodies',
    value.flatMap((u) => (given.has(u.bodyId) ? [] : [u.bodyId])),
  )
  const names = new Map([...given, ...found.map((b) => [b.id, b.name] as const)])
  const add = (bodyId: string | null, picked: Picked | null): void => {
    if (!bodyId || value.some((u) => u.bodyId === bodyId)) return
    if (picked) setNamed((before) => [...before, picked])
    onChange?.(withUsualRoles([...value, { bodyId, role: '' }], roles))
  }
  const setRole = (bodyId: string, role: string): void => onChange?.(value.map((u) => (u.bodyId === bodyId ? { ...u, role } : u)))
  const remove = (bodyId: string): void => onChange?.(value.filter((u) => u.bodyId !== bodyId))
  return (
    <div className="sj-units">
      {value.map((u) => (
        <div key={u.bodyId} className="sj-units-row">
          <span className="sj-units-name">{names.get(u.bodyId) ?? '…'}</span>
          <Segmented
            aria-label={`${names.get(u.bodyId) ?? '单位'}的承办方式`}
            value={u.role}
            onChange={(role) => setRole(u.bodyId, role)}
            options={roles.map((r) => ({ value: r, label: roleLabels[r] ?? r }))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`移除${names.get(u.bodyId) ?? '这个单位'}`}
            onClick={() => remove(u.bodyId)}
          />
        </div>
      ))}
      <UnitPicker
        {...(id ? { id } : {})}
        kinds={kinds}
        value={null}
        onChange={add}
        placeholder={value.length ? '再加一个单位' : '输入单位名称查找'}
      />
    </div>
  )
}

/** The first unit is alone; with a second one the first leads and the rest assist. What a person chose stays. */
function withUsualRoles(units: readonly UnitWithRole[], roles: readonly string[]): readonly UnitWithRole[] {
  const offered = (role: string): string => (roles.includes(role) ? role : (roles[0] ?? role))
  if (units.length === 1) return units.map((u) => ({ ...u, role: u.role || offered('sole') }))
  const usual = units.some((u) => u.role === 'separate') ? 'separate' : 'assist'
  return units.map((u) => ({ ...u, role: offered(u.role === 'sole' ? 'lead' : u.role || usual) }))
}
