// A code of a code list, as it stands today. Code lists are short: all of them are there, typing narrows.
import { Select } from 'antd'
import { queryText } from './address.tsx'
import { useApi } from './query.tsx'
import type { Picked } from './RemotePicker.tsx'

export interface CodePickerProps {
  readonly list: string
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (code: string | null) => void
  readonly placeholder?: string
}

export function CodePicker({ list, id, value, onChange, placeholder = '请选择' }: CodePickerProps) {
  const codes = useApi<readonly Picked[]>(`/pick/codes${queryText({ list })}`, { freshFor: 600_000 })
  return (
    <Select<string>
      {...(id ? { id } : {})}
      className="sj-wide"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={codes.isFetching}
      placeholder={placeholder}
      value={value ?? null}
      onChange={(code: string | undefined) => onChange?.(code ?? null)}
      options={(codes.data ?? []).map((c) => ({ value: c.id, label: c.name }))}
    />
  )
}
