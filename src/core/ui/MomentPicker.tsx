// A day with its hour as text in and out, '2022-03-01 18:00'; the device's own picker, which every phone has.
import { Input } from 'antd'

export interface MomentPickerProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (moment: string | null) => void
}

export function MomentPicker({ id, value, onChange }: MomentPickerProps) {
  return (
    <Input
      {...(id ? { id } : {})}
      type="datetime-local"
      value={value?.replace(' ', 'T') ?? ''}
      onChange={(e) => onChange?.(e.target.value ? e.target.value.slice(0, 16).replace('T', ' ') : null)}
    />
  )
}
