// Choosing from what the server finds while one types. Names of values chosen earlier are looked up once.
import { Select, Spin } from 'antd'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { queryText } from './address.tsx'
import { useApi } from './query.tsx'

export interface Picked {
  readonly id: string
  readonly name: string
  /** What tells two of the same name apart: the unit, the sector, the session. */
  readonly note?: string | null
}

interface Common {
  readonly id?: string | undefined
  readonly placeholder?: string | undefined
  readonly disabled?: boolean | undefined
  readonly known?: readonly Picked[] | undefined
  readonly maxCount?: number | undefined
  readonly 'aria-label'?: string | undefined
}

interface One extends Common {
  readonly multiple?: false
  readonly value?: string | null | undefined
  readonly onChange?: (value: string | null, picked: Picked | null) => void
}

interface Many extends Common {
  readonly multiple: true
  readonly value?: readonly string[] | undefined
  readonly onChange?: (value: string[], picked: readonly Picked[]) => void
}

export type PickerProps = One | Many

/** `source` is what follows /api/pick/, `narrowed` what the search is limited to. */
export function RemotePicker({
  source,
  narrowed = {},
  ...props
}: PickerProps & { readonly source: string; readonly narrowed?: Readonly<Record<string, string | undefined>> }) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const [seen, setSeen] = useState<readonly Picked[]>([])
  const q = useDeferredValue(typed.trim())
  const chosen = props.multiple ? (props.value ?? []) : props.value ? [props.value] : []
  const known = new Map([...(props.known ?? []), ...seen].map((p) => [p.id, p]))

  const found = useApi<readonly Picked[]>(asked ? `/pick/${source}${queryText({ ...narrowed, q })}` : null, {
    keepPrevious: true,
    freshFor: 60_000,
  })
  const names = useNames(
    source,
    chosen.filter((id) => !known.has(id)),
  )

  const all = new Map([...known, ...names.map((p) => [p.id, p] as const), ...(found.data ?? []).map((p) => [p.id, p] as const)])
  const options = (found.data ?? []).map(optionOf)
  // Values chosen earlier keep their words even while the search shows others.
  const kept = chosen.filter((id) => !options.some((o) => o.value === id)).map((id) => optionOf(all.get(id) ?? { id, name: '…' }))

  const change = (value: string | string[] | null | undefined): void => {
    const ids = Array.isArray(value) ? value : value ? [value] : []
    const picked = ids.flatMap((id) => all.get(id) ?? [])
    setSeen((before) => [...before, ...picked])
    setTyped('')
    if (props.multiple) props.onChange?.(ids, picked)
    else props.onChange?.(ids[0] ?? null, picked[0] ?? null)
  }

  return (
    <Select<string | string[] | null>
      {...(props.id ? { id: props.id } : {})}
      {...(props.multiple ? { mode: 'multiple' as const } : {})}
      {...(props.maxCount ? { maxCount: props.maxCount } : {})}
      aria-label={props['aria-label']}
      className="sj-wide"
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      disabled={props.disabled ?? false}
      placeholder={props.placeholder ?? '输入名称查找'}
      value={props.multiple ? [...chosen] : (chosen[0] ?? null)}
      onChange={change}
      onOpenChange={(open) => open && setAsked(true)}
      notFoundContent={found.isFetching ? <Spin size="small" /> : asked && found.data ? '没有找到，请换个词' : '输入名称查找'}
      options={[...(q ? [] : kept), ...options]}
      labelRender={({ value, label }) => label ?? all.get(String(value))?.name ?? '…'}
      optionRender={({ data }) => optionWords(data as Option)}
    />
  )
}

/** The names of values chosen earlier, looked up once; what is narrowed today may have been chosen when it was not. */
export function useNames(source: string, ids: readonly string[]): readonly Picked[] {
  const found = useApi<readonly Picked[]>(ids.length ? `/pick/${source}${queryText({ ids: ids.join(',') })}` : null, { freshFor: 600_000 })
  return found.data ?? []
}

interface Option {
  readonly value: string
  readonly label: string
  readonly note: string | null
}

const optionWords = ({ label, note }: Option): ReactNode => (
  <span className="sj-option">
    {label}
    {note ? <span className="sj-option-note">{note}</span> : null}
  </span>
)

const optionOf = ({ id, name, note }: Picked): Option => ({
  value: id,
  label: name,
  note: note ?? null,
})
