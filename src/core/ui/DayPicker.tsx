// A civil day as text in and out. On a phone the device's own date wheel is better than any drawn calendar.
import { DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import { usePhone } from './phone.ts'

export interface DayPickerProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (day: string | null) => void
  readonly min?: string
  readonly max?: string
  readonly 'aria-label'?: string
}

export function DayPicker({ id, value, onChange, min, max, ...rest }: DayPickerProps) {
  const isPhone = usePhone()
  const named = { ...(id ? { id } : {}), 'aria-label': rest['aria-label'] }
  if (isPhone)
    return <Input {...named} type="date" value={value ?? ''} min={min} max={max} onChange={(e) => onChange?.(e.target.value || null)} />
  return (
    <DatePicker
      {...named}
      className="sj-wide"
      value={value ? dayjs(value) : null}
      {...(min ? { minDate: dayjs(min) } : {})}
      {...(max ? { maxDate: dayjs(max) } : {})}
      onChange={(d) => onChange?.(d ? d.format('YYYY-MM-DD') : null)}
    />
  )
}
