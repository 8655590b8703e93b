// The filters of a list, drawn from its declaration: a row that unfolds on a desk, a sheet on a phone.
import { DownOutlined, FilterOutlined, UpOutlined } from '@ant-design/icons'
import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState, type ReactNode } from 'react'
import type { ListShape } from '#/core/lists/contract.ts'
import { DayPicker } from './DayPicker.tsx'
import { withValue, type ListQuery } from './list-question.ts'
import { Panel } from './Panel.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import { usePhone } from './phone.ts'
import { UnitPicker } from './UnitPicker.tsx'

type Filter = ListShape['filters'][number]

export interface ListFiltersProps {
  readonly shape: ListShape
  readonly query: ListQuery
  readonly onChange: (query: ListQuery) => void
}

const shownAtFirst = 3

export function ListFilters({ shape, query, onChange }: ListFiltersProps) {
  const isPhone = usePhone()
  const [isOpen, setIsOpen] = useState(false)
  const set = (key: string) => (value: string | null) => onChange(withValue(query, key, value))
  const inputs = (filters: readonly Filter[]): ReactNode =>
    filters.map((f) => (
      <div key={f.key} className="sj-filter">
        <span className="sj-filter-label" aria-hidden>
          {f.label}
        </span>
        <FilterInput filter={f} value={query[`f.${f.key}`] ?? null} onChange={set(`f.${f.key}`)} />
      </div>
    ))
  const search = shape.hasWords ? <WordsInput value={query['q'] ?? ''} onChange={set('q')} /> : null
  if (isPhone) {
    const count = Object.keys(query).filter((k) => k.startsWith('f.')).length
    return (
      <div className="sj-filters-phone">
        {search}
        {shape.filters.length ? (
          <Button icon={<FilterOutlined />} onClick={() => setIsOpen(true)}>
            筛选{count ? `（${count}）` : ''}
          </Button>
        ) : null}
        <Panel open={isOpen} title="筛选" onClose={() => setIsOpen(false)}>
          <div className="sj-filters-sheet">{inputs(shape.filters)}</div>
          <Button type="primary" block onClick={() => setIsOpen(false)}>
            看结果
          </Button>
        </Panel>
      </div>
    )
  }
  const more = shape.filters.slice(shownAtFirst)
  const isMoreSet = more.some((f) => query[`f.${f.key}`])
  return (
    <search className="sj-filters" aria-label="筛选">
      {search}
      {inputs(shape.filters.slice(0, shownAtFirst))}
      {isOpen || isMoreSet ? inputs(more) : null}
      {more.length ? (
        <Button
          type="link"
          onClick={() => setIsOpen(!isOpen)}
          aria-expanded={isOpen || isMoreSet}
          icon={isOpen ? <UpOutlined /> : <DownOutlined />}
          disabled={isMoreSet}
        >
          {isOpen ? '收起' : '更多筛选'}
        </Button>
      ) : null}
    </search>
  )
}

/** Asks when the person pauses or presses Enter, not at every key. */
function WordsInput({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const [text, setText] = useState(value)
  const [sent, setSent] = useState(value)
  // The address changed by itself: a view was chosen, the filters were cleared.
  if (value !== sent) {
    setSent(value)
    setText(value)
  }
  const ask = (words: string): void => {
    setSent(words)
    onChange(words)
  }
  useEffect(() => {
    if (text === sent) return
    const timer = setTimeout(() => ask(text), 500)
    return () => clearTimeout(timer)
  })
  return (
    <Input.Search
      className="sj-words"
      allowClear
      maxLength={100}
      aria-label="按文字查找"
      placeholder="按文字查找"
      value={text}
      onChange={(e) => setText(e.target.value)}
      onSearch={ask}
    />
  )
}

interface FilterInputProps {
  readonly filter: Filter
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

function FilterInput({ filter, value, onChange }: FilterInputProps) {
  const isPhone = usePhone()
  const label = filter.label
  const choices = filter.kind === 'yesNo' ? yesNo : (filter.choices ?? [])
  const [from = '', to = ''] = filter.kind === 'dayRange' ? (value ?? '').split('..') : []
  const setRange = (a: string | null, b: string | null): void => onChange(a || b ? `${a ?? ''}..${b ?? ''}` : null)
  switch (filter.kind) {
    case 'choice':
    case 'yesNo':
      return (
        <Select<string>
          aria-label={label}
          className="sj-wide"
          allowClear
          placeholder="不限"
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          onChange={(v: string | undefined) => onChange(v ?? null)}
          options={choices.map((c) => ({ ...c }))}
        />
      )
    case 'choices':
      return (
        <Select<string[]>
          aria-label={label}
          className="sj-wide"
          mode="multiple"
          maxTagCount="responsive"
          allowClear
          placeholder="不限"
          showSearch={{ optionFilterProp: 'label' }}
          value={value ? value.split(',') : []}
          onChange={(v) => onChange(v.join(',') || null)}
          options={choices.map((c) => ({ ...c }))}
        />
      )
    case 'text':
      return (
        <Input.Search
          aria-label={label}
          allowClear
          placeholder="不限"
          defaultValue={value ?? ''}
          key={value}
          onSearch={(v) => onChange(v || null)}
          onBlur={(e) => e.target.value !== (value ?? '') && onChange(e.target.value || null)}
        />
      )
    case 'body':
      return <UnitPicker aria-label={label} kinds={filter.bodyKinds} value={value} onChange={onChange} placeholder="不限" />
    case 'person':
      return <PersonPicker aria-label={label} value={value} onChange={onChange} placeholder="不限" />
    case 'dayRange':
      return isPhone ? (
        <div className="sj-range">
          <DayPicker aria-label={`${label}自`} value={from || null} onChange={(a) => setRange(a, to)} />
          <DayPicker aria-label={`${label}至`} value={to || null} onChange={(b) => setRange(from, b)} />
        </div>
      ) : (
        <DatePicker.RangePicker
          aria-label={label}
          className="sj-wide"
          allowEmpty={[true, true]}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(range) => setRange(range?.[0]?.format('YYYY-MM-DD') ?? null, range?.[1]?.format('YYYY-MM-DD') ?? null)}
        />
      )
  }
}

const yesNo = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
]
